# /maintenance, for operators

operator-maintenance-off =
    ✅ <b>Maintenance is off.</b> The bot takes new orders.

    While it is on, customers can’t begin or continue an exchange and read a text instead. What they have entered is kept. Existing orders are watched, paid and cancelled as usual, and operators can go on testing.
operator-maintenance-on =
    🛠 <b>Maintenance is on</b> since { $since }, by <a href="tg://user?id={ $by }">{ $by }</a>.

    Customers can’t begin or continue an exchange; what they have entered is kept. Existing orders go on as usual. When you switch it off, those who were stopped midway are told that they can continue.
operator-maintenance-texts = What customers read meanwhile:
operator-maintenance-turn-on = 🛠 Switch on
operator-maintenance-turn-off = ✅ Switch off
operator-maintenance-button-own = ✏️ { $language }: your text
operator-maintenance-button-default = { $language }: standard text
operator-maintenance-back = ‹ Maintenance

operator-maintenance-ask-on =
    <b>Switch maintenance on?</b>

    From now on customers can’t begin or continue an exchange. This is what they will read:
operator-maintenance-text-of =
    <b>{ $language }</b>
    { $text }
operator-maintenance-ask-off =
    <b>Switch maintenance off?</b>

    Customers can exchange again at once. Those who were stopped midway are told.
operator-maintenance-yes-on = Yes, switch on
operator-maintenance-yes-off = Yes, switch off
operator-maintenance-no = No
operator-maintenance-is-on = 🛠 <b>Done.</b> All of the bot knows within two seconds.
operator-maintenance-is-off = ✅ <b>Done.</b> All of the bot knows within two seconds.

operator-maintenance-text-own = ✏️ <b>{ $language }: your text.</b> Customers read:
operator-maintenance-text-default = <b>{ $language }: the standard text.</b> Customers read:
operator-maintenance-write = ✏️ Write another
operator-maintenance-default = Use the standard one
operator-maintenance-ask-text = ✏️ <b>Send the text in this language: { $language }.</b> Bold, italics, links and quotes stay as you send them. You’ll see it first as customers will.
operator-maintenance-words-only = ⚠️ I need words here, in one message without a picture or a file.
operator-maintenance-preview = 👀 <b>{ $language }: customers will read:</b>
operator-maintenance-cut = ✂️ It was too long: only the first { $units } characters are kept.
operator-maintenance-dropped = ℹ️ Some of the formatting can’t be sent by a bot and was left out.
operator-maintenance-save = ✅ Use this text
operator-maintenance-rewrite = ✏️ Write again
operator-maintenance-saved = ✅ <b>The text is in use.</b>

audit-maintenance-on = switched maintenance on
audit-maintenance-off = switched maintenance off after { $minutes } min
audit-maintenance-text = changed the maintenance text ({ $language })
audit-maintenance-text-default = went back to the standard maintenance text ({ $language })

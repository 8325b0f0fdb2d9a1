# A customer, as operators see them.

customer-title = 👤 <b>Customer <code>{ $person }</code></b> · <a href="tg://user?id={ $person }">open the chat</a>
customer-nobody = 🔎 <b>Nobody with the number { $person } has ever used this bot.</b>
customer-never-wrote = Has never written to the bot.
customer-language = Language: { $code }
customer-since = With us since { $at }, last seen about { $seen }
customer-reachable = Can be written to.
customer-lost = 🔕 Can’t be written to since { $at }: has blocked the bot, or is gone from Telegram.
customer-news = News: on
customer-no-news = News: switched off { $at }
customer-terms = Terms: version { $version } accepted { $at }
customer-no-terms = Terms: not accepted yet
customer-blocked = ⛔ <b>Blocked</b> since { $at } by operator <code>{ $by }</code>: { $reason }
customer-brought = Came by the link of partner { $partner } on { $at }
customer-brought-label = Came by the link of partner { $partner } ({ $label }) on { $at }
customer-is-partner = Is partner { $partner } here.
customer-orders = 🧾 Orders: open { $open }, completed { $done }, cancelled { $cancelled }, never created { $never }
customer-no-orders = 🧾 No orders yet.
customer-turnover = Turnover: { $sums }
customer-turnover-more = Turnover: { $sums } and { $more ->
        [one] { $more } more currency
       *[other] { $more } more currencies
    }
customer-turnover-cut = <i>Of the newest { $newest } completed orders.</i>
customer-block = ⛔ Block
customer-unblock = Unblock
customer-erase = 🗑 Erase data
customer-to-admin = ‹ Dashboard

# Blocking

block-list = ⛔ <b>Blocked people: { $count }</b>
block-none = ⛔ <b>Nobody is blocked.</b>
block-line = { $person } · { $reason }
block-somebody = Block somebody
block-to-list = ‹ Blocked people
block-whom = <b>Whom do you want to block?</b> Send their Telegram id, or forward a message of theirs.
block-bad-id = ⚠️ <b>That isn’t a Telegram id.</b> It is a number, for example <code>/block 123456789</code>
block-hidden = ⚠️ <b>That message doesn’t show whose it is</b>: they hide it from forwards. Find one of their orders with /find, it names their id.
block-ask-reason =
    <b>Why should <code>{ $person }</code> be blocked?</b>

    Send the reason in a few words. Only operators see it.
block-reason-words = ⚠️ <b>Please send the reason as text.</b>
block-ask =
    <b>Block <code>{ $person }</code>?</b>
    Reason: { $reason }

    The bot won’t serve them any more and will tell them so once a day at most. Their open orders go on: they keep the cards, can pay or cancel, and can reach support.
block-yes = ⛔ Block
block-is-done = ✅ <b>Blocked.</b>
block-is-already = ℹ️ <b>They are blocked already.</b>
block-is-operator = ⚠️ <b>An operator can’t be blocked.</b> Their role has to be taken first: /roles
block-freed = ✅ <b>Unblocked:</b> the bot serves them again.
block-not-blocked = ℹ️ <b>They aren’t blocked.</b>

# What is said to who is blocked.

shut-out = 🙏 We’re sorry, but new exchanges aren’t available to you in this bot; the orders you already have go on as usual.
shut-out-toast = Sorry, this isn’t available to you.

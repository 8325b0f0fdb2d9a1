# /directions, for operators

offer-title = 🔁 <b>What the bot offers</b>
offer-count-directions = Directions on the site: { $count }, switched off here: { $off }
offer-count-currencies = Currencies on the site: { $count }, switched off here: { $off }
offer-search = Type a part of a name to find one, for example <i>btc sber</i>
offer-button-directions = Directions
offer-button-currencies = Currencies
offer-button-marked = Changed here: { $count }
offer-home = ‹ What the bot offers
offer-to-found = ‹ Search results

offer-list-dir = <b>Directions on the site: { $count }</b>
offer-list-cur = <b>Currencies on the site: { $count }</b>
offer-list-set = <b>Changed here: { $count }</b>
offer-marks = { $off } switched off · { $pinned } pinned, with its place · { $named } has names of your own
offer-found = Found for “{ $query }”:
offer-not-found = Nothing was found for “{ $query }”. Try another part of the name.
offer-none = The site offers nothing right now.
offer-none-marked = Nothing has been changed here: everything is as the site has it.
offer-unknown = ℹ️ The site has no such direction or currency any more, and nothing of it is kept here.

offer-item = <b>{ $title }</b> · { $id }
offer-is-on = ✅ The bot offers it.
offer-is-off-direction = ⏸ Switched off here: customers don’t see it, and its links and old buttons say that it isn’t exchanged just now. Existing orders go on.
offer-is-off-currency = ⏸ Switched off here, with all its directions: customers don’t see them. Existing orders go on.
offer-is-off-by = ⏸ The bot doesn’t offer it because a currency is switched off: { $currencies }
offer-is-gone = 🕳 The site hasn’t got it any more. What was set here does nothing now, and can be removed.
offer-is-pinned = 📌 Pinned: { $place } of { $count }
offer-turn-off = ⏸ Switch off
offer-turn-on = ✅ Switch on
offer-pin = 📌 Pin to the top
offer-unpin = Unpin
offer-forget = 🗑 Remove
offer-done-off = ⏸ <b>Switched off.</b> All of the bot knows within three seconds.
offer-done-on = ✅ <b>Switched on.</b> All of the bot knows within three seconds.
offer-pins-full = ⚠️ <b>Only { $count } can be pinned.</b> Unpin another one first.

offer-name-site = as on the site
offer-name-line = { $language }: { $name } · also: { $also }
offer-button-names = ✎ Names: { $language }

offer-names = ✏️ <b>{ $title }</b> · { $language }
offer-names-name = Customers see: <b>{ $name }</b>
offer-names-no-name = Customers see the site’s own name.
offer-names-also = Also found by: { $also }
offer-names-no-also = Also found by: –
offer-names-how = The name is what customers see in this language. Whatever you add here is found by typing it in any language.
offer-names-set-name = Set the name
offer-names-set-also = Set synonyms
offer-names-site = Back to the site’s
offer-names-saved = ✅ <b>Saved.</b>
offer-names-are-site = ✅ <b>As on the site again.</b>
offer-ask-name = ✏️ <b>How should customers see { $title }?</b> Send the name. Language: { $language }
offer-ask-also = ✏️ <b>What else do people call { $title }?</b> Send all the words, with commas between. They replace the earlier ones. Language: { $language }
offer-name-empty = ⚠️ I need a name with letters or digits.
offer-name-long = ⚠️ That is too long for a button: { $length } characters at most.
offer-also-empty = ⚠️ I need words in Latin or Cyrillic letters, or digits: nothing else can be searched for.
offer-also-long = ⚠️ One of them is too long: { $length } characters at most each.
offer-also-many = ⚠️ That is too many: { $count } at most.

audit-direction-off = switched the direction { $title } ({ $subject }) off
audit-direction-on = switched the direction { $title } ({ $subject }) on
audit-currency-off = switched the currency { $title } ({ $subject }) off
audit-currency-on = switched the currency { $title } ({ $subject }) on
audit-offer-pinned = pinned { $title } ({ $subject })
audit-offer-unpinned = unpinned { $title } ({ $subject })
audit-offer-moved = moved { $title } ({ $subject }) among the pinned ones
audit-offer-forgotten = removed what was set of { $title } ({ $subject })
audit-currency-names = named { $title } ({ $subject }, { $language }): { $name }; also { $synonyms }
audit-currency-names-site = took the names given to { $title } ({ $subject }) away ({ $language })

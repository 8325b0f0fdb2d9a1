# What operators are told by itself, and what they are told of

notice-order =
    Order: <code>{ $number }</code>
    { $give } → { $get } ({ $direction })
    { $sums }
    Customer: <a href="tg://user?id={ $customer }">{ $customer }</a>
notice-order-gone = The order isn’t kept here any more.
notice-open = Order { $number }
notice-minutes = { $minutes } min
notice-hours =
    { $minutes ->
        [0] { $hours } h
       *[other] { $hours } h { $minutes } min
    }
notice-astray = ❗ This was for the operators’ group (OPERATORS_CHAT_ID), but the bot can’t write there.

notice-untold = ℹ️ <b>Something has happened that can’t be shown here.</b> The log says why; /find shows the orders.

notice-made = 🆕 <b>A new order</b>
notice-paid-said = 💵 <b>The customer says that they have paid</b>
notice-paid-came =
    💰 <b>The payment is in</b>

    Status: { $status }
notice-attention =
    ⚠️ <b>{ $status }</b>

    The order needs a person.
notice-stuck =
    ⏳ <b>An order is stuck</b>

    Status: { $status }, for { $duration } now
notice-site-down =
    🔴 <b>The exchanger doesn’t answer</b>

    No good answer for { $duration }, since { $since }. The bot goes on asking, and keeps what customers confirm.
notice-site-up =
    🟢 <b>The exchanger answers again</b>

    It was away for { $duration }, since { $since }.
notice-late-changes =
    🐢 <b>Changes of orders come late</b>

    The site’s list of orders hasn’t been read for { $duration }, since { $since }: customers hear late of their orders.
notice-in-time-changes =
    🟢 <b>Changes of orders come in time again</b>

    They were late for { $duration }, since { $since }.
notice-late-messages =
    🐢 <b>Messages go out late</b>

    Some have been waiting for { $duration }, since { $since }: Telegram takes none, or too many at once are to be sent.
notice-in-time-messages =
    🟢 <b>Messages go out in time again</b>

    They were late for { $duration }, since { $since }.
notice-error =
    🐞 <b>Something went wrong in the bot</b>

    <code>{ $error }</code>
    <code>{ $place }</code>
    { $at }
    The same mistake is told once an hour at most; all of them are in the log.
notice-error-number = In the log: <code>{ $number }</code>
notice-payout-refused = 💸 <b>A partner’s payout was refused</b>
notice-payout-failed = 💸 <b>A partner’s payout was not made</b>
notice-payout-unclear =
    💸 <b>It is unclear what became of a partner’s payout</b>

    Please look it up on the site.
notice-payout =
    Payout: <code>{ $number }</code>
    { $amount }, { $title }
    Partner: { $partner }, <a href="tg://user?id={ $person }">{ $person }</a>

notice-list =
    <b>{ $count ->
        [one] { $count } thing has happened
       *[other] { $count } things have happened
    }</b>
notice-more = … and { $count } more: /find shows the orders
notice-line-made = 🆕 <code>{ $number }</code> { $pair }
notice-line-paid-said = 💵 <code>{ $number }</code> paid, says the customer: { $pair }
notice-line-paid-came = 💰 <code>{ $number }</code> payment is in: { $pair }
notice-line-attention = ⚠️ <code>{ $number }</code> { $status }
notice-line-stuck = ⏳ <code>{ $number }</code> { $status }, for { $duration }
notice-line-unclear-created = ❗ <code>{ $number }</code> unclear whether it was created
notice-line-unclear-unseen = ❗ <code>{ $number }</code> exists, but the bot can’t see it
notice-line-unclear-denied = ❗ <code>{ $number }</code> exists, though it was said not to be created
notice-line-unclear-paid = ❗ <code>{ $number }</code> unclear whether it was marked as paid
notice-line-unclear-cancelled = ❗ <code>{ $number }</code> unclear whether it was cancelled
notice-line-unclear-succeeded = ❗ <code>{ $number }</code> unclear whether it was marked as done
notice-line-unclear-clear = ℹ️ <code>{ $number }</code> clear by now
notice-line-site-down = 🔴 The exchanger doesn’t answer, for { $duration }
notice-line-site-up = 🟢 The exchanger answers again, after { $duration }
notice-line-late-changes = 🐢 Changes of orders come late, by { $duration }
notice-line-in-time-changes = 🟢 Changes of orders come in time again, after { $duration }
notice-line-late-messages = 🐢 Messages go out late, by { $duration }
notice-line-in-time-messages = 🟢 Messages go out in time again, after { $duration }
notice-line-error = 🐞 <code>{ $error }</code> <code>{ $place }</code> (in the log: <code>{ $number }</code>)
notice-line-payout-refused = 💸 Payout <code>{ $number }</code> refused
notice-line-payout-failed = 💸 Payout <code>{ $number }</code> not made
notice-line-payout-unclear = 💸 Payout <code>{ $number }</code> unclear

# --- where, and which kinds

notices-title = <b>What operators are told</b>
notices-to-each = Each in their own chat, of what concerns their role. A group can be set by OPERATORS_CHAT_ID.
notices-to-chat = To the chat <code>{ $chat }</code> (OPERATORS_CHAT_ID).
notices-to-topic = To the chat <code>{ $chat }</code> (OPERATORS_CHAT_ID), topic { $topic }.
notices-how = Tap a kind to switch it on or off.
notices-line = { $mark } { $kind }
notices-kind-unclear = Orders of unclear outcome
notices-kind-site = The exchanger away, and back
notices-kind-late = News or messages late
notices-kind-error = Errors of the bot
notices-kind-payout = Partners’ payouts in trouble
notices-kind-attention = Orders that need a person
notices-kind-stuck = Orders that are stuck
notices-kind-paid = Payments
notices-kind-made = New orders

# Finding orders

find-question =
    🔎 <b>Which order?</b>

    Send one of these:
    • its number, the site’s or the bot’s (api_id)
    • its hash, or the link to its page
    • the customer’s Telegram id, or a message of theirs, forwarded
    { $statuses ->
        [0] • a status
       *[other] • a status, or tap one below
    }
find-status = { $icon } { $title }
find-status-alike = { $icon } { $title } ({ $status })
find-other = 🔎 Another order
find-none = 🔎 <b>Nothing found: neither here nor at the exchanger.</b>
find-none-here = 🔎 <b>Nothing found.</b> That isn’t a number, a hash, or a status.
find-silent = 🔎 <b>Not among the bot’s orders.</b> The exchanger, which may know it, isn’t answering right now. Please try again a little later.
find-nobody = 🔎 <b>No order of that person</b>, and they have never used this bot.
find-username = ⚠️ <b>I don’t keep @usernames.</b> Send the customer’s Telegram id, or forward a message of theirs.
find-hidden = ⚠️ <b>That message doesn’t show whose it is</b>: they hide it from forwards. Ask them for the order’s number.
find-words = ⚠️ <b>Please send it as text.</b>
find-several = 🔎 <b>Several things go by that number.</b> Which one?
find-customer = { $count ->
        [one] 👤 Customer { $customer } · { $count } order
       *[other] 👤 Customer { $customer } · { $count } orders
    }
find-of-customer = 👤 <b>Orders of customer <code>{ $customer }</code></b>: { $count }
find-in-status = { $icon } <b>{ $title }</b> (<code>{ $status }</code>): { $count }
find-at-site = ℹ️ <b>The exchanger has this order, but it isn’t one of the bot’s.</b>
find-at-site-pair =
    🧾 <b>Order { $number }</b>
    { $give } → { $get }
find-at-site-sums = { $give } → { $get }
find-at-site-why = It was made on the website or through another bot: the bot doesn’t know its customer, so nobody can be told or written to from here.

# The card

order-number = 🧾 <b>Order { $number }</b>
order-number-link = 🧾 <b>Order <a href="{ $page }">{ $number }</a></b>
order-maybe-at-site = 🧾 <b>Not known yet whether the exchanger has it</b>
order-not-at-site = 🧾 <b>Not at the exchanger</b>
order-our-number = Ours (api_id): <code>{ $number }</code>, confirmed { $at }
order-direction = { $give } → { $get } (direction { $direction })
order-agreed = Confirmed: { $give } → { $get }
order-at-site = At the exchanger: { $give } → { $get }
order-to-pay = Asked to pay: { $amount }
order-differs = ⚠️ Worse than the customer confirmed.
order-status = { $icon } <b>{ $title }</b> (<code>{ $status }</code>) since { $since }
order-stage-creating = ⏳ <b>Being created</b> since { $since }
order-stage-checking = 🔎 <b>Unclear whether it was created</b>: the answer got lost { $since }, the bot goes on looking
order-stage-refused = ⚠️ <b>Refused by the exchanger</b> { $since }
order-stage-failed = ⚠️ <b>Not created</b> { $since }
order-trouble-price = The price or a limit moved before the call.
order-trouble-late = The exchanger couldn’t be reached in time.
order-trouble-maintenance = The exchanger was under maintenance.
order-trouble-fields = Fields it didn’t accept: { $names }
order-calls = <b>Calls to the exchanger</b>
order-call = { $at } – { $name }: { $outcome }
order-call-create = create the order
order-call-pay = mark as paid
order-call-cancel = cancel
order-call-success = mark as done
order-call-is-done = done
order-call-is-refused = refused
order-call-is-never-sent = never sent, the exchanger couldn’t be reached
order-call-is-unknown = the answer got lost, and it was not done
order-call-tried = { $tries ->
        [one] (clear after { $tries } try)
       *[other] (clear after { $tries } tries)
    }
order-call-unknown-since = ⚠️ outcome unknown since { $since }, looked at { $tries ->
        [one] { $tries } time
       *[other] { $tries } times
    } so far
order-call-under-way = ⏳ under way
order-messages = <b>Told the customer</b>
order-messages-none = The customer hasn’t been told anything about it by a message of its own.
order-message = { $at } – { $name }: { $state }
order-message-push = “{ $title }”
order-message-card = the card, updated
order-message-card-below = the card, sent anew
order-message-details = payment details changed
order-message-details-here = payment details are here
order-message-lead-back = back to the form
order-message-not-paid = not marked as paid
order-message-not-cancelled = not cancelled
order-message-unclear = still unclear
order-message-other = a message
order-message-sent = ✅ arrived
order-message-queued = { $tries ->
        [0] ⏳ on its way
        [one] ⏳ on its way, { $tries } try so far
       *[other] ⏳ on its way, { $tries } tries so far
    }
order-message-lost = ❌ not delivered: they have blocked the bot or are gone
order-message-dropped = ❌ not delivered: { $why }
order-customer = { $orders ->
        [one] 👤 Customer: <a href="tg://user?id={ $customer }">{ $customer }</a> · { $language } · { $orders } order
       *[other] 👤 Customer: <a href="tg://user?id={ $customer }">{ $customer }</a> · { $language } · { $orders } orders
    }
order-customer-reachable = Can be written to.
order-customer-lost = 🔕 Can’t be written to since { $at }: has blocked the bot, or is gone from Telegram.
order-customer-blocked = ⛔ Blocked by operators since { $at }
order-customer-erased = Nothing else is known of them here.
order-partner = 🤝 Brought by partner { $partner }
order-partner-label = 🤝 Brought by partner { $partner } ({ $label })
order-no-details = <i>Accounts and what else was entered are shown by the site only.</i>
order-gone = 🔎 <b>There is no such order here any more.</b>
order-write = ✍️ Write to the customer
order-send = 📨 Send the status again
order-to-customer = 👤 Customer
order-theirs = 🧾 Their orders
order-succeed = ✅ Mark as done
order-to-list = ‹ The list
order-to-stuck = ‹ Stuck orders
order-sent-again = 📨 The card and the status are on their way. Refresh to see whether they have arrived.
order-sent-lately = They were sent less than a minute ago. Refresh to see whether they have arrived.
order-opened-fresh = Up to date
order-not-fresh = The exchanger isn’t answering right now. This is the last known state.
order-not-shown = The exchanger doesn’t show this order now: its direction may be switched off. This is the last known state.
order-nothing-to-ask = It isn’t at the exchanger yet, so there is nothing to ask there.

# Marking as done

order-ask-succeed =
    ✅ <b>Mark order { $number } as done?</b>
    { $give } → { $get }
    Now: { $status }

    Only if the customer has received the money. They will be told that it is done, and it can’t be undone from here.
order-yes-succeed = Yes, it is done
order-succeed-moved-on = ℹ️ <b>The order has gone on meanwhile.</b> Here is how it stands now.
order-succeed-key = ⚠️ <b>The bot’s key may not do this.</b> Allow it success_bid in the site’s admin, or mark the order as done there.
order-succeed-silent = The exchanger isn’t answering right now. Please try again a little later.
order-succeeding = ⏳ <b>Being marked as done.</b> I’ll write what comes of it.
order-succeeded = ✅ <b>Order { $number } is marked as done.</b> The customer is told.
order-not-succeeded = ⚠️ <b>Order { $number } was not marked as done</b>
order-key-may-not = ⚠️ <b>Order { $number } was not marked as done</b>: the bot’s key may not do this. Allow it success_bid in the site’s admin, or mark the order as done there.
order-success-refused = The exchanger won’t do this with the order now. Open it to see how it stands.
order-success-never-sent = The exchanger couldn’t be reached. Please try again a little later.
order-success-unknown = The exchanger’s answer got lost, and the order isn’t done. Open it to see how it stands, and try again if needed.
operators-succeeded =
    ⚠️ <b>It is unclear whether an order was marked as done</b>

    { $order }

    An operator asked for it here, the exchanger’s answer got lost and the order can’t be read. The bot goes on checking. Please check the order on the site.

# The log

audit-order-opened = opened the order
audit-order-sent-again = sent the customer the order’s status again
audit-order-succeed = asked to mark the order as done

# The card

card-making = 🧾 <b>{ $give } → { $get }</b>
card-creating =
    ⏳ <b>Your order is being created…</b>

    It usually takes a few seconds, sometimes a few minutes. You don’t have to wait here: I’ll show how to pay as soon as the order is ready.
card-checking =
    🔎 <b>The exchanger’s answer got lost, so I’m checking your order</b>

    It won’t be created twice. Please don’t pay or start another order yet: I’ll write here as soon as it is clear, usually within a few minutes.
card-failed =
    ⚠️ <b>The order was not created</b>: the exchanger couldn’t be reached. Nothing has been charged, and your details are kept.
card-too-late =
    ⚠️ <b>The order was not created</b>: the exchanger didn’t confirm it in time. Nothing has been charged, and your details are kept.
card-price-moved =
    ⚠️ <b>The order was not created</b>: the price or the limits changed before the exchanger could take it. Nothing has been charged, and your details are kept. Have a look at the new terms.
card-refused = ⚠️ <b>The exchanger didn’t accept the order.</b> It was not created, and your details are kept.
card-maintenance = 🛠 <b>The exchanger is under maintenance.</b> The order was not created, and your details are kept. Please try again a little later.
card-fix = Correct and try again
card-erased = ℹ️ This order ended long ago: what you entered and how it was paid has been deleted.
card-not-made-erased = This order was not created. That was long ago, and what you entered has been deleted.

card-title = 🧾 <b>Order { $number }</b>
card-pair =
    { $give } ({ $give_title })
    → { $get } ({ $get_title })
card-payout = To: { $account }
card-differs = ⚠️ <b>The amounts differ from what you confirmed</b>, which was { $give } → { $get }.
card-asks-more = ℹ️ You are asked to pay <b>{ $asked }</b>, more than the { $agreed } you confirmed.
card-asks-much-more = ⚠️ <b>You are asked to pay { $asked }, more than you confirmed</b>, which was { $agreed }.
card-unsuited-cancel = Check the order before you pay. If it doesn’t suit you, don’t pay: cancel it or contact support.
card-unsuited-support = Check the order before you pay. If it doesn’t suit you, don’t pay and contact support.
card-status = { $icon } <b>{ $title }</b>
card-paying = ⏳ <b>Telling the exchanger that you have paid…</b>
card-cancelling = ⏳ <b>Asking the exchanger to cancel the order…</b>
card-merchwait = The payment details are being prepared. I’ll show them here as soon as they are ready.
card-no-details = The exchanger isn’t showing the payment details right now. I’ll show them here as soon as it does. If you’re in a hurry, contact support and give the order’s number.
card-group-waiting = Nothing to do for now: I’ll write as soon as you can pay.
card-group-to-pay = You can pay now.
card-group-checking = The payment is being checked. I’ll write as soon as it is confirmed.
card-group-payout = The payout is in progress. I’ll write when it is done.
card-group-attention = An operator is looking into it. If you have questions, contact support and give the order’s number.
card-group-done = All done. Thank you!
card-group-cancelled = Please don’t pay this order. If you have already paid, contact support.
card-group-other = I’ll write as soon as anything changes. If you have questions, contact support.

card-memo =
    ❗ <b>Memo (tag), required:</b>
    <code>{ $memo }</code>
    Without the memo your money will be lost.
# The “address” may also be a card or an account.
card-address =
    <b>Send to:</b>
    <code>{ $address }</code>
card-amount =
    <b>Amount to pay:</b>
    <code>{ $amount }</code> { $code }
card-pay-link = Pay on the page behind the button below. You don’t need to confirm the payment here.
card-report-link = After paying, report the payment on the page behind the button below.
card-then-paid = After paying, tap “I have paid”.
card-seen-by-itself = You don’t need to tap anything after paying: the payment is noticed automatically.

card-pay = 💳 Go to payment
card-report = Report the payment
card-paid = ✅ I have paid
card-cancel = Cancel the order
card-copy-memo = 📋 Memo
card-copy-address = 📋 Address
card-copy-amount = 📋 Amount
card-copy-number = 📋 { $number }
card-qr = QR code
card-site = Open on the website
card-refresh = Refresh
card-again = New exchange
card-ask-paid =
    Have you already sent <b>{ $amount }</b>?
    Please confirm only once the payment has gone out.
card-yes-paid = Yes, I have paid
card-ask-cancel =
    Cancel this order?
    If you have already paid, don’t cancel it: contact support instead.
card-yes-cancel = Yes, cancel it
card-fresh = Up to date
card-not-fresh = The exchanger isn’t answering right now. Here is the last known state; I’ll keep checking.
card-not-shown-by-site = The exchanger isn’t showing this order right now. Here is the last known state; I’ll keep checking.
card-still-waiting = Still waiting for the exchanger’s answer. I’ll show it here.
card-not-yours = This button belongs to someone else’s order.
card-replaced = You’ve already confirmed this order anew. Here is how the new one stands.
card-moved-on = The order has moved on in the meantime. Here is how it stands now.

card-history = <b>History</b>
card-history-earlier = …
card-history-line = { $time } – { $title }

code-title = <b>Payment for order { $number }</b>
code-hint = Scan it with your wallet, and check the address and the amount before you send.

# Statuses

icon-waiting = 🕓
icon-to-pay = 💳
icon-checking = 🔎
icon-payout = 🚀
icon-attention = ⚠️
icon-done = ✅
icon-cancelled = ✖️
icon-other = ℹ️
icon-stage-creating = ⏳
icon-stage-checking = 🔎
icon-stage-refused = ⚠️
icon-stage-failed = ⚠️

status-coldnew = Awaiting the operator’s approval
status-new = Awaiting payment
status-techpay = Awaiting payment
status-merchwait = Preparing payment details
status-auto = Being created
status-payed = Marked as paid
status-coldpay = Payment seen, awaiting confirmations
status-partpay = Paid in part
status-realpay = Payment received
status-verify = Being checked by the operator
status-amlwait = Security (AML) check in progress
status-amlerror = Security (AML) check failed
status-coldsuccess = Payout awaiting confirmation
status-partpayout = Paid out in part
status-mercherror = Payment error
status-error = Order error
status-payouterror = Payout error
status-scrpayerror = Payout error
status-success = Completed
status-cancel = Cancelled
status-delete = Removed
status-other = Being processed

# Messages of their own

push = { $icon } <b>Order { $number }: { $title }</b>
push-done = Paid out: <b>{ $amount }</b> ({ $title }). Thank you!
push-details = ⚠️ <b>Order { $number }: the payment details have changed.</b> Pay only by what the order shows now. If you have already paid by the old details, contact support.
push-details-here = 💳 <b>Order { $number }: the payment details are here.</b> Open the order to pay.
push-open = Open the order
push-news = ℹ️ <b>There is news about one of your orders.</b> Open the list to see how it stands.
not-paid = ⚠️ <b>Order { $number } was not marked as paid</b>
not-cancelled = ⚠️ <b>Order { $number } was not cancelled</b>
unclear-created =
    🔎 <b>It is still unclear whether your order was created</b>

    The exchanger hasn’t told me yet, and I keep checking. Nothing is created twice. Please don’t pay or start another order for this. If it’s urgent, contact support and give the number <code>{ $number }</code>.
unclear-unseen =
    ⚠️ <b>The exchanger has your order, but doesn’t let me show it</b>

    It was created once, and won’t be created again. Please contact support to pay or cancel it, and give the number <code>{ $number }</code>.
unclear-denied =
    ⚠️ <b>Order { $number } was created after all</b>

    I told you that it was not: the exchanger has shown it only now. See how it stands before you pay anything. If you have created another order in its place, pay only one of them and cancel the other.
unclear-paid =
    🔎 <b>Order { $number }: it is still unclear whether it was marked as paid</b>

    The exchanger hasn’t told me yet, and I keep checking. If you have paid, contact support and give the order’s number. Don’t pay again.
unclear-cancelled =
    🔎 <b>Order { $number }: it is still unclear whether it was cancelled</b>

    The exchanger hasn’t told me yet, and I keep checking. Please don’t pay it meanwhile. If you have already paid, contact support and give the order’s number.
not-done-unclear = The exchanger didn’t confirm it. Open the order to see how it stands, and try again if needed.
not-done-maintenance = 🛠 The exchanger is under maintenance. Please open the order and try again a little later.
not-done-refused = The exchanger won’t do this with the order now. Open it to see how it stands. If that’s not what you expect, contact support.

# The list

orders-none = You have no orders yet.
orders-title =
    <b>Your orders</b>: { $count }
    Tap one to open it.
orders-line = { $icon } { $number } · { $pair }
orders-line-creating = { $icon } Being created · { $pair }
orders-line-checking = { $icon } Being checked · { $pair }
orders-line-refused = { $icon } Not created · { $pair }
orders-line-failed = { $icon } Not created · { $pair }

# The card

card-making = 🧾 <b>{ $give } → { $get }</b>
card-creating =
    ⏳ <b>Your order is being created…</b>

    It usually takes a few seconds, sometimes up to a few minutes. You don’t have to wait here: I’ll show the payment details as soon as they are ready.
card-checking =
    🔎 <b>The exchanger’s answer got lost, I’m checking your order</b>

    I won’t create it twice. Please don’t pay or create another order yet: I’ll write here as soon as it is clear, within a few minutes.
card-failed =
    ⚠️ <b>The order was not created</b>: the exchanger couldn’t be reached. Nothing has been charged, and your details are kept.
card-refused = ⚠️ <b>The exchanger didn’t accept the order.</b> It was not created, and your details are kept.
card-fix = Correct and try again

card-title = 🧾 <b>Order { $number }</b>
card-pair =
    { $give } ({ $give_title })
    → { $get } ({ $get_title })
card-differs =
    ⚠️ <b>The amounts differ from what you confirmed</b>: { $give } → { $get }.
    Check the order before you pay. If it doesn’t suit you, don’t pay it and cancel it.
card-status = { $icon } <b>{ $title }</b>
card-paying = ⏳ <b>Telling the exchanger that you have paid…</b>
card-cancelling = ⏳ <b>Asking the exchanger to cancel the order…</b>
card-merchwait = The payment details are being prepared. I’ll show them here as soon as they are ready.
card-group-waiting = Nothing to do for now: I’ll write as soon as you can pay.
card-group-to-pay = Please pay the order.
card-group-checking = The payment is being checked. I’ll write as soon as it is confirmed.
card-group-payout = The payment has been received. Your money is on its way.
card-group-attention = An operator is looking at the order. You don’t have to do anything unless they ask you to.
card-group-done = All done. Thank you!
card-group-cancelled = The order won’t be carried out. Please don’t pay it.
card-group-other = I’ll write as soon as anything changes.

card-memo =
    ❗ <b>Memo (tag), be sure to enter it:</b>
    <code>{ $memo }</code>
    Without the memo the money will be lost.
card-address =
    <b>Address:</b>
    <code>{ $address }</code>
card-amount =
    <b>Amount to pay:</b>
    <code>{ $amount }</code> { $code }
card-pay-link = Pay on the page behind the button. I’ll see the payment myself.
card-report-link = After paying, report the payment on the page behind the button.
card-then-paid = After paying, tap “I have paid”.
card-seen-by-itself = Nothing to tap after paying: the payment is seen by itself.

card-pay = 💳 Go to payment
card-report = Report the payment
card-paid = ✅ I have paid
card-cancel = Cancel the order
card-copy-memo = Copy memo
card-copy-address = Copy address
card-copy-amount = Copy amount
card-qr = QR code
card-refresh = Refresh
card-again = New exchange
card-ask-paid =
    Have you already sent <b>{ $amount }</b>?
    Please confirm only after the payment has gone out.
card-yes-paid = Yes, I have paid
card-ask-cancel =
    Cancel this order?
    If you have already paid, don’t cancel: contact support instead.
card-yes-cancel = Yes, cancel it
card-fresh = Up to date
card-not-fresh = The exchanger isn’t answering right now. Here is the last known state; I keep checking.
card-not-shown-by-site = The exchanger isn’t showing this order right now. Here is the last known state; I keep checking.
card-not-yours = This button belongs to someone else’s order.
card-moved-on = The order has moved on in the meantime. Here is how it stands now.

card-history = <b>History</b>
card-history-earlier = …
card-history-line = { $time } – { $title }

code-title = <b>Payment of order { $number }</b>
code-hint = Scan with your wallet and check the address and the amount before you send.

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
icon-stage-open = 🕓
icon-stage-closed = 📁
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
status-mercherror = Payment error, the operator is on it
status-error = Error, the operator is on it
status-payouterror = Payout error, the operator is on it
status-scrpayerror = Payment error, the operator is on it
status-success = Completed
status-cancel = Cancelled
status-delete = Removed

# Messages of their own

push = { $icon } <b>Order { $number }: { $title }</b>
push-done = <b>{ $amount }</b> has been sent to { $title }. Thank you!
push-open = Open the order
not-paid = ⚠️ <b>Order { $number } was not marked as paid</b>
not-cancelled = ⚠️ <b>Order { $number } was not cancelled</b>
not-done-unclear = The exchanger didn’t confirm it. Open the order to see how it stands, and try again if needed.

# The list

orders-none = You have no orders yet.
orders-title =
    { $count ->
        [one] <b>Your orders</b>: { $count }
       *[other] <b>Your orders</b>: { $count }
    }
orders-line = { $icon } { $number } · { $pair }

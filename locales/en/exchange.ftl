# Choosing currencies

pick-give = 💸 <b>What do you give?</b>
pick-get =
    You give <b>{ $give }</b>

    💰 <b>What do you want to get?</b>
pick-hint = Choose below, or just type a part of the name: “usdt”, “sber”…
pick-found = Found for “{ $query }”. Choose one, or type something else.
pick-not-found = Nothing found for “{ $query }”. Try another name, or show all.
pick-show-all = Show all
pick-type-words = Please choose below, or type a part of the name in letters.
pick-gone = This pair has just become unavailable. Please choose another one.

# The amount

amount-rate = Rate: { $rate }
amount-between = Limits: from { $low } to { $high }
amount-from = Minimum: { $low }
amount-up-to = Maximum: { $high }
amount-reserve = Available: { $reserve }
amount-fee-give = Fee when you pay: { $fee }
amount-fee-get = Fee when you receive: { $fee }
amount-stale =
    { $minutes ->
        [one] ⚠️ The exchanger isn’t answering. These figures are { $minutes } minute old.
       *[other] ⚠️ The exchanger isn’t answering. These figures are { $minutes } minutes old.
    }
amount-give = <b>How much { $code } do you give?</b> Type the amount or choose one.
amount-get = <b>How much { $code } do you want to get?</b> Type the amount or choose one.
amount-min = Min { $amount }
amount-max = Max { $amount }
amount-other-side = Enter the amount in { $code } instead
amount-moved = ℹ️ The exchanger doesn’t take exactly { $asked }: it takes { $taken }.

amount-empty = ⚠️ Please type the amount in digits, for example <code>100.50</code>.
amount-not-a-number = ⚠️ That doesn’t look like an amount. Please type it in digits, for example <code>100.50</code>.
amount-unclear = ⚠️ I can’t tell whether this is thousands or a decimal. Please write it as <code>1000</code> or <code>1.000</code> with a dot, without a comma.
amount-not-positive = ⚠️ The amount must be greater than zero.
amount-too-large = ⚠️ That amount is too large. Please check the number of digits.
amount-too-precise = ⚠️ Too many digits after the decimal point. Please round the amount.

entry-below = ⚠️ That is less than the minimum of { $limit }. Please enter a larger amount.
entry-above = ⚠️ That is more than the maximum of { $limit }. Please enter a smaller amount.
entry-over-reserve = ⚠️ The exchanger has only { $limit } available. Please enter a smaller amount.
entry-other-currency = ⚠️ This exchange is in other currencies. Please type just the number.

# The form

field-progress = Your details: { $number } of { $count }
field-label = <b>{ $label }</b>
field-label-optional = <b>{ $label }</b> (optional)
field-now = Now: <code>{ $value }</code>
field-choose = Choose an option:
field-agree = { $text }
field-type = Please send it as a message.
field-type-lines = Please send it as one message; it may have several lines.
field-ticked = yes
field-unticked = no
field-tick = ✓ Yes
field-untick = No
field-keep = Keep as is
field-use = Use { $value }
field-skip = Skip

entry-empty = ⚠️ The message is empty. Please send the text.
entry-too-long = ⚠️ That is too long for this field. Please check what you sent.
entry-one-line = ⚠️ Please send this in one line.
entry-no-such-option = ⚠️ There is no such option. Please choose one of the buttons.
entry-text-only = ⚠️ I can only take text here. Please send it as an ordinary message.
entry-use-buttons = ⚠️ Please answer with the buttons below.
entry-changed = ℹ️ The exchanger has just changed this form. Please answer again.

# The summary

summary-title = 📋 <b>Check your order</b>
summary-pay = You pay: <b>{ $amount }</b>
summary-pay-fee = of which { $amount } is exchanged, the rest is the payment fee
summary-get = You get: <b>{ $amount }</b>
summary-get-fee = after the payout fee; without it { $amount }
summary-rate = Rate: { $rate }
summary-details = <b>Your details</b>
summary-detail = { $name }: <code>{ $value }</code>
summary-question = Is everything correct? The order is created only after you confirm.
summary-create = ✅ Create order
summary-edit = ✏️ { $name }
summary-amount = Amount
summary-refresh = Refresh the price
summary-refreshed = The price is up to date
summary-moved = ℹ️ The exchanger has adjusted the amount. Please check it.
summary-worse = ⚠️ <b>The price has changed.</b> Please check the new amounts and confirm again. No order has been created yet.
summary-use-buttons = Please use the buttons: confirm the order, or choose what to change.

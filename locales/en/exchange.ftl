# Choosing currencies

pick-give = 💸 <b>What are you sending?</b>
pick-get =
    You send <b>{ $give }</b>

    💰 <b>What do you want to get?</b>
pick-hint = Choose below, or type part of a name: “usdt”, “sber”…
pick-found = Found for “{ $query }”. Choose one, or type something else.
pick-not-found = Nothing found for “{ $query }”. Try another name, or tap “Show all”.
found-directions = Here is what I found for “{ $query }”. Choose a direction:
found-others = All currencies
pick-show-all = Show all
pick-type-words = Please choose below, or type part of a name.
pick-gone = ⚠️ This direction has just become unavailable. Please choose another one.

# The amount

amount-rate = Rate: { $rate }
amount-between = Limits: from { $low } to { $high }
amount-from = Minimum: { $low }
amount-up-to = Maximum: { $high }
amount-reserve = Reserve: { $reserve }
# The exchanger words the fee itself: “1%”, or a whole sentence.
amount-fee = { $fee }
amount-fee-give = Payment fee: { $fee }
amount-fee-get = Payout fee: { $fee }
amount-stale =
    { $minutes ->
        [one] ⚠️ The exchanger isn’t answering. These figures are { $minutes } minute old.
       *[other] ⚠️ The exchanger isn’t answering. These figures are { $minutes } minutes old.
    }
amount-give = <b>How much { $code } are you sending?</b> Type the amount or choose one below.
amount-get = <b>How much { $code } do you want to get?</b> Type the amount or choose one below.
amount-min = Min { $amount }
amount-max = Max { $amount }
amount-other-side = ⇄ Enter the amount in { $code }
amount-moved = ℹ️ The exchanger has adjusted the amount: { $asked } → { $taken }.

amount-empty = ⚠️ Please type the amount in digits, for example <code>100.50</code>.
amount-not-a-number = ⚠️ That doesn’t look like an amount. Please type it in digits, for example <code>100.50</code>.
amount-unclear = ⚠️ I can’t tell whether that comma marks thousands or decimals. Please write one thousand as <code>1000</code>, one and a half as <code>1.5</code>.
amount-not-positive = ⚠️ The amount must be greater than zero.
amount-too-large = ⚠️ That amount is too large. Please check the number of digits.
amount-too-precise = ⚠️ Too many digits after the decimal point. Please round the amount.
amount-eaten-up = ⚠️ Fees would take all of that amount. Please enter a larger one.

entry-below = ⚠️ The minimum is { $limit }. Please enter a larger amount.
entry-above = ⚠️ The maximum is { $limit }. Please enter a smaller amount.
entry-over-reserve = ⚠️ The exchanger has only { $limit } in reserve. Please enter a smaller amount.
entry-other-currency = ⚠️ This exchange is in other currencies. Please type just the number.

# The form

field-progress = Your details: { $number } of { $count }
field-label = <b>{ $label }</b>
field-label-optional = <b>{ $label }</b> (optional)
field-now = Now: <code>{ $value }</code>
field-choose = Choose an option below.
field-agree = { $text }
field-type = Send it as a message.
field-type-lines = Send it as one message, on as many lines as you need.
field-ticked = yes
field-unticked = no
field-tick = ✓ Yes
field-untick = No
field-keep = Keep as is
field-use = Use { $value }
field-skip = Skip
field-clear = Leave it empty

entry-empty = ⚠️ That message is empty. Please send some text.
entry-too-long = ⚠️ That is too long for this field. Please check it and send it again.
entry-one-line = ⚠️ Please send this on a single line.
entry-no-such-option = ⚠️ There is no such option. Please choose one of the buttons.
entry-text-only = ⚠️ I can only take text here. Please type your answer.
entry-use-buttons = ⚠️ Please answer with the buttons below.
entry-changed = ℹ️ The exchanger has just changed this form. Please answer again.

# The summary

summary-title = 📋 <b>Check your order</b>
summary-pay = You pay: <b>{ $amount }</b>
summary-pay-fee = Without fees: { $amount }
summary-get = You get: <b>{ $amount }</b>
summary-get-fee = Before fees: { $amount }
summary-rate = Rate: { $rate }
summary-details = <b>Your details</b>
summary-detail = { $name }: <code>{ $value }</code>
doubt-tron = ⚠️ <b>This doesn’t look like a TRON (TRC20) address.</b> Those start with T and end in a checksum, which doesn’t match here.
doubt-evm = ⚠️ <b>This doesn’t look like an Ethereum-type address.</b> Those are 0x and 40 characters, with a checksum in the capital letters.
doubt-bitcoin = ⚠️ <b>This doesn’t look like a Bitcoin address</b>, or a character in it is wrong: its checksum doesn’t match.
doubt-litecoin = ⚠️ <b>This doesn’t look like a Litecoin address</b>, or a character in it is wrong: its checksum doesn’t match.
doubt-ton = ⚠️ <b>This doesn’t look like a TON wallet’s address</b>, or a character in it is wrong: its checksum doesn’t match.
doubt-card = ⚠️ <b>This doesn’t look like a card number</b>, or a digit in it is wrong: its checksum doesn’t match.
doubt-email = ⚠️ <b>This doesn’t look like an e-mail address.</b>
doubt-phone = ⚠️ <b>This doesn’t look like a phone number.</b>
doubt-reach = The exchange office may need it to reach you about your order.
doubt-use = Please type it again, or tap “{ $use }” if it’s right.
doubt-compare = A payout to a wrong account can’t be brought back. Please compare it character by character.
summary-question = Is everything correct? Nothing is ordered until you confirm.
summary-create = ✅ Create order
summary-change = ✏️ Change something
summary-choose = What would you like to change?
summary-edit = ✏️ { $name }
summary-amount = Amount
summary-refresh = Refresh the price
summary-refreshed = The price is up to date
summary-moved = ℹ️ The exchanger has adjusted the amount. Please check it.
summary-worse =
    ⚠️ <b>The price has changed.</b>
    Was: { $before }
    Now: <b>{ $now }</b>
    No order has been created yet. Confirm again if it suits you.
summary-use-buttons = ℹ️ Please use the buttons: create the order, or choose what to change.
summary-ordered = You’ve already confirmed this order. Its own message shows how it is going.

# A partner's links: the builder, what it asks for, and its picture.

partner-link-title = 🔗 <b>Your link</b>
partner-link-code = <code>{ $link }</code>
partner-link-opens-menu = Opens the bot’s main menu. Choose a direction to lead people straight to it.
partner-link-opens = Opens { $pair }.
partner-link-opens-amount = Opens { $pair } with { $amount } already entered as the amount to give.
partner-link-number = <b>direction No. { $number }</b>
partner-link-gone = ⚠️ The direction of this link isn’t available right now. Whoever opens it still counts as yours, but will be asked to choose another one.
partner-link-label-now = Label: <b>{ $label }</b>
partner-link-counts =
    { $days ->
        [one] Orders of people who come by it count as yours for { $days } day.
       *[other] Orders of people who come by it count as yours for { $days } days.
    }

partner-link-own = <i>Your own visits and orders don’t count.</i>

partner-link-copy = 📋 Copy
partner-link-share = 📤 Share
partner-link-qr = QR code for print
partner-link-direction = Direction
partner-link-amount = Amount
partner-link-label = Label
partner-link-drop-direction = Remove the direction
partner-link-drop-amount = Remove the amount
partner-link-drop-label = Remove the label

# What goes to a friend together with the link.
partner-link-share-text = Exchange money right here in Telegram
partner-link-share-pair = Exchange { $give } → { $get } right here in Telegram

partner-link-too-long = ⚠️ <b>This doesn’t fit into one link.</b> Telegram takes { $limit } characters after “start=”, and this would be { $length }. Remove something:
partner-link-ask-direction = <b>Which direction should the link open?</b>
partner-link-search = Choose one, or type part of a name: “btc sber”…
partner-link-none = ⚠️ The exchanger has no directions on offer right now.
partner-link-old-page = That list is too old to page through. Let’s start the link again.
partner-link-ask-amount = <b>What amount should already be entered?</b> It is what people give. Just type the number, for example <code>100</code>.
partner-link-amount-unit = ⚠️ Please type just the number, without a currency: it is always the one that people give.
partner-link-ask-label =
    <b>Which label?</b> Links with different labels are counted separately, so you see which channel brings what: one for YouTube, another for your blog.

    Type Latin letters, digits and hyphens, { $longest } characters at most, for example <code>youtube</code>.
partner-link-label-bad = ⚠️ “{ $label }” won’t do: only Latin letters, digits and hyphens, no spaces, { $longest } characters at most.
partner-link-label-long = ⚠️ That is { $length } characters, and a label takes { $longest } at most. Please make it shorter.

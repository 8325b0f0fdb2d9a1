# The language itself, and what all screens share.

api-lang = en_US
language-name = English

button-back = ‹ Back
button-cancel = Cancel
button-menu = Menu
button-close = Close
button-exchange = Exchange
button-go-on = Continue the exchange
button-orders = My orders
button-help = Help
button-language = Language
button-support = Support
button-try-again = Try again
button-pick-another = Choose another direction
button-open-site = Open the website

page-of = { $page } / { $pages }
quoted = <blockquote expandable>{ $text }</blockquote>
quoted-whole = <blockquote>{ $text }</blockquote>
pair = <b>{ $give } → { $get }</b>
rate = { $give } = { $get }
price-so-far = { $give } → { $get }
site-says =
    ⚠️ The exchanger says:
    <blockquote>{ $text }</blockquote>

slow = ⏳ The exchanger is slow to answer. There is nothing you need to do: I’ll go on as soon as it does.
slow-toast = The exchanger is slow right now, one moment…
too-fast = ⏳ That was too fast for me, so I skipped your last taps or messages. Please wait { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    } and try again.
too-busy = ⏳ Too many people are writing to me right now, so I couldn’t take this in. Please try again in { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }.

late-tap = ⏳ <b>Your tap reached me late, so I haven’t acted on it.</b> Here is how things stand now. If you still want it, tap again.
typed-too-early =
    ⏳ You sent “{ $said }” before I asked this, so I haven’t taken it as the answer. If it is the answer, please send it again.
sent-too-early = ⏳ You sent that before I asked this, so I haven’t taken it as the answer. Please send your answer again.
old-button = That button is from an earlier step. Here is where you are now.
not-understood = I didn’t get that. Please use the buttons below.
unknown-command = ⚠️ There is no such command. All commands are in the menu beside the text field.
edited = I don’t read edited messages, so that nothing in your order changes unnoticed. Please send it as a new message.
typed-while-creating = ⏳ Your order isn’t through yet. The message above shows how it stands, and changes by itself.

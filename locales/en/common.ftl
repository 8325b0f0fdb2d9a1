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

old-button = That button is from an earlier step. Here is where you are now.
not-understood = I didn’t get that. Please use the buttons below.
unknown-command = ⚠️ There is no such command. All commands are in the menu beside the text field.
edited = I don’t read edited messages, so that nothing in your order changes unnoticed. Please send it as a new message.
typed-while-creating = ⏳ Your order is being created. It will show up in its message above.

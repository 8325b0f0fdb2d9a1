# The language itself, and what all screens share.

api-lang = en_US
language-name = English

button-back = ‹ Back
button-cancel = Cancel
button-menu = Menu
button-close = Close
button-exchange = Exchange
button-orders = My orders
button-help = Help
button-language = Language
button-support = Support
button-try-again = Try again
button-pick-another = Choose another direction
button-open-site = Open the website

page-of = { $page } / { $pages }
quoted = <blockquote expandable>{ $text }</blockquote>
pair = <b>{ $give } → { $get }</b>
rate = { $give } = { $get }
price-so-far = { $give } → { $get }
site-says =
    ⚠️ The exchanger says:
    <blockquote>{ $text }</blockquote>

slow = ⏳ The exchanger is answering slowly. I’ll go on by myself as soon as it does, nothing is lost.
slow-toast = The exchanger is slow right now, one moment…

old-button = That button is from an earlier step. Here is where you are now.
not-understood = I didn’t get that. Here is what I can do:
edited = I don’t read edited messages, so that nothing in your order changes unnoticed. Please send the new text as a new message.
typed-while-creating = Your order is being created: I’ll show it in its message above. Meanwhile:

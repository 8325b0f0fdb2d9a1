# The exchanger's own texts, for operators

texts =
    📝 <b>Your texts</b>
    Behind each one are the languages it is set in. What isn’t set isn’t shown to customers.
texts-terms = Terms to be accepted: version { $version }.
texts-no-terms = There are no terms to be accepted before an order.
texts-line = { $title } · { $set }
texts-to-list = ‹ Texts

text-name-greeting = Greeting
text-name-contacts = Contacts
text-name-rules = Rules
text-name-hours = Working hours
text-name-reviews = Link to reviews
text-name-summary = Note at the summary
text-name-after = After the exchange
text-name-terms = Terms: the text
text-name-terms-link = Terms: a link

text-one = 📝 <b>{ $title }</b>
text-about-greeting = Stands above the menu.
text-about-contacts = A page of its own, behind a button in the menu.
text-about-rules = A page of its own, behind a button in the menu.
text-about-hours = A page of its own, behind a button in the menu.
text-about-reviews = A button in the menu, and another one when an order is done.
text-about-summary = Stands below the amounts and details, right before the order is created.
text-about-after = Sent when an order is done, with the button to reviews if you have set their link.
text-about-terms = Customers accept it once before an order is created, and again when you publish a new version. If the full terms are long, put the main points here and a link to all of them.
text-about-terms-link = Leads to the full terms on your website. Customers accept them once before an order is created, whether or not you also write a text here.
text-about-label = What the button in the menu says.

text-set = { $language }: ✅ set
text-from = { $language }: not set, customers read the one in { $other }
text-own-words = { $language }: the bot’s own words
text-not-set = { $language }: not set, nothing is shown
text-label-of = The button “{ $title }”
text-label-button = What the button says

text-edit = 📝 <b>{ $title }</b> · { $language }
text-how = ✏️ <b>Send me the new text</b>: up to { $limit } characters, with the formatting you want. I’ll show it to you before customers see it.
text-how-label = ✏️ <b>Send me what the button is to say</b>: up to { $limit } characters.
text-how-link = ✏️ <b>Send me the address</b>, for example <code>https://example.com/page</code>
text-history = History
text-remove = Remove
text-restore-own = Back to the bot’s own
text-again = Type again

text-only-text = ⚠️ Only text, please: no photos, stickers or files.
text-empty = ⚠️ There is nothing to read in that. Please send a text.
text-too-long = ⚠️ That is { $units } characters, and at most { $limit } fit. Please make it shorter.
text-no-link = ⚠️ Telegram wouldn’t open that address. It should look like <code>https://example.com/page</code>
text-formatting-dropped = ℹ️ Some formatting can’t be kept: custom emoji, mentions of people without a username, and links that Telegram doesn’t take show as plain text.

text-ask-publish = 👆 <b>This is how customers will see it.</b> Publish it? You can also send another text.
text-ask-renew =
    👆 <b>This is how customers will see it.</b> Is this a new version of the terms?

    With a new version everybody accepts the terms again before their next order; a small correction changes the words only. When you change several languages, publish the first ones as corrections and the last one as the new version.
text-publish = Publish
text-publish-renewed = Publish as a new version
text-publish-same = Publish as a correction
text-published = ✅ <b>Published.</b> Customers see it from now on.
text-nothing-to-publish = ℹ️ That preview is no longer current. Please send the text once more.
text-changed-meanwhile = ⚠️ <b>Somebody has changed this text in the meantime.</b> Yours isn’t published yet: look at theirs under “History” if you need to, or publish yours all the same.

text-ask-remove =
    <b>Remove “{ $title }” ({ $language })?</b>
    It stays in the history, so you can bring it back.
text-ask-restore-own =
    <b>Go back to the bot’s own words for “{ $title }” ({ $language })?</b>
    Yours stay in the history, so you can bring them back.
text-remove-terms = Once no language has any terms, orders are created without them.
text-remove-yes = Yes
text-removed = ✅ <b>Done.</b>

text-versions = 🕓 <b>{ $title }</b> · { $language }
text-versions-how = The first one holds now. To bring another one back, tap its number: I’ll show it to you first.
text-version = { $number }. { $time } · <code>{ $by }</code>
    { $words }
text-version-removed = (nothing of your own)

# What the operators' log says

audit-text-title = { $name ->
        [greeting] { text-name-greeting }
        [contacts] { text-name-contacts }
        [rules] { text-name-rules }
        [hours] { text-name-hours }
        [reviews] { text-name-reviews }
        [summary] { text-name-summary }
        [after] { text-name-after }
        [terms] { text-name-terms }
        [terms-link] { text-name-terms-link }
        [contacts-label] the button ‘{ text-name-contacts }’
        [rules-label] the button ‘{ text-name-rules }’
        [hours-label] the button ‘{ text-name-hours }’
        [reviews-label] the button ‘{ text-name-reviews }’
       *[other] { $name }
    }
audit-text-published = published the text “{ audit-text-title }” ({ $language })
audit-text-removed = removed the text “{ audit-text-title }” ({ $language })
audit-terms-renewed = made the terms a new version: { $version }

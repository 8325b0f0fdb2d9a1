# The terms that are accepted once before an order

terms-title = 📄 <b>Before the order is created, please accept our terms</b>
terms-renewed = 📄 <b>Our terms have changed: please accept them before the order is created</b>
terms-behind-link = Please read the full terms behind the button below.
terms-question =
    Your order: <b>{ $price }</b>
    As soon as you accept, I’ll create it. I’ll ask again only if the terms change.
terms-read = Read the terms
terms-accept = ✅ Accept and create the order
terms-decline = ‹ Back to the order
terms-declined = ℹ️ Without accepting the terms no order can be created. Everything you entered is kept.
terms-just-changed = ℹ️ <b>The terms were changed while you were reading.</b> Here is how they are now.

# The terms that are accepted before the first order

terms-title = 📄 <b>Before your first order: our terms</b>
terms-renewed = 📄 <b>Our terms have changed</b>
terms-behind-link = Please read the full terms behind the button below.
terms-question =
    Your order: <b>{ $price }</b>
    Once you accept, it is created, as you have just confirmed it. You’ll be asked again only if the terms change.
terms-read = Read the terms
terms-accept = ✅ Accept and create the order
terms-decline = ‹ Back to the order
terms-declined = ℹ️ Without accepting the terms no order can be created. Everything you entered is kept.
terms-just-changed = ℹ️ <b>The terms were changed while you were reading.</b> Here is how they are now.

# An order that is paid on its page at the site only: see REQUISITES

card-page = 🌐 <b>You pay on the exchanger’s website.</b> The order’s page behind the button below says how much to send and where to.
card-page-written = 🌐 <b>You pay on the exchanger’s website.</b> The order’s page says how much to send and where to. Open it in a browser: <code>{ $url }</code>
card-page-unknown = 🌐 <b>You pay on the exchanger’s website.</b> I haven’t got the link to the order’s page yet. You can find the order on the website, or ask support and give the order’s number.
card-page-then-paid = After paying, tap “I have paid”.
card-page-why = 🔒 Payment details are never sent in chats. If somebody sends you some, don’t pay by them.
card-page-button = 💳 Pay on the website
card-page-preparing = The payment details are being prepared. I’ll write as soon as you can pay.
card-page-asks-more = ℹ️ The order’s page asks for more than the { $agreed } you confirmed. Please compare before you pay.
card-page-asks-much-more = ⚠️ <b>The order’s page asks for more than you confirmed</b>, which was { $agreed }.
card-page-ask-paid =
    Have you already paid as the order’s page says?
    Please confirm only once the payment has gone out.

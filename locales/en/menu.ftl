menu-greeting =
    👋 <b>Welcome!</b>

    You can exchange money right here in this chat: choose what you send and what you get, check the amounts, and pay. I’ll write to you whenever something happens to your order.
menu-question = What would you like to do?

start-gone = The direction from this link isn’t available right now. You can choose another one.

cancel-ended = The exchange has been stopped. No order was created.
cancel-question = I’m no longer waiting for your answer. Nothing was sent anywhere.
cancel-nothing = There was no exchange to stop. Orders you have already created are not affected.

help =
    <b>How an exchange works</b>

    1. Choose what you send and what you get. You can just type: “usdt”, “sber”, “btc”.
    2. Type the amount, for example <code>1 000.50</code> or <code>0.1 btc</code>.
    3. Fill in your details and check everything. Nothing is ordered until you confirm.
    4. Pay as the order says. I’ll write to you whenever something happens to it.

    /exchange – new exchange
    /orders – your orders
    /partner – partner programme
    /language – language
    /news – news on or off
    /support – contact support
    /cancel – stop the exchange in progress

support = Support doesn’t read this chat: tap the button and write there what happened. If it is about an order, please include its number.
support-none = Please write to support on the exchanger’s website. If it is about an order, include its number.

language-question = Which language do you prefer?
language-chosen = I’ll write to you in English from now on.

group = Money is a private matter, so I only work in a private chat. Tap the button to open it.
group-button = Open private chat
group-tap = This button doesn’t work in groups. Please open a private chat with me.

command-exchange = New exchange
command-orders = My orders
command-help = How it works
command-language = Language
command-support = Contact support
command-cancel = Stop the exchange in progress
command-start = Main menu

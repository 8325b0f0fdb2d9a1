menu-greeting =
    👋 <b>Welcome!</b>

    Here you can exchange money right in this chat: choose what you give and what you get, see the exact amount, and pay. I’ll tell you about every change of your order.
menu-question = What would you like to do?

start-gone = The direction from this link isn’t available right now. You can choose another one.

cancel-ended = The exchange has been stopped. No order was created.
cancel-nothing = There was no exchange in progress. Orders you have created are not affected.

help =
    <b>How an exchange works</b>

    1. Choose what you give and what you get. You can just type: “usdt”, “sber”, “btc”.
    2. Type the amount, for example <code>1 000,50</code> or <code>0.1 btc</code>.
    3. Fill in your details and check everything. Nothing is created until you confirm.
    4. Pay as the order says. I’ll write to you about every change.

    /exchange – new exchange
    /orders – your orders
    /language – language
    /support – contact the operator
    /cancel – stop the exchange in progress

support = Our operators will help you. If it is about an order, please tell them its number.
support-none = Please write to the exchanger’s support on its website. If it is about an order, tell them its number.

language-question = Which language shall I speak?
language-chosen = From now on I’ll write to you in English.

group = For your safety I only work in a private chat. Tap the button to open it.
group-button = Open private chat
group-tap = Please open a private chat with me: this button doesn’t work in groups.

command-exchange = New exchange
command-orders = My orders
command-help = How it works
command-language = Language
command-support = Contact the operator
command-cancel = Stop the exchange in progress
command-start = Main menu

trouble-away = 😔 <b>The exchanger isn’t answering right now.</b> Please try again in a minute.
trouble-maintenance = 🛠 <b>The exchanger is under maintenance.</b> Please come back a little later.
trouble-refused = ⚠️ <b>The exchanger can’t do this right now.</b> Please try again later or contact support.
trouble-closed = 😔 <b>Exchanges through the bot are unavailable right now.</b> Please try later or contact support.
trouble-kept = What you have entered is kept: you can go on from the same place.
trouble-own = 😔 <b>Something went wrong on my side.</b> Your orders and what you have entered are safe. Please try again; if it happens again, give support this code: <code>{ $id }</code>
kept-for-later = 😔 <b>I can’t get at my records right now.</b> What you have sent is not lost: I’ll answer as soon as I can. There is no need to send it again.

direction-gone = 😔 <b>This direction has just become unavailable.</b> No order was created. Please choose another one.
direction-frozen = ⏸ <b>This direction takes no orders right now.</b>
direction-needs-site = This direction asks for something that can’t be sent in a chat. You can create the order on the exchanger’s website.
no-directions = 😔 <b>There is nothing to exchange right now.</b> Please come back a little later.

too-many-open =
    🗂 <b>You already have { $limit ->
        [one] { $limit } open order
       *[other] { $limit } open orders
    }</b>, which is the most you can have at once. The new order was not created.

    Finish one of them, or cancel one you no longer need, and then continue this exchange.
too-many-lately =
    ⏳ <b>You have created { $limit ->
        [one] { $limit } order
       *[other] { $limit } orders
    } within an hour</b>, which is the most you can. The new order was not created.

    You can create the next one from { $time }.

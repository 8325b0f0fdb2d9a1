# For the exchanger’s operators: what needs a person

operators-created =
    ⚠️ <b>It is unclear whether an order was created</b>

    { $order }

    The exchanger’s answer got lost and the order isn’t in its list, or the list can’t be read. The bot goes on checking. Please look for the api_id on the site and help the customer if there is an order.
operators-unseen =
    ⚠️ <b>An order exists that the bot can’t see</b>

    { $order }

    The exchanger says that this api_id is taken, but the list of orders (get_exchanges) doesn’t show it or isn’t allowed for the bot’s key. Please look the order up on the site and help the customer; allow the key get_exchanges.
operators-denied =
    ⚠️ <b>An order exists that was said not to be created</b>

    { $order }

    Its customer was told that it was not created, and only now the list of orders (get_exchanges) shows it, as after the exchanger’s clock was set back. The customer has been told so and can pay or cancel it. Please see that they don’t pay twice if they have created another one.
operators-paid =
    ⚠️ <b>It is unclear whether an order was marked as paid</b>

    { $order }

    The exchanger’s answer got lost and the order can’t be read. The bot goes on checking. Please check the payment.
operators-cancelled =
    ⚠️ <b>It is unclear whether an order was cancelled</b>

    { $order }

    The exchanger’s answer got lost and the order can’t be read. The bot goes on checking. Please check the order.
operators-clear =
    ℹ️ <b>It is clear by now</b>

    { $order }

    { $outcome }
operators-clear-status = The order’s status on the site: { $status }. The customer has been told.
operators-clear-none = The order was not created. The customer has been told.
operators-number = Order: <code>{ $number }</code>
operators-order =
    api_id: <code>{ $api_id }</code>
    Direction: { $give } → { $get } ({ $direction })
    Customer: <a href="tg://user?id={ $customer }">{ $customer }</a>
    Since: { $since }, { $minutes } min

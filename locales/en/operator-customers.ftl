# A customer, as operators see them.

customer-title = 👤 <b>Customer <code>{ $id }</code></b> · <a href="tg://user?id={ $id }">open the chat</a>
customer-nobody = 🔎 <b>Nobody with the number { $id } has ever used this bot.</b>
customer-never-wrote = Has never written to the bot.
customer-language = Language: { $code }
customer-since = With us since { $at }, last seen about { $seen }
customer-reachable = Can be written to.
customer-lost = 🔕 Can’t be written to since { $at }: has blocked the bot, or is gone from Telegram.
customer-news = News: on
customer-no-news = News: switched off { $at }
customer-terms = Terms: version { $version } accepted { $at }
customer-no-terms = Terms: not accepted yet
customer-blocked = ⛔ <b>Blocked</b> since { $at } by operator <code>{ $by }</code>: { $reason }
customer-brought = Came by the link of partner { $partner } on { $at }
customer-brought-label = Came by the link of partner { $partner } ({ $label }) on { $at }
customer-is-partner = Is partner { $partner } here.
customer-orders = 🧾 Orders: open { $open }, completed { $done }, cancelled { $cancelled }, never created { $never }
customer-no-orders = 🧾 No orders yet.
customer-turnover = Turnover: { $sums }
customer-turnover-more = Turnover: { $sums } and { $more ->
        [one] { $more } more currency
       *[other] { $more } more currencies
    }
customer-turnover-cut = <i>Of the newest { $newest } completed orders.</i>
customer-to-admin = ‹ Dashboard

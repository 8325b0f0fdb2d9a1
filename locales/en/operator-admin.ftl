# /admin: health, today, conversion, pictures, and the ways to what operators do.

admin-title = 🎛 <b>Dashboard</b>
to-admin = ‹ Dashboard
admin-refreshed = <i>Updated at { $time } UTC</i>
admin-refresh = 🔄 Refresh
admin-days = 📈 30 days
admin-left = 🪜 Where they leave

admin-health = <b>Health</b>
admin-telegram = { $light } Telegram: heard { $ago } ago
admin-telegram-never = { $light } Telegram: not heard yet
# Median, and the time within which 95 of 100 calls are answered.
admin-exchanger = { $light } Exchanger: answers in { $median }, 95% of the time within { $p95 }
admin-exchanger-failures = · failed in 5 minutes: { $failed } of { $calls ->
        [one] { $calls } call
       *[other] { $calls } calls
    } ({ $percent }%)
admin-exchanger-down = { $light } Exchanger: hasn’t answered for { $time }
admin-exchanger-unasked = { $light } Exchanger: no calls in 5 minutes
admin-feed = { $light } Order list: read { $ago } ago
admin-feed-none = { $light } Order list: not available, orders are checked one by one
admin-outbox = { $light } Messages waiting: { $count }, the oldest for { $time }
admin-outbox-empty = { $light } Messages waiting: none
admin-unclear = { $light } Calls of unclear outcome: { $count }, being checked
admin-unclear-none = { $light } Calls of unclear outcome: none
admin-database = 💾 Database: { $whole }.{ $tenth } MB
admin-database-large = 💾 Database: { $whole }.{ $tenth } GB

admin-today = <b>Today</b>, since midnight UTC
admin-visitors = Visitors: <b>{ $visitors }</b>, new ones: <b>{ $people }</b>
admin-drafts = Exchanges started: <b>{ $count }</b>
admin-orders = Orders: <b>{ $count }</b>
admin-not-made = Confirmed, but not created: { $count }
admin-orders-in = · { $group }: { $count }
admin-group-making = being created
admin-group-waiting = being prepared
admin-group-to-pay = awaiting payment
admin-group-checking = payment being checked
admin-group-payout = payout in progress
admin-group-attention = need attention
admin-group-other = other
admin-group-done = completed
admin-group-cancelled = cancelled
# What customers gave in orders that were completed today.
admin-turnover = Turnover: { $sums }
admin-turnover-more = Turnover: { $sums } and { $more ->
        [one] { $more } more currency
       *[other] { $more } more currencies
    }
admin-turnover-none = Turnover: none yet

admin-conversion = <b>Conversion today</b>, each step of the one before
admin-step = { $name }: { $count }
admin-step-part = { $name }: { $count } · { $percent }%
admin-step-begun = Started
admin-step-direction = Direction chosen
admin-step-amount = Amount given
admin-step-details = Details given
admin-step-confirmed = Order confirmed
admin-step-paid = Paid
admin-step-done = Completed

admin-milliseconds = { $count } ms
admin-seconds-tenths = { $whole }.{ $tenth } s
admin-seconds = { $count } s
admin-minutes = { $count } min
admin-hours = { $count } h

admin-chart-title = { $first } – { $last }
admin-chart-visitors = Visitors a day
admin-chart-orders = Orders a day
admin-chart-made = orders
admin-chart-done = completed
admin-chart-caption = 📈 <b>{ $title }</b>
    Visitors: { $visitors }, new ones: { $people }
    Orders: { $orders }, completed: { $done }
admin-left-title = How far they got: { $first } – { $last }
admin-left-caption = 🪜 <b>{ $title }</b>
admin-left-most = Most are left after “{ $name }”: { $percent }% don’t go on.
admin-left-step = { $name }: { $count } · { $part }
admin-left-percent = { $percent }%
admin-no-days = There is nothing to draw yet: the first visits will show up here within a day.
admin-not-drawn = ⚠️ The picture could not be drawn. The log says why.

admin-to-find = 🔎 Find an order
admin-to-stuck = ⏳ Stuck orders
admin-to-broadcast = 📣 Broadcast
admin-to-maintenance = 🛠 Maintenance
admin-to-directions = 💱 Directions
admin-to-partners = 🤝 Partners
admin-to-texts = ✏️ Texts
admin-to-roles = 👥 Roles
admin-to-audit = 📜 Log
admin-to-export = 📄 Export

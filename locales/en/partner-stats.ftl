# A partner's statistics: figures, lists, the picture of the days, the file.

stats-title = 📊 <b>Statistics: { $period }</b>
stats-period-1 = today
stats-period-7 = last 7 days
stats-period-30 = last 30 days
stats-period-all = all time
stats-button-1 = Today
stats-button-7 = 7 days
stats-button-30 = 30 days
stats-button-all = All
stats-chosen = • { $label }

stats-links = <b>By your links to the bot</b>
stats-clicks = Clicks: <b>{ $count }</b>
# New people, each counted once.
stats-people = People: <b>{ $count }</b>
stats-people-part = People: <b>{ $count }</b> ({ $percent }% of the clicks)
stats-made = Orders: <b>{ $count }</b>
stats-paid = Completed: <b>{ $count }</b>
stats-paid-part = Completed: <b>{ $count }</b> ({ $percent }% of the orders)
stats-turnover = Turnover: { $sums }
stats-turnover-more = Turnover: { $sums } and { $more ->
        [one] { $more } more currency
       *[other] { $more } more currencies
    }
stats-reward = Rewards: { $sum }
stats-none = Nothing has come by your links to the bot in this time yet. Share a link where people ask about exchanging money: it takes a minute to make one.

stats-site = <b>On the website, all your links together</b>
stats-visits = Visits: <b>{ $count }</b>
stats-visits-cut = Visits: <b>{ $count }</b> or more
stats-site-orders = Orders: <b>{ $count }</b>, completed: <b>{ $done }</b>
stats-accrued = Rewards credited: <b>{ $sum }</b>
stats-coming = Rewards to come: <b>{ $sum }</b>
stats-cut = <i>Only the newest { $count } orders are counted and listed.</i>
stats-old = ⏳ The figures shown are { $minutes } min old.
stats-no-key = ℹ️ Visits to the website and new rewards show up here once you connect an API key: tap “Partner programme” below, then “API key”.
stats-clock = <i>Days begin at midnight UTC.</i>
stats-clock-site = <i>Days begin at midnight UTC; on the website by its own clock, and orders count on the day of their last change. Rewards are in the website’s currency.</i>

stats-by-direction = By direction
stats-by-label = By label
stats-picture = 📈 Chart
stats-orders = 🧾 Orders
stats-csv = 📄 Download as CSV
stats-make-link = 🔗 Make a link
stats-back = ‹ Statistics

stats-direction-title = 📊 <b>By direction: { $period }</b>
stats-label-title = 📊 <b>By label: { $period }</b>
stats-direction = <b>direction { $number }</b>
stats-label = <b>{ $label }</b>
stats-no-label = <b>without a label</b>
stats-short = clicks { $clicks } → people { $people } → orders { $orders } → completed { $paid }
stats-short-orders = orders { $orders } → completed { $paid }

stats-orders-title = 🧾 <b>Orders: { $period }</b> ({ $count })
stats-outcome-all = All
stats-outcome-open = In progress
stats-outcome-done = Completed
stats-outcome-failed = Not completed
stats-orders-none-all = There are no orders in this time.
stats-orders-none-open = There are no orders in progress in this time.
stats-orders-none-done = There are no completed orders in this time.
stats-orders-none-failed = There are no cancelled or removed orders in this time.
stats-orders-site = <i>By the website’s list: all your links, times by its clock.</i>
stats-orders-bot = <i>Orders made in the bot only.</i>
stats-orders-no-key = <i>Orders made in the bot only: the website’s list needs your API key.</i>
stats-order = <b>No. { $number }</b> · { $time }
stats-order-pair = { $give } → { $get }
stats-order-status = { $icon } { $title }
stats-order-accrued = reward { $sum }, credited
stats-order-coming = reward { $sum }, to come
stats-order-label = label { $label }
stats-site-time = { $day } { $time }

stats-csv-name = orders
stats-file-caption = 📄 <b>Orders: { $period }</b> ({ $count })
stats-csv-separator = ,
stats-csv-decimal-mark = .
stats-csv-number = Order
stats-csv-time-utc = Made (UTC)
stats-csv-time-site = Last change (website’s time)
stats-csv-give = Given
stats-csv-give-code = Given, currency
stats-csv-give-title = Given, by
stats-csv-get = Received
stats-csv-get-code = Received, currency
stats-csv-get-title = Received, by
stats-csv-status = Status
stats-csv-reward = Reward
stats-csv-accrued = On the balance
stats-csv-label = Label
stats-csv-yes = yes
stats-csv-no = no

chart-title = Your links: { $first } – { $last }
chart-clicks-day = Clicks by day
chart-clicks-week = Clicks by week
chart-clicks-month = Clicks by month
chart-orders-day = Orders by day
chart-orders-week = Orders by week
chart-orders-month = Orders by month
chart-orders = made
chart-paid = completed
chart-group = ,
chart-month = { $month }/{ $year }
chart-caption =
    📈 <b>{ $title }</b>

    { $figures }
chart-none = 📈 There is nothing to draw yet: no one has come by your links in this time.
chart-failed = 😔 The picture couldn’t be drawn right now. Please try again in a minute.

stats-day = { $day } { $month }
stats-month-1 = Jan
stats-month-2 = Feb
stats-month-3 = Mar
stats-month-4 = Apr
stats-month-5 = May
stats-month-6 = Jun
stats-month-7 = Jul
stats-month-8 = Aug
stats-month-9 = Sep
stats-month-10 = Oct
stats-month-11 = Nov
stats-month-12 = Dec

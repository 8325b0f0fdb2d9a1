# Orders that are stuck

stuck-title = 🕓 <b>Stuck orders: { $count }</b>
stuck-none = ✅ <b>No order is stuck.</b>
stuck-explained = Those that have stood in one status for { $time } or longer, the longest first. Orders that wait for the customer’s payment don’t count.
stuck-line = { $icon } { $number } · { $time } · { $title }
stuck-days = { $days } d
stuck-hours = { $hours } h
stuck-minutes = { $minutes } min

# The export of orders

export-question =
    📄 <b>Orders as a file</b>

    Of which days? A CSV for spreadsheets, without accounts or anything else that customers entered. Days are UTC’s.
export-span-today = Today
export-span-week = 7 days
export-span-month = 30 days
export-span-this = This month
export-span-last = Last month
export-span-all = All orders
export-span-dates = Other days
export-other = 📄 Another period
export-ask-dates =
    📄 <b>Which days?</b>

    Send one day or two, for example <code>2026-11-01 – 2026-11-15</code>
export-bad-dates = ⚠️ <b>I can’t read that as days</b>, or the first comes after the last.
export-period-all = all orders
export-busy = ⏳ <b>Your last file is still being made.</b> Please wait until it is here.
export-being-made = ⏳ <b>The file is being made</b>: { $period }. It comes as a message of its own; you can go on meanwhile.
export-file = { $orders ->
        [one] 📄 <b>{ $period }</b>: { $orders } order
       *[other] 📄 <b>{ $period }</b>: { $orders } orders
    }
export-part = { $orders ->
        [one] 📄 <b>{ $period }</b>, part { $part }: { $orders } order
       *[other] 📄 <b>{ $period }</b>, part { $part }: { $orders } orders
    }
export-none = 📄 <b>There are no orders in that time</b>: { $period }
export-failed = ⚠️ <b>The file could not be made.</b> Please try again a little later.

export-csv-api-id = Bot’s number (api_id)
export-csv-number = Number
export-csv-created = Created (UTC)
export-csv-give-title = From
export-csv-get-title = To
export-csv-give = Amount given
export-csv-give-code = Currency given
export-csv-get = Amount received
export-csv-get-code = Currency received
export-csv-status = Status
export-csv-status-code = Status code
export-csv-updated = Updated (UTC)
export-csv-customer = Customer’s Telegram id
export-csv-partner = Partner
export-csv-label = Partner’s label
export-stage-creating = Being created
export-stage-checking = Unclear whether created
export-stage-refused = Refused
export-stage-failed = Not created

audit-orders-exported = exported the orders of { $first } – { $last }
audit-orders-exported-all = exported all orders

# The register of partners, for operators

partner-register = 🤝 <b>Partners: { $count }</b>
    Each button ends with orders → completed orders of all time.
partner-register-none = 🤝 <b>There are no partners here yet.</b>
partner-register-how = Partners join with their own API key by /partner. To let one in without a key, send the partner id after the command: <code>/partners 42</code>
partner-register-line = { $partner } · { $how } · { $orders } → { $paid }
partner-register-how-key = by key
partner-register-how-person = without a key
partner-register-how-invited = invited
partner-register-how-nobody = not connected
partner-register-how-off = switched off
partner-register-button = ‹ Partners
partner-register-site = 🌐 The site’s own account
partner-register-partner = <b>{ $partner }</b>
partner-register-month = 30 days: { $figures }
partner-register-ever = all time: { $figures }
partner-register-nothing = nothing yet

partner-register-one = 🤝 <b>Partner { $partner }</b>
partner-register-is-key = Connected by their own API key since { $at }.
partner-register-is-person = Connected without an API key since { $at }.
partner-register-is-invited = Invited: the link works until { $at }.
partner-register-is-nobody = Nobody is connected as this partner. Known here since { $at }.
partner-register-is-off = 🚫 <b>Switched off:</b> links to the bot don’t count, and new orders aren’t reported as theirs.
partner-register-in-month = 📈 <b>Last 30 days</b>
partner-register-in-all = 📈 <b>All time</b>
partner-register-switch-off = Switch off
partner-register-switch-on = Switch on again
partner-register-ask-off =
    <b>Switch partner { $partner } off?</b>

    Their links to the bot won’t count any more, and new orders, also of people who came by them before, won’t be reported to the site as theirs. Orders already made stay theirs. They will be told. Links to the website are the site’s own matter.
partner-register-off-yes = Switch off
partner-register-switched-off = 🚫 <b>Switched off.</b>
partner-register-switched-on = ✅ <b>Switched on again.</b>
partner-register-invite = New invitation
partner-register-remove = Remove
partner-register-ask-remove =
    <b>Remove partner { $partner }?</b>

    Whoever is connected as this partner no longer is, and their API key is deleted here. Their links go on working: the site rewards them all the same. The statistics stay.
partner-register-removed = ✅ <b>Partner { $partner } has been removed.</b>
partner-register-gone = ℹ️ <b>There is no such partner any more.</b>
partner-register-bad-id = ⚠️ <b>That isn’t a partner id.</b> It is a number, for example <code>/partners 42</code>
partner-register-has-key = ℹ️ <b>This partner has joined with their own API key</b> and needs no invitation.
partner-register-invited =
    ✅ <b>Here is an invitation for partner { $partner }.</b> Forward the next message to them.

    Its link works once, for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }. A new invitation makes it void.
partner-register-words =
    🤝 You’re invited as a partner of our exchanger: share links to our bot, see what they bring, and earn on the orders.

    Open this link to connect: { $link }

    It is only for you and works once, for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }.

# The partner account of the bot’s own key

own-title = 🌐 <b>The site’s own partner account</b>
own-balance = Partner { $partner }
    Balance: <b>{ $balance }</b>, paid out from { $least }
own-visits = Visits by links to the website in { $days } days: <b>{ $count }</b>
own-visits-cut = Visits by links to the website in { $days } days: <b>{ $count }</b> or more
own-orders = <b>Latest orders</b>
own-no-orders = No orders yet.
own-order = No. { $number } · { $give } → { $get } · { $status } · reward { $reward }
own-payouts = <b>Latest payouts</b>
own-no-payouts = No payouts yet.
own-payout = No. { $number } · { $date } · { $sum } · { $status }
own-payout-waiting = waiting
own-payout-paid = paid
own-payout-cancelled = cancelled
own-payout-withdrawn = withdrawn
own-payout-other = in progress
own-refresh = Refresh
own-method = 🔑 The bot’s key may not call <code>{ $method }</code>: allow it in the key’s settings on the site.
own-ip = 🔑 The site doesn’t take the bot’s key from this server: add its IP address to the key’s settings.
own-key = 🔑 The site doesn’t take the bot’s key at all: check EXCHANGER_LOGIN and EXCHANGER_KEY.
own-nobody = ℹ️ The bot’s key belongs to no partner of the site, so there is no account to show.
own-no-programme = ℹ️ The site’s partner programme is switched off.
own-refused = ⚠️ The site won’t say this:

audit-partner-invited = invited the partner
audit-partner-removed = removed the partner
audit-partner-off = switched the partner off
audit-partner-on = switched the partner on again

# The register of partners, for operators

partner-register = 🤝 <b>Partners: { $count }</b>
    Each line ends with orders → completed orders of all time.
partner-register-none = 🤝 <b>There are no partners here yet.</b>
partner-register-how = Partners join with their own API key by /partner. To let one in without a key, send the partner id after the command: <code>/partners 42</code>
partner-register-line = { $partner } · { $how } · { $orders } → { $paid }
partner-register-how-key = by key
partner-register-how-person = without a key
partner-register-how-invited = invited
partner-register-how-nobody = not connected
partner-register-button = ‹ Partners

partner-register-one = 🤝 <b>Partner { $partner }</b>
partner-register-is-key = Connected by their own API key since { $at }.
partner-register-is-person = Connected without an API key since { $at }.
partner-register-is-invited = Invited: the link works until { $at }.
partner-register-is-nobody = Nobody is connected as this partner. Known here since { $at }.
partner-register-counts = 📈 Of all time: clicks { $clicks } → people { $people } → orders { $orders } → completed { $paid }
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

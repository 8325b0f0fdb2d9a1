# The partner programme: joining, the key, notifications, and what goes wrong with a key.

command-partner = Partner programme
button-partner = Partner programme

partner-about =
    🤝 <b>Partner programme</b>

    Partners of the exchanger earn on every order made by their links. Here you can share links to this bot, see what they bring, and request payouts.

    <b>How to join</b>
    1. Sign in to your account on the exchanger’s website: your partner id is there too.
    2. Create an API key in it and allow it the partner methods.
    3. Tap “Join” and send me the key’s login and the key itself. I’ll take it from there.
partner-not-connected = ℹ️ <b>You aren’t connected as a partner here</b>, or no longer are.

partner-join-ask =
    🔑 <b>Send me your API login and key in one message</b>, with a space or a line break between them.

    Both are in your account on the exchanger’s website. The key needs these methods: <code>get_partner_info</code>, <code>get_partner_links</code>, <code>get_partner_exchanges</code>, <code>get_partner_payouts</code>, <code>add_partner_payout</code>.

    I’ll delete your message at once, keep the key encrypted and never show it again.
partner-join-form = ⚠️ <b>That isn’t an API login and key.</b> I need just the two, without anything else.
partner-join-one = ⚠️ <b>I can see only one of the two.</b> Please send the login and the key together, in one message.
partner-join-delete = 🗑 <b>Please delete your message with the key</b>: Telegram hasn’t let me do it.
partner-joined = ✅ <b>You’re connected.</b> The key is kept encrypted.
partner-join-impossible = 😔 <b>API keys can’t be connected to this bot yet.</b> Please contact support.
partner-join-operator =
    🛠 <b>For you as the operator:</b> set <code>SECRET_KEY</code> in the bot’s settings and restart it. This makes one:
    <code>openssl rand -base64 32 | tr '+/' '-_'</code>
    Keep it safe: it encrypts partners’ keys, and without it nobody can read them.
partner-invited = ✅ <b>You’re connected.</b> Your links and your statistics work from now on.

partner-home =
    🤝 <b>Partner programme</b>
    Your partner id: <code>{ $partner }</code>
partner-home-counts = 📈 Last 30 days: clicks { $clicks } → people { $people } → orders { $orders } → completed { $paid }
partner-home-no-key = No API key is connected, so I can’t see your balance, rewards and payouts. You can connect one under “API key”.

partner-key = 🔑 <b>Your API key is connected</b> since { $since }. It is kept encrypted and isn’t shown to anyone.
partner-key-none = 🔑 <b>No API key is connected.</b> Your links and the bot’s own statistics work without one. With a key you also see your balance and rewards, and can request payouts.
partner-key-remove =
    <b>Remove your API key?</b>

    Your links and statistics stay. Until you connect a key again, I can’t see your balance, rewards and payouts, nor follow a payout you’ve already requested.
partner-key-removed = ✅ <b>Your API key has been removed.</b>

partner-notices = 🔔 <b>What should I write to you about?</b> Tap to switch on or off.
partner-notices-no-key = I only learn of rewards and payouts with an API key connected.
partner-notice-on = ✅
partner-notice-off = ❌
partner-notice-orders = { $icon } New orders
partner-notice-rewards = { $icon } Rewards
partner-notice-payouts = { $icon } Payouts

partner-button-home = ‹ Partner programme
partner-button-join = Join
partner-button-connect = Connect a key
partner-button-links = 🔗 Links
partner-button-stats = 📊 Statistics
partner-button-money = 💰 Balance and payouts
partner-button-notices = 🔔 Notifications
partner-button-key = 🔑 API key
partner-button-replace = Replace the key
partner-button-remove = Remove the key
partner-button-remove-yes = Yes, remove it
partner-button-remove-no = No, keep it

partner-key-refused = 🔑 <b>The exchanger doesn’t accept this API login and key.</b> Check in your account on the site that the key is still there and switched on, or create a new one. If everything is in order there, the site’s API may be switched off for a while: try again later.
partner-key-ip = 🔒 <b>This API key only works from certain IP addresses</b>, and the bot’s isn’t one of them. In your account on the site, add the bot’s address to the key or remove the restriction.
partner-key-ip-address = The bot’s address: <code>{ $address }</code>
partner-key-ip-unknown = Support can tell you the bot’s address.
partner-key-method = 🔒 <b>This API key may not call</b> <code>{ $method }</code>. In your account on the site, allow the key all partner methods.
partner-key-nobody = 🤔 <b>This API key doesn’t belong to a partner.</b> It has to be created in your own account on the site, the one that has your partner id.
partner-no-programme = 😔 <b>The exchanger’s partner programme is switched off right now.</b> Please try later or contact support.
partner-key-unreadable = 🔑 <b>I can’t read your API key any more</b>: the bot’s settings have changed since you sent it. Please replace it under “API key”, or let support know.

# The partner programme: joining, the key, notifications, and what goes wrong with a key.

partner-key-refused = 🔑 <b>The exchanger doesn’t accept this API login and key.</b> Check in your account on the site that the key is still there and switched on, or create a new one.
partner-key-ip = 🔒 <b>This API key only works from certain IP addresses</b>, and the bot’s isn’t one of them. In your account on the site, add the bot’s address to the key or remove the restriction.
partner-key-ip-address = The bot’s address: <code>{ $address }</code>
partner-key-method = 🔒 <b>This API key may not call</b> <code>{ $method }</code>. In your account on the site, allow the key all partner methods.
partner-key-nobody = 🤔 <b>This API key doesn’t belong to a partner.</b> It has to be created in your own account on the site, the one that has your partner id.
partner-no-programme = 😔 <b>The exchanger’s partner programme is switched off right now.</b> Please try later or contact support.
partner-key-unreadable = 🔑 <b>Your API key can’t be read any more.</b> The bot’s settings have changed since you sent it. Please send it again: open “Key” and replace it.

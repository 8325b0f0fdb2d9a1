# What a partner is told of by itself

partner-news-order =
    🤝 <b>New order by your link</b>
    { $pair }
    Order { $number }
partner-news-reward =
    💰 <b>Reward: +{ $reward }</b>
    { $pair }
    Order { $number } is complete, and your reward is on the balance.
partner-news-reward-unknown =
    💰 <b>Your reward is on the balance</b>
    { $pair }
    Order { $number } is complete.
# Many at once, as after a time without the bot.
partner-news-orders = 🤝 <b>New orders by your links: { $count }</b>
partner-news-rewards =
    { $count ->
        [one] 💰 <b>Rewards: +{ $reward }</b> for { $count } order, on your balance
       *[other] 💰 <b>Rewards: +{ $reward }</b> for { $count } orders, on your balance
    }

partner-news-label = Label: { $label }
partner-news-pair = { $give } → { $get }

partner-news-payout-paid =
    ✅ <b>Payout { $number }: paid</b>
    You should have received { $amount } ({ $title }).
partner-news-payout-cancelled =
    ✖️ <b>Payout { $number }: cancelled by the exchanger</b>
    Have a look at your balance, and contact support if the reason isn’t clear.
partner-news-payout-withdrawn =
    ✖️ <b>Payout { $number }: cancelled at your request</b>
    You can ask for it anew whenever you like.
partner-news-payout-other =
    ℹ️ <b>Payout { $number }: there is news</b>
    Open your payouts to see how it stands.

partner-news-taken-over =
    ⚠️ <b>Another Telegram account is now connected as partner { $partner }</b>
    Yours no longer is. If it wasn’t you, delete your API key in your account on the site, make a new one and connect it here.

partner-news-off = 🚫 <b>Your partner account { $partner } has been switched off in this bot.</b> Your links to the bot don’t count at the moment; orders already made stay yours. If you don’t know why, please write to support.
partner-news-on = ✅ <b>Your partner account { $partner } is switched on again.</b> Your links to the bot count from now on.

partner-news-plain = ℹ️ <b>There is news for you as a partner.</b> Open your statistics to see it.

partner-news-stats = 📊 Statistics
partner-news-money = 💰 Balance
partner-news-notices = 🔔 Notices

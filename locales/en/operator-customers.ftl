# A customer, as operators see them.

customer-title = 👤 <b>Customer <code>{ $person }</code></b> · <a href="tg://user?id={ $person }">open the chat</a>
customer-nobody = 🔎 <b>Nobody with the number { $person } has ever used this bot.</b>
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
customer-to-orders = 🧾 Orders
customer-write = ✉️ Write
customer-block = ⛔ Block
customer-unblock = Unblock
customer-erase = 🗑 Erase data

# Blocking

block-list = ⛔ <b>Blocked people: { $count }</b>
block-none = ⛔ <b>Nobody is blocked.</b>
block-line = { $person } · { $reason }
block-somebody = Block somebody
block-to-list = ‹ Blocked people
block-whom = <b>Whom do you want to block?</b> Send their Telegram id, or forward a message of theirs.
block-bad-id = ⚠️ <b>That isn’t a Telegram id.</b> It is a number, for example <code>/block 123456789</code>
block-hidden = ⚠️ <b>That message doesn’t show whose it is</b>: they hide it from forwards. Find one of their orders with /find, it names their id.
block-ask-reason =
    <b>Why should <code>{ $person }</code> be blocked?</b>

    Send the reason in a few words. Only operators see it.
block-reason-words = ⚠️ <b>Please send the reason as text.</b>
block-ask =
    <b>Block <code>{ $person }</code>?</b>
    Reason: { $reason }

    The bot won’t serve them any more and will tell them so once a day at most. Their open orders go on: they keep the cards, can pay or cancel, and can reach support.
block-yes = ⛔ Block
block-is-done = ✅ <b>Blocked.</b>
block-is-already = ℹ️ <b>They are blocked already.</b>
block-is-operator = ⚠️ <b>An operator can’t be blocked.</b> Their role has to be taken first: /roles
block-freed = ✅ <b>Unblocked:</b> the bot serves them again.
block-not-blocked = ℹ️ <b>They aren’t blocked.</b>

# What is said to who is blocked.

shut-out = 🙏 We’re sorry, but new exchanges aren’t available to you in this bot; the orders you already have go on as usual.
shut-out-toast = Sorry, this isn’t available to you.

# Erasing

erase-ask =
    🗑 <b>Erase everything about <code>{ $person }</code>?</b> This can’t be undone.

    <b>Goes:</b> what they entered, payment details, the conversation, messages and talks with support, their partner’s key and accounts, and how they came here.

    <b>Stays:</b> orders and payouts as nameless lines of the ledger, that they are blocked (if they are), and in the operators’ log their number. The website keeps its own records, and the chat in Telegram can’t be taken back: they will be told so.
erase-yes = 🗑 Erase for good
erase-done = 🗑 <b>Everything about <code>{ $person }</code> has been erased.</b>
erase-how = 🗑 <b>Whose data is to be erased?</b> Send the Telegram id after the command: <code>/erase 123456789</code>
erase-refused = ⚠️ <b>Nothing has been erased: something is still under way.</b>
erase-orders = Open orders: { $numbers }
erase-jobs = The website hasn’t answered yet about one of their orders.
erase-payouts = A partner’s payout isn’t finished.
erase-role = ⚠️ <b>This is an operator.</b> Their role has to be taken first: /roles

erased =
    🗑 <b>Your data in this bot has been erased.</b>

    Messages already in this chat can’t be taken back from here: to remove them too, delete the chat. The exchanger’s website keeps its own records. If you write here again, you start as a new customer.

order-nobodys = 👤 The customer has had all of their data erased.

audit-customer-opened = opened the customer’s card
audit-customer-blocked = blocked <code>{ $subject }</code>
audit-customer-unblocked = unblocked the customer
audit-customer-erased = erased the customer’s data

# A partner's balance and payouts.

payouts-balance = 💰 <b>Balance: { $balance }</b>
payouts-minimum = Smallest payout: { $minimum }
payouts-empty = There is nothing to pay out yet. Rewards appear here once orders by your links are completed.
payouts-missing = You need <b>{ $missing }</b> more to request a payout. Rewards are added once orders by your links are completed.
payouts-no-currency = The exchanger doesn’t offer any currency for this amount right now: its reserves may be too low. Please try later or contact support.
payouts-under-way = ⏳ Your last request is still being processed. You can make another one as soon as that is through.
payouts-choose = Choose a currency to be paid in. The whole balance is always paid out.
payouts-line = • <b>{ $title }</b>: { $amount }
payouts-line-commission = • <b>{ $title }</b>: { $amount } (commission { $commission })
payouts-gone = ⚠️ <b>The exchanger no longer offers that currency.</b> Here is what it offers now.
payouts-no-key = 🔑 <b>I can’t see your balance without your API key.</b> Connect one to see your balance and request payouts. Your links and the bot’s own statistics work without it.

payouts-open = 🕓 { $number } · { $what }
payouts-open-asking = ⏳ Being sent · { $what }
payouts-open-checking = 🔎 Being checked · { $what }
payouts-open-waiting = 🕓 { $what }

payouts-chosen =
    💸 <b>Payout in { $title }</b>
    You’ll receive { $amount }
payouts-ask-account = Which account should it go to? Send the address, card or account number in one message.
payouts-no-account = ⚠️ I need the account as text, in one line of at most 255 characters.
payouts-account = To: <code>{ $account }</code>

payouts-summary = 💸 <b>Please check your payout</b>
payouts-summary-method = In: <b>{ $title }</b>
payouts-summary-balance = Balance: { $balance }
payouts-summary-commission = Commission: { $commission }
payouts-summary-amount = You’ll receive: <b>{ $amount }</b>
payouts-summary-whole = ❗ <b>The whole balance is paid out.</b> Is everything right? To use another account, just send it.
payouts-worse = ⚠️ <b>You would receive less than before.</b> I haven’t sent anything: here are the new terms.
payouts-confirmed = You have confirmed this already. Here is how it stands.

payouts-button-last = { $account }
payouts-button-another = Another account
payouts-button-sure = It is right, go on
payouts-button-confirm = ✅ Request the payout
payouts-button-balance = 💰 Balance
payouts-button-history = Payout history

payout-title = 💸 <b>Payout { $number }</b>
payout-title-no-number = 💸 <b>Payout request</b>
payouts-requested = { $amount } ({ $title })
payouts-about = about { $amount }
payout-asking = ⏳ <b>Your request is being sent to the exchanger…</b>
payout-checking =
    🔎 <b>The exchanger’s answer got lost, so I’m checking your request</b>

    It won’t be sent twice. Please don’t request this payout on the site meanwhile: I’ll write here as soon as it is clear, usually within a few minutes.
payout-unclear =
    🔎 <b>It is still unclear whether your request reached the exchanger</b>

    I keep checking, and I won’t send it again. If you’re in a hurry, look at the list of payouts in your account on the site, or contact support.
payout-waiting = 🕓 <b>Waiting to be paid.</b> The exchanger has your request. I’ll show here what becomes of it.
payout-unseen = 🕓 <b>The exchanger has your request</b>, but with your API key I can’t see what becomes of it: the key needs <code>get_partner_payouts</code>. Until then, look at the list of payouts in your account on the site.
payout-silent = 🕓 <b>The exchanger has your request</b>, but it no longer accepts your API key, so I can’t see what becomes of it. Check that the key still exists in your account on the site; the list of payouts is there too.
payout-unkeyed = 🕓 <b>The exchanger has your request</b>, but I can’t follow it without your API key. Connect the key to see here what becomes of it. Until then, look at the list of payouts in your account on the site.
payout-moved = 🕓 <b>The exchanger has your request</b>, but this partner account is connected to someone else here now, so I can’t follow it for you. Look at the list of payouts in your account on the site.
payout-not-followed = ℹ️ <b>I no longer follow this payout</b>: nothing has been heard of it for long. See the list of payouts in your account on the site.
payout-made-no-number = ✅ <b>The exchanger has your request</b>: the balance has been taken for it. I can’t see its number and status, because your API key lacks <code>get_partner_payouts</code>. They are in the list of payouts in your account on the site.
payout-after-all = ⚠️ <b>The exchanger has this payout after all.</b> I told you that nothing was requested: its list has shown this only now. If you’ve requested it on the site yourself since then, this is that request.
payout-paid = ✅ <b>Paid</b>
payout-cancelled = ✖️ <b>Cancelled by the exchanger.</b> Have a look at your balance, and contact support if the reason isn’t clear.
payout-withdrawn = ✖️ <b>Cancelled at your request</b>
payout-other = ℹ️ <b>Status at the exchanger: { $status }.</b> I don’t know this one, so I keep watching.
payout-refused = ⚠️ <b>The exchanger didn’t accept the request.</b> Nothing was requested, and your balance is untouched.
payout-failed = ⚠️ <b>Nothing was requested.</b>
payout-failed-never-sent = ⚠️ <b>The exchanger couldn’t be reached.</b> Nothing was requested, and your balance is untouched. Please try again a little later.
payout-failed-no-look = ⚠️ <b>I couldn’t read your payouts or your balance</b>, so I didn’t send the request: had its answer got lost, I couldn’t have found out what came of it. Nothing was requested. Please try again a little later.
payout-failed-late = ⚠️ <b>I couldn’t send your request in time.</b> Nothing was requested, and your balance is untouched. If you still want the payout, request it again.
payout-failed-changed = ⚠️ <b>The terms got worse before your request could be sent.</b> Nothing was requested, and your balance is untouched. Have a look at the new terms.
payout-failed-no-key = ⚠️ <b>I couldn’t use your API key.</b> Nothing was requested, and your balance is untouched. Check the key and request the payout again.
payout-failed-not-made = ⚠️ <b>The request didn’t reach the exchanger.</b> Its answer got lost, so I’ve checked: nothing was requested, and your balance is untouched. You can try again.
payout-failed-never-clear = ⚠️ <b>It stayed unclear whether your request reached the exchanger</b>, and I’ve stopped checking. Before you request again, look at the list of payouts in your account on the site, or contact support.
payout-again = Request again
payout-asks-site = Asking the exchanger…
payout-not-yours = This button belongs to someone else’s payout.

payouts-history = <b>Your payouts</b>, newest first
payouts-history-none = You haven’t requested any payouts yet.
payouts-history-line =
    { $status } <b>{ $number }</b> · { $amount }
    { $date } · <code>{ $account }</code>
payouts-status-waiting = 🕓 waiting
payouts-status-paid = ✅ paid
payouts-status-cancelled = ✖️ cancelled
payouts-status-withdrawn = ✖️ cancelled by you
payouts-status-other = ℹ️ status { $status }
payouts-page = Page { $page }

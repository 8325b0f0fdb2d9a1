# Support, as operators see it

support-head = 💬 <b>{ $name }</b> · <code>{ $customer }</code> · { $language }
support-head-order = Order <b>{ $number }</b>
support-head-topic = <i>What you write in this topic goes to the customer. What begins with “/” stays here.</i>
support-taken = 🙋 Taken by { $name }
support-take = 🙋 Take
support-leave = Leave to others
support-order = Order { $number }
support-answer-to = ✍️ Answer { $name }
support-canned = 📋 Canned answers
support-done = Done
support-answering = ✍️ <b>Everything you send now goes to { $name }</b>, signed as support, until you tap “Done”.
support-answering-about = Order <b>{ $number }</b> is attached.
support-answered = ✅ Sent to { $name }.
support-answered-taken = ✅ Sent to { $name }. Note that { $by } has taken this conversation.
support-taken-now = It’s yours now.
support-left-now = It’s free for others now.
support-taken-already = { $name } has taken this conversation. Your answers still reach the customer.

support-note-edited = ✏️ { $name } has edited this message. Now it reads:
support-note-elsewhere = ↩️ { $name } has written to the customer from a private chat with me:
support-note-also = ℹ️ { $name } has answered { $customer } too.
support-lost-unreachable = ⚠️ <b>Not delivered:</b> { $name } has blocked the bot or left Telegram.
support-nobodys-topic = ⚠️ <b>Not delivered:</b> this topic doesn’t lead to a customer any more. What the bot knew of the conversation has been erased. If they write again, a new topic opens.
support-lost-uncopied = ⚠️ <b>Not delivered to { $name }:</b> the message is gone, or Telegram doesn’t let me copy it. Please send it another way.

support-waiting =
    { $count ->
        [one] 💬 <b>{ $count } customer is waiting for an answer.</b> Who has waited longest comes first.
       *[other] 💬 <b>{ $count } customers are waiting for an answer.</b> Who has waited longest comes first.
    }
support-nobody-waits = 💬 <b>Nobody is waiting for an answer.</b>
support-waits = { $name }, since { $since }
support-waits-taken = { $name }, since { $since } · { $by }
support-to-waiting = 💬 Who is waiting

support-order-here = The order from the support group: <b>{ $number }</b>
support-order-sent = I’ve sent it to your private chat with me.
support-order-not-here = I can’t write to you yet. Please open a private chat with me and tap Start.
support-order-not-yours = Your role doesn’t include looking at orders.

canned-pick = 📋 What do you want to answer { $name }?
canned-none = 📋 There are no canned answers yet.
canned-preview =
    📋 <b>{ $name } gets:</b>

    <code>{ $words }</code>

    To change it, tap the text to copy it, and send it here the way you want it.
canned-empty = 📋 This answer has no text yet.
canned-send = Send
canned-used =
    📋 <b>{ $by } has sent:</b>

    { $words }
canned-list = 📋 <b>Canned answers.</b> Choose one to see or change it.
canned-new = New answer
canned-one = 📋 <b>{ $title }</b>
canned-words =
    <b>{ $language }</b>
    { $words }
canned-no-words = no text yet
canned-edit = Edit: { $language }
canned-remove = Delete
canned-ask-title = What should the answer be called? Only operators see that.
canned-bad-title = ⚠️ Please send the name as text, { $units } characters at most.
canned-ask-words = Please send the text of “{ $title }”. Language: <b>{ $language }</b>.
canned-bad-words = ⚠️ Please send it as text, { $units } characters at most.
canned-ask-remove = Delete “{ $title }” in all languages?
canned-removed = ✅ Deleted.
canned-gone = ⚠️ This answer has been deleted.
canned-too-many = ⚠️ There are too many answers. Please delete one first.

# In the operators’ log

audit-support-wrote = Wrote to a customer as support
audit-support-took = Took a customer’s conversation
audit-support-left = Left a customer’s conversation to others
audit-canned-changed = Changed the canned answer “{ $title }”
audit-canned-removed = Deleted a canned answer

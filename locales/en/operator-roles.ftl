# Who has which role; and operators' commands, as they stand beside the text field

command-admin = Operators: how everything is
command-find = Operators: find an order
command-stuck = Operators: orders that are stuck
command-block = Operators: customers, blocking
command-broadcast = Operators: a message to many
command-maintenance = Operators: maintenance on and off
command-directions = Operators: directions and currencies
command-partners = Operators: partners
command-texts = Operators: texts and buttons
command-roles = Operators: who may do what
command-audit = Operators: who did what
command-export = Operators: orders as a file
command-erase = Operators: erase a customer’s data

role-owner = Owner
role-support = Support
role-marketing = Marketing
role-may-owner = Everything: also roles, the log and the export of orders.
role-may-support = Orders and customers: finding, writing, blocking; stuck orders; maintenance.
role-may-marketing = Messages to many, directions, texts and partners. No orders, no customers.

roles-title = <b>Who may do what</b>
roles-owners = Owners by ADMIN_IDS; that can’t be changed here:
roles-owner = • <a href="tg://user?id={ $person }">{ $person }</a>
roles-given =
    { $count ->
        [one] One more has a role. Tap them to change it.
       *[other] { $count } more have a role. Tap one to change it.
    }
roles-given-none = Nobody else has a role.
roles-line = { $person } · { $role }
roles-add = Add an operator
roles-notices = What operators are told
roles-back = Back
roles-to-list = To the list
roles-one =
    <b>{ $name }</b>
    Telegram id: <a href="tg://user?id={ $person }">{ $person }</a>
    Role: { $role }
roles-since = Given { $since } by { $by }
roles-not-oneself = This is you: only another owner can change your role.
roles-change = Change the role
roles-take = Take the role
roles-ask-who =
    <b>Who gets a role?</b>

    Forward any message of theirs here, or send their Telegram id: a number, which they see in bots like @userinfobot.
roles-hidden = Telegram hides who wrote this message, as they wish. Please send their Telegram id instead.
roles-bad-id = That is neither a forwarded message of a person nor a Telegram id: an id is a number like 123456789.
roles-is-owner = <b>{ $person }</b> is an owner by ADMIN_IDS already: that can’t be changed here.
roles-ask-role = Which role is <a href="tg://user?id={ $person }">{ $name }</a> to have?
roles-choice =
    <b>{ $role }</b>
    { $may }
roles-done = ✅ Done, and they will be told.
roles-done-unmet = ✅ Done. They haven’t written to the bot yet, so they can’t be told: ask them to open it.
roles-ask-take = Take the role “{ $role }” from <a href="tg://user?id={ $person }">{ $name }</a>?
roles-take-yes = Yes, take it
roles-take-no = No
roles-taken = ✅ The role is taken.
roles-gone = This person has no role any more.
roles-you-have = 🔑 <b>You have a role in this bot now: { $role }</b>
roles-you-had = You no longer have a role in this bot. Everything else stays as it is.
roles-command = /{ $command } — { $what }
roles-open = Open

# What operators did

audit-title = <b>What operators did</b>: { $count }
audit-of = <b>What { $person } did</b>: { $count }
audit-none = Nothing yet.
audit-line =
    { $at } · <a href="tg://user?id={ $person }">{ $person }</a> ({ $role })
    { $what }
audit-subject = { $what }: <code>{ $subject }</code>
audit-unnamed = did “{ $action }”
audit-no-role = no role now
audit-people = By whom
audit-everybody = Everybody
audit-whose = Whose deeds?
audit-person = { $person } · { $role }

audit-role-given =
    gave <code>{ $subject }</code> the role { $role ->
        [owner] owner
        [support] support
       *[marketing] marketing
    }
audit-role-changed =
    changed the role of <code>{ $subject }</code> to { $role ->
        [owner] owner
        [support] support
       *[marketing] marketing
    }
audit-role-taken =
    took the role { $role ->
        [owner] owner
        [support] support
       *[marketing] marketing
    } from <code>{ $subject }</code>
audit-notice-on =
    switched notices on: { $subject ->
        [unclear] unclear outcomes
        [site] the exchanger away
        [late] lateness
        [error] errors of the bot
        [payout] payouts
        [attention] orders that need a person
        [stuck] stuck orders
        [paid] payments
       *[made] new orders
    }
audit-notice-off =
    switched notices off: { $subject ->
        [unclear] unclear outcomes
        [site] the exchanger away
        [late] lateness
        [error] errors of the bot
        [payout] payouts
        [attention] orders that need a person
        [stuck] stuck orders
        [paid] payments
       *[made] new orders
    }

# Что делали операторы

audit-title = <b>Действия операторов</b>: { $count }
audit-of = <b>Действия { $person }</b>: { $count }
audit-none = Пока ничего.
audit-line =
    { $at } · <a href="tg://user?id={ $person }">{ $person }</a> ({ $role })
    { $what }
audit-subject = { $what }: <code>{ $subject }</code>
audit-unnamed = действие «{ $action }»
audit-no-role = сейчас без роли
audit-people = Чьи действия
audit-everybody = Все
audit-whose = Чьи действия показать?
audit-person = { $person } · { $role }

audit-role-given =
    дана роль «{ $role ->
        [owner] владелец
        [support] поддержка
       *[marketing] маркетинг
    }»: <code>{ $subject }</code>
audit-role-changed =
    роль изменена на «{ $role ->
        [owner] владелец
        [support] поддержка
       *[marketing] маркетинг
    }»: <code>{ $subject }</code>
audit-role-taken =
    снята роль «{ $role ->
        [owner] владелец
        [support] поддержка
       *[marketing] маркетинг
    }»: <code>{ $subject }</code>
audit-notice-on =
    включены сообщения: { $subject ->
        [unclear] неясный исход
        [site] обменник не отвечает
        [late] опоздания
        [error] ошибки бота
        [payout] выплаты
        [attention] заявкам нужен человек
        [stuck] зависшие заявки
        [paid] оплаты
       *[made] новые заявки
    }
audit-notice-off =
    выключены сообщения: { $subject ->
        [unclear] неясный исход
        [site] обменник не отвечает
        [late] опоздания
        [error] ошибки бота
        [payout] выплаты
        [attention] заявкам нужен человек
        [stuck] зависшие заявки
        [paid] оплаты
       *[made] новые заявки
    }

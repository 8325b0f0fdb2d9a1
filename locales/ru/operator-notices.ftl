# О чём операторам сообщается само, и о чём сообщать

notice-order =
    Заявка: <code>{ $number }</code>
    { $give } → { $get } ({ $direction })
    { $sums }
    Клиент: <a href="tg://user?id={ $customer }">{ $customer }</a>
notice-order-gone = Заявка здесь больше не хранится.
notice-open = Заявка { $number }
notice-minutes = { $minutes } мин
notice-hours =
    { $minutes ->
        [0] { $hours } ч
       *[other] { $hours } ч { $minutes } мин
    }
notice-astray = ❗ Это для группы операторов (OPERATORS_CHAT_ID), но бот не может туда написать.

notice-untold = ℹ️ <b>Что-то произошло, но показать это не получилось.</b> Причина в журнале, заявки покажет /find.

notice-made = 🆕 <b>Новая заявка</b>
notice-paid-said = 💵 <b>Клиент сообщил об оплате</b>
notice-paid-came =
    💰 <b>Оплата пришла</b>

    Статус: { $status }
notice-attention =
    ⚠️ <b>{ $status }</b>

    Заявке нужен человек.
notice-stuck =
    ⏳ <b>Заявка зависла</b>

    Статус: { $status }, уже { $duration }
notice-site-down =
    🔴 <b>Обменник не отвечает</b>

    Нормальных ответов нет { $duration }, с { $since }. Бот продолжает спрашивать и хранит всё, что подтвердили клиенты.
notice-site-up =
    🟢 <b>Обменник снова отвечает</b>

    Был недоступен { $duration }, с { $since }.
notice-late-changes =
    🐢 <b>Изменения заявок приходят с опозданием</b>

    Список заявок сайта не читается { $duration }, с { $since }: клиенты узнают новости позже.
notice-in-time-changes =
    🟢 <b>Изменения заявок снова приходят вовремя</b>

    Опоздание длилось { $duration }, с { $since }.
notice-late-messages =
    🐢 <b>Сообщения уходят с опозданием</b>

    Некоторые ждут { $duration }, с { $since }: Telegram их не принимает, или их слишком много сразу.
notice-in-time-messages =
    🟢 <b>Сообщения снова уходят вовремя</b>

    Опоздание длилось { $duration }, с { $since }.
notice-error =
    🐞 <b>В боте произошла ошибка</b>

    <code>{ $error }</code>
    <code>{ $place }</code>
    { $at }
    Об одной и той же ошибке сообщается не чаще раза в час; в журнале есть все.
notice-error-number = В журнале: <code>{ $number }</code>
notice-payout-refused = 💸 <b>Сайт отказал в выплате партнёру</b>
notice-payout-failed = 💸 <b>Выплата партнёру не состоялась</b>
notice-payout-unclear =
    💸 <b>Неясно, что с выплатой партнёру</b>

    Посмотрите её на сайте.
notice-payout =
    Выплата: <code>{ $number }</code>
    { $amount }, { $title }
    Партнёр: { $partner }, <a href="tg://user?id={ $person }">{ $person }</a>

notice-list =
    <b>{ $count ->
        [one] { $count } событие
        [few] { $count } события
       *[many] { $count } событий
    }</b>
notice-more = … и ещё { $count }: заявки покажет /find
notice-line-made = 🆕 <code>{ $number }</code> { $pair }
notice-line-paid-said = 💵 <code>{ $number }</code> клиент сообщил об оплате: { $pair }
notice-line-paid-came = 💰 <code>{ $number }</code> оплата пришла: { $pair }
notice-line-attention = ⚠️ <code>{ $number }</code> { $status }
notice-line-stuck = ⏳ <code>{ $number }</code> { $status }, уже { $duration }
notice-line-unclear-created = ❗ <code>{ $number }</code> неясно, создана ли
notice-line-unclear-unseen = ❗ <code>{ $number }</code> есть на сайте, но боту не видна
notice-line-unclear-denied = ❗ <code>{ $number }</code> есть на сайте, хотя клиенту сказали, что не создана
notice-line-unclear-paid = ❗ <code>{ $number }</code> неясно, отмечена ли оплаченной
notice-line-unclear-cancelled = ❗ <code>{ $number }</code> неясно, отменена ли
notice-line-unclear-succeeded = ❗ <code>{ $number }</code> неясно, отмечена ли выполненной
notice-line-unclear-clear = ℹ️ <code>{ $number }</code> прояснилось
notice-line-site-down = 🔴 Обменник не отвечает уже { $duration }
notice-line-site-up = 🟢 Обменник снова отвечает, не отвечал { $duration }
notice-line-late-changes = 🐢 Изменения заявок опаздывают на { $duration }
notice-line-in-time-changes = 🟢 Изменения заявок снова приходят вовремя, опоздание длилось { $duration }
notice-line-late-messages = 🐢 Сообщения опаздывают на { $duration }
notice-line-in-time-messages = 🟢 Сообщения снова уходят вовремя, опоздание длилось { $duration }
notice-line-error = 🐞 <code>{ $error }</code> <code>{ $place }</code> (в журнале: <code>{ $number }</code>)
notice-line-payout-refused = 💸 Выплата <code>{ $number }</code>: отказ
notice-line-payout-failed = 💸 Выплата <code>{ $number }</code> не состоялась
notice-line-payout-unclear = 💸 Выплата <code>{ $number }</code>: неясно

# --- где и о чём

notices-title = <b>О чём сообщать операторам</b>
notices-to-each = Каждому в его чат — о том, что касается его роли. Группу можно задать в OPERATORS_CHAT_ID.
notices-to-chat = В чат <code>{ $chat }</code> (OPERATORS_CHAT_ID).
notices-to-topic = В чат <code>{ $chat }</code> (OPERATORS_CHAT_ID), тема { $topic }.
notices-how = Нажмите, чтобы включить или выключить.
notices-line = { $mark } { $kind }
notices-kind-unclear = Заявки с неясным исходом
notices-kind-site = Обменник не отвечает, снова отвечает
notices-kind-late = Новости или сообщения опаздывают
notices-kind-error = Ошибки бота
notices-kind-payout = Проблемы с выплатами партнёрам
notices-kind-attention = Заявкам нужен человек
notices-kind-stuck = Зависшие заявки
notices-kind-paid = Оплаты
notices-kind-made = Новые заявки

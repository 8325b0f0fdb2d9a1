# Finding orders

find-question =
    🔎 <b>Какую заявку найти?</b>

    Пришлите что-нибудь одно:
    • номер: на сайте или в боте (api_id)
    • хеш или ссылку на страницу заявки
    • Telegram ID клиента или его пересланное сообщение
    { $statuses ->
        [0] • статус
       *[other] • статус — или выберите его ниже
    }
find-status = { $icon } { $title }
find-status-alike = { $icon } { $title } ({ $status })
find-other = 🔎 Другая заявка
find-none = 🔎 <b>Ничего не найдено: ни здесь, ни у обменника.</b>
find-none-here = 🔎 <b>Ничего не найдено.</b> Это не номер, не хеш и не статус.
find-silent = 🔎 <b>Среди заявок бота её нет.</b> Обменник, у которого она может быть, сейчас не отвечает. Попробуйте чуть позже.
find-nobody = 🔎 <b>Заявок этого человека нет</b>, и ботом он не пользовался.
find-username = ⚠️ <b>Имена вида @username бот не хранит.</b> Пришлите Telegram ID клиента или перешлите его сообщение.
find-hidden = ⚠️ <b>По этому сообщению не видно, чьё оно</b>: клиент скрыл себя при пересылке. Спросите у него номер заявки.
find-words = ⚠️ <b>Пришлите это текстом.</b>
find-several = 🔎 <b>Под этим номером есть несколько записей.</b> Что открыть?
find-customer = { $count ->
        [one] 👤 Клиент { $customer } · { $count } заявка
        [few] 👤 Клиент { $customer } · { $count } заявки
        [many] 👤 Клиент { $customer } · { $count } заявок
       *[other] 👤 Клиент { $customer } · { $count } заявки
    }
find-of-customer = 👤 <b>Заявки клиента <code>{ $customer }</code></b>: { $count }
find-in-status = { $icon } <b>{ $title }</b> (<code>{ $status }</code>): { $count }
find-at-site = ℹ️ <b>Эта заявка есть у обменника, но создана не в боте.</b>
find-at-site-pair =
    🧾 <b>Заявка № { $number }</b>
    { $give } → { $get }
find-at-site-sums = { $give } → { $get }
find-at-site-why = Она создана на сайте или в другом боте. Кто её клиент, этот бот не знает, поэтому сообщить или написать ему отсюда нельзя.

# The card

order-number = 🧾 <b>Заявка № { $number }</b>
order-number-link = 🧾 <b>Заявка № <a href="{ $page }">{ $number }</a></b>
order-maybe-at-site = 🧾 <b>Пока неизвестно, есть ли заявка у обменника</b>
order-not-at-site = 🧾 <b>У обменника заявки нет</b>
order-our-number = Номер в боте (api_id): <code>{ $number }</code>, подтверждена { $at }
order-direction = { $give } → { $get } (направление { $direction })
order-agreed = Подтверждено: { $give } → { $get }
order-at-site = У обменника: { $give } → { $get }
order-to-pay = К оплате: { $amount }
order-differs = ⚠️ Хуже, чем подтвердил клиент.
order-status = { $icon } <b>{ $title }</b> (<code>{ $status }</code>) с { $since }
order-stage-creating = ⏳ <b>Создаётся</b> с { $since }
order-stage-checking = 🔎 <b>Неясно, создана ли</b>: ответ потерялся { $since }, бот продолжает искать
order-stage-refused = ⚠️ <b>Обменник не принял заявку</b> { $since }
order-stage-failed = ⚠️ <b>Не создана</b> { $since }
order-trouble-price = Курс или лимит изменился ещё до вызова.
order-trouble-late = Не удалось вовремя связаться с обменником.
order-trouble-maintenance = У обменника шли технические работы.
order-trouble-fields = Не приняты поля: { $names }
order-calls = <b>Вызовы обменника</b>
order-call = { $at } — { $name }: { $outcome }
order-call-create = создание заявки
order-call-pay = отметка об оплате
order-call-cancel = отмена
order-call-success = отметка о выполнении
order-call-is-done = получилось
order-call-is-refused = обменник отказал
order-call-is-never-sent = не отправлено: не удалось связаться с обменником
order-call-is-unknown = ответ потерялся, и этого не произошло
order-call-tried = { $tries ->
        [one] (прояснилось с { $tries } попытки)
        [few] (прояснилось за { $tries } попытки)
        [many] (прояснилось за { $tries } попыток)
       *[other] (прояснилось за { $tries } попытки)
    }
order-call-unknown-since = ⚠️ итог неизвестен с { $since }, { $tries ->
        [one] проверено { $tries } раз
        [few] проверено { $tries } раза
        [many] проверено { $tries } раз
       *[other] проверено { $tries } раза
    }
order-call-under-way = ⏳ выполняется
order-messages = <b>Сообщения клиенту</b>
order-messages-none = Отдельных сообщений о заявке клиенту не было.
order-message = { $at } — { $name }: { $state }
order-message-push = «{ $title }»
order-message-card = карточка, обновление
order-message-card-below = карточка, заново
order-message-details = реквизиты изменились
order-message-details-here = реквизиты готовы
order-message-lead-back = возврат к анкете
order-message-not-paid = не отмечена как оплаченная
order-message-not-cancelled = не отменена
order-message-unclear = пока неясно
order-message-other = сообщение
order-message-sent = ✅ доставлено
order-message-queued = { $tries ->
        [0] ⏳ отправляется
        [one] ⏳ отправляется, была { $tries } попытка
        [few] ⏳ отправляется, было { $tries } попытки
        [many] ⏳ отправляется, было { $tries } попыток
       *[other] ⏳ отправляется, было { $tries } попытки
    }
order-message-lost = ❌ не доставлено: клиент заблокировал бота или удалён
order-message-dropped = ❌ не доставлено: { $why }
order-customer = { $orders ->
        [one] 👤 Клиент: <a href="tg://user?id={ $customer }">{ $customer }</a> · { $language } · { $orders } заявка
        [few] 👤 Клиент: <a href="tg://user?id={ $customer }">{ $customer }</a> · { $language } · { $orders } заявки
        [many] 👤 Клиент: <a href="tg://user?id={ $customer }">{ $customer }</a> · { $language } · { $orders } заявок
       *[other] 👤 Клиент: <a href="tg://user?id={ $customer }">{ $customer }</a> · { $language } · { $orders } заявки
    }
order-customer-reachable = Бот может ему писать.
order-customer-lost = 🔕 Недоступен с { $at }: заблокировал бота или удалён из Telegram.
order-customer-blocked = ⛔ Заблокирован операторами с { $at }
order-customer-erased = Больше здесь о нём ничего не известно.
order-partner = 🤝 Пришёл от партнёра { $partner }
order-partner-label = 🤝 Пришёл от партнёра { $partner } ({ $label })
order-no-details = <i>Реквизиты и всё, что ввёл клиент, показывает только сайт.</i>
order-gone = 🔎 <b>Такой заявки здесь больше нет.</b>
order-write = ✍️ Написать клиенту
order-send = 📨 Отправить статус ещё раз
order-to-customer = 👤 Клиент
order-theirs = 🧾 Его заявки
order-succeed = ✅ Отметить выполненной
order-to-list = ‹ К списку
order-to-stuck = ‹ Зависшие заявки
order-sent-again = 📨 Карточка и статус отправляются. Нажмите «Обновить», чтобы увидеть, дошли ли они.
order-sent-lately = Они отправлены меньше минуты назад. Нажмите «Обновить», чтобы увидеть, дошли ли они.
order-opened-fresh = Данные актуальны
order-not-fresh = Обменник сейчас не отвечает. Показаны последние известные данные.
order-not-shown = Обменник сейчас не показывает эту заявку: возможно, её направление выключено. Показаны последние известные данные.
order-nothing-to-ask = У обменника её ещё нет, спрашивать не о чем.

# Marking as done

order-ask-succeed =
    ✅ <b>Отметить заявку № { $number } выполненной?</b>
    { $give } → { $get }
    Сейчас: { $status }

    Только если клиент уже получил деньги. Ему придёт сообщение, что заявка выполнена, и отменить это отсюда нельзя.
order-yes-succeed = Да, она выполнена
order-succeed-moved-on = ℹ️ <b>Заявка уже изменилась.</b> Показываю, что с ней сейчас.
order-succeed-key = ⚠️ <b>Ключу бота это не разрешено.</b> Разрешите ему success_bid в админке сайта или отметьте заявку выполненной там.
order-succeed-silent = Обменник сейчас не отвечает. Попробуйте чуть позже.
order-succeeding = ⏳ <b>Отмечаю выполненной.</b> Напишу, что получилось.
order-succeeded = ✅ <b>Заявка № { $number } отмечена выполненной.</b> Клиенту об этом сообщено.
order-not-succeeded = ⚠️ <b>Заявка № { $number } не отмечена выполненной</b>
order-key-may-not = ⚠️ <b>Заявка № { $number } не отмечена выполненной</b>: ключу бота это не разрешено. Разрешите ему success_bid в админке сайта или отметьте заявку выполненной там.
order-success-refused = Обменник ответил, что сейчас с заявкой этого сделать нельзя. Откройте её и проверьте статус.
order-success-never-sent = Не удалось связаться с обменником. Попробуйте чуть позже.
order-success-unknown = Ответ обменника потерялся, и заявка не выполнена. Откройте её, проверьте статус и, если нужно, повторите.
operators-succeeded =
    ⚠️ <b>Неясно, отмечена ли заявка выполненной</b>

    { $order }

    Об этом попросил оператор, ответ обменника потерялся, и заявка не читается. Бот продолжает проверять. Проверьте заявку на сайте.

# The log

audit-order-opened = открыл(а) карточку заявки
audit-order-sent-again = снова отправил(а) клиенту статус заявки
audit-order-succeed = попросил(а) отметить заявку выполненной

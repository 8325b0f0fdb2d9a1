# The export of orders

export-question =
    📄 <b>Заявки файлом</b>

    За какие дни? Это CSV для таблиц, без реквизитов и всего, что вводили клиенты. Дни считаются по UTC.
export-span-today = Сегодня
export-span-week = 7 дней
export-span-month = 30 дней
export-span-this = Этот месяц
export-span-last = Прошлый месяц
export-span-all = Все заявки
export-span-dates = Другие дни
export-other = 📄 Другой период
export-ask-dates =
    📄 <b>За какие дни?</b>

    Пришлите один день или два, например <code>01.11.2026 – 15.11.2026</code>
export-bad-dates = ⚠️ <b>Это не похоже на даты</b>, или первая позже второй.
export-period-all = все заявки
export-busy = ⏳ <b>Прошлый файл ещё готовится.</b> Дождитесь его.
export-being-made = ⏳ <b>Файл готовится</b>: { $period }. Он придёт отдельным сообщением, а пока можно продолжать работу.
export-file = { $orders ->
        [one] 📄 <b>{ $period }</b>: { $orders } заявка
        [few] 📄 <b>{ $period }</b>: { $orders } заявки
        [many] 📄 <b>{ $period }</b>: { $orders } заявок
       *[other] 📄 <b>{ $period }</b>: { $orders } заявки
    }
export-part = { $orders ->
        [one] 📄 <b>{ $period }</b>, часть { $part }: { $orders } заявка
        [few] 📄 <b>{ $period }</b>, часть { $part }: { $orders } заявки
        [many] 📄 <b>{ $period }</b>, часть { $part }: { $orders } заявок
       *[other] 📄 <b>{ $period }</b>, часть { $part }: { $orders } заявки
    }
export-none = 📄 <b>За это время заявок нет</b>: { $period }
export-failed = ⚠️ <b>Не удалось сделать файл.</b> Попробуйте чуть позже.

export-csv-api-id = Номер в боте (api_id)
export-csv-number = Номер
export-csv-created = Создана (UTC)
export-csv-give-title = Откуда
export-csv-get-title = Куда
export-csv-give = Отдаёт
export-csv-give-code = Валюта отдаёт
export-csv-get = Получает
export-csv-get-code = Валюта получает
export-csv-status = Статус
export-csv-status-code = Код статуса
export-csv-updated = Изменена (UTC)
export-csv-customer = Telegram ID клиента
export-csv-partner = Партнёр
export-csv-label = Метка партнёра
export-stage-creating = Создаётся
export-stage-checking = Неясно, создана ли
export-stage-refused = Не принята
export-stage-failed = Не создана

audit-orders-exported = выгрузил(а) заявки за { $first } – { $last }
audit-orders-exported-all = выгрузил(а) все заявки

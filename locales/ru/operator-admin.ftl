# /admin: состояние, сегодня, конверсия, картинки и переходы к остальному.

admin-title = 🎛 <b>Сводка</b>
to-admin = ‹ Сводка
admin-refreshed = <i>Обновлено в { $time } UTC</i>
admin-refresh = 🔄 Обновить
admin-days = 📈 30 дней
admin-left = 🪜 Где бросают

admin-health = <b>Состояние</b>
admin-telegram = { $light } Telegram: был на связи { $ago } назад
admin-telegram-never = { $light } Telegram: связи ещё не было
# Median, and the time within which 95 of 100 calls are answered.
admin-exchanger = { $light } Обменник: отвечает за { $median }, в 95 % случаев — до { $p95 }
admin-exchanger-failures = · ошибок за 5 минут: { $failed } на { $calls ->
        [one] { $calls } запрос
        [few] { $calls } запроса
       *[other] { $calls } запросов
    } ({ $percent } %)
admin-exchanger-down = { $light } Обменник: не отвечает { $time }
admin-exchanger-unasked = { $light } Обменник: за 5 минут запросов не было
admin-feed = { $light } Список заявок: прочитан { $ago } назад
admin-feed-none = { $light } Список заявок: недоступен, каждая заявка проверяется отдельно
admin-outbox = { $light } Очередь сообщений: { $count }, самое старое ждёт { $time }
admin-outbox-empty = { $light } Очередь сообщений: пуста
admin-unclear = { $light } Запросы с неясным исходом: { $count }, выясняется
admin-unclear-none = { $light } Запросы с неясным исходом: нет
admin-database = 💾 База данных: { $whole },{ $tenth } МБ
admin-database-large = 💾 База данных: { $whole },{ $tenth } ГБ

admin-today = <b>Сегодня</b>, с полуночи по UTC
admin-visitors = Посетители: <b>{ $visitors }</b>, из них новые: <b>{ $people }</b>
admin-drafts = Начато обменов: <b>{ $count }</b>
admin-orders = Заявки: <b>{ $count }</b>
admin-not-made = Подтверждены, но не созданы: { $count }
admin-orders-in = · { $group }: { $count }
admin-group-making = создаются
admin-group-waiting = готовятся
admin-group-to-pay = ждут оплаты
admin-group-checking = оплата проверяется
admin-group-payout = идёт выплата
admin-group-attention = требуют внимания
admin-group-other = прочие
admin-group-done = выполнены
admin-group-cancelled = отменены
# What customers gave in orders that were completed today.
admin-turnover = Оборот: { $sums }
admin-turnover-more = Оборот: { $sums } и ещё { $more ->
        [one] { $more } валюта
        [few] { $more } валюты
       *[other] { $more } валют
    }
admin-turnover-none = Оборот: пока нет

admin-conversion = <b>Конверсия за сегодня</b>, от предыдущего шага
admin-step = { $name }: { $count }
admin-step-part = { $name }: { $count } · { $percent } %
admin-step-begun = Начали
admin-step-direction = Выбрали направление
admin-step-amount = Указали сумму
admin-step-details = Заполнили данные
admin-step-confirmed = Подтвердили заявку
admin-step-paid = Оплатили
admin-step-done = Выполнено

admin-milliseconds = { $count } мс
admin-seconds-tenths = { $whole },{ $tenth } с
admin-seconds = { $count } с
admin-minutes = { $count } мин
admin-hours = { $count } ч

admin-chart-title = { $first } – { $last }
admin-chart-visitors = Посетители за день
admin-chart-orders = Заявки за день
admin-chart-made = заявки
admin-chart-done = выполнены
admin-chart-caption = 📈 <b>{ $title }</b>
    Посетители: { $visitors }, новые: { $people }
    Заявки: { $orders }, выполнены: { $done }
admin-left-title = Докуда доходят: { $first } – { $last }
admin-left-caption = 🪜 <b>{ $title }</b>
admin-left-most = Чаще всего бросают после шага «{ $name }»: дальше не идут { $percent } %.
admin-left-step = { $name }: { $count } · { $part }
admin-left-percent = { $percent } %
admin-no-days = Пока нечего рисовать: первые посещения появятся здесь в течение дня.
admin-not-drawn = ⚠️ Картинку нарисовать не удалось. Причина — в журнале.

admin-to-find = 🔎 Найти заявку
admin-to-stuck = ⏳ Зависшие
admin-to-broadcast = 📣 Рассылка
admin-to-maintenance = 🛠 Техработы
admin-to-directions = 💱 Направления
admin-to-partners = 🤝 Партнёры
admin-to-texts = ✏️ Тексты
admin-to-roles = 👥 Роли
admin-to-audit = 📜 Журнал
admin-to-export = 📄 Выгрузка

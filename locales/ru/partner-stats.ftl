# Статистика партнёра: цифры, списки, картинка по дням, файл.

stats-title = 📊 <b>Статистика { $period }</b>
stats-period-1 = за сегодня
stats-period-7 = за 7 дней
stats-period-30 = за 30 дней
stats-period-all = за всё время
stats-button-1 = Сегодня
stats-button-7 = 7 дней
stats-button-30 = 30 дней
stats-button-all = Всё
stats-chosen = • { $label }

stats-links = <b>По вашим ссылкам на бота</b>
stats-clicks = Переходы: <b>{ $count }</b>
# New people, each counted once.
stats-people = Новые люди: <b>{ $count }</b>
stats-people-part = Новые люди: <b>{ $count }</b> ({ $percent } % переходов)
stats-made = Заявки: <b>{ $count }</b>
stats-paid = Выполнены: <b>{ $count }</b>
stats-paid-part = Выполнены: <b>{ $count }</b> ({ $percent } % заявок)
stats-turnover = Оборот: { $sums }
stats-turnover-more = Оборот: { $sums } и ещё { $more ->
        [one] { $more } валюта
        [few] { $more } валюты
       *[other] { $more } валют
    }
stats-reward = Вознаграждение: { $sum }
stats-none = За это время по вашим ссылкам на бота ещё никто не приходил. Поделитесь ссылкой там, где спрашивают про обмен: сделать её — дело одной минуты.

stats-site = <b>На сайте, по всем вашим ссылкам</b>
stats-visits = Переходы: <b>{ $count }</b>
stats-visits-cut = Переходы: <b>{ $count }</b> или больше
stats-site-orders = Заявки: <b>{ $count }</b>, из них выполнены: <b>{ $done }</b>
stats-accrued = Начислено на баланс: <b>{ $sum }</b>
stats-coming = Ещё будет начислено: <b>{ $sum }</b>
stats-cut = <i>Учтены и показаны только последние { $count } заявок.</i>
stats-old = ⏳ Показанные данные получены { $minutes } мин. назад.
stats-no-key = ℹ️ Переходы на сайт и новые вознаграждения появятся здесь, когда вы подключите ключ API: кнопка «Партнёрская программа» ниже, затем «Ключ API».
stats-clock = <i>Дни считаются по UTC.</i>
stats-clock-site = <i>Дни считаются по UTC, на сайте — по его часам; заявка относится ко дню последнего изменения. Вознаграждения — в валюте сайта.</i>

stats-by-direction = По направлениям
stats-by-label = По меткам
stats-picture = 📈 График
stats-orders = 🧾 Заявки
stats-csv = 📄 Скачать в CSV
stats-make-link = 🔗 Сделать ссылку
stats-back = ‹ Статистика

stats-direction-title = 📊 <b>По направлениям { $period }</b>
stats-label-title = 📊 <b>По меткам { $period }</b>
stats-direction = <b>направление { $number }</b>
stats-label = <b>{ $label }</b>
stats-no-label = <b>без метки</b>
stats-short = переходы { $clicks } → новые люди { $people } → заявки { $orders } → выполнены { $paid }
stats-short-orders = заявки { $orders } → выполнены { $paid }

stats-orders-title = 🧾 <b>Заявки { $period }</b> ({ $count })
stats-outcome-all = Все
stats-outcome-open = В работе
stats-outcome-done = Выполнены
stats-outcome-failed = Не выполнены
stats-orders-none-all = За это время заявок нет.
stats-orders-none-open = За это время заявок в работе нет.
stats-orders-none-done = За это время выполненных заявок нет.
stats-orders-none-failed = За это время отменённых и удалённых заявок нет.
stats-orders-site = <i>По списку сайта: все ваши ссылки, время по его часам.</i>
stats-orders-bot = <i>Только заявки, созданные в боте.</i>
stats-orders-no-key = <i>Только заявки, созданные в боте: для списка сайта нужен ваш ключ API.</i>
stats-order = <b>№ { $number }</b> · { $time }
stats-order-pair = { $give } → { $get }
stats-order-status = { $icon } { $title }
stats-order-accrued = вознаграждение { $sum } начислено
stats-order-coming = вознаграждение { $sum } ещё не начислено
stats-order-label = метка { $label }
stats-site-time = { $day } { $time }

# A file's name stays in Latin letters: some phones spoil others.
stats-csv-name = zayavki
stats-file-caption = 📄 <b>Заявки { $period }</b> ({ $count })
stats-csv-separator = ;
stats-csv-decimal-mark = ,
stats-csv-number = Заявка
stats-csv-time-utc = Создана (UTC)
stats-csv-time-site = Последнее изменение (время сайта)
stats-csv-give = Отдано
stats-csv-give-code = Отдано, валюта
stats-csv-give-title = Отдано, чем
stats-csv-get = Получено
stats-csv-get-code = Получено, валюта
stats-csv-get-title = Получено, чем
stats-csv-status = Статус
stats-csv-reward = Вознаграждение
stats-csv-accrued = Начислено
stats-csv-label = Метка
stats-csv-yes = да
stats-csv-no = нет

chart-title = Ваши ссылки: { $first } – { $last }
chart-clicks-day = Переходы по дням
chart-clicks-week = Переходы по неделям
chart-clicks-month = Переходы по месяцам
chart-orders-day = Заявки по дням
chart-orders-week = Заявки по неделям
chart-orders-month = Заявки по месяцам
chart-orders = созданы
chart-paid = выполнены
chart-group = { "\u00A0" }
chart-month = { $month }.{ $year }
chart-caption =
    📈 <b>{ $title }</b>

    { $figures }
chart-none = 📈 Рисовать пока нечего: за это время по вашим ссылкам никто не приходил.
chart-failed = 😔 Картинку сейчас не получилось нарисовать. Попробуйте ещё раз через минуту.

stats-day = { $day } { $month }
stats-month-1 = янв.
stats-month-2 = февр.
stats-month-3 = марта
stats-month-4 = апр.
stats-month-5 = мая
stats-month-6 = июня
stats-month-7 = июля
stats-month-8 = авг.
stats-month-9 = сент.
stats-month-10 = окт.
stats-month-11 = нояб.
stats-month-12 = дек.

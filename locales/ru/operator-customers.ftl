# Карточка клиента для операторов.

customer-title = 👤 <b>Клиент <code>{ $id }</code></b> · <a href="tg://user?id={ $id }">открыть чат</a>
customer-nobody = 🔎 <b>Человек с номером { $id } ботом не пользовался.</b>
customer-never-wrote = Боту ещё не писал.
customer-language = Язык: { $code }
customer-since = С нами с { $at }, последний визит — около { $seen }
customer-reachable = Писать можно.
customer-lost = 🔕 Написать нельзя с { $at }: клиент заблокировал бота или удалил аккаунт.
customer-news = Новости: включены
customer-no-news = Новости: отключены { $at }
customer-terms = Правила: версия { $version } принята { $at }
customer-no-terms = Правила: ещё не приняты
customer-blocked = ⛔ <b>Заблокирован</b> с { $at }, оператор <code>{ $by }</code>: { $reason }
customer-brought = Пришёл по ссылке партнёра { $partner }: { $at }
customer-brought-label = Пришёл по ссылке партнёра { $partner } ({ $label }): { $at }
customer-is-partner = Сам является партнёром { $partner }.
customer-orders = 🧾 Заявки: открытые — { $open }, выполненные — { $done }, отменённые — { $cancelled }, не созданные — { $never }
customer-no-orders = 🧾 Заявок ещё нет.
customer-turnover = Оборот: { $sums }
customer-turnover-more = Оборот: { $sums } и ещё { $more ->
        [one] { $more } валюта
        [few] { $more } валюты
       *[many] { $more } валют
    }
customer-turnover-cut = <i>По { $newest } последним выполненным заявкам.</i>
customer-to-admin = ‹ Панель

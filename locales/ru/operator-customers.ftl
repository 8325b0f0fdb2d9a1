# Карточка клиента для операторов.

customer-title = 👤 <b>Клиент <code>{ $person }</code></b> · <a href="tg://user?id={ $person }">открыть чат</a>
customer-nobody = 🔎 <b>Человек с номером { $person } ботом не пользовался.</b>
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
customer-to-orders = 🧾 Заявки
customer-write = ✉️ Написать
customer-block = ⛔ Заблокировать
customer-unblock = Разблокировать
customer-erase = 🗑 Стереть данные

# Блокировка

block-list = ⛔ <b>Заблокировано: { $count }</b>
block-none = ⛔ <b>Никто не заблокирован.</b>
block-line = { $person } · { $reason }
block-somebody = Заблокировать
block-to-list = ‹ Заблокированные
block-whom = <b>Кого заблокировать?</b> Пришлите Telegram ID или перешлите любое сообщение этого человека.
block-bad-id = ⚠️ <b>Это не Telegram ID.</b> Нужно число, например <code>/block 123456789</code>
block-hidden = ⚠️ <b>По этому сообщению не видно, чьё оно</b>: автор скрыл себя при пересылке. Найдите его заявку через /find — в ней указан ID.
block-ask-reason =
    <b>За что блокируем <code>{ $person }</code>?</b>

    Напишите причину в двух словах. Её увидят только операторы.
block-reason-words = ⚠️ <b>Пришлите причину текстом.</b>
block-ask =
    <b>Заблокировать <code>{ $person }</code>?</b>
    Причина: { $reason }

    Бот перестанет обслуживать этого человека и будет говорить об этом не чаще раза в сутки. Открытые заявки продолжатся: карточки останутся, их можно оплатить или отменить и написать в поддержку.
block-yes = ⛔ Заблокировать
block-is-done = ✅ <b>Заблокирован.</b>
block-is-already = ℹ️ <b>Уже заблокирован.</b>
block-is-operator = ⚠️ <b>Оператора заблокировать нельзя.</b> Сначала снимите роль: /roles
block-freed = ✅ <b>Разблокирован:</b> бот снова обслуживает этого человека.
block-not-blocked = ℹ️ <b>Этот человек не заблокирован.</b>

# Что видит заблокированный

shut-out = 🙏 К сожалению, новые обмены в этом боте вам недоступны; заявки, которые у вас уже есть, будут доведены до конца.
shut-out-toast = К сожалению, вам это недоступно.

# Удаление данных

erase-ask =
    🗑 <b>Стереть всё о <code>{ $person }</code>?</b> Вернуть это будет нельзя.

    <b>Сотрём:</b> введённые данные, реквизиты, диалог, сообщения и переписку с поддержкой, ключ и счета партнёра, и откуда человек пришёл.

    <b>Останется:</b> заявки и выплаты — безымянными строками учёта, блокировка (если есть), а в журнале операторов — номер. На сайте записи свои, а чат в Telegram отсюда не удалить: об этом человеку сообщим.
erase-yes = 🗑 Стереть навсегда
erase-done = 🗑 <b>Всё о <code>{ $person }</code> стёрто.</b>
erase-how = 🗑 <b>Чьи данные стереть?</b> Укажите Telegram ID после команды: <code>/erase 123456789</code>
erase-refused = ⚠️ <b>Ничего не стёрто: ещё не всё завершено.</b>
erase-orders = Открытые заявки: { $numbers }
erase-jobs = Сайт ещё не ответил по одной из заявок.
erase-payouts = Не завершена выплата партнёру.
erase-role = ⚠️ <b>Это оператор.</b> Сначала снимите роль: /roles

erased =
    🗑 <b>Ваши данные в этом боте стёрты.</b>

    Сообщения в этом чате отсюда не удалить: чтобы убрать и их, удалите чат. На сайте обменника хранятся его собственные записи. Если вы напишете снова, бот встретит вас как нового клиента.

order-nobodys = 👤 Все данные клиента стёрты по его просьбе.

audit-customer-opened = открыта карточка клиента
audit-customer-blocked = заблокирован <code>{ $subject }</code>
audit-customer-unblocked = снята блокировка клиента
audit-customer-erased = стёрты данные клиента

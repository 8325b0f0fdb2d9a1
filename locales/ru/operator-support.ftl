# Поддержка, какой её видят операторы

support-head = 💬 <b>{ $name }</b> · <code>{ $customer }</code> · { $language }
support-head-order = Заявка <b>{ $number }</b>
support-head-topic = <i>Всё, что вы пишете в этой теме, уходит клиенту. Что начинается с «/», остаётся здесь.</i>
support-taken = 🙋 Отвечает { $name }
support-take = 🙋 Взять
support-leave = Отдать другим
support-order = Заявка { $number }
support-answer-to = ✍️ Ответить: { $name }
support-canned = 📋 Готовые ответы
support-done = Готово
support-answering = ✍️ <b>Всё, что вы сейчас отправите, получит { $name }</b> от имени поддержки. Чтобы закончить, нажмите «Готово».
support-answering-about = Заявка <b>{ $number }</b> приложена.
support-answered = ✅ Отправлено. Получатель: { $name }.
support-answered-taken = ✅ Отправлено. Получатель: { $name }. Учтите: этот разговор ведёт { $by }.
support-taken-now = Разговор ваш.
support-left-now = Теперь его могут взять другие.
support-taken-already = Этот разговор ведёт { $name }. Ваши ответы клиент тоже получит.

support-note-edited = ✏️ { $name }: сообщение изменено. Теперь так:
support-note-elsewhere = ↩️ { $name } пишет клиенту из личного чата со мной:
support-note-also = ℹ️ Клиенту { $customer } ответили ещё раз. Кто: { $name }.
support-lost-unreachable = ⚠️ <b>Не доставлено.</b> { $name } больше не принимает сообщений: бот заблокирован или аккаунт удалён.
support-nobodys-topic = ⚠️ <b>Не доставлено.</b> Эта тема больше не ведёт к клиенту: данные о разговоре стёрты. Если клиент напишет снова, откроется новая тема.
support-lost-uncopied = ⚠️ <b>Не доставлено.</b> Кому: { $name }. Сообщение удалено, или Telegram не даёт его скопировать. Отправьте его, пожалуйста, по-другому.

support-waiting =
    { $count ->
        [one] 💬 <b>Ответа ждёт { $count } клиент.</b> Первым стоит тот, кто ждёт дольше.
        [few] 💬 <b>Ответа ждут { $count } клиента.</b> Первым стоит тот, кто ждёт дольше.
       *[many] 💬 <b>Ответа ждут { $count } клиентов.</b> Первым стоит тот, кто ждёт дольше.
    }
support-nobody-waits = 💬 <b>Ответа никто не ждёт.</b>
support-waits = { $name }, с { $since }
support-waits-taken = { $name }, с { $since } · { $by }
support-to-waiting = 💬 Кто ждёт ответа

support-order-here = Заявка из группы поддержки: <b>{ $number }</b>
support-order-sent = Прислал её в личный чат со мной.
support-order-not-here = Пока не могу вам написать. Откройте личный чат со мной и нажмите «Старт».
support-order-not-yours = Ваша роль не даёт смотреть заявки.

canned-pick = 📋 Что ответить? Получатель: { $name }.
canned-none = 📋 Готовых ответов пока нет.
canned-preview =
    📋 <b>{ $name } получит:</b>

    <code>{ $words }</code>

    Чтобы изменить, нажмите на текст (он скопируется), поправьте и отправьте сюда.
canned-empty = 📋 У этого ответа ещё нет текста.
canned-send = Отправить
canned-used =
    📋 <b>{ $by } отвечает:</b>

    { $words }
canned-list = 📋 <b>Готовые ответы.</b> Выберите, какой посмотреть или изменить.
canned-new = Новый ответ
canned-one = 📋 <b>{ $title }</b>
canned-words =
    <b>{ $language }</b>
    { $words }
canned-no-words = текста ещё нет
canned-edit = Изменить: { $language }
canned-remove = Удалить
canned-ask-title = Как назвать ответ? Название видят только операторы.
canned-bad-title = ⚠️ Отправьте название текстом, не длиннее { $units } знаков.
canned-ask-words = Отправьте текст ответа «{ $title }». Язык: <b>{ $language }</b>.
canned-bad-words = ⚠️ Отправьте его текстом, не длиннее { $units } знаков.
canned-ask-remove = Удалить «{ $title }» на всех языках?
canned-removed = ✅ Удалено.
canned-gone = ⚠️ Этот ответ уже удалён.
canned-too-many = ⚠️ Ответов слишком много. Сначала удалите какой-нибудь.

# В журнале операторов

audit-support-wrote = Сообщение клиенту от имени поддержки
audit-support-took = Разговор с клиентом взят
audit-support-left = Разговор с клиентом отдан другим
audit-canned-changed = Изменён готовый ответ «{ $title }»
audit-canned-removed = Удалён готовый ответ

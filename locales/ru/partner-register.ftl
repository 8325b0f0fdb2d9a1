# Список партнёров для операторов

partner-register = 🤝 <b>Партнёров: { $count }</b>
    В конце каждой строки — заявки → выполненные заявки за всё время.
partner-register-none = 🤝 <b>Партнёров здесь пока нет.</b>
partner-register-how = Со своим ключом API партнёры подключаются сами через /partner. Чтобы подключить партнёра без ключа, укажите его номер после команды: <code>/partners 42</code>
partner-register-line = { $partner } · { $how } · { $orders } → { $paid }
partner-register-how-key = по ключу
partner-register-how-person = без ключа
partner-register-how-invited = приглашён
partner-register-how-nobody = не подключён
partner-register-button = ‹ Партнёры

partner-register-one = 🤝 <b>Партнёр { $partner }</b>
partner-register-is-key = Подключён по своему ключу API с { $at }.
partner-register-is-person = Подключён без ключа API с { $at }.
partner-register-is-invited = Приглашён: ссылка действует до { $at }.
partner-register-is-nobody = Под этим номером никто не подключён. В списке с { $at }.
partner-register-counts = 📈 За всё время: переходы { $clicks } → люди { $people } → заявки { $orders } → выполнены { $paid }
partner-register-invite = Новое приглашение
partner-register-remove = Удалить
partner-register-ask-remove =
    <b>Удалить партнёра { $partner }?</b>

    Кто подключён под этим номером, будет отключён, а его ключ API — удалён отсюда. Ссылки продолжат работать: вознаграждение на сайте начисляется и так. Статистика останется.
partner-register-removed = ✅ <b>Партнёр { $partner } удалён.</b>
partner-register-gone = ℹ️ <b>Такого партнёра больше нет.</b>
partner-register-bad-id = ⚠️ <b>Это не номер партнёра.</b> Нужно число, например <code>/partners 42</code>
partner-register-has-key = ℹ️ <b>Этот партнёр подключился по своему ключу API</b>, приглашение ему не нужно.
partner-register-invited =
    ✅ <b>Приглашение для партнёра { $partner } готово.</b> Перешлите ему следующее сообщение.

    Ссылка сработает один раз и действует { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }. Новое приглашение отменит её.
partner-register-words =
    🤝 Приглашаем вас стать партнёром нашего обменника: делитесь ссылками на нашего бота, смотрите, что они приносят, и зарабатывайте на заявках.

    Чтобы подключиться, откройте ссылку: { $link }

    Она только для вас, сработает один раз и действует { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }.

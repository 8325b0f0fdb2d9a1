# Список партнёров для операторов

partner-register = 🤝 <b>Партнёров: { $count }</b>
    В конце каждой кнопки — заявки → выполненные заявки за всё время.
partner-register-none = 🤝 <b>Партнёров здесь пока нет.</b>
partner-register-how = Со своим ключом API партнёры подключаются сами через /partner. Чтобы подключить партнёра без ключа, укажите его номер после команды: <code>/partners 42</code>
partner-register-line = { $partner } · { $how } · { $orders } → { $paid }
partner-register-how-key = по ключу
partner-register-how-person = без ключа
partner-register-how-invited = приглашён
partner-register-how-nobody = не подключён
partner-register-how-off = отключён
partner-register-button = ‹ Партнёры
partner-register-site = 🌐 Свой счёт на сайте
partner-register-partner = <b>{ $partner }</b>
partner-register-month = 30 дней: { $figures }
partner-register-ever = всё время: { $figures }
partner-register-nothing = пока ничего

partner-register-one = 🤝 <b>Партнёр { $partner }</b>
partner-register-is-key = Подключён по своему ключу API с { $at }.
partner-register-is-person = Подключён без ключа API с { $at }.
partner-register-is-invited = Приглашён: ссылка действует до { $at }.
partner-register-is-nobody = Под этим номером никто не подключён. В списке с { $at }.
partner-register-is-off = 🚫 <b>Отключён:</b> ссылки на бота не учитываются, новые заявки за ним не закрепляются.
partner-register-in-month = 📈 <b>За 30 дней</b>
partner-register-in-all = 📈 <b>За всё время</b>
partner-register-switch-off = Отключить
partner-register-switch-on = Включить снова
partner-register-ask-off =
    <b>Отключить партнёра { $partner }?</b>

    Его ссылки на бота перестанут учитываться, а новые заявки — в том числе тех, кто пришёл по ним раньше, — не будут передаваться сайту как его. Уже созданные заявки останутся за ним. Партнёру об этом сообщим. Ссылки на сайт настраиваются на самом сайте.
partner-register-off-yes = Отключить
partner-register-switched-off = 🚫 <b>Отключён.</b>
partner-register-switched-on = ✅ <b>Снова включён.</b>
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

# Партнёрский счёт ключа самого бота

own-title = 🌐 <b>Свой партнёрский счёт на сайте</b>
own-balance = Партнёр { $partner }
    Баланс: <b>{ $balance }</b>, вывод от { $least }
own-visits = Переходы по ссылкам на сайт за { $days } дн.: <b>{ $count }</b>
own-visits-cut = Переходы по ссылкам на сайт за { $days } дн.: <b>{ $count }</b> или больше
own-orders = <b>Последние заявки</b>
own-no-orders = Заявок пока нет.
own-order = № { $number } · { $give } → { $get } · { $status } · вознаграждение { $reward }
own-payouts = <b>Последние выплаты</b>
own-no-payouts = Выплат пока нет.
own-payout = № { $number } · { $date } · { $sum } · { $status }
own-payout-waiting = ожидает
own-payout-paid = выплачена
own-payout-cancelled = отменена
own-payout-withdrawn = отозвана
own-payout-other = в работе
own-refresh = Обновить
own-method = 🔑 Ключу бота не разрешён метод <code>{ $method }</code>: включите его в настройках ключа на сайте.
own-ip = 🔑 Сайт не принимает ключ бота с этого сервера: добавьте его IP-адрес в настройках ключа.
own-key = 🔑 Сайт совсем не принимает ключ бота: проверьте EXCHANGER_LOGIN и EXCHANGER_KEY.
own-nobody = ℹ️ Ключ бота не принадлежит партнёру сайта, поэтому счёта у него нет.
own-no-programme = ℹ️ Партнёрская программа на сайте выключена.
own-refused = ⚠️ Сайт не отвечает на этот вопрос:

audit-partner-invited = отправлено приглашение партнёру
audit-partner-removed = удалён партнёр
audit-partner-off = отключён партнёр
audit-partner-on = снова включён партнёр

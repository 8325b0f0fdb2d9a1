# A partner's links: the builder, what it asks for, and its picture.

partner-link-title = 🔗 <b>Ваша ссылка</b>
partner-link-code = <code>{ $link }</code>
partner-link-opens-menu = Открывает главное меню бота. Выберите направление, чтобы вести людей сразу к нему.
partner-link-opens = Открывает { $pair }.
partner-link-opens-amount = Открывает { $pair }, сумма «отдаёте» уже указана: { $amount }.
partner-link-number = <b>направление № { $number }</b>
partner-link-gone = ⚠️ Направление из этой ссылки сейчас недоступно. Те, кто её откроет, всё равно засчитаются вам, но им предложат выбрать другое.
partner-link-label-now = Метка: <b>{ $label }</b>
partner-link-counts =
    { $days ->
        [one] Заявки тех, кто по ней придёт, засчитываются вам { $days } день.
        [few] Заявки тех, кто по ней придёт, засчитываются вам { $days } дня.
        [many] Заявки тех, кто по ней придёт, засчитываются вам { $days } дней.
       *[other] Заявки тех, кто по ней придёт, засчитываются вам { $days } дня.
    }

partner-link-own = <i>Ваши собственные переходы и заявки не считаются.</i>

partner-link-copy = 📋 Скопировать
partner-link-share = 📤 Поделиться
partner-link-qr = QR-код для печати
partner-link-direction = Направление
partner-link-amount = Сумма
partner-link-label = Метка
partner-link-drop-direction = Убрать направление
partner-link-drop-amount = Убрать сумму
partner-link-drop-label = Убрать метку

# What goes to a friend together with the link.
partner-link-share-text = Обмен денег прямо в Telegram
partner-link-share-pair = Обмен { $give } → { $get } прямо в Telegram

partner-link-too-long = ⚠️ <b>Всё это не помещается в одну ссылку.</b> После «start=» Telegram принимает не больше { $limit } символов, а получилось { $length }. Уберите что-нибудь:
partner-link-ask-direction = <b>Какое направление должна открывать ссылка?</b>
partner-link-search = Выберите или напишите часть названия: «btc сбер»…
partner-link-none = ⚠️ У обменника сейчас нет доступных направлений.
partner-link-old-page = Этот список уже устарел. Соберём ссылку заново.
partner-link-ask-amount = <b>Какую сумму указать заранее?</b> Это сумма, которую отдаёт клиент. Напишите только число, например <code>100</code>.
partner-link-amount-unit = ⚠️ Напишите только число, без валюты: сумма всегда в той, которую отдают.
partner-link-ask-label =
    <b>Какую поставить метку?</b> Ссылки с разными метками считаются отдельно, и видно, что приносит каждый канал: одна метка для YouTube, другая для блога.

    Подойдут латинские буквы, цифры и дефис, не больше { $longest } символов, например <code>youtube</code>.
partner-link-label-bad = ⚠️ «{ $label }» не подойдёт: только латинские буквы, цифры и дефис, без пробелов, не больше { $longest } символов.
partner-link-label-long = ⚠️ Здесь символов: { $length }, а в метке их может быть не больше { $longest }. Напишите короче.

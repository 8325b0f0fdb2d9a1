# Рассылки, для операторов

broadcast-ask-message =
    📣 <b>Новая рассылка</b>

    Отправьте мне сообщение таким, каким его должны увидеть люди: текст, фото, видео или файл. Оформление и вложения сохранятся.
broadcast-cant-copy = ⚠️ <b>Такое сообщение переслать не получится.</b> Отправьте текст, фото, видео или файл и не удаляйте его из чата.
broadcast-album = ⚠️ <b>Альбом разослать нельзя.</b> Отправьте одно фото или видео.
broadcast-discarded = 🗑 <b>Черновик удалён.</b> Его никто не получил.
broadcast-gone = ℹ️ <b>Этого черновика больше нет.</b> Он удалён, заменён новым или уже отправлен.

broadcast-ask-buttons =
    🔗 <b>Нужны кнопки со ссылками?</b>

    Напишите по одной на строке: текст и адрес через дефис. Чтобы поставить несколько в ряд, разделите их знаком <code>|</code> с пробелами:

    <code>{ $example }</code>

    Не больше { $most } кнопок, до { $row } в ряду.
broadcast-buttons-example =
    Новые курсы - https://example.com
    Отзывы - t.me/reviews | Правила - https://example.com/rules
broadcast-button-no-buttons = Без кнопок
broadcast-wrong-no-address = ⚠️ <b>Нужны текст и адрес через дефис</b>, с пробелами вокруг него: «{ $part }»
broadcast-wrong-bad-address = ⚠️ <b>Такой адрес Telegram не откроет:</b> «{ $part }»
broadcast-wrong-long-label = ⚠️ <b>Слишком длинный текст для кнопки:</b> «{ $part }». Не больше 40 символов.
broadcast-wrong-long-address = ⚠️ <b>Слишком длинный адрес:</b> «{ $part }». Не больше 512 символов.
broadcast-wrong-many = ⚠️ <b>Слишком много кнопок:</b> { $part }
broadcast-wrong-many-in-a-row = ⚠️ <b>Слишком много кнопок в одном ряду:</b> «{ $part }»

broadcast-ask-audience =
    👥 <b>Кому отправить?</b>

    Считаются только те, кому можно написать и кто не отключил новости.
broadcast-line-audience = { $name } · { $count }
broadcast-to-everybody = Всем
broadcast-to-orders = Тем, у кого есть заявки
broadcast-to-partners = Партнёрам

broadcast-preview = 👆 <b>Так сообщение увидят люди.</b> Последней кнопкой каждый может отключить новости.
broadcast-preview-count = 👥 { $to }: <b>{ $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }</b>
broadcast-preview-nobody = 👥 { $to }: <b>отправлять некому.</b>
broadcast-tested = 🧪 <b>Пробная копия — выше.</b>
broadcast-button-now = ▶️ Отправить сейчас
broadcast-button-time = 🕓 Позже
broadcast-button-test = 🧪 Проба себе
broadcast-button-change-buttons = 🔗 Кнопки
broadcast-button-change-audience = 👥 Кому
broadcast-button-discard = Удалить черновик
broadcast-button-back = ‹ Назад

broadcast-ask-time =
    🕓 <b>Когда начать?</b>

    Напишите время по UTC, например <code>18:30</code> или <code>25.11 18:30</code>. Сейчас { $now }.
broadcast-bad-time = ⚠️ <b>Не понимаю это время.</b>
broadcast-time-passed = ⚠️ <b>Это время уже прошло.</b> Выберите другое.
broadcast-button-later = Через { $hours ->
        [one] { $hours } час
        [few] { $hours } часа
       *[many] { $hours } часов
    }
broadcast-ask-send =
    <b>Отправить сейчас?</b>

    👥 { $to }: { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }. Отправленное сообщение отозвать нельзя.
broadcast-ask-plan =
    <b>Отправить { $at }?</b>

    👥 { $to }: сейчас { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }, при отправке пересчитаю. До тех пор не удаляйте сообщение из чата.
broadcast-button-send = Отправить: { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }
broadcast-button-plan = Запланировать

broadcast-card =
    📣 <b>{ $title }</b>
    👥 { $to }
broadcast-stage-waiting = 🕓 Начало: { $at }
broadcast-stage-in-line = 🕓 В очереди: пойдёт, как только закончатся предыдущие
broadcast-stage-choosing = ▶️ Собираю список получателей
broadcast-stage-running = ▶️ Отправляется с { $at }
broadcast-stage-paused = ⏸ На паузе. Начата { $at }
broadcast-stage-paused-early = ⏸ На паузе, ещё не начата. Если продолжить, начнётся { $at }
broadcast-stage-paused-late = ⏸ На паузе, ещё не начата, а её время ({ $at }) прошло. Если продолжить, уйдёт сразу
broadcast-stage-stopped = ⏹ Остановлена { $at }
broadcast-stage-done = ✅ Завершена { $at }
broadcast-paused-source-gone = ⏸ <b>На паузе: вашего сообщения больше нет.</b> Оно удалено или не копируется, поэтому остальные его не получат. Остановите эту рассылку и начните новую.
broadcast-paused-no-right = ⏸ <b>На паузе: автор больше не может делать рассылки.</b> Можно продолжить её или остановить.
broadcast-number-sent = Доставлено: <b>{ $sent }</b> из { $total }
broadcast-number-blocked = Заблокировали бота: { $count }
broadcast-number-failed = Отклонено Telegram: { $count }
broadcast-number-unknown = Неизвестно, не повторяется: { $count }
broadcast-number-skipped = Пропущено — отключили новости или ушли: { $count }
broadcast-number-left = Ещё не отправлено: { $count }
broadcast-number-not-sent = Не отправлено: { $count }
broadcast-pace = ⚡ { $speed } в секунду, осталось { $rest }
broadcast-rest-minutes = около { $minutes ->
        [one] { $minutes } минуты
        [few] { $minutes } минут
       *[many] { $minutes } минут
    }
broadcast-rest-seconds = { $seconds ->
        [one] { $seconds } секунда
        [few] { $seconds } секунды
       *[many] { $seconds } секунд
    }
broadcast-button-pause = ⏸ Пауза
broadcast-button-go-on = ▶️ Продолжить
broadcast-button-send-now = ▶️ Отправить сейчас
broadcast-button-stop = ⏹ Остановить
broadcast-button-refresh = 🔄 Обновить
broadcast-told-pausing = Ставлю на паузу: то, что уже в пути, ещё дойдёт.
broadcast-ask-stop =
    <b>Остановить «{ $title }» навсегда?</b>

    Кто ещё не получил сообщение, его не получит. Чтобы продолжить позже, поставьте рассылку на паузу.
broadcast-button-stop-yes = Остановить навсегда
broadcast-button-stop-no = Нет, оставить

broadcast-list = 📣 <b>Рассылок: { $count }</b>
    В конце каждой строки — сколько человек получили, из скольких.
broadcast-list-none = 📣 <b>Рассылок пока не было.</b>
broadcast-line = { $icon } { $title } · { $sent }/{ $total }
broadcast-line-planned = { $icon } { $title }
broadcast-icon-waiting = 🕓
broadcast-icon-running = ▶️
broadcast-icon-paused = ⏸
broadcast-icon-stopped = ⏹
broadcast-icon-done = ✅
broadcast-untitled = Без слов
broadcast-button-new = Новая рассылка
broadcast-button-list = Все рассылки: { $count }
broadcast-to-list = ‹ Рассылки

audit-broadcast = Начата рассылка: { $audience ->
        [everybody] всем
        [language] на одном языке
        [orders] тем, у кого есть заявки
        [partners] партнёрам
       *[other] { $audience }
    }, { $people ->
        [one] { $people } человек
        [few] { $people } человека
       *[many] { $people } человек
    }
audit-broadcast-paused = Рассылка поставлена на паузу, ещё не отправлено: { $left }
audit-broadcast-continued = Рассылка продолжена, ещё не отправлено: { $left }
audit-broadcast-stopped = Рассылка остановлена, не отправлено: { $left }

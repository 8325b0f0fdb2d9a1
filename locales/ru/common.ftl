# The language itself, and what all screens share.
# In all these files a no-break space stands after “№” and before a dash.

api-lang = ru_RU
language-name = Русский

button-back = ‹ Назад
button-cancel = Отмена
button-menu = Меню
button-close = Закрыть
button-exchange = Обменять
button-go-on = Продолжить обмен
button-orders = Мои заявки
button-help = Помощь
button-language = Язык
button-support = Поддержка
button-try-again = Попробовать ещё раз
button-pick-another = Выбрать другое направление
button-open-site = Открыть сайт

page-of = { $page } / { $pages }
quoted = <blockquote expandable>{ $text }</blockquote>
quoted-whole = <blockquote>{ $text }</blockquote>
pair = <b>{ $give } → { $get }</b>
rate = { $give } = { $get }
price-so-far = { $give } → { $get }
site-says =
    ⚠️ Ответ обменника:
    <blockquote>{ $text }</blockquote>

slow = ⏳ Обменник отвечает дольше обычного. Ничего делать не нужно: продолжу, как только он ответит.
slow-toast = Обменник отвечает медленно, секунду…
too-fast = ⏳ Слишком быстро: последние нажатия или сообщения я пропустил. Подождите { $seconds ->
        [one] { $seconds } секунду
        [few] { $seconds } секунды
       *[many] { $seconds } секунд
    } и повторите.
too-busy = ⏳ Сейчас мне пишет слишком много людей, и я не успел это обработать. Повторите через { $seconds ->
        [one] { $seconds } секунду
        [few] { $seconds } секунды
       *[many] { $seconds } секунд
    }.

late-tap = ⏳ <b>Нажатие дошло до меня с опозданием, поэтому я ничего не сделал.</b> Вот как обстоят дела сейчас. Если это ещё нужно, нажмите снова.
typed-too-early =
    ⏳ Вы отправили «{ $said }» ещё до этого вопроса, поэтому я не принял это за ответ. Если это и есть ответ, отправьте его ещё раз.
sent-too-early = ⏳ Вы отправили это ещё до этого вопроса, поэтому я не принял это за ответ. Отправьте ответ ещё раз.
old-button = Это кнопка из прошлого шага. Показываю, где вы сейчас.
not-understood = Не понял вас. Пожалуйста, воспользуйтесь кнопками ниже.
unknown-command = ⚠️ Такой команды нет. Все команды — в меню рядом с полем ввода.
edited = Исправленные сообщения я не читаю, чтобы в заявке ничего не поменялось незаметно. Пожалуйста, отправьте новое сообщение.
typed-while-creating = ⏳ Ваша заявка ещё оформляется. В сообщении выше видно, что с ней; оно обновится само.

# /maintenance, for operators

operator-maintenance-off =
    ✅ <b>Технические работы выключены.</b> Бот принимает новые заявки.

    Пока они включены, клиенты не могут начать или продолжить обмен и вместо этого читают текст. Всё, что они ввели, сохраняется. Созданные заявки отслеживаются, оплачиваются и отменяются как обычно, а операторы могут всё проверять.
operator-maintenance-on =
    🛠 <b>Технические работы включены</b> с { $since }, включил оператор <a href="tg://user?id={ $by }">{ $by }</a>.

    Клиенты не могут начать или продолжить обмен; всё, что они ввели, сохраняется. Созданные заявки идут как обычно. Когда вы выключите режим, тем, кого он остановил на полпути, придёт сообщение, что можно продолжать.
operator-maintenance-texts = Что в это время читают клиенты:
operator-maintenance-turn-on = 🛠 Включить
operator-maintenance-turn-off = ✅ Выключить
operator-maintenance-button-own = ✏️ { $language }: свой текст
operator-maintenance-button-default = { $language }: обычный текст
operator-maintenance-back = ‹ Технические работы

operator-maintenance-ask-on =
    <b>Включить технические работы?</b>

    С этого момента клиенты не смогут начать или продолжить обмен. Вот что они прочитают:
operator-maintenance-text-of =
    <b>{ $language }</b>
    { $text }
operator-maintenance-ask-off =
    <b>Выключить технические работы?</b>

    Клиенты сразу смогут снова обменивать. Тем, кого остановило на полпути, придёт сообщение.
operator-maintenance-yes-on = Да, включить
operator-maintenance-yes-off = Да, выключить
operator-maintenance-no = Нет
operator-maintenance-is-on = 🛠 <b>Готово.</b> Весь бот узнает об этом за две секунды.
operator-maintenance-is-off = ✅ <b>Готово.</b> Весь бот узнает об этом за две секунды.

operator-maintenance-text-own = ✏️ <b>{ $language }: свой текст.</b> Клиенты читают:
operator-maintenance-text-default = <b>{ $language }: обычный текст.</b> Клиенты читают:
operator-maintenance-write = ✏️ Написать другой
operator-maintenance-default = Вернуть обычный
operator-maintenance-ask-text = ✏️ <b>Пришлите текст на этом языке: { $language }.</b> Жирный шрифт, курсив, ссылки и цитаты останутся такими, как вы их пришлёте. Сначала вы увидите его так, как увидят клиенты.
operator-maintenance-words-only = ⚠️ Нужны слова: одно сообщение без картинки и файла.
operator-maintenance-preview = 👀 <b>{ $language }: клиенты прочитают:</b>
operator-maintenance-cut = ✂️ Текст слишком длинный: оставлены только первые { $units } символов.
operator-maintenance-dropped = ℹ️ Часть оформления бот отправить не может, она убрана.
operator-maintenance-save = ✅ Поставить этот текст
operator-maintenance-rewrite = ✏️ Написать заново
operator-maintenance-saved = ✅ <b>Текст поставлен.</b>

audit-maintenance-on = включил(а) технические работы
audit-maintenance-off = выключил(а) технические работы через { $minutes } мин
audit-maintenance-text = изменил(а) текст технических работ ({ $language })
audit-maintenance-text-default = вернул(а) обычный текст технических работ ({ $language })

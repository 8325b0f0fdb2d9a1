# The card

card-making = 🧾 <b>{ $give } → { $get }</b>
card-creating =
    ⏳ <b>Создаём вашу заявку…</b>

    Обычно это занимает несколько секунд, иногда несколько минут. Ждать здесь не обязательно: как только заявка будет готова, покажу, как её оплатить.
card-checking =
    🔎 <b>Ответ обменника потерялся, проверяю вашу заявку</b>

    Второй раз она не создастся. Пока ничего не оплачивайте и не создавайте новую заявку: напишу сюда, как только всё станет ясно. Обычно это несколько минут.
card-failed =
    ⚠️ <b>Заявка не создана</b>: не удалось связаться с обменником. Деньги не списаны, ваши данные сохранены.
card-refused = ⚠️ <b>Обменник не принял заявку.</b> Она не создана, ваши данные сохранены.
card-fix = Исправить и повторить
card-erased = ℹ️ Заявка завершена давно: введённые вами данные и реквизиты оплаты удалены.
card-not-made-erased = Эта заявка не была создана. Прошло много времени, и введённые вами данные удалены.

card-title = 🧾 <b>Заявка № { $number }</b>
card-pair =
    { $give } ({ $give_title })
    → { $get } ({ $get_title })
card-payout = Куда: { $account }
card-differs =
    ⚠️ <b>Суммы не те, что вы подтвердили</b>: было { $give } → { $get }.
    Проверьте заявку до оплаты. Если она вам не подходит, не оплачивайте её: отмените или напишите в поддержку.
card-asks-more = ℹ️ К оплате <b>{ $asked }</b> — немного больше, чем { $agreed }, которые вы подтвердили. Если вас это не устраивает, не платите и отмените заявку.
card-status = { $icon } <b>{ $title }</b>
card-paying = ⏳ <b>Сообщаем обменнику об оплате…</b>
card-cancelling = ⏳ <b>Просим обменник отменить заявку…</b>
card-merchwait = Реквизиты для оплаты готовятся. Покажу их здесь, как только они появятся.
card-group-waiting = Пока ничего делать не нужно: напишу, когда можно будет оплатить.
card-group-to-pay = Можно оплачивать.
card-group-checking = Проверяем оплату. Напишу, как только она подтвердится.
card-group-payout = Выплата в работе. Напишу, когда всё будет готово.
card-group-attention = Заявкой занимается оператор. Если есть вопросы, напишите в поддержку и укажите номер заявки.
card-group-done = Готово. Спасибо за обмен!
card-group-cancelled = Не оплачивайте эту заявку. Если уже оплатили, напишите в поддержку.
card-group-other = Напишу, как только что-нибудь изменится. Если есть вопросы, напишите в поддержку.

card-memo =
    ❗ <b>Мемо (тег), обязательно:</b>
    <code>{ $memo }</code>
    Без мемо платёж не зачислят, и деньги потеряются.
# The “address” may also be a card or an account.
card-address =
    <b>Реквизиты для оплаты:</b>
    <code>{ $address }</code>
card-amount =
    <b>Сумма к оплате:</b>
    <code>{ $amount }</code> { $code }
card-pay-link = Оплатите на странице по кнопке ниже. Подтверждать оплату здесь не нужно.
card-report-link = После оплаты сообщите о ней на странице по кнопке ниже.
card-then-paid = После оплаты нажмите «Я оплатил».
card-seen-by-itself = После оплаты ничего нажимать не нужно: платёж найдётся автоматически.

card-pay = 💳 Перейти к оплате
card-report = Сообщить об оплате
card-paid = ✅ Я оплатил
card-cancel = Отменить заявку
card-copy-memo = Скопировать мемо
card-copy-address = Скопировать реквизиты
card-copy-amount = Скопировать сумму
card-qr = QR-код
card-site = Открыть на сайте
card-refresh = Обновить
card-again = Новый обмен
card-ask-paid =
    Вы уже отправили <b>{ $amount }</b>?
    Подтверждайте, только когда платёж отправлен.
card-yes-paid = Да, платёж отправлен
card-ask-cancel =
    Отменить эту заявку?
    Если вы уже оплатили, не отменяйте её, а напишите в поддержку.
card-yes-cancel = Да, отменить
card-fresh = Данные актуальны
card-not-fresh = Обменник сейчас не отвечает. Показываю последние известные данные и продолжаю проверять.
card-not-shown-by-site = Обменник сейчас не показывает эту заявку. Показываю последние известные данные и продолжаю проверять.
card-still-waiting = Всё ещё ждём ответа обменника. Покажу его здесь.
card-not-yours = Эта кнопка от чужой заявки.
card-moved-on = Заявка уже изменилась. Показываю, что с ней сейчас.

card-history = <b>История</b>
card-history-earlier = …
card-history-line = { $time } — { $title }

code-title = <b>Оплата заявки № { $number }</b>
code-hint = Отсканируйте код кошельком и перед отправкой сверьте адрес и сумму.

# Statuses

icon-waiting = 🕓
icon-to-pay = 💳
icon-checking = 🔎
icon-payout = 🚀
icon-attention = ⚠️
icon-done = ✅
icon-cancelled = ✖️
icon-other = ℹ️
icon-stage-creating = ⏳
icon-stage-checking = 🔎
icon-stage-refused = ⚠️
icon-stage-failed = ⚠️

status-coldnew = Ожидает проверки оператором
status-new = Ожидает оплаты
status-techpay = Ожидает оплаты
status-merchwait = Ожидает реквизитов
status-auto = Создаётся
status-payed = Вы сообщили об оплате
status-coldpay = Платёж найден, ждём подтверждений
status-partpay = Оплачена частично
status-realpay = Оплата получена
status-verify = На проверке у оператора
status-amlwait = На AML-проверке
status-amlerror = AML-проверка не пройдена
status-coldsuccess = Выплата ожидает подтверждения
status-partpayout = Выплачена частично
status-mercherror = Ошибка оплаты
status-error = Ошибка заявки
status-payouterror = Ошибка выплаты
status-scrpayerror = Ошибка выплаты
status-success = Выполнена
status-cancel = Отменена
status-delete = Удалена

# Messages of their own

push = { $icon } <b>{ $title }</b> · заявка № { $number }
push-done = Выплачено: <b>{ $amount }</b> ({ $title }). Спасибо за обмен!
push-details = ⚠️ <b>Заявка № { $number }: реквизиты для оплаты изменились.</b> Платите только по тем, что указаны в заявке сейчас. Если уже оплатили по старым, напишите в поддержку.
push-open = Открыть заявку
not-paid = ⚠️ <b>Не получилось сообщить об оплате заявки № { $number }</b>
not-cancelled = ⚠️ <b>Не получилось отменить заявку № { $number }</b>
not-done-unclear = Обменник этого не подтвердил. Откройте заявку, проверьте её статус и, если нужно, повторите.

# The list

orders-none = Заявок у вас пока нет.
orders-title =
    <b>Ваши заявки</b>: { $count }
    Нажмите на заявку, чтобы открыть её.
orders-line = { $icon } { $number } · { $pair }
orders-line-creating = { $icon } Создаётся · { $pair }
orders-line-checking = { $icon } Проверяем · { $pair }
orders-line-refused = { $icon } Не создана · { $pair }
orders-line-failed = { $icon } Не создана · { $pair }

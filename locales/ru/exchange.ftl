# Choosing currencies

pick-give = 💸 <b>Что отдаёте?</b>
pick-get =
    Отдаёте: <b>{ $give }</b>

    💰 <b>Что хотите получить?</b>
pick-hint = Выберите ниже или напишите часть названия: «usdt», «сбер»…
pick-found = Нашлось по запросу «{ $query }». Выберите или напишите другое название.
pick-not-found = По запросу «{ $query }» ничего не нашлось. Попробуйте другое название или нажмите «Показать все».
found-directions = Вот что нашлось по запросу «{ $query }». Выберите направление:
found-others = Все валюты
pick-show-all = Показать все
pick-type-words = Выберите ниже или напишите часть названия.
pick-gone = ⚠️ Это направление только что стало недоступно. Выберите, пожалуйста, другое.

# The amount

amount-rate = Курс: { $rate }
amount-between = Лимиты: от { $low } до { $high }
amount-from = Минимум: { $low }
amount-up-to = Максимум: { $high }
amount-reserve = Резерв: { $reserve }
# The exchanger words the fee itself: “1%”, or a whole sentence.
amount-fee = { $fee }
amount-fee-give = Комиссия при оплате: { $fee }
amount-fee-get = Комиссия при выплате: { $fee }
amount-stale =
    { $minutes ->
        [one] ⚠️ Обменник не отвечает. Курс и лимиты получены { $minutes } минуту назад.
        [few] ⚠️ Обменник не отвечает. Курс и лимиты получены { $minutes } минуты назад.
        [many] ⚠️ Обменник не отвечает. Курс и лимиты получены { $minutes } минут назад.
       *[other] ⚠️ Обменник не отвечает. Курс и лимиты получены { $minutes } минуты назад.
    }
amount-give = <b>Сколько { $code } отдаёте?</b> Напишите сумму или выберите ниже.
amount-get = <b>Сколько { $code } хотите получить?</b> Напишите сумму или выберите ниже.
amount-min = Мин. { $amount }
amount-max = Макс. { $amount }
amount-other-side = ⇄ Указать сумму в { $code }
amount-moved = ℹ️ Обменник скорректировал сумму: { $asked } → { $taken }.

amount-empty = ⚠️ Напишите сумму цифрами, например <code>100,50</code>.
amount-not-a-number = ⚠️ Это не похоже на сумму. Напишите её цифрами, например <code>100,50</code>.
amount-unclear = ⚠️ Непонятно, что отделяет запятая: тысячи или дробную часть. Тысячу напишите как <code>1000</code>, полтора — как <code>1.5</code>.
amount-not-positive = ⚠️ Сумма должна быть больше нуля.
amount-too-large = ⚠️ Слишком большая сумма. Проверьте, нет ли лишних цифр.
amount-too-precise = ⚠️ Слишком много знаков после запятой. Пожалуйста, округлите сумму.
amount-eaten-up = ⚠️ Эта сумма целиком уйдёт на комиссии. Укажите, пожалуйста, больше.

entry-below = ⚠️ Минимальная сумма — { $limit }. Укажите, пожалуйста, больше.
entry-above = ⚠️ Максимальная сумма — { $limit }. Укажите, пожалуйста, меньше.
entry-over-reserve = ⚠️ В резерве обменника только { $limit }. Укажите, пожалуйста, меньше.
entry-other-currency = ⚠️ В этом обмене другие валюты. Напишите только число.

# The form

field-progress = Ваши данные: { $number } из { $count }
field-label = <b>{ $label }</b>
field-label-optional = <b>{ $label }</b> (необязательно)
field-now = Сейчас: <code>{ $value }</code>
field-choose = Выберите вариант ниже.
field-agree = { $text }
field-type = Отправьте сообщением.
field-type-lines = Отправьте одним сообщением, можно в несколько строк.
field-ticked = да
field-unticked = нет
field-tick = ✓ Да
field-untick = Нет
field-keep = Оставить как есть
field-use = Подставить { $value }
field-skip = Пропустить
field-clear = Очистить поле

entry-empty = ⚠️ Сообщение пустое. Напишите, пожалуйста, текст.
entry-too-long = ⚠️ Для этого поля слишком длинно. Проверьте текст и отправьте ещё раз.
entry-one-line = ⚠️ Напишите, пожалуйста, в одну строку.
entry-no-such-option = ⚠️ Такого варианта нет. Выберите один из предложенных на кнопках.
entry-text-only = ⚠️ Здесь нужен только текст. Напишите, пожалуйста, ответ.
entry-use-buttons = ⚠️ Пожалуйста, ответьте кнопками ниже.
entry-changed = ℹ️ Обменник только что изменил эту форму. Ответьте, пожалуйста, ещё раз.

# The summary

summary-title = 📋 <b>Проверьте заявку</b>
summary-pay = Отдаёте: <b>{ $amount }</b>
summary-pay-fee = Без комиссии: { $amount }
summary-get = Получаете: <b>{ $amount }</b>
summary-get-fee = До вычета комиссии: { $amount }
summary-rate = Курс: { $rate }
summary-details = <b>Ваши данные</b>
summary-detail = { $name }: <code>{ $value }</code>
doubt-tron = ⚠️ <b>Это не похоже на адрес TRON (TRC20).</b> Такие адреса начинаются с T и заканчиваются контрольной суммой, а она здесь не сходится.
doubt-evm = ⚠️ <b>Это не похоже на адрес сети типа Ethereum.</b> Такие адреса — это 0x и 40 знаков, а заглавные буквы в них — контрольная сумма.
doubt-bitcoin = ⚠️ <b>Это не похоже на адрес Bitcoin</b>, или в нём ошибка: контрольная сумма не сходится.
doubt-litecoin = ⚠️ <b>Это не похоже на адрес Litecoin</b>, или в нём ошибка: контрольная сумма не сходится.
doubt-ton = ⚠️ <b>Это не похоже на адрес кошелька TON</b>, или в нём ошибка: контрольная сумма не сходится.
doubt-card = ⚠️ <b>Это не похоже на номер карты</b>, или в нём ошибка: контрольная сумма не сходится.
doubt-compare = Выплату на чужой счёт вернуть нельзя. Сверьте его, пожалуйста, знак за знаком.
summary-question = Всё верно? Заявка создаётся только после вашего подтверждения.
summary-create = ✅ Создать заявку
summary-change = ✏️ Изменить данные
summary-choose = Что изменить?
summary-edit = ✏️ { $name }
summary-amount = Сумма
summary-refresh = Обновить курс
summary-refreshed = Курс актуален
summary-moved = ℹ️ Обменник скорректировал сумму. Проверьте её, пожалуйста.
summary-worse =
    ⚠️ <b>Курс изменился.</b>
    Было: { $before }
    Стало: <b>{ $now }</b>
    Заявка пока не создана. Если вас устраивает, подтвердите ещё раз.
summary-use-buttons = ℹ️ Пожалуйста, воспользуйтесь кнопками: создайте заявку или выберите, что изменить.
summary-ordered = Вы уже подтвердили эту заявку. Что с ней сейчас, видно в сообщении о ней.

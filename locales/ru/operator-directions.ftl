# /directions, for operators

offer-title = 🔁 <b>Что предлагает бот</b>
offer-count-directions = Направлений на сайте: { $count }, выключено здесь: { $off }
offer-count-currencies = Валют на сайте: { $count }, выключено здесь: { $off }
offer-search = Чтобы найти, напишите часть названия, например <i>btc сбер</i>
offer-button-directions = Направления
offer-button-currencies = Валюты
offer-button-marked = Изменено здесь: { $count }
offer-home = ‹ Что предлагает бот
offer-to-found = ‹ К найденному

offer-list-dir = <b>Направлений на сайте: { $count }</b>
offer-list-cur = <b>Валют на сайте: { $count }</b>
offer-list-set = <b>Изменено здесь: { $count }</b>
offer-marks = { $off } выключено · { $pinned } закреплено, с местом · { $named } есть свои названия
offer-found = Нашлось по запросу «{ $query }»:
offer-not-found = По запросу «{ $query }» ничего не нашлось. Попробуйте другую часть названия.
offer-none = Сайт сейчас ничего не предлагает.
offer-none-marked = Здесь ничего не меняли: всё так, как на сайте.
offer-unknown = ℹ️ На сайте такого направления или валюты больше нет, и здесь о них ничего не хранится.

offer-item = <b>{ $title }</b> · { $id }
offer-is-on = ✅ Бот это предлагает.
offer-is-off-direction = ⏸ Выключено здесь: клиенты его не видят, а ссылки и старые кнопки отвечают, что сейчас оно не обменивается. Созданные заявки идут дальше.
offer-is-off-currency = ⏸ Выключена здесь вместе со всеми направлениями: клиенты их не видят. Созданные заявки идут дальше.
offer-is-off-by = ⏸ Бот не предлагает это направление, потому что выключена валюта: { $currencies }
offer-is-gone = 🕳 На сайте этого больше нет. Настройки отсюда ни на что не влияют, их можно удалить.
offer-is-pinned = 📌 Закреплено: { $place } из { $count }
offer-turn-off = ⏸ Выключить
offer-turn-on = ✅ Включить
offer-pin = 📌 Закрепить наверху
offer-unpin = Открепить
offer-forget = 🗑 Удалить
offer-done-off = ⏸ <b>Выключено.</b> Весь бот узнает об этом за три секунды.
offer-done-on = ✅ <b>Включено.</b> Весь бот узнает об этом за три секунды.
offer-pins-full = ⚠️ <b>Закрепить можно только { $count }.</b> Сначала открепите что-нибудь.

offer-name-site = как на сайте
offer-name-line = { $language }: { $name } · ещё: { $also }
offer-button-names = ✎ Названия: { $language }

offer-names = ✏️ <b>{ $title }</b> · { $language }
offer-names-name = Клиенты видят: <b>{ $name }</b>
offer-names-no-name = Клиенты видят название с сайта.
offer-names-also = Находится и так: { $also }
offer-names-no-also = Находится и так: –
offer-names-how = Название клиенты видят на этом языке. А найти валюту по добавленным здесь словам можно на любом.
offer-names-set-name = Своё название
offer-names-set-also = Синонимы
offer-names-site = Вернуть как на сайте
offer-names-saved = ✅ <b>Сохранено.</b>
offer-names-are-site = ✅ <b>Снова как на сайте.</b>
offer-ask-name = ✏️ <b>Как клиенты должны видеть { $title }?</b> Пришлите название. Язык: { $language }
offer-ask-also = ✏️ <b>Как ещё называют { $title }?</b> Пришлите все слова через запятую. Они заменят прежние. Язык: { $language }
offer-name-empty = ⚠️ В названии должны быть буквы или цифры.
offer-name-long = ⚠️ Для кнопки это слишком длинно: не больше { $length } символов.
offer-also-empty = ⚠️ Нужны слова латиницей или кириллицей либо цифры: другое не найти.
offer-also-long = ⚠️ Одно из слов слишком длинное: не больше { $length } символов.
offer-also-many = ⚠️ Слишком много слов: не больше { $count }.

audit-direction-off = выключил(а) направление { $title } ({ $subject })
audit-direction-on = включил(а) направление { $title } ({ $subject })
audit-currency-off = выключил(а) валюту { $title } ({ $subject })
audit-currency-on = включил(а) валюту { $title } ({ $subject })
audit-offer-pinned = закрепил(а) { $title } ({ $subject })
audit-offer-unpinned = открепил(а) { $title } ({ $subject })
audit-offer-moved = переставил(а) { $title } ({ $subject }) среди закреплённых
audit-offer-forgotten = удалил(а) настройки { $title } ({ $subject })
audit-currency-names = назвал(а) { $title } ({ $subject }, { $language }): { $name }; ещё { $synonyms }
audit-currency-names-site = убрал(а) свои названия { $title } ({ $subject }, { $language })

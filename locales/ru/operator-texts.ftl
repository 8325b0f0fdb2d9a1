# Собственные тексты обменника: для операторов

texts =
    📝 <b>Ваши тексты</b>
    Рядом с каждым — языки, на которых он есть. Чего нет, того клиенты не видят.
texts-terms = Условия, которые принимают клиенты: версия { $version }.
texts-no-terms = Условий, которые нужно принимать перед заявкой, нет.
texts-line = { $title } · { $set }
texts-to-list = ‹ Тексты

text-name-greeting = Приветствие
text-name-contacts = Контакты
text-name-rules = Правила
text-name-hours = Время работы
text-name-reviews = Ссылка на отзывы
text-name-summary = Примечание к заявке
text-name-after = После обмена
text-name-terms = Условия: текст
text-name-terms-link = Условия: ссылка

text-one = 📝 <b>{ $title }</b>
text-about-greeting = Стоит над главным меню.
text-about-contacts = Отдельная страница, открывается кнопкой в меню.
text-about-rules = Отдельная страница, открывается кнопкой в меню.
text-about-hours = Отдельная страница, открывается кнопкой в меню.
text-about-reviews = Кнопка в меню и ещё одна — когда заявка выполнена.
text-about-summary = Стоит под суммами и данными, прямо перед созданием заявки.
text-about-after = Приходит, когда заявка выполнена, с кнопкой отзывов, если вы указали ссылку на них.
text-about-terms = Клиенты принимают условия один раз, перед созданием заявки, и ещё раз, когда вы публикуете новую версию. Если условия длинные, напишите здесь главное и дайте ссылку на полный текст.
text-about-terms-link = Ведёт на полный текст условий на вашем сайте. Клиенты принимают их один раз, перед созданием заявки, даже если текста условий здесь нет.
text-about-label = Надпись на кнопке в меню.

text-set = { $language }: ✅ есть
text-from = { $language }: нет, клиенты видят другой язык ({ $other })
text-own-words = { $language }: слова бота
text-not-set = { $language }: нет, ничего не показывается
text-label-of = Кнопка «{ $title }»
text-label-button = Надпись на кнопке

text-edit = 📝 <b>{ $title }</b> · { $language }
text-how = ✏️ <b>Отправьте новый текст</b>: до { $limit } символов, с нужным оформлением. Сначала покажу его вам, а потом клиентам.
text-how-label = ✏️ <b>Отправьте надпись для кнопки</b>: до { $limit } символов.
text-how-link = ✏️ <b>Отправьте адрес</b>, например <code>https://example.com/page</code>
text-history = История
text-remove = Убрать
text-restore-own = Вернуть слова бота
text-again = Ввести заново

text-only-text = ⚠️ Нужен только текст, без фото, стикеров и файлов.
text-empty = ⚠️ Здесь нечего читать. Отправьте, пожалуйста, текст.
text-too-long = ⚠️ Символов { $units }, а помещается не больше { $limit }. Сократите, пожалуйста.
text-no-link = ⚠️ Такой адрес Telegram не откроет. Нужен адрес вида <code>https://example.com/page</code>
text-formatting-dropped = ℹ️ Часть оформления сохранить нельзя: премиум-эмодзи, упоминания людей без имени пользователя и ссылки, которые не принимает Telegram, станут обычным текстом.

text-ask-publish = 👆 <b>Так это увидят клиенты.</b> Опубликовать? Можно и отправить другой текст.
text-ask-renew =
    👆 <b>Так это увидят клиенты.</b> Это новая версия условий?

    Новую версию каждый примет ещё раз перед следующей заявкой, а исправление меняет только слова. Если меняете условия на нескольких языках, первые опубликуйте как исправление, а последний — как новую версию.
text-publish = Опубликовать
text-publish-renewed = Опубликовать новую версию
text-publish-same = Опубликовать исправление
text-published = ✅ <b>Опубликовано.</b> Клиенты уже видят это.
text-nothing-to-publish = ℹ️ Этот предпросмотр уже неактуален. Отправьте текст ещё раз.
text-changed-meanwhile = ⚠️ <b>Тем временем этот текст изменил кто-то другой.</b> Ваш пока не опубликован: можно сначала посмотреть чужой в «Истории» или всё равно опубликовать свой.

text-ask-remove =
    <b>Убрать «{ $title }» ({ $language })?</b>
    Он останется в истории, его можно будет вернуть.
text-ask-restore-own =
    <b>Вернуть слова бота вместо вашего текста «{ $title }» ({ $language })?</b>
    Ваш останется в истории, его можно будет вернуть.
text-remove-terms = Когда условий не останется ни на одном языке, заявки будут создаваться без них.
text-remove-yes = Да
text-removed = ✅ <b>Готово.</b>

text-versions = 🕓 <b>{ $title }</b> · { $language }
text-versions-how = Сейчас действует первый вариант. Чтобы вернуть другой, нажмите его номер: сначала покажу его вам.
text-version = { $number }. { $time } · <code>{ $by }</code>
    { $words }
text-version-removed = (своего текста нет)

# Что пишется в журнал операторов

audit-text-title = { $name ->
        [greeting] { text-name-greeting }
        [contacts] { text-name-contacts }
        [rules] { text-name-rules }
        [hours] { text-name-hours }
        [reviews] { text-name-reviews }
        [summary] { text-name-summary }
        [after] { text-name-after }
        [terms] { text-name-terms }
        [terms-link] { text-name-terms-link }
        [contacts-label] кнопка „{ text-name-contacts }“
        [rules-label] кнопка „{ text-name-rules }“
        [hours-label] кнопка „{ text-name-hours }“
        [reviews-label] кнопка „{ text-name-reviews }“
       *[other] { $name }
    }
audit-text-published = текст «{ audit-text-title }» ({ $language }) опубликован
audit-text-removed = текст «{ audit-text-title }» ({ $language }) убран
audit-terms-renewed = новая версия условий: { $version }

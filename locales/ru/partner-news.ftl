# О чём партнёру пишут без вопроса

partner-news-order =
    🤝 <b>Новая заявка по вашей ссылке</b>
    { $pair }
    Заявка № { $number }
partner-news-reward =
    💰 <b>Вознаграждение: +{ $reward }</b>
    { $pair }
    Заявка № { $number } выполнена, вознаграждение уже на балансе.
partner-news-reward-unknown =
    💰 <b>Вознаграждение уже на балансе</b>
    { $pair }
    Заявка № { $number } выполнена.
# Many at once, as after a time without the bot.
partner-news-orders = 🤝 <b>Новые заявки по вашим ссылкам: { $count }</b>
partner-news-rewards =
    { $count ->
        [one] 💰 <b>Вознаграждения: +{ $reward }</b> за { $count } заявку, уже на балансе
        [few] 💰 <b>Вознаграждения: +{ $reward }</b> за { $count } заявки, уже на балансе
       *[many] 💰 <b>Вознаграждения: +{ $reward }</b> за { $count } заявок, уже на балансе
    }

partner-news-label = Метка: { $label }
partner-news-pair = { $give } → { $get }

partner-news-payout-paid =
    ✅ <b>Выплата № { $number } отправлена</b>
    К получению: { $amount } ({ $title }).
partner-news-payout-cancelled =
    ✖️ <b>Выплата № { $number } отменена обменником</b>
    Проверьте баланс. Если причина непонятна, напишите в поддержку.
partner-news-payout-withdrawn =
    ✖️ <b>Выплата № { $number } отменена по вашей просьбе</b>
    Запросить её снова можно в любой момент.
partner-news-payout-other =
    ℹ️ <b>Выплата № { $number }: есть новости</b>
    Откройте выплаты, чтобы посмотреть, что с ней.

partner-news-taken-over =
    ⚠️ <b>Партнёр { $partner } теперь подключён с другого аккаунта Telegram</b>
    Ваш аккаунт отключён. Если это были не вы, удалите свой ключ API в личном кабинете на сайте, создайте новый и подключите его здесь.

partner-news-off = 🚫 <b>Ваш партнёрский счёт { $partner } отключён в этом боте.</b> Ссылки на бота пока не учитываются; уже созданные заявки остаются за вами. Если причина вам неизвестна, напишите в поддержку.
partner-news-on = ✅ <b>Ваш партнёрский счёт { $partner } снова включён.</b> Ссылки на бота опять учитываются.

partner-news-plain = ℹ️ <b>Для вас как партнёра есть новости.</b> Откройте статистику, чтобы их увидеть.

partner-news-stats = 📊 Статистика
partner-news-money = 💰 Баланс
partner-news-notices = 🔔 Настроить

# У кого какая роль; и команды операторов, как они стоят у поля ввода

command-admin = Операторам: как всё работает
command-find = Операторам: найти заявку
command-stuck = Операторам: зависшие заявки
command-block = Операторам: клиенты, блокировка
command-broadcast = Операторам: рассылка
command-maintenance = Операторам: технические работы
command-directions = Операторам: направления и валюты
command-partners = Операторам: партнёры
command-texts = Операторам: тексты и кнопки
command-roles = Операторам: кому что можно
command-audit = Операторам: кто что сделал
command-export = Операторам: заявки файлом
command-erase = Операторам: стереть данные клиента

role-owner = Владелец
role-support = Поддержка
role-marketing = Маркетинг
role-may-owner = Всё, в том числе роли, журнал и выгрузка заявок.
role-may-support = Заявки и клиенты: найти, написать, заблокировать; зависшие заявки; технические работы.
role-may-marketing = Рассылки, направления, тексты и партнёры. Без заявок и клиентов.

roles-title = <b>Кому что можно</b>
roles-owners = Владельцы из ADMIN_IDS, здесь это не меняется:
roles-owner = • <a href="tg://user?id={ $person }">{ $person }</a>
roles-given =
    { $count ->
        [one] Ещё у { $count } человека есть роль. Нажмите, чтобы изменить.
        [few] Ещё у { $count } человек есть роль. Нажмите на нужного, чтобы изменить.
       *[many] Ещё у { $count } человек есть роль. Нажмите на нужного, чтобы изменить.
    }
roles-given-none = Больше ни у кого роли нет.
roles-line = { $person } · { $role }
roles-add = Добавить оператора
roles-notices = О чём сообщать операторам
roles-back = Назад
roles-to-list = К списку
roles-one =
    <b>{ $name }</b>
    Telegram id: <a href="tg://user?id={ $person }">{ $person }</a>
    Роль: { $role }
roles-since = Дана { $since }, дал { $by }
roles-not-oneself = Это вы: вашу роль может изменить только другой владелец.
roles-change = Изменить роль
roles-take = Забрать роль
roles-ask-who =
    <b>Кому дать роль?</b>

    Перешлите сюда любое сообщение этого человека или пришлите его Telegram id: число, его показывают боты вроде @userinfobot.
roles-hidden = Telegram скрывает автора этого сообщения: так настроено у него. Пришлите его Telegram id.
roles-bad-id = Это не пересланное сообщение человека и не Telegram id: id — число вроде 123456789.
roles-is-owner = <b>{ $person }</b> — владелец по ADMIN_IDS, здесь это не меняется.
roles-ask-role = Какую роль дать <a href="tg://user?id={ $person }">{ $name }</a>?
roles-choice =
    <b>{ $role }</b>
    { $may }
roles-done = ✅ Готово, человек узнает об этом.
roles-done-unmet = ✅ Готово. Этот человек ещё не писал боту, сообщить ему нельзя: попросите открыть бота.
roles-ask-take = Забрать роль «{ $role }» у <a href="tg://user?id={ $person }">{ $name }</a>?
roles-take-yes = Да, забрать
roles-take-no = Нет
roles-taken = ✅ Роль снята.
roles-gone = У этого человека роли уже нет.
roles-you-have = 🔑 <b>У вас теперь есть роль в этом боте: { $role }</b>
roles-you-had = Вашу роль в этом боте сняли. Всё остальное по-прежнему.
roles-command = /{ $command } — { $what }
roles-open = Открыть

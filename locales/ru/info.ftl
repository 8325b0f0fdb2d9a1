# Что операторы написали для клиентов: кнопки меню, если им не дали других названий

info-contacts = Контакты
info-rules = Правила
info-hours = Время работы
info-reviews = Отзывы
info-title = <b>{ $title }</b>
info-gone = Этой страницы больше нет.

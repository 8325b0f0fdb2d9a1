# Что операторы написали для клиентов: кнопки меню, если им не дали других названий

info-button-contacts = Контакты
info-button-rules = Правила
info-button-hours = Время работы
info-button-reviews = Отзывы
info-title = <b>{ $title }</b>
info-gone = Этой страницы больше нет.

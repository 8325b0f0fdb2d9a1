# Orders that are stuck

stuck-title = 🕓 <b>Зависшие заявки: { $count }</b>
stuck-none = ✅ <b>Зависших заявок нет.</b>
stuck-explained = Здесь те, что стоят в одном статусе { $time } и дольше, самые давние вверху. Заявки, которые ждут оплаты от клиента, не в счёт.
stuck-line = { $icon } { $number } · { $time } · { $title }
stuck-days = { $days } д
stuck-hours = { $hours } ч
stuck-minutes = { $minutes } мин

# News: broadcasts, as customers see them

news-on =
    🔔 <b>News is on.</b>

    Now and then I send you news from the exchanger: rates, new directions, special offers.
news-off =
    🔕 <b>News is off.</b>

    I won’t send you any. You’ll still get every message about your orders.
news-button-off = 🔕 Turn news off
news-button-on = 🔔 Turn news on
news-button-no-more = 🔕 No more news
news-button-again = 🔔 Send me news again
news-told-off = No more news from us. You’ll still get every message about your orders. Changed your mind? Send /news
news-told-on = News is on again.

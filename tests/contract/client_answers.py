"""A plain answer of each method, as a deployed 2.x site gives it; tests change what they are about."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any

from bot.exchanger.client import Exchanger
from bot.exchanger.models import CalcAction

QUOTE: dict[str, Any] = {
    "currency_code_give": "BTC",
    "currency_code_get": "RUB",
    "reserve": "1 250 000.55",
    "course_give": "1",
    "course_get": "6425000.10",
    "sum_give": "0.00213000",
    "sum_give_com": "0.00213000",
    "sum_get": 13685.25,
    "sum_get_com": "13685.25",
    "com_give": "",
    "com_get": "Commission <b>1%</b>",
    "min_give": "0.001",
    "max_give": "no",
    "min_get": 6425,
    "max_get": "no",
    "changed": 0,
}
TEXT_FIELD = {"name": "account2", "type": "text", "label": "To account", "req": "1", "format": "purse"}
SELECT_FIELD = {
    "name": "cf7",
    "type": "select",
    "label": "City",
    "req": 0,
    "options": {"0": "No selected", "12": "Riga", "3": "Oslo"},
    "cd": 1,
}
DIRECTION: dict[str, Any] = {
    **QUOTE,
    "id": "17",
    "url": "https://site.example/exchange-17/",
    "give_fields": {"account1": {"name": "account1", "type": "text", "label": "From", "req": 0, "value": ""}},
    "get_fields": {"account2": TEXT_FIELD},
    "dir_fields": {"cf7": SELECT_FIELD},
    "info": {"timeline_text": "<p>Fast</p>", "frozen_text": "", "before_button_text": "Go"},
}
BID: dict[str, Any] = {
    "url": "https://site.example/hst_x/",
    "id": 1045,
    "hash": "h" * 35,
    "status": "new",
    "status_title": "New order",
    "psys_give": "Bitcoin",
    "psys_get": "Sberbank",
    "currency_code_give": "BTC",
    "currency_code_get": "RUB",
    "amount_give": "0.00213",
    "amount_get": "13685.25",
    "course_give": "1",
    "course_get": "6425000.1",
    "api_actions": {
        "type": "address",
        "cancel": "api",
        "pay": "disabled",
        "instruction": "Send <b>now</b>",
        "pay_amount": "0.00213000",
        "address": "bc1qxy",
        "dest_tag": "",
    },
}
EXCHANGE: dict[str, Any] = {
    "id": "1045",
    "api_id": "900100",
    "hash": "h" * 35,
    "time": "1790000000",
    "date": "2026-09-21 14:13:20",
    "psys_give": "Bitcoin",
    "psys_get": "Sberbank",
    "currency_code_give": "BTC",
    "currency_code_get": "RUB",
    "course_give": "1",
    "course_get": "6425000.1",
    "amount_give": "0.00213",
    "amount_get": "13 685.25",
    "exchange_success": 1,
    "user_hash": "u" * 20,
    "user_ip": "10.1.1.1",
    "status": "payed",
    "statuses": [
        {"time": 1790000000, "date": "2026-09-21 14:13:20", "status": "payed"},
        {"time": "1789999000", "date": "2026-09-21 13:56:40", "status": "new"},
    ],
}
ROW = {
    "direction_id": "17",
    "currency_give_id": 1,
    "currency_give_title": "Bitcoin BTC",
    "currency_give_logo": "https://site.example/btc.svg",
    "currency_get_id": "2",
    "currency_get_title": "Сбербанк RUB",
    "currency_get_logo": "",
}
PAYOUT = {
    "id": "3",
    "time": 1790000000,
    "date": "2026-09-21 14:13:20",
    "method_id": "2",
    "account": "4276000011112222",
    "pay_amount": "100.00",
    "pay_currency_code": "RUB",
    "original_amount": 1.05,
    "original_currency_code": "USD",
    "status": "0",
}
VISIT = {
    "time": "1790000000",
    "date": "2026-09-21 14:13:20",
    "browser": "Firefox",
    "ip": "10.1.1.2",
    "referrer": "",
    "user_hash": "v" * 20,
    "query_string": "rid=7",
}
ANSWERS: dict[str, Any] = {
    "test": {"ip": "127.0.0.1", "user_id": "0", "locale": "ru_RU", "partner_id": "7"},
    "get_direction_currencies": {
        "give": [{"id": "1", "title": "Bitcoin BTC", "logo": ""}],
        "get": [{"id": 2, "title": "Сбербанк RUB", "logo": ""}],
    },
    "get_directions": [ROW],
    "get_direction": DIRECTION,
    "get_calc": QUOTE,
    "create_bid": BID,
    "bid_info": BID,
    "cancel_bid": "cancel",
    "pay_bid": "payed",
    "success_bid": "success",
    "get_exchanges": {"items": [EXCHANGE]},
    "get_partner_info": {
        "partner_id": "7",
        "balance": "12.50",
        "min_payout": 5,
        "items": [{"id": "2", "title": "Сбербанк RUB", "comission": "2%", "amount": "1100"}],
    },
    "get_partner_links": {"items": [VISIT]},
    "get_partner_exchanges": {"items": [{**EXCHANGE, "accrued": "1", "partner_reward": "0.25"}]},
    "get_partner_payouts": {"items": [PAYOUT]},
    "add_partner_payout": {"payout_id": "31"},
}
PLAIN_CALLS: dict[str, Callable[[Exchanger], Awaitable[Any]]] = {
    "test": lambda site: site.test(partner_id=7),
    "get_direction_currencies": lambda site: site.get_direction_currencies(),
    "get_directions": lambda site: site.get_directions(),
    "get_direction": lambda site: site.get_direction(17),
    "get_calc": lambda site: site.get_calc(17, Decimal("0.00213000"), CalcAction.GIVE),
    "create_bid": lambda site: site.create_bid(
        17, Decimal("0.00213000"), CalcAction.GIVE, {"account2": "4276 0000"}, api_id="900100"
    ),
    "bid_info": lambda site: site.bid_info(id=1045),
    "cancel_bid": lambda site: site.cancel_bid(hash="h" * 35),
    "pay_bid": lambda site: site.pay_bid(id=1045),
    "success_bid": lambda site: site.success_bid(id=1045),
    "get_exchanges": lambda site: site.get_exchanges(),
    "get_partner_info": lambda site: site.get_partner_info(),
    "get_partner_links": lambda site: site.get_partner_links(),
    "get_partner_exchanges": lambda site: site.get_partner_exchanges(),
    "get_partner_payouts": lambda site: site.get_partner_payouts(),
    "add_partner_payout": lambda site: site.add_partner_payout(2, "4276000011112222"),
}

"""Currencies and directions as a large site has them, for what is shown and searched."""

from __future__ import annotations

from random import Random
from typing import Any

from bot.exchanger.models import Currency, Direction

_TITLES = """
Bitcoin Cash BCH, Bitcoin BTC, Ethereum Classic ETC, Ethereum ETH, Tether TRC20 USDT, Tether ERC20 USDT,
Tether BEP20 USDT, Tether TON USDT, USD Coin ERC20 USDC, Monero XMR, Litecoin LTC, Ripple XRP, Toncoin TON,
Tron TRX, Dogecoin DOGE, Solana SOL, Cardano ADA, Dash DASH, Сбербанк RUB, Тинькофф RUB, Альфа-Банк RUB,
ВТБ RUB, Райффайзенбанк RUB, СБП RUB, ЮMoney RUB, Visa/MasterCard RUB, Visa/MasterCard USD, Наличные RUB,
Наличные USD, Наличные EUR, ПриватБанк UAH, Монобанк UAH, Kaspi Bank KZT, PayPal USD, Perfect Money USD,
Advanced Cash USD, Payeer USD, Payeer RUB, Wise EUR, Revolut EUR
"""
TITLES = [" ".join(title.split()) for title in _TITLES.split(",")]
CURRENCIES = tuple(Currency(number, title, "") for number, title in enumerate(TITLES, start=1))


def directions(count: int) -> tuple[Direction, ...]:
    """This many pairs, mixed but always the same ones."""
    pairs = [(give, get) for give in CURRENCIES for get in CURRENCIES if give != get]
    Random(5).shuffle(pairs)  # noqa: S311 - a mix for tests
    return tuple(Direction(number, give, get) for number, (give, get) in enumerate(pairs[:count], start=1))


def all_directions() -> tuple[Direction, ...]:
    """Every pair."""
    return directions(len(CURRENCIES) ** 2)


def row(direction: Direction) -> dict[str, Any]:
    """A direction as `get_directions` sends it."""
    return {
        "direction_id": str(direction.id),
        "currency_give_id": str(direction.give.id),
        "currency_give_title": direction.give.title,
        "currency_give_logo": direction.give.logo,
        "currency_get_id": direction.get.id,
        "currency_get_title": direction.get.title,
        "currency_get_logo": direction.get.logo,
    }

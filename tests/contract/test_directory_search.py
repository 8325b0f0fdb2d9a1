"""People find what they mean: by a part, a ticker, with the other keyboard layout, a typo, by both sides."""

from __future__ import annotations

from statistics import median
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process

from bot.exchanger.models import Currency, Direction
from bot.exchanger.search import search_currencies, search_directions
from tests.contract.client_catalogue import CURRENCIES, TITLES, all_directions, directions

USDT = {title for title in TITLES if title.endswith("USDT")}
RUB = {title for title in TITLES if title.endswith("RUB")}


def _titles(text: str) -> list[str]:
    return [currency.title for currency in search_currencies(CURRENCIES, text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("btc", "Bitcoin BTC"),
        ("BTC", "Bitcoin BTC"),
        ("Bitcoin BTC", "Bitcoin BTC"),
        ("bitc", "Bitcoin BTC"),
        ("bitcoin", "Bitcoin BTC"),
        ("bitcoin cash", "Bitcoin Cash BCH"),
        ("ethereum", "Ethereum ETH"),
        ("coin cash", "Bitcoin Cash BCH"),
        ("eth", "Ethereum ETH"),
        ("etc", "Ethereum Classic ETC"),
        ("ton", "Toncoin TON"),
        ("trc20", "Tether TRC20 USDT"),
        ("usdt trc20", "Tether TRC20 USDT"),
        ("trc20 usdt", "Tether TRC20 USDT"),
        ("USDTTRC20", "Tether TRC20 USDT"),
        ("usdt-bep", "Tether BEP20 USDT"),
        ("сбер", "Сбербанк RUB"),
        ("sber", "Сбербанк RUB"),
        ("альфа банк", "Альфа-Банк RUB"),
        ("alfabank", "Альфа-Банк RUB"),
        ("тиньк", "Тинькофф RUB"),
        ("tinkoff", "Тинькофф RUB"),
        ("каспи", "Kaspi Bank KZT"),
        ("наличные usd", "Наличные USD"),
        ("visa usd", "Visa/MasterCard USD"),
        # the other keyboard layout, both ways
        ("c,th", "Сбербанк RUB"),
        ("C<TH", "Сбербанк RUB"),
        ("nbymrjaa", "Тинькофф RUB"),
        ("иес", "Bitcoin BTC"),
        ("ыщдфтф", "Solana SOL"),
        ("ыиук", "Сбербанк RUB"),
        # a typo
        ("bitcion", "Bitcoin BTC"),
        ("etherium", "Ethereum ETH"),
        ("сбребанк", "Сбербанк RUB"),
        ("тиньков", "Тинькофф RUB"),
        ("raifaisen", "Райффайзенбанк RUB"),
        ("raifa", "Райффайзенбанк RUB"),
        ("битком", "Bitcoin BTC"),
        # a word that names nothing here
        ("сбербанк онлайн", "Сбербанк RUB"),
        ("2000 usdt trc20", "Tether TRC20 USDT"),
    ],
)
def test_a_currency_is_found(text: str, first: str) -> None:
    assert _titles(text)[0] == first


@pytest.mark.parametrize(("text", "all_of"), [("usdt", USDT), ("tether", USDT), ("rub", RUB), ("рубли", RUB)])
def test_all_that_match_are_found_in_the_sites_order(text: str, all_of: set[str]) -> None:
    found = _titles(text)
    assert set(found) == all_of
    assert found == [title for title in TITLES if title in all_of]


@pytest.mark.parametrize(
    "text", ["", " ", "zzzz", "qwfpgj", "→", "!!!", "😀", "\x00", "how do i exchange money"]
)
def test_nothing_is_found_where_nothing_is_near(text: str) -> None:
    assert _titles(text) == []
    assert search_directions(directions(100), text) == ()


def test_nothing_to_search_in() -> None:
    assert search_currencies((), "btc") == ()
    assert search_directions((), "btc sber") == ()


def _sides(found: tuple[Direction, ...]) -> list[tuple[str, str]]:
    return [(direction.give.title, direction.get.title) for direction in found]


@pytest.mark.parametrize(
    ("text", "give", "get"),
    [
        ("btc sber", "Bitcoin BTC", "Сбербанк RUB"),
        ("сбер btc", "Сбербанк RUB", "Bitcoin BTC"),
        ("btc, сбер", "Bitcoin BTC", "Сбербанк RUB"),
        ("usdt trc20 → tinkoff", "Tether TRC20 USDT", "Тинькофф RUB"),
        ("usdt trc20 -> tinkoff", "Tether TRC20 USDT", "Тинькофф RUB"),
        ("tinkoff - usdt trc20", "Тинькофф RUB", "Tether TRC20 USDT"),
        ("usdt trc20 tinkoff", "Tether TRC20 USDT", "Тинькофф RUB"),
        ("сбер на биткоин", "Сбербанк RUB", "Bitcoin BTC"),
        ("eth to наличные eur", "Ethereum ETH", "Наличные EUR"),
        ("обмен btc сбер", "Bitcoin BTC", "Сбербанк RUB"),
        ("иес c,th", "Bitcoin BTC", "Сбербанк RUB"),
        ("bitcion сбребанк", "Bitcoin BTC", "Сбербанк RUB"),
        ("2000 usdt trc20 на сбер", "Tether TRC20 USDT", "Сбербанк RUB"),
        ("обменять 0.05 btc на сбер", "Bitcoin BTC", "Сбербанк RUB"),
        ("btc → 150 000 сбер", "Bitcoin BTC", "Сбербанк RUB"),
        ("сбер 50000 на btc", "Сбербанк RUB", "Bitcoin BTC"),
    ],
)
def test_a_direction_is_found_by_both_sides(text: str, give: str, get: str) -> None:
    assert _sides(search_directions(all_directions(), text))[0] == (give, get)


def test_one_side_lists_what_is_given_first() -> None:
    found = _sides(search_directions(all_directions(), "btc"))
    half = len(CURRENCIES) - 1
    assert {give for give, _ in found[:half]} == {"Bitcoin BTC"}
    assert {get for _, get in found[half:]} == {"Bitcoin BTC"}


@pytest.mark.parametrize("text", ["50000 на btc", "50 000 → btc", "50000 to btc"])
def test_a_sum_before_an_arrow_says_what_is_received(text: str) -> None:
    found = search_directions(all_directions(), text)
    assert found
    assert {each.get.title for each in found} == {"Bitcoin BTC"}


def test_the_way_back_comes_after_and_not_at_all_behind_an_arrow() -> None:
    there, back = ("Bitcoin BTC", "Сбербанк RUB"), ("Сбербанк RUB", "Bitcoin BTC")
    assert _sides(search_directions(all_directions(), "btc sber")) == [there, back]
    assert _sides(search_directions(all_directions(), "btc → sber")) == [there]


def test_a_pair_that_is_not_offered_is_not_replaced_by_another() -> None:
    without = [
        found for found in all_directions() if "Сбербанк RUB" not in (found.give.title, found.get.title)
    ]
    sber = Direction(9000, CURRENCIES[18], CURRENCIES[0])
    assert search_directions([*without, sber], "eth → сбер") == ()
    assert search_directions([*without, sber], "btc → сбер") == ()


@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=5))
def test_any_text_can_be_searched_for_and_in(text: str, titles: list[str]) -> None:
    currencies = [Currency(number, title, "") for number, title in enumerate(titles, start=1)]
    pairs = [Direction(number, one, one) for number, one in enumerate(currencies, start=1)]
    assert set(search_currencies(currencies, text)) <= set(currencies)
    assert set(search_directions(pairs, text)) <= set(pairs)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("биток", "Bitcoin Cash BCH"),
        ("битка", "Bitcoin BTC"),
        (",bnjr", "Bitcoin Cash BCH"),
        ("первая", "Bitcoin BTC"),
        ("первая монета", "Bitcoin BTC"),
        ("монета первая", "Bitcoin BTC"),
        ("первоя монета", "Bitcoin BTC"),
        ("bitcoin btc", "Bitcoin BTC"),
        ("bitcoin", "Bitcoin BTC"),
        ("usdt", "Tether TON USDT"),
    ],
)
def test_a_currency_is_found_by_what_operators_call_it(text: str, first: str) -> None:
    """Before what it would mean without that, and behind nothing that has the word in its title."""
    also = {_id("Bitcoin Cash BCH"): ["биток"], _id("Bitcoin BTC"): ["Первая монета"]}
    also |= {_id("Tether TON USDT"): ["usdt"]}
    found = [currency.title for currency in search_currencies(CURRENCIES, text, also)]
    assert found[0] == first
    assert text != "usdt" or set(found) == USDT
    assert text != "биток" or found == [first]
    pair = _sides(search_directions(all_directions(), f"{text} → сбер", also))[0]
    assert pair == (first, "Сбербанк RUB")


def _id(title: str) -> int:
    return TITLES.index(title) + 1


MANY_NAMES = {
    currency.id: [f"name{currency.id} number{place}" for place in range(5)] for currency in CURRENCIES
}


@pytest.mark.parametrize("also", [{}, MANY_NAMES], ids=["titles", "names"])
@pytest.mark.parametrize(
    "text", ["btc sber", "usdt trc20 → tinkoff", "usd", "bitcion сбребанк", "иес c,th", "zzz yyy xxx"]
)
def test_a_search_takes_no_more_than_three_plain_passes(
    text: str, also: dict[int, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Measured against rapidfuzz's own pass over the titles, in turns, so that a busy machine slows both."""
    offered = directions(500)
    titles = [f"{direction.give.title} {direction.get.title}" for direction in offered]
    ratios = []
    for _ in range(15):
        began = process_time()
        process.extract(text, titles)
        plain = process_time()
        search_directions(offered, text, also)
        ratios.append((process_time() - plain) / (plain - began))
    with capsys.disabled():
        print(f"\nsearch of 500 directions for {text!r}: {median(ratios):.2f} plain passes", end="")
    assert median(ratios) <= 3

"""A direction as a site may describe it: read by the client, so that only what it takes gets any further."""

import json
from collections.abc import Mapping
from functools import cache

from hypothesis import strategies as st

from bot.exchanger.direction_models import read_direction, read_directions
from bot.exchanger.wire import MalformedError, Node, parse_json
from bot.i18n import Texts
from bot.services.rates import Terms
from bot.ui.screen import Screen
from tests.conftest import loaded_texts
from tests.contract.client_answers import DIRECTION, ROW
from tests.properties.damage import damaged
from tests.structure import tdlib

TELEGRAM_DATA = 64
TELEGRAM_TEXT = 4096

sensible = st.builds("{}.{:0{}}".format, st.integers(0, 10**9), st.integers(0, 99), st.integers(2, 8))
_sums = st.one_of(
    sensible,
    sensible,
    st.sampled_from(
        ["0", "no", "", "0.00", "1e30", "1E-30", "9" * 30, "0." + "0" * 29 + "1", "-1", "0.1" + "3" * 20]
    ),
    st.integers(1, 10**6).map(str),
)
_codes = st.sampled_from(["BTC", "RUB", "USDT", "", "<b>X</b>", "$", "ZŁ", "A B", "\ud800", "🙂" * 30, "rub"])
_words = damaged(
    st.sampled_from(["Account", "<b>Card</b> number", "City &amp; street", "", "2 < 3", "@", "+"])
)
_keys = st.sampled_from(["0", "1", "12", "a", "", " ", "ключ", "x" * 70]) | st.integers(0, 999).map(str)
_options = st.dictionaries(_keys, _words, max_size=9) | st.lists(_words, max_size=9)
_fields = st.fixed_dictionaries(
    {
        "type": st.sampled_from(
            ["text", "text", "textarea", "select", "select", "checkbox", "TEXT ", "file"]
        ),
        "label": _words,
        "req": st.sampled_from(["0", "1", 0, 1, None, True]),
        "value": _words,
        "tooltip": _words,
        "options": _options,
        "text": _words,
    }
)
PRICES = ("reserve", "course_give", "course_get", "min_give", "max_give", "min_get", "max_get")
_odd_prices = st.fixed_dictionaries(
    {"currency_code_give": _codes, "currency_code_get": _codes},
    optional={"com_get": _words, **dict.fromkeys(PRICES, _sums)},
)


@st.composite
def prices(draw: st.DrawFn) -> Terms:
    """A direction with any price."""
    try:
        return terms_of(draw(_odd_prices))
    except MalformedError:  # the client says so at its door
        return terms_of({})


@st.composite
def forms(draw: st.DrawFn) -> Terms:
    """A direction that asks for one thing, of any kind."""
    return terms_of({"give_fields": [], "get_fields": {}, "dir_fields": {"cf7": draw(_fields)}})


def terms_of(answer: Mapping[str, object]) -> Terms:
    """The terms of an ordinary direction but for what is given here."""
    (direction,) = read_directions(_sent([ROW]))
    return Terms(direction, read_direction(_sent({**DIRECTION, **answer})), 0, stale=False)


def _sent(data: object) -> Node:
    return Node(parse_json(json.dumps(data).encode()), "data")


@cache
def english() -> Texts:
    return loaded_texts().texts("en")


def telegram_takes(screen: Screen) -> str:
    """The text as a person reads it; fails where Telegram would refuse the screen."""
    shown, _ = tdlib.parse(screen.text)
    assert shown.strip()
    assert len(shown.encode("utf-16-le")) // 2 <= TELEGRAM_TEXT
    for each in (
        each for row in (screen.keyboard.inline_keyboard if screen.keyboard else []) for each in row
    ):
        assert each.text.strip()
        assert len((each.callback_data or "").encode()) <= TELEGRAM_DATA
    return shown

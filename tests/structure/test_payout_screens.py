"""What the site says of a balance shows as it is meant, whatever is in it."""

from decimal import Decimal

import pytest

from bot.exchanger.models import PartnerInfo, PartnerPayout, PayoutMethod
from bot.i18n import escape
from bot.services.payouts import Balance, HistoryPage
from bot.ui.keyboards import PAGE_SIZE
from bot.ui.partner_payouts import balance_screen, masked, summary
from bot.ui.payout_card import history
from bot.ui.screen import Screen
from tests.conftest import loaded_texts

ODD = '<b onclick="x">1%</b><br>&lt;i&gt; <script>bad()</script>'
ODD_SHOWN = "1% <i>"


def method(id: int) -> PayoutMethod:
    return PayoutMethod(id, f"<i>Coin</i> & {id}", ODD, Decimal("0.00000012"))


def balance(count: int) -> Balance:
    info = PartnerInfo(1, Decimal("100000.50"), Decimal(10), tuple(method(id) for id in range(count)))
    return Balance(info, "<U>SD", (), under_way=False)


def labels(screen: Screen) -> list[str]:
    assert screen.keyboard is not None
    return [each.text for row in screen.keyboard.inline_keyboard for each in row]


@pytest.mark.parametrize("locale", ["en", "ru"])
def test_currencies_are_paged_and_their_html_is_words(locale: str) -> None:
    t = loaded_texts().texts(locale)
    first, last = balance_screen(t, balance(17), 0, ""), balance_screen(t, balance(17), 99, "")
    assert [each for each in labels(first) if "Coin" in each] == [f"Coin & {id}" for id in range(PAGE_SIZE)]
    assert [each for each in labels(last) if "Coin" in each] == ["Coin & 16"]
    for text in (first.text, summary(t, balance(1), method(0), "<b>", 7).text):
        assert escape(ODD_SHOWN) in text
        assert "0.00000012" in text
        assert "100\N{NO-BREAK SPACE}000.50" in text
        assert "onclick" not in text
        assert "bad()" not in text


def test_the_list_shows_what_the_site_wrote_as_words() -> None:
    odd = PartnerPayout(
        1, 0, "<b>2026</b>", 1, "<b>1234567890</b>", Decimal(1), "<i>X</i>", Decimal(1), "U", 9
    )
    text = history(loaded_texts().texts("en"), HistoryPage((odd,), 0, more=False)).text
    assert "2026" in text
    assert "<b>2026" not in text
    assert escape("<b>1…</b>") in text


@pytest.mark.parametrize(
    ("account", "shown"),
    [
        ("TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE", "TQn9…bLSE"),
        ("4111 1111 1111 1111", "4111…1111"),
        ("P1012345", "P1…45"),
        ("1234", "…4"),
        ("1", "…1"),
        ("a\n\x00b" * 9, "a ba…ba b"),
    ],
)
def test_enough_of_an_account_is_shown_to_know_it(account: str, shown: str) -> None:
    assert masked(account) == shown

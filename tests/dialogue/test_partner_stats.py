"""A partner's statistics: figures of a time, with a key and without, by direction and by label."""

from decimal import Decimal

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from bot.services import partner_site, reads
from bot.services.partner_stats import Period
from bot.storage.partner_days import Deed
from bot.ui.callbacks import PartnerStatsButton, StatsAct
from tests.conftest import Product
from tests.dialogue.orders import asked, button, gist
from tests.dialogue.partner_ledger import count, order, visit
from tests.dialogue.partners import KEY_METHODS, PARTNER_ID, PartnerTalk, register, start_with_secret
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

ORDINARY, NO_FIELDS = SHOWCASE["ordinary"], SHOWCASE["no_fields"]
PAGE = 8
TODAY = Deed(clicks=10, people=4, orders=3, paid=2, turnover=("USDT", Decimal("1234.50")))
LAST_WEEK = Deed(clicks=2, people=3, orders=1, paid=2, turnover=("BTC", Decimal("0.02")))
LONG_AGO = Deed(clicks=90, people=9, orders=9, paid=9, turnover=("RUB", Decimal(70000)))


async def with_key(product: Product, locale: str = "en") -> PartnerTalk:
    await start_with_secret(product)
    return await PartnerTalk.joined(product, locale)


async def opened(talk: Talk) -> Message:
    await talk.customer.say("/partner")
    await talk.tap("partner-button-stats")
    return await titled(talk, Period.MONTH)


async def titled(talk: Talk, period: Period, title: str = "stats-title") -> Message:
    return await talk.sees(title, period=talk.t.plain(f"stats-period-{period}"))


async def of_period(talk: Talk, period: Period, title: str = "stats-title") -> Message:
    await talk.tap(f"stats-button-{period}")
    return await titled(talk, period, title)


@in_both_languages
async def test_figures_of_each_time_from_the_ledger_and_from_the_site(product: Product, locale: str) -> None:
    talk = await with_key(product, locale)
    days = ((0, TODAY), (9, LAST_WEEK), (100, LONG_AGO))
    await count(product, *(("all", "", days_ago, deed) for days_ago, deed in days))
    visit(product, (0, 1, 40))
    done, coming = order(product, ORDINARY, "success"), order(product, ORDINARY, "payed")
    order(product, ORDINARY, "cancel", days_ago=20)
    words = talk.words

    month = (await opened(talk)).text
    assert words("stats-clicks", count="12") in month
    assert words("stats-people-part", count="7", percent=58) in month
    assert words("stats-made", count="4") in month
    assert words("stats-paid-part", count="4", percent=100) in month
    assert words("stats-turnover", sums="1234.50\u00a0USDT, 0.02\u00a0BTC") in month
    assert words("stats-visits", count="2") in month
    assert words("stats-site-orders", count="3", done="1") in month
    assert words("stats-accrued", sum=f"{done.reward}") in month
    assert words("stats-coming", sum=f"{coming.reward}") in month
    assert words("stats-clock-site") in month

    week = (await of_period(talk, Period.WEEK)).text
    assert words("stats-people-part", count="4", percent=40) in week
    assert words("stats-paid-part", count="2", percent=67) in week
    assert words("stats-site-orders", count="2", done="1") in week
    today = (await of_period(talk, Period.TODAY)).text
    assert words("stats-clicks", count="10") in today
    everything = (await of_period(talk, Period.ALL)).text
    assert words("stats-clicks", count="102") in everything
    assert words("stats-visits", count="3") in everything
    assert (
        words("stats-turnover", sums="70\u00a0000\u00a0RUB, 1234.50\u00a0USDT, 0.02\u00a0BTC") in everything
    )
    lists = asked(product, "get_partner_exchanges")
    await of_period(talk, Period.MONTH)
    assert asked(product, "get_partner_exchanges") == lists, "what was read is kept for a minute"
    assert "203.0.113" not in talk.customer.transcript()


@in_both_languages
async def test_no_part_is_called_more_than_the_whole_and_many_currencies_are_cut_short(
    product: Product, locale: str
) -> None:
    """Of people who came earlier there may be orders on a day without clicks."""
    talk = await Talk.begin(product, locale)
    await register(talk)
    codes = ("USDT", "RUB", "BTC", "ETH", "LTC", "XMR")
    await count(
        product,
        ("all", "", 0, Deed(people=2, paid=1)),
        *(("all", "", 0, Deed(turnover=(code, Decimal(9 - place)))) for place, code in enumerate(codes)),
    )
    shown = (await opened(talk)).text
    assert talk.words("stats-people", count="2") in shown
    assert talk.words("stats-paid", count="1") in shown
    four = "9\u00a0USDT, 8\u00a0RUB, 7\u00a0BTC, 6\u00a0ETH"
    assert talk.words("stats-turnover-more", sums=four, more=2) in shown


@in_both_languages
async def test_without_a_key_the_site_is_not_asked_and_it_is_said_what_is_missing(
    product: Product, locale: str
) -> None:
    talk = await Talk.begin(product, locale)
    await register(talk)
    shown = await opened(talk)
    assert talk.words("stats-none") in shown.text
    assert talk.words("stats-no-key") in shown.text
    assert button(shown, talk.t.plain("stats-make-link"))
    assert talk.t.plain("stats-picture") not in talk.labels(shown), "of nothing there is no picture"
    await count(product, ("all", "", 0, TODAY))
    await talk.tap("stats-orders")
    await talk.sees("stats-orders-none-all")
    await talk.tap("stats-back")
    assert talk.words("stats-clicks", count="10") in (await titled(talk, Period.MONTH)).text
    assert asked(product, "get_partner_links") == asked(product, "get_partner_exchanges") == 0
    await talk.tap("partner-button-home")
    await talk.sees("partner-home-no-key")


@in_both_languages
async def test_what_the_key_may_not_is_said_and_the_rest_shown(product: Product, locale: str) -> None:
    talk = await with_key(product, locale)
    await count(product, ("all", "", 0, TODAY))
    visit(product, (0, 1))
    order(product, ORDINARY, "success")
    talk.key.methods = KEY_METHODS - {"get_partner_links"}
    shown = (await opened(talk)).text
    assert talk.words("partner-key-method", method="get_partner_links") in shown
    assert talk.words("stats-site-orders", count="1", done="1") in shown
    talk.key.methods = KEY_METHODS - {"get_partner_exchanges"}
    shown = (await of_period(talk, Period.WEEK)).text
    forbidden = talk.words("partner-key-method", method="get_partner_exchanges")
    assert forbidden in shown
    assert talk.words("stats-visits", count="2") in shown
    await talk.tap("stats-orders")
    listed = await talk.sees("stats-orders-none-all")
    assert forbidden in listed.text
    assert talk.words("stats-orders-bot") in listed.text
    talk.key.secret = talk.key.secret[::-1]
    await talk.tap("stats-back")
    shown = (await of_period(talk, Period.ALL)).text
    assert shown.count(talk.words("partner-key-refused")) == 1, "it met both lists, and is said once"
    assert talk.words("stats-clicks", count="10") in shown


@pytest.mark.usefixtures("quick_retries")
@in_both_languages
async def test_a_site_that_is_away_is_shown_as_last_known(
    product: Product, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partner_site, "KEPT_SECONDS", -1.0)
    monkeypatch.setattr(reads, "KEPT_FAILURE", -1.0)
    talk = await with_key(product, locale)
    await count(product, ("all", "", 0, TODAY))
    visit(product, (0,))
    order(product, ORDINARY, "success")
    known = talk.words("stats-site-orders", count="1", done="1")
    assert known in (await opened(talk)).text
    product.exchanger.faults.set("html_page", methods=["get_partner_links", "get_partner_exchanges"])
    shown = (await of_period(talk, Period.WEEK)).text
    assert talk.words("trouble-away") in shown
    assert known not in shown
    assert talk.words("stats-clicks", count="10") in shown
    shown = (await of_period(talk, Period.MONTH)).text
    assert known in shown
    assert talk.words("stats-visits", count="1") in shown
    assert talk.words("stats-old", minutes=1) in shown


@pytest.mark.usefixtures("impatient")
async def test_who_waits_for_the_site_hears_so_and_gets_the_figures_later(product: Product) -> None:
    talk = await with_key(product)
    visit(product, (0,))
    product.exchanger.faults.set("slow", methods=["get_partner_links"], seconds=0.6)
    await talk.customer.say("/partner")
    await talk.tap("partner-button-stats")
    await talk.sees("slow")
    await talk.sees("stats-visits", count="1")


async def test_a_key_sealed_with_another_secret_is_said_to_be_unreadable(product: Product) -> None:
    talk = await with_key(product)
    await count(product, ("all", "", 0, TODAY))
    await product.change("UPDATE partners SET secret = 'nonsense'")
    shown = (await opened(talk)).text
    assert talk.words("partner-key-unreadable") in shown
    assert talk.words("stats-clicks", count="10") in shown


@on_both_engines
@in_both_languages
async def test_directions_and_labels_page_by_page_the_busiest_first(product: Product, locale: str) -> None:
    """A direction by its name, with what its operator wrote into it; by its number when it is gone."""
    give = product.exchanger.direction(ORDINARY).give
    give.psys = "<b>Odd</b> & <i>bold"
    gone = 999_999
    talk = await Talk.begin(product, locale)
    await register(talk)
    await count(
        product,
        ("all", "", 0, TODAY),
        ("direction", str(ORDINARY), 0, TODAY),
        ("direction", str(gone), 0, Deed(clicks=500, paid=1)),
        *(("label", f"label{each}", 0, Deed(clicks=10 + each, people=1)) for each in range(PAGE + 1)),
        ("label", "", 20, Deed(clicks=7)),
    )
    await opened(talk)
    await talk.tap("stats-by-direction")
    shown = (await titled(talk, Period.MONTH, "stats-direction-title")).text
    named, unnamed = (
        shown.index("Odd & bold USDT →"),
        shown.index(talk.words("stats-direction", number=str(gone))),
    )
    assert named < unnamed, "the one with more paid orders comes first"
    assert talk.words("stats-short-orders", orders="3", paid="2") in shown
    assert talk.words("stats-turnover", sums="1234.50\u00a0USDT") in shown
    await talk.tap("stats-back")
    await titled(talk, Period.MONTH)
    await talk.tap("stats-by-label")
    first = (await titled(talk, Period.MONTH, "stats-label-title")).text
    places = [first.index(f"label{each}") for each in range(PAGE, 0, -1)]
    assert places == sorted(places)
    await talk.customer.tap("▶")
    last = await talk.customer.sees("label0")
    assert talk.words("stats-no-label") in last.text
    await of_period(talk, Period.WEEK, "stats-label-title")
    await talk.customer.tap("▶")
    last = await talk.customer.sees("label0")
    assert talk.words("stats-no-label") not in last.text
    await talk.customer.forge(PartnerStatsButton(act=StatsAct.LABELS, page=10**9).pack(), last)
    await talk.customer.sees(lambda message: "label0" in message.text, timeout=5)
    await talk.tap("stats-back")
    await titled(talk, Period.MONTH)


async def test_a_button_shows_nobody_anothers_figures(product: Product) -> None:
    """Neither a stranger, nor another partner, nor who is no partner any more."""
    owner, other = await Talk.begin(product), await Talk.begin(product)
    await register(owner)
    await register(other, PARTNER_ID + 1)
    await count(product, ("all", "", 0, TODAY))
    shown = await opened(owner)
    stranger = await Talk.begin(product)
    for act in StatsAct:
        if act is not StatsAct.CLOSE:
            await stranger.customer.say("/help")
            under = await stranger.customer.sees(lambda message: bool(message.rows))
            await stranger.customer.forge(PartnerStatsButton(act=act).pack(), under)
            await stranger.sees("partner-not-connected")
    mine = await opened(other)
    await other.customer.forge(PartnerStatsButton(act=StatsAct.SHOW, period=Period.ALL).pack(), mine)
    assert other.words("stats-none") in (await titled(other, Period.ALL)).text
    await product.change("DELETE FROM partners WHERE id = :id", id=PARTNER_ID)
    await owner.tap("stats-orders", shown)
    await owner.sees("partner-not-connected")
    assert gist(owner, "stats-clicks", "count") not in other.customer.transcript()
    assert gist(owner, "stats-clicks", "count") not in stranger.customer.transcript()

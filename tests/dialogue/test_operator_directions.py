"""What of the site's directions the bot offers, set from the chat: off and on, first in the lists, and by
other names."""

import json

import pytest

from bot.sandbox.exchanger import SHOWCASE
from bot.services.offer import Kind
from bot.services.roles import Role
from bot.ui.operator_directions_buttons import (
    NameAct,
    OfferAct,
    OfferList,
    OfferView,
    OnCurrencyName,
    OnOffer,
)
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import asked, made
from tests.dialogue.talk import Talk, in_both_languages

ORDINARY = SHOWCASE["ordinary"]
BUTTONS = (
    *(OfferList(view=view) for view in OfferView),
    *(OnOffer(act=act, kind=Kind.DIRECTION, id=ORDINARY) for act in OfferAct),
    *(OnCurrencyName(act=act, currency=1, locale="en") for act in NameAct),
)


async def do(operator: Talk, act: OfferAct, kind: Kind, id: int, seen: str = "") -> None:
    """By a button that was shown some time ago."""
    await operator.customer.forge(OnOffer(act=act, kind=kind, id=id).pack(), operator.customer.screen)
    if seen:
        await operator.sees(seen)


async def home(operator: Talk) -> None:
    await operator.customer.say("/directions")
    await operator.sees("offer-title")


def sides(product: Product, direction_id: int = ORDINARY) -> tuple[int, int]:
    direction = product.exchanger.direction(direction_id)
    return direction.give.id, direction.get.id


def offered(talk: Talk) -> list[str]:
    """The labels above the pager and the ways back."""
    ends = {"◀", talk.words("button-cancel"), talk.words("button-back"), talk.words("pick-show-all")}
    labels = talk.labels()
    return labels[: next(place for place, label in enumerate(labels) if label in ends)]


@in_both_languages
async def test_a_direction_is_switched_off_in_the_middle_of_drafts_and_on_again(
    product: Product, locale: str
) -> None:
    operator = await OperatorTalk.on_duty(product, Role.MARKETING, locale)
    typing, at_summary, ordering = [await Talk.begin(product, locale) for _ in range(3)]
    bid = await ordering.ordered(ORDINARY, "100")
    await typing.customer.say("usdt trc20 sber")
    found = await typing.sees("found-directions", query="usdt trc20 sber")
    await typing.open(ORDINARY)
    await typing.sees("amount-give", code="USDT")
    summary = await at_summary.to_summary(ORDINARY, "100")

    await operator.customer.say("/directions usdt trc20 sber")
    listed = await operator.sees("offer-found", query="usdt trc20 sber")
    await operator.customer.tap(next(row[0].text for row in listed.rows if "→" in row[0].text))
    await operator.sees("offer-is-on")
    await operator.tap("offer-turn-off")
    await operator.sees("offer-is-off-direction")

    await typing.customer.say("100")
    await typing.sees("direction-off")
    await at_summary.tap("summary-create", summary)
    await at_summary.sees("direction-off")
    stranger = await Talk.begin(product, locale)
    await stranger.customer.start(f"d{ORDINARY}")
    await stranger.sees("direction-off")
    answer = await typing.customer.forge(found.rows[0][0].data or "", typing.customer.screen)
    assert answer.text == typing.t.plain("pick-off")
    await stranger.customer.say("usdt trc20 → sber")
    shown = await stranger.customer.sees(lambda message: bool(message.rows))
    assert found.rows[0][0].text not in stranger.labels(shown)
    await ordering.until_told(bid, "payed")
    assert len(made(product)) == 1

    await operator.tap("offer-turn-on")
    await operator.sees("offer-done-on")
    await typing.customer.say("100")
    await typing.sees("field-progress", number="1", count="3")
    await at_summary.customer.say("/start")
    await at_summary.tap("button-go-on")
    await at_summary.sees("summary-question")
    await at_summary.create()


@in_both_languages
async def test_a_currency_that_is_off_is_in_no_list(product: Product, locale: str) -> None:
    operator, talk = await OperatorTalk.on_duty(product, locale=locale), await Talk.begin(product, locale)
    give, get = sides(product)
    title = product.exchanger.direction(ORDINARY).get.title(locale)
    await talk.customer.say("/exchange")
    await talk.sees("pick-give")
    await talk.customer.say("usdt trc20")
    asked_get = await talk.customer.sees(lambda shown: title in talk.labels(shown))
    await home(operator)
    await do(operator, OfferAct.OFF, Kind.CURRENCY, get, "offer-is-off-currency")
    await talk.customer.tap(title, asked_get)
    await talk.sees("pick-off")
    assert title not in talk.labels()
    await do(operator, OfferAct.OFF, Kind.CURRENCY, give, "offer-is-off-currency")
    await talk.customer.say("btc")
    await talk.sees("direction-off")
    await do(operator, OfferAct.OPEN, Kind.DIRECTION, ORDINARY)
    shown = await operator.customer.sees(operator.words("offer-is-off-by", currencies="").strip())
    assert f"⏸ {title}" in operator.labels(shown)
    await talk.tap("button-pick-another")
    await talk.sees("pick-give")
    await talk.customer.say("usdt trc20")
    await talk.sees("pick-not-found", query="usdt trc20")


@in_both_languages
async def test_what_is_pinned_comes_first_in_its_order(product: Product, locale: str) -> None:
    operator, talk = await OperatorTalk.on_duty(product, locale=locale), await Talk.begin(product, locale)
    listed = product.exchanger.catalogue.listed()
    gives = {each.give.id: each.give.title(locale) for each in listed}
    last, before = list(gives)[-1], list(gives)[-3]
    await home(operator)
    for id in (last, before):
        await do(operator, OfferAct.PIN, Kind.CURRENCY, id)
        await operator.customer.sees("📌")
    await do(operator, OfferAct.UP, Kind.CURRENCY, before)
    await operator.sees("offer-is-pinned", place="1", count="2")
    await do(operator, OfferAct.PIN, Kind.DIRECTION, ORDINARY)
    await operator.sees("offer-is-pinned", place="1", count="1")
    direction = product.exchanger.direction(ORDINARY)
    pair = f"{direction.give.title(locale)} → {direction.get.title(locale)}"
    await talk.customer.say("/exchange")
    await talk.sees("pick-give")
    assert offered(talk)[:3] == [pair, gives[before], gives[last]]
    await talk.customer.tap(pair)
    await talk.sees("amount-give", code="USDT")
    await talk.tap("button-back")
    await talk.sees("pick-get", give=direction.give.title(locale))
    assert offered(talk)[0] == direction.get.title(locale)
    for id in list(gives)[:7]:
        await do(operator, OfferAct.PIN, Kind.CURRENCY, id)
    await operator.sees("offer-pins-full", count=8)
    await do(operator, OfferAct.UNPIN, Kind.CURRENCY, before)
    await operator.tap("offer-home")
    await operator.tap("offer-button-marked", count="8")
    marked = await operator.sees("offer-list-set", count="8")
    assert operator.labels(marked)[0].startswith("📌1")


@in_both_languages
async def test_names_of_ones_own(product: Product, locale: str) -> None:
    operator, talk = await OperatorTalk.on_duty(product, locale=locale), await Talk.begin(product, "ru")
    english = await Talk.begin(product, "en")
    await operator.customer.say("/directions bitcoin")
    await operator.customer.tap("Bitcoin BTC")
    await operator.tap("offer-button-names", language="Русский")
    await operator.tap("offer-names-set-also")
    for text, problem in (
        (", ;", "offer-also-empty"),
        ("比特币", "offer-also-empty"),
        ("x" * 31, "offer-also-long"),
        (",".join(map(str, range(13))), "offer-also-many"),
    ):
        await operator.customer.say(text)
        arguments = {"length": 30} if problem.endswith("long") else {"count": 12}
        await operator.sees(problem, **({} if problem.endswith("empty") else arguments))
    await operator.customer.say("биток, cyan money, Первая монета")
    await operator.sees("offer-names-also", also="биток, cyan money, Первая монета")
    await operator.tap("offer-names-set-name")
    await operator.customer.say("!!!")
    await operator.sees("offer-name-empty")
    await operator.customer.say("ы" * 41)
    await operator.sees("offer-name-long", length=40)
    await operator.customer.say("Биткоин <b>1</b> & Ко")
    await operator.sees("offer-names-name", name="Биткоин <b>1</b> & Ко")
    for each, title in ((talk, "Биткоин <b>1</b> & Ко"), (english, "Bitcoin BTC")):
        await each.customer.say("/exchange")
        await each.sees("pick-give")
        for typed in ("биток", "cyan money", "первая", "Bitcoin BTC", "bitcion btc"):
            await each.customer.say(typed)
            await each.sees("pick-get", give=title)
            await each.tap("button-back")
            await each.sees("pick-give")
        await each.customer.say("/cancel")
        await each.sees("menu-question")
        await each.customer.say("биток сбер")
        found = await each.sees("found-directions", query="биток сбер")
        assert each.labels(found)[0].startswith(f"{title} → ")
    await operator.tap("offer-names-site")
    await operator.sees("offer-names-are-site")
    await talk.customer.say("/exchange")
    await talk.sees("pick-give")
    assert "Bitcoin BTC" in talk.labels()
    notes = product.rows("SELECT action, details FROM audit WHERE action LIKE 'currency%' ORDER BY id")
    assert [action for action, _ in notes] == ["currency-names", "currency-names", "currency-names-site"]
    assert json.loads(notes[0][1])["synonyms"] == "биток, cyan money, Первая монета"


async def test_what_the_site_has_no_more_can_be_removed(product: Product) -> None:
    operator = await OperatorTalk.on_duty(product)
    give, _ = sides(product)
    await home(operator)
    await do(operator, OfferAct.OFF, Kind.DIRECTION, ORDINARY, "offer-is-off-direction")
    await do(operator, OfferAct.PIN, Kind.DIRECTION, ORDINARY)
    await operator.sees("offer-is-pinned", place="1", count="1")
    await do(operator, OfferAct.PIN, Kind.CURRENCY, give)
    await operator.sees("offer-is-pinned", place="1", count="1")
    product.exchanger.switch_direction(ORDINARY, False)
    await product.stop_bot()
    await product.start_bot()
    await operator.customer.say("/directions")
    await operator.tap("offer-button-marked", count="2")
    await operator.customer.tap("⏸ Tether TRC20 USDT → Sberbank RUB")
    shown = await operator.sees("offer-is-gone")
    assert operator.t.plain("offer-turn-on") not in operator.labels(shown)
    await operator.tap("offer-forget")
    await operator.sees("offer-unknown")
    await operator.tap("offer-home")
    await operator.tap("offer-button-marked", count="1")
    product.exchanger.switch_direction(ORDINARY, True)
    await product.stop_bot()
    await product.start_bot()
    talk = await Talk.begin(product)
    await talk.open(ORDINARY)
    await talk.sees("amount-give", code="USDT")


@in_both_languages
async def test_the_lists_and_the_search(product: Product, locale: str) -> None:
    operator = await OperatorTalk.on_duty(product, Role.MARKETING, locale)
    listed = product.exchanger.catalogue.listed()
    await operator.open(ORDINARY)
    await operator.sees("amount-give", code="USDT")
    await home(operator)
    await operator.tap("offer-button-directions")
    shown = await operator.sees("offer-list-dir", count=str(len(listed)))
    assert [f"{each.give.title(locale)} → {each.get.title(locale)}" for each in listed[:8]] == [
        row[0].text for row in shown.rows[:8]
    ]
    await operator.customer.tap("▶")
    await operator.customer.sees(lambda message: any("2 / " in each for each in operator.labels(message)))
    await operator.tap("offer-home")
    await operator.tap("offer-button-currencies")
    await operator.customer.say("monero")
    found = await operator.sees("offer-found", query="monero")
    assert operator.labels(found)[0] == "Monero XMR"
    await operator.customer.tap("Monero XMR")
    await operator.tap("offer-to-found")
    await operator.sees("offer-found", query="monero")
    await operator.customer.say("qwfpgj")
    await operator.sees("offer-not-found", query="qwfpgj")
    await operator.customer.say("/orders")
    await operator.sees("orders-none")
    await home(operator)
    await operator.customer.say("/cancel")
    await operator.sees("cancel-question")
    await operator.customer.say("100")
    await operator.sees("field-progress", number="1", count="3")
    assert not product.rows("SELECT 1 FROM switches")


@in_both_languages
@pytest.mark.parametrize("role", [None, Role.SUPPORT])
async def test_to_who_may_not_there_are_no_switches(product: Product, role: Role | None, locale: str) -> None:
    if role is None:
        talk = await Talk.begin(product, locale)
    else:
        talk = await OperatorTalk.on_duty(product, role, locale)
    for command in ("/directions", "/directions btc"):
        await talk.customer.say(command)
        await talk.sees("unknown-command")
    for button in BUTTONS:
        answer = await talk.customer.forge(button.pack(), talk.customer.screen)
        assert answer.text == talk.t.plain("old-button")
    assert not product.rows("SELECT 1 FROM switches")
    assert asked(product, "get_directions") == 0

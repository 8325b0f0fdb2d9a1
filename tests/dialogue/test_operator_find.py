"""Operators find orders: by number, hash, customer and status, and those that only the site has."""

from functools import partial

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.sandbox.exchanger.methods import USUAL_METHODS
from bot.services import reads
from bot.services.roles import Role
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import data_of, gist, the_order, titled
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

DEFAULT = SHOWCASE["default"]
ID = "SELECT id FROM bids"
OPENED = "SELECT user_id, subject FROM audit WHERE action = 'order-opened' ORDER BY id"
MORE = (
    "INSERT INTO bids (id, user_id, chat_id, draft_id, lang, direction_id, request, stage, status, site_id,"
    " snapshot, created_at, updated_at) SELECT id + :more, user_id, chat_id, draft_id + :more, lang,"
    " direction_id, request, stage, status, site_id + :more, snapshot, created_at, updated_at FROM bids"
    " WHERE id = :id"
)


async def ordered(product: Product, locale: str = "en") -> tuple[Talk, Bid]:
    talk = await Talk.begin(product, locale)
    return talk, await talk.ordered(DEFAULT, "5000")


async def opened(operator: Talk, bid: Bid) -> None:
    shown = await operator.sees("order-no-details")
    assert operator.words("order-number", number=str(bid.id)) in shown.text


@in_both_languages
@on_both_engines
async def test_an_order_is_found_each_way(product: Product, locale: str) -> None:
    talk, bid = await ordered(product, locale)
    api_id = product.rows(ID)[0][0]
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT, locale)
    name = titled(operator, "new")
    for said in (bid.id, f"# {bid.id}", api_id, bid.hash, f"https://site.test/hst_{bid.hash}/?lang=ru"):
        await operator.customer.say(f"/find {said}")
        await opened(operator, bid)
        await operator.tap("find-other")
        await operator.customer.sees(operator.words("find-question", statuses=0).split("\n")[0])
    await operator.customer.say(str(talk.customer.id))
    await opened(operator, bid)
    await operator.customer.say("/find")
    await operator.customer.forward("where is my money", of=talk.customer.id)
    await opened(operator, bid)
    for said in ("new", name, name.upper(), name[:-2]):
        await operator.customer.say(f"/find {said}")
        found = await operator.customer.sees(lambda shown: str(bid.id) in "".join(operator.labels(shown)))
        assert operator.words("find-other") in operator.labels(found)
    await operator.customer.tap(operator.labels()[0])
    await opened(operator, bid)
    await operator.tap("order-to-list")
    await operator.customer.sees(lambda shown: "new" in shown.text)
    await operator.tap("find-other")
    await operator.customer.tap(
        operator.t.plain("find-status", icon=operator.t.plain("icon-to-pay"), title=name)
    )
    await operator.customer.sees(lambda shown: str(bid.id) in "".join(operator.labels(shown)))
    by_it = [(operator.customer.id, str(bid.id))]
    assert product.rows(OPENED) == by_it * 8, "each look is noted"


@in_both_languages
async def test_what_is_not_found_is_said_to_be_so(product: Product, locale: str) -> None:
    operator = await OperatorTalk.on_duty(product, Role.OWNER, locale)
    await operator.customer.say("/find")
    for said, answer in (
        ("999999999", "find-none"),
        ("x" * 35, "find-none"),
        ("nothing like that", "find-none-here"),
        ("@somebody", "find-username"),
        ("4" * 4000, "find-none-here"),
    ):
        await operator.customer.say(said)
        await operator.sees(answer)
    await operator.customer.forward("where is my money")
    await operator.sees("find-hidden")
    await operator.customer.send_photo()
    await operator.sees("find-words")
    stranger = await product.customer(locale)
    await operator.customer.forward("hello", of=stranger.id)
    await operator.sees("find-nobody")
    product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    await operator.customer.say("888888888")
    await operator.sees("find-silent")


@pytest.mark.parametrize("has_list", [True, False])
async def test_an_order_that_only_the_site_has(product: Product, has_list: bool) -> None:
    _, bid = await ordered(product)
    if not has_list:
        product.exchanger.limit_methods(set(USUAL_METHODS - {"get_exchanges"}))
    other = product.exchanger.ledger.open(
        bid.direction, bid.calc, "verify", at=product.exchanger.clock.time()
    )
    other.login = bid.login
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT)
    for said in (other.id, other.hash):
        await operator.customer.say(f"/find {said}")
        shown = await operator.sees("find-at-site")
        assert str(other.id) in shown.text
        assert titled(operator, "verify") in shown.text


async def test_an_order_whose_number_is_not_known_here_yet(product: Product) -> None:
    """Its answer was lost, and the list shows it before the bot has looked there."""
    talk = await Talk.begin(product)
    await talk.to_summary(DEFAULT, "5000")
    product.exchanger.faults.set("lose_answer", methods=["create_bid"], times=1)
    hidden = product.exchanger.faults.set("html_page", methods=["get_exchanges", "bid_info"])
    await talk.tap("summary-create")
    await talk.customer.sees(gist(talk, "card-checking"))
    bid = the_order(product)
    later = "UPDATE jobs SET run_at = run_at + 3600000 WHERE state = 'queued'"
    await product.change(later)
    product.exchanger.faults.clear(hidden.id)
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT)
    await operator.customer.say(f"/find {bid.id}")
    await operator.customer.sees(lambda shown: str(bid.api_id) in shown.text)


async def test_a_site_that_is_slow_to_say_keeps_nobody_waiting(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "SILENCE", 0.1)
    product.exchanger.faults.set("slow", methods=["get_exchanges"], seconds=0.5)
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT)
    await operator.customer.say("/find")
    await operator.customer.sees(operator.words("find-question", statuses=0).split("\n")[0])
    await operator.customer.say("999999999")
    await operator.sees("slow")
    await operator.sees("find-none")


async def test_many_are_listed_page_by_page_the_newest_first(product: Product) -> None:
    talk, bid = await ordered(product)
    api_id = product.rows(ID)[0][0]
    for more in range(1, 11):
        await product.change(MORE, id=api_id, more=more)
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT)
    await operator.customer.say(f"/find {talk.customer.id}")
    title = operator.words("find-of-customer", customer=str(talk.customer.id), count=11)
    for numbers in (range(10, 2, -1), range(2, -1, -1)):
        shown = await operator.customer.sees(partial(lists, operator, [bid.id + each for each in numbers]))
        assert title in shown.text
        await operator.customer.tap("▶")
    await operator.customer.tap(operator.labels()[0])
    await operator.sees("order-no-details")


async def test_several_that_go_by_one_number(product: Product) -> None:
    """The site's number of an order is somebody's id."""
    talk, _ = await ordered(product)
    number = "UPDATE bids SET site_id = :id"
    await product.change(number, id=talk.customer.id)
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT)
    await operator.customer.say(f"/find {talk.customer.id}")
    await operator.sees("find-several")
    customer = operator.t.plain("find-customer", customer=str(talk.customer.id), count=1)
    await operator.customer.tap(customer)
    await operator.sees("find-of-customer", customer=str(talk.customer.id), count=1)


@in_both_languages
async def test_to_anybody_else_there_are_no_orders(product: Product, locale: str) -> None:
    _, bid = await ordered(product, locale)
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT, locale)
    await operator.customer.say(f"/find {bid.id}")
    card = await operator.sees("order-no-details")
    taps = [
        data_of(card, operator.t.plain(label)) for label in ("card-refresh", "order-send", "order-theirs")
    ]
    for talk in (
        await Talk.begin(product, locale),
        await OperatorTalk.on_duty(product, Role.MARKETING, locale),
    ):
        for command in ("/find", f"/find {bid.id}", "/stuck"):
            await talk.customer.say(command)
            await talk.sees("unknown-command")
        for data in (*taps, "ok:0", "od:find:0", "od:stuck:0"):
            answer = await talk.customer.forge(data, talk.customer.screen)
            assert answer.text == talk.t.plain("old-button")
    assert len(product.rows(OPENED)) == 1


def lists(operator: Talk, numbers: list[int], shown: Message) -> bool:
    """Exactly those orders."""
    words = [label.split() for label in operator.labels(shown) if "→" in label]
    return [int(each[1]) for each in words] == numbers

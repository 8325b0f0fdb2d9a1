"""The watch by the site's list: whatever happens at the site, and to its clock, is told in order and once."""

import pytest

from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.sandbox.exchanger import bids as sandbox_bids
from bot.services import feed, watching
from tests.conftest import Product
from tests.dialogue.changes import change, history, pushes, ticks, titles, until_history
from tests.dialogue.orders import asked, cards, titled, until, until_on_card
from tests.dialogue.talk import Talk, in_both_languages

ORDINARY = SHOWCASE["ordinary"]
NO_FIELDS = SHOWCASE["no_fields"]
HOUR = 3600


async def restart(product: Product) -> None:
    await product.stop_bot()
    await product.start_bot()


@in_both_languages
async def test_several_changes_between_two_looks_are_told_in_order(product: Product, locale: str) -> None:
    """All within one second; one status comes back, and one is the site's own, whose title nobody tells."""
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(ORDINARY, "100")
    way = ["coldpay", "verify", "coldpay", "my1", "realpay", "coldsuccess", "success"]
    change(product, bid, *way)
    expected = titles(talk, "new", *way[:3], "other", *way[4:])
    await until(lambda: history(talk, bid) == expected)
    worth = ["coldpay", "verify", "coldpay", "other", "realpay", "success"]
    await until(lambda: len(pushes(talk, bid)) >= len(worth))
    for line, status in zip(pushes(talk, bid), worth, strict=True):
        assert titled(talk, status) in line
    await ticks(product, 3)
    assert len(pushes(talk, bid)) == len(worth), "nothing is told twice"


async def test_without_a_history_the_present_status_is_told_once(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As from a site too old to send it."""
    monkeypatch.setattr(sandbox_bids.Bid, "told", property(lambda _bid: []))
    talk = await Talk.begin(product)
    bid = await talk.ordered(ORDINARY, "100")
    change(product, bid, "coldpay", "realpay")
    await until_history(talk, bid, "new", "realpay")
    await product.exchanger.set_status(bid.id, "success")
    await ticks(product, 2 * watching.QUIET_TICKS)
    await until_history(talk, bid, "new", "realpay", "success")
    assert len(pushes(talk, bid)) == 2


@pytest.mark.parametrize("trouble", ["switched off", "maintenance", "html_page", "slow"])
async def test_a_status_is_told_though_the_order_cannot_be_read(
    product: Product, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    """By the list alone; its details come when the order can be read again."""
    monkeypatch.setattr("bot.services.looks.PATIENCE", 0.3)
    talk = await Talk.begin(product)
    bid = await talk.ordered(ORDINARY, "100")
    match trouble:
        case "switched off":
            product.exchanger.switch_direction(ORDINARY, False)
        case "maintenance":
            product.exchanger.maintenance(True, "<b>back soon</b>")
        case "slow":
            product.exchanger.faults.set("slow", methods=["bid_info"], seconds=3600)
        case kind:
            product.exchanger.faults.set(kind, methods=["bid_info"])
    change(product, bid, "coldnew", "new")
    await until_history(talk, bid, "new", "coldnew", "new")
    product.exchanger.switch_direction(ORDINARY, True)
    product.exchanger.maintenance(False)
    product.exchanger.faults.clear()
    bid.address = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
    await until(lambda: bid.address in cards(talk, bid)[0].text)
    await until_history(talk, bid, "new", "coldnew", "new")


@pytest.mark.parametrize("shift", [-HOUR, HOUR, -1000 * 24 * HOUR])
async def test_changes_are_told_whatever_becomes_of_the_sites_clock(product: Product, shift: int) -> None:
    talks = [await Talk.begin(product, locale) for locale in ("en", "ru")]
    bids = [await talk.ordered(NO_FIELDS, "100") for talk in talks]
    product.exchanger.clock.shift += shift
    for bid in bids:
        change(product, bid, "coldpay", "realpay")
    for talk, bid in zip(talks, bids, strict=True):
        await until_history(talk, bid, "new", "coldpay", "realpay")
    await restart(product)
    product.exchanger.clock.shift -= shift
    for bid in bids:
        change(product, bid, "verify")
    for talk, bid in zip(talks, bids, strict=True):
        await until_history(talk, bid, "new", "coldpay", "realpay", "verify")


async def test_after_the_clock_was_set_back_the_list_alone_is_enough_again(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(NO_FIELDS, "100")
    await ticks(product, 1)
    product.exchanger.clock.shift -= HOUR
    change(product, bid, "coldpay")
    await until_on_card(talk, bid, "coldpay")
    monkeypatch.setattr(watching, "QUIET_TICKS", 10**9)  # from now on nothing but the list can tell
    await ticks(product, 2)
    for status in ("realpay", "verify", "success"):
        change(product, bid, status)
        await until_on_card(talk, bid, status)


async def test_more_changes_than_a_page_holds(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(NO_FIELDS, "100")
    change(product, bid, "coldpay")
    ledger = product.exchanger.ledger
    others = [ledger.open(bid.direction, bid.calc, "new") for _ in range(2 * feed.PAGE)]
    for number, other in enumerate(others):
        other.login = bid.login
        other.api_id = ["", "abc", "٣", "-1", "0", "007", "9" * 100, str(10**17 + number)][number % 8]
    await until_history(talk, bid, "new", "coldpay")
    await ticks(product, 2)
    assert "offset" in str([request.params for request in product.exchanger.requests])


async def test_a_row_with_our_number_and_another_order_is_not_ours(product: Product) -> None:
    """The site's list is not believed where its two numbers disagree."""
    talk = await Talk.begin(product)
    bid, other = [await talk.ordered(NO_FIELDS, amount) for amount in ("100", "200")]
    bid.api_id, other.api_id = other.api_id, bid.api_id
    looked = asked(product, "bid_info")
    change(product, bid, "success")
    change(product, other, "cancel")
    await ticks(product, 2 * watching.QUIET_TICKS)
    assert asked(product, "bid_info") == looked
    bid.api_id, other.api_id = other.api_id, bid.api_id
    await until_on_card(talk, bid, "success")
    await until_on_card(talk, other, "cancel")


async def test_only_what_changed_is_asked_for(product: Product) -> None:
    talk = await Talk.begin(product)
    bids = [await talk.ordered(NO_FIELDS, str(100 + number)) for number in range(3)]
    await ticks(product, 2)
    looked = asked(product, "bid_info")
    await ticks(product, 2 * watching.QUIET_TICKS)
    assert asked(product, "bid_info") == looked, "quiet orders cost nothing"
    change(product, bids[1], "coldpay")
    await until_on_card(talk, bids[1], "coldpay")
    change(product, bids[1], "success")
    await until_on_card(talk, bids[1], "success")
    await ticks(product, 2 * watching.QUIET_TICKS)
    infos = [each.params["id"] for each in product.exchanger.requests if each.method == "bid_info"]
    assert infos[looked:] == [str(bids[1].id)] * 2


@pytest.mark.parametrize("end", ["cancel", "delete"])
async def test_an_order_revived_is_told(product: Product, end: str) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(ORDINARY, "100")
    change(product, bid, end)
    await until_history(talk, bid, "new", end)
    await restart(product)
    change(product, bid, "verify", "realpay")
    await until_history(talk, bid, "new", end, "verify", "realpay")


async def test_stopped_and_killed_in_between_nothing_is_lost_or_told_twice(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(ORDINARY, "100")
    slow = product.exchanger.faults.set("slow", methods=["bid_info"], seconds=3600)
    looked = asked(product, "bid_info")
    change(product, bid, "coldpay", "verify")
    await until(lambda: asked(product, "bid_info") > looked)
    await product.stop_bot()
    change(product, bid, "realpay")
    product.exchanger.faults.clear(slow.id)
    await product.start_bot()
    way = ["new", "coldpay", "verify", "realpay"]
    await until_history(talk, bid, *way)
    await product.stop_bot()
    change(product, bid, "coldsuccess")
    product.exchanger.clock.shift -= HOUR
    change(product, bid, "success")
    await product.start_bot()
    await until_history(talk, bid, *way, "coldsuccess", "success")
    await until(lambda: len(pushes(talk, bid)) >= 4)
    await ticks(product, 2)
    for line, status in zip(pushes(talk, bid), [*way[1:], "success"], strict=True):
        assert titled(talk, status) in line


async def test_a_status_that_the_list_shows_later_waits_for_it(product: Product) -> None:
    """The order moves on between the reading of the list and its own; then the list is away while the
    customer pays."""
    talk = await Talk.begin(product)
    bid = await talk.ordered(SHOWCASE["default"], "5000")
    slow = product.exchanger.faults.set("slow", methods=["bid_info"], seconds=0.5, times=1)
    looked = asked(product, "bid_info")
    change(product, bid, "techpay")
    await until(lambda: asked(product, "bid_info") > looked)
    change(product, bid, "verify", "techpay", "new")
    await until_history(talk, bid, "new", "techpay", "verify", "techpay", "new")
    product.exchanger.faults.clear(slow.id)
    away = product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    change(product, bid, "techpay")
    await talk.tap("card-refresh")
    await talk.tap("card-paid")
    await talk.tap("card-yes-paid")
    await until(lambda: bid.status == "payed")
    change(product, bid, "realpay")
    product.exchanger.faults.clear(away.id)
    way = ["new", "techpay", "verify", "techpay", "new", "techpay", "payed", "realpay"]
    await until_history(talk, bid, *way)


async def test_what_happened_before_the_order_was_known_to_be_made_is_told(product: Product) -> None:
    """The answer to create_bid comes when the site has long gone on; that of another order is lost."""
    talk = await Talk.begin(product)
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.faults.set("slow", methods=["create_bid"], seconds=1, after=True, times=1)
    await talk.tap("summary-create")
    await until(lambda: own(product) and own(product)[0].status == "new")
    (bid,) = own(product)
    change(product, bid, "coldpay", "realpay")
    await until_history(talk, bid, "new", "coldpay", "realpay")
    await talk.to_summary(ORDINARY, "100")
    product.exchanger.faults.set("lose_answer", methods=["create_bid"], times=1)
    hidden = product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    await talk.tap("summary-create")
    await until(lambda: len(own(product)) == 2 and own(product)[1].status == "new")
    lost = own(product)[1]
    change(product, lost, "coldpay", "verify")
    product.exchanger.faults.clear(hidden.id)
    await until_history(talk, lost, "new", "coldpay", "verify")


def own(product: Product) -> list[Bid]:
    return [bid for bid in product.exchanger.ledger if bid.login == product.exchanger.login]

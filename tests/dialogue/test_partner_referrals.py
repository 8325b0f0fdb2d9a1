"""Customers who come by a partner's link: nothing is different for them, and the partner gets the order."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.services import creating
from bot.storage.ids import DAY_MS
from bot.workers import partner_counting
from tests.conftest import Product
from tests.dialogue.orders import asked, data_of, gist, made, sees_gist, the_order, until
from tests.dialogue.partners import PARTNER_ID, register
from tests.dialogue.talk import Talk, in_both_languages, sums
from tests.dialogue.webhooks import Hook, hooked
from tests.engines import on_both_engines

ORDINARY = SHOWCASE["ordinary"]
LINK = f"p{PARTNER_ID}_d{ORDINARY}_a100_lyoutube"
Ledger = dict[tuple[str, str], tuple[int, ...]]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partner_counting, "PAUSE", 0.1)


@pytest.fixture
async def hook(product: Product) -> AsyncIterator[Hook]:
    async with hooked(product) as opened:
        yield opened
        await product.stop_bot()


def ledger(product: Product, partner_id: int = PARTNER_ID) -> Ledger:
    """Clicks, people, orders and paid, of all time, by kind and name."""
    found = product.rows(
        "SELECT kind, name, clicks, people, orders, paid FROM partner_days"
        " WHERE partner_id = :partner_id AND day = -1",
        partner_id=partner_id,
    )
    return {(kind, name): (clicks, people, *orders) for kind, name, clicks, people, *orders in found}


def turnover(product: Product) -> dict[str, str]:
    ((text,),) = product.rows("SELECT turnover FROM partner_days WHERE kind = 'all' AND day = -1")
    found: dict[str, str] = json.loads(text)
    return found


def sent_partners(product: Product) -> list[str | None]:
    """What each create_bid said."""
    requests = [request for request in product.exchanger.requests if request.method == "create_bid"]
    return [request.params.get("partner_id") for request in requests]


async def finish(talk: Talk, bid: Bid) -> None:
    await talk.until_told(bid, "coldpay", "realpay", "coldsuccess", "success")


@on_both_engines
@in_both_languages
async def test_an_order_by_a_link_is_the_partners_and_counts_once(product: Product, locale: str) -> None:
    """Confirmed by two taps, with a restart before it is done, and looked at again when it is."""
    partner, talk = await Talk.begin(product, locale), await Talk.begin(product, locale)
    await partner.customer.start()
    await partner.sees("menu-question")
    await register(partner)
    await talk.customer.start(LINK)
    shown = await talk.answer_form(ORDINARY)
    assert sums("100.00 USDT") in sums(shown.text)
    confirm = data_of(shown, talk.t.plain("summary-create"))
    bid = await talk.create()
    await talk.customer.forge(confirm, shown)
    assert sent_partners(product) == [str(PARTNER_ID)]
    assert bid.partner_id == PARTNER_ID
    await product.stop_bot()
    await product.start_bot()
    await finish(talk, bid)
    whole = {("all", ""): (1, 1, 1, 1), ("label", "youtube"): (1, 1, 1, 1)}
    await until(lambda: ledger(product)["all", ""] == (1, 1, 1, 1))
    assert ledger(product) == {**whole, ("direction", str(ORDINARY)): (0, 0, 1, 1)}
    assert turnover(product) == {"USDT": f"{bid.calc.to_pay:f}"}
    await sees_gist(partner, "partner-news-order", "pair", "number")
    told = "\n".join(partner.customer.told)
    secrets = [str(talk.customer.id), *product.exchanger.valid_form(ORDINARY).values()]
    assert not [secret for secret in secrets if secret in told]


@on_both_engines
async def test_a_lost_order_is_sent_again_for_the_same_partner(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though the customer has come by another's link since, and the last one wins."""
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 500)
    await product.stop_bot()
    await product.start_bot(partner_link_wins="last")
    talk = await Talk.begin(product)
    await talk.customer.start(LINK)
    await talk.answer_form(ORDINARY)
    product.exchanger.faults.set("lose_request", methods=["create_bid"], times=1)
    await talk.tap("summary-create")
    await sees_gist(talk, "card-checking")
    await talk.customer.start("p43")
    await until(lambda: made(product))
    assert sent_partners(product) == [str(PARTNER_ID)] * 2
    await until(lambda: ledger(product)["all", ""] == (1, 1, 1, 0))
    assert ledger(product, 43) == {("all", ""): (1, 1, 0, 0), ("label", ""): (1, 1, 0, 0)}


@on_both_engines
async def test_an_order_that_is_done_by_the_time_it_is_found_counts_as_both(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.customer.start(LINK)
    await talk.answer_form(ORDINARY)
    product.exchanger.faults.set("lose_answer", methods=["create_bid"], times=1)
    product.exchanger.faults.set("http", methods=["get_exchanges", "bid_info"])
    await talk.tap("summary-create")
    await sees_gist(talk, "card-checking")
    bid = the_order(product)
    await product.exchanger.set_status(bid.id, "success")
    product.exchanger.faults.clear()
    await talk.sees("status-success")
    await until(lambda: ledger(product)["all", ""] == (1, 1, 1, 1))


@on_both_engines
async def test_a_ledger_that_is_broken_stops_nobody(product: Product) -> None:
    """Neither who comes by a link, nor an order: that is counted when the ledger is mended."""
    product.expected_errors = "not counted"
    talk, other = await Talk.begin(product), await Talk.begin(product)
    await talk.customer.start(LINK)
    await talk.customer.sees(sums("100.00 USDT"))
    await product.change("ALTER TABLE partner_days RENAME TO broken")
    await other.customer.start(LINK)
    await other.customer.sees(sums("100.00 USDT"))
    came = "SELECT 1 FROM referrals WHERE partner_id = :id"
    assert len(await product.change(came, id=PARTNER_ID)) == 2, "only the click is lost"
    await talk.answer_form(ORDINARY)
    bid = await talk.create()
    await finish(talk, bid)
    await product.change("ALTER TABLE broken RENAME TO partner_days")
    put_off = "UPDATE partner_bids SET count_at = 0 WHERE count_at > 0"
    async with asyncio.timeout(40):
        while ledger(product)["all", ""] != (1, 1, 1, 1):
            await product.change(put_off)  # a try under way may put it off again
            await asyncio.sleep(0.1)


async def test_what_came_too_long_ago_counts_for_nobody(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.customer.start(LINK)
    await talk.customer.sees(sums("100.00 USDT"))
    older = "UPDATE referrals SET came_at = came_at - :days"
    await product.change(older, days=91 * DAY_MS)
    await talk.answer_form(ORDINARY)
    await talk.create()
    assert sent_partners(product) == [None]
    assert ledger(product)["all", ""] == (1, 1, 0, 0)


async def test_a_partner_gains_nothing_by_their_own_link(product: Product) -> None:
    """Neither as a partner, nor by having come by it before they became one."""
    talk = await Talk.begin(product)
    await talk.customer.start(LINK)
    await talk.customer.sees(sums("100.00 USDT"))
    await register(talk)
    await talk.customer.start(LINK)
    await talk.answer_form(ORDINARY)
    await talk.create()
    assert sent_partners(product) == [None]
    assert ledger(product)["all", ""] == (1, 1, 0, 0)


@in_both_languages
async def test_nobody_is_told_that_a_link_is_a_partners(product: Product, locale: str) -> None:
    """A link alone greets, one to what isn't offered says so, one with an amount outside the limits too."""
    talk = await Talk.begin(product, locale)
    await talk.customer.start("lspring_p42")
    await talk.sees("menu-greeting")
    assert talk.customer.screen.text.endswith(talk.words("menu-question"))
    await talk.customer.start("d999_p42_lsummer")
    await talk.sees("start-gone")
    await talk.customer.start("a5_p42_d12")
    await talk.sees("entry-below", limit=sums("20 USDT"))
    assert ledger(product, 42) == {
        ("all", ""): (3, 1, 0, 0),
        ("label", "spring"): (1, 1, 0, 0),
        ("label", "summer"): (1, 0, 0, 0),
        ("label", ""): (1, 0, 0, 0),
    }


async def test_a_link_of_nobodys_is_the_normal_start(product: Product) -> None:
    talk = await Talk.begin(product)
    for payload in ("p0", "p", "lyoutube", "p42x", "p9999999999", "P42", "p-42", "p42-1", "p" + "4" * 63):
        await talk.customer.start(payload)
        await talk.sees("menu-greeting")
    await talk.customer.say("/start p42 d12")
    await talk.sees("menu-greeting")
    await talk.customer.say("/start " + "p42_" * 200)
    await talk.sees("menu-greeting")
    assert product.rows("SELECT * FROM referrals") == product.rows("SELECT * FROM partner_days") == []


async def test_a_link_opened_while_the_bot_was_away_counts(product: Product) -> None:
    talk = await Talk.begin(product)
    await product.stop_bot()
    await talk.customer.start("p42")
    await product.start_bot()
    await talk.sees("menu-greeting")
    assert ledger(product, 42)["all", ""] == (1, 1, 0, 0)


async def test_a_link_counts_though_the_site_is_away(product: Product) -> None:
    product.exchanger.faults.set("http")
    talk = await Talk.begin(product)
    await talk.customer.start(LINK)
    await sees_gist(talk, "trouble-away")
    assert ledger(product)["all", ""] == (1, 1, 0, 0)


@pytest.mark.usefixtures("impatient")
async def test_a_link_that_waits_for_a_slow_site_counts_once(product: Product) -> None:
    """Its update is handled again when the answer is there."""
    product.exchanger.faults.set("slow", methods=["get_directions"], times=1, seconds=0.8)
    talk = await Talk.begin(product)
    await talk.customer.start(LINK)
    await sees_gist(talk, "slow")
    await talk.customer.sees(sums("100.00 USDT"))
    assert ledger(product)["all", ""] == (1, 1, 0, 0)


async def test_a_link_that_telegram_delivers_again_counts_once(product: Product, hook: Hook) -> None:
    talk = await Talk.begin(product)
    await talk.customer.start("p42")
    await talk.sees("menu-greeting")
    update = await hook.taken("message")
    assert {await hook.post_update(update), await hook.post_update(update)} == {200}
    assert await asyncio.to_thread(ledger, product, 42) == {
        ("all", ""): (1, 1, 0, 0),
        ("label", ""): (1, 1, 0, 0),
    }
    assert not asked(product, "create_bid")
    assert gist(talk, "menu-greeting") in talk.customer.screen.text

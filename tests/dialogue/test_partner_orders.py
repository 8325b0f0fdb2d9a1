"""The orders that a partner's links brought: the site's list or the bot's own, filtered, and as a file."""

import asyncio
import csv
import io
from decimal import Decimal

import pytest

from bot.i18n import Texts
from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from bot.services import partner_site
from tests.conftest import Product
from tests.dialogue.orders import asked, gist, titled, until, until_on_card
from tests.dialogue.partner_ledger import order
from tests.dialogue.partners import PARTNER_ID, PartnerTalk, register, start_with_secret
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

ORDINARY, NO_FIELDS = SHOWCASE["ordinary"], SHOWCASE["no_fields"]
MANY = 520
PAGE = 8
CUT = 500


async def listed(talk: Talk) -> Message:
    await talk.customer.say("/partner")
    await talk.tap("partner-button-stats")
    await talk.tap("stats-orders")
    return await talk.customer.sees(gist(talk, "stats-orders-title", "period", "count"))


async def of_outcome(talk: Talk, outcome: str, *numbers: int) -> Message:
    await talk.tap(f"stats-outcome-{outcome}")
    return await talk.customer.sees(lambda shown: shown_numbers(talk, shown) == list(numbers))


def shown_numbers(talk: Talk, message: Message) -> list[int]:
    mark = gist(talk, "stats-order", "number", "time").split()[0]
    lines = [line.split() for line in message.text.splitlines() if line.startswith(f"{mark} ")]
    return [int(words[1]) for words in lines]


async def as_csv(talk: Talk) -> tuple[str, list[list[str]]]:
    """The file's name, and its rows as a spreadsheet in that language reads them."""
    await talk.tap("stats-csv")
    file = await talk.customer.sees(lambda message: message.kind == "document")
    data = await talk.customer.file(file)
    assert data.startswith("\ufeff".encode())
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=talk.t.plain("stats-csv-separator"))
    return file.raw["document"]["file_name"], list(rows)


def number(t: Texts, cell: str) -> Decimal:
    return Decimal(cell.replace(t.plain("stats-csv-decimal-mark"), "."))


@pytest.mark.usefixtures("quick_retries", "forgetful")
async def test_a_list_is_not_kept_for_long(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is long: with some hundred partners there would be no memory left."""
    monkeypatch.setattr(partner_site, "LIST_SECONDS", 0.5)
    made = order(product, ORDINARY, "success")
    await start_with_secret(product)
    talk = await PartnerTalk.joined(product)
    first = await listed(talk)
    assert shown_numbers(talk, first) == [made.id]
    product.exchanger.faults.set("html_page", methods=["get_partner_exchanges"])

    async def is_gone() -> bool:
        return not shown_numbers(talk, await listed(talk))

    async with asyncio.timeout(20):
        while not await is_gone():
            pass
    assert talk.words("trouble-away") in talk.customer.screen.text


@in_both_languages
async def test_five_hundred_orders_of_the_site_page_by_page_and_as_a_file(
    product: Product, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    product.exchanger.direction(ORDINARY).get.psys = '=HYPERLINK("http://odd";"<b>x</b>")'
    done = [order(product, ORDINARY, "success", days_ago=1) for _ in range(MANY - 2)]
    coming = order(product, ORDINARY, "payed")
    failed = order(product, ORDINARY, "delete", days_ago=2)
    await start_with_secret(product)
    talk = await PartnerTalk.joined(product, locale)
    first = await listed(talk)
    assert talk.words("stats-orders-site") in first.text
    assert f"({MANY})" in first.text
    assert shown_numbers(talk, first)[0] == coming.id
    assert talk.words("stats-order-coming", sum=f"{coming.reward}") in first.text
    assert talk.words("stats-order-accrued", sum=f"{done[0].reward}") in first.text
    await talk.customer.tap("◀")
    last = await talk.customer.sees(lambda shown: failed.id in shown_numbers(talk, shown))
    assert talk.t.plain("page-of", page="65", pages="65") in talk.labels(last)
    await of_outcome(talk, "open", coming.id)
    shown = await of_outcome(talk, "failed", failed.id)
    assert gist(talk, "stats-order-coming", "sum") not in shown.text, "of a removed order nothing comes"
    assert asked(product, "get_partner_exchanges") == 2, "two pages of the site's, once"

    name, (head, *rows) = await as_csv(talk)
    assert name.endswith(".csv")
    assert [head[0], head[9], head[10]] == [
        talk.words(f"stats-csv-{each}") for each in ("number", "reward", "accrued")
    ]
    assert len(rows) == MANY
    row = next(each for each in rows if each[0] == str(coming.id))
    assert number(talk.t, row[2]) == coming.calc.to_pay
    assert number(talk.t, row[9]) == coming.reward
    assert row[7].startswith("'="), "a title of the site's is no formula"
    assert row[8] == talk.words("status-payed")
    assert row[10] == talk.words("stats-csv-no")
    everything = talk.customer.transcript() + str(rows)
    assert not [each for each in (coming.user_hash, coming.ip, coming.hash) if each in everything]

    monkeypatch.setattr(partner_site, "NEWEST", CUT)
    await talk.tap("stats-back")
    await talk.tap("stats-button-all")
    shown = await talk.sees("stats-site-orders", count=str(CUT), done=str(CUT - 1))
    assert talk.words("stats-cut", count="2000") in shown.text


@on_both_engines
@in_both_languages
async def test_without_a_key_the_orders_made_in_the_bot_are_listed(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await register(talk)
    assert talk.words("stats-orders-none-all") in (await listed(talk)).text
    buyer = await Talk.begin(product)
    await buyer.customer.start(f"p{PARTNER_ID}_lyoutube")
    await buyer.sees("menu-question")
    bids = [await buyer.ordered(ORDINARY, str(100 + each)) for each in range(3)]
    for bid, status in zip(bids, ("success", "cancel", "payed"), strict=True):
        await product.exchanger.set_status(bid.id, status)
        await until_on_card(buyer, bid, status)
    done, failed, going_on = (bid.id for bid in bids)
    shown = await listed(talk)
    assert shown_numbers(talk, shown) == [going_on, failed, done]
    assert talk.words("stats-orders-no-key") in shown.text
    assert shown.text.count(talk.words("stats-order-label", label="youtube")) == 3
    assert titled(talk, "cancel") in shown.text
    bank = product.exchanger.direction(ORDINARY).get.system(talk.t.plain("api-lang")[:2])
    assert f"RUB ({bank})" in shown.text, "in the partner's language, not in the customer's"
    await of_outcome(talk, "done", done)
    await of_outcome(talk, "failed", failed)
    await of_outcome(talk, "open", going_on)
    _, (head, *rows) = await as_csv(talk)
    assert head[-1] == talk.words("stats-csv-label")
    assert [row[0] for row in rows] == [str(each) for each in (going_on, failed, done)]
    assert number(talk.t, rows[0][2]) == bids[2].calc.to_pay
    assert rows[0][-1] == "youtube"
    told = talk.customer.transcript() + str(rows)
    details = [*bids[0].fields.values(), bids[0].address, bids[0].hash, bids[0].user_hash, bids[0].ip]
    assert not [each for each in details if len(each) > 3 and each in told]
    await talk.tap("button-close")
    await until(lambda: not [each for each in talk.customer.messages if each.kind == "document"])


async def test_the_bots_own_orders_are_paged_and_cut_too(product: Product) -> None:
    """A page that has gone meanwhile shows the last one."""
    talk = await Talk.begin(product)
    await register(talk)
    buyer = await Talk.begin(product)
    await buyer.customer.start(f"p{PARTNER_ID}")
    bids = [await buyer.ordered(NO_FIELDS, str(100 + each)) for each in range(PAGE + 1)]
    first = await listed(talk)
    assert len(shown_numbers(talk, first)) == PAGE
    await talk.customer.tap("▶")
    second = await talk.customer.sees(lambda shown: shown_numbers(talk, shown) == [bids[0].id])
    await product.change("DELETE FROM partner_bids WHERE bid_id = (SELECT MIN(bid_id) FROM partner_bids)")
    await talk.customer.tap("2 / 2", second)
    await talk.customer.sees(lambda shown: shown_numbers(talk, shown) == [bid.id for bid in bids[:0:-1]])

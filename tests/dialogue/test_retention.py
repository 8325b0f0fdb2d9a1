"""What a customer sees of an order whose details have been erased, and of a conversation left long ago."""

import pytest

from bot.sandbox.exchanger import SHOWCASE
from bot.storage.ids import DAY_MS, now_ms
from bot.workers import retention
from tests.conftest import Product
from tests.dialogue.orders import cards, data_of, made, sees_gist, titled, until
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines
from tests.rows import SQLITE

pytestmark = on_both_engines

ORDINARY = SHOWCASE["ordinary"]
FEW_DAYS = 3


async def long_after(product: Product) -> None:
    """The bot is started again when all that it knows is older than it keeps."""
    await product.stop_bot()
    at = now_ms() - (FEW_DAYS + 1) * DAY_MS
    await product.change("UPDATE bids SET updated_at = :at", at=at)
    await product.change("UPDATE fsm SET updated_at = :at", at=at)
    await product.start_bot(keep_details_days=FEW_DAYS)


def holds(product: Product, text: str) -> bool:
    """The text is somewhere in SQLite's files; on a server, in any row."""
    if product.database_url.startswith(SQLITE):
        return any(text.encode() in file.read_bytes() for file in product.folder.glob("bot.db*"))
    tables = product.rows("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    found = [row for (table,) in tables for row in product.rows(f"SELECT CAST(t AS TEXT) FROM {table} t")]  # noqa: S608 - our own
    return any(text in row for (row,) in found)


async def until_forgotten(product: Product, text: str) -> None:
    await until(lambda: not holds(product, text))


@in_both_languages
async def test_a_finished_order_still_opens(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(ORDINARY, "100")
    account = bid.fields["account2"]
    await talk.until_told(bid, "success")
    assert holds(product, account)
    await long_after(product)
    await until_forgotten(product, account)
    assert not holds(product, bid.address)
    await talk.customer.say("/orders")
    await talk.customer.tap(str(bid.id))
    card = await talk.sees("card-erased")
    assert titled(talk, "success") in card.text
    assert str(bid.id) in card.text
    assert account not in card.text
    await talk.tap("card-again")
    await talk.sees("pick-give")


async def test_an_order_that_was_refused_begins_anew_from_its_form(product: Product) -> None:
    talk = await Talk.begin(product)
    account = product.exchanger.valid_form(ORDINARY)["account2"]
    await talk.to_summary(ORDINARY, "100", account2=account)
    product.exchanger.direction(ORDINARY).api = False
    await talk.tap("summary-create")
    await sees_gist(talk, "card-refused")
    product.exchanger.direction(ORDINARY).api = True
    await talk.customer.say("/orders")
    listed = await sees_gist(talk, "orders-title", "count")
    await long_after(product)
    await until_forgotten(product, account)
    await talk.customer.tap("→", listed)
    await sees_gist(talk, "card-not-made-erased")
    await talk.tap("button-try-again")
    await talk.answer_form(ORDINARY, account2=account)
    bid = await talk.create()
    assert bid.fields["account2"] == account
    assert bid.calc.to_pay == 100


async def test_an_order_revived_after_that_is_told_and_shows_how_to_pay(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(ORDINARY, "100")
    await talk.until_told(bid, "cancel")
    await long_after(product)
    await until_forgotten(product, bid.address)
    await product.exchanger.set_status(bid.id, "new")
    await talk.customer.say("/orders")
    await talk.customer.tap(str(bid.id))
    await talk.tap("card-refresh")
    await until(lambda: any(bid.address in card.text for card in cards(talk, bid)))
    (card,) = cards(talk, bid)
    assert titled(talk, "new") in card.text
    assert len(made(product)) == 1


async def test_it_is_done_again_and_again(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    """An order that becomes too old while the bot runs, for which a day is a moment here."""
    await product.stop_bot()
    monkeypatch.setattr(retention, "DAY_SECONDS", 0.1)
    await product.start_bot()
    talk = await Talk.begin(product)
    bid = await talk.ordered(ORDINARY, "100")
    await talk.until_told(bid, "success")
    await product.change("UPDATE bids SET updated_at = 1")
    await product.change("UPDATE fsm SET updated_at = 1")
    await until_forgotten(product, bid.fields["account2"])


async def test_a_form_left_long_ago_is_forgotten_and_leaves_a_way_on(product: Product) -> None:
    talk = await Talk.begin(product)
    account = product.exchanger.valid_form(ORDINARY)["account2"]
    summary = await talk.to_summary(ORDINARY, "100", account2=account)
    assert holds(product, account)
    await long_after(product)
    await until_forgotten(product, account)
    await talk.customer.forge(data_of(summary, talk.t.plain("summary-create")), summary)
    await talk.tap("button-exchange")
    await talk.sees("pick-give")
    assert not made(product)

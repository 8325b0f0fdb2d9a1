"""The dashboard: figures that are true, refreshed in their place, for every role and for nobody else."""

import pytest

from bot.handlers import flows
from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.telegram.files import PNG, picture_size
from bot.services import pictures
from bot.services.roles import Role
from bot.storage.ids import DAY_MS, now_ms
from bot.ui.operator_admin import ways
from bot.ui.operator_admin_buttons import AdminPlace
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import sees_gist, until
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

ORDINARY = SHOWCASE["ordinary"]


async def dashboard(operator: Talk) -> Message:
    await operator.customer.say("/admin")
    return await sees_gist(operator, "admin-refreshed", "time")


async def refreshed(operator: Talk, screen: Message, *lines: str) -> Message:
    """In its place; a second tap within the second changes nothing, and is no error."""
    await operator.tap("admin-refresh", screen)
    shown = await operator.customer.sees(lambda message: all(line in message.text for line in lines))
    assert shown.id == screen.id
    await operator.tap("admin-refresh", shown)
    return shown


def step(talk: Talk, name: str, count: str, percent: int | None = None) -> str:
    name = talk.t.plain(f"admin-step-{name}")
    if percent is None:
        return talk.words("admin-step", name=name, count=count)
    return talk.words("admin-step-part", name=name, count=count, percent=percent)


@in_both_languages
@on_both_engines
async def test_the_figures_of_a_day(product: Product, locale: str) -> None:
    """A draft that goes back and forth counts once a step; the order once, wherever it goes."""
    operator = await OperatorTalk.on_duty(product, Role.OWNER, locale)
    screen = await dashboard(operator)
    assert operator.words("admin-turnover-none") in screen.text
    customer, other = await Talk.begin(product), await Talk.begin(product)
    await customer.to_summary(ORDINARY, "100")
    await customer.tap("summary-edit", name=customer.t.plain("summary-amount"))
    await customer.customer.say("200")
    await customer.sees("summary-question")
    bid = await customer.create()
    await customer.until_told(bid, "realpay", "success")
    await other.open(ORDINARY)
    await other.customer.sees(lambda message: bool(message.button(other.t.plain("button-cancel"))))
    shown = await refreshed(
        operator,
        screen,
        operator.words("admin-orders", count="1"),
        f"{operator.t.plain('admin-group-done')}: 1",
        operator.words("admin-turnover", sums="200.00\N{NO-BREAK SPACE}USDT"),
        step(operator, "direction", "2", 100),
        step(operator, "amount", "1", 50),
        step(operator, "confirmed", "1", 100),
        step(operator, "done", "1", 100),
    )
    assert operator.words("admin-unclear-none", light="🟢") in shown.text
    await product.change("UPDATE bids SET stage = 'refused', status = NULL")
    orders = operator.words("admin-orders", count="0")
    await refreshed(operator, shown, orders, operator.words("admin-not-made", count="1"))


@in_both_languages
async def test_the_pictures(product: Product, locale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    product.expected_errors = "a picture was not drawn"
    operator = await OperatorTalk.on_duty(product, Role.MARKETING, locale)
    screen = await dashboard(operator)
    await product.change("DELETE FROM day_counts")
    await operator.tap("admin-days", screen)
    screen = await operator.sees("admin-no-days")
    today = now_ms() // DAY_MS
    counted = "INSERT INTO day_counts (day, name, count) VALUES (:day, :name, :count)"
    for name, count in (("visitors", 12_000), ("begun", 400), ("direction", 100), ("amount", 90)):
        await product.change(counted, day=today - 3, name=name, count=count)
    await operator.tap("admin-days", screen)
    photo = await operator.customer.sees(lambda message: message.kind == "photo")
    assert "12\N{NO-BREAK SPACE}000" in photo.text
    png = await operator.customer.file(photo)
    assert png.startswith(PNG)
    assert picture_size(png) == (1080, 1080)
    await operator.tap("button-close", photo)
    await until(lambda: photo.id not in {message.id for message in operator.customer.messages})
    await operator.tap("admin-left", screen)
    left = await sees_gist(operator, "admin-left-most", "name", "percent")
    assert left.kind == "photo"
    assert (
        operator.words("admin-left-most", name=operator.t.plain("admin-step-begun"), percent=75) in left.text
    )
    assert await operator.customer.file(left) != png
    monkeypatch.setattr(pictures, "DRAWER", "bot.no_such_drawer")
    await product.change(counted, day=today - 4, name="begun", count=1)
    await operator.tap("admin-left", screen)
    failed = await operator.sees("admin-not-drawn")
    assert failed.id == screen.id, "the figures stay where they are"


async def test_trouble_is_seen(product: Product) -> None:
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT)
    screen = await dashboard(operator)
    product.exchanger.faults.set("html_page", methods=["get_exchanges"])
    late = "UPDATE cursors SET value = value - 400000 WHERE name = 'feed-read'"
    await product.change(late)
    waits = (
        "INSERT INTO outbox (id, chat_id, kind, payload, state, attempts, run_at, created_at)"
        " VALUES (:id, 1, 'card', '{}', 'queued', 1, :later, 0)"
    )
    at = now_ms()
    await product.change(waits, id=(at - 7_200_000) << 18, later=at + DAY_MS)
    await refreshed(
        operator,
        screen,
        operator.words("admin-outbox", light="🔴", count="1", time=operator.t.plain("admin-hours", count=2)),
        operator.words("admin-feed", light="🔴", ago=operator.t.plain("admin-minutes", count=6)),
    )


@pytest.mark.parametrize("role", Role)
async def test_each_role_has_its_ways_and_none_is_dead(product: Product, role: Role) -> None:
    operator = await OperatorTalk.on_duty(product, role)
    screen = await dashboard(operator)
    offered = {place for place in AdminPlace if f"od:{place}:0" in data_under(screen)}
    assert offered & set(ways(Role.OWNER)) == set(ways(role))
    for place in ways(role):
        answer = await operator.customer.forge(f"od:{place}:0", screen)
        assert answer.text != operator.t.plain("old-button"), place
        screen = await dashboard(operator)
    for place in set(ways(Role.OWNER)) - set(ways(role)):
        answer = await operator.customer.forge(f"od:{place}:0", screen)
        assert answer.text == operator.t.plain("old-button"), place


def data_under(screen: Message) -> set[str]:
    return {button.data for row in screen.rows for button in row if button.data}


@in_both_languages
async def test_to_anybody_else_there_is_no_dashboard(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.customer.say("/admin")
    await talk.sees("unknown-command")
    for place in AdminPlace:
        answer = await talk.customer.forge(f"od:{place}:0", talk.customer.screen)
        assert answer.text == talk.t.plain("old-button")
    operator = await OperatorTalk.on_duty(product, Role.SUPPORT, locale)
    screen = await dashboard(operator)
    await product.change("DELETE FROM operators")
    answer = await operator.tap("admin-refresh", screen)
    assert answer.text == operator.t.plain("old-button")


@on_both_engines
async def test_what_was_counted_last_is_kept_at_the_end(product: Product) -> None:
    talk = await Talk.begin(product)
    await talk.open(ORDINARY)
    await talk.customer.sees(lambda message: bool(message.button(talk.t.plain("button-cancel"))))
    await product.stop_bot()
    counted: dict[str, int] = dict(product.rows("SELECT name, count FROM day_counts"))
    assert counted == {"visitors": 1, "people": 1, "begun": 1, "direction": 1}


async def test_who_is_here_on_another_day_counts_again(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though it is less than an hour since they were last seen."""
    monkeypatch.setattr(flows, "SEEN_EVERY_MS", 10 * DAY_MS)
    operator = await OperatorTalk.on_duty(product)
    talk = await Talk.begin(product)
    visitors = "SELECT count FROM day_counts WHERE name = 'visitors' ORDER BY day"
    await talk.customer.say("/start")
    await talk.sees("menu-question")
    screen = await dashboard(operator)
    before = product.rows(visitors)[-1][0]
    yesterday = now_ms() // DAY_MS * DAY_MS - 1
    await product.change("UPDATE users SET seen_at = :at WHERE id = :id", at=yesterday, id=talk.customer.id)
    for _ in range(3):
        await talk.customer.say("/start")
        await talk.sees("menu-question")
    await operator.tap("admin-refresh", screen)
    await until(lambda: product.rows(visitors)[-1][0] == before + 1)

"""What a whole exchange with everything that goes wrong leaves in the log: nothing personal, no secret."""

import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing

from bot.sandbox.customer import Customer
from bot.sandbox.demo import bot_settings
from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.exchanger import Bid as Order
from bot.sandbox.telegram.chats import Chat
from bot.sandbox.telegram.people import Person
from tests.conftest import WATCH_INTERVAL, Product, loaded_texts
from tests.dialogue.orders import BLANK, data_of, sees_gist, site_error, until
from tests.dialogue.talk import Talk
from tests.process.crossing import Crossing
from tests.process.program import PATIENCE, Program, healthy, unused_port

ORDINARY, MEMO, PAY = SHOWCASE["ordinary"], SHOWCASE["memo"], SHOWCASE["default"]
PERSON = 7_734_561_290
NAME, HANDLE, EMAIL, WRONG_EMAIL = "Zephyrina", "zephyrina_q", "zephyrina.q@example.com", "zephyrina at home"
TYPED = "zephyrina types whatever"


@asynccontextmanager
async def zephyrina(sides: Product) -> AsyncIterator[Talk]:
    """A person whose id and names occur nowhere else."""
    world = sides.telegram.world
    person = Person(PERSON, NAME, "en", HANDLE, "customer")
    world.people[PERSON] = person
    world.chats[PERSON] = Chat(PERSON, "private", members={PERSON}, person=person, open=False)
    async with Customer(sides.telegram.url, PERSON) as customer:
        yield Talk(sides, customer, loaded_texts(), "en")


def talkative_bot(sides: Product, crossing: Crossing) -> AbstractAsyncContextManager[Program]:
    port = unused_port()
    settings = bot_settings(sides.exchanger, sides.telegram, sides.folder)
    changes = {
        "telegram_api_url": crossing.url("a"),
        "watch_interval": WATCH_INTERVAL,
        "http_port": port,
        "webhook_url": f"http://127.0.0.1:{port}",
        "log_level": "DEBUG",
    }
    return healthy(sides.folder, settings.model_copy(update=changes))


async def test_nothing_personal_and_no_secret_is_logged(sides: Product) -> None:
    async with Crossing(sides.telegram, ("a",)) as crossing, zephyrina(sides) as talk:
        async with talkative_bot(sides, crossing) as running:
            orders = [await ordered_with_trouble(talk), await talk.ordered(MEMO, "100")]
            await paid_with_trouble(talk, orders)
            await refused_by_telegram(talk, crossing)
            await broken_in_our_database(talk, running, orders[0])
            await running.end()
        secrets = {*personal(sides, orders), sides.telegram.token, sides.exchanger.login, sides.exchanger.key}
    assert " INFO httpx " in running.errors, "told at DEBUG only"
    assert not [secret for secret in secrets if secret in running.errors]


async def ordered_with_trouble(talk: Talk) -> Order:
    """The form refused, the site's answer lost, cut, no JSON, and of another shape."""
    faults = talk.product.exchanger.faults
    await talk.customer.say(TYPED)
    await talk.to_summary(ORDINARY, "100", doubted=["cf10"], cf10=WRONG_EMAIL)
    await talk.tap("summary-create")
    await talk.customer.sees(site_error(talk, "email"))
    await talk.customer.say(EMAIL)
    await talk.sees("summary-question")
    faults.set("lose_answer", methods=["create_bid"], times=1)
    for kind in ("wrong_shape", "html_page", "cut_body"):
        faults.set(kind, methods=["get_exchanges", "bid_info"], times=2)
    order = await talk.create()
    faults.clear()
    return order


async def paid_with_trouble(talk: Talk, orders: list[Order]) -> None:
    orders.append(order := await talk.ordered(PAY, "5000"))
    talk.product.exchanger.faults.set("lose_answer", methods=["pay_bid"], times=1)
    await talk.tap("card-paid")
    await sees_gist(talk, "card-ask-paid", "amount")
    await talk.tap("card-yes-paid")
    await talk.until_told(order, "coldpay", "success")


async def refused_by_telegram(talk: Talk, crossing: Crossing) -> None:
    """A screen with everything that was typed: Telegram repeats it in its refusal."""
    await talk.to_summary(MEMO, "150")
    crossing.refusals = 1
    screen = talk.customer.screen
    await talk.customer.forge(data_of(screen, talk.t.plain("summary-refresh")), screen)
    await until(lambda: not crossing.refusals, PATIENCE)


async def broken_in_our_database(talk: Talk, running: Program, order: Order) -> None:
    """Errors of our own, in a handler and in a worker: their words quote what could not be read."""
    broken = f'{{"site": "{order.address}", "mail": "{EMAIL}"}}'
    with closing(sqlite3.connect(talk.product.folder / "bot.db", timeout=PATIENCE)) as database, database:
        database.execute("UPDATE bids SET request = ? WHERE site_id = ?", (broken, order.id))
    await talk.customer.say("/orders")
    words = re.sub("<[^>]+>", "", talk.t("trouble-own", id=BLANK)).partition(BLANK)[0]
    await talk.customer.sees(words.strip())
    await talk.product.exchanger.set_status(order.id, "coldpay")
    for logger in ("bot.middlewares.errors", r"bot.(?:workers|services)\.\w+"):
        pattern = re.compile(f" ERROR {logger} .*(?:TypeError|ValidationError)")
        await until(lambda: pattern.search(running.errors), PATIENCE)  # noqa: B023  (awaited at once)


def personal(sides: Product, orders: list[Order]) -> set[str]:
    """All that was said of the person and their orders, as it stands in the chat, at the site, and here."""
    found = {str(PERSON), NAME, HANDLE, EMAIL, WRONG_EMAIL, TYPED}
    for order in orders:
        found |= {order.hash, order.address, order.dest_tag, *order.fields.values()}
    with closing(sqlite3.connect(sides.folder / "bot.db")) as database:
        tokens = [row[0] for row in database.execute("SELECT callback_token FROM bids")]
    assert len(tokens) > len(orders)
    return {text for text in (*found, *tokens) if len(text or "") > 3}

"""The bot on PostgreSQL, and what it does when the server goes away and comes back."""

import asyncio

from bot.sandbox.bot_process import as_environment, until_healthy
from bot.sandbox.demo import bot_settings
from bot.sandbox.exchanger import SHOWCASE
from bot.workers.election import NOT_ELECTED
from tests.conftest import WATCH_INTERVAL, Product
from tests.dialogue.orders import cards, the_order, until
from tests.dialogue.talk import Talk
from tests.process.program import PATIENCE, program, unused_port
from tests.servers import Postgresql

ORDINARY = SHOWCASE["ordinary"]


async def test_an_exchange_goes_on_when_the_server_is_restarted(
    sides: Product, own_postgresql: Postgresql
) -> None:
    port = unused_port()
    settings = bot_settings(sides.exchanger, sides.telegram, sides.folder)
    changes = {
        "database_url": own_postgresql.start(),
        "watch_interval": WATCH_INTERVAL,
        "http_port": port,
    }
    talk = await Talk.begin(sides)
    async with program(folder=sides.folder, **as_environment(settings.model_copy(update=changes))) as running:
        assert (await until_healthy(port))["database"]
        bid = await talk.ordered(ORDINARY, "100")
        await asyncio.to_thread(own_postgresql.stop)
        await sides.exchanger.set_status(bid.id, "coldpay")
        await until(lambda: NOT_ELECTED in running.errors, PATIENCE)
        await asyncio.to_thread(own_postgresql.start)
        assert (await until_healthy(port))["database"]
        await talk.sees("status-coldpay")
        await talk.until_told(bid, "realpay", "success")
        await talk.customer.say("/orders")
        await talk.customer.tap(str(bid.id))
        assert the_order(sides) is bid
        assert len(cards(talk, bid)) == 1
        await running.end()

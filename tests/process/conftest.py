"""The two sides of the bot, here; the bot itself is a process."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.sandbox.demo import kept_port
from bot.sandbox.exchanger import Pace, SandboxExchanger
from bot.sandbox.telegram import SandboxTelegram
from tests.conftest import Product
from tests.process.program import Bot, healthy


@pytest.fixture
async def sides(tmp_path: Path, database_url: str) -> AsyncIterator[Product]:
    """Like `product`, without a bot in this process."""
    async with AsyncExitStack() as stack:
        exchanger = await stack.enter_async_context(SandboxExchanger(pace=Pace(answer=0, create=0), seed=1))
        exchanger.life.auto = False
        telegram = await stack.enter_async_context(SandboxTelegram(limits=False))
        bot = await stack.enter_async_context(AsyncExitStack())
        yield Product(exchanger, telegram, tmp_path, stack, bot, database_url)


@pytest.fixture
def port() -> Iterator[int]:
    """Nobody else is given it, as the bot would not start then."""
    with kept_port() as port:
        yield port


@pytest.fixture
def bot(sides: Product, port: int) -> Bot:
    """Starts the bot and waits until it is healthy; its files are kept from one start to the next."""
    return lambda: healthy(sides.folder, sides.settings(http_port=port))

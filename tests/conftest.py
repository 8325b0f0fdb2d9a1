"""The whole product for a test: a sandbox exchanger, a sandbox Telegram, and the real bot between them."""

import asyncio
import inspect
import logging
import re
import shutil
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

import hypothesis
import pytest
import uvloop
from aiogram.dispatcher.event.handler import CallableObject
from aiogram.filters import Filter

from bot.app import ROOT, running
from bot.collector import calm_the_collector
from bot.i18n import Translator
from bot.middlewares.limits import Limit, Limits
from bot.sandbox.customer import Customer
from bot.sandbox.demo import bot_settings
from bot.sandbox.exchanger import Pace, SandboxExchanger
from bot.sandbox.telegram import SandboxTelegram
from bot.settings import Settings
from bot.storage.database import open_database
from tests.rows import SQLITE, Rows, rows

NO_LIMIT = Limit(1e6, 1000)
UNHURRIED = Limits(NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT)
"""No pacing, as the sandbox's own limits are off in these tests too, and nobody is too fast."""
WATCH_INTERVAL = 0.2
PHASES: tuple[Literal["setup", "call", "teardown"], ...] = ("setup", "call", "teardown")
# what is slow on a busy machine is not wrong
hypothesis.settings.register_profile(
    "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("patient")
pytest_plugins = ["tests.servers", "tests.engines", "tests.workers"]


@cache
def loaded_texts() -> Translator:
    """Read once for all tests; strict, so that a missing text fails the test that meets it."""
    return Translator.load(ROOT / "locales", strict=True)


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The bot's own."""
    return {"uvloop": uvloop.new_event_loop}


def pytest_collection_finish() -> None:
    calm_the_collector()


@pytest.fixture(scope="session", autouse=True)
def tls_roots() -> Iterator[None]:
    """Read once: aiogram reads them for each bot, 25 ms, although none here speaks to Telegram by TLS."""
    once = SimpleNamespace(create_default_context=cache(ssl.create_default_context))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aiogram.client.session.aiohttp.ssl", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def handlers_read() -> Iterator[None]:
    """Likewise: aiogram reads the parameters of hundreds of handlers and filters for each bot, 15 ms."""
    read = CallableObject.__post_init__
    known: dict[object, tuple[bool, set[str], bool]] = {}

    def read_once(called: CallableObject) -> None:
        callback = called.callback
        kind = type(callback) if isinstance(callback, Filter) else callback
        if not (isinstance(callback, Filter) or inspect.isfunction(callback)):
            read(called)
            return
        if kind not in known:
            read(called)
            known[kind] = called.awaitable, called.params, called.varkw
        called.awaitable, called.params, called.varkw = known[kind]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CallableObject, "__post_init__", read_once)
        yield


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and no rows: copied, it saves a start the migrations, 7 ms."""
    file = tmp_path_factory.mktemp("migrated") / "bot.db"

    async def make() -> None:
        await (await open_database(f"{SQLITE}{file}")).close()

    asyncio.run(make())
    return file


@dataclass
class Product:
    """What a test drives. Orders move only when the test moves them, unless it sets `exchanger.life.auto`."""

    exchanger: SandboxExchanger
    telegram: SandboxTelegram
    folder: Path
    stack: AsyncExitStack
    bot: AsyncExitStack
    database_url: str
    expected_errors: str = ""
    """What the bot may log as an error in this test: a pattern found in the line. Else the test fails."""
    http_port: int = 0
    """Of the bot that was started last."""

    async def start_bot(self, limits: Limits = UNHURRIED, **changes: object) -> None:
        settings = self.settings(**changes)
        app = await self.bot.enter_async_context(running(settings, limits, translator=loaded_texts()))
        self.http_port = app.http_port

    def settings(self, **changes: object) -> Settings:
        """What an operator would set, pointing at this test's servers."""
        settings = bot_settings(self.exchanger, self.telegram, self.folder)
        ours = {"watch_interval": WATCH_INTERVAL, "database_url": self.database_url}
        return settings.model_copy(update={**ours, **changes})

    def rows(self, sql: str, **values: object) -> Rows:
        """Past the bot: see tests/rows.py."""
        return rows(self.database_url, sql, **values)

    async def change(self, sql: str, **values: object) -> Rows:
        """Likewise; in a thread, as the bot may be holding what is to be changed, in this loop."""
        return await asyncio.to_thread(self.rows, sql, **values)

    async def stop_bot(self) -> None:
        await self.bot.aclose()
        self.telegram.world.updates.end_poll("its connection is gone")

    async def customer(self, locale: str = "en") -> Customer:
        """A new person whose Telegram speaks that language."""
        person = self.telegram.add_person("Alex", locale)
        return await self.stack.enter_async_context(Customer(self.telegram.url, person))


@asynccontextmanager
async def whole_product(folder: Path, database_url: str = "", **changes: Any) -> AsyncIterator[Product]:
    """On SQLite in the folder, when no other database is given."""
    async with AsyncExitStack() as stack:
        exchanger = await stack.enter_async_context(SandboxExchanger(pace=Pace(answer=0, create=0), seed=1))
        exchanger.life.auto = False
        telegram = await stack.enter_async_context(SandboxTelegram(limits=False))
        bot = await stack.enter_async_context(AsyncExitStack())
        made = Product(exchanger, telegram, folder, stack, bot, database_url or f"{SQLITE}{folder}/bot.db")
        await made.start_bot(**changes)
        yield made


@pytest.fixture
def bot_changes() -> dict[str, Any]:
    """What an operator has set otherwise than as a rule here, before the first start."""
    return {}


@pytest.fixture
async def product(
    tmp_path: Path,
    database_url: str,
    caplog: pytest.LogCaptureFixture,
    migrated: Path,
    bot_changes: dict[str, Any],
) -> AsyncIterator[Product]:
    if database_url.startswith(SQLITE):
        shutil.copy(migrated, database_url.removeprefix(SQLITE))
    async with whole_product(tmp_path, database_url, **bot_changes) as made:
        yield made
    allowed = made.expected_errors
    records = [record for phase in PHASES for record in caplog.get_records(phase)]
    logged = [record.getMessage() for record in records if _is_the_bots_error(record)]
    assert not [line for line in logged if not allowed or not re.search(allowed, line)]


def _is_the_bots_error(record: logging.LogRecord) -> bool:
    ours = record.name.startswith("bot.") and not record.name.startswith("bot.sandbox")
    return ours and record.levelno >= logging.ERROR

"""The composition root: every object is built here, once, and closed in the reverse order."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode

from bot.dispatcher import BotDispatcher, add_routes
from bot.errors import SettingsError
from bot.exchanger.client import Exchanger
from bot.exchanger.directory import Directory
from bot.handlers.current_step import Steps
from bot.handlers.flow import Flows
from bot.handlers.telling import Telling
from bot.i18n import Translator
from bot.middlewares.gateway_pages import GatewayPages
from bot.middlewares.limits import Limits
from bot.middlewares.pacing import Pacing
from bot.services.agreement import Agreement
from bot.services.bid_jobs import BidJobs
from bot.services.bids import Bids
from bot.services.exchange import ExchangeService
from bot.services.feed import Feed
from bot.services.operators import Operators
from bot.services.order_limits import OrderLimits
from bot.services.rates import Rates
from bot.services.reads import Reads
from bot.services.retention import Retention
from bot.settings import Settings
from bot.site_callbacks import SiteCallbacks, callback_address
from bot.storage.database import Database, open_database
from bot.storage.fsm import DatabaseStorage
from bot.ui.command_menu import CommandMenu
from bot.ui.show import Show
from bot.wake import Wakes
from bot.web import Heartbeat, http_port
from bot.workers.jobs import JobRunner
from bot.workers.outbox import OutboxSender
from bot.workers.polling import PollHeartbeat, Polling
from bot.workers.retention import Eraser
from bot.workers.supervisor import Supervisor
from bot.workers.watch import BidWatcher

ROOT = Path(__file__).parent.parent
DRAIN_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class App:
    """The running bot, from outside."""

    http_port: int
    dispatcher: BotDispatcher


@asynccontextmanager
async def running(
    settings: Settings,
    limits: Limits | None = None,
    drain_seconds: float = DRAIN_SECONDS,
    translator: Translator | None = None,
) -> AsyncIterator[App]:
    """The bot, at work while the block lasts.

    `limits`: of a Telegram server other than Telegram's own. `translator`: texts that are loaded already.
    """
    texts = translator or Translator.load(ROOT / "locales")
    _check_locale(settings.default_locale, texts)
    async with AsyncExitStack() as stack:
        database = await open_database(settings.database_url)
        stack.push_async_callback(database.close)
        exchanger = await stack.enter_async_context(open_exchanger(settings))
        heartbeat = Heartbeat()
        bot = open_bot(settings, heartbeat, limits or Limits())
        stack.push_async_callback(bot.session.close)
        supervisor = await stack.enter_async_context(Supervisor())
        wakes = Wakes()
        bids = _bids(settings, texts, database, exchanger, wakes)
        port = await stack.enter_async_context(
            http_port(settings.http_host, settings.http_port, database, heartbeat, SiteCallbacks(bids))
        )
        dispatcher, polling = _build(settings, texts, database, exchanger, bids, wakes, bot, supervisor)
        supervisor.keep_running("polling", polling.run)
        stack.push_async_callback(polling.stop, drain_seconds)
        yield App(port, dispatcher)


def _check_locale(locale: str, translator: Translator) -> None:
    if locale not in translator.locales:
        raise SettingsError(f"DEFAULT_LOCALE: there are texts in {' and '.join(translator.locales)} only")


def open_exchanger(settings: Settings) -> Exchanger:
    return Exchanger(
        settings.exchanger_url,
        settings.exchanger_login.get_secret_value(),
        settings.exchanger_key.get_secret_value(),
        concurrency=settings.exchanger_concurrency,
    )


def open_bot(settings: Settings, heartbeat: Heartbeat, limits: Limits) -> Bot:
    session = AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api_url))
    session.middleware(Pacing(limits))
    session.middleware(PollHeartbeat(heartbeat))
    session.middleware(GatewayPages())
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML)
    return Bot(settings.bot_token.get_secret_value(), session=session, default=properties)


def _bids(
    settings: Settings, translator: Translator, database: Database, exchanger: Exchanger, wakes: Wakes
) -> Bids:
    limits = OrderLimits(settings.max_open_orders, settings.max_orders_per_hour)
    return Bids(database, exchanger, translator, settings.watch_interval, wakes, limits)


def _build(
    settings: Settings,
    translator: Translator,
    database: Database,
    exchanger: Exchanger,
    bids: Bids,
    wakes: Wakes,
    bot: Bot,
    supervisor: Supervisor,
) -> tuple[BotDispatcher, Polling]:
    show = Show(bot)
    directory = Directory(exchanger)
    reads = Reads(supervisor.start)
    agreement = Agreement(settings.quote_tolerance)
    exchange = ExchangeService(database, Rates(exchanger, directory, reads), agreement)
    steps = Steps(exchange, settings.support_url)
    flows = Flows(database, translator, show, settings.default_locale)
    command_menu = CommandMenu(bot, translator)
    dispatcher = BotDispatcher(
        DatabaseStorage(database),
        bids=bids,
        steps=steps,
        reads=reads,
        database=database,
        translator=translator,
        command_menu=command_menu,
        support_url=settings.support_url,
    )
    add_routes(dispatcher, flows, supervisor.start, settings.support_url)
    telling = Telling(bot, dispatcher, flows, bids, steps, settings.support_url)
    operators = Operators(settings.admin_ids)
    jobs = JobRunner(
        database,
        BidJobs(bids, exchanger, translator, agreement, operators, callback_address(settings.webhook_url)),
        supervisor,
        max(1, settings.exchanger_concurrency // 2),
        wakes.jobs,
        wakes.outbox,
    )
    supervisor.keep_running("directory", directory.keep_fresh)
    supervisor.keep_running("jobs", jobs.run)
    supervisor.keep_running("outbox", OutboxSender(database, telling, supervisor, wakes.outbox).run)
    supervisor.keep_running("watch", BidWatcher(bids, supervisor, settings.watch_interval, wakes.watch).run)
    supervisor.keep_running("retention", Eraser(Retention(database, settings.keep_details_days)).run)
    return dispatcher, Polling(bot, dispatcher, command_menu, settings.default_locale)

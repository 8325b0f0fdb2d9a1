"""The composition root: every object is built here, once, and closed in the reverse order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
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
from bot.middlewares.arrivals import Arrivals
from bot.middlewares.gateway_pages import GatewayPages
from bot.middlewares.limits import Limits
from bot.middlewares.outage import Outage
from bot.middlewares.pacing import Pacing
from bot.middlewares.throttle import Throttle
from bot.services.agreement import Agreement
from bot.services.bid_jobs import BidJobs
from bot.services.bids import Bids
from bot.services.denied import Denied
from bot.services.exchange import ExchangeService
from bot.services.feed import Feed
from bot.services.operators import Operators
from bot.services.order_limits import OrderLimits
from bot.services.rates import Rates
from bot.services.reach import Reach
from bot.services.reads import Reads
from bot.services.retention import Retention
from bot.services.watching import Watching
from bot.settings import Settings
from bot.site_callbacks import SiteCallbacks, callback_address
from bot.storage.database import Database, open_database
from bot.storage.fsm import DatabaseStorage
from bot.telegram_session import TelegramSession
from bot.ui.command_menu import CommandMenu
from bot.ui.show import Show
from bot.wake import Wakes
from bot.web import Heartbeat, http_port
from bot.workers.jobs import JobRunner
from bot.workers.outbox import OutboxSender
from bot.workers.polling import PollHeartbeat, Polling
from bot.workers.retention import Eraser
from bot.workers.supervisor import Supervisor
from bot.workers.watch import BidWatcher, FeedFollower

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

    `limits`: for a Telegram server other than Telegram's own, and for people other than ours. `translator`:
    texts that are loaded already.
    """
    texts = translator or Translator.load(ROOT / "locales")
    _check_locale(settings.default_locale, texts)
    async with AsyncExitStack() as stack:
        database = await open_database(settings.database_url)
        stack.push_async_callback(database.close)
        exchanger = await stack.enter_async_context(open_exchanger(settings))
        heartbeat = Heartbeat()
        limits = limits or Limits()
        arrivals, pacing = Arrivals(), Pacing(limits)
        bot = open_bot(settings, pacing, PollHeartbeat(heartbeat), arrivals)
        stack.push_async_callback(bot.session.close)
        supervisor = await stack.enter_async_context(Supervisor())
        wakes = Wakes()
        feed = Feed(exchanger)
        bids = _bids(settings, texts, database, exchanger, feed, wakes)
        _keep_watch(settings, database, feed, bids, wakes, supervisor)
        port = await stack.enter_async_context(
            http_port(settings.http_host, settings.http_port, database, heartbeat, SiteCallbacks(bids))
        )
        dispatcher, polling, outbox = _build(
            settings, texts, database, exchanger, bids, wakes, bot, supervisor, arrivals, pacing, limits
        )
        supervisor.keep_running("polling", polling.run)
        stack.push_async_callback(_drain, polling, outbox, drain_seconds)
        yield App(port, dispatcher)


async def _drain(polling: Polling, outbox: OutboxSender, seconds: float) -> None:
    """What is being handled and what is being sent get the same time to end."""
    await asyncio.gather(polling.stop(seconds), outbox.stop(seconds))


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


def open_bot(settings: Settings, *middlewares: BaseRequestMiddleware) -> Bot:
    session = TelegramSession(api=TelegramAPIServer.from_base(settings.telegram_api_url))
    for middleware in (*middlewares, GatewayPages()):
        session.middleware(middleware)
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML)
    return Bot(settings.bot_token.get_secret_value(), session=session, default=properties)


def _bids(
    settings: Settings,
    translator: Translator,
    database: Database,
    exchanger: Exchanger,
    feed: Feed,
    wakes: Wakes,
) -> Bids:
    limits = OrderLimits(settings.max_open_orders, settings.max_orders_per_hour)
    return Bids(database, exchanger, feed, translator, settings.watch_interval, wakes, limits)


def _keep_watch(
    settings: Settings, database: Database, feed: Feed, bids: Bids, wakes: Wakes, supervisor: Supervisor
) -> None:
    denied = Denied(database, Operators(settings.admin_ids))
    watching = Watching(database, feed, denied, settings.watch_interval, wakes)
    watcher = BidWatcher(bids, watching, feed, supervisor, settings.watch_interval, wakes.watch)
    supervisor.keep_running("feed", FeedFollower(watching, settings.watch_interval).run)
    supervisor.keep_running("watch", watcher.run)


def _build(
    settings: Settings,
    translator: Translator,
    database: Database,
    exchanger: Exchanger,
    bids: Bids,
    wakes: Wakes,
    bot: Bot,
    supervisor: Supervisor,
    arrivals: Arrivals,
    pacing: Pacing,
    limits: Limits,
) -> tuple[BotDispatcher, Polling, OutboxSender]:
    show = Show(bot)
    directory = Directory(exchanger)
    reads = Reads(supervisor.start)
    agreement = Agreement(settings.quote_tolerance)
    exchange = ExchangeService(database, Rates(exchanger, directory, reads), agreement)
    steps = Steps(exchange, settings.support_url)
    storage, reach = DatabaseStorage(database), Reach(database, wakes.outbox)
    flows = Flows(database, storage, translator, show, settings.default_locale, arrivals, reach)
    command_menu = CommandMenu(bot, translator)
    dispatcher = BotDispatcher(
        storage,
        Throttle(database, flows, show, limits),
        Outage(show, translator, settings.default_locale, settings.support_url),
        bids=bids,
        reach=reach,
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
    outbox = OutboxSender(database, telling, reach, pacing, supervisor, wakes.outbox)
    supervisor.keep_running("outbox", outbox.run)
    supervisor.keep_running("retention", Eraser(Retention(database, settings.keep_details_days)).run)
    return dispatcher, Polling(bot, dispatcher, command_menu, settings.default_locale), outbox

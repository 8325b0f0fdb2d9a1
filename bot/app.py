"""The composition root: what a process has is built here, once, and closed in the reverse order.

`people.py` is the side that answers people, in every process; `workers/elected.py` the other one, which only
the elected process has; `parts.py` what both stand on.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode

from bot.dispatcher import BotDispatcher
from bot.errors import SettingsError
from bot.exchanger.call import Called, Observer, unobserved
from bot.exchanger.client import Exchanger
from bot.i18n import Translator
from bot.middlewares.arrivals import PolledArrivals, PushedArrivals
from bot.middlewares.gateway_pages import GatewayPages
from bot.middlewares.limits import Limits
from bot.middlewares.pacing import Pacing
from bot.monitoring.door import MetricsDoor
from bot.monitoring.measuring import Measuring
from bot.monitoring.meters import Meters, counting_log_lines
from bot.monitoring.scrape import Scrape
from bot.parts import Parts
from bot.people import People, for_people
from bot.services.agreement import Agreement
from bot.services.bids import Bids
from bot.services.dashboard import Dashboard
from bot.services.day_counts import DayCounts
from bot.services.error_notices import listening_for_errors
from bot.services.exchanger_health import ExchangerHealth
from bot.services.feed import Feed
from bot.services.health import Health
from bot.services.house_texts import HouseTexts
from bot.services.operators import Operators
from bot.services.order_limits import OrderLimits
from bot.services.partners import Partners
from bot.services.reach import Reach
from bot.services.referrals import Referrals
from bot.services.roles import Roles
from bot.services.switchboard import Switchboard
from bot.settings import Settings
from bot.site_callbacks import SiteCallbacks
from bot.storage.database import open_database
from bot.storage.redis import SharedMemory, open_redis
from bot.telegram_session import TelegramSession
from bot.under_way import UnderWay
from bot.vault import Vault
from bot.wake import Wakes
from bot.web import http_port
from bot.webhook import UpdatesDoor
from bot.workers.elected import start_workers
from bot.workers.election import Election
from bot.workers.polling import PollHeartbeat, Polling, RoomFirst
from bot.workers.supervisor import Supervisor
from bot.workers.webhook import Webhook

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
        parts = await _open_parts(stack, settings, texts, limits or Limits())
        people = for_people(parts)
        election = Election(
            parts.database.leader_lock, parts.wakes, partial(start_workers, parts, people.telling)
        )
        parts.supervisor.keep_running("election", election.run)
        hearing = _hearing(parts, people)
        metrics = MetricsDoor(settings, Scrape(parts))
        port = await stack.enter_async_context(
            http_port(
                settings.http_host,
                settings.http_port,
                parts.health,
                metrics,
                SiteCallbacks(parts.bids),
                hearing.door,
            )
        )
        parts.supervisor.keep_running(hearing.name, hearing.run)
        stack.push_async_callback(_drain, parts.health, hearing, election, drain_seconds)
        yield App(port, people.dispatcher)


def _hearing(parts: Parts, people: People) -> Polling | Webhook:
    """How updates come."""
    settings = parts.settings
    if isinstance(parts.arrivals, PushedArrivals):
        secret = settings.webhook_secret.get_secret_value()
        door = UpdatesDoor(people.dispatcher, parts.bot, parts.arrivals, secret)
        return Webhook(settings, parts.bot, parts.database, people.command_menu, parts.health.heartbeat, door)
    return Polling(parts.bot, people.dispatcher, people.command_menu, settings.default_locale)


async def _drain(health: Health, hearing: Polling | Webhook, election: Election, seconds: float) -> None:
    """What is being handled and what is being sent get the same time to end; nothing more is to come."""
    health.is_draining = True
    await asyncio.gather(hearing.stop(seconds), election.stop(seconds))


async def _open_parts(
    stack: AsyncExitStack, settings: Settings, translator: Translator, limits: Limits
) -> Parts:
    """The supervisor last: its tasks end before what they use is closed."""
    database = await open_database(settings.database_url)
    stack.push_async_callback(database.close)
    health, meters, exchanger_health = Health(database), Meters(), ExchangerHealth()
    stack.enter_context(counting_log_lines(meters))
    exchanger = await stack.enter_async_context(
        open_exchanger(settings, partial(_tell_all, (exchanger_health.note, meters.note_call)))
    )
    measuring = Measuring(meters)
    pacing, under_way = Pacing(limits), UnderWay(limits.customer.burst)
    arrivals: PushedArrivals | PolledArrivals
    if settings.by_webhook:
        arrivals = PushedArrivals()
        bot = open_bot(settings, pacing, measuring)
    else:
        arrivals = PolledArrivals()
        polling = (RoomFirst(under_way), PollHeartbeat(health.heartbeat), arrivals)
        bot = open_bot(settings, pacing, measuring, *polling)
    stack.push_async_callback(bot.session.close)
    day_counts = DayCounts(database)
    stack.push_async_callback(day_counts.end)
    feed, wakes = Feed(exchanger), Wakes()
    order_limits = OrderLimits(settings.max_open_orders, settings.max_orders_per_hour)
    interval = settings.watch_interval
    vault = Vault(settings.secret_key.get_secret_value())
    switchboard = Switchboard(database)
    await switchboard.load()
    referrals = Referrals(database, settings.partner_link_wins, settings.partner_link_days, switchboard)
    operators = Operators(
        settings.admin_ids, settings.operators_chat_id, switchboard, settings.operators_topic_id
    )
    error_notices = await stack.enter_async_context(listening_for_errors(database, operators))
    return Parts(
        settings=settings,
        translator=translator,
        database=database,
        exchanger=exchanger,
        exchanger_health=exchanger_health,
        day_counts=day_counts,
        health=health,
        meters=meters,
        dashboard=Dashboard(database, health.heartbeat, exchanger_health, day_counts),
        agreement=Agreement(settings.quote_tolerance),
        feed=feed,
        wakes=wakes,
        bids=Bids(
            database,
            exchanger,
            feed,
            translator,
            interval,
            wakes,
            order_limits,
            referrals,
            operators,
            on_page=settings.pays_on_page,
        ),
        reach=Reach(database, wakes.outbox),
        vault=vault,
        partners=Partners(database, exchanger, vault),
        referrals=referrals,
        roles=Roles(database, settings.admin_ids),
        switchboard=switchboard,
        house_texts=HouseTexts(switchboard, translator.locales, settings.default_locale),
        operators=operators,
        error_notices=error_notices,
        limits=limits,
        arrivals=arrivals,
        under_way=under_way,
        pacing=pacing,
        bot=bot,
        shared=await _shared(stack, settings, bot),
        supervisor=await stack.enter_async_context(Supervisor()),
    )


def _tell_all(observers: Iterable[Observer], called: Called) -> None:
    for observe in observers:
        observe(called)


async def _shared(stack: AsyncExitStack, settings: Settings, bot: Bot) -> SharedMemory | None:
    """By the bot's number, as one Redis may serve several bots."""
    if not settings.redis_url.get_secret_value():
        return None
    shared = SharedMemory(open_redis(settings.redis_url.get_secret_value()), f"bot:{bot.id}")
    stack.push_async_callback(shared.close)
    return shared


def _check_locale(locale: str, translator: Translator) -> None:
    if locale not in translator.locales:
        raise SettingsError(f"DEFAULT_LOCALE: there are texts in {' and '.join(translator.locales)} only")


def open_exchanger(settings: Settings, observe: Observer = unobserved) -> Exchanger:
    return Exchanger(
        settings.exchanger_url,
        settings.exchanger_login.get_secret_value(),
        settings.exchanger_key.get_secret_value(),
        concurrency=settings.exchanger_concurrency,
        observe=observe,
    )


def open_bot(settings: Settings, *middlewares: BaseRequestMiddleware) -> Bot:
    session = TelegramSession(api=TelegramAPIServer.from_base(settings.telegram_api_url))
    for middleware in (*middlewares, GatewayPages()):
        session.middleware(middleware)
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML)
    return Bot(settings.bot_token.get_secret_value(), session=session, default=properties)

"""What both sides of a process stand on, each made once: those that answer people, and the workers."""

from dataclasses import dataclass

from aiogram import Bot

from bot.exchanger.client import Exchanger
from bot.i18n import Translator
from bot.middlewares.arrivals import Arrivals
from bot.middlewares.limits import Limits
from bot.middlewares.pacing import Pacing
from bot.monitoring.meters import Meters
from bot.services.agreement import Agreement
from bot.services.bids import Bids
from bot.services.dashboard import Dashboard
from bot.services.day_counts import DayCounts
from bot.services.error_notices import ErrorNotices
from bot.services.exchanger_health import ExchangerHealth
from bot.services.feed import Feed
from bot.services.health import Health
from bot.services.house_texts import HouseTexts
from bot.services.operators import Operators
from bot.services.partners import Partners
from bot.services.reach import Reach
from bot.services.referrals import Referrals
from bot.services.roles import Roles
from bot.services.switchboard import Switchboard
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.redis import SharedMemory
from bot.under_way import UnderWay
from bot.vault import Vault
from bot.wake import Wakes
from bot.workers.supervisor import Supervisor


@dataclass(frozen=True, slots=True)
class Parts:
    settings: Settings
    translator: Translator
    database: Database
    exchanger: Exchanger
    exchanger_health: ExchangerHealth
    day_counts: DayCounts
    health: Health
    meters: Meters
    dashboard: Dashboard
    agreement: Agreement
    feed: Feed
    wakes: Wakes
    bids: Bids
    reach: Reach
    vault: Vault
    partners: Partners
    referrals: Referrals
    roles: Roles
    switchboard: Switchboard
    house_texts: HouseTexts
    operators: Operators
    error_notices: ErrorNotices
    limits: Limits
    arrivals: Arrivals
    under_way: UnderWay
    pacing: Pacing
    bot: Bot
    supervisor: Supervisor
    shared: SharedMemory | None
    """None: this process shares nothing but the database."""

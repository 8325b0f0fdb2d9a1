"""Has Telegram send updates to the HTTP port, from start to an orderly stop."""

import asyncio
import hashlib
import hmac
import logging
from datetime import datetime

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import WebhookInfo

from bot.services.health import Heartbeat
from bot.settings import Settings
from bot.storage.cursors import WEBHOOK, WEBHOOK_CLAIM
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.ui.command_menu import CommandMenu
from bot.webhook import PATH, UpdatesDoor

logger = logging.getLogger(__name__)

CONNECTIONS = 100
"""The most that Telegram opens at once; each waits for one answer."""
LOOK_SECONDS = 60.0
AGAIN_SECONDS = 5.0
WAIT_SECONDS = 1.0
CLAIM_MS = 10_000
"""So long others leave it to the one who is about to set the webhook, should that one die meanwhile."""


class Webhook:
    name = "webhook"

    def __init__(
        self,
        settings: Settings,
        bot: Bot,
        database: Database,
        menu: CommandMenu,
        heartbeat: Heartbeat,
        door: UpdatesDoor,
    ) -> None:
        self._settings = settings
        self._bot = bot
        self._database = database
        self._menu = menu
        self._heartbeat = heartbeat
        self.door = door
        self._url = webhook_address(settings)
        self._kinds = door.kinds
        self._told: datetime | None = None

    async def run(self) -> None:
        """Until it is cancelled; looks now and then whether Telegram still sends updates here."""
        await self._menu.set_for_everyone(self._settings.default_locale)
        while True:
            try:
                pause = await self._look()
            except AiogramError as error:
                logger.error("the webhook is not looked after: %s", error)  # noqa: TRY400  (its words are enough)
                pause = AGAIN_SECONDS
            await asyncio.sleep(pause)

    async def stop(self, drain_seconds: float) -> None:
        """No more updates are taken; those being handled get some time to end."""
        await self.door.close()
        await self.door.drain(drain_seconds)

    async def _look(self) -> float:
        """Seconds until the next one."""
        info = await self._bot.get_webhook_info()
        if not self.door.is_open:
            self.door.open(info.pending_update_count)
        self._tell_trouble(info)
        if not await self._is_set(info) and not await self._set_by_one():
            return WAIT_SECONDS
        self._heartbeat.beat()
        return LOOK_SECONDS

    async def _is_set(self, info: WebhookInfo) -> bool:
        """Telegram doesn't say the secret: a print of the one that was set is kept."""
        async with self._database.reading() as tx:
            known = await tx.cursors.get(WEBHOOK)
        return (
            info.url == self._url
            and info.max_connections == CONNECTIONS
            and set(info.allowed_updates or ()) == set(self._kinds)
            and known == self._print()
        )

    async def _set_by_one(self) -> bool:
        """Of several replicas that start together one does; False while another is at it."""
        at = now_ms()
        async with self._database.transaction() as tx:
            if not await tx.cursors.claim(WEBHOOK_CLAIM, at, before=at - CLAIM_MS):
                return False
        try:
            # another may have been quicker since it was looked at
            if not await self._is_set(await self._bot.get_webhook_info()):
                await self._set()
        finally:
            async with self._database.transaction() as tx:
                await tx.cursors.put(WEBHOOK_CLAIM, 0)
        return True

    async def _set(self) -> None:
        await self._bot.set_webhook(
            self._url,
            max_connections=CONNECTIONS,
            allowed_updates=self._kinds,
            drop_pending_updates=False,
            secret_token=self._settings.webhook_secret.get_secret_value(),
        )
        async with self._database.transaction() as tx:
            await tx.cursors.put(WEBHOOK, self._print())
        logger.info("Telegram sends updates to %s", self._url)

    def _print(self) -> int:
        token = self._settings.bot_token.get_secret_value()
        text = f"{self._url} {self._settings.webhook_secret.get_secret_value()}"
        digest = hmac.digest(token.encode(), text.encode(), hashlib.sha256)
        return int.from_bytes(digest[:8], "big") >> 1  # as large as a number in the database may be

    def _tell_trouble(self, info: WebhookInfo) -> None:
        if info.last_error_date and info.last_error_date != self._told:
            self._told = info.last_error_date
            at = info.last_error_date.isoformat()
            logger.warning("Telegram could not deliver an update at %s: %s", at, info.last_error_message)


def webhook_address(settings: Settings) -> str:
    return f"{settings.webhook_url}{PATH}"

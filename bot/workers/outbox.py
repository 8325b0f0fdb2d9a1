"""Sends what the outbox holds: in order for each chat, again when Telegram can't take it now."""

import logging

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.handlers.telling import Telling
from bot.logs import trace
from bot.middlewares.pacing import by_itself
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.storage.outbox import OutboxRow
from bot.wake import Wake
from bot.workers.supervisor import Supervisor

logger = logging.getLogger(__name__)

TAKEN_UP = 200
"""Chats whose message may wait for its turn: talkative people must not hold up the others."""
LONGEST_SLEEP = 2.0
FIRST_PAUSE_MS = 1_000
LONGEST_PAUSE_MS = 60_000


class OutboxSender:
    def __init__(self, database: Database, telling: Telling, supervisor: Supervisor, wake: Wake) -> None:
        self._database = database
        self._telling = telling
        self._supervisor = supervisor
        self._wake = wake
        self._chats: set[int] = set()
        """Those with a message on its way: the next one waits for it."""

    async def run(self) -> None:
        while True:
            for row in await self._due():
                if row.chat_id not in self._chats and len(self._chats) < TAKEN_UP:
                    self._chats.add(row.chat_id)
                    self._supervisor.start(f"tell {row.id}", self._send(row))
            await self._wake.wait(await self._seconds_to_next())

    async def _due(self) -> list[OutboxRow]:
        async with self._database.reading() as tx:
            return await tx.outbox.due(now_ms(), TAKEN_UP + len(self._chats))

    async def _send(self, row: OutboxRow) -> None:
        by_itself.set(True)
        try:
            await self._telling.tell(row)
        except TelegramRetryAfter as error:
            await self._later(row, error.retry_after * 1000)
        except (TelegramNetworkError, TelegramServerError) as error:
            logger.info("message %s is sent again later: %s", row.id, type(error).__name__)
            await self._later(row, min(FIRST_PAUSE_MS << min(row.attempts, 10), LONGEST_PAUSE_MS))
        except TelegramForbiddenError as error:
            await self._drop_chat(row, error)
        except TelegramBadRequest as error:
            if "chat not found" in error.message:
                await self._drop_chat(row, error)
            else:
                await self._drop(row, error)
        except ClientDecodeError as error:  # it is done, only its answer can't be read
            await self._drop(row, error)
        except TelegramAPIError as error:  # not the message: the token, or the server
            logger.warning("message %s (%s) is sent again later: %s", row.id, row.kind, error.message)
            await self._later(row, LONGEST_PAUSE_MS)
        except Exception as error:
            logger.error("message %s (%s) was not made: %s", row.id, row.kind, trace(error))  # noqa: TRY400  (its words are left out)
            await self._later(row, LONGEST_PAUSE_MS)
        else:
            async with self._database.transaction() as tx:
                await tx.outbox.sent(row.id, now_ms())
        finally:
            self._chats.discard(row.chat_id)
            self._wake.now()

    async def _later(self, row: OutboxRow, pause_ms: int) -> None:
        async with self._database.transaction() as tx:
            await tx.outbox.retry(row.id, now_ms() + pause_ms)

    async def _drop(self, row: OutboxRow, error: TelegramAPIError | ClientDecodeError) -> None:
        logger.error("message %s (%s) was refused: %s", row.id, row.kind, error.message)
        async with self._database.transaction() as tx:
            await tx.outbox.dropped(row.id, now_ms(), error.message)

    async def _drop_chat(self, row: OutboxRow, error: TelegramAPIError) -> None:
        logger.info("chat of message %s can't be written to: %s", row.id, error.message)
        async with self._database.transaction() as tx:
            await tx.outbox.drop_chat(row.chat_id, now_ms())

    async def _seconds_to_next(self) -> float:
        if len(self._chats) >= TAKEN_UP:
            return LONGEST_SLEEP
        async with self._database.reading() as tx:
            at = await tx.outbox.next_run_at()
        if at is None or self._chats:
            return LONGEST_SLEEP
        return min(max(at - now_ms(), 0) / 1000, LONGEST_SLEEP)

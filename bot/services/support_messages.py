"""What the outbox may carry between customers and support; and what comes of a message that can't arrive.

Only numbers of messages: what was written stays in Telegram, and is copied from there.
"""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Self

from bot.storage.database import Tx
from bot.storage.ids import now_ms
from bot.storage.support import SupportMessage

BOT = 0
"""The writer of what says whom a talk is with."""


class SupportKind(StrEnum):
    HEAD = "support-head"
    """Whom the talk is with."""
    ASKED = "support-asked"
    """A copy of what a customer has written."""
    GREETING = "support-greeting"
    """That support writes, before what it writes."""
    ANSWER = "support-answer"
    """A copy of what an operator has written."""
    WORDS = "support-words"
    """An answer that was kept ready."""
    NOTE = "support-note"
    """A line about what happened: an edit, an answer by somebody else."""
    LOST = "support-lost"
    """To who wrote it: it didn't arrive."""
    TAKEN = "support-taken"
    """Show anew who has taken the talk."""


SUPPORT_KINDS = frozenset(kind.value for kind in SupportKind)


class Note(StrEnum):
    EDITED = "edited"
    """A customer has edited the message that this is a reply to."""
    CORRECTED = "corrected"
    """Likewise an operator."""
    ELSEWHERE = "elsewhere"
    """An operator has written to the customer from their own chat with the bot."""
    ALSO = "also"
    """Another operator has answered than the one who has taken it."""


class Why(StrEnum):
    """A message didn't arrive."""

    UNREACHABLE = "unreachable"
    UNCOPIED = "uncopied"
    """Telegram doesn't let it be copied, or it isn't there any more."""


@dataclass(frozen=True, slots=True)
class SupportPayload:
    """`message`: of the table, by which alone the customer is known: what is erased leaves nothing here;
    `name`: an operator's; `reply_to`: a message of the chat it goes to."""

    message: int = 0
    bid: int = 0
    reply_to: int = 0
    note: str = ""
    name: str = ""
    text: str = ""

    @classmethod
    def from_json(cls, text: str) -> Self:
        return cls(**json.loads(text))

    def to_json(self) -> str:
        return json.dumps({name: value for name, value in asdict(self).items() if value}, ensure_ascii=False)


async def put(tx: Tx, chat_id: int, kind: SupportKind, payload: SupportPayload) -> None:
    await tx.outbox.add(chat_id, kind, None, payload.to_json(), now_ms())


async def give_up(tx: Tx, message_id: int, why: Why) -> None:
    """It will not arrive: who wrote it is told, unless it arrived elsewhere."""
    lost = await tx.support.failed(message_id)
    if lost is None or lost.writer_id == BOT or not await _matters(tx, lost):
        return
    await put(tx, lost.from_chat_id, SupportKind.LOST, SupportPayload(message=lost.id, note=why))


async def give_up_all(tx: Tx, chat_id: int) -> None:
    """The chat can't be written to any more; in the transaction that notes it."""
    for message in await tx.support.queued(chat_id):
        await give_up(tx, message.id, Why.UNREACHABLE)


async def _matters(tx: Tx, lost: SupportMessage) -> bool:
    if not lost.is_by_customer:
        return (
            lost.chat_id == lost.user_id
        )  # what others are shown of an answer is only for their information
    copies = await tx.support.copies(lost.from_chat_id, lost.from_message_id or 0)
    return all(each.state == "failed" for each in copies if each.version == lost.version)

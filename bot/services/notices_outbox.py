"""Puts what operators are to be told into the outbox: for each chat of theirs one message of all that came
since the last one, so that a chat gets no more messages than it takes, and nothing comes minutes late."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from bot.services.messages import MessageKind
from bot.services.notices import CONCERNS, Notice, NoticeKind
from bot.services.roles import NEEDS, Role, Roles
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms
from bot.wake import Wake

AT_ONCE = 500
MOST_ALONE = 3
KNOWN = frozenset(NoticeKind)
"""One that only a later release knows, before a way back from it, must not keep back all the others."""
LONGEST_HELD_MS = 60_000
"""While Telegram takes no messages, notices wait to become one; so long at most."""


@dataclass(frozen=True, slots=True)
class NoticesMessage:
    """`topic`: of a forum; 0 elsewhere. `is_astray`: it was for a group that can't be written to."""

    topic: int
    notices: tuple[Notice, ...]
    is_astray: bool = False

    @classmethod
    def from_json(cls, text: str) -> Self:
        data = json.loads(text)
        notices = tuple(Notice.from_data(each) for each in data["notices"])
        return cls(data["topic"], notices, data["astray"])

    def to_json(self) -> str:
        notices = [each.to_data() for each in self.notices]
        data = {"topic": self.topic, "notices": notices, "astray": self.is_astray}
        return json.dumps(data, ensure_ascii=False)


class NoticesOutbox:
    """`chat_id` and `topic`: where operators are told; 0: each of those it concerns in their own chat."""

    def __init__(self, database: Database, roles: Roles, chat_id: int, topic: int, wake: Wake) -> None:
        self._database = database
        self._roles = roles
        self._chat_id = chat_id
        self._topic = topic
        self._wake = wake

    async def hand_over(self) -> bool:
        """What waits, unless an earlier message is still on its way. Whether there was something."""
        async with self._database.reading() as tx:
            if not await tx.notices.oldest(1):
                return False
        async with self._database.transaction() as tx:
            waiting = await tx.notices.oldest(AT_ONCE)
            chats = await self._chats(tx)
            if not waiting or await self._is_held(tx, chats, waiting[0].at):
                return False
            notices = [Notice.of(row) for row in waiting if row.kind in KNOWN]
            for chat_id, role in chats.items():
                await self._put(tx, chat_id, role, notices)
            for row in waiting:
                await tx.notices.forget(row.id)
        self._wake.now()
        return True

    async def _chats(self, tx: Tx) -> Mapping[int, Role]:
        """With the role that says what is told there."""
        if self._chat_id:
            return {self._chat_id: Role.OWNER}
        given = {each.user_id: Role(each.role) for each in await tx.operators.list()}
        return {**given, **dict.fromkeys(sorted(self._roles.owners), Role.OWNER)}

    async def _is_held(self, tx: Tx, chats: Mapping[int, Role], since: int) -> bool:
        if now_ms() - since > LONGEST_HELD_MS:
            return False
        return any([await tx.notices.on_its_way(chat_id, MessageKind.OPERATORS) for chat_id in chats])

    async def _put(self, tx: Tx, chat_id: int, role: Role, notices: Sequence[Notice]) -> None:
        concerning = [each for each in notices if role in NEEDS[CONCERNS[each.kind]]]
        for together in _messages(concerning):
            message = NoticesMessage(self._topic, together).to_json()
            await tx.outbox.add(chat_id, MessageKind.OPERATORS, None, message, now_ms())


def _messages(notices: Sequence[Notice]) -> list[tuple[Notice, ...]]:
    """All in one; but what says what is to be done has a message of its own, as long as such are few."""
    alone = [each for each in notices if each.kind is NoticeKind.UNCLEAR]
    if len(alone) > MOST_ALONE:
        return [tuple(notices)]
    rest = tuple(each for each in notices if each not in alone)
    return [*((each,) for each in alone), *([rest] if rest else [])]

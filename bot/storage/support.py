"""Talks with support, one a customer, and where each of their messages went. No words are kept."""

from dataclasses import dataclass
from typing import Literal

from bot.storage.adapter import Connection
from bot.storage.ids import IdMaker, is_nobody, lowest_id
from bot.storage.table import Table, must, row, rows

SupportState = Literal["queued", "sent", "failed"]


@dataclass(frozen=True, slots=True)
class Talk:
    user_id: int
    name: str  # as Telegram told it; empty for who has never written to support
    username: str
    bid_id: int | None  # the order it is about
    group_id: int | None  # where its topic is
    topic_id: int | None
    is_closed: int  # 1: an operator has closed the topic
    taken_by: int | None
    taken_name: str
    waits_since: int | None  # when the customer wrote what nobody has answered yet
    written_at: int  # by the customer, last; 0: never
    answered_at: int  # by an operator, last; 0: never

    @property
    def is_nobodys(self) -> bool:
        """What is left of a talk that was erased or forgotten: its topic, which leads to nobody."""
        return is_nobody(self.user_id)


@dataclass(frozen=True, slots=True)
class SupportMessage:
    """One message on its way to one chat."""

    id: int
    user_id: int  # whose talk
    writer_id: int  # 0: the bot, saying whom the talk is with
    from_chat_id: int
    from_message_id: int | None  # None: words of ours
    version: int  # when it was edited; 0: as it was written
    chat_id: int
    message_id: int | None  # None until it is there
    state: SupportState

    @property
    def is_by_customer(self) -> bool:
        return self.writer_id == self.user_id and self.from_chat_id == self.user_id


class Support(Table):
    def __init__(self, sql: object, connection: Connection, ids: IdMaker) -> None:
        super().__init__(sql, connection)
        self._ids = ids

    async def talk(self, user_id: int) -> Talk | None:
        return row(Talk, await self._sql.talk(self._connection, user_id=user_id))

    async def talk_in(self, group_id: int, topic_id: int) -> Talk | None:
        """Whose topic it is."""
        return row(Talk, await self._sql.talk_in(self._connection, group_id=group_id, topic_id=topic_id))

    async def written(self, user_id: int, name: str, username: str, bid_id: int | None, at: int) -> Talk:
        """By the customer."""
        record = await self._sql.written(
            self._connection, user_id=user_id, name=name, username=username, bid_id=bid_id, at=at
        )
        return must(Talk, record)

    async def answered(self, user_id: int, bid_id: int | None, by: int, by_name: str, at: int) -> Talk:
        """By an operator, whether or not the customer has ever written."""
        record = await self._sql.answered(
            self._connection, user_id=user_id, bid_id=bid_id, by=by, by_name=by_name, at=at
        )
        return must(Talk, record)

    async def take(self, user_id: int, by: int, by_name: str) -> Talk | None:
        """None when somebody has taken it, or there is nothing to take."""
        return row(Talk, await self._sql.take(self._connection, user_id=user_id, by=by, by_name=by_name))

    async def leave(self, user_id: int, by: int) -> Talk | None:
        """None when it isn't theirs."""
        return row(Talk, await self._sql.leave(self._connection, user_id=user_id, by=by))

    async def set_topic(self, user_id: int, group_id: int, topic_id: int) -> None:
        await self._sql.set_topic(self._connection, user_id=user_id, group_id=group_id, topic_id=topic_id)

    async def close(self, user_id: int) -> None:
        await self._sql.close(self._connection, user_id=user_id)

    async def reopen(self, user_id: int) -> None:
        await self._sql.reopen(self._connection, user_id=user_id)

    async def waiting(self, page: int, size: int) -> list[Talk]:
        """Those first who have waited longest."""
        return await rows(Talk, self._sql.waiting(self._connection, limit=size, offset=page * size))

    async def count_waiting(self) -> int:
        count: int = await self._sql.count_waiting(self._connection)
        return count

    async def add(
        self,
        user_id: int,
        writer_id: int,
        from_chat_id: int,
        from_message_id: int | None,
        chat_id: int,
        version: int = 0,
    ) -> SupportMessage | None:
        """None for what is on its way there already."""
        record = await self._sql.add(
            self._connection,
            id=self._ids.new_id(),
            user_id=user_id,
            writer_id=writer_id,
            from_chat_id=from_chat_id,
            from_message_id=from_message_id,
            version=version,
            chat_id=chat_id,
        )
        return row(SupportMessage, record)

    async def message(self, id: int) -> SupportMessage | None:
        return row(SupportMessage, await self._sql.message(self._connection, id=id))

    async def sent(self, id: int, message_id: int) -> None:
        await self._sql.sent(self._connection, id=id, message_id=message_id)

    async def failed(self, id: int) -> SupportMessage | None:
        """None when it isn't on its way any more."""
        return row(SupportMessage, await self._sql.failed(self._connection, id=id))

    async def copies(self, chat_id: int, message_id: int) -> list[SupportMessage]:
        """Where a message went, the oldest version first."""
        found = self._sql.copies(self._connection, from_chat_id=chat_id, from_message_id=message_id)
        return await rows(SupportMessage, found)

    async def original(self, chat_id: int, message_id: int) -> SupportMessage | None:
        """What a message of the bot's is a copy of."""
        record = await self._sql.original(self._connection, chat_id=chat_id, message_id=message_id)
        return row(SupportMessage, record)

    async def queued(self, chat_id: int) -> list[SupportMessage]:
        return await rows(SupportMessage, self._sql.queued(self._connection, chat_id=chat_id))

    async def heads(self, user_id: int) -> list[SupportMessage]:
        """The messages that say whom the talk is with, the newest of each chat."""
        found = await rows(SupportMessage, self._sql.heads(self._connection, user_id=user_id))
        return list({each.chat_id: each for each in found}.values())

    async def forget_old_messages(self, before: int, limit: int) -> int:
        """Where those went that were written before; how many."""
        found = self._sql.old_messages(self._connection, before_id=lowest_id(before), limit=limit)
        ids = [record["id"] async for record in found]
        for id in ids:
            await self._sql.forget_message(self._connection, id=id)
        return len(ids)

    async def forget_old_talks(self, before: int, limit: int) -> int:
        """Those in which nobody has written since; how many."""
        found = self._sql.old_talks(self._connection, before=before, limit=limit)
        ids = [record["user_id"] async for record in found]
        for id in ids:
            gone = await self._sql.forget_talk(self._connection, user_id=id, before=before)
            if gone is not None:
                await self.leave_topic(must(Talk, gone))
        return len(ids)

    async def leave_topic(self, gone: Talk) -> None:
        """To nobody: who writes in the topic of a talk that is gone is told so."""
        if gone.topic_id is not None:
            await self._sql.leave_topic(
                self._connection, nobody=-self._ids.new_id(), group_id=gone.group_id, topic_id=gone.topic_id
            )

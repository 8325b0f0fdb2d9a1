"""Support: customers and operators write to each other through the bot. Each message is committed, with its
way into the outbox, before anybody is told that it goes."""

from bot.services.audit import note
from bot.services.roles import NEEDS, Right, Role, Roles
from bot.services.support_messages import BOT, Note, SupportKind, SupportPayload, put
from bot.services.support_said import Asked, Said, Writer
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms
from bot.storage.support import SupportMessage, Talk
from bot.wake import Wake

QUIET_MS = 3_600_000
"""After an hour of silence operators are told anew whom they talk with."""
JUST_MS = 3_600_000
"""For an hour after an answer people simply write on, below it."""
GREET_MS = 600_000
"""After ten minutes customers are told anew that it is support who writes."""


class Support:
    """`group_id`: the forum with a topic for each customer; 0: operators are written to each in their own
    chat."""

    def __init__(self, database: Database, roles: Roles, outbox_wake: Wake, group_id: int) -> None:
        self._database = database
        self._roles = roles
        self._wake = outbox_wake
        self.group_id = group_id

    @property
    def is_set_up(self) -> bool:
        """Somebody is to be reached through the bot; whether they can be, `is_reached` knows."""
        return bool(self.group_id or self._roles.owners)

    async def is_reached(self) -> bool:
        async with self._database.reading() as tx:
            return bool(await self._desks(tx))

    async def talk(self, user_id: int) -> Talk | None:
        async with self._database.reading() as tx:
            return await tx.support.talk(user_id)

    async def has_just_answered(self, user_id: int) -> bool:
        """What the person writes now, and is asked for by nobody, is meant for it."""
        talk = await self.talk(user_id)
        return talk is not None and now_ms() - talk.answered_at < JUST_MS

    async def talk_in(self, topic_id: int) -> Talk | None:
        async with self._database.reading() as tx:
            return await tx.support.talk_in(self.group_id, topic_id)

    async def waiting(self, page: int, size: int) -> tuple[list[Talk], int]:
        """Those whom nobody has answered yet, and how many there are."""
        async with self._database.reading() as tx:
            return await tx.support.waiting(page, size), await tx.support.count_waiting()

    # --- what customers write

    async def ask(self, customer: Writer, said: Said, bid_id: int | None = None) -> Asked:
        """A customer's message, once however often it comes."""
        at = now_ms()
        async with self._database.transaction() as tx:
            desks = await self._desks(tx)
            if not desks:
                return Asked.NOBODY
            before = await tx.support.talk(customer.id)
            talk = await tx.support.written(customer.id, customer.name, customer.username, bid_id, at)
            told = set() if _is_new(before, talk, at) else await self._told_of(tx, talk)
            for desk in desks:
                if desk not in told:
                    await self._introduce(tx, talk, desk)
                await self._copy(tx, talk.user_id, customer.id, said, desk)
        self._wake.now()
        return Asked.FIRST if before is None or before.waits_since is None else Asked.MORE

    async def _told_of(self, tx: Tx, talk: Talk) -> set[int]:
        """The desks that know whom the talk is with; one that came to it later doesn't."""
        return {head.chat_id for head in await tx.support.heads(talk.user_id)}

    async def _introduce(self, tx: Tx, talk: Talk, desk: int) -> None:
        head = await tx.support.add(talk.user_id, BOT, BOT, None, desk)
        if head is not None:
            await put(tx, desk, SupportKind.HEAD, SupportPayload(message=head.id))

    async def _desks(self, tx: Tx) -> list[int]:
        """The chats in which operators read what customers write."""
        if self.group_id:
            return [self.group_id]
        known = [await tx.users.get(id) for id in await self._operators(tx)]
        return [user.id for user in known if user is not None and user.unreachable_at is None]

    async def _operators(self, tx: Tx) -> list[int]:
        given = {row.user_id for row in await tx.operators.list() if Role(row.role) in NEEDS[Right.FIND]}
        return sorted(self._roles.owners | given)

    # --- what operators write

    async def answer(
        self, user_id: int, operator: Writer, said: Said, bid_id: int | None = None
    ) -> Talk | None:
        """An operator's message to a customer, once. The talk, which may be somebody else's by now; None when
        the customer can't be written to."""
        async with self._database.transaction() as tx:
            if not await _can_be_written_to(tx, user_id):
                return None
            sent = await tx.support.add(user_id, operator.id, said.chat_id, said.message_id, user_id)
            if sent is None:
                return await tx.support.talk(user_id)
            talk = await self._note_answer(tx, user_id, operator, bid_id)
            reply_to = await _counterpart(tx, said, user_id)
            await put(tx, user_id, SupportKind.ANSWER, SupportPayload(message=sent.id, reply_to=reply_to))
            await self._show_others(tx, talk, operator, said, sent)
        self._wake.now()
        return talk

    async def say(self, user_id: int, operator: Writer, said: Said, text: str) -> Talk | None:
        """An answer that was kept ready; `said`: the preview that is sent, once. As `answer`."""
        async with self._database.transaction() as tx:
            if not await _can_be_written_to(tx, user_id):
                return None
            sent = await tx.support.add(
                user_id, operator.id, said.chat_id, said.message_id, user_id, said.version
            )
            if sent is None:
                return await tx.support.talk(user_id)
            talk = await self._note_answer(tx, user_id, operator, None)
            await put(tx, user_id, SupportKind.WORDS, SupportPayload(message=sent.id, text=text))
            await self._tell_taker(tx, talk, operator, sent)
        self._wake.now()
        return talk

    async def _note_answer(self, tx: Tx, user_id: int, operator: Writer, bid_id: int | None) -> Talk:
        at = now_ms()
        before = await tx.support.talk(user_id)
        talk = await tx.support.answered(user_id, bid_id, operator.id, operator.name, at)
        if before is None or before.bid_id != talk.bid_id or at - before.answered_at > GREET_MS:
            await put(tx, user_id, SupportKind.GREETING, SupportPayload(bid=talk.bid_id or 0))
        if before is None or before.taken_by != talk.taken_by:
            await _show_taken(tx, user_id)
        await note(tx, operator.id, "support-wrote", user_id)
        return talk

    async def _show_others(
        self, tx: Tx, talk: Talk, operator: Writer, said: Said, sent: SupportMessage
    ) -> None:
        """The topic holds the whole talk; elsewhere who has taken it hears that another has answered."""
        if not self.group_id:
            await self._tell_taker(tx, talk, operator, sent)
        elif said.chat_id != self.group_id:
            about = SupportPayload(message=sent.id, note=Note.ELSEWHERE, name=operator.name)
            await put(tx, self.group_id, SupportKind.NOTE, about)
            await self._copy(tx, talk.user_id, operator.id, said, self.group_id)

    async def _tell_taker(self, tx: Tx, talk: Talk, operator: Writer, sent: SupportMessage) -> None:
        if not self.group_id and talk.taken_by not in {None, operator.id}:
            about = SupportPayload(message=sent.id, note=Note.ALSO, name=operator.name)
            await put(tx, talk.taken_by or BOT, SupportKind.NOTE, about)

    # --- both

    async def takes_edit(self, writer_id: int, message_id: int) -> bool:
        """In their own chat: the message has been passed on, and they may still write there."""
        async with self._database.reading() as tx:
            copies = await tx.support.copies(writer_id, message_id)
        if all(each.is_by_customer for each in copies):
            return bool(copies)
        return await self._roles.may(writer_id, Right.FIND)

    async def edit(self, said: Said, name: str) -> None:
        """A message that was passed on has been edited: as it is now it goes there too, each edit once."""
        async with self._database.transaction() as tx:
            copies = await tx.support.copies(said.chat_id, said.message_id)
            for copy in {each.chat_id: each for each in copies}.values():
                await self._edit(tx, copy, said, name)
        self._wake.now()

    async def _edit(self, tx: Tx, copy: SupportMessage, said: Said, name: str) -> None:
        fresh = await tx.support.add(
            copy.user_id, copy.writer_id, said.chat_id, said.message_id, copy.chat_id, said.version
        )
        if fresh is None:
            return
        to_customer = copy.chat_id == copy.user_id and not copy.is_by_customer
        told = Note.CORRECTED if to_customer else Note.EDITED
        reply_to = copy.message_id or 0
        by = "" if copy.is_by_customer else name
        about = SupportPayload(message=fresh.id, note=told, name=by, reply_to=reply_to)
        await put(tx, copy.chat_id, SupportKind.NOTE, about)
        kind = SupportKind.ANSWER if to_customer else SupportKind.ASKED
        await put(tx, copy.chat_id, kind, SupportPayload(message=fresh.id))

    async def _copy(self, tx: Tx, user_id: int, writer_id: int, said: Said, desk: int) -> None:
        copy = await tx.support.add(user_id, writer_id, said.chat_id, said.message_id, desk)
        if copy is not None:
            reply_to = await _counterpart(tx, said, desk)
            await put(tx, desk, SupportKind.ASKED, SupportPayload(message=copy.id, reply_to=reply_to))

    # --- whose talk it is

    async def take(self, user_id: int, operator: Writer) -> Talk | None:
        """The talk, which may be another's already."""
        async with self._database.transaction() as tx:
            if await tx.support.take(user_id, operator.id, operator.name) is not None:
                await _show_taken(tx, user_id)
                await note(tx, operator.id, "support-took", user_id)
            talk = await tx.support.talk(user_id)
        self._wake.now()
        return talk

    async def leave(self, user_id: int, operator: Writer) -> Talk | None:
        """To the others; nothing changes when it isn't theirs."""
        async with self._database.transaction() as tx:
            if await tx.support.leave(user_id, operator.id) is not None:
                await _show_taken(tx, user_id)
                await note(tx, operator.id, "support-left", user_id)
            talk = await tx.support.talk(user_id)
        self._wake.now()
        return talk

    async def close(self, talk: Talk) -> None:
        """Its topic was closed: it is done."""
        async with self._database.transaction() as tx:
            await tx.support.close(talk.user_id)
            await _show_taken(tx, talk.user_id)
        self._wake.now()

    async def reopen(self, talk: Talk) -> None:
        async with self._database.transaction() as tx:
            await tx.support.reopen(talk.user_id)


def _is_new(before: Talk | None, talk: Talk, at: int) -> bool:
    """Operators are to be told whom they talk with."""
    if before is None or not before.written_at or before.bid_id != talk.bid_id:
        return True
    return at - max(before.written_at, before.answered_at) > QUIET_MS


async def _can_be_written_to(tx: Tx, user_id: int) -> bool:
    user = await tx.users.get(user_id)
    return user is not None and user.unreachable_at is None


async def _show_taken(tx: Tx, user_id: int) -> None:
    for head in await tx.support.heads(user_id):
        await put(tx, head.chat_id, SupportKind.TAKEN, SupportPayload(message=head.id))


async def _counterpart(tx: Tx, said: Said, chat_id: int) -> int:
    """The message of that chat that is, or has a copy that is, the one it answers; 0: none."""
    if said.reply_to is None:
        return 0
    original = await tx.support.original(said.chat_id, said.reply_to)
    if original is not None and original.from_chat_id == chat_id:
        return original.from_message_id or 0
    copies = await tx.support.copies(said.chat_id, said.reply_to)
    return next((each.message_id or 0 for each in reversed(copies) if each.chat_id == chat_id), 0)

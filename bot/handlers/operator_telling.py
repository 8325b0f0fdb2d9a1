"""Tells operators what happened by itself, in their own chats or where OPERATORS_CHAT_ID says: from the
outbox."""

import logging
from dataclasses import replace

from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)
from aiogram.fsm.context import FSMContext

from bot.handlers.flow import Flow
from bot.handlers.flows import Flows
from bot.i18n import Texts
from bot.logs import trace
from bot.services.bids import Bids
from bot.services.messages import MessageKind
from bot.services.notices import Notice, NoticeKind
from bot.services.notices_outbox import NoticesMessage
from bot.services.roles import Right, Roles
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.storage.outbox import OutboxRow
from bot.ui.command_menu import CommandMenu
from bot.ui.operator_notices_lines import Told
from bot.ui.operator_roles import role_given, role_taken
from bot.ui.operators import told, untold
from bot.ui.screen import Screen
from bot.ui.show import Show, is_topic_gone

logger = logging.getLogger(__name__)

OPERATOR_KINDS = frozenset({MessageKind.OPERATORS.value, MessageKind.ROLE.value})


class OperatorTelling:
    """`group_texts`: of a group, where nobody's own language counts."""

    def __init__(
        self,
        database: Database,
        flows: Flows,
        bids: Bids,
        roles: Roles,
        command_menu: CommandMenu,
        show: Show,
        group_texts: Texts,
    ) -> None:
        self._database = database
        self._flows = flows
        self._bids = bids
        self._roles = roles
        self._command_menu = command_menu
        self._show = show
        self._group_texts = group_texts

    async def tell(self, row: OutboxRow, state: FSMContext) -> None:
        """In the chat's turn."""
        if row.kind == MessageKind.ROLE:
            flow = await self._flows.for_message(row.chat_id, row.chat_id, state, None)
            await self._tell_role(flow)
            return
        message = NoticesMessage.from_json(row.payload)
        happened = [await self._look_up(notice) for notice in message.notices]
        if row.chat_id < 0:
            await self._tell_group(row.chat_id, message, told(self._group_texts, happened))
            return
        flow = await self._flows.for_message(row.chat_id, row.chat_id, state, None)
        may_open = await self._roles.may(row.chat_id, Right.FIND)
        await flow.say(told(flow.t, happened, may_open=may_open, is_astray=message.is_astray))

    async def tell_plainly(self, row: OutboxRow, state: FSMContext) -> None:
        """In the place of a message that can't be made, by our own mistake."""
        if row.chat_id < 0:
            await self._show.send(row.chat_id, untold(self._group_texts))
        else:
            flow = await self._flows.for_message(row.chat_id, row.chat_id, state, None)
            await flow.say(untold(flow.t))

    async def _tell_role(self, flow: Flow) -> None:
        """As it is by now, with the commands that go with it."""
        role = await self._roles.of(flow.user_id)
        if role is None:
            await self._command_menu.take_back(flow.user)
            await flow.say(role_taken(flow.t))
        else:
            await self._command_menu.set_for(flow.chat_id, flow.t, role)
            await flow.say(role_given(flow.t, role))

    async def _look_up(self, notice: Notice) -> Told:
        try:
            view = await self._bids.view(notice.bid_id) if notice.bid_id is not None else None
        except (
            ValueError,
            TypeError,
            LookupError,
        ) as error:  # one that can't be read must not keep the others
            logger.error("order %s is told of without what it is about: %s", notice.bid_id, trace(error))  # noqa: TRY400  (its words are left out)
            view = None
        payout = None
        if notice.kind is NoticeKind.PAYOUT:
            async with self._database.reading() as tx:
                payout = await tx.payouts.get(notice.about["payout"])
        return Told(notice, view, payout)

    async def _tell_group(self, chat_id: int, message: NoticesMessage, screen: Screen) -> None:
        """A topic that is gone gives way to the group; a group that can't be written to, to its owners."""
        try:
            await self._say(chat_id, message.topic, screen)
        except TelegramMigrateToChat as moved:
            logger.warning("OPERATORS_CHAT_ID: the group is %s by now", moved.migrate_to_chat_id)
            await self._say(moved.migrate_to_chat_id, 0, screen)
        except (TelegramForbiddenError, TelegramBadRequest) as error:
            logger.warning("OPERATORS_CHAT_ID: the group can't be written to: %s", error)
            await self._tell_owners(message)

    async def _say(self, chat_id: int, topic: int, screen: Screen) -> None:
        try:
            await self._show.send(chat_id, screen, topic or None)
        except TelegramBadRequest as error:
            if not topic or not is_topic_gone(error):
                raise
            logger.warning("OPERATORS_TOPIC_ID: there is no such topic")
            await self._show.send(chat_id, screen)

    async def _tell_owners(self, message: NoticesMessage) -> None:
        astray = replace(message, topic=0, is_astray=True).to_json()
        async with self._database.transaction() as tx:
            for owner in sorted(self._roles.owners):
                await tx.outbox.add(owner, MessageKind.OPERATORS, None, astray, now_ms())

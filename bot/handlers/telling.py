"""Tells a customer what happened to an order by itself: from the outbox, not from an update. What is told to
partners is in partner_telling.py."""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot, Dispatcher
from aiogram.fsm.context import FSMContext

from bot.errors import DirectionGone, StillWaiting, UnderMaintenance
from bot.exchanger.errors import ExchangerError
from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.handlers.flows import Flows
from bot.handlers.maintenance import tell_over
from bot.handlers.operator_broadcast_telling import BroadcastTelling
from bot.handlers.operator_telling import OPERATOR_KINDS, OperatorTelling
from bot.handlers.partner_telling import PartnerTelling
from bot.handlers.support_telling import SupportTelling
from bot.services.bid_view import NOT_MADE, BidView
from bot.services.bids import Bids
from bot.services.broadcast_sending import NEWS_KIND
from bot.services.draft import Draft, Step
from bot.services.maintenance import MAINTENANCE_OVER
from bot.services.messages import BidMessage, MessageKind, PersonMessageKind, UnclearMessage
from bot.services.partner_messages import PARTNER_KINDS
from bot.services.recording import PATIENT_MS
from bot.services.statuses import Group, group_of
from bot.services.success_message import SuccessMessage
from bot.services.support_messages import SUPPORT_KINDS
from bot.storage.ids import now_ms
from bot.storage.outbox import OutboxRow
from bot.ui.card import card
from bot.ui.operator_erase import erased
from bot.ui.operator_order_success import succeeded
from bot.ui.orders import details_changed, details_here, news, not_done, push, unclear
from bot.ui.partner_news import news as partner_news
from bot.ui.show import Show

logger = logging.getLogger(__name__)


class Telling:
    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        flows: Flows,
        bids: Bids,
        steps: Steps,
        partners: PartnerTelling,
        operators: OperatorTelling,
        broadcasts: BroadcastTelling,
        support: SupportTelling,
        support_url: str,
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._flows = flows
        self._bids = bids
        self._steps = steps
        self._partners = partners
        self._operators = operators
        self.broadcasts = broadcasts
        self._support = support
        self._support_url = support_url

    @asynccontextmanager
    async def turn(self, chat_id: int) -> AsyncIterator[FSMContext]:
        """The person's updates wait meanwhile, so that a tap and a message don't race on one card."""
        state = self._dispatcher.fsm.get_context(self._bot, chat_id, chat_id)  # a person's chat has their id
        async with self._dispatcher.fsm.events_isolation.lock(state.key):
            yield state

    async def tell(self, row: OutboxRow, state: FSMContext) -> None:
        """In the person's turn."""
        if row.kind in SUPPORT_KINDS:
            await self._support.tell(row)
        elif row.kind == PersonMessageKind.ERASED:
            t = self._flows.texts_in(json.loads(row.payload)["language"])
            await Show(self._bot).send(row.chat_id, erased(t))  # without a Flow: it would begin a new person
        elif row.kind in OPERATOR_KINDS:
            await self._operators.tell(row, state)
        elif row.bid_id is None:
            await self._tell_person(row, await self._flows.for_message(row.chat_id, row.chat_id, state, None))
        elif (view := await self._bids.view(row.bid_id)) is not None:
            await self._tell_of_order(row, state, view)

    async def _tell_person(self, row: OutboxRow, flow: Flow) -> None:
        if row.kind in PARTNER_KINDS:
            await self._partners.tell(row, flow)
        elif row.kind == NEWS_KIND:
            await self.broadcasts.tell(row, flow)
        elif row.kind == MAINTENANCE_OVER:
            await tell_over(flow, self._steps)

    async def _tell_of_order(self, row: OutboxRow, state: FSMContext, view: BidView) -> None:
        if row.kind == MessageKind.SUCCEEDED:
            flow = await self._flows.for_message(row.chat_id, row.chat_id, state, None)
            await flow.say(succeeded(flow.t, view, SuccessMessage.from_json(row.payload)))
        else:
            await self._tell(row, state, view)

    async def tell_plainly(self, row: OutboxRow, state: FSMContext) -> None:
        """In the place of a message that can't be made, by our own mistake: where to look for the news."""
        if row.kind in SUPPORT_KINDS:
            await self._support.tell_plainly(row)
            return
        if row.kind in OPERATOR_KINDS:
            await self._operators.tell_plainly(row, state)
            return
        flow = await self._flows.for_message(row.chat_id, row.chat_id, state, None)
        await flow.say((partner_news if row.kind in PARTNER_KINDS else news)(flow.t))

    async def _tell(self, row: OutboxRow, state: FSMContext, view: BidView) -> None:
        flow = await self._flows.for_message(view.row.user_id, row.chat_id, state, view.row.card_message_id)
        match row.kind:
            case MessageKind.CARD:
                await self._show_card(flow, view)
            case MessageKind.CARD_BELOW:
                await self._show_card(flow, view, below=True)
            case MessageKind.LEAD_BACK:
                await self._lead_back(flow, view)
            case MessageKind.PUSH if view.site is not None:
                message = BidMessage.from_json(row.payload)
                await flow.say(push(flow.t, flow.house, view, view.site, message.status, message.title))
            case MessageKind.DETAILS:
                await self._take_away_code(flow, view)
                await flow.say(details_changed(flow.t, view))
            case MessageKind.DETAILS_HERE:
                await flow.say(details_here(flow.t, view))
            case MessageKind.NOT_PAID | MessageKind.NOT_CANCELLED:
                message = BidMessage.from_json(row.payload)
                await flow.say(not_done(flow.t, view, MessageKind(row.kind), message, self._support_url))
            case MessageKind.UNCLEAR:
                about = UnclearMessage.from_json(row.payload).unclear
                await flow.say(unclear(flow.t, view, about, self._support_url))

    async def _show_card(self, flow: Flow, view: BidView, *, below: bool = False) -> None:
        """Edited in place; that there is no order is news, and a message that nobody sees come is none."""
        if view.row.replaced_by is not None:
            return  # it was corrected before this could be told: how that went is told of the newer one
        screen = card(flow.t, view, self._support_url)
        old = view.row.card_message_id
        anew = below or old is None or view.row.stage in NOT_MADE
        if anew or old is None:
            shown = await flow.say(screen)
        else:
            shown = await flow.show.edit(flow.chat_id, old, screen)
        await flow.leave(shown)
        if shown != old:
            await self._bids.set_card(view.row.id, shown)
        if anew and old is not None:
            await flow.show.remove(flow.chat_id, old)
        if view.on_page or view.site is None or group_of(view.site.status) is not Group.TO_PAY:
            await self._take_away_code(flow, view)
        if view.row.stage not in {"creating", "checking"} and _waits_for(flow, view):
            await flow.forget()

    async def _take_away_code(self, flow: Flow, view: BidView) -> None:
        """Who had the photo before them would pay what is cancelled, or to an old address."""
        if view.row.code_message_id is not None:
            await flow.show.remove(flow.chat_id, view.row.code_message_id)
            await self._bids.set_code(view.row.id, None)

    async def _lead_back(self, flow: Flow, view: BidView) -> None:
        """A refused form leads to the field it is about, unless the person has gone on to something else."""
        try:
            led = await self._led_back(flow, view)
            if led is not None:
                await self._show_step(flow, view, led)
                return
        except (ExchangerError, DirectionGone, StillWaiting, UnderMaintenance) as error:
            logger.info("order %s: not led back to its form: %s", view.row.id, type(error).__name__)
        await self._show_card(flow, view)

    async def _led_back(self, flow: Flow, view: BidView) -> Draft | None:
        """A new draft at what the site refused; None when nothing that can be asked for here is to blame."""
        if view.trouble is None or not _waits_for(flow, view):
            return None
        exchange = self._steps.exchange
        again = exchange.again(view)
        terms = await exchange.terms(flow.lang, again)
        if terms.detail.frozen_text.strip():  # nothing is asked for there: the card says it
            return None
        led = exchange.lead_back(again, terms, view.trouble)
        return None if led.step is Step.SUMMARY else led

    async def _show_step(self, flow: Flow, view: BidView, led: Draft) -> None:
        """In place of the card; below, where an edit of the card would not be noticed."""
        card_id = view.row.card_message_id
        unnoticed = flow.living is not None or now_ms() - view.row.created_at > PATIENT_MS
        if unnoticed:
            flow.tapped = None
        await self._steps.show(flow, led)
        await self._bids.set_card(view.row.id, None)
        if unnoticed and card_id is not None:
            await flow.show.remove(flow.chat_id, card_id)


def _waits_for(flow: Flow, view: BidView) -> bool:
    """The person's conversation still stands at the confirmation of this order."""
    draft = flow.draft
    return draft is not None and draft.step is Step.CREATING and draft.id == view.row.draft_id

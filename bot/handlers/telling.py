"""Tells a customer what happened to an order by itself: from the outbox, not from an update."""

from aiogram import Bot, Dispatcher
from aiogram.fsm.context import FSMContext

from bot.errors import DirectionGone, StillWaiting
from bot.exchanger.errors import ExchangerError
from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow, Flows
from bot.services.bid_view import BidView
from bot.services.bids import Bids
from bot.services.draft import Step
from bot.services.messages import BidMessage, MessageKind
from bot.storage.outbox import OutboxRow
from bot.ui.card import card
from bot.ui.orders import not_done, push


class Telling:
    def __init__(
        self, bot: Bot, dispatcher: Dispatcher, flows: Flows, bids: Bids, steps: Steps, support_url: str
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._flows = flows
        self._bids = bids
        self._steps = steps
        self._support_url = support_url

    async def tell(self, row: OutboxRow) -> None:
        """Under the lock of the person's updates, so that a tap and a message don't race on one card."""
        view = await self._bids.view(row.bid_id) if row.bid_id is not None else None
        if view is None:
            return
        state = self._dispatcher.fsm.get_context(self._bot, row.chat_id, view.row.user_id)
        async with self._dispatcher.fsm.events_isolation.lock(state.key):
            await self._tell(row, state, await self._bids.view(view.row.id) or view)

    async def _tell(self, row: OutboxRow, state: FSMContext, view: BidView) -> None:
        flow = await self._flows.for_message(view.row.user_id, row.chat_id, state, view.row.card_message_id)
        message = BidMessage.from_json(row.payload)
        match row.kind:
            case MessageKind.CARD:
                await self._show_card(flow, view)
            case MessageKind.LEAD_BACK:
                await self._lead_back(flow, view)
            case MessageKind.PUSH if view.site is not None:
                await flow.say(push(flow.t, view, view.site, message.status, message.title))
            case MessageKind.NOT_PAID | MessageKind.NOT_CANCELLED:
                await flow.say(
                    not_done(flow.t, view, MessageKind(row.kind), message.words, self._support_url)
                )

    async def _show_card(self, flow: Flow, view: BidView) -> None:
        screen = card(flow.t, view, self._support_url)
        old = view.row.card_message_id
        shown = await flow.show.edit(flow.chat_id, old, screen) if old else await flow.say(screen)
        if shown != old:
            await self._bids.set_card(view.row.id, shown)
        if view.row.stage not in {"creating", "checking"} and _waits_for(flow, view):
            await flow.forget()

    async def _lead_back(self, flow: Flow, view: BidView) -> None:
        """A refused form leads to the field it is about, unless the person has gone on to something else."""
        draft = flow.draft
        if draft is None or not _waits_for(flow, view) or view.trouble is None:
            await self._show_card(flow, view)
            return
        again = self._steps.exchange.again(view.request)
        try:
            terms = await self._steps.exchange.terms(flow.lang, again)
            await self._steps.show(flow, self._steps.exchange.lead_back(again, terms, view.trouble))
        except (ExchangerError, DirectionGone, StillWaiting):
            await flow.forget()
            await self._show_card(flow, view)


def _waits_for(flow: Flow, view: BidView) -> bool:
    """The person's conversation still stands at the confirmation of this order."""
    draft = flow.draft
    return draft is not None and draft.step is Step.CREATING and draft.id == view.row.draft_id

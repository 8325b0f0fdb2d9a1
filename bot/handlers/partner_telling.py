"""Tells a partner what happened by itself: orders by their link, rewards, payouts. From the outbox."""

import json

from bot.handlers.flow import Flow
from bot.handlers.payout_card import PayoutCards
from bot.services.partner_messages import ManyMessage, OrderMessage, PartnerMessageKind, PayoutMessage
from bot.services.partners import Partners
from bot.storage.database import Database
from bot.storage.outbox import OutboxRow
from bot.ui.partner_news import many_orders, new_order, payout_status, reward, switched, taken_over


class PartnerTelling:
    def __init__(self, database: Database, partners: Partners, cards: PayoutCards) -> None:
        self._database = database
        self._partners = partners
        self._cards = cards

    async def tell(self, row: OutboxRow, flow: Flow) -> None:
        """In the person's turn. Who is not that partner any more gets nothing."""
        match row.kind:
            case PartnerMessageKind.NEW_ORDER | PartnerMessageKind.REWARD:
                message = OrderMessage.from_json(row.payload)
                if await self._is_partner(flow, message.partner_id):
                    screen = new_order if row.kind == PartnerMessageKind.NEW_ORDER else reward
                    await flow.say(screen(flow.t, message))
            case PartnerMessageKind.MANY:
                many = ManyMessage.from_json(row.payload)
                if await self._is_partner(flow, many.partner_id):
                    await flow.say(many_orders(flow.t, many))
            case PartnerMessageKind.TAKEN_OVER:
                await flow.say(taken_over(flow.t, json.loads(row.payload)["partner_id"]))
            case PartnerMessageKind.SWITCHED_OFF | PartnerMessageKind.SWITCHED_ON:
                on = row.kind == PartnerMessageKind.SWITCHED_ON
                await flow.say(switched(flow.t, json.loads(row.payload)["partner_id"], on=on))
            case PartnerMessageKind.PAYOUT:
                await self._show_payout(flow, PayoutMessage.from_json(row.payload))
            case PartnerMessageKind.PAYOUT_STATUS:
                await self._tell_status(flow, PayoutMessage.from_json(row.payload))

    async def _is_partner(self, flow: Flow, partner_id: int) -> bool:
        partner = await self._partners.of_user(flow.user_id)
        return partner is not None and partner.id == partner_id

    async def _tell_status(self, flow: Flow, message: PayoutMessage) -> None:
        async with self._database.reading() as tx:
            payout = await tx.payouts.get(message.payout_id)
        if payout is not None and await self._is_partner(flow, message.partner_id):
            await flow.say(payout_status(flow.t, payout, message.status))

    async def _show_payout(self, flow: Flow, message: PayoutMessage) -> None:
        """The answer to what they confirmed, partner or not by now."""
        async with self._database.reading() as tx:
            payout = await tx.payouts.get(message.payout_id)
        if payout is not None and payout.user_id == flow.user_id:
            await self._cards.tell(flow, payout)

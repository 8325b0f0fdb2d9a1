"""A payout's card: opened, refreshed, and shown anew when something became of it."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.handlers.flow import Flow
from bot.handlers.tapped import Does
from bot.services.payout_rows import is_about
from bot.services.payout_trouble import Trouble, Why
from bot.services.payouts import Payouts
from bot.services.recording import PATIENT_MS
from bot.storage.ids import now_ms
from bot.storage.payouts import Payout
from bot.ui.callbacks import PayoutAct, PayoutButton
from bot.ui.payout_card import payout_card
from bot.ui.screen import Screen

NEWS = frozenset({"refused", "failed"})
"""That nothing was asked for: an edited card would not be noticed."""


class PayoutCards:
    def __init__(self, payouts: Payouts, support_url: str) -> None:
        self._payouts = payouts
        self._support_url = support_url

    async def show(self, flow: Flow, row: Payout) -> None:
        """In the card's own message or the screen it was opened from; from elsewhere below, the old card
        taken away."""
        old = row.card_message_id
        screen = self._screen(flow, row)
        if flow.tapped is not None and flow.tapped in {old, flow.living}:
            shown = await flow.show.edit(flow.chat_id, flow.tapped, screen)
        else:
            shown = await flow.show.send(flow.chat_id, screen)
        await self._is_shown_in(flow, row, shown)

    async def tell(self, flow: Flow, row: Payout) -> None:
        """Something became of it, by itself: edited in place, or below where that would not be noticed."""
        is_news = row.stage in NEWS or any(is_about(row, why) for why in (Why.UNCLEAR, Why.AFTER_ALL))
        is_made = not row.trouble and (row.stage == "waiting" or row.site_id is None)
        is_late = is_made and now_ms() - row.created_at > PATIENT_MS
        screen = self._screen(flow, row)
        if row.card_message_id is None or is_news or is_late:
            shown = await flow.say(screen)
        else:
            shown = await flow.show.edit(flow.chat_id, row.card_message_id, screen)
        await self._is_shown_in(flow, row, shown)

    async def _is_shown_in(self, flow: Flow, row: Payout, shown: int) -> None:
        await flow.leave(shown)
        if shown == row.card_message_id:
            return
        await self._payouts.set_card(row.id, shown)
        if row.card_message_id is not None:
            await flow.show.remove(flow.chat_id, row.card_message_id)

    def _screen(self, flow: Flow, row: Payout) -> Screen:
        trouble = Trouble.from_json(row.trouble)
        said = trouble.error(self._payouts.vault) if trouble and row.stage == "refused" else None
        account = self._payouts.opened(row.account) if row.account else None
        return payout_card(flow.t, row, account, said, self._support_url)


async def open_card(
    query: CallbackQuery,
    callback_data: PayoutButton,
    flow: Flow,
    payouts: Payouts,
    payout_cards: PayoutCards,
) -> None:
    row = await payouts.view(callback_data.value, flow.user_id)
    if row is None:
        flow.tell(flow.t.plain("payout-not-yours"), alert=True)
        return
    await payout_cards.show(flow, row)


async def refresh(
    query: CallbackQuery,
    callback_data: PayoutButton,
    flow: Flow,
    payouts: Payouts,
    payout_cards: PayoutCards,
) -> None:
    """The site is asked by the worker, at once: what comes of it is told on the card."""
    row = await payouts.view(callback_data.value, flow.user_id)
    if row is None:
        flow.tell(flow.t.plain("payout-not-yours"), alert=True)
        return
    flow.tell(flow.t.plain("payout-asks-site"))
    await payouts.look_soon(row)
    await payout_cards.show(flow, row)


def add_to(router: Router) -> None:
    router.callback_query.register(open_card, PayoutButton.filter(), Does(PayoutAct.OPEN))
    router.callback_query.register(refresh, PayoutButton.filter(), Does(PayoutAct.REFRESH))

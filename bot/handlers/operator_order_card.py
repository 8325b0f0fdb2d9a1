"""An order's card, as operators see it, and what they do about the order. To anybody else none of it is
there."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.errors import StillWaiting
from bot.exchanger.errors import ExchangerError, NotFound
from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.tapped import Does
from bot.i18n import Html
from bot.services.bids import Bids
from bot.services.operator_orders import OperatorOrders, OrderFile, SentAgain
from bot.services.reads import Reads
from bot.services.roles import Right
from bot.services.success import Success, can_succeed
from bot.ui.operator_order_card import order_card, order_gone
from bot.ui.operator_order_success import ask_to_succeed
from bot.ui.operator_orders_buttons import OperatorOrderAct, OperatorOrderButton


class OrderCards:
    """Shows an order as it is now."""

    def __init__(self, orders: OperatorOrders, success: Success) -> None:
        self._orders = orders
        self._success = success

    async def open(self, flow: Flow, here: OperatorOrderButton) -> None:
        """To look at it: that is noted."""
        await self._show(flow, here, await self._orders.open(here.bid, flow.user_id), None)

    async def show(self, flow: Flow, here: OperatorOrderButton, note: Html | None = None) -> None:
        """Once more, after something was done about it."""
        await self._show(flow, here, await self._orders.get(here.bid), note)

    async def _show(
        self, flow: Flow, here: OperatorOrderButton, found: OrderFile | None, note: Html | None
    ) -> None:
        if found is None:
            await flow.answer(order_gone(flow.t))
        else:
            await flow.answer(order_card(flow.t, found, here, key_may=self._success.key_may, note=note))


async def open_order(
    query: CallbackQuery, callback_data: OperatorOrderButton, flow: Flow, order_cards: OrderCards
) -> None:
    await flow.ask_no_more()
    await order_cards.open(flow, callback_data)


async def refresh(
    query: CallbackQuery,
    callback_data: OperatorOrderButton,
    flow: Flow,
    bids: Bids,
    reads: Reads,
    order_cards: OrderCards,
) -> None:
    """Asks the site now; when it is away, the last known is shown and said to be."""
    view = await bids.view(callback_data.bid)
    if view is not None and (view.site is None or view.jobs):
        flow.tell(flow.t.plain("order-nothing-to-ask" if view.site is None else "card-still-waiting"))
    elif view is not None:
        flow.tell(await _look(flow, callback_data.bid, bids, reads))
    await order_cards.show(flow, callback_data)


async def _look(flow: Flow, bid_id: int, bids: Bids, reads: Reads) -> str:
    """What came of it."""
    try:
        await reads.fresh(("look", bid_id), 0, lambda: bids.look(bid_id))
    except NotFound:
        return flow.t.plain("order-not-shown")
    except (ExchangerError, StillWaiting):
        return flow.t.plain("order-not-fresh")
    return flow.t.plain("order-opened-fresh")


async def send_again(
    query: CallbackQuery,
    callback_data: OperatorOrderButton,
    flow: Flow,
    operator_orders: OperatorOrders,
    order_cards: OrderCards,
) -> None:
    sent = await operator_orders.send_again(callback_data.bid, flow.user_id)
    if sent is None:
        await order_cards.show(flow, callback_data)
        return
    note = flow.t("order-sent-again") if sent is SentAgain.SENT else flow.t("order-sent-lately")
    await order_cards.show(flow, callback_data, note)


async def ask_success(
    query: CallbackQuery,
    callback_data: OperatorOrderButton,
    flow: Flow,
    bids: Bids,
    success: Success,
    order_cards: OrderCards,
) -> None:
    """Only where the site says that the bot's key may."""
    view = await bids.view(callback_data.bid)
    if view is None or view.site is None or not can_succeed(view) or view.under_way("success_bid"):
        await _moved_on(flow, callback_data, order_cards)
        return
    try:
        key_may = await success.ask_key()
    except ExchangerError:
        await order_cards.show(flow, callback_data, flow.t("order-succeed-silent"))
        return
    if key_may:
        await flow.answer(ask_to_succeed(flow.t, view, view.site, callback_data))
    else:
        await order_cards.show(flow, callback_data, flow.t("order-succeed-key"))


async def succeed(
    query: CallbackQuery,
    callback_data: OperatorOrderButton,
    flow: Flow,
    success: Success,
    order_cards: OrderCards,
) -> None:
    """The job is committed with the tap; what it comes to is told."""
    if not await flow.in_time():
        await order_cards.show(flow, callback_data, flow.t("late-tap"))
    elif await success.ask(callback_data.bid, flow.user_id, flow.update_id):
        await order_cards.show(flow, callback_data, flow.t("order-succeeding"))
    else:
        await _moved_on(flow, callback_data, order_cards)


async def _moved_on(flow: Flow, here: OperatorOrderButton, order_cards: OrderCards) -> None:
    await order_cards.show(flow, here, flow.t("order-succeed-moved-on"))


def add_to(router: Router) -> None:
    for act, handler in (
        (OperatorOrderAct.OPEN, open_order),
        (OperatorOrderAct.REFRESH, refresh),
        (OperatorOrderAct.SEND, send_again),
        (OperatorOrderAct.SUCCEED, ask_success),
        (OperatorOrderAct.SUCCEEDED, succeed),
    ):
        router.callback_query.register(handler, OperatorOrderButton.filter(), Does(act), May(Right.FIND))

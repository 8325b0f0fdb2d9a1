"""An order's card. Its buttons need no conversation: they work days later, and only for the order's owner."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery

from bot.errors import DirectionGone, StillWaiting
from bot.exchanger.errors import ExchangerError, NotFound
from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.handlers.tapped import Meant
from bot.i18n import Html
from bot.services.bid_view import NOT_MADE, BidView
from bot.services.bids import Bids
from bot.services.reads import Reads
from bot.services.statuses import Group, group_of
from bot.storage.jobs import JobKind
from bot.ui.callbacks import BidAct, BidButton
from bot.ui.card import card, question
from bot.ui.payment_code import code_photo, payment_code


class Own(Meant):
    """A button of the person's own order, unless another took its place; hands the order on."""

    async def __call__(
        self, query: CallbackQuery, callback_data: BidButton, flow: Flow, bids: Bids
    ) -> bool | dict[str, Any]:
        if not self.is_meant(callback_data):
            return False
        view = await bids.view(callback_data.bid, flow.user_id)
        return {"view": view} if view and view.row.replaced_by is None else False


class Replaced(Filter):
    """Any button of the person's own order that was not made and has been corrected since."""

    async def __call__(
        self, query: CallbackQuery, callback_data: BidButton, flow: Flow, bids: Bids
    ) -> bool | dict[str, Any]:
        view = await bids.view(callback_data.bid, flow.user_id)
        return {"view": view} if view and view.row.replaced_by is not None else False


async def open_newest(query: CallbackQuery, flow: Flow, view: BidView, bids: Bids, support_url: str) -> None:
    """Nobody is invited to order once more what has been ordered."""
    flow.tell(flow.t.plain("card-replaced"), alert=True)
    await bids.set_card(view.row.id, None)
    await show_card(flow, await bids.newest(view), bids, support_url, instead_of=view.row.card_message_id)


async def open_card(query: CallbackQuery, flow: Flow, view: BidView, bids: Bids, support_url: str) -> None:
    await show_card(flow, view, bids, support_url)


async def refresh(
    query: CallbackQuery, flow: Flow, view: BidView, bids: Bids, reads: Reads, support_url: str
) -> None:
    """Asks the site now; when it is away, the last known is shown and said to be."""
    if view.site is None or view.jobs:
        flow.tell(flow.t.plain("card-still-waiting"))
        await show_card(flow, view, bids, support_url)
        return
    try:
        await reads.fresh(("look", view.row.id), 0, lambda: bids.look(view.row.id))
        flow.tell(flow.t.plain("card-fresh"))
    except NotFound:
        flow.tell(flow.t.plain("card-not-shown-by-site"), alert=True)
    except (ExchangerError, StillWaiting):
        flow.tell(flow.t.plain("card-not-fresh"), alert=True)
    await show_card(flow, await bids.view(view.row.id) or view, bids, support_url)


async def ask_paid(query: CallbackQuery, flow: Flow, view: BidView, bids: Bids, support_url: str) -> None:
    if view.site is None or not view.can_pay:
        await _not_now(flow, view, bids, support_url)
        return
    await flow.show.edit(flow.chat_id, flow.tapped or 0, question(flow.t, view, view.site, BidAct.PAID))


async def ask_cancel(query: CallbackQuery, flow: Flow, view: BidView, bids: Bids, support_url: str) -> None:
    if view.site is None or not view.can_cancel:
        await _not_now(flow, view, bids, support_url)
        return
    await flow.show.edit(flow.chat_id, flow.tapped or 0, question(flow.t, view, view.site, BidAct.CANCELLED))


async def paid(query: CallbackQuery, flow: Flow, view: BidView, bids: Bids, support_url: str) -> None:
    await _act(flow, view, bids, support_url, "pay_bid", attrgetter("can_pay"))


async def cancelled(query: CallbackQuery, flow: Flow, view: BidView, bids: Bids, support_url: str) -> None:
    await _act(flow, view, bids, support_url, "cancel_bid", attrgetter("can_cancel"))


async def show_qr(query: CallbackQuery, flow: Flow, view: BidView, bids: Bids, support_url: str) -> None:
    site = view.shown
    code = payment_code(site) if site and group_of(site.status) is Group.TO_PAY else None
    if site is None or code is None:
        await _not_now(flow, view, bids, support_url)
        return
    shown = await flow.say(code_photo(flow.t, view, site, code))
    await bids.set_code(view.row.id, shown)
    if view.row.code_message_id is not None:
        await flow.show.remove(flow.chat_id, view.row.code_message_id)


async def close_photo(query: CallbackQuery, flow: Flow, view: BidView, bids: Bids) -> None:
    if flow.tapped is not None:
        await flow.show.remove(flow.chat_id, flow.tapped)
    if flow.tapped == view.row.code_message_id:
        await bids.set_code(view.row.id, None)


async def fix(
    query: CallbackQuery, flow: Flow, view: BidView, steps: Steps, bids: Bids, support_url: str
) -> None:
    """An order that was not made, as a new draft: at what the site refused, or at the summary."""
    if view.row.stage not in NOT_MADE:
        await _not_now(flow, view, bids, support_url)
        return
    await steps.check_open(flow)
    draft = steps.exchange.again(view)
    try:
        if view.trouble:
            async with flow.keeping(draft):
                terms = await steps.exchange.terms(flow.lang, draft)
            draft = steps.exchange.lead_back(draft, terms, view.trouble)
        await steps.show(flow, draft)
    except (ExchangerError, DirectionGone):
        flow.tapped = None  # the card stays: what was entered is in it
        raise
    await bids.set_card(view.row.id, None)


async def not_yours(query: CallbackQuery, flow: Flow) -> None:
    flow.tell(flow.t.plain("card-not-yours"), alert=True)


async def _act(
    flow: Flow,
    view: BidView,
    bids: Bids,
    support_url: str,
    kind: JobKind,
    allowed: Callable[[BidView], bool],
) -> None:
    """The job is committed with the tap; its result comes to the card."""
    if not allowed(view):
        await _not_now(flow, view, bids, support_url)
        return
    if not await flow.in_time():
        await show_card(flow, view, bids, support_url, flow.t("late-tap"))
        return
    await bids.ask(view.row.id, kind, allowed, asked_by=flow.update_id)
    await show_card(flow, await bids.view(view.row.id) or view, bids, support_url)


async def _not_now(flow: Flow, view: BidView, bids: Bids, support_url: str) -> None:
    flow.tell(flow.t.plain("card-moved-on"), alert=True)
    await show_card(flow, view, bids, support_url)


async def show_card(
    flow: Flow,
    view: BidView,
    bids: Bids,
    support_url: str,
    note: Html | None = None,
    instead_of: int | None = None,
) -> None:
    """In the card's own message, the list's, or that of the card it stands in for; from elsewhere below, the
    old card taken away."""
    screen = card(flow.t, view, support_url, note)
    old = view.row.card_message_id
    if view.on_page and view.row.code_message_id is not None:  # of before it was read there
        await flow.show.remove(flow.chat_id, view.row.code_message_id)
        await bids.set_code(view.row.id, None)
    if flow.tapped is not None and flow.tapped in {old, flow.living, instead_of}:
        shown = await flow.show.edit(flow.chat_id, flow.tapped, screen)
    else:
        shown = await flow.show.send(flow.chat_id, screen)
    if shown == old:
        return
    await flow.leave(shown)
    await bids.set_card(view.row.id, shown)
    if old is not None:
        await flow.show.remove(flow.chat_id, old)


def add_to(router: Router) -> None:
    for act, handler in (
        (BidAct.OPEN, open_card),
        (BidAct.REFRESH, refresh),
        (BidAct.PAY, ask_paid),
        (BidAct.PAID, paid),
        (BidAct.CANCEL, ask_cancel),
        (BidAct.CANCELLED, cancelled),
        (BidAct.QR, show_qr),
        (BidAct.CLOSE, close_photo),
        (BidAct.FIX, fix),
    ):
        router.callback_query.register(handler, BidButton.filter(), Own(act))
    router.callback_query.register(open_newest, BidButton.filter(), Replaced())
    router.callback_query.register(not_yours, BidButton.filter())

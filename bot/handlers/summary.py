"""The summary: edit a line, refresh the price, create the order."""

import logging
from collections.abc import Sequence

from aiogram import Router
from aiogram.exceptions import AiogramError
from aiogram.filters import Filter, StateFilter
from aiogram.types import CallbackQuery, Message

from bot.exchanger.models import Field
from bot.handlers.card import show_card
from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.handlers.fresh import Fresh
from bot.i18n import Html
from bot.services.bid_view import BidRequest, BidView
from bot.services.bids import Bids
from bot.services.creating import UNDER_WAY
from bot.services.draft import Draft, Step
from bot.services.exchange import asked_fields, first_missing, previous_step
from bot.services.rates import Terms
from bot.services.terms_of_use import TermsOfUse
from bot.ui.callbacks import Act, StepButton
from bot.ui.states import Exchange
from bot.ui.terms_of_use import ask_to_accept

logger = logging.getLogger(__name__)


async def back(query: CallbackQuery, flow: Flow, draft: Draft, steps: Steps) -> None:
    """Back, at every step of an exchange."""
    fields: Sequence[Field] = ()
    if draft.step in {Step.FIELD, Step.SUMMARY}:
        terms = await steps.exchange.terms(flow.lang, draft)
        fields = asked_fields(terms)
    await steps.show(flow, previous_step(draft, fields))


async def edit(
    query: CallbackQuery, callback_data: StepButton, flow: Flow, draft: Draft, steps: Steps
) -> None:
    """One line, or the list of them all: `editing` at the summary itself."""
    if callback_data.value == "any":
        changed = draft.change(editing=True)
    elif callback_data.value == "amount":
        changed = draft.change(step=Step.AMOUNT, editing=True, page=0)
    else:
        changed = draft.change(step=Step.FIELD, index=int(callback_data.value), editing=True, page=0)
    await steps.show(flow, changed)


async def refresh(query: CallbackQuery, flow: Flow, draft: Draft, steps: Steps) -> None:
    await steps.show(flow, draft.change())
    flow.tell(flow.t.plain("summary-refreshed"))


async def confirm(
    query: CallbackQuery,
    flow: Flow,
    draft: Draft,
    steps: Steps,
    bids: Bids,
    terms_of_use: TermsOfUse,
    support_url: str,
) -> None:
    """What the person agreed to is what is ordered: a price that got worse is shown and asked again.

    Who tapped long ago agreed to a price of long ago: they are asked again in any case. But not of what is
    ordered already, when a kill kept that from being seen: they would take it for not ordered.
    """
    view = await bids.ordered(draft.id, flow.user_id)
    if view is not None and view.request.is_of(draft):
        await _show_order(flow, draft, view, bids, support_url)
        return
    await steps.check_open(flow)
    if not await flow.in_time():
        await steps.show(flow, draft.change(), flow.t("late-tap"))
        return
    if terms_of_use.is_asked(flow.user):
        await show_terms(flow, draft, terms_of_use)
        return
    terms = await steps.exchange.terms(flow.lang, draft)
    if first_missing(draft, asked_fields(terms)) is not None:
        await steps.show(flow, draft.change(), flow.t("entry-changed"))
        return
    priced = await steps.exchange.price(flow.lang, draft, terms)
    if priced.moved or steps.exchange.is_worse(draft, priced.draft):
        await steps.show(flow, draft.change(outdated=draft.agreed))
        return
    await _create(flow, draft, terms, steps, bids, support_url)


async def show_terms(flow: Flow, draft: Draft, terms_of_use: TermsOfUse, note: Html | None = None) -> None:
    """In place of the summary; the draft stays at it."""
    version, renewed = terms_of_use.version or 0, flow.user.terms_version is not None
    await flow.answer(ask_to_accept(flow.t, flow.house, draft, version, note, renewed=renewed))


async def _create(flow: Flow, draft: Draft, terms: Terms, steps: Steps, bids: Bids, support_url: str) -> None:
    """The order is committed with its job before anything is sent or shown.

    A kill right after that leaves the draft as if it were none yet. If it was edited since, it is another
    order than the one that was made.
    """
    request = steps.exchange.request(draft, terms)
    view = await _confirmed(flow, draft, request, bids)
    if not view.request.asks_same(request):
        await bids.show_anew(view)
        draft = draft.change(id=steps.exchange.new_draft().id)
        view = await _confirmed(flow, draft, request, bids)
    await _show_order(flow, draft, view, bids, support_url)


async def _show_order(flow: Flow, draft: Draft, view: BidView, bids: Bids, support_url: str) -> None:
    """The draft is kept until it is known what came of it.

    The order is there. Should its card not come through, the outbox shows it: who is told of an error instead
    orders again.
    """
    if view.row.stage in UNDER_WAY:
        await flow.creating(draft)
    else:
        await flow.forget()
    await flow.leave(flow.tapped)
    try:
        await show_card(flow, view, bids, support_url, instead_of=flow.tapped)
    except AiogramError as error:
        logger.info("order %s is shown by the outbox: %s", view.row.id, type(error).__name__)
        await bids.show_anew(view)


async def _confirmed(flow: Flow, draft: Draft, request: BidRequest, bids: Bids) -> BidView:
    return await bids.confirm(
        flow.user_id,
        flow.chat_id,
        flow.locale,
        draft.id,
        request,
        card_message_id=flow.tapped,
        mends=draft.mends,
    )


class Ordered(Filter):
    """A button of a draft that has become an order since: a second tap on "create", as a rule."""

    async def __call__(self, query: CallbackQuery, callback_data: StepButton, flow: Flow, bids: Bids) -> bool:
        return await bids.ordered(callback_data.draft, flow.user_id) is not None


async def ordered(query: CallbackQuery, flow: Flow) -> None:
    flow.tell(flow.t.plain("summary-ordered"))


async def typed(message: Message, flow: Flow, steps: Steps) -> None:
    """Nothing is to be typed at the summary."""
    draft = flow.draft or steps.exchange.new_draft()
    await steps.show(flow, draft.change(), flow.t("summary-use-buttons"))


def add_to(router: Router) -> None:
    router.callback_query.register(back, StepButton.filter(), Fresh(Act.BACK))
    router.callback_query.register(edit, StepButton.filter(), Fresh(Act.EDIT))
    router.callback_query.register(refresh, StepButton.filter(), Fresh(Act.REFRESH))
    router.callback_query.register(confirm, StepButton.filter(), Fresh(Act.CONFIRM))
    router.callback_query.register(ordered, StepButton.filter(), Ordered())
    router.message.register(typed, StateFilter(Exchange.summary))

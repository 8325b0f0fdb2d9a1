"""The amount: typed with or without a currency, or chosen."""

from decimal import Decimal

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.exchanger.models import CalcAction, Quote
from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.handlers.fresh import Fresh
from bot.i18n import Html, Texts, join
from bot.money import AmountError
from bot.services.draft import Draft
from bot.services.entries import Amount, EntryError, check_limits, read_amount
from bot.services.exchange import amount_given, asked_fields, next_step
from bot.services.rates import Terms
from bot.ui.amount import site_terms
from bot.ui.callbacks import Act, StepButton
from bot.ui.entry_words import amount_words, moved_words
from bot.ui.states import Exchange

NOTHING = Html("")


async def typed(message: Message, flow: Flow, steps: Steps) -> None:
    await take_amount(flow, flow.draft or steps.exchange.new_draft(), message.text or "", steps)


async def take_amount(flow: Flow, draft: Draft, text: str, steps: Steps, *, from_link: bool = False) -> None:
    """An amount in words; when it is none, the step says why. Who comes with one by a link has not seen the
    amount's step with the site's terms: they stand at the next."""
    async with flow.keeping(draft):
        terms = await steps.exchange.terms(flow.lang, draft)
    try:
        amount = read_amount(text, draft, terms.detail.quote)
    except (AmountError, EntryError) as error:
        await steps.show(flow, draft.change(), amount_words(flow.t, error))
        return
    await _given(flow, draft, terms, amount, steps, site_terms(flow.t, terms) if from_link else NOTHING)


async def chosen(
    query: CallbackQuery, callback_data: StepButton, flow: Flow, draft: Draft, steps: Steps
) -> None:
    terms = await steps.exchange.terms(flow.lang, draft)
    amount = Amount(Decimal(callback_data.value), draft.asked_action)
    try:
        check_limits(amount.value, amount.action, terms.detail.quote)
    except EntryError as error:
        await steps.show(flow, draft.change(), amount_words(flow.t, error))
        return
    await _given(flow, draft, terms, amount, steps)


async def other_side(query: CallbackQuery, flow: Flow, draft: Draft, steps: Steps) -> None:
    """Another side is asked for; what was given before stays as it is until an amount is given here."""
    side = CalcAction.GET if draft.asked_action is CalcAction.GIVE else CalcAction.GIVE
    await steps.show(flow, draft.change(asking=int(side)))


async def _given(
    flow: Flow, draft: Draft, terms: Terms, amount: Amount, steps: Steps, note: Html = NOTHING
) -> None:
    """Priced at once: the person sees on the next steps what it comes to."""
    given = amount_given(draft, amount.value, amount.action)
    fields = asked_fields(terms)
    async with flow.keeping(next_step(given, fields)):
        priced = await steps.exchange.price(flow.lang, given, terms)
    if not priced.quote.sum_get_com:
        await steps.show(flow, draft.change(), flow.t("amount-eaten-up"))
        return
    following = next_step(priced.draft, fields)
    moved = _moved(flow.t, given, priced.draft, priced.quote) if priced.moved else NOTHING
    await steps.show(flow, following, join([note, moved], "\n\n") or None)


def _moved(t: Texts, asked: Draft, taken: Draft, quote: Quote) -> Html:
    code = quote.currency_code_give if asked.calc_action is CalcAction.GIVE else quote.currency_code_get
    return moved_words(t, asked.value, taken.value, code)


def add_to(router: Router) -> None:
    router.callback_query.register(chosen, StepButton.filter(), Fresh(Act.AMOUNT))
    router.callback_query.register(other_side, StepButton.filter(), Fresh(Act.SIDE))
    router.message.register(typed, StateFilter(Exchange.amount))

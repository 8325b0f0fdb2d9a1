"""A partner's balance, the list of payouts, and the steps to asking for one: currency, account, summary."""

import logging
from decimal import Decimal

from aiogram import Router
from aiogram.exceptions import AiogramError
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.exchanger.errors import ExchangerError
from bot.exchanger.models import PayoutMethod
from bot.handlers.flow import Flow
from bot.handlers.payout_card import PayoutCards
from bot.handlers.payout_wizard import ACCOUNT, AGREED, METHOD, AtWizard, Wizard
from bot.handlers.tapped import Does, LeadsTo
from bot.services.account_checks import typed_account
from bot.services.payouts import NoKey, Payouts, Wanted
from bot.storage.payouts import Payout
from bot.ui.callbacks import GoPartner, PartnerPlace, PayoutAct, PayoutButton
from bot.ui.keyboards import PAGE_SIZE
from bot.ui.partner_payouts import TITLE_UNITS, no_answer, no_key
from bot.ui.payout_card import history
from bot.ui.rich import plain
from bot.ui.states import PartnerStates

logger = logging.getLogger(__name__)


async def money(query: CallbackQuery, wizard: Wizard) -> None:
    balance = await wizard.balance()
    if balance is not None:
        await wizard.show_balance(balance)


async def page(query: CallbackQuery, callback_data: PayoutButton, wizard: Wizard) -> None:
    balance = await wizard.balance()
    if balance is not None:
        await wizard.show_balance(balance, callback_data.value)


async def method(query: CallbackQuery, callback_data: PayoutButton, wizard: Wizard) -> None:
    chosen = await wizard.chosen(callback_data.value)
    if chosen is not None:
        await wizard.ask_account(chosen[1])


async def typed(message: Message, flow: Flow, wizard: Wizard) -> None:
    """At the question, and at the doubt or the summary after it: another account."""
    chosen = await wizard.chosen(flow.asked.get(METHOD, 0))
    if chosen is None:
        return
    account = typed_account(message.text or "")
    if account is None:
        await wizard.ask_account(chosen[1], flow.t("payouts-no-account"))
        return
    await wizard.take_account(*chosen, account)


async def last(query: CallbackQuery, callback_data: PayoutButton, wizard: Wizard) -> None:
    """The account used before: the site has taken it, so there is no doubt."""
    chosen = await wizard.chosen(callback_data.value)
    if chosen is None:
        return
    account = await wizard.payouts.last_account(wizard.flow.user_id, callback_data.value)
    if account is None:
        await wizard.ask_account(chosen[1])
    else:
        await wizard.show_summary(*chosen, account)


async def sure(query: CallbackQuery, callback_data: PayoutButton, wizard: Wizard) -> None:
    account = wizard.account_of(callback_data.value)
    if account is None:
        await _old(wizard)
        return
    chosen = await wizard.chosen(wizard.flow.asked[METHOD])
    if chosen is not None:
        await wizard.show_summary(*chosen, account)


async def confirm(
    query: CallbackQuery,
    callback_data: PayoutButton,
    flow: Flow,
    wizard: Wizard,
    payouts: Payouts,
    payout_cards: PayoutCards,
) -> None:
    """What was agreed to is what is asked for: terms that got worse are shown and asked again.

    Who tapped long ago agreed to terms of long ago: they are asked again too. But not of what is asked for
    already, when a kill kept that from being seen.
    """
    row = await payouts.of_draft(callback_data.value, flow.user_id)
    if row is not None:
        flow.tell(flow.t.plain("payouts-confirmed"))
        await payout_cards.show(flow, row)
        return
    account = wizard.account_of(callback_data.value)
    if account is None or AGREED not in flow.asked:
        await _old(wizard)
        return
    in_time = await flow.in_time()
    chosen = await wizard.chosen(flow.asked[METHOD])
    if chosen is None:
        return
    if not in_time:
        await wizard.show_summary(*chosen, account, flow.t("late-tap"))
    elif chosen[1].amount < Decimal(str(flow.asked[AGREED])):
        await wizard.show_summary(*chosen, account, flow.t("payouts-worse"))
    else:
        await _commit(wizard, callback_data.value, chosen[1], payout_cards)


async def _commit(wizard: Wizard, draft: int, method: PayoutMethod, cards: PayoutCards) -> None:
    """It is there before anything is sent or shown.

    Should its card not come through, the outbox shows it: who is told of an error instead asks again.
    """
    flow, payouts = wizard.flow, wizard.payouts
    title, account = plain(method.title, TITLE_UNITS), str(flow.asked[ACCOUNT])
    wanted = Wanted(draft, method, title, account)
    row = await payouts.confirm(wizard.partner, flow.user_id, flow.locale, wanted, flow.tapped)
    if row is None:
        balance = await wizard.balance()
        if balance is not None:
            await wizard.show_balance(balance)
        return
    await flow.ask_no_more()
    await flow.leave(flow.tapped)
    await _show(flow, row, payouts, cards)


async def _show(flow: Flow, row: Payout, payouts: Payouts, cards: PayoutCards) -> None:
    try:
        await cards.show(flow, row)
    except AiogramError as error:
        logger.info("payout %s is shown by the outbox: %s", row.id, type(error).__name__)
        await payouts.show_anew(row)


async def _old(wizard: Wizard) -> None:
    """Of an earlier summary, or of another person's."""
    wizard.flow.tell(wizard.flow.t.plain("old-button"))
    balance = await wizard.balance()
    if balance is not None:
        await wizard.show_balance(balance)


async def show_history(query: CallbackQuery, callback_data: PayoutButton, wizard: Wizard) -> None:
    flow, partner = wizard.flow, wizard.partner
    try:
        found = await wizard.payouts.history(partner, flow.user_id, flow.lang, callback_data.value, PAGE_SIZE)
    except NoKey as error:
        await flow.answer(no_key(flow.t, unreadable=error.unreadable))
    except ExchangerError as error:
        logger.info("partner %s: no payouts: %s", partner.id, error)
        await flow.answer(no_answer(flow.t, error, wizard.support_url, callback_data))
    else:
        await flow.ask_no_more()
        await flow.answer(history(flow.t, found))


def add_to(router: Router) -> None:
    router.callback_query.register(money, GoPartner.filter(), LeadsTo(PartnerPlace.MONEY), AtWizard())
    for act, handler in (
        (PayoutAct.PAGE, page),
        (PayoutAct.METHOD, method),
        (PayoutAct.LAST, last),
        (PayoutAct.SURE, sure),
        (PayoutAct.CONFIRM, confirm),
        (PayoutAct.HISTORY, show_history),
    ):
        router.callback_query.register(handler, PayoutButton.filter(), Does(act), AtWizard())
    router.message.register(typed, StateFilter(PartnerStates.payout_account), AtWizard())

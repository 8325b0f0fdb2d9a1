"""The terms of use: asked for when an order is confirmed, accepted once. The draft stays as it is."""

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.handlers.fresh import Fresh
from bot.handlers.summary import confirm, show_terms
from bot.services.bids import Bids
from bot.services.draft import Draft
from bot.services.terms_of_use import TermsOfUse
from bot.ui.callbacks import Act, StepButton


async def accept(
    query: CallbackQuery,
    callback_data: StepButton,
    flow: Flow,
    draft: Draft,
    steps: Steps,
    bids: Bids,
    terms_of_use: TermsOfUse,
    support_url: str,
) -> None:
    """Of the version that was read; then as if the order were confirmed now, at a price that holds."""
    version = int(callback_data.value)
    if terms_of_use.is_asked(flow.user):
        if version != terms_of_use.version:
            await show_terms(flow, draft, terms_of_use, flow.t("terms-just-changed"))
            return
        await terms_of_use.accept(flow.user_id, version)
        flow.user = replace(flow.user, terms_version=version)
    await confirm(query, flow, draft, steps, bids, terms_of_use, support_url)


async def decline(query: CallbackQuery, flow: Flow, draft: Draft, steps: Steps) -> None:
    await steps.show(flow, draft.change(), flow.t("terms-declined"))


def add_to(router: Router) -> None:
    router.callback_query.register(accept, StepButton.filter(), Fresh(Act.ACCEPT))
    router.callback_query.register(decline, StepButton.filter(), Fresh(Act.DECLINE))

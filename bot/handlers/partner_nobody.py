"""A partner's button, or an answer to a partner's question, of who is no partner any more: they hear so."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.handlers.flow import Flow
from bot.handlers.partner import show_home
from bot.services.partners import Partners
from bot.ui.callbacks import PartnerKeyButton, PartnerNoticeButton, PartnerStatsButton, PayoutButton
from bot.ui.partner_link_buttons import LinkButton, LinkPage
from bot.ui.states import PartnerStates


async def not_connected(
    event: Message | CallbackQuery, flow: Flow, partners: Partners, support_url: str
) -> None:
    await show_home(flow, partners, support_url, flow.t("partner-not-connected"))


def add_to(router: Router) -> None:
    for button in (
        LinkButton,
        LinkPage,
        PartnerKeyButton,
        PartnerNoticeButton,
        PartnerStatsButton,
        PayoutButton,
    ):
        router.callback_query.register(not_connected, button.filter())
    for state in (
        PartnerStates.link_direction,
        PartnerStates.link_amount,
        PartnerStates.link_label,
        PartnerStates.payout_account,
    ):
        router.message.register(not_connected, StateFilter(state))

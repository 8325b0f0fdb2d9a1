"""The register of partners, for operators: who they are and what they bring, new ones by their id, switching
one off and taking one out, and the site's own account. To anybody else none of it is there."""

from dataclasses import dataclass

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.tapped import Does, LeadsTo
from bot.i18n import Html
from bot.services.invitations import Invitations
from bot.services.own_account import OwnAccounts
from bot.services.partner_stats import PartnerStats
from bot.services.partner_switch import PartnerSwitch
from bot.services.partners import Partners
from bot.services.roles import Right
from bot.ui import partner_register as screens
from bot.ui.callbacks import OnPartners, OnPartnersAct
from bot.ui.keyboards import PAGE_SIZE, page_of
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin
from bot.ui.own_account import own_account

LARGEST_ID = 999_999_999
"""What a link can name."""


@dataclass(frozen=True, slots=True)
class PartnerDesk:
    """All that there is to know and to do about partners."""

    partners: Partners
    stats: PartnerStats
    switch: PartnerSwitch
    invitations: Invitations
    own_accounts: OwnAccounts


async def command(
    message: Message, command: CommandObject, flow: Flow, partner_desk: PartnerDesk, bot: Bot
) -> None:
    """`/partners` the list; `/partners 42` an invitation for that partner."""
    await flow.ask_no_more()
    asked = (command.args or "").strip()
    if not asked:
        await _show_list(flow, partner_desk, 0)
    elif asked.isascii() and asked.isdecimal() and 0 < int(asked[:20]) <= LARGEST_ID:
        await _invite(flow, int(asked), partner_desk, bot)
    else:
        await _show_list(flow, partner_desk, 0, flow.t("partner-register-bad-id"))


async def show_first_page(query: CallbackQuery, flow: Flow, partner_desk: PartnerDesk) -> None:
    await flow.ask_no_more()
    await _show_list(flow, partner_desk, 0)


async def show_page(
    query: CallbackQuery, callback_data: OnPartners, flow: Flow, partner_desk: PartnerDesk
) -> None:
    await _show_list(flow, partner_desk, callback_data.page)


async def show(
    query: CallbackQuery, callback_data: OnPartners, flow: Flow, partner_desk: PartnerDesk
) -> None:
    await _show(flow, callback_data.partner, partner_desk)


async def invite(
    query: CallbackQuery, callback_data: OnPartners, flow: Flow, partner_desk: PartnerDesk, bot: Bot
) -> None:
    await _invite(flow, callback_data.partner, partner_desk, bot)


async def ask_to_remove(
    query: CallbackQuery, callback_data: OnPartners, flow: Flow, partner_desk: PartnerDesk
) -> None:
    known = await partner_desk.partners.get(callback_data.partner)
    if known is None:
        await _show_list(flow, partner_desk, 0, flow.t("partner-register-gone"))
    else:
        await flow.answer(screens.ask_to_remove(flow.t, known))


async def remove(
    query: CallbackQuery, callback_data: OnPartners, flow: Flow, partner_desk: PartnerDesk
) -> None:
    await partner_desk.partners.remove(callback_data.partner, flow.user_id)
    removed = flow.t("partner-register-removed", partner=str(callback_data.partner))
    await _show_list(flow, partner_desk, 0, removed)


async def ask_to_switch_off(query: CallbackQuery, callback_data: OnPartners, flow: Flow) -> None:
    await flow.answer(screens.ask_to_switch_off(flow.t, callback_data.partner))


async def switch(
    query: CallbackQuery, callback_data: OnPartners, flow: Flow, partner_desk: PartnerDesk
) -> None:
    on, partner_id = callback_data.act is OnPartnersAct.SWITCH_ON, callback_data.partner
    await partner_desk.switch.switch(partner_id, on=on, by=flow.user_id)
    note = flow.t("partner-register-switched-on" if on else "partner-register-switched-off")
    await _show(flow, partner_id, partner_desk, note)


async def show_own_account(query: CallbackQuery, flow: Flow, partner_desk: PartnerDesk) -> None:
    await flow.answer(own_account(flow.t, await partner_desk.own_accounts.read(flow.lang)))


async def _invite(flow: Flow, partner_id: int, desk: PartnerDesk, bot: Bot) -> None:
    token = await desk.invitations.invite(partner_id, flow.user_id)
    if token is None:
        await _show(flow, partner_id, desk, flow.t("partner-register-has-key"))
        return
    me = await bot.me()
    await flow.answer(screens.invited(flow.t, partner_id))
    await flow.say(screens.words_to_forward(flow.t, f"https://t.me/{me.username}?start=i{token}"))


async def _show(flow: Flow, partner_id: int, desk: PartnerDesk, note: Html | None = None) -> None:
    known = await desk.partners.get(partner_id)
    if known is None:
        await _show_list(flow, desk, 0, flow.t("partner-register-gone"))
        return
    figures, is_off = await desk.stats.figures(known.id), desk.switch.is_off(known.id)
    await flow.answer(screens.partner(flow.t, known, figures, is_off=is_off, note=note))


async def _show_list(flow: Flow, desk: PartnerDesk, page: int, note: Html | None = None) -> None:
    count = await desk.partners.count()
    page, _ = page_of(count, page)
    found = [
        screens.Listed(known, await desk.stats.figures(known.id), desk.switch.is_off(known.id))
        for known in await desk.partners.page(page, PAGE_SIZE)
    ]
    await flow.answer(screens.register(flow.t, found, page, count, note))


def add_to(router: Router) -> None:
    allowed = May(Right.PARTNERS)
    router.message.register(command, Command("partners"), allowed)
    router.callback_query.register(show_first_page, GoAdmin.filter(), LeadsTo(AdminPlace.PARTNERS), allowed)
    for act, handler in (
        (OnPartnersAct.LIST, show_page),
        (OnPartnersAct.OPEN, show),
        (OnPartnersAct.INVITE, invite),
        (OnPartnersAct.REMOVE, ask_to_remove),
        (OnPartnersAct.REMOVED, remove),
        (OnPartnersAct.SWITCH_OFF, ask_to_switch_off),
        (OnPartnersAct.SWITCHED_OFF, switch),
        (OnPartnersAct.SWITCH_ON, switch),
        (OnPartnersAct.SITE, show_own_account),
    ):
        router.callback_query.register(handler, OnPartners.filter(), Does(act), allowed)

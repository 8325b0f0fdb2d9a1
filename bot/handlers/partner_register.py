"""The register of partners, for operators: who they are, new ones by their id, and taking one out. To anybody
else none of it is there."""

from aiogram import Bot, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.tapped import Does
from bot.i18n import Html
from bot.services.invitations import Invitations
from bot.services.partners import Partners
from bot.services.roles import Right
from bot.ui import partner_register as screens
from bot.ui.callbacks import OnPartners, OnPartnersAct
from bot.ui.keyboards import PAGE_SIZE, page_of

LARGEST_ID = 999_999_999
"""What a link can name."""


async def command(
    message: Message,
    command: CommandObject,
    flow: Flow,
    partners: Partners,
    invitations: Invitations,
    bot: Bot,
) -> None:
    """`/partners` the list; `/partners 42` an invitation for that partner."""
    await flow.ask_no_more()
    asked = (command.args or "").strip()
    if not asked:
        await _show_list(flow, partners, 0)
    elif asked.isascii() and asked.isdecimal() and 0 < int(asked[:20]) <= LARGEST_ID:
        await _invite(flow, int(asked), partners, invitations, bot)
    else:
        await _show_list(flow, partners, 0, flow.t("partner-register-bad-id"))


async def show_page(query: CallbackQuery, callback_data: OnPartners, flow: Flow, partners: Partners) -> None:
    await _show_list(flow, partners, callback_data.page)


async def show(query: CallbackQuery, callback_data: OnPartners, flow: Flow, partners: Partners) -> None:
    await _show(flow, callback_data.partner, partners)


async def invite(
    query: CallbackQuery,
    callback_data: OnPartners,
    flow: Flow,
    partners: Partners,
    invitations: Invitations,
    bot: Bot,
) -> None:
    await _invite(flow, callback_data.partner, partners, invitations, bot)


async def ask_to_remove(
    query: CallbackQuery, callback_data: OnPartners, flow: Flow, partners: Partners
) -> None:
    known = await partners.get(callback_data.partner)
    if known is None:
        await _show_list(flow, partners, 0, flow.t("partner-register-gone"))
    else:
        await flow.answer(screens.ask_to_remove(flow.t, known))


async def remove(query: CallbackQuery, callback_data: OnPartners, flow: Flow, partners: Partners) -> None:
    await partners.remove(callback_data.partner)
    removed = flow.t("partner-register-removed", partner=str(callback_data.partner))
    await _show_list(flow, partners, 0, removed)


async def _invite(
    flow: Flow, partner_id: int, partners: Partners, invitations: Invitations, bot: Bot
) -> None:
    token = await invitations.invite(partner_id, flow.user_id)
    if token is None:
        await _show(flow, partner_id, partners, flow.t("partner-register-has-key"))
        return
    me = await bot.me()
    await flow.answer(screens.invited(flow.t, partner_id))
    await flow.say(screens.words_to_forward(flow.t, f"https://t.me/{me.username}?start=i{token}"))


async def _show(flow: Flow, partner_id: int, partners: Partners, note: Html | None = None) -> None:
    known = await partners.get(partner_id)
    if known is None:
        await _show_list(flow, partners, 0, flow.t("partner-register-gone"))
        return
    counts = await partners.of_all_time(known)
    await flow.answer(screens.partner(flow.t, known, counts, note))


async def _show_list(flow: Flow, partners: Partners, page: int, note: Html | None = None) -> None:
    count = await partners.count()
    page, _ = page_of(count, page)
    found = await partners.page(page, PAGE_SIZE)
    await flow.answer(screens.register(flow.t, found, page, count, note))


def add_to(router: Router) -> None:
    router.message.register(command, Command("partners"), May(Right.PARTNERS))
    for act, handler in (
        (OnPartnersAct.LIST, show_page),
        (OnPartnersAct.OPEN, show),
        (OnPartnersAct.INVITE, invite),
        (OnPartnersAct.REMOVE, ask_to_remove),
        (OnPartnersAct.REMOVED, remove),
    ):
        router.callback_query.register(handler, OnPartners.filter(), Does(act), May(Right.PARTNERS))

"""A partner's home, what they are told of, and their key; for who is no partner, how to become one."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, Message

from bot.handlers.flow import Flow
from bot.handlers.tapped import LeadsTo
from bot.i18n import Html
from bot.services.joining import Joining
from bot.services.partners import Partners
from bot.storage.partners import Partner
from bot.ui import partner as screens
from bot.ui.callbacks import (
    GoPartner,
    PartnerKeyAct,
    PartnerKeyButton,
    PartnerNotice,
    PartnerNoticeButton,
    PartnerPlace,
)

HOME_DAYS = 30


class ToHome(Filter):
    """Its own button; and any to a partner's place, of a person who is none."""

    async def __call__(
        self, query: CallbackQuery, callback_data: GoPartner, flow: Flow, partners: Partners
    ) -> bool:
        match callback_data.place:
            case PartnerPlace.HOME:
                return True
            case PartnerPlace.JOIN:
                return False
        return await partners.of_user(flow.user_id) is None


class AsPartner(Filter):
    """Who is a partner; hands on which."""

    async def __call__(
        self, event: Message | CallbackQuery, flow: Flow, partners: Partners
    ) -> bool | dict[str, Any]:
        partner = await partners.of_user(flow.user_id)
        return {"partner": partner} if partner else False


async def command(message: Message, flow: Flow, partners: Partners, support_url: str) -> None:
    await show_home(flow, partners, support_url)


async def back_home(
    query: CallbackQuery, callback_data: GoPartner, flow: Flow, partners: Partners, support_url: str
) -> None:
    """Who is no partner (any more) and wanted more than this hears so."""
    if callback_data.below:
        flow.tapped = None
    lost = None if callback_data.place is PartnerPlace.HOME else flow.t("partner-not-connected")
    await show_home(flow, partners, support_url, lost)


async def show_home(flow: Flow, partners: Partners, support_url: str, note: Html | None = None) -> None:
    """A question that was open is no longer."""
    await flow.ask_no_more()
    partner = await partners.of_user(flow.user_id)
    if partner is None:
        await flow.answer(screens.invitation_to_join(flow.t, support_url, note))
        return
    counts = await partners.last_days(partner, HOME_DAYS)
    unreadable = partners.has_unreadable_key(partner)
    await flow.answer(screens.home(flow.t, partner, counts, unreadable=unreadable, note=note))


async def notices(query: CallbackQuery, flow: Flow, partner: Partner) -> None:
    await flow.ask_no_more()
    await flow.answer(screens.notices(flow.t, partner))


async def switch(
    query: CallbackQuery, callback_data: PartnerNoticeButton, flow: Flow, partner: Partner, partners: Partners
) -> None:
    notice, on = callback_data.notice, callback_data.on
    changed = await partners.set_telling(
        partner,
        orders=on if notice is PartnerNotice.ORDERS else bool(partner.tell_orders),
        rewards=on if notice is PartnerNotice.REWARDS else bool(partner.tell_rewards),
        payouts=on if notice is PartnerNotice.PAYOUTS else bool(partner.tell_payouts),
    )
    await flow.answer(screens.notices(flow.t, changed))


async def key(query: CallbackQuery, flow: Flow, partner: Partner, partners: Partners) -> None:
    await flow.ask_no_more()
    await _show_key(flow, partner, partners)


async def change_key(
    query: CallbackQuery,
    callback_data: PartnerKeyButton,
    flow: Flow,
    partner: Partner,
    partners: Partners,
    joining: Joining,
) -> None:
    """Of a key that has been replaced or removed since, the one there is now is shown."""
    if partner.secret is None or callback_data.since != partner.created_at:
        flow.tell(flow.t.plain("old-button"))
        await _show_key(flow, partner, partners)
    elif callback_data.act is PartnerKeyAct.REMOVE:
        await flow.answer(screens.ask_to_remove_key(flow.t, partner))
    else:
        without = await joining.remove_key(partner)
        await _show_key(flow, without, partners, flow.t("partner-key-removed"))


async def _show_key(flow: Flow, partner: Partner, partners: Partners, note: Html | None = None) -> None:
    unreadable = partners.has_unreadable_key(partner)
    await flow.answer(screens.key(flow.t, partner, unreadable=unreadable, note=note))


def add_to(router: Router) -> None:
    router.message.register(command, Command("partner"))
    router.callback_query.register(notices, GoPartner.filter(), LeadsTo(PartnerPlace.NOTICES), AsPartner())
    router.callback_query.register(key, GoPartner.filter(), LeadsTo(PartnerPlace.KEY), AsPartner())
    router.callback_query.register(switch, PartnerNoticeButton.filter(), AsPartner())
    router.callback_query.register(change_key, PartnerKeyButton.filter(), AsPartner())
    router.callback_query.register(back_home, GoPartner.filter(), ToHome())

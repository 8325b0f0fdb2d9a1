"""A partner's link: put together part by part, copied, shared, and drawn as a code for print.

Every button holds the whole link, so one that was sent days ago still works. What is being typed for is kept
with the question.
"""

import logging
from decimal import Decimal
from typing import Any

from aiogram import Bot, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message

from bot.errors import DirectionGone
from bot.exchanger.errors import ExchangerError
from bot.exchanger.models import Direction
from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.handlers.partner import AsPartner
from bot.handlers.tapped import Does, LeadsTo
from bot.i18n import Html
from bot.money import AmountError, AmountProblem, parse_amount, without_zeros
from bot.services.payload import LONGEST_PAYLOAD, StartPayload, is_label, write_payload
from bot.services.referrals import Referrals
from bot.storage.partners import Partner
from bot.ui import partner_links as screens
from bot.ui.callbacks import GoPartner, PartnerPlace
from bot.ui.entry_words import amount_words
from bot.ui.partner_link_buttons import MOST_DECIMALS, LinkAct, LinkButton, LinkPage
from bot.ui.partner_links import PartnerLink
from bot.ui.states import PartnerStates

logger = logging.getLogger(__name__)

QUERY_LENGTH = 64
LINK, QUERY = "link", "query"


class LinkBuilder:
    """Shows a link as it is now; a part that was asked for is no longer."""

    def __init__(self, bot: Bot, steps: Steps, referrals: Referrals) -> None:
        self._bot = bot
        self._steps = steps
        self._referrals = referrals

    async def show(self, flow: Flow, partner: Partner, parts: LinkButton, note: Html | None = None) -> None:
        payload = _payload(partner, parts)
        if len(payload) > LONGEST_PAYLOAD:
            screen = screens.too_long(flow.t, parts, len(payload))
        else:
            screen = screens.builder(flow.t, await self._link(flow, parts, payload), note)
        await flow.ask_no_more()
        await flow.answer(screen)

    async def draw(self, flow: Flow, partner: Partner, parts: LinkButton) -> None:
        payload = _payload(partner, parts)
        if len(payload) > LONGEST_PAYLOAD:
            await self.show(flow, partner, parts)
        else:
            await flow.say(screens.code_photo(flow.t, await self._link(flow, parts, payload)))

    async def ask_direction(self, flow: Flow, parts: LinkButton, query: str = "", page: int = 0) -> None:
        found = await self.search(flow, query)
        await flow.ask(PartnerStates.link_direction, link=parts.pack(), query=query)
        await flow.answer(screens.ask_direction(flow.t, parts, found, query, page))

    async def search(self, flow: Flow, query: str) -> tuple[Direction, ...]:
        return await self._steps.exchange.search(flow.lang, query)

    async def _link(self, flow: Flow, parts: LinkButton, payload: str) -> PartnerLink:
        me = await self._bot.me()
        direction, is_gone = None, False
        if parts.direction is not None:
            try:
                direction = await self._steps.exchange.find(flow.lang, parts.direction, None)
                is_gone = direction is None
            except DirectionGone:
                is_gone = True
            except ExchangerError as error:  # a link needs nothing of the site's
                logger.info("direction %s was not looked up: %s", parts.direction, error)
        url = f"https://t.me/{me.username}?start={payload}"
        return PartnerLink(url, parts, direction, is_gone, self._referrals.days)


def _payload(partner: Partner, parts: LinkButton) -> str:
    payload = StartPayload(
        partner_id=partner.id, direction_id=parts.direction, amount=parts.amount, label=parts.label
    )
    return write_payload(payload)


async def open_builder(query: CallbackQuery, flow: Flow, partner: Partner, links: LinkBuilder) -> None:
    await links.show(flow, partner, LinkButton())


async def show(
    query: CallbackQuery, callback_data: LinkButton, flow: Flow, partner: Partner, links: LinkBuilder
) -> None:
    await links.show(flow, partner, callback_data)


async def draw(
    query: CallbackQuery, callback_data: LinkButton, flow: Flow, partner: Partner, links: LinkBuilder
) -> None:
    await links.draw(flow, partner, callback_data)


async def close(query: CallbackQuery, flow: Flow) -> None:
    if flow.tapped is not None:
        await flow.show.remove(flow.chat_id, flow.tapped)


# --- the direction


async def ask_direction(
    query: CallbackQuery, callback_data: LinkButton, flow: Flow, partner: Partner, links: LinkBuilder
) -> None:
    await links.ask_direction(flow, callback_data)


async def turn_page(
    query: CallbackQuery, callback_data: LinkPage, flow: Flow, partner: Partner, links: LinkBuilder
) -> None:
    await links.ask_direction(flow, _asked(flow), str(flow.asked.get(QUERY, "")), callback_data.page)


async def old_page(query: CallbackQuery, flow: Flow, partner: Partner, links: LinkBuilder) -> None:
    """Which link it was about is not known any more."""
    flow.tell(flow.t.plain("partner-link-old-page"), alert=True)
    await links.show(flow, partner, LinkButton())


async def search(message: Message, flow: Flow, partner: Partner, links: LinkBuilder) -> None:
    parts, query = _asked(flow), (message.text or "").strip()[:QUERY_LENGTH]
    found = await links.search(flow, query) if query else ()
    if len(found) == 1:
        await links.show(flow, partner, parts.but(act=LinkAct.SHOW, direction=found[0].id))
    else:
        await links.ask_direction(flow, parts, query)


# --- the amount and the label


async def ask_amount(
    query: CallbackQuery, callback_data: LinkButton, flow: Flow, partner: Partner, links: LinkBuilder
) -> None:
    if callback_data.direction is None:  # no button of ours: an amount needs one
        await links.show(flow, partner, callback_data)
        return
    await flow.ask(PartnerStates.link_amount, link=callback_data.pack())
    await flow.answer(screens.ask_amount(flow.t, callback_data))


async def take_amount(message: Message, flow: Flow, partner: Partner, links: LinkBuilder) -> None:
    parts = _asked(flow)
    try:
        typed = parse_amount(message.text or "")
        if typed.unit is not None:
            await flow.answer(screens.ask_amount(flow.t, parts, flow.t("partner-link-amount-unit")))
            return
        amount = _for_a_link(typed.value)
    except AmountError as error:
        await flow.answer(screens.ask_amount(flow.t, parts, amount_words(flow.t, error)))
        return
    await links.show(flow, partner, parts.but(act=LinkAct.SHOW, amount=amount))


def _for_a_link(value: Decimal) -> Decimal:
    amount = without_zeros(value)
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > MOST_DECIMALS:
        raise AmountError(AmountProblem.TOO_PRECISE)
    return amount


async def ask_label(query: CallbackQuery, callback_data: LinkButton, flow: Flow, partner: Partner) -> None:
    await flow.ask(PartnerStates.link_label, link=callback_data.pack())
    await flow.answer(screens.ask_label(flow.t, callback_data))


async def take_label(message: Message, flow: Flow, partner: Partner, links: LinkBuilder) -> None:
    parts, typed = _asked(flow), (message.text or "").strip()
    if not is_label(typed):
        words = screens.label_words(flow.t, typed) if typed else flow.t("entry-text-only")
        await flow.answer(screens.ask_label(flow.t, parts, words))
        return
    await links.show(flow, partner, parts.but(act=LinkAct.SHOW, label=typed))


def _asked(flow: Flow) -> LinkButton:
    """The link that a part was asked for; an empty one in place of what another release has kept."""
    try:
        return LinkButton.unpack(str(flow.asked.get(LINK, "")))
    except (TypeError, ValueError):
        return LinkButton()


def add_to(router: Router) -> None:
    router.callback_query.register(open_builder, GoPartner.filter(), LeadsTo(PartnerPlace.LINK), AsPartner())
    for act, handler in (
        (LinkAct.SHOW, show),
        (LinkAct.DIRECTION, ask_direction),
        (LinkAct.AMOUNT, ask_amount),
        (LinkAct.LABEL, ask_label),
        (LinkAct.QR, draw),
    ):
        router.callback_query.register(handler, LinkButton.filter(), Does(act), AsPartner())
    router.callback_query.register(close, LinkButton.filter(), Does(LinkAct.CLOSE))
    router.callback_query.register(
        turn_page, LinkPage.filter(), StateFilter(PartnerStates.link_direction), AsPartner()
    )
    router.callback_query.register(old_page, LinkPage.filter(), AsPartner())
    typed: tuple[tuple[State, Any], ...] = (
        (PartnerStates.link_direction, search),
        (PartnerStates.link_amount, take_amount),
        (PartnerStates.link_label, take_label),
    )
    for state, handler in typed:
        router.message.register(handler, StateFilter(state), AsPartner())

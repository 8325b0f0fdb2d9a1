"""/start, alone or with what a link carries."""

import logging

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from bot.exchanger.models import Direction
from bot.handlers.amount import take_amount
from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.logs import trace
from bot.money import plain_amount
from bot.services.payload import StartPayload, parse_payload
from bot.services.referrals import Referrals
from bot.services.roles import Role, Roles
from bot.ui.command_menu import CommandMenu
from bot.ui.menu import menu

logger = logging.getLogger(__name__)


async def start(
    message: Message,
    command: CommandObject,
    flow: Flow,
    steps: Steps,
    referrals: Referrals,
    roles: Roles,
    command_menu: CommandMenu,
    support_url: str,
) -> None:
    """Who came by a partner's link is counted whatever comes of the rest; nothing is said of it."""
    payload = parse_payload(command.args or "")
    if payload.partner_id is not None and flow.update_id is not None:
        await _count(referrals, flow.user_id, payload.partner_id, payload.label, flow.update_id)
    if flow.user_id in roles.owners:
        await command_menu.keep_for(flow.chat_id, flow.t, Role.OWNER)
    if payload.direction_id is not None or payload.pair is not None:
        await steps.check_open(flow)
    direction = await steps.exchange.find(flow.lang, payload.direction_id, payload.pair)
    if direction is not None:
        await _open(flow, direction, payload, steps)
        return
    named = payload.direction_id is not None or payload.pair is not None
    await flow.ask_no_more()
    await flow.answer(
        menu(flow.t, flow.house, support_url, flow.t("start-gone") if named else None, going_on=flow.going_on)
    )


async def _count(referrals: Referrals, user_id: int, partner_id: int, label: str, update_id: int) -> None:
    """A partner's matter: nothing that is wrong with it may keep anybody from an exchange."""
    try:
        await referrals.come(user_id, partner_id, label, update_id)
    except Exception as error:
        logger.error("coming by a link of partner %s is not counted: %s", partner_id, trace(error))  # noqa: TRY400  (its words are left out)


async def _open(flow: Flow, direction: Direction, payload: StartPayload, steps: Steps) -> None:
    """At the amount, or past it when the link names one that can be exchanged."""
    draft = steps.exchange.direct(steps.exchange.new_draft(), direction)
    if payload.amount is None:
        await steps.show(flow, draft)
    else:
        await take_amount(flow, draft, plain_amount(payload.amount), steps, from_link=True)


def add_to(router: Router) -> None:
    router.message.register(start, CommandStart())

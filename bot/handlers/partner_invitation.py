"""A link that an operator has handed out: who opens it is a partner."""

from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import CommandObject, CommandStart, Filter
from aiogram.types import Message

from bot.handlers.flow import Flow
from bot.handlers.partner import show_home
from bot.services.invitations import Invitations
from bot.services.partners import Partners
from bot.services.payload import parse_payload


class BringsInvitation(Filter):
    async def __call__(self, message: Message, command: CommandObject) -> bool | dict[str, Any]:
        invitation = parse_payload(command.args or "").invitation
        return {"invitation": invitation} if invitation else False


async def take(
    message: Message,
    invitation: str,
    flow: Flow,
    invitations: Invitations,
    partners: Partners,
    support_url: str,
) -> None:
    """One that is not theirs to take is the usual start: nothing is said of it to who tries."""
    if await invitations.take(invitation, flow.user_id) is None:
        raise SkipHandler
    await show_home(flow, partners, support_url, flow.t("partner-invited"))


def add_to(router: Router) -> None:
    router.message.register(take, CommandStart(), BringsInvitation())

"""Joining by a key of one's own. The message that brings it is deleted before anything else is done: so this
stands before all commands, as a key may be sent behind one."""

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.types import CallbackQuery, Message

from bot.errors import StillWaiting
from bot.exchanger.errors import ExchangerError, IpBlocked
from bot.handlers.flow import Flow
from bot.handlers.partner import show_home
from bot.handlers.tapped import LeadsTo
from bot.handlers.unknown_command import is_command
from bot.i18n import Html, join
from bot.middlewares.left_keys import brings_key
from bot.services.joining import Joining
from bot.services.partner_key import parts_of_a_key, read_key
from bot.services.partners import Partners
from bot.services.roles import Roles
from bot.ui import partner as screens
from bot.ui.callbacks import GoPartner, PartnerPlace
from bot.ui.partner_trouble import partner_trouble
from bot.ui.states import PartnerStates


class BringsKey(Filter):
    """A login and a key as sites make them: no answer to any other question, and not to be left lying."""

    async def __call__(self, message: Message) -> bool:
        return brings_key(message)


class NoCommand(Filter):
    async def __call__(self, message: Message) -> bool:
        return not is_command(message)


async def ask(query: CallbackQuery, flow: Flow, joining: Joining, roles: Roles, support_url: str) -> None:
    if not joining.can_keep_keys:
        await _say_impossible(flow, Html(""), roles, support_url)
        return
    await flow.ask(PartnerStates.key)
    await flow.answer(screens.ask_key(flow.t))


async def take_key(
    message: Message,
    flow: Flow,
    joining: Joining,
    partners: Partners,
    roles: Roles,
    support_url: str,
) -> None:
    is_gone = await flow.show.take_away(flow.chat_id, message.message_id)
    left = Html("") if is_gone else flow.t("partner-join-delete")
    text = message.text or message.caption or ""
    if not joining.can_keep_keys:
        await flow.ask_no_more()
        await _say_impossible(flow, left, roles, support_url)
        return
    try:
        await _join(flow, text, left, joining, partners, support_url)
    except StillWaiting:
        if not is_gone:
            await flow.say(screens.delete_yourself(flow.t))  # at once: an answer may be long in coming
        raise


async def _join(
    flow: Flow, text: str, left: Html, joining: Joining, partners: Partners, support_url: str
) -> None:
    key = read_key(text)
    if key is None:
        wrong = "partner-join-one" if parts_of_a_key(text) == 1 else "partner-join-form"
        await _ask_again(flow, left, flow.t(wrong))
        return
    try:
        await joining.join(flow.user_id, key)
    except ExchangerError as error:
        address = await joining.own_address() if isinstance(error, IpBlocked) else ""
        await _ask_again(flow, left, partner_trouble(flow.t, error, address))
        return
    await show_home(flow, partners, support_url, join([left, flow.t("partner-joined")], "\n\n"))


async def _ask_again(flow: Flow, left: Html, trouble: Html) -> None:
    await flow.ask(PartnerStates.key)
    await flow.answer(screens.ask_key(flow.t, join([left, trouble], "\n\n")))


async def _say_impossible(flow: Flow, note: Html, roles: Roles, support_url: str) -> None:
    to_operator = flow.user_id in roles.owners
    await flow.answer(screens.no_keys_here(flow.t, support_url, note, to_operator=to_operator))


def add_to(router: Router) -> None:
    router.callback_query.register(ask, GoPartner.filter(), LeadsTo(PartnerPlace.JOIN))
    router.message.register(take_key, BringsKey())
    router.message.register(take_key, StateFilter(PartnerStates.key), NoCommand())
    router.edited_message.register(take_key, BringsKey())

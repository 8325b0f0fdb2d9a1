"""The support group: what its members write in a customer's topic goes to that customer.

Whoever is in the group is support: its owner lets them in. Only what shows an order wants a role.
"""

from aiogram import Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.handlers import operator_support
from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.passed_on import is_carried, said_in, writer_of
from bot.handlers.support_head import SupportHead
from bot.handlers.tapped import Does
from bot.services.roles import Right
from bot.services.support import Support
from bot.storage.support import Talk
from bot.ui import operator_support as screens
from bot.ui.operator_support_buttons import SupportAct, SupportButton
from bot.ui.screen import Screen

INTERNAL = "/"
"""What begins with it stays among operators: `// a remark`, and commands to other bots."""


class InSupportGroup(Filter):
    async def __call__(self, event: Message | CallbackQuery, support: Support) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        return bool(support.group_id) and message is not None and message.chat.id == support.group_id


async def pass_on(message: Message, flow: Flow, support: Support, support_head: SupportHead) -> None:
    """Only that it did not arrive is said. Other talk in the group is none of the bot's business."""
    talk = await _talk_of(message, support)
    if talk is None:
        return
    if talk.is_nobodys:
        if _is_for_customer(message):
            await _reply(message, flow, screens.nobodys_topic(await support_head.texts(message.chat.id)))
    elif message.forum_topic_closed is not None:
        await support.close(talk)
    elif message.forum_topic_reopened is not None:
        await support.reopen(talk)
    elif _is_for_customer(message) and await _answer(message, talk, support) is None:
        t = await support_head.texts(message.chat.id)
        await _reply(message, flow, screens.cannot_be_reached(t, screens.name_of(talk, talk.user_id)))


async def _reply(message: Message, flow: Flow, screen: Screen) -> None:
    await flow.show.send(message.chat.id, screen, message.message_thread_id, message.message_id)


async def _answer(message: Message, talk: Talk, support: Support) -> Talk | None:
    return await support.answer(talk.user_id, writer_of(message), said_in(message))


async def pass_on_edit(message: Message, support: Support) -> None:
    """What has become a remark stays among operators; the customer keeps what it was."""
    if message.location is None and _is_for_customer(message):
        await support.edit(said_in(message), writer_of(message).name)


async def _talk_of(message: Message, support: Support) -> Talk | None:
    if not message.is_topic_message or message.message_thread_id is None:
        return None
    return await support.talk_in(message.message_thread_id)


def _is_for_customer(message: Message) -> bool:
    is_by_bot = message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
    return (
        is_carried(message)
        and not is_by_bot
        and not (message.text or message.caption or "").startswith(INTERNAL)
    )


async def take(query: CallbackQuery, callback_data: SupportButton, flow: Flow, support: Support) -> None:
    await operator_support.take(query, callback_data, flow, support)


async def leave(query: CallbackQuery, callback_data: SupportButton, flow: Flow, support: Support) -> None:
    await operator_support.leave(query, callback_data, flow, support)


async def show_order(
    query: CallbackQuery, callback_data: SupportButton, flow: Flow, support_head: SupportHead
) -> None:
    """In the operator's own chat with the bot, as not everybody in the group may see it."""
    number = await support_head.number(callback_data.bid)
    try:
        await flow.show.send(flow.user_id, screens.order_of(flow.t, number, callback_data.bid))
    except TelegramAPIError:
        flow.tell(flow.t.plain("support-order-not-here"), alert=True)
    else:
        flow.tell(flow.t.plain("support-order-sent"))


async def not_theirs(query: CallbackQuery, flow: Flow) -> None:
    flow.tell(flow.t.plain("support-order-not-yours"), alert=True)


async def elsewhere(query: CallbackQuery, flow: Flow) -> None:
    """Other buttons are for the private chat."""
    flow.tell(flow.t.plain("group-tap"), alert=True)


def add_to(router: Router) -> None:
    router.message.register(pass_on, InSupportGroup())
    router.edited_message.register(pass_on_edit, InSupportGroup())
    button, shows = SupportButton.filter(), Does(SupportAct.ORDER)
    router.callback_query.register(take, InSupportGroup(), button, Does(SupportAct.TAKE))
    router.callback_query.register(leave, InSupportGroup(), button, Does(SupportAct.LEAVE))
    router.callback_query.register(show_order, InSupportGroup(), button, shows, May(Right.FIND))
    router.callback_query.register(not_theirs, InSupportGroup(), button, shows)
    router.callback_query.register(elsewhere, InSupportGroup())

"""In a group the bot only says where it works: money is a private matter."""

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.handlers.flow import Flow
from bot.ui.menu import group


class InGroup(Filter):
    async def __call__(self, event: Message | CallbackQuery) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        return message is not None and message.chat.type != ChatType.PRIVATE


async def say_where(message: Message, flow: Flow, bot: Bot) -> None:
    """To a command or a mention only: other talk, and what is said to other bots, is none of its business."""
    me = await bot.me()
    text = (message.text or message.caption or "").lower()
    command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
    if f"@{me.username}".lower() in text or (command and "@" not in command):
        topic = message.message_thread_id if message.is_topic_message else None
        await flow.say(group(flow.t, me.username or ""), topic)


async def tapped(query: CallbackQuery, flow: Flow) -> None:
    flow.tell(flow.t.plain("group-tap"), alert=True)


def add_to(router: Router) -> None:
    router.message.register(say_where, InGroup())
    router.edited_message.register(ignore, InGroup())
    router.callback_query.register(tapped, InGroup())


async def ignore(message: Message) -> None:
    """An edit in a group is nothing to the bot."""

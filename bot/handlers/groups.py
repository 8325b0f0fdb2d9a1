"""In a group the bot only says where it works: money is a private matter."""

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.handlers.flow import Flow
from bot.middlewares.pacing import Pacing
from bot.services.support import Support
from bot.ui.menu import group


class InGroup(Filter):
    """Any but the support group, where customers are answered: see support_group.py."""

    async def __call__(self, event: Message | CallbackQuery, support: Support) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        if message is None or message.chat.type == ChatType.PRIVATE:
            return False
        return message.chat.id != support.group_id


async def say_where(message: Message, flow: Flow, bot: Bot, pacing: Pacing) -> None:
    """To a command or a mention only: other talk, and what is said to other bots, is none of its business.

    When a group has just been told so often that the next word would have to wait, it isn't told again: what
    waits for a group's pace takes a place from everybody else.
    """
    me = await bot.me()
    text = (message.text or message.caption or "").lower()
    command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
    is_meant = f"@{me.username}".lower() in text or (command and "@" not in command)
    if is_meant and not pacing.pause(message.chat.id):
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

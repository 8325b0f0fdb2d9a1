"""Telegram tells that a person has blocked the bot, or lets it write again."""

from aiogram import Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.filters import Filter
from aiogram.types import ChatMemberUpdated

from bot.services.reach import Reach


class InPrivate(Filter):
    """Where the bot is put into a group or thrown out of it, nothing depends on it."""

    async def __call__(self, event: ChatMemberUpdated) -> bool:
        return event.chat.type == ChatType.PRIVATE


async def changed(event: ChatMemberUpdated, reach: Reach) -> None:
    if event.new_chat_member.status == ChatMemberStatus.KICKED:
        await reach.lost(event.chat.id)
    else:
        await reach.heard_of(event.chat.id)


def add_to(router: Router) -> None:
    router.my_chat_member.register(changed, InPrivate())

"""The doctor's look at support: whether customers reach anybody, and whether the bot can keep topics."""

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import ChatMemberAdministrator, ChatMemberOwner

from bot.findings import Finding, Findings, bad, good, hint
from bot.settings import Settings

SECONDS = 15


async def support_findings(bot: Bot, settings: Settings) -> Findings:
    if not settings.support_chat_id:
        yield _without_group(settings)
        return
    try:
        yield await _group(bot, settings.support_chat_id)
    except (TelegramBadRequest, TelegramForbiddenError):
        yield bad("SUPPORT_CHAT_ID: the bot isn't in that group: add it, as an administrator")
    except AiogramError as error:
        yield bad(f"SUPPORT_CHAT_ID can't be looked up ({type(error).__name__}): try again in a while")


def _without_group(settings: Settings) -> Finding:
    if settings.admin_ids:
        return good("customers write to support through the bot, and operators answer in their own chats")
    if settings.support_url:
        return hint("neither SUPPORT_CHAT_ID nor ADMIN_IDS is set: support is reached by SUPPORT_URL only")
    return hint("SUPPORT_CHAT_ID, ADMIN_IDS and SUPPORT_URL are not set: customers can't reach support")


async def _group(bot: Bot, chat_id: int) -> Finding:
    chat = await bot.get_chat(chat_id, request_timeout=SECONDS)
    if not chat.is_forum:
        return bad("SUPPORT_CHAT_ID isn't a forum: switch topics on in the group's settings")
    member = await bot.get_chat_member(chat_id, bot.id, request_timeout=SECONDS)
    manages = isinstance(member, ChatMemberAdministrator) and member.can_manage_topics
    if not manages and not isinstance(member, ChatMemberOwner):
        return bad("SUPPORT_CHAT_ID: make the bot an administrator there who may manage topics")
    return good("the support group is a forum, and the bot may manage its topics")

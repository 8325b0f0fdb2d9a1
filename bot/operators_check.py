"""The doctor's look at where operators are told of what happens."""

from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramForbiddenError

from bot.findings import Finding, Findings, bad, good, hint
from bot.settings import Settings

SECONDS = 15


async def operators_findings(bot: Bot, settings: Settings) -> Findings:
    if not settings.operators_chat_id:
        yield _each_alone(settings)
        return
    try:
        yield await _chat(bot, settings.operators_chat_id, settings.operators_topic_id)
    except (TelegramBadRequest, TelegramForbiddenError):
        yield bad("OPERATORS_CHAT_ID: the bot isn't in that group, or that person hasn't written to it")
    except AiogramError as error:
        yield bad(f"OPERATORS_CHAT_ID can't be looked up ({type(error).__name__}): try again in a while")


def _each_alone(settings: Settings) -> Finding:
    if settings.operators_topic_id:
        return bad("OPERATORS_TOPIC_ID is a topic of the group OPERATORS_CHAT_ID, which isn't set")
    if settings.admin_ids:
        return good("operators are told of what happens in their own chats")
    return hint("neither ADMIN_IDS nor OPERATORS_CHAT_ID is set: nobody is told of orders that need a person")


async def _chat(bot: Bot, chat_id: int, topic_id: int) -> Finding:
    chat = await bot.get_chat(chat_id, request_timeout=SECONDS)
    if topic_id and not chat.is_forum:
        return bad("OPERATORS_TOPIC_ID: that chat has no topics; leave it out, or switch topics on there")
    where = "their own chat" if chat.type == ChatType.PRIVATE else "their group"
    return good(f"operators are told of what happens in {where}")

"""The table of methods: name, aiogram's model, handler."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram import methods
from aiogram.methods import TelegramMethod

from bot.sandbox.telegram.bot_api import answering, editing, fetching, places, profile, sending
from bot.sandbox.telegram.bot_api.call import Call, make_call
from bot.sandbox.telegram.errors import BotApiError
from bot.sandbox.telegram.people import Json
from bot.sandbox.telegram.world import World

Handler = Callable[[Call[Any]], Awaitable[Any]]


@dataclass(frozen=True)
class BotMethod:
    model: type[TelegramMethod[Any]]
    handler: Handler

    @property
    def name(self) -> str:
        return self.model.__api_method__


_ALL: tuple[tuple[type[TelegramMethod[Any]], Handler], ...] = (
    (methods.GetMe, profile.get_me),
    (methods.SetMyCommands, profile.set_my_commands),
    (methods.DeleteMyCommands, profile.delete_my_commands),
    (methods.GetMyCommands, profile.get_my_commands),
    (methods.SetMyDescription, profile.set_my_description),
    (methods.SetMyShortDescription, profile.set_my_short_description),
    (methods.SetChatMenuButton, profile.set_chat_menu_button),
    (methods.GetUpdates, fetching.get_updates),
    (methods.SetWebhook, fetching.set_webhook),
    (methods.DeleteWebhook, fetching.delete_webhook),
    (methods.GetWebhookInfo, fetching.get_webhook_info),
    (methods.GetChat, places.get_chat),
    (methods.GetChatMember, places.get_chat_member),
    (methods.GetFile, places.get_file),
    (methods.CreateForumTopic, places.create_forum_topic),
    (methods.EditForumTopic, places.edit_forum_topic),
    (methods.CloseForumTopic, places.close_forum_topic),
    (methods.ReopenForumTopic, places.reopen_forum_topic),
    (methods.DeleteForumTopic, places.delete_forum_topic),
    (methods.SendMessage, sending.send_message),
    (methods.SendPhoto, sending.send_photo),
    (methods.SendDocument, sending.send_document),
    (methods.CopyMessage, sending.copy_message),
    (methods.ForwardMessage, sending.forward_message),
    (methods.SendChatAction, sending.send_chat_action),
    (methods.EditMessageText, editing.edit_message_text),
    (methods.EditMessageCaption, editing.edit_message_caption),
    (methods.EditMessageReplyMarkup, editing.edit_message_reply_markup),
    (methods.DeleteMessage, editing.delete_message),
    (methods.DeleteMessages, editing.delete_messages),
    (methods.PinChatMessage, editing.pin_chat_message),
    (methods.UnpinChatMessage, editing.unpin_chat_message),
    (methods.SetMessageReaction, editing.set_message_reaction),
    (methods.AnswerCallbackQuery, answering.answer_callback_query),
    (methods.AnswerInlineQuery, answering.answer_inline_query),
)
METHODS = {model.__api_method__.lower(): BotMethod(model, handler) for model, handler in _ALL}


def method_name(name: str) -> str:
    """The name as Telegram spells it; names come in any case."""
    method = METHODS.get(name.lower())
    return method.name if method else name


async def run_method(world: World, name: str, params: Json) -> Json:
    """Makes a call and logs it; the answer as it goes out."""
    method = METHODS.get(name.lower())
    if method is None:
        return BotApiError(404, "Not Found: method not found").answer()
    try:
        result = await method.handler(make_call(world, method.model, params))
        answer: Json = {"ok": True, "result": result}
    except BotApiError as refused:
        answer = refused.answer()
    world.log.add(method.name, params, answer)
    return answer

"""The table of methods: name, aiogram's model, handler."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram import methods
from aiogram.methods import TelegramMethod

from bot.sandbox.telegram.bot_api import answering, editing, fetching, profile, sending
from bot.sandbox.telegram.bot_api.call import Call

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
)
METHODS = {model.__api_method__.lower(): BotMethod(model, handler) for model, handler in _ALL}

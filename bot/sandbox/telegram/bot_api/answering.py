"""Answers to taps and inline queries."""

from __future__ import annotations

from typing import Any

from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery
from aiogram.types import InputTextMessageContent

from bot.sandbox.telegram.bot_api.call import Call, text_or_none
from bot.sandbox.telegram.bot_api.sending import dumped
from bot.sandbox.telegram.callbacks import Answer
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.html import utf16_length
from bot.sandbox.telegram.inline import InlineAnswer
from bot.sandbox.telegram.keyboards import checked_markup
from bot.sandbox.telegram.people import Json
from bot.sandbox.telegram.text import message_text

LONGEST_ANSWER = 200
MOST_RESULTS = 50


async def answer_callback_query(call: Call[AnswerCallbackQuery]) -> bool:
    method = call.method
    text = method.text or ""
    if utf16_length(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if method.url and not method.url.startswith(f"https://t.me/{call.world.bot.username}?start="):
        raise bad_request("URL_INVALID")
    answer = Answer(text, bool(method.show_alert), method.url or None)
    query = call.world.callbacks.answer(method.callback_query_id, answer)
    if query is not None:
        call.world.events.publish(
            [query.person_id],
            "answer",
            query.chat_id,
            message_id=query.message_id,
            text=answer.text,
            show_alert=answer.show_alert,
            url=answer.url,
        )
    return True


async def answer_inline_query(call: Call[AnswerInlineQuery]) -> bool:
    method = call.method
    if len(method.results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [result.id for result in method.results]
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if not all(1 <= len(one.encode()) <= 64 for one in ids):
        raise bad_request("RESULT_ID_INVALID")
    results = [_result(result) for result in method.results]
    button = method.button.model_dump(mode="json", exclude_none=True) if method.button else None
    call.world.inline.answer(method.inline_query_id, InlineAnswer(results, method.next_offset or "", button))
    return True


def _result(result: Any) -> Json:
    """An article with the message that choosing it sends; the sandbox knows no other kinds."""
    content = getattr(result, "input_message_content", None)
    if result.type != "article" or not isinstance(content, InputTextMessageContent):
        raise bad_request("can't parse inline query result: the sandbox takes articles with a text only")
    text = message_text(content.message_text, text_or_none(content.parse_mode), dumped(content.entities))
    markup = result.reply_markup.model_dump(mode="json", exclude_none=True) if result.reply_markup else None
    if kept := checked_markup(markup, private=True):
        text["reply_markup"] = kept
    shown = {"type": "article", "id": result.id, "title": result.title, "message": text}
    return {**shown, "description": result.description} if result.description else shown

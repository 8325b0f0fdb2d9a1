"""Answers to taps and inline queries."""

from __future__ import annotations

from aiogram.methods import AnswerCallbackQuery

from bot.sandbox.telegram.bot_api.call import Call
from bot.sandbox.telegram.callbacks import Answer
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.html import utf16_length

LONGEST_ANSWER = 200


async def answer_callback_query(call: Call[AnswerCallbackQuery]) -> bool:
    method = call.method
    text = method.text or ""
    if utf16_length(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if method.url and not method.url.startswith((f"https://t.me/{call.world.bot.username}?start=", "tg://")):
        raise bad_request("URL_INVALID")
    answer = Answer(text, bool(method.show_alert), method.url)
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

"""Keyboards that Telegram takes, and those it refuses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from tests.contract.sandbox_telegram_talk import Talk, button, buttons, refusal, talking


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    async with talking() as talk:
        yield talk


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (button(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (button(callback_data="я" * 33), "BUTTON_DATA_INVALID"),
        (button(copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        (button(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
        (button(), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (
            button(callback_data=""),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            button(callback_data="x", url="https://a.example"),
            "can't parse inline keyboard button: "
            "exactly one action must be specified, not callback_data, url",
        ),
        (
            button(callback_data="x", style="link"),
            "can't parse inline keyboard button: invalid button style specified",
        ),
        ({"callback_data": "x"}, "can't parse inline keyboard button: Can't find field \"text\""),
        (
            button(url="http://localhost/x"),
            "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
        ),
        (
            button(url="javascript:alert(1)"),
            "inline keyboard button URL 'javascript:alert(1)' is invalid: "
            "Wrong port number specified in the URL",
        ),
        (
            button(url="ftp://a.example"),
            "inline keyboard button URL 'ftp://a.example' is invalid: Unsupported URL protocol",
        ),
        (
            button(web_app={"url": "http://a.example"}),
            "inline keyboard button Web App URL 'http://a.example' is invalid: Only HTTPS links are allowed",
        ),
    ],
)
async def test_inline_buttons(talk: Talk, markup: dict[str, Any], reason: str) -> None:
    keyboard = {"inline_keyboard": [[markup]]}
    assert await refusal(talk, "sendMessage", text="x", reply_markup=keyboard) == reason


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ([], "object expected as reply markup"),
        ({"inline_keyboard": {}}, 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array'),
        (
            {"inline_keyboard": [{"text": "x", "callback_data": "y"}]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"inline_keyboard": [["x"]]},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        ({"keyboard": ["x"]}, 'field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays'),
        ({"keyboard": [[5]]}, "can't parse keyboard button: KeyboardButton must be a String or an Object"),
    ],
)
async def test_keyboards_of_a_wrong_shape(talk: Talk, markup: Any, reason: str) -> None:
    assert await refusal(talk, "sendMessage", text="x", reply_markup=markup) == reason


@pytest.mark.parametrize("size", [101, 100])
async def test_at_most_100_buttons(talk: Talk, size: int) -> None:
    rows = [[InlineKeyboardButton(text="x", callback_data=f"{number}")] for number in range(size)]
    markup = InlineKeyboardMarkup(inline_keyboard=rows)
    if size == 100:
        sent = await talk.bot.send_message(talk.customer, "x", reply_markup=markup)
        assert sent.reply_markup is not None
        assert len(sent.reply_markup.inline_keyboard) == 100
        return
    with pytest.raises(TelegramBadRequest, match="reply markup is too long"):
        await talk.bot.send_message(talk.customer, "x", reply_markup=markup)


async def test_good_buttons_are_taken(talk: Talk) -> None:
    markup = buttons(
        button(callback_data="я" * 32, style="success"),
        button(copy_text={"text": "x" * 256}),
        button(url="http://127.0.0.1:8082/pay?id=5"),
        button(url="tg://resolve?domain=x"),
        button(url="https://пример.рф"),
        button(switch_inline_query=""),
    )
    sent = await talk.bot.send_message(talk.customer, "x", reply_markup=markup)
    assert sent.reply_markup is not None
    row = sent.reply_markup.inline_keyboard[0]
    assert [one.url for one in row if one.url] == [
        "http://127.0.0.1:8082/pay?id=5",
        "tg://resolve?domain=x",
        "https://пример.рф/",
    ]

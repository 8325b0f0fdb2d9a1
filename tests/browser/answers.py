"""What the bot in the browser tests answers: one of everything the chat page shows."""

from __future__ import annotations

import struct
import zlib

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

MOMENT = 1_800_000_000  # 2027-01-15 08:00 UTC, 09:00 in Berlin
ADDRESS = "bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh"
WELCOME = (
    "<b>bold</b> <i>italic</i> <u>under</u> <s>gone</s> <tg-spoiler>hidden</tg-spoiler> <code>"
    + ADDRESS
    + "</code>\n"
    '<pre><code class="language-python">print(1)</code></pre>\n'
    "<blockquote>quoted</blockquote>\n"
    "<blockquote expandable>one\ntwo\nthree\nfour\nfive\nsix</blockquote>\n"
    f'At <tg-time unix="{MOMENT}" format="t">some time</tg-time>, '
    '<a href="https://example.org/rules">rules</a>, /orders, '
    '<a href="https://t.me/premium_exchanger_bot?start=l7">invite</a>'
)


def buttons(*rows: list[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=list(rows))


def answers() -> Router:
    router = Router()
    router.message.register(_start, CommandStart())
    router.message.register(_keyboard, Command("keyboard"))
    router.message.register(_picture, Command("picture"))
    router.message.register(_gone, Command("gone"))
    router.message.register(_echo)
    router.callback_query.register(_toast, F.data == "toast")
    router.callback_query.register(_alert, F.data == "alert")
    router.callback_query.register(_edit, F.data.startswith("edit"))
    router.callback_query.register(_delete, F.data == "delete")
    return router


async def _start(message: Message, bot: Bot) -> None:
    keyboard = buttons(
        [
            InlineKeyboardButton(text="Toast", callback_data="toast", style="primary"),
            InlineKeyboardButton(text="Alert", callback_data="alert", style="danger"),
        ],
        [
            InlineKeyboardButton(text="Edit", callback_data="edit1", style="success"),
            InlineKeyboardButton(text="Delete", callback_data="delete"),
        ],
        [
            InlineKeyboardButton(text="Copy", copy_text=CopyTextButton(text=ADDRESS)),
            InlineKeyboardButton(text="Site", url="https://example.org/"),
        ],
    )
    await bot.send_message(message.chat.id, WELCOME, parse_mode="HTML", reply_markup=keyboard)


async def _keyboard(message: Message, bot: Bot) -> None:
    keys = [[KeyboardButton(text="First"), KeyboardButton(text="Second")]]
    keyboard = ReplyKeyboardMarkup(
        keyboard=keys, resize_keyboard=True, one_time_keyboard=True, input_field_placeholder="Pick one"
    )
    await bot.send_message(message.chat.id, "Pick", reply_markup=keyboard)


async def _picture(message: Message, bot: Bot) -> None:
    await bot.send_photo(message.chat.id, BufferedInputFile(png(), "code.png"), caption="Scan me")
    await bot.send_document(message.chat.id, BufferedInputFile(b"a,b\n1,2\n", "orders.csv"), caption="Orders")


async def _gone(message: Message, bot: Bot) -> None:
    await bot.delete_message(message.chat.id, message.message_id)
    await bot.send_message(message.chat.id, "I have deleted that")


async def _echo(message: Message, bot: Bot) -> None:
    markup = ReplyKeyboardRemove() if message.text == "First" else None
    await bot.send_message(message.chat.id, f"Heard: {message.text}", parse_mode=None, reply_markup=markup)


async def _toast(query: CallbackQuery, bot: Bot) -> None:
    await bot.answer_callback_query(query.id, "Noted")


async def _alert(query: CallbackQuery, bot: Bot) -> None:
    await bot.answer_callback_query(query.id, "Look <b>here</b>", show_alert=True)


async def _edit(query: CallbackQuery, bot: Bot) -> None:
    number = int((query.data or "")[4:])
    assert isinstance(query.message, Message)
    keyboard = buttons([InlineKeyboardButton(text=f"Again {number + 1}", callback_data=f"edit{number + 1}")])
    await bot.edit_message_text(
        f"Edited {number}",
        chat_id=query.message.chat.id,
        message_id=query.message.message_id,
        reply_markup=keyboard,
    )
    await bot.answer_callback_query(query.id)


async def _delete(query: CallbackQuery, bot: Bot) -> None:
    assert isinstance(query.message, Message)
    await bot.delete_message(query.message.chat.id, query.message.message_id)
    await bot.answer_callback_query(query.id)


def png(side: int = 64) -> bytes:
    """A plain blue square."""
    rows = b"".join(b"\0" + b"\x20\x60\xc0" * side for _ in range(side))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )

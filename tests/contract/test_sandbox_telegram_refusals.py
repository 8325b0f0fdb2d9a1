"""The sandbox refuses what Telegram refuses, with Telegram's words."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyParameters,
)

from tests.contract.sandbox_telegram_talk import Talk, button, buttons, new_bot, refusal, talking

DAY = 24 * 3600


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    async with talking() as talk:
        yield talk


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
        ("<b> </b>", "text must be non-empty"),
        ("x" * 4097, "message is too long"),
        ("😀" * 2049, "message is too long"),
        ("<p>x</p>", 'can\'t parse entities: Unsupported start tag "p" at byte offset 0'),
        ("1 < 2", 'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
        ("<b>x", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    ],
)
async def test_texts(talk: Talk, text: str, reason: str) -> None:
    with pytest.raises(TelegramBadRequest) as refused:
        await talk.bot.send_message(talk.customer, text)
    assert refused.value.message == f"Bad Request: {reason}"


async def test_length_is_counted_after_parsing_in_utf16_units(talk: Talk) -> None:
    sent = await talk.bot.send_message(talk.customer, "<b>" + "😀" * 2048 + "</b> ")
    assert sent.text == "😀" * 2048
    assert sent.entities is not None
    assert sent.entities[0].length == 4096


async def test_captions_have_1024(talk: Talk) -> None:
    file = BufferedInputFile(b"x", "receipt.txt")
    with pytest.raises(TelegramBadRequest, match="Bad Request: message caption is too long"):
        await talk.bot.send_document(talk.customer, file, caption="x" * 1025)
    sent = await talk.bot.send_document(talk.customer, file, caption="<i>" + "x" * 1024 + "</i>")
    assert len(sent.caption or "") == 1024


async def test_edits(talk: Talk) -> None:
    sent = await talk.bot.send_message(
        talk.customer, "<b>x</b>", reply_markup=buttons(button(callback_data="1"))
    )
    with pytest.raises(TelegramBadRequest) as refused:
        await talk.edit(sent, "<strong>x</strong>", reply_markup=sent.reply_markup)
    assert refused.value.message == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await talk.bot.edit_message_text("y", chat_id=talk.customer, message_id=999)
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await talk.bot.edit_message_text("y", chat_id=talk.customer, message_id=1)  # the customer's own
    with pytest.raises(TelegramBadRequest, match="message is too long"):
        await talk.edit(sent, "x" * 4097)
    with pytest.raises(TelegramBadRequest, match="there is no caption in the message to edit"):
        await talk.bot.edit_message_caption(chat_id=talk.customer, message_id=sent.message_id, caption="y")
    changed = await talk.edit(sent, "y")
    assert not isinstance(changed, bool)
    assert (changed.text, changed.reply_markup) == ("y", None)


async def test_a_message_with_a_reply_keyboard_can_not_be_edited(talk: Talk) -> None:
    markup = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="x")]])
    sent = await talk.bot.send_message(talk.customer, "x", reply_markup=markup)
    assert sent.reply_markup is None  # only inline keyboards are part of what the bot is shown
    (shown,) = [one for one in await talk.people.messages(talk.customer) if one["from"]["is_bot"]]
    assert shown["reply_markup"]["keyboard"] == [[{"text": "x"}]]
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await talk.edit(sent, "y")


async def test_old_messages_can_be_edited_but_not_deleted(talk: Talk) -> None:
    sent = await talk.bot.send_message(talk.customer, "x")
    talk.telegram.backdate(talk.customer, sent.message_id, 2 * DAY + 60)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted for everyone"):
        await talk.delete(sent)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted for everyone"):
        await talk.bot.delete_messages(talk.customer, [sent.message_id])
    await talk.edit(sent, "y")


async def test_deleting(talk: Talk) -> None:
    sent = await talk.bot.send_message(talk.customer, "x")
    assert await talk.delete(sent)
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await talk.delete(sent)
    assert await talk.bot.delete_messages(talk.customer, [sent.message_id, 1])  # those gone are passed over
    assert await talk.people.messages(talk.customer) == []


async def test_unknown_and_blocked_people(talk: Talk) -> None:
    stranger = talk.telegram.people["partner"]
    for chat in (stranger, 777, "@nobody"):
        with pytest.raises(TelegramBadRequest, match="Bad Request: chat not found"):
            await talk.bot.send_message(chat, "x")
    await talk.people.post(f"/person/{talk.customer}/block")
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await talk.bot.send_message(talk.customer, "x")
    await talk.people.post(f"/person/{talk.customer}/unblock")
    await talk.bot.send_message(talk.customer, "x")
    talk.telegram.delete_account(talk.customer)
    with pytest.raises(TelegramForbiddenError, match="Forbidden: user is deactivated"):
        await talk.bot.send_message(talk.customer, "x")


async def test_answers(talk: Talk) -> None:
    too_old = "query is too old and response timeout expired or query ID is invalid"
    with pytest.raises(TelegramBadRequest, match=too_old):
        await talk.bot.answer_callback_query("12345")
    with pytest.raises(TelegramBadRequest, match="MESSAGE_TOO_LONG"):
        await talk.bot.answer_callback_query("12345", text="x" * 201)
    with pytest.raises(TelegramBadRequest, match="URL_INVALID"):
        await talk.bot.answer_callback_query("12345", url="https://a.example")


async def test_photos(talk: Talk) -> None:
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await talk.bot.send_photo(talk.customer, BufferedInputFile(b"no picture", "x.png"))
    with pytest.raises(TelegramBadRequest, match="wrong file identifier/HTTP URL specified"):
        await talk.bot.send_photo(talk.customer, "nothing")


async def test_calls_that_lack_something(talk: Talk) -> None:
    assert await refusal(talk, "sendMessage") == "message text is empty"
    assert await refusal(talk, "editMessageText", text="x") == "message identifier is not specified"
    assert await refusal(talk, "sendMessage", text="x", chat_id=None) == "chat_id is empty"
    assert await refusal(talk, "sendChatAction", action="dancing") == "wrong parameter action in request"
    assert await refusal(talk, "sendMessage", text="x", parse_mode="XML") == "unsupported parse_mode"


async def test_parameters_come_as_json_a_form_or_in_the_address(talk: Talk) -> None:
    path = f"/bot{talk.telegram.token}/sendMessage"
    markup = '{"inline_keyboard": [[{"text": "x", "callback_data": "y"}]]}'
    given = {"chat_id": str(talk.customer), "text": "x", "reply_markup": markup}
    session = talk.people.session
    for sending in (
        session.post(path, json=given),
        session.post(path, data=given),
        session.get(path, params=given),
        session.post(path.replace("sendMessage", "SENDMESSAGE"), data=given),
    ):
        async with sending as response:
            assert (await response.json())["result"]["reply_markup"]["inline_keyboard"][0][0]["text"] == "x"
    headers = {"Content-Type": "application/json"}
    async with session.post(path, data="{", headers=headers) as response:
        assert (await response.json())["description"] == "Bad Request: can't parse request JSON object"


async def test_replies_and_topics(talk: Talk) -> None:
    missing = ReplyParameters(message_id=999)
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await talk.bot.send_message(talk.customer, "x", reply_parameters=missing)
    may_go = ReplyParameters(message_id=999, allow_sending_without_reply=True)
    assert (await talk.bot.send_message(talk.customer, "x", reply_parameters=may_go)).reply_to_message is None
    with pytest.raises(TelegramBadRequest, match="message thread not found"):
        await talk.bot.send_message(talk.telegram.groups["forum"], "x", message_thread_id=99)


@pytest.mark.parametrize(
    ("name", "about", "reason"),
    [
        ("Start", "Begin", "BOT_COMMAND_INVALID"),
        ("two words", "Begin", "BOT_COMMAND_INVALID"),
        ("ж", "Begin", "BOT_COMMAND_INVALID"),
        ("", "Begin", "command must be non-empty"),
        ("x" * 33, "Begin", "command length must not exceed 32"),
        ("start", " ", "command description must be non-empty"),
        ("start", "x" * 257, "command description length must not exceed 256"),
    ],
)
async def test_commands(talk: Talk, name: str, about: str, reason: str) -> None:
    commands = [{"command": name, "description": about}]
    assert await refusal(talk, "setMyCommands", commands=commands) == reason


async def test_commands_of_a_chat_not_known(talk: Talk) -> None:
    scope = BotCommandScopeChat(chat_id=talk.telegram.people["partner"])
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await talk.bot.set_my_commands([BotCommand(command="start", description="Begin")], scope=scope)


async def test_wrong_tokens_and_methods(talk: Talk) -> None:
    async with new_bot(talk.telegram, "42:another") as stranger:
        with pytest.raises(TelegramUnauthorizedError, match="Unauthorized"):
            await stranger.get_me()
    with pytest.raises(TelegramNotFound, match="Not Found: method not found"):
        await talk.bot.get_star_transactions()

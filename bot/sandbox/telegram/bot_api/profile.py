"""The bot itself: who it is, its command menus and descriptions."""

from __future__ import annotations

import re
from typing import Any

from aiogram.methods import (
    DeleteMyCommands,
    GetMe,
    GetMyCommands,
    SetChatMenuButton,
    SetMyCommands,
    SetMyDescription,
    SetMyShortDescription,
)
from aiogram.types import BotCommand

from bot.sandbox.telegram.bot_api.call import Call
from bot.sandbox.telegram.bot_api.sending import known_chat
from bot.sandbox.telegram.commands import Scope
from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.people import Json
from bot.sandbox.telegram.world import World

MOST_COMMANDS = 100
COMMAND = re.compile(r"[a-z0-9_]+")
LONGEST_DESCRIPTION, LONGEST_SHORT_DESCRIPTION = 512, 120


async def get_me(call: Call[GetMe]) -> Json:
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return {**call.world.bot.user(), **abilities}


async def set_my_commands(call: Call[SetMyCommands]) -> bool:
    scope = _scope(call)
    if len(call.method.commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = [_checked(one) for one in call.method.commands]
    call.world.commands.set(scope, call.method.language_code or "", commands)
    _tell_people(call.world, scope)
    return True


async def delete_my_commands(call: Call[DeleteMyCommands]) -> bool:
    scope = _scope(call)
    call.world.commands.set(scope, call.method.language_code or "", [])
    _tell_people(call.world, scope)
    return True


async def get_my_commands(call: Call[GetMyCommands]) -> list[Json]:
    return call.world.commands.get(_scope(call), call.method.language_code or "")


async def set_my_description(call: Call[SetMyDescription]) -> bool:
    text = call.method.description or ""
    if len(text) > LONGEST_DESCRIPTION:
        raise bad_request("description is too long")
    call.world.bot.descriptions[call.method.language_code or ""] = text
    return True


async def set_my_short_description(call: Call[SetMyShortDescription]) -> bool:
    text = call.method.short_description or ""
    if len(text) > LONGEST_SHORT_DESCRIPTION:
        raise bad_request("short description is too long")
    call.world.bot.short_descriptions[call.method.language_code or ""] = text
    return True


async def set_chat_menu_button(call: Call[SetChatMenuButton]) -> bool:
    if call.method.chat_id is not None:
        known_chat(call.world, call.method.chat_id)
    return True


def _checked(command: BotCommand) -> Json:
    name, about = command.command.strip().removeprefix("/"), command.description.strip()
    for value, limit, what in ((name, 32, "command"), (about, 256, "command description")):
        if not value:
            raise bad_request(f"{what} must be non-empty")
        if len(value) > limit:
            raise bad_request(f"{what} length must not exceed {limit}")
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": about}


def _scope(call: Call[Any]) -> Scope:
    scope = call.method.scope
    if scope is None:
        return ("default", None, None)
    chat_id = getattr(scope, "chat_id", None)
    if chat_id is not None:
        chat_id = known_chat(call.world, chat_id).id
    return (scope.type, chat_id, getattr(scope, "user_id", None))


def _tell_people(world: World, scope: Scope) -> None:
    chats = [world.chats[scope[1]]] if scope[1] is not None else list(world.chats.values())
    for chat in chats:
        world.events.publish(chat.members, "commands", chat.id)

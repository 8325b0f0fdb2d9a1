"""A command that there is none of: said so at once, not taken for an answer to the step."""

import re

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.handlers.resume import resume

COMMAND = re.compile(r"/[A-Za-z]\w*(@\w+)?(\s|$)")


def is_command(message: Message) -> bool:
    return COMMAND.match(message.text or "") is not None


class AnyCommand(Filter):
    async def __call__(self, message: Message) -> bool:
        return is_command(message)


async def unknown(message: Message, flow: Flow, steps: Steps, support_url: str) -> None:
    await resume(flow, steps, support_url, flow.t("unknown-command"))


def add_to(router: Router) -> None:
    router.message.register(unknown, AnyCommand())

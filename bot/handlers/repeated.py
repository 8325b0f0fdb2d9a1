"""An update that Telegram delivers again: what it led to is committed, so it leads to nothing more."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.handlers.resume import resume


class Repeated(Filter):
    """Of an exchange that goes on. Without one nothing comes of doing it again: the menu is shown."""

    async def __call__(self, event: Message | CallbackQuery, flow: Flow) -> bool:
        handled = flow.handled
        if handled is None or flow.update_id is None or not handled.knows(flow.update_id):
            return False
        return flow.going_on or flow.update_id != handled.last


async def repeated(event: Message | CallbackQuery, flow: Flow, steps: Steps, support_url: str) -> None:
    """Who was cut off by a kill between the commit and its screen gets the screen."""
    handled = flow.handled
    if handled is None or flow.update_id != handled.last:
        return
    if not handled.shown and (flow.late or flow.arrivals.pushed):
        if flow.tapped != flow.living:
            flow.tapped = None
        await resume(flow, steps, support_url)


def add_to(router: Router) -> None:
    router.message.register(repeated, Repeated())
    router.callback_query.register(repeated, Repeated())

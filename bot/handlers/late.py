"""What was typed before a step was shown is no answer to it, though it arrives after it.

Somebody who gets no answer sends "100" twice: the second is not the account that is asked for next.
"""

import time

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.types import Message

from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.handlers.resume import resume
from bot.ui.rich import cut
from bot.ui.states import Exchange

OLD_SECONDS = 30
"""A message of this age was delayed on its way; a younger one may be of who knows what comes next."""
QUOTED_UNITS = 60


class TypedTooEarly(Filter):
    """An old message that had been fetched when the step was shown; by webhook, where a person's come one by
    one, an old one that had been sent by then."""

    async def __call__(self, message: Message, flow: Flow) -> bool:
        handled, sent = flow.handled, message.date.timestamp()
        if time.time() - sent < OLD_SECONDS or handled is None or flow.update_id is None:
            return False
        return flow.update_id <= handled.fetched or (flow.arrivals.pushed and sent * 1000 < handled.at)


async def typed_too_early(message: Message, flow: Flow, steps: Steps, support_url: str) -> None:
    said = cut(message.text or "", QUOTED_UNITS)
    note = flow.t("typed-too-early", said=said) if said else flow.t("sent-too-early")
    await resume(flow, steps, support_url, note)


def add_to(router: Router) -> None:
    for state in (Exchange.give, Exchange.get, Exchange.amount, Exchange.field):
        router.message.register(typed_too_early, StateFilter(state), TypedTooEarly())

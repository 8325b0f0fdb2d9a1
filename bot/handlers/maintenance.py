"""While the bot is under maintenance: what would go on with an exchange leads to a text instead, and the
draft stays as it is. Whatever else shows a step asks `Steps.check_open` itself."""

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.types import CallbackQuery, Message

from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.services.maintenance import Maintenance
from bot.ui.callbacks import Act, OpenDirection, StepButton
from bot.ui.states import Exchange
from bot.ui.trouble import maintenance_over


class Stopped(Filter):
    """By maintenance; but not a tap on “create”: what has become an order by now is shown."""

    async def __call__(
        self,
        event: Message | CallbackQuery,
        flow: Flow,
        maintenance: Maintenance,
        callback_data: StepButton | OpenDirection | None = None,
    ) -> bool:
        if isinstance(callback_data, StepButton) and callback_data.act in {Act.CONFIRM, Act.ACCEPT}:
            return False
        return await maintenance.stops(flow.user_id)


async def stop(event: Message | CallbackQuery, flow: Flow, steps: Steps) -> None:
    await steps.check_open(flow)


async def tell_over(flow: Flow, steps: Steps) -> None:
    """To who has an exchange to go on with; unless it has begun again meanwhile."""
    if flow.going_on and steps.is_open:
        await flow.say(maintenance_over(flow.t))


def add_to(router: Router) -> None:
    steps = (Exchange.give, Exchange.get, Exchange.amount, Exchange.field, Exchange.summary)
    router.message.register(stop, StateFilter(*steps), Stopped())
    router.callback_query.register(stop, StepButton.filter(), Stopped())
    router.callback_query.register(stop, OpenDirection.filter(), Stopped())

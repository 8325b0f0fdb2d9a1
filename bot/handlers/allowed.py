"""What only operators may do: to anybody else the command and the button aren't there."""

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.handlers.flow import Flow
from bot.services.roles import Right, Roles


class May(Filter):
    """Last of a handler's filters: it looks at the database."""

    def __init__(self, right: Right) -> None:
        self._right = right

    async def __call__(self, event: Message | CallbackQuery, flow: Flow, roles: Roles) -> bool:
        return await roles.may(flow.user_id, self._right)

"""What only operators may do: to anybody else the command and the button aren't there. Whose they are
sees the commands beside the text field."""

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.handlers.flow import Flow
from bot.services.roles import NEEDS, Right, Roles
from bot.ui.command_menu import CommandMenu


class May(Filter):
    """Last of a handler's filters: it looks at the database."""

    def __init__(self, right: Right) -> None:
        self._right = right

    async def __call__(
        self, event: Message | CallbackQuery, flow: Flow, roles: Roles, command_menu: CommandMenu
    ) -> bool:
        role = await roles.of(flow.user_id)
        if role is None or role not in NEEDS.get(self._right, ()):
            return False
        if flow.chat_id == flow.user_id:
            await command_menu.keep_for(flow.chat_id, flow.t, role)
        return True

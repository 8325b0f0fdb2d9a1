"""What may be an operator's: passed by at one look by all that isn't, of which there is far more."""

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.handlers.unknown_command import is_command
from bot.ui import states

PREFIX = "o"
"""What the data of operators' buttons begin with, and of nobody else's."""
ASKED_IN = (
    states.RoleStates,
    states.OperatorOrderStates,
    states.BroadcastStates,
    states.CustomerStates,
    states.SwitchStates,
    states.TextStates,
    states.SupportStates,
)
STATES = frozenset(state for group in ASKED_IN for state in group.__all_states_names__)


class ForOperators(Filter):
    """A button of theirs, any command, and what is sent when they were asked for something."""

    async def __call__(self, event: Message | CallbackQuery, raw_state: str | None = None) -> bool:
        if isinstance(event, CallbackQuery):
            return (event.data or "").startswith(PREFIX)
        return raw_state in STATES or is_command(event)

"""The conversation's states: one for each step of an exchange."""

from aiogram.fsm.state import State, StatesGroup

from bot.services.draft import Step


class Exchange(StatesGroup):
    """The site's fields are one state and an index in the draft."""

    give = State()
    get = State()
    amount = State()
    field = State()
    summary = State()
    creating = State()


def state_of(step: Step) -> State:
    """The state a step is."""
    state: State = getattr(Exchange, step.value)
    return state

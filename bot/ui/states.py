"""The conversation's states: one for each step of an exchange, and for each question to a partner."""

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


class PartnerStates(StatesGroup):
    """What a partner is asked to type."""

    key = State()
    link_direction = State()
    link_amount = State()
    link_label = State()
    payout_account = State()


class RoleStates(StatesGroup):
    """What an owner is asked for: who is to get a role."""

    person = State()


class OperatorOrderStates(StatesGroup):
    """What an operator is asked to type about orders."""

    find = State()
    export_dates = State()


class BroadcastStates(StatesGroup):
    """What an operator is asked to send or to type for a broadcast."""

    message = State()
    buttons = State()
    time = State()


class CustomerStates(StatesGroup):
    """What an operator is asked to type about a customer."""

    block_whom = State()
    block_reason = State()


class SwitchStates(StatesGroup):
    """What an operator is asked to type of what the bot offers, and of maintenance."""

    maintenance_text = State()
    offer_search = State()
    currency_name = State()
    currency_synonyms = State()


class TextStates(StatesGroup):
    """What an operator is asked to type: a text of the exchanger's own."""

    words = State()


class SupportStates(StatesGroup):
    """What is typed to the other side: by a customer, by an operator; and what an operator keeps ready."""

    writing = State()
    answering = State()
    canned_title = State()
    canned_words = State()


def state_of(step: Step) -> State:
    """The state a step is."""
    state: State = getattr(Exchange, step.value)
    return state

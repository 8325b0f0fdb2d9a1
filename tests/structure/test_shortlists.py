"""Of an update those handlers are asked that it may be for: none of these is left out, and few others are
asked."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, get_args

import pytest
from aiogram import Dispatcher
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import Command, StateFilter
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Chat, Message, User

from bot.handlers.groups import InGroup
from bot.handlers.passed_on import RepliesToCustomer, RepliesToSupport
from bot.handlers.shortlists import ForMessages, ForTaps, Shortlists
from bot.handlers.support_group import InSupportGroup
from bot.handlers.tapped import Meant
from bot.handlers.unknown_command import AnyCommand
from bot.ui.callbacks import Act, Data, StepButton
from bot.ui.states import Exchange
from tests.structure.test_handlers import routes

F = TypeVar("F")
FEW = 7
PERSON = User(id=1, is_bot=False, first_name="Alex")
CHAT = Chat(id=1, type="private")
GROUP = Chat(id=-1, type="supergroup")
OF_GROUPS = InGroup | InSupportGroup
REPLIES = RepliesToSupport | RepliesToCustomer


async def observers(folder: Path) -> tuple[ForMessages, ForTaps]:
    dispatcher, _ = await routes(folder)
    return of(dispatcher, "message", ForMessages), of(dispatcher, "callback_query", ForTaps)


def of(dispatcher: Dispatcher, name: str, kind: type[F]) -> F:
    observer = dispatcher.observers[name]
    assert isinstance(observer, kind)
    return observer


def wanted(handler: HandlerObject, kind: Any) -> list[Any]:
    return [each.callback for each in handler.filters or () if isinstance(each.callback, kind)]


async def asked(
    observer: Shortlists, event: Message | CallbackQuery, state: str | None = None
) -> list[object]:
    return [each.callback for each in (await observer.shortlist(event, {"raw_state": state})).handlers]


def said(text: str, chat: Chat = CHAT, to: Message | None = None) -> Message:
    now = datetime.now(UTC)
    return Message(message_id=1, date=now, chat=chat, from_user=PERSON, text=text, reply_to_message=to)


def tap(data: str, chat: Chat = CHAT) -> CallbackQuery:
    return CallbackQuery(id="1", from_user=PERSON, chat_instance="1", data=data, message=said("", chat))


def places(handler: HandlerObject) -> list[Chat]:
    return [GROUP] if wanted(handler, OF_GROUPS) else [CHAT, GROUP]


def packed(kind: type[Data], meaning: StrEnum | None = None) -> str:
    """What some button of the kind carries that means that."""
    choices = [list(values(field.annotation, meaning)) for field in kind.model_fields.values()]
    for chosen in itertools.product(*choices):
        data = ":".join((kind.__prefix__, *chosen))
        try:
            if kind.unpack(data).means is meaning or meaning is None:
                return data
        except (TypeError, ValueError):
            continue
    raise AssertionError(f"no {kind.__name__} means {meaning}")


def values(annotation: Any, meaning: StrEnum | None) -> Iterator[str]:
    """What stands for some value of that type where it is packed."""
    for each in get_args(annotation) or (annotation,):
        if isinstance(each, str):
            yield each  # of a Literal
        elif isinstance(each, type) and issubclass(each, StrEnum):
            yield from [meaning.value] if isinstance(meaning, each) else [member.value for member in each]
        else:
            yield from ("1", "00000001", "c1", "")


async def test_each_button_finds_all_handlers_that_it_may_be_for(tmp_path: Path) -> None:
    _, taps = await observers(tmp_path)
    assert len(taps.handlers) > 150
    tried = 0
    for handler in taps.handlers:
        kinds = [each.callback_data for each in wanted(handler, CallbackQueryFilter)]
        meanings = [meaning for each in wanted(handler, Meant) for meaning in each.meanings]
        for kind, meaning in itertools.product(kinds or Data.__subclasses__(), meanings or [None]):
            for chat in places(handler):
                assert handler.callback in await asked(taps, tap(packed(kind, meaning), chat))
                tried += 1
    assert tried > 500


async def test_each_message_finds_all_handlers_that_it_may_be_for(tmp_path: Path) -> None:
    messages, _ = await observers(tmp_path)
    for handler in messages.handlers:
        states = [state for each in wanted(handler, StateFilter) for state in each.states]
        names = [state.state for state in states if isinstance(state, State)]
        assert len(names) == len(states)
        texts = ["/any"] if wanted(handler, Command | AnyCommand) else ["/any", "25", ""]
        replied = [said("25")] if wanted(handler, REPLIES) else [None, said("25")]
        for name, text, chat, to in itertools.product(names or [None], texts, places(handler), replied):
            assert handler.callback in await asked(messages, said(text, chat, to), name)
    caption = said("").model_copy(update={"text": None, "caption": "/exchange"})
    assert await asked(messages, caption) == await asked(messages, said("/exchange"))


async def test_few_others_are_asked(tmp_path: Path) -> None:
    messages, taps = await observers(tmp_path)
    for act in Act:
        assert len(await asked(taps, tap(packed(StepButton, act)))) < FEW
    for state in Exchange.__states__:
        assert len(await asked(messages, said("25"), state.state)) < FEW


@pytest.mark.parametrize("data", ["", "x", "x:1", "nobody:1:2", "x:1:1:??:", ":::", "\ud83d\ude00"])
async def test_what_is_no_button_of_ours_is_one_sort(tmp_path: Path, data: str) -> None:
    """A modified client may send anything: what is kept must not grow with it."""
    _, taps = await observers(tmp_path)
    nothing = await taps.shortlist(tap("no button"), {})
    assert await taps.shortlist(tap(data), {}) is nothing
    assert nothing.handlers[-1].callback is taps.handlers[-1].callback, "the fallback answers it"

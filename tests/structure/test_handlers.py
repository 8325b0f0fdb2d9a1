"""Every handler and filter gets what its parameters name, none runs in a thread, all stand in order.

What is provided is read off real updates that the running bot handles, not off a list kept here.
"""

import ast
import inspect
import itertools
import textwrap
from collections.abc import Awaitable, Callable, Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

import pytest
from aiogram import Dispatcher, F, Router
from aiogram.dispatcher.event.handler import CallableObject, FilterObject, HandlerObject
from aiogram.dispatcher.middlewares.error import ErrorsMiddleware
from aiogram.dispatcher.middlewares.user_context import UserContextMiddleware
from aiogram.filters import CommandStart, Filter
from aiogram.types import Message, TelegramObject

from bot.app import running
from bot.handlers.fresh import Fresh
from bot.middlewares.answers import Answers
from bot.middlewares.errors import Errors
from bot.middlewares.identity import Identity
from bot.middlewares.patience import Patience
from bot.middlewares.shut_out import ShutOut
from bot.middlewares.turns import Turns
from bot.sandbox.customer import Customer
from bot.sandbox.demo import bot_settings
from bot.sandbox.exchanger import Pace, SandboxExchanger
from bot.sandbox.telegram import SandboxTelegram
from bot.ui.callbacks import Act
from tests.conftest import UNHURRIED

Provided = dict[str, Any]
"""What a handler of an event may ask for, by name."""
OF_A_FILTER = object()
"""The value of what a filter hands on: that there is one is all that is known."""


class Recorder:
    """Notes what the data of an event hold before any filter has added to them."""

    def __init__(self) -> None:
        self.data: Provided = {}

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        self.data = dict(data)
        return await handler(event, data)


async def routes(folder: Path) -> tuple[Dispatcher, dict[str, Provided]]:
    """The running bot's dispatcher, and what it provided to handlers of each kind of event."""
    recorders = {
        name: Recorder() for name in ("message", "edited_message", "callback_query", "my_chat_member")
    }
    async with (
        SandboxExchanger(pace=Pace(answer=0, create=0)) as exchanger,
        SandboxTelegram(limits=False) as telegram,
        running(bot_settings(exchanger, telegram, folder), UNHURRIED) as app,
        Customer(telegram.url, telegram.people["customer"]) as customer,
    ):
        for name, recorder in recorders.items():
            app.dispatcher.observers[name].outer_middleware(recorder)
        said = await customer.start()
        menu = await customer.sees(lambda message: bool(message.rows))
        await customer.tap(menu.rows[0][0].text)
        await customer.block()
        await customer.unblock()
        await customer.edit(said.id, "/start again")
        await customer.sees(lambda message: message.id > menu.id)
    provided = {name: recorder.data for name, recorder in recorders.items()}
    return app.dispatcher, provided


def handlers(dispatcher: Router) -> Iterator[tuple[str, HandlerObject]]:
    """Every handler with the kind of event it is for; but not the dispatcher's own, of updates."""
    for router in dispatcher.chain_tail:
        for name, observer in router.observers.items():
            if name != "update":
                yield from ((name, handler) for handler in observer.handlers)


def problems(handler: HandlerObject, provided: Provided) -> list[str]:
    """What would go wrong when the handler or one of its filters is called."""
    found = []
    known: Mapping[str, Any] = provided
    for each in handler.filters or ():
        found += _not_async(each) + _unmet(each, known)
        known = {**known, **_added(each)}
    return found + _not_async(handler) + _unmet(handler, known)


def _unmet(called: CallableObject, known: Mapping[str, Any]) -> list[str]:
    """The parameters after the event that nobody provides, or whose value is of another class."""
    found = []
    hints = _hints(_function(called))
    for parameter in list(inspect.signature(called.callback).parameters.values())[1:]:
        value = known.get(parameter.name, parameter.default)
        if value is parameter.empty:
            found.append(f"{_name(called)} asks for {parameter.name}")
        elif value is not OF_A_FILTER and not _fits(value, hints.get(parameter.name)):
            found.append(f"{_name(called)} gets a {type(value).__name__} as {parameter.name}")
    return found


def _hints(function: Any) -> dict[str, Any]:
    """Of our own code: aiogram's names its classes where only a type checker sees them."""
    return get_type_hints(function) if function.__module__.startswith(("bot.", "tests.")) else {}


def _fits(value: object, hint: Any) -> bool:
    kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    return any(not isinstance(kind, type) or isinstance(value, kind) for kind in kinds)


def _not_async(called: CallableObject) -> list[str]:
    """aiogram runs what isn't async in a worker thread: one such filter halves the throughput."""
    is_async = called.awaitable and inspect.iscoroutinefunction(_function(called))
    return [] if is_async else [f"{_name(called)} is not async"]


def _added(called: FilterObject) -> Provided:
    """The names in the dicts that a filter builds: they are what it hands on"""
    tree = ast.parse(textwrap.dedent(inspect.getsource(_function(called))))
    keys = [key for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys]
    return {str(key.value): OF_A_FILTER for key in keys if isinstance(key, ast.Constant)}


def _function(called: CallableObject) -> Any:
    callback = inspect.unwrap(called.callback)
    return callback if inspect.isroutine(callback) else type(callback).__call__


def _name(called: CallableObject) -> str:
    callback = called.callback
    return callback.__qualname__ if inspect.isroutine(callback) else type(callback).__name__


async def test_handlers_get_what_they_ask_for_and_none_runs_in_a_thread(tmp_path: Path) -> None:
    dispatcher, provided = await routes(tmp_path)
    every = list(handlers(dispatcher))
    assert len(every) > 40
    assert {name for name, _ in every} == set(provided), (
        "handlers of a kind of event that no update was sent of"
    )
    found = [problem for name, handler in every for problem in problems(handler, provided[name])]
    assert sorted(set(found)) == []


async def test_middlewares_and_handlers_stand_in_order(tmp_path: Path) -> None:
    """Who it is comes before what is answered, that before the waiting; groups first, the fallback last."""
    dispatcher, _ = await routes(tmp_path)
    kinds: list[object] = [type(middleware) for middleware in dispatcher.update.outer_middleware]
    assert kinds == [
        ErrorsMiddleware,
        UserContextMiddleware,
        Turns,
        Identity,
        Answers,
        Patience,
        Errors,
        ShutOut,
    ]
    for kind in ("message", "callback_query", "edited_message"):
        files = [handler.callback.__module__ for name, handler in handlers(dispatcher) if name == kind]
        assert files[0] == "bot.handlers.groups"
        assert files[-1] == "bot.handlers.fallback"
        together = [file for file, _ in itertools.groupby(files)]
        assert len(set(together)) == len(together), "a file's handlers stand together"


# --- the checks themselves


async def fine(message: Message, command: object, bids: object, absent: int = 0) -> None: ...


async def asks_too_much(message: Message, bids: object, nobody_has_this: object) -> None: ...


async def wants_another_class(message: Message, bids: str) -> None: ...


def not_async(message: Message) -> None: ...


class Wants(Filter):
    async def __call__(self, message: Message, view: object) -> bool:  # noqa: ARG002 - as aiogram calls it
        return True


class Gives(Filter):
    async def __call__(self, message: Message) -> dict[str, Any]:  # noqa: ARG002 - as aiogram calls it
        return {"view": 1}


class Sync(Filter):
    # the mistake to be found
    def __call__(self, message: Message) -> bool:  # type: ignore[override]  # noqa: ARG002
        return True


@pytest.mark.parametrize(
    ("handler", "filters", "said"),
    [
        (fine, [CommandStart()], []),
        (fine, [], ["fine asks for command"]),
        (asks_too_much, [], ["asks_too_much asks for nobody_has_this"]),
        (wants_another_class, [], ["wants_another_class gets a list as bids"]),
        (not_async, [], ["not_async is not async"]),
        (fine, [CommandStart(), Gives(), Wants()], []),
        (fine, [CommandStart(), Wants(), Gives()], ["Wants asks for view"]),
        (
            fine,
            [CommandStart(), Fresh(Act.BACK)],
            ["Fresh asks for callback_data", "Fresh asks for flow"],
        ),
        (fine, [CommandStart(), Sync()], ["Sync is not async"]),
        (fine, [CommandStart(), F.text == "Hi"], ["MagicFilter.resolve is not async"]),
        (fine, [CommandStart(), lambda _: True], ["<lambda> is not async"]),
    ],
)
def test_problems_are_found(handler: Any, filters: list[Any], said: list[str]) -> None:
    router = Router()
    router.message.register(handler, *filters)
    found = problems(router.message.handlers[0], {"bids": [], "bot": None})
    assert [_short(problem) for problem in found] == said


def _short(problem: str) -> str:
    return problem.rpartition("<locals>.")[2]

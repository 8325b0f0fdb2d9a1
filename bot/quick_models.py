"""aiogram's models, each built when it is first used; and their objects, made in half the time.

At its import aiogram builds all 440 of its types, which takes four fifths of the bot's start; of these the
bot uses a few dozen. Pydantic builds a model by itself when it is first used, if the names that the model
speaks of are found in its module: so they are put there instead.

Each object holds the bot it came by, for which pydantic goes through a hook of each of its ancestors: half of
what a button takes, and a third of reading an update. Here it is one assignment.
"""

import inspect
import sys
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel


def import_aiogram() -> None:
    """To be called before anything imports it."""
    waiting: list[tuple[str, Mapping[str, object]]] = []

    def note(model: type[BaseModel], *, _types_namespace: Mapping[str, object]) -> None:
        waiting.append((model.__module__, _types_namespace))

    rebuild = BaseModel.__dict__["model_rebuild"]
    type.__setattr__(BaseModel, "model_rebuild", classmethod(note))
    try:
        import aiogram  # noqa: PLC0415  (while the models are only noted)
    finally:
        type.__setattr__(BaseModel, "model_rebuild", rebuild)
    for module, names in waiting:
        known = vars(sys.modules[module])
        for name, meant in names.items():
            known.setdefault(name, meant)
    for model in (aiogram.types.Message, aiogram.types.Update):
        model.model_rebuild()  # nearly all others speak of these: built once, not again within each
    controller = aiogram.client.context_controller.BotContextController
    _hold_the_bot_at_once(controller, inspect.unwrap(controller.model_post_init))


def _hold_the_bot_at_once(model: type[BaseModel], hook: object) -> None:
    """The model and all that come of it; one that holds more than the bot, or has a hook of its own, is left
    as it is."""
    for each in model.__subclasses__():
        _hold_the_bot_at_once(each, hook)
    if model.__private_attributes__.keys() == {"_bot"} and inspect.unwrap(model.model_post_init) is hook:
        type.__setattr__(model, "model_post_init", _hold_the_bot)


def _hold_the_bot(made: BaseModel, context: Mapping[str, Any] | None) -> None:
    """As BotContextController does, and pydantic before it."""
    bot = context.get("bot") if context else None
    if made.__pydantic_private__ is None:
        object.__setattr__(made, "__pydantic_private__", {"_bot": bot})
    else:
        made.__pydantic_private__["_bot"] = bot

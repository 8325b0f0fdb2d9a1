"""aiogram's models, each built when it is first used, and made at half of what that takes.

At its import aiogram builds all 440 of its types, which takes four fifths of the bot's start; of these the
bot uses a few dozen. Pydantic builds a model by itself when it is first used, if the names that the model
speaks of are found in its module: so they are put there instead.

Each object holds the bot it came by, which pydantic sets once for each of the object's ancestors, by way of
a default: half of what a button takes, and a third of reading an update. Here it is set once.
"""

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
    _hold_the_bot_at_once(aiogram.client.context_controller.BotContextController)


def _hold_the_bot_at_once(model: type[BaseModel]) -> None:
    """The model and all that come of it; one that holds more than the bot is left as it is."""
    if model.__private_attributes__.keys() == {"_bot"}:
        type.__setattr__(model, "model_post_init", _hold_the_bot)
    for each in model.__subclasses__():
        _hold_the_bot_at_once(each)


def _hold_the_bot(made: BaseModel, context: Mapping[str, Any] | None) -> None:
    """As BotContextController does, and pydantic before it."""
    object.__setattr__(made, "__pydantic_private__", {"_bot": context.get("bot") if context else None})

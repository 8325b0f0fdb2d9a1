"""aiogram's models, each built when it is first used.

At its import aiogram builds all 440 of its types, which takes four fifths of the bot's start; of these the
bot uses a few dozen. Pydantic builds a model by itself when it is first used, if the names that the model
speaks of are found in its module: so they are put there instead.
"""

import sys
from collections.abc import Mapping

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

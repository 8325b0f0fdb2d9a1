"""aiogram's models, each built when it is first used; and their objects, made in half the time.

At its import aiogram builds all 440 of its types, which takes four fifths of the bot's start; of these the
bot uses a few dozen. Pydantic builds a model by itself when it is first used, if the names that the model
speaks of are found in its module: so they are put there instead.

Each object holds the bot it came by, and looks for a mark of "not given" among its values: a third of reading
an update, and more of making a button. The one is for shortcuts as `message.answer`, which nothing here uses,
the other for a value that aiogram gives no more. So only an update does both, and methods called seldom.
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
    often = (aiogram.methods.AnswerCallbackQuery, aiogram.methods.DeleteMessage)
    for built in often:  # at the import, as they speak of no other
        type.__setattr__(built, "__pydantic_complete__", False)
    _lighten(aiogram.client.context_controller.BotContextController, but=aiogram.types.Update)
    for model in (*often, aiogram.types.Message, aiogram.types.Update):
        model.model_rebuild()  # nearly all others speak of the last two: built once, not again within each


def _lighten(model: type[BaseModel], *, but: type[BaseModel]) -> None:
    """The model and all that come of it, before they are built. The dispatcher asks an update for its bot."""
    for each in model.__subclasses__():
        _lighten(each, but=but)
    if (
        model is not but
        and not model.__pydantic_complete__
        and model.__private_attributes__.keys() == {"_bot"}
    ):
        type.__setattr__(model, "__private_attributes__", {})
        type.__setattr__(model, "__pydantic_post_init__", None)
        model.__pydantic_decorators__.model_validators.pop("remove_unset", None)

"""aiogram's models wait until they are used, and each of them can then be built."""

import subprocess
import sys

import aiogram.methods
import aiogram.types
from pydantic import BaseModel

from bot.app import ROOT

MODELS = {
    name: model
    for package in (aiogram.types, aiogram.methods)
    for name, model in vars(package).items()
    if isinstance(model, type) and issubclass(model, BaseModel)
}
COUNT_WAITING = """
from bot.quick_models import import_aiogram
import_aiogram()
import aiogram.types
models = [model for model in vars(aiogram.types).values() if hasattr(model, "__pydantic_complete__")]
print(len(models), sum(not model.__pydantic_complete__ for model in models))
"""


def test_nearly_all_wait() -> None:
    command = (sys.executable, "-c", COUNT_WAITING)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    models, waiting = map(int, done.stdout.split())
    assert waiting > models * 0.9 > 300


def test_each_can_be_built() -> None:
    assert len(MODELS) > 500
    for model in MODELS.values():
        model.model_rebuild()
        assert model.__pydantic_complete__, model


def test_names_mean_what_they_mean_in_aiogram() -> None:
    """No name that was put into a model's module hides another there."""
    for module in {model.__module__ for model in MODELS.values()}:
        known = vars(sys.modules[module])
        assert all(known.get(name, model) is model for name, model in MODELS.items()), module

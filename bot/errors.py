"""What may go wrong in the bot itself; the exchanger's errors are in `exchanger/errors.py`."""

import asyncio
from typing import Any


class BotError(Exception):
    """The root of the bot's own errors."""


class StillWaiting(BotError):
    """The exchanger hasn't answered within the time a person should wait in silence."""

    def __init__(self, task: asyncio.Task[Any]) -> None:
        super().__init__("the exchanger is still working on it")
        self.task = task


class DirectionGone(BotError):
    """The direction was there when the person chose it, and is not now."""


class SettingsError(BotError):
    """The settings don't let the bot start; the text says what to fix."""

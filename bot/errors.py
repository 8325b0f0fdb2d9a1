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


class DirectionOff(DirectionGone):
    """The site has the direction, and an operator has switched it or one of its currencies off in the bot."""


class UnderMaintenance(BotError):
    """An operator has switched the bot to maintenance: no exchange is begun or gone on with. `text`: HTML of
    operators, in the person's language; None for the bot's own words."""

    def __init__(self, text: str | None) -> None:
        super().__init__("the bot is under maintenance")
        self.text = text


class TooManyOpen(BotError):
    """The customer has as many open orders as one may have."""

    def __init__(self, limit: int) -> None:
        super().__init__("too many open orders")
        self.limit = limit


class TooManyLately(BotError):
    """The customer has made as many orders within the last hour as one may; `free_at` is in milliseconds."""

    def __init__(self, limit: int, free_at: int) -> None:
        super().__init__("too many orders within an hour")
        self.limit = limit
        self.free_at = free_at


class SettingsError(BotError):
    """The settings don't let the bot start; the text says what to fix."""

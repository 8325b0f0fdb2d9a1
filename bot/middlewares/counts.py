"""How much each person has sent lately, and whether that is more than a person does."""

import asyncio
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from bot.middlewares.limits import Bucket, Latest, Limit, Limits

PAUSE = 5
"""Seconds that who was too fast waits: short enough to say, long enough to notice."""
NOTES = Limit(2, 10)
"""Telling a flood of people that they are too many must not hold up answers to others."""


class Verdict(IntEnum):
    PASSES = 0
    UNKNOWN = 1
    """A stranger at a stranger's limit: whether it is a customer must be looked up."""
    TOO_FAST = 2
    TOO_MANY = 3
    """All strangers together."""
    TELL_TOO_FAST = 4
    TELL_TOO_MANY = 5
    """As those two, and to be told so: once."""


class Counts(Protocol):
    async def ask(self, user_id: int, *, can_be_told: bool, is_customer: bool | None = None) -> Verdict:
        """Of one more update. `is_customer`: what is known or was looked up; operators count as customers."""


@dataclass(slots=True)
class _Person:
    bucket: Bucket
    is_customer: bool = False
    is_looked_up: bool = False
    is_held: bool = False
    is_told: bool = False

    def calm(self) -> None:
        self.is_looked_up = self.is_held = self.is_told = False


class OwnCounts:
    """In this process's memory."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._people: Latest[int, _Person] = Latest(lambda _: _Person(Bucket(limits.stranger)))
        self._strangers = Bucket(limits.strangers)
        self._notes = Bucket(NOTES)

    async def ask(self, user_id: int, *, can_be_told: bool, is_customer: bool | None = None) -> Verdict:
        person, now = self._people[user_id], asyncio.get_running_loop().time()
        if person.bucket.is_full(now):
            person.calm()
        if is_customer is not None:
            self._note(person, is_customer=is_customer)
        if self._takes(person, now):
            return Verdict.PASSES
        if not person.is_customer and not person.is_looked_up:
            return Verdict.UNKNOWN
        return self._turn_away(person, now, can_be_told=can_be_told)

    def _note(self, person: _Person, *, is_customer: bool) -> None:
        """A customer begins anew, with a customer's limit."""
        person.is_looked_up = True
        if is_customer and not person.is_customer:
            person.is_customer, person.bucket = True, Bucket(self._limits.customer)

    def _takes(self, person: _Person, now: float) -> bool:
        if person.bucket.wait(now) or (not person.is_customer and self._strangers.wait(now)):
            return False
        person.bucket.take(now)
        if not person.is_customer:
            self._strangers.take(now)
        return True

    def _turn_away(self, person: _Person, now: float, *, can_be_told: bool) -> Verdict:
        """For some seconds, so that the note is true: it is given once, when there is room for one."""
        verdict = Verdict.TOO_FAST if person.bucket.wait(now) else Verdict.TOO_MANY
        if not person.is_held:
            person.is_held = True
            person.bucket.hold(now + PAUSE)
        if person.is_told or not can_be_told or self._notes.wait(now):
            return verdict
        person.is_told = True
        self._notes.take(now)
        return Verdict(verdict + 2)

"""One call of a method: sent by the transport, opened as an envelope, read into its shape or raised as an
error.

What an answer means, decided once for all methods:

| answer | to a read | to a write |
|---|---|---|
| no connection | Unreachable, retried | NeverSent |
| no or half an answer, over the limit of time or size | Unreachable, retried | OutcomeUnknown |
| HTTP 408, 425, 429, 5xx | Unreachable, retried | OutcomeUnknown |
| HTTP 200 or 4xx with a refusal | Refused, ApiDisabled | the same, with 200 only: see below |
| HTTP 200, empty | ApiDisabled | OutcomeUnknown: so does PHP answer when it dies half-way |
| not JSON | NotJson | OutcomeUnknown |
| JSON of another shape | WrongAnswer | OutcomeUnknown |

The API refuses with status 200. A 403, 429 or 5xx is from something between us and the site, which may have
passed the call on before; its JSON may look like a refusal by chance. So for a write only a refusal with
status 200 counts, and only one that says why (`Envelope.is_well_formed_refusal`).
"""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple, Self, TypeVar

from bot.exchanger.envelope import Envelope, open_envelope
from bot.exchanger.errors import ApiDisabled, ExchangerError, NotJson, OutcomeUnknown, WrongAnswer
from bot.exchanger.transport import Answer, Limits, Transport
from bot.exchanger.wire import MalformedError, Node

T = TypeVar("T")
Form = Mapping[str, str]
Reader = Callable[[Node], T]


class Called(NamedTuple):
    """A call that is over: how long it took in all, its tries included, and what it raised."""

    method: str
    seconds: float
    error: ExchangerError | None
    own_key: bool
    """Not with a key that somebody else has given: what is wrong with such a one says nothing of the site."""


Observer = Callable[[Called], None]


def unobserved(_: Called) -> None:
    """Nobody wants to hear of it."""


class Caller:
    """Calls methods of the API and reads their answers. `observe` hears of each call."""

    def __init__(
        self,
        url: str,
        login: str,
        key: str,
        *,
        concurrency: int = 16,
        limits: Limits | None = None,
        observe: Observer = unobserved,
    ) -> None:
        self._transport = Transport(url, login, key, concurrency=concurrency, limits=limits or Limits())
        self._observe = observe
        self._own_key = True

    def with_key(self, login: str, key: str) -> Self:
        """The same site, its connections and the limit of calls at once, with another key. Not to be closed:
        that is for whom it came from."""
        other = copy.copy(self)
        other._transport = self._transport.with_key(login, key)
        other._own_key = False
        return other

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()

    async def _read(self, method: str, form: Form, lang: str, reader: Reader[T]) -> T:
        """What `reader` makes of the answer's data."""
        with self._observed(method):
            return await self._ask(method, form, lang, reader)

    async def _write(self, method: str, form: Form, lang: str, reader: Reader[T]) -> T:
        """Likewise for a call that changes something: sent once, and whatever is unclear is
        OutcomeUnknown."""
        with self._observed(method):
            return await self._do(method, form, lang, reader)

    @contextmanager
    def _observed(self, method: str) -> Iterator[None]:
        """A call that is given up halfway says nothing of the site."""
        began = time.monotonic()
        try:
            yield
        except ExchangerError as error:
            self._observe(Called(method, time.monotonic() - began, error, self._own_key))
            raise
        self._observe(Called(method, time.monotonic() - began, None, self._own_key))

    async def _ask(self, method: str, form: Form, lang: str, reader: Reader[T]) -> T:
        answer = await self._transport.read(method, form, lang)
        envelope = _opened(method, answer)
        if refusal := envelope.refusal(method):
            raise refusal
        if answer.status != 200:
            raise WrongAnswer(method, f"HTTP {answer.status}")
        what = ""
        try:
            return reader(envelope.data)
        except MalformedError as error:
            what = str(error)
        raise WrongAnswer(method, what)

    async def _do(self, method: str, form: Form, lang: str, reader: Reader[T]) -> T:
        answer = await self._transport.write(method, form, lang)
        if answer.status != 200:
            raise OutcomeUnknown(method, f"HTTP {answer.status}")
        refusal, what = None, "neither done nor refused"
        try:
            envelope = open_envelope(answer.body)
            refusal = envelope.refusal(method)
            if refusal is None:
                return reader(envelope.data)
        except MalformedError as error:
            what = str(error)
        except ValueError:
            what = "not JSON" if answer.body.strip() else "an empty answer"
        if refusal is not None and (isinstance(refusal, ApiDisabled) or envelope.is_well_formed_refusal()):
            raise refusal
        raise OutcomeUnknown(method, what)


def _opened(method: str, answer: Answer) -> Envelope:
    """The parts of an answer to a read."""
    if answer.status == 200 and not answer.body.strip():
        raise ApiDisabled(method, "an empty answer: wrong credentials, or the API is off")
    where = "" if answer.status == 200 else f"HTTP {answer.status}: "
    if 300 <= answer.status < 400:
        raise WrongAnswer(method, f"{where}the site is at another address")
    wrong: ExchangerError
    try:
        return open_envelope(answer.body)
    except MalformedError as error:
        wrong = WrongAnswer(method, where + str(error))
    except ValueError:
        wrong = NotJson(method, where + "not JSON")
    raise wrong  # out here, so that no error of the parser, with the answer in it, hangs on to this one

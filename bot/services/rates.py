"""What an exchange costs and asks for: directions, quotes and the site's forms, as they are now."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.errors import DirectionGone
from bot.exchanger.client import Exchanger
from bot.exchanger.directory import Directory
from bot.exchanger.errors import ExchangerError, NotFound
from bot.exchanger.models import CalcAction, Direction, DirectionDetail, Quote
from bot.services.offer import Offer, Offered
from bot.services.reads import Answer, Reads

LISTED_AGE = 1.0
"""Seconds a look-up in the directory is kept; the directory itself keeps the list."""

DETAIL_AGE = 20.0
"""Seconds a direction's form and limits are taken as current."""

FORM_AGE = 300.0
"""Seconds a form is gone on with once it has been begun: it doesn't change under who fills it in, and the
site checks it again with the order. The price is asked for anew all the while."""

QUOTE_AGE = 10.0
"""Seconds a quote is taken as current, also when it is confirmed."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A direction with its form; `age` seconds old when the site is away."""

    direction: Direction
    detail: DirectionDetail
    age: float
    stale: bool


class Rates:
    """Reads for a person: each returns within the silence a person bears, or raises StillWaiting."""

    def __init__(self, exchanger: Exchanger, directory: Directory, offer: Offer, reads: Reads) -> None:
        self._exchanger = exchanger
        self._directory = directory
        self._offer = offer
        self._reads = reads

    async def listed(self, lang: str) -> tuple[Direction, ...]:
        """All that the site has, for operators."""
        key = ("directions", lang)
        answer = await self._reads.fresh(key, LISTED_AGE, lambda: self._directory.directions(lang))
        return answer.value.directions

    async def offered(self, lang: str) -> Offered:
        """What of it the bot offers."""
        return self._offer.of(lang, await self.listed(lang))

    async def terms(self, lang: str, direction_id: int, *, begun: bool = False) -> Terms:
        """The direction's form and limits; the last known ones when the site is away.

        `begun`: they have been shown before, in the same exchange.
        """
        direction = (await self.offered(lang)).direction(direction_id)
        if direction is None:
            raise DirectionGone
        key = ("detail", lang, direction_id)
        try:
            answer = await self._reads.fresh(
                key,
                FORM_AGE if begun else DETAIL_AGE,
                lambda: self._exchanger.get_direction(direction_id, lang=lang),
            )
        except NotFound as error:
            raise DirectionGone from error
        except ExchangerError:
            last: Answer[DirectionDetail] | None = self._reads.last(key)
            if last is None:
                raise
            return Terms(direction, last.value, last.age, stale=True)
        return Terms(direction, answer.value, answer.age, stale=False)

    async def quote(
        self, lang: str, direction_id: int, amount: Decimal, action: CalcAction, cd: Mapping[str, str]
    ) -> Quote:
        """The price of an amount, at most QUOTE_AGE old; never from before the site went away."""
        key = ("quote", lang, direction_id, amount, action, tuple(sorted(cd.items())))
        try:
            answer = await self._reads.fresh(
                key,
                QUOTE_AGE,
                lambda: self._exchanger.get_calc(direction_id, amount, action, cd=cd, lang=lang),
            )
        except NotFound as error:
            raise DirectionGone from error
        return answer.value

"""The exchanger's user API, method by method. Knows nothing of Telegram or of our database.

Every method takes `lang` (`ru_RU`, `en_US`, …): the language of titles, labels and error texts; empty leaves
it to the site. Every method raises the errors drawn in `errors.py`; ValueError means that the call can't be
made like this, and nothing was sent. Sources: the API page, and deployed 2.x sites where the page is silent
or wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Self

from bot.exchanger import bid_models, direction_models, partner_models
from bot.exchanger.call import Form, Reader, T
from bot.exchanger.errors import (
    ExchangerError,
    IpBlocked,
    Maintenance,
    MethodNotAllowed,
    NotFound,
    Refused,
)
from bot.exchanger.forms import amount as sendable
from bot.exchanger.forms import form, one_bid, price_fields, unique_api_id
from bot.exchanger.models import (
    Bid,
    CalcAction,
    Direction,
    DirectionCurrencies,
    DirectionDetail,
    Exchange,
    Quote,
    SiteTest,
)
from bot.exchanger.partner_methods import PartnerMethods
from bot.exchanger.wire import Node

WRITES = frozenset({"create_bid", "cancel_bid", "pay_bid", "success_bid", "add_partner_payout"})
METHODS = WRITES | {
    "test",
    "get_direction_currencies",
    "get_directions",
    "get_direction",
    "get_calc",
    "bid_info",
    "get_exchanges",
    "get_partner_info",
    "get_partner_links",
    "get_partner_exchanges",
    "get_partner_payouts",
}


class Exchanger(PartnerMethods):
    """One site with one key. `url` is the site's address (https, or http on this machine only), `concurrency`
    the most calls at once. Close it with `aclose()`, or use it as an async context manager."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def test(self, *, partner_id: int | None = None, lang: str = "") -> SiteTest:
        """Who we are to the site."""
        return await self._read("test", form(partner_id=partner_id), lang, partner_models.read_test)

    async def get_direction_currencies(
        self, *, currency_id_give: int | None = None, currency_id_get: int | None = None, lang: str = ""
    ) -> DirectionCurrencies:
        """The currencies that can be given and received; naming one side narrows the other."""
        sides = form(currency_id_give=currency_id_give, currency_id_get=currency_id_get)
        return await self._read(
            "get_direction_currencies", sides, lang, direction_models.read_direction_currencies
        )

    async def get_directions(
        self, *, currency_id_give: int | None = None, currency_id_get: int | None = None, lang: str = ""
    ) -> tuple[Direction, ...]:
        """The directions on offer, in the site's order."""
        sides = form(currency_id_give=currency_id_give, currency_id_get=currency_id_get)
        return await self._read("get_directions", sides, lang, direction_models.read_directions)

    async def get_direction(
        self,
        direction_id: int | None = None,
        *,
        currency_id_give: int | None = None,
        currency_id_get: int | None = None,
        lang: str = "",
    ) -> DirectionDetail:
        """A direction's price, form and texts, named by its id or by both currencies. NotFound when there is
        none, which a site may also say by an empty answer."""
        if direction_id is None and (currency_id_give is None or currency_id_get is None):
            raise ValueError("name the direction by its id or by both currencies")
        named = form(
            direction_id=direction_id,
            currency_id_give=currency_id_give,
            currency_id_get=currency_id_get,
        )
        return await self._read_of_direction("get_direction", named, lang, _read_direction)

    async def get_calc(
        self,
        direction_id: int,
        amount: Decimal,
        action: CalcAction,
        *,
        cd: Mapping[str, str] | None = None,
        lang: str = "",
    ) -> Quote:
        """The price of `amount` on the side that `action` names. `cd`: the answers so far to the fields that
        change the price, by field name. `changed` in the quote means that the sums are not those asked
        for."""
        asked = form(
            direction_id=direction_id,
            calc_amount=sendable(amount),
            calc_action=action,
            cd=price_fields(cd),
        )
        return await self._read_of_direction("get_calc", asked, lang, direction_models.read_quote)

    async def create_bid(
        self,
        direction_id: int,
        amount: Decimal,
        action: CalcAction,
        fields: Mapping[str, str],
        *,
        api_id: str | None = None,
        partner_id: int | None = None,
        callback_url: str | None = None,
        lang: str = "",
    ) -> Bid:
        """Make an order. `fields` are the form's answers by field name, an unticked checkbox left out.

        `api_id` is what makes it happen once: 18 digits at most, remembered before the call, the same one
        again after an unknown outcome. ApiIdNotUnique then means that the order exists. Takes from 2 s to 4
        minutes.
        """
        order = form(
            direction_id=direction_id,
            calc_amount=sendable(amount),
            calc_action=action,
            partner_id=partner_id,
            api_id=unique_api_id(api_id),
            callback_url=callback_url,
        )
        # Ours last: no name in the site's form can stand in for the api_id or the amount.
        return await self._write("create_bid", {**fields, **order}, lang, bid_models.read_bid)

    async def bid_info(self, *, id: int | None = None, hash: str | None = None, lang: str = "") -> Bid:
        """An order of this key. NotFound also when its direction was switched off since, though the order
        lives."""
        return await self._read("bid_info", one_bid(id, hash), lang, bid_models.read_bid)

    async def cancel_bid(self, *, id: int | None = None, hash: str | None = None, lang: str = "") -> str:
        """Cancel an order; the new status, also when it was cancelled already."""
        return await self._write("cancel_bid", one_bid(id, hash), lang, bid_models.read_status)

    async def pay_bid(self, *, id: int | None = None, hash: str | None = None, lang: str = "") -> str:
        """Mark an order as paid by the customer; the new status, also when it was marked already."""
        return await self._write("pay_bid", one_bid(id, hash), lang, bid_models.read_status)

    async def success_bid(self, *, id: int | None = None, hash: str | None = None, lang: str = "") -> str:
        """Mark an order as done; the new status. For operators, and few keys may call it (deployed 2.x
        sites)."""
        return await self._write("success_bid", one_bid(id, hash), lang, bid_models.read_status)

    async def get_exchanges(
        self,
        *,
        start_time: int | None = None,
        end_time: int | None = None,
        ip: str | None = None,
        id: Sequence[int] | None = None,
        hash: str | None = None,
        api_id: str | None = None,
        status_history: bool = False,
        limit: int | None = None,
        offset: int | None = None,
        lang: str = "",
    ) -> tuple[Exchange, ...]:
        """Orders by their last status change, the newest first; without those still in `auto`.

        Times are seconds of the site's clock, both ends included. `limit` is 100 when not given and 500 at
        most. `api_id` filters by something else on some sites: match it in the answer. No ids at all find no
        order.
        """
        if id is not None and not id:
            return ()
        wanted = form(
            start_time=start_time,
            end_time=end_time,
            ip=ip,
            id=id,
            hash=hash,
            api_id=api_id,
            status_history=status_history,
            limit=limit,
            offset=offset,
        )
        return await self._read("get_exchanges", wanted, lang, bid_models.read_exchanges)

    async def _read_of_direction(self, method: str, params: Form, lang: str, reader: Reader[T]) -> T:
        """In maintenance a site denies that it has the direction, or says the operator's words as of any
        error; only its list names the maintenance."""
        try:
            return await self._read(method, params, lang, reader)
        except Refused as error:
            if type(error) not in {Refused, NotFound} or not await self._is_in_maintenance(lang):
                raise
            words = "" if isinstance(error, NotFound) else error.text
            raise Maintenance(method, error.code, words) from error

    async def _is_in_maintenance(self, lang: str) -> bool:
        """No, unless the site says so: what it said before that stands."""
        try:
            await self._read("get_directions", {}, lang, _any)
        except Maintenance:
            return True
        except ExchangerError:
            return False
        return False

    async def probe(self, method: str) -> None:
        """Call a method with nothing in it, to learn whether this key may: MethodNotAllowed or IpBlocked when
        it may not, nothing when it may (the site's refusal of the empty form says so too), else as any
        call."""
        if method not in METHODS:
            raise ValueError(f"the API has no method {method!r}")
        call = self._write if method in WRITES else self._read
        try:
            await call(method, {}, "", _any)
        except (MethodNotAllowed, IpBlocked):
            raise
        except Refused:
            return


def _read_direction(data: Node) -> DirectionDetail:
    if data.value == []:
        raise NotFound("get_direction", "0", "")
    return direction_models.read_direction(data)


def _any(data: Node) -> None:
    """Whatever the answer holds: that there is one is enough."""

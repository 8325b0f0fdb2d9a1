"""The API's methods for partners; they work for a key that belongs to a real user of the site.

Refused with `no partner id` or `no active partner program` where the user is no partner.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.exchanger import partner_models
from bot.exchanger.call import Caller
from bot.exchanger.forms import form
from bot.exchanger.models import PartnerExchange, PartnerInfo, PartnerLink, PartnerPayout
from bot.exchanger.wire import Node


class PartnerMethods(Caller):
    """Balance, visits, orders and payouts of the partner the key belongs to. Times are seconds of the site's
    clock."""

    async def get_partner_info(self, *, lang: str = "") -> PartnerInfo:
        """The balance and the currencies it can be paid out in."""
        return await self._read("get_partner_info", {}, lang, partner_models.read_partner_info)

    async def get_partner_links(
        self,
        *,
        start_time: int | None = None,
        end_time: int | None = None,
        ip: str | None = None,
        limit: int | None = None,
        offset: int | None = None,
        lang: str = "",
    ) -> tuple[PartnerLink, ...]:
        """Visits by the partner's links."""
        wanted = form(start_time=start_time, end_time=end_time, ip=ip, limit=limit, offset=offset)
        return await self._read("get_partner_links", wanted, lang, partner_models.read_partner_links)

    async def get_partner_exchanges(
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
    ) -> tuple[PartnerExchange, ...]:
        """Orders that the partner's links brought, with what each earned; filters as in `get_exchanges`."""
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
        return await self._read("get_partner_exchanges", wanted, lang, partner_models.read_partner_exchanges)

    async def get_partner_payouts(
        self,
        *,
        start_time: int | None = None,
        end_time: int | None = None,
        id: int | None = None,
        limit: int | None = None,
        offset: int | None = None,
        lang: str = "",
    ) -> tuple[PartnerPayout, ...]:
        """The payouts asked for so far."""
        wanted = form(start_time=start_time, end_time=end_time, id=id, limit=limit, offset=offset)
        return await self._read("get_partner_payouts", wanted, lang, partner_models.read_partner_payouts)

    async def add_partner_payout(self, method_id: int, account: str, *, lang: str = "") -> int:
        """Ask for the whole balance in the currency `method_id` to be paid to `account`; the payout's id."""
        wanted = form(method_id=method_id, account=account)
        return await self._write("add_partner_payout", wanted, lang, _payout_id)


def _payout_id(data: Node) -> int:
    return data["payout_id"].identity()

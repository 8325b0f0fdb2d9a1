"""Asking the site for a payout, at most once for each confirmation.

A call whose answer was lost is never made again: what it came to is looked up (`payout_outcome.py`). What the
site has is watched until it is paid or cancelled.
"""

import logging
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import (
    ApiDisabled,
    ExchangerError,
    MethodNotAllowed,
    NeverSent,
    OutcomeUnknown,
    Refused,
    WrongAnswer,
)
from bot.exchanger.models import PartnerInfo
from bot.i18n import Translator
from bot.money import plain_amount
from bot.services.payout_outcome import find_out, look_after_all, read_list, still_unclear, unclear_by_now
from bot.services.payout_rows import PayoutRows, pause_ms
from bot.services.payout_trouble import Trouble, Why
from bot.storage.ids import now_ms
from bot.storage.payouts import Payout
from bot.term import check_term

logger = logging.getLogger(__name__)

SENDS = 4
"""Times a call that never reached the site is made."""
SEND_AGAIN_MS = 2_000
LATE_MS = 300_000
"""Since it was confirmed: later it is not asked for any more."""
AWAY_MS = 60_000
"""Since it was confirmed: so long the site may be away before it is said that nothing was sent."""
AGREED_MS = 15_000
"""Since it was confirmed: later it is looked whether its terms still hold."""
UNSEEN_PAUSE_MS = 3_600_000
"""Until it is tried again whether the key may see the payouts."""
SILENT_LOOKS = 3
"""In a row: a site that is overloaded sends an empty answer now and then, as it does to a wrong key."""


@dataclass(frozen=True, slots=True)
class _Before:
    """How things are right before the call, as far as the key may read it."""

    newest: int | None
    info: PartnerInfo | None


class PayingOut:
    def __init__(self, rows: PayoutRows, translator: Translator, watch_ms: int) -> None:
        self._rows = rows
        self._translator = translator
        self._watch_ms = watch_ms
        self._silent: Counter[int] = Counter()

    async def run(self, row: Payout) -> None:
        site = await self._rows.site_of(row)
        match row.stage:
            case "asking":
                await self._ask(row, site)
            case "checking":
                await find_out(self._rows, row, site)
            case "waiting":
                await self._watch(row, site)
            case "failed":
                await look_after_all(self._rows, row, site)

    async def fails(self, row: Payout) -> None:
        """Run after run, by our own mistake: who waits for it is told as if the site said nothing."""
        if row.stage == "checking" and unclear_by_now(row):
            await still_unclear(self._rows, row)

    async def _ask(self, row: Payout, site: Exchanger | None) -> None:
        account = self._rows.account(row)
        age = now_ms() - row.created_at
        if site is None or account is None:
            await self._rows.failed(row, Why.NO_KEY)
        elif age > LATE_MS:
            await self._rows.failed(row, Why.LATE)
        else:
            await self._look_and_call(row, site, account, age)

    async def _look_and_call(self, row: Payout, site: Exchanger, account: str, age: int) -> None:
        try:
            before = _Before(await _newest(site), await _info(site))
        except (Refused, ApiDisabled) as error:
            await self._refused(row, error)
            return
        except ExchangerError as error:
            logger.info("payout %s is not asked for yet: %s", row.id, error)
            await self._not_yet(row, age, Why.NEVER_SENT)
            return
        if before.newest is None and before.info is None:
            logger.info("payout %s is not asked for yet: a lost answer could not be looked up", row.id)
            await self._not_yet(row, age, Why.NO_LOOK)
            return
        if age > AGREED_MS and before.info is not None and is_worse(row.method_id, row.amount, before.info):
            await self._rows.failed(row, Why.CHANGED)
            return
        balance = plain_amount(before.info.balance) if before.info else None
        called = await self._rows.called(row, before.newest, balance, now_ms())
        if called is not None:
            await self._call(called, site, account)

    async def _not_yet(self, row: Payout, age: int, why: Why) -> None:
        if age > AWAY_MS:
            await self._rows.failed(row, why)
        else:
            await self._rows.again(row, SEND_AGAIN_MS)

    async def _call(self, row: Payout, site: Exchanger, account: str) -> None:
        lang = self._translator.texts(row.lang).plain("api-lang")
        check_term()
        try:
            site_id = await site.add_partner_payout(row.method_id, account, lang=lang)
        except NeverSent as error:
            logger.info("payout %s was not sent: %s", row.id, error)
            if row.attempts >= SENDS:
                await self._rows.failed(row, Why.NEVER_SENT)
            else:
                await self._rows.not_sent(row, SEND_AGAIN_MS * row.attempts)
        except OutcomeUnknown as error:
            logger.warning("payout %s: outcome unknown: %s", row.id, error)
            await find_out(self._rows, row, site)
        except (Refused, ApiDisabled) as error:
            await self._refused(row, error)
        else:
            await self._rows.made(row, site_id, 0)

    async def _refused(self, row: Payout, error: Refused | ApiDisabled) -> None:
        logger.info("payout %s: %s", row.id, error)
        await self._rows.end(row, "refused", Trouble.of(error, self._rows.vault))

    async def _watch(self, row: Payout, site: Exchanger | None) -> None:
        if site is None:
            await self._rows.again(row, UNSEEN_PAUSE_MS, await self._rows.why_no_site(row))
            return
        pause = max(self._watch_ms, pause_ms(now_ms() - row.created_at))
        try:
            listed = await site.get_partner_payouts(id=row.site_id)
        except ExchangerError as error:
            logger.info("payout %s was not looked at: %s", row.id, error)
            why = self._why_not_followed(row, error)
            await self._rows.again(row, UNSEEN_PAUSE_MS if why else pause, why)
            return
        self._silent.pop(row.id, None)
        shown = next((each for each in listed if each.id == row.site_id), None)
        if shown is None:
            await self._rows.status(row, row.status or 0, None, pause)
        else:
            await self._rows.status(row, shown.status, shown.pay_amount, pause)

    def _why_not_followed(self, row: Payout, error: ExchangerError) -> Why | None:
        """None for what may be over by the next look."""
        if not isinstance(error, ApiDisabled):
            self._silent.pop(row.id, None)
            return Why.UNSEEN if isinstance(error, MethodNotAllowed) else None
        self._silent[row.id] += 1
        return Why.SILENT if self._silent[row.id] >= SILENT_LOOKS else None


async def _newest(site: Exchanger) -> int | None:
    """The highest number in the list of payouts, 0 when it is empty; None when the key may not read it."""
    try:
        return max((each.id for each in await read_list(site)), default=0)
    except (MethodNotAllowed, WrongAnswer):
        return None


async def _info(site: Exchanger) -> PartnerInfo | None:
    try:
        return await site.get_partner_info()
    except (MethodNotAllowed, WrongAnswer):
        return None


def is_worse(method_id: int, agreed: str, info: PartnerInfo) -> bool:
    """The balance can't be paid out like that any more, or less of it would arrive."""
    method = next((each for each in info.items if each.id == method_id), None)
    return method is None or method.amount < Decimal(agreed)

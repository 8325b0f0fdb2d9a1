"""What a payout's request came to whose answer was lost: read in the site's list, else from the balance.

It counts as a "no" only once the site must be through with the call. Nothing is asked for again.
"""

import logging
import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import ExchangerError, MethodNotAllowed, WrongAnswer
from bot.exchanger.models import PartnerPayout
from bot.services.payout_rows import PayoutRows, pause_ms
from bot.services.payout_trouble import Trouble, Why
from bot.storage.ids import now_ms
from bot.storage.payouts import Payout

logger = logging.getLogger(__name__)

SETTLED_MS = 90_000
"""A call has 60 s, and a site may be at it a while longer: who hears "not made" too early asks again."""
UNCLEAR_MS = 600_000
"""After so long it is said that it is still unclear; the looking goes on."""
GIVE_UP_MS = 86_400_000
"""After so long it is not looked for any more, so that another one can be asked for."""
CLOCKS_APART_S = 86_400
"""At most: the site's clock may be off, and shifted by a time zone."""
AFTER_ALL_MS = 600_000
"""Since the call began: so long it is looked for once it was said not to be made."""
PAGE = 100
MOST = 10_000
WHOLE = Decimal("0.99")
"""Of the balance: sites round."""
ALIKE = 6
"""Letters and digits of an account that say whose it is."""
_HIDDEN = re.compile(r"[*•…]+|\.{2,}|[xX]{3,}")
_NOT_TOLD = re.compile(r"[\W_]+")


class _Said(Enum):
    NOT_THERE = auto()
    MADE = auto()
    """By the balance: nothing names it."""
    NOTHING = auto()
    """It could not be read."""


@dataclass(frozen=True, slots=True)
class _Listed:
    payout: PartnerPayout


async def find_out(rows: PayoutRows, row: Payout, site: Exchanger | None) -> None:
    read_at = now_ms()
    since = read_at - (row.called_at or row.created_at)
    said = await _said(row, rows.account(row), site) if site is not None else _Said.NOTHING
    match said:
        case _Listed(payout):
            await rows.made(row, payout.id, payout.status, payout.pay_amount)
        case _Said.MADE:
            await rows.made_unseen(row)
        case _Said.NOT_THERE if since > SETTLED_MS:
            look_in_ms = pause_ms(since) if row.newest_before is not None else None
            await rows.end(row, "failed", Trouble(Why.NOT_MADE), look_in_ms=look_in_ms)
        case _Said.NOTHING:
            await still_unclear(rows, row)
        case _:
            await rows.again(row, pause_ms(since), None if row.trouble else Why.LOST)


async def still_unclear(rows: PayoutRows, row: Payout) -> None:
    """Looked at again; said once it has been so for long, and given up in the end."""
    since = now_ms() - (row.called_at or row.created_at)
    if since > GIVE_UP_MS:
        await rows.failed(row, Why.NEVER_CLEAR)
    elif since > UNCLEAR_MS:
        await rows.again(row, pause_ms(since), Why.UNCLEAR)
    else:
        await rows.again(row, pause_ms(since), None if row.trouble else Why.LOST)


async def look_after_all(rows: PayoutRows, row: Payout, site: Exchanger | None) -> None:
    """It was said not to be made: does a slow site have it by now? What the person has asked for since is not
    taken for it."""
    since = now_ms() - (row.called_at or 0)
    if site is None or row.newest_before is None or since > AFTER_ALL_MS:
        await rows.let_be(row)
        return
    others = await rows.others(row)
    if any(each.stage in {"asking", "checking"} for each in others):
        await rows.again(row, pause_ms(since))
        return
    try:
        listed = await read_list(site)
    except ExchangerError as error:
        logger.info("payout %s was not looked for again: %s", row.id, error)
        listed = []
    known = {each.site_id for each in others}
    said = _in_list(row, row.newest_before, rows.account(row), listed, known)
    if isinstance(said, _Listed):
        payout = said.payout
        await rows.made(row, payout.id, payout.status, payout.pay_amount, after_all=True)
    else:
        await rows.again(row, pause_ms(since))


def unclear_by_now(row: Payout) -> bool:
    return row.called_at is not None and now_ms() - row.called_at > UNCLEAR_MS


async def read_list(site: Exchanger) -> list[PartnerPayout]:
    """The newest part of the list; all of it from a site that gives the oldest first. A page may be short of
    rows that could not be read, so a short one is not the last."""
    found: list[PartnerPayout] = []
    for offset in range(0, MOST, PAGE):
        page = await site.get_partner_payouts(limit=PAGE, offset=offset)
        found += page
        if len(page) < 2 or page[0].id > page[-1].id:
            break
    return found


async def _said(row: Payout, account: str | None, site: Exchanger) -> _Listed | _Said:
    if row.newest_before is not None:
        try:
            return _in_list(row, row.newest_before, account, await read_list(site))
        except (MethodNotAllowed, WrongAnswer) as error:
            logger.info("payout %s can't be looked for in the list: %s", row.id, error)
        except ExchangerError as error:  # the list names it, so it is worth waiting for
            logger.info("payout %s was not looked for: %s", row.id, error)
            return _Said.NOTHING
    if row.balance_before is not None:
        return await _by_balance(row, row.balance_before, site)
    return await _by_time(row, site) if row.newest_before is None else _Said.NOTHING


async def _by_balance(row: Payout, before: str, site: Exchanger) -> _Said:
    """Only one that is as before says that nothing was taken: a higher one may be of rewards since."""
    try:
        balance = (await site.get_partner_info()).balance
    except ExchangerError as error:
        logger.info("payout %s was not looked for in the balance: %s", row.id, error)
        return _Said.NOTHING
    if balance == Decimal(before):
        return _Said.NOT_THERE
    return _Said.MADE if balance < Decimal(before) else _Said.NOTHING


async def _by_time(row: Payout, site: Exchanger) -> _Said:
    """Nothing was known before the call: a list where nothing is as new as that is all that can settle it."""
    called_s = (row.called_at or row.created_at) // 1000
    try:
        listed = await read_list(site)
    except ExchangerError as error:
        logger.info("payout %s was not looked for by its time: %s", row.id, error)
        return _Said.NOTHING
    may_be_new = [each for each in listed if each.time is None or each.time > called_s - CLOCKS_APART_S]
    return _Said.NOTHING if may_be_new else _Said.NOT_THERE


def _in_list(
    row: Payout,
    newest_before: int,
    account: str | None,
    listed: list[PartnerPayout],
    known: Collection[int | None] = (),
) -> _Listed | _Said:
    """A payout takes the whole balance, so there is hardly ever another one that could be taken for it.
    `known`: the numbers of others that were asked for here."""
    newer = sorted((each for each in listed if each.id > newest_before), key=lambda each: each.id)
    for each in newer:
        is_ours = each.method_id in {None, row.method_id} and may_be(account, each.account)
        if is_ours and each.id not in known and not (each is newer[0] and _is_part(row, each)):
            return _Listed(each)
    return _Said.NOT_THERE


def _is_part(row: Payout, payout: PartnerPayout) -> bool:
    """Of the balance there was before the call: with none before it that took the rest, it is not ours."""
    if row.balance_before is None or payout.original_amount is None:
        return False
    return payout.original_amount < Decimal(row.balance_before) * WHOLE


def may_be(account: str | None, shown: str) -> bool:
    """Whether the list's account can be ours: sites write them their own way, or hide a part."""
    if account is None or not shown.strip():
        return True
    ours, parts = _told(account), [_told(part) for part in _HIDDEN.split(shown)]
    if len(parts) > 1:
        return ours.startswith(parts[0]) and ours.endswith(parts[-1])
    theirs = parts[0]
    return ours == theirs or (min(len(ours), len(theirs)) >= ALIKE and (ours in theirs or theirs in ours))


def _told(account: str) -> str:
    return _NOT_TOLD.sub("", account).casefold()

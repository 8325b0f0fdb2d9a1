"""A partner's balance and payouts as the screens show them, and the confirming of a request."""

import asyncio
import logging
from dataclasses import dataclass
from decimal import Decimal

from bot.errors import StillWaiting
from bot.exchanger.client import Exchanger
from bot.exchanger.errors import ExchangerError
from bot.exchanger.models import PartnerInfo, PartnerPayout, PayoutMethod
from bot.money import plain_amount
from bot.services.partner_messages import tell_payout
from bot.services.partners import Partners
from bot.services.reads import Reads
from bot.storage.database import Database
from bot.storage.ids import now_ms
from bot.storage.partners import Partner
from bot.storage.payouts import Payout
from bot.vault import Unreadable, Vault
from bot.wake import Wakes

logger = logging.getLogger(__name__)

BALANCE_AGE = 10.0
CODE_AGE = 3600.0
"""In what currency the balance is doesn't change."""
RECENT = 8
OPEN = frozenset({"asking", "checking", "waiting"})
UNDER_WAY = frozenset({"asking", "checking"})


class NoKey(Exception):
    """The partner has no API key here, or it can't be read: `unreadable`."""

    def __init__(self, *, unreadable: bool) -> None:
        super().__init__("no key to ask with")
        self.unreadable = unreadable


@dataclass(frozen=True, slots=True)
class Balance:
    """`code`: the currency of the balance, empty when it is not known.

    `open`: the person's requests that have not come to an end, the newest first. `under_way`: it is not known
    yet what becomes of one, whoever confirmed it for this partner; until then there is no other.
    """

    info: PartnerInfo
    code: str
    open: tuple[Payout, ...]
    under_way: bool

    @property
    def missing(self) -> Decimal:
        """Until the least that is paid out."""
        return max(self.info.min_payout - self.info.balance, Decimal(0))

    @property
    def methods(self) -> tuple[PayoutMethod, ...]:
        """What it can be paid out in now."""
        can = self.info.balance > 0 and not self.missing and not self.under_way
        return self.info.items if can else ()

    def method(self, id: int) -> PayoutMethod | None:
        return next((each for each in self.methods if each.id == id), None)


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """`more`: there are older ones."""

    payouts: tuple[PartnerPayout, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was confirmed; `account` is sealed."""

    draft_id: int
    method: PayoutMethod
    title: str
    account: str


class Payouts:
    def __init__(
        self, database: Database, partners: Partners, vault: Vault, reads: Reads, wakes: Wakes
    ) -> None:
        self._database = database
        self._partners = partners
        self._vault = vault
        self._reads = reads
        self._wakes = wakes

    @property
    def vault(self) -> Vault:
        return self._vault

    def new_draft_id(self) -> int:
        return self._database.new_id()

    async def balance(self, partner: Partner, user_id: int, lang: str) -> Balance:
        """At most BALANCE_AGE old, and newer than the last that is known of their payouts. Raises NoKey, the
        site's error, or StillWaiting."""
        site = self._site(partner)
        async with self._database.reading() as tx:
            recent = await tx.payouts.recent(user_id, RECENT)
            under_way = await tx.payouts.under_way(partner.id)
        stamp = _stamp(recent)
        key = ("partner-info", partner.id, partner.secret, lang, stamp)
        info, code = await asyncio.gather(
            self._reads.fresh(key, BALANCE_AGE, lambda: site.get_partner_info(lang=lang)),
            self._code(site, partner, stamp),
        )
        shown = tuple(row for row in recent if row.stage in OPEN and row.partner_id == partner.id)
        return Balance(info.value, code, shown, under_way is not None)

    async def history(self, partner: Partner, user_id: int, lang: str, page: int, size: int) -> HistoryPage:
        """The newest first, as the site has them. Raises like `balance`."""
        site = self._site(partner)
        async with self._database.reading() as tx:
            stamp = _stamp(await tx.payouts.recent(user_id, 1))
        answer = await self._reads.fresh(
            ("partner-payouts", partner.id, partner.secret, lang, stamp, page),
            BALANCE_AGE,
            lambda: site.get_partner_payouts(limit=size + 1, offset=page * size, lang=lang),
        )
        found = answer.value
        if not found and page > 0:
            return await self.history(partner, user_id, lang, 0, size)
        return HistoryPage(found[:size], page, len(found) > size)

    async def view(self, id: int, user_id: int) -> Payout | None:
        """The request; None when there is none, or when it is not that person's."""
        async with self._database.reading() as tx:
            row = await tx.payouts.get(id)
        return row if row is not None and row.user_id == user_id else None

    async def of_draft(self, draft_id: int, user_id: int) -> Payout | None:
        """What the person's draft has become."""
        async with self._database.reading() as tx:
            row = await tx.payouts.by_draft(draft_id)
        return row if row is not None and row.user_id == user_id else None

    async def last_account(self, user_id: int, method_id: int) -> str | None:
        """That the site took last in that currency."""
        async with self._database.reading() as tx:
            row = await tx.payouts.last_made(user_id, method_id)
        return self.opened(row.account) if row is not None and row.account else None

    def opened(self, account: str) -> str | None:
        """None when it was sealed with a key that is gone."""
        try:
            return self._vault.open(account)
        except Unreadable:
            return None

    async def confirm(
        self, partner: Partner, user_id: int, locale: str, wanted: Wanted, card_message_id: int | None
    ) -> Payout | None:
        """The request, committed before anything is sent; the first, if the draft has become one. None when
        another one of the partner's is under way."""
        async with self._database.transaction() as tx:
            row = await tx.payouts.add(
                id=tx.new_id(),
                draft_id=wanted.draft_id,
                partner_id=partner.id,
                user_id=user_id,
                lang=locale,
                method_id=wanted.method.id,
                method_title=wanted.title,
                account=wanted.account,
                amount=plain_amount(wanted.method.amount),
                card_message_id=card_message_id,
                at=now_ms(),
            )
            if row is None:
                return await tx.payouts.by_draft(wanted.draft_id)
        self._wakes.payouts.now()
        return row

    async def look_soon(self, row: Payout) -> None:
        """Somebody waits to see how it stands."""
        if row.stage in {"checking", "waiting"}:
            async with self._database.at_once() as tx:
                await tx.payouts.set_act(row.id, now_ms())
            self._wakes.payouts.now()

    async def show_anew(self, row: Payout) -> None:
        """The card, once more: it did not come through."""
        async with self._database.transaction() as tx:
            await tell_payout(tx, row)
        self._wakes.outbox.now()

    async def set_card(self, id: int, message_id: int | None) -> None:
        async with self._database.at_once() as tx:
            await tx.payouts.set_card(id, message_id)

    def _site(self, partner: Partner) -> Exchanger:
        try:
            site = self._partners.site(partner)
        except Unreadable:
            raise NoKey(unreadable=True) from None
        if site is None:
            raise NoKey(unreadable=False)
        return site

    async def _code(self, site: Exchanger, partner: Partner, stamp: object) -> str:
        """Only a payout names it; without one, or without its list, the bare number is shown."""
        try:
            answer = await self._reads.fresh(
                ("partner-code", partner.id, partner.secret, stamp),
                CODE_AGE,
                lambda: site.get_partner_payouts(limit=1),
            )
        except (ExchangerError, StillWaiting) as error:
            logger.info("the balance's currency is not known: %s", error)
            return ""
        return answer.value[0].original_currency_code if answer.value else ""


def _stamp(recent: list[Payout]) -> tuple[int, int] | None:
    """What the site said before the last change that is known of is no longer so."""
    return (recent[0].id, recent[0].updated_at) if recent else None

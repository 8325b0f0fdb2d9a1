"""What becomes of a payout's request, written together with the message that tells it."""

from decimal import Decimal

from bot.exchanger.client import Exchanger
from bot.exchanger.models import PayoutStatus
from bot.money import plain_amount
from bot.services.operators import Operators
from bot.services.partner_messages import tell_payout, tell_payout_status
from bot.services.partners import Partners
from bot.services.payout_trouble import NOT_FOLLOWED, Trouble, Why
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms
from bot.storage.payouts import Payout, PayoutStage
from bot.vault import Unreadable, Vault

FINAL = frozenset({PayoutStatus.PAID, PayoutStatus.CANCELLED, PayoutStatus.CANCELLED_BY_USER})
"""Others that a site may send are shown, and watched further."""
UNCLEAR = frozenset({Why.UNCLEAR}) | NOT_FOLLOWED
"""What operators hear of, of a request that was or may have been made."""
FIRST_LOOK_MS = 300
LOOK_AGAIN_MS = 5_000
"""Between looks in the first minutes; the first come sooner, as most lost answers are of calls just done."""
SLOWER = 20
"""Later the pause is this part of how long it has been so."""
RARELY_MS = 3_600_000
RECENT = 20


class PayoutRows:
    def __init__(self, database: Database, partners: Partners, vault: Vault, operators: Operators) -> None:
        self._database = database
        self._operators = operators
        self._partners = partners
        self.vault = vault

    async def site_of(self, row: Payout) -> Exchanger | None:
        """The API as that partner may call it; None when their key is gone. What becomes of a request can be
        read by anybody who has proved to be the partner; it is made and watched only for who confirmed it."""
        async with self._database.reading() as tx:
            partner = await tx.partners.get(row.partner_id)
        if partner is None or (partner.user_id != row.user_id and row.stage in {"asking", "waiting"}):
            return None
        try:
            return self._partners.site(partner)
        except Unreadable:
            return None

    async def why_no_site(self, row: Payout) -> Why:
        """Of one that was made: what keeps us from following it."""
        async with self._database.reading() as tx:
            partner = await tx.partners.get(row.partner_id)
        is_anothers = partner is not None and partner.user_id not in {None, row.user_id}
        return Why.MOVED if is_anothers else Why.UNKEYED

    def account(self, row: Payout) -> str | None:
        try:
            return self.vault.open(row.account) if row.account else None
        except Unreadable:
            return None

    async def called(
        self, row: Payout, newest_before: int | None, balance_before: str | None, at: int
    ) -> Payout | None:
        """Committed before the call is made; None when another process makes it."""
        async with self._database.transaction() as tx:
            return await tx.payouts.call(row.id, newest_before, balance_before, at)

    async def not_sent(self, row: Payout, pause_ms: int) -> None:
        async with self._database.transaction() as tx:
            await tx.payouts.not_sent(row.id, row.called_at or 0, now_ms() + pause_ms)

    async def made(
        self,
        row: Payout,
        site_id: int,
        status: int,
        pay_amount: Decimal | None = None,
        *,
        after_all: bool = False,
    ) -> None:
        """`after_all`: it was said not to be made."""
        at = now_ms()
        trouble = Trouble(Why.AFTER_ALL).to_json() if after_all else None
        is_final = status in FINAL
        async with self._database.transaction() as tx:
            stage: PayoutStage = "closed" if is_final else "waiting"
            act_at = None if is_final else at + FIRST_LOOK_MS
            made = await tx.payouts.made(
                row.id,
                site_id=site_id,
                status=status,
                pay_amount=_plain(pay_amount),
                stage=stage,
                trouble=trouble,
                at=at,
                act_at=act_at,
            )
            if made is not None:
                await self._tell(tx, made, status=is_final)

    async def made_unseen(self, row: Payout) -> None:
        """The balance says that it was made, and nothing says its number: it can't be followed."""
        async with self._database.transaction() as tx:
            made = await tx.payouts.made(
                row.id,
                site_id=None,
                status=PayoutStatus.WAITING,
                pay_amount=None,
                stage="closed",
                trouble=None,
                at=now_ms(),
                act_at=None,
            )
            if made is not None:
                await tell_payout(tx, made)

    async def end(
        self, row: Payout, stage: PayoutStage, trouble: Trouble, *, look_in_ms: int | None = None
    ) -> None:
        """`look_in_ms`: until it is looked for once more."""
        at = now_ms()
        act_at = None if look_in_ms is None else at + look_in_ms
        async with self._database.transaction() as tx:
            ended = await tx.payouts.end(row.id, stage, trouble.to_json(), at, act_at)
            if ended is not None:
                await tell_payout(tx, ended)
                await self._operators.tell_payout(tx, ended.id, ended.stage, at)

    async def failed(self, row: Payout, why: Why) -> None:
        await self.end(row, "failed", Trouble(why))

    async def status(self, row: Payout, status: int, pay_amount: Decimal | None, pause_ms: int) -> None:
        """As the site has it; told when it is news."""
        at = now_ms()
        is_final = status in FINAL
        async with self._database.transaction() as tx:
            changed = await tx.payouts.set_status(
                row.id,
                status=status,
                pay_amount=_plain(pay_amount),
                stage="closed" if is_final else "waiting",
                at=at,
                act_at=None if is_final else at + pause_ms,
            )
            if changed is not None:
                await self._tell(tx, changed, status=is_final)
            elif any(is_about(row, why) for why in NOT_FOLLOWED):  # it can be seen again
                await self._note(tx, row, "", at + pause_ms)
            else:
                await tx.payouts.set_act(row.id, at + pause_ms)

    async def others(self, row: Payout) -> list[Payout]:
        """What else the person has asked for lately."""
        async with self._database.reading() as tx:
            recent = await tx.payouts.recent(row.user_id, RECENT)
        return [each for each in recent if each.id != row.id]

    async def let_be(self, row: Payout) -> None:
        async with self._database.transaction() as tx:
            await tx.payouts.let_be(row.id)

    async def again(self, row: Payout, pause_ms: int, why: Why | None = None) -> None:
        """To be looked at then; `why` is told once."""
        at = now_ms()
        async with self._database.transaction() as tx:
            await tx.payouts.set_act(row.id, at + pause_ms)
            if why is not None:
                await self._note(tx, row, Trouble(why).to_json(), at + pause_ms, why)

    async def _note(self, tx: Tx, row: Payout, trouble: str, act_at: int, why: Why | None = None) -> None:
        noted = await tx.payouts.note(row.id, trouble, act_at)
        if noted is not None:
            await tell_payout(tx, noted)
            if why in UNCLEAR:
                await self._operators.tell_payout(tx, row.id, "unclear", now_ms())

    async def _tell(self, tx: Tx, row: Payout, *, status: bool) -> None:
        """On the card; what the site has done with it in a message of its own too."""
        await tell_payout(tx, row)
        partner = await tx.partners.get(row.partner_id) if status else None
        if partner is not None and partner.user_id == row.user_id:
            await tell_payout_status(tx, row, partner)


def is_about(row: Payout, why: Why) -> bool:
    trouble = Trouble.from_json(row.trouble)
    return trouble is not None and trouble.why is why


def _plain(amount: Decimal | None) -> str | None:
    return None if amount is None else plain_amount(amount)


def pause_ms(since_ms: int) -> int:
    """Until the next look at what has been so for that long."""
    return min(max(FIRST_LOOK_MS, min(since_ms // 4, LOOK_AGAIN_MS), since_ms // SLOWER), RARELY_MS)

"""Requests for payouts. Each row is a job of its own: at `act_at` what its stage says is done."""

from dataclasses import dataclass
from typing import Literal

from bot.storage.table import Table, row, rows

PayoutStage = Literal["asking", "checking", "waiting", "closed", "refused", "failed"]
"""asking: to be asked for; checking: the answer is not known; waiting: the site has it, and has not paid."""


@dataclass(frozen=True, slots=True)
class Payout:
    id: int
    draft_id: int
    partner_id: int
    user_id: int
    lang: str
    method_id: int
    method_title: str
    account: str | None  # encrypted; None once erased
    amount: str  # to be received when it was confirmed
    stage: PayoutStage
    site_id: int | None
    status: int | None  # the site's
    pay_amount: str | None  # to be received by the site's list
    trouble: str | None
    card_message_id: int | None
    attempts: int
    called_at: int | None
    newest_before: int | None
    balance_before: str | None
    created_at: int
    updated_at: int
    act_at: int | None


class Payouts(Table):
    async def add(
        self,
        *,
        id: int,
        draft_id: int,
        partner_id: int,
        user_id: int,
        lang: str,
        method_id: int,
        method_title: str,
        account: str,
        amount: str,
        card_message_id: int | None,
        at: int,
    ) -> Payout | None:
        """None when the draft has become one already, or one of the partner's is under way."""
        record = await self._sql.add(
            self._connection,
            id=id,
            draft_id=draft_id,
            partner_id=partner_id,
            user_id=user_id,
            lang=lang,
            method_id=method_id,
            method_title=method_title,
            account=account,
            amount=amount,
            card_message_id=card_message_id,
            at=at,
        )
        return row(Payout, record)

    async def get(self, id: int) -> Payout | None:
        return row(Payout, await self._sql.get(self._connection, id=id))

    async def by_draft(self, draft_id: int) -> Payout | None:
        return row(Payout, await self._sql.by_draft(self._connection, draft_id=draft_id))

    async def under_way(self, partner_id: int) -> Payout | None:
        """The one of which the site has not said yet what becomes of it."""
        return row(Payout, await self._sql.under_way(self._connection, partner_id=partner_id))

    async def recent(self, user_id: int, limit: int) -> list[Payout]:
        """A person's, the newest first."""
        return await rows(Payout, self._sql.recent(self._connection, user_id=user_id, limit=limit))

    async def last_made(self, user_id: int, method_id: int) -> Payout | None:
        """The last one in that currency whose account the site has taken."""
        return row(Payout, await self._sql.last_made(self._connection, user_id=user_id, method_id=method_id))

    async def to_ask(self, at: int, limit: int) -> list[Payout]:
        """Due to be asked for, or to be looked for, the longest waiting first."""
        return await rows(Payout, self._sql.to_ask(self._connection, at=at, limit=limit))

    async def to_watch(self, at: int, limit: int) -> list[Payout]:
        """Due to be looked at: the site has them and has not paid yet, or they may show up after all."""
        return await rows(Payout, self._sql.to_watch(self._connection, at=at, limit=limit))

    async def next_ask_at(self) -> int | None:
        found: int | None = await self._sql.next_ask_at(self._connection)
        return found

    async def next_watch_at(self) -> int | None:
        found: int | None = await self._sql.next_watch_at(self._connection)
        return found

    async def call(
        self, id: int, newest_before: int | None, balance_before: str | None, at: int
    ) -> Payout | None:
        """The call begins now; None when another process has begun it. `newest_before`: the highest number in
        the site's list, 0 when it is empty, None when the key may not read it; then `balance_before`."""
        record = await self._sql.call(
            self._connection, id=id, newest_before=newest_before, balance_before=balance_before, at=at
        )
        return row(Payout, record)

    async def not_sent(self, id: int, called_at: int, act_at: int) -> Payout | None:
        """To be called again then."""
        record = await self._sql.not_sent(self._connection, id=id, called_at=called_at, act_at=act_at)
        return row(Payout, record)

    async def made(
        self,
        id: int,
        *,
        site_id: int | None,
        status: int,
        pay_amount: str | None,
        stage: PayoutStage,
        trouble: str | None,
        at: int,
        act_at: int | None,
    ) -> Payout | None:
        """The site has it; None when that was known. Without `site_id`: its number can't be learnt."""
        record = await self._sql.made(
            self._connection,
            id=id,
            site_id=site_id,
            status=status,
            pay_amount=pay_amount,
            stage=stage,
            trouble=trouble,
            at=at,
            act_at=act_at,
        )
        return row(Payout, record)

    async def end(
        self, id: int, stage: PayoutStage, trouble: str, at: int, act_at: int | None = None
    ) -> Payout | None:
        """Not made; None when it has ended already. `act_at`: when it is looked for all the same."""
        record = await self._sql.end(
            self._connection, id=id, stage=stage, trouble=trouble, at=at, act_at=act_at
        )
        return row(Payout, record)

    async def set_status(
        self,
        id: int,
        *,
        status: int,
        pay_amount: str | None,
        stage: PayoutStage,
        at: int,
        act_at: int | None,
    ) -> Payout | None:
        """None when it was known. Without `pay_amount` the one that is known stays."""
        record = await self._sql.set_status(
            self._connection,
            id=id,
            status=status,
            pay_amount=pay_amount,
            stage=stage,
            at=at,
            act_at=act_at,
        )
        return row(Payout, record)

    async def note(self, id: int, trouble: str, act_at: int) -> Payout | None:
        """Why it is not clear how it stands; None when that is noted already."""
        return row(Payout, await self._sql.note(self._connection, id=id, trouble=trouble, act_at=act_at))

    async def set_act(self, id: int, act_at: int) -> None:
        """Something is to be done then, for one that is not at its end."""
        await self._sql.set_act(self._connection, id=id, act_at=act_at)

    async def let_be(self, id: int) -> None:
        """What was said not to be made is not looked for any more."""
        await self._sql.let_be(self._connection, id=id)

    async def set_card(self, id: int, message_id: int | None) -> None:
        """Which message shows it."""
        await self._sql.set_card(self._connection, id=id, message_id=message_id)

    async def with_account(self, after: int, limit: int) -> list[Payout]:
        """Those that still hold one, from behind that id."""
        return await rows(Payout, self._sql.with_account(self._connection, after=after, limit=limit))

    async def reseal(self, was: Payout, account: str, trouble: str | None) -> Payout | None:
        """The same account and words encrypted anew; None when they are others by now."""
        record = await self._sql.reseal(
            self._connection,
            id=was.id,
            account=account,
            trouble=trouble,
            account_was=was.account,
            trouble_was=was.trouble or "",
        )
        return row(Payout, record)

    async def close_old(self, before: int, limit: int) -> list[Payout]:
        """Those of which nothing has been heard since then: they are not followed any more."""
        found = self._sql.to_close(self._connection, before=before, limit=limit)
        ids = [record["id"] async for record in found]
        closed = [row(Payout, await self._sql.close(self._connection, id=id)) for id in ids]
        return [each for each in closed if each is not None]

    async def erase_old(self, before: int, limit: int) -> int:
        """The accounts of those that ended before then; how many."""
        found = self._sql.to_erase(self._connection, before=before, limit=limit)
        ids = [record["id"] async for record in found]
        for id in ids:
            await self._sql.erase(self._connection, id=id)
        return len(ids)

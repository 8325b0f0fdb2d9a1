"""Partners of the site that are known here: the person in Telegram, their key, what they want to hear of."""

from dataclasses import dataclass

from bot.storage.table import Table, must, row, rows


@dataclass(frozen=True, slots=True)
class Partner:
    id: int
    user_id: int | None
    secret: str | None  # encrypted
    invited_until: int | None
    added_by: int | None
    created_at: int
    tell_orders: int
    tell_rewards: int
    tell_payouts: int
    look_at: int | None
    read_until: int | None


class Partners(Table):
    async def get(self, id: int) -> Partner | None:
        return row(Partner, await self._sql.get(self._connection, id=id))

    async def of_user(self, user_id: int) -> Partner | None:
        return row(Partner, await self._sql.of_user(self._connection, user_id=user_id))

    async def join(self, id: int, user_id: int, secret: str, at: int) -> Partner:
        """By a key of their own, which proves whose the id is, whoever had it before."""
        await self.let_go(user_id, id)
        return must(
            Partner, await self._sql.join(self._connection, id=id, user_id=user_id, secret=secret, at=at)
        )

    async def let_go(self, user_id: int, id: int) -> None:
        """A person is one partner: whoever becomes this one is no longer another. Both rows are held first,
        in the order of their ids: two who change places wait, not crosswise."""
        before = await self.of_user(user_id)
        for each in sorted({id, before.id} if before else {id}):
            await self._sql.hold(self._connection, id=each)
        await self._sql.let_go(self._connection, user_id=user_id, id=id)

    async def invite(self, id: int, invitation: str, until: int, added_by: int, at: int) -> Partner:
        """A new invitation: an older one is no good any more."""
        record = await self._sql.invite(
            self._connection, id=id, invitation=invitation, until=until, added_by=added_by, at=at
        )
        return must(Partner, record)

    async def invited(self, invitation: str) -> Partner | None:
        return row(Partner, await self._sql.invited(self._connection, invitation=invitation))

    async def take_invitation(self, invitation: str, user_id: int, at: int) -> Partner | None:
        """Once; None when it is too old, or somebody has proved by a key that they are the partner. Before,
        the person lets go of the partner they were."""
        record = await self._sql.take_invitation(
            self._connection, invitation=invitation, user_id=user_id, at=at
        )
        return row(Partner, record)

    async def reseal(self, id: int, secret: str, was: str) -> Partner | None:
        """The same key encrypted anew; None when it is another one by now."""
        return row(Partner, await self._sql.reseal(self._connection, id=id, secret=secret, was=was))

    async def forget_key(self, id: int) -> None:
        await self._sql.forget_key(self._connection, id=id)

    async def set_telling(self, id: int, *, orders: int, rewards: int, payouts: int) -> Partner | None:
        record = await self._sql.set_telling(
            self._connection, id=id, orders=orders, rewards=rewards, payouts=payouts
        )
        return row(Partner, record)

    async def remove(self, id: int) -> None:
        await self._sql.remove(self._connection, id=id)

    async def count(self) -> int:
        found: int = await self._sql.count(self._connection)
        return found

    async def page(self, offset: int, limit: int) -> list[Partner]:
        return await rows(Partner, self._sql.page(self._connection, offset=offset, limit=limit))

    async def with_secret(self, after: int, limit: int) -> list[Partner]:
        return await rows(Partner, self._sql.with_secret(self._connection, after=after, limit=limit))

    async def due(self, at: int, limit: int) -> list[Partner]:
        """Whose orders are to be looked at in the site's list, the longest waiting first."""
        return await rows(Partner, self._sql.due(self._connection, at=at, limit=limit))

    async def set_look(self, id: int, look_at: int, was: int) -> bool:
        """False when somebody has said another time meanwhile, or there is no key any more."""
        return await self._sql.set_look(self._connection, id=id, look_at=look_at, was=was) is not None

    async def look_soon(self, id: int, look_at: int) -> None:
        """Not later than that, for who is looked after at all."""
        await self._sql.look_soon(self._connection, id=id, look_at=look_at)

    async def look_anew(self, at: int, spread: int, beyond: int) -> None:
        """Those that are to be looked at later than that, from now on within the spread."""
        await self._sql.look_anew(self._connection, at=at, spread=spread, beyond=beyond)

    async def set_read_until(self, id: int, read_until: int, secret: str) -> bool:
        """False when it is another key by now, or none."""
        record = await self._sql.set_read_until(self._connection, id=id, read_until=read_until, secret=secret)
        return record is not None

    async def accrued(self, partner_id: int, site_id: int) -> int | None:
        """Whether the order's reward was seen to be on the balance; None for an order never seen."""
        found: int | None = await self._sql.accrued(self._connection, partner_id=partner_id, site_id=site_id)
        return found

    async def saw_order(self, partner_id: int, site_id: int, accrued: int) -> bool:
        """Whether that is news: the order, or that its reward came to the balance."""
        record = await self._sql.saw_order(
            self._connection, partner_id=partner_id, site_id=site_id, accrued=accrued
        )
        return record is not None

"""Who is which partner: at once, and one after another."""

import asyncio
from itertools import cycle

from bot.storage.database import Database
from bot.storage.partners import Partner

ANNE, BERT, FIRST, SECOND = 7, 8, 42, 43
TIMES = 20


async def join(database: Database, id: int, user_id: int) -> Partner:
    async with database.transaction() as tx:
        return await tx.partners.join(id, user_id, "sealed", at=1)


async def take_invitation(database: Database, id: int, user_id: int) -> Partner | None:
    async with database.transaction() as tx:
        await tx.partners.invite(id, "print", until=9, added_by=1, at=1)
    async with database.transaction() as tx:
        return await tx.partners.take_invitation("print", user_id, at=1)


async def want_nothing(database: Database, id: int) -> None:
    async with database.transaction() as tx:
        await tx.partners.set_telling(id, orders=0, rewards=0, payouts=0)


def wants(partner: Partner | None) -> tuple[int, int, int]:
    assert partner is not None
    return (partner.tell_orders, partner.tell_rewards, partner.tell_payouts)


async def test_two_who_become_each_others_partners_don_t_wait_for_each_other(database: Database) -> None:
    for id, user_id in ((FIRST, ANNE), (SECOND, BERT)):
        await join(database, id, user_id)
    ids = cycle(((SECOND, FIRST), (FIRST, SECOND)))
    for _ in range(TIMES):
        of_anne, of_bert = next(ids)
        await asyncio.gather(join(database, of_anne, ANNE), join(database, of_bert, BERT))
        async with database.reading() as tx:
            found = [await tx.partners.get(id) for id in (of_anne, of_bert)]
        assert [each and each.user_id for each in found] == [ANNE, BERT]


async def test_a_new_holder_of_a_partner_id_hears_of_everything(database: Database) -> None:
    await join(database, FIRST, ANNE)
    await want_nothing(database, FIRST)
    assert wants(await join(database, FIRST, ANNE)) == (0, 0, 0), "only the key is another one"
    assert wants(await join(database, FIRST, BERT)) == (1, 1, 1)


async def test_so_does_who_takes_an_invitation(database: Database) -> None:
    await take_invitation(database, FIRST, ANNE)
    await want_nothing(database, FIRST)
    assert wants(await take_invitation(database, FIRST, ANNE)) == (0, 0, 0)
    assert wants(await take_invitation(database, FIRST, BERT)) == (1, 1, 1)

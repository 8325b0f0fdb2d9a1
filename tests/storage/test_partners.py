"""Who is which partner."""

import asyncio
from itertools import cycle

from bot.storage.database import Database
from bot.storage.partners import Partner

ANNE, BERT, FIRST, SECOND = 7, 8, 42, 43
TIMES = 20


async def join(database: Database, id: int, user_id: int) -> Partner:
    async with database.transaction() as tx:
        return await tx.partners.join(id, user_id, "sealed", at=1)


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

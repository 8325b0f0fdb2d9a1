"""A process killed at any moment: what it committed is there, what it did not is not."""

import asyncio
import sys
from pathlib import Path

from bot.storage.database import open_database

ROOT = Path(__file__).parents[2]
CHILD = """
import asyncio, sys
from bot.storage.database import open_database

async def main():
    database = await open_database(sys.argv[1])
    for id in range(1, 21):
        async with database.transaction() as tx:
            await tx.users.seen(id, "en", id)
    async with database.transaction() as tx:
        await tx.users.seen(9000, "en", 1)
        print("committed", flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


async def test_a_kill_loses_nothing_committed(database_url: str) -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CHILD, database_url, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert child.stdout is not None
        assert await child.stdout.readline() == b"committed\n"
    finally:
        child.kill()
        await child.wait()
    database = await open_database(database_url)
    try:
        async with database.transaction() as tx:  # the dead process's lock is gone
            assert [id for id in range(1, 21) if await tx.users.get(id) is None] == []
            assert await tx.users.get(9000) is None
    finally:
        await database.close()

"""What operators set, by several processes at once: nothing that is committed is missed by any of them, and
what is done by how things are is done by how they are in the database."""

import asyncio

from bot.services.maintenance import SWITCH, Maintenance
from bot.services.partner_switch import PartnerSwitch
from bot.services.roles import Roles
from bot.services.switchboard import Switchboard
from bot.storage.database import Database, open_database
from bot.wake import Wake

ONE, OTHER = 1, 2
"""Operators."""
PARTNER = 7


async def actions(database: Database) -> list[str]:
    async with database.reading() as tx:
        return [row.action for row in reversed(await tx.audit.page(20, 0))]


def maintenance(database: Database) -> Maintenance:
    """Another process's, which has heard of nothing yet."""
    return Maintenance(database, Switchboard(database), Roles(database, ()), ["en"])


async def test_a_change_that_takes_longer_than_a_later_one_is_not_missed(
    database: Database, database_url: str
) -> None:
    other = await open_database(database_url)
    slow, quick, third = Switchboard(database), Switchboard(other), Switchboard(other)
    is_put, may_end = asyncio.Event(), asyncio.Event()

    async def put_slowly() -> None:
        async with slow.changing() as tx:
            await slow.put(tx, "slow", "set", ONE)
            is_put.set()
            await may_end.wait()

    async def put_quickly() -> None:
        async with quick.changing() as tx:
            await quick.put(tx, "quick", "set", OTHER)

    async def look() -> None:
        """As each process does all the time."""
        while not may_end.is_set():
            await third.load()
            await asyncio.sleep(0.02)

    async with asyncio.TaskGroup() as group:
        group.create_task(put_slowly())
        await is_put.wait()
        hurried = group.create_task(put_quickly())
        group.create_task(look())
        await asyncio.wait([hurried], timeout=0.3)  # it may be through by then, or wait for the slow one
        may_end.set()
    for each in (slow, quick, third):
        await each.load()
        assert (each.value("slow"), each.value("quick")) == ("set", "set")
    await other.close()


async def test_many_at_once_all_hold(database: Database, database_url: str) -> None:
    other = await open_database(database_url)
    boards = [Switchboard(database), Switchboard(other)]

    async def put(number: int) -> None:
        board = boards[number % 2]
        async with board.changing() as tx:
            await board.put(tx, f"name-{number}", number, ONE)

    await asyncio.gather(*(put(number) for number in range(20)))
    for board in boards:
        await board.load()
        assert board.all_of("name-") == {str(number): number for number in range(20)}
    await other.close()


async def test_maintenance_is_switched_by_what_another_process_has_made_of_it(database: Database) -> None:
    here, there = maintenance(database), maintenance(database)
    await here.turn_on(ONE)
    await there.turn_on(OTHER)
    assert there.on is not None
    assert there.on.by == ONE
    late = maintenance(database)
    assert not late.is_on, "it has heard of nothing"
    await late.turn_off(OTHER)
    await here.turn_off(ONE)
    assert not here.is_on
    assert await actions(database) == ["maintenance-on", "maintenance-off"]
    async with database.reading() as tx:
        assert len(await tx.switches.history(SWITCH, 9)) == 2


async def test_a_partner_is_switched_by_what_another_process_has_made_of_it(database: Database) -> None:
    here, there, late = (PartnerSwitch(Switchboard(database), Wake()) for _ in range(3))
    await here.switch(PARTNER, on=False, by=ONE)
    await there.switch(PARTNER, on=False, by=OTHER)
    await late.switch(PARTNER, on=True, by=OTHER)
    await here.switch(PARTNER, on=True, by=ONE)
    assert await actions(database) == ["partner-off", "partner-on"]

"""Giving roles and taking them back. Who has one by ADMIN_IDS keeps it whatever happens here, so that nobody
can lock the exchanger's owner out."""

from collections.abc import Sequence

from bot.services.audit import note
from bot.services.messages import MessageKind
from bot.services.roles import NEEDS, Right, Role, Roles
from bot.storage.database import Database, Tx
from bot.storage.ids import now_ms
from bot.storage.operators import OperatorRow
from bot.wake import Wake

NO_RIGHT = "no-right"
"""Why a broadcast has paused: whoever made it may make none any more."""


class RoleGiving:
    def __init__(self, database: Database, roles: Roles, outbox_wake: Wake) -> None:
        self._database = database
        self._roles = roles
        self._outbox_wake = outbox_wake

    @property
    def owners(self) -> Sequence[int]:
        """Of ADMIN_IDS."""
        return sorted(self._roles.owners)

    async def given(self) -> list[OperatorRow]:
        """Those whose role can be changed here."""
        async with self._database.reading() as tx:
            found = await tx.operators.list()
        return [each for each in found if each.user_id not in self._roles.owners]

    async def get(self, user_id: int) -> OperatorRow | None:
        if user_id in self._roles.owners:
            return None
        async with self._database.reading() as tx:
            return await tx.operators.get(user_id)

    async def give(self, user_id: int, role: Role, name: str, by: int) -> bool:
        """Whether they can be told: who has never written to the bot can't."""
        async with self._database.transaction() as tx:
            before = await tx.operators.get(user_id)
            await tx.operators.give(user_id, role, name, by, now_ms())
            await note(tx, by, "role-changed" if before else "role-given", user_id, role=role)
            if role not in NEEDS[Right.BROADCAST]:
                await self._pause_broadcasts(tx, user_id, by)
            is_told = await self._tell(tx, user_id)
        self._outbox_wake.now()
        return is_told

    async def take(self, user_id: int, by: int) -> bool:
        """False when there was nothing to take."""
        async with self._database.transaction() as tx:
            taken = await tx.operators.take(user_id)
            if taken is None:
                return False
            await note(tx, by, "role-taken", user_id, role=taken.role)
            await self._pause_broadcasts(tx, user_id, by)
            await self._tell(tx, user_id)
        self._outbox_wake.now()
        return True

    async def _pause_broadcasts(self, tx: Tx, user_id: int, by: int) -> None:
        """What they have planned or begun: somebody who may can let it go on."""
        if user_id in self._roles.owners:
            return
        for each in await tx.broadcasts.going_on_of(user_id):
            paused = await tx.broadcasts.pause(each.id, NO_RIGHT)
            if paused is not None:
                await note(tx, by, "broadcast-paused", paused.id, left=paused.left)

    @staticmethod
    async def _tell(tx: Tx, user_id: int) -> bool:
        """What they may do by when it is told; their commands go with it."""
        if await tx.users.get(user_id) is None:
            return False
        await tx.outbox.add(user_id, MessageKind.ROLE, None, "{}", now_ms())
        return True

"""Who of the operators may do what. What has no entry here nobody may."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from bot.storage.database import Database


class Role(StrEnum):
    OWNER = "owner"
    SUPPORT = "support"
    MARKETING = "marketing"


class Right(StrEnum):
    """Each is named as its command."""

    ADMIN = "admin"
    FIND = "find"
    STUCK = "stuck"
    BLOCK = "block"
    BROADCAST = "broadcast"
    MAINTENANCE = "maintenance"
    DIRECTIONS = "directions"
    PARTNERS = "partners"
    TEXTS = "texts"
    ROLES = "roles"
    AUDIT = "audit"
    EXPORT = "export"
    ERASE = "erase"


_EVERYBODY = frozenset(Role)
_OWNERS = frozenset({Role.OWNER})
_SUPPORT = frozenset({Role.OWNER, Role.SUPPORT})
_MARKETING = frozenset({Role.OWNER, Role.MARKETING})

NEEDS: Mapping[Right, frozenset[Role]] = {
    Right.ADMIN: _EVERYBODY,
    Right.FIND: _SUPPORT,
    Right.STUCK: _SUPPORT,
    Right.BLOCK: _SUPPORT,
    Right.BROADCAST: _MARKETING,
    Right.MAINTENANCE: _SUPPORT,
    Right.DIRECTIONS: _MARKETING,
    Right.PARTNERS: _MARKETING,
    Right.TEXTS: _MARKETING,
    Right.ROLES: _OWNERS,
    Right.AUDIT: _OWNERS,
    Right.EXPORT: _OWNERS,
    Right.ERASE: _OWNERS,
}


class Roles:
    """`owners`: those of ADMIN_IDS, whose role nobody can take."""

    def __init__(self, database: Database, owners: Iterable[int]) -> None:
        self._database = database
        self.owners = frozenset(owners)

    async def of(self, user_id: int) -> Role | None:
        """Read each time, so that a role that is taken is gone at once, in every process."""
        if user_id in self.owners:
            return Role.OWNER
        async with self._database.reading() as tx:
            role = await tx.operators.role_of(user_id)
        return None if role is None else Role(role)

    async def may(self, user_id: int, right: Right) -> bool:
        return await self.of(user_id) in NEEDS.get(right, frozenset())


def rights_of(role: Role) -> list[Right]:
    return [right for right in Right if role in NEEDS.get(right, frozenset())]

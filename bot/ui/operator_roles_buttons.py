"""The buttons of `/roles`."""

from enum import StrEnum

from bot.services.roles import Role
from bot.ui.callbacks import Data, Number


class RoleAct(StrEnum):
    """CHOOSE asks which role; TAKE asks, TAKEN is the answer yes."""

    LIST = "list"
    OPEN = "open"
    ADD = "add"
    CHOOSE = "pick"
    GIVE = "give"
    TAKE = "rm"
    TAKEN = "yes"


class RoleButton(Data, prefix="or"):
    """`user`: whose role; `page`: of the list."""

    act: RoleAct
    user: Number = 0
    role: Role | None = None
    page: Number = 0

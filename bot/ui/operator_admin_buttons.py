"""Buttons of `/admin`, and the way back to it and to every other place of operators."""

from enum import StrEnum

from bot.i18n import Texts
from bot.ui.callbacks import Data
from bot.ui.keyboards import Button, button


class AdminPlace(StrEnum):
    """Where an operator's button leads: a part's home, besides its command.

    One named as a right leads to that right's part, which registers its command's handler for the button too:

        leads_here = LeadsTo(AdminPlace.ROLES)
        router.callback_query.register(open_roles, GoAdmin.filter(), leads_here, May(Right.ROLES))
    """

    HOME = "home"
    DAYS = "days"
    LEFT = "left"
    CLOSE = "close"

    FIND = "find"
    STUCK = "stuck"
    BROADCAST = "broadcast"
    MAINTENANCE = "maintenance"
    DIRECTIONS = "directions"
    PARTNERS = "partners"
    TEXTS = "texts"
    ROLES = "roles"
    AUDIT = "audit"
    EXPORT = "export"


class GoAdmin(Data, prefix="od"):
    """Opens an operators' place; works from any message, however old. DAYS and LEFT are pictures: of 30 days,
    and of where drafts are left. `below`: the message with the button stays."""

    place: AdminPlace
    below: bool = False


def to_admin(t: Texts) -> Button:
    """Back to the dashboard: as it is called everywhere."""
    return button(t.plain("to-admin"), GoAdmin(place=AdminPlace.HOME))

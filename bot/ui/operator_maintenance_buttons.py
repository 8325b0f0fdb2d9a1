"""Buttons of `/maintenance`."""

from enum import StrEnum

from bot.ui.callbacks import Data


class MaintenanceAct(StrEnum):
    """ON and OFF ask; the others with YES are the answer."""

    HOME = "home"
    ON = "on"
    ON_YES = "on-yes"
    OFF = "off"
    OFF_YES = "off-yes"
    TEXT = "text"
    WRITE = "write"
    SAVE = "save"
    DEFAULT = "default"


class OnMaintenance(Data, prefix="owm"):
    """`locale`: whose text; empty where it is about none."""

    act: MaintenanceAct
    locale: str = ""

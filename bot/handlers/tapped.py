"""Which button it is: what it does, or where it leads."""

from enum import StrEnum
from typing import Protocol

from aiogram.filters import Filter
from aiogram.types import CallbackQuery

from bot.handlers.flow import Flow
from bot.ui.callbacks import Go, GoPartner, PartnerPlace, Place
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin


class Acts(Protocol):
    @property
    def act(self) -> StrEnum: ...


class Does(Filter):
    """A button that does one of these."""

    def __init__(self, *acts: StrEnum) -> None:
        self._acts = acts

    async def __call__(self, query: CallbackQuery, callback_data: Acts) -> bool:
        return callback_data.act in self._acts


class LeadsTo(Filter):
    """A button that leads to the place; one that is to stay as it is isn't edited."""

    def __init__(self, place: Place | PartnerPlace | AdminPlace) -> None:
        self._place = place

    async def __call__(
        self, query: CallbackQuery, callback_data: Go | GoPartner | GoAdmin, flow: Flow
    ) -> bool:
        if callback_data.place is not self._place:
            return False
        if callback_data.below:
            flow.tapped = None
        return True

"""Which button it is: what it does, or where it leads."""

from enum import StrEnum

from aiogram.filters import Filter
from aiogram.types import CallbackQuery

from bot.handlers.flow import Flow
from bot.ui.callbacks import Data, Go, GoPartner
from bot.ui.operator_admin_buttons import GoAdmin


class Meant(Filter):
    """Lets through only buttons that mean one of these; see shortlists.py."""

    def __init__(self, *meanings: StrEnum) -> None:
        self.meanings = meanings

    def is_meant(self, button: Data) -> bool:
        return button.means in self.meanings


class Does(Meant):
    """A button that does one of these."""

    async def __call__(self, query: CallbackQuery, callback_data: Data) -> bool:
        return self.is_meant(callback_data)


class LeadsTo(Meant):
    """A button that leads to the place; one that is to stay as it is isn't edited."""

    async def __call__(
        self, query: CallbackQuery, callback_data: Go | GoPartner | GoAdmin, flow: Flow
    ) -> bool:
        if not self.is_meant(callback_data):
            return False
        if callback_data.below:
            flow.tapped = None
        return True

"""The buttons to the pages that operators have written: contacts, rules, working hours."""

from bot.services.house_texts import TextName
from bot.ui.callbacks import Data


class GoInfo(Data, prefix="in"):
    """Opens the page; works from any message, however old."""

    page: TextName

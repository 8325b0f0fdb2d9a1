"""The buttons of what operators are told of."""

from bot.services.notices import NoticeKind
from bot.ui.callbacks import Data


class NoticesButton(Data, prefix="on"):
    """Without a kind the list; with one it is switched on or off: a second tap on the same button changes
    nothing more."""

    kind: NoticeKind | None = None
    on: bool = True

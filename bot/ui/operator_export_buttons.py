"""The buttons of the export of orders."""

from bot.services.export_period import ExportSpan
from bot.ui.callbacks import Data


class ExportButton(Data, prefix="oe"):
    """Begins the export of a period; DATES asks for them first."""

    span: ExportSpan

"""The export of orders, for owners."""

from collections.abc import Sequence

from bot.i18n import Html, Texts, join
from bot.services.export import ExportPart
from bot.services.export_period import ExportPeriod, ExportSpan
from bot.ui.keyboards import Button, button, in_columns, keyboard
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin, to_admin
from bot.ui.operator_export_buttons import ExportButton
from bot.ui.screen import Screen


def ask_period(t: Texts, note: Html | None = None) -> Screen:
    spans = [button(t.plain(f"export-span-{span}"), ExportButton(span=span)) for span in ExportSpan]
    rows: list[Sequence[Button]] = [*in_columns(spans), [to_admin(t)]]
    return Screen("operator-export", join([note or Html(""), t("export-question")], "\n\n"), keyboard(rows))


def ask_dates(t: Texts, note: Html | None = None) -> Screen:
    text = join([note or Html(""), t("export-ask-dates")], "\n\n")
    return Screen("operator-export-dates", text, keyboard([[_back(t)]]))


def being_made(t: Texts, period: ExportPeriod) -> Screen:
    text = t("export-being-made", period=_period(t, period))
    return Screen("operator-export-begun", text, keyboard([[_back(t)], [to_admin(t)]]))


def file_of(t: Texts, period: ExportPeriod, part: ExportPart) -> Screen:
    """By itself, when it is ready."""
    is_whole = part.number == 1 and part.is_last
    caption = (
        t("export-file", period=_period(t, period), orders=part.orders)
        if is_whole
        else t("export-part", period=_period(t, period), orders=part.orders, part=str(part.number))
    )
    end = f"-{part.number}" if not is_whole else ""
    days = "" if period.is_all else f"{period.first}-"
    return Screen(
        "operator-export-file",
        caption,
        document=part.file,
        file_name=f"orders-{days}{period.last}{end}.csv",
    )


def nothing(t: Texts, period: ExportPeriod) -> Screen:
    return Screen("operator-export-none", t("export-none", period=_period(t, period)), keyboard([[_back(t)]]))


def failed(t: Texts) -> Screen:
    return Screen("operator-export-failed", t("export-failed"), keyboard([[_back(t)]]))


def _period(t: Texts, period: ExportPeriod) -> str:
    if period.is_all:
        return t.plain("export-period-all")
    if period.first == period.last:
        return period.first.isoformat()
    return f"{period.first} – {period.last}"


def _back(t: Texts) -> Button:
    return button(t.plain("export-other"), GoAdmin(place=AdminPlace.EXPORT))

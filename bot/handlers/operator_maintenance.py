"""`/maintenance`, for operators: on and off, and what customers read meanwhile."""

from collections.abc import Awaitable, Callable, Mapping

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.tapped import LeadsTo
from bot.i18n import Html, Translator
from bot.services.maintenance import Maintenance
from bot.services.roles import Right
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin
from bot.ui.operator_maintenance import MaintenanceScreens
from bot.ui.operator_maintenance_buttons import MaintenanceAct, OnMaintenance
from bot.ui.states import SwitchStates

LOCALE, TYPED = "locale", "typed"
Do = Callable[[Flow, MaintenanceScreens, Maintenance, str], Awaitable[None]]


async def show_home(
    event: Message | CallbackQuery, flow: Flow, translator: Translator, maintenance: Maintenance
) -> None:
    await flow.ask_no_more()
    await flow.answer(MaintenanceScreens(flow.t, translator, maintenance).home())


async def act(
    query: CallbackQuery,
    callback_data: OnMaintenance,
    flow: Flow,
    translator: Translator,
    maintenance: Maintenance,
) -> None:
    screens = MaintenanceScreens(flow.t, translator, maintenance)
    await _ACTS[callback_data.act](flow, screens, maintenance, callback_data.locale)


async def _home(flow: Flow, screens: MaintenanceScreens, maintenance: Maintenance, locale: str) -> None:
    await flow.ask_no_more()
    await flow.answer(screens.home())


async def _ask_on(flow: Flow, screens: MaintenanceScreens, maintenance: Maintenance, locale: str) -> None:
    await flow.answer(screens.home() if maintenance.is_on else screens.ask_on())


async def _turn_on(flow: Flow, screens: MaintenanceScreens, maintenance: Maintenance, locale: str) -> None:
    """Not by a tap of long ago: it stops everybody."""
    note = flow.t("late-tap")
    if await flow.in_time():
        await maintenance.turn_on(flow.user_id)
        note = flow.t("operator-maintenance-is-on")
    await flow.answer(screens.home(note))


async def _ask_off(flow: Flow, screens: MaintenanceScreens, maintenance: Maintenance, locale: str) -> None:
    await flow.answer(screens.ask_off() if maintenance.is_on else screens.home())


async def _turn_off(flow: Flow, screens: MaintenanceScreens, maintenance: Maintenance, locale: str) -> None:
    note = flow.t("late-tap")
    if await flow.in_time():
        await maintenance.turn_off(flow.user_id)
        note = flow.t("operator-maintenance-is-off")
    await flow.answer(screens.home(note))


# --- what customers read


async def _show_text(
    flow: Flow,
    screens: MaintenanceScreens,
    maintenance: Maintenance,
    locale: str,
    note: Html | None = None,
) -> None:
    await flow.ask_no_more()
    known = locale in maintenance.locales
    await flow.answer(screens.text(locale, note) if known else screens.home())


async def _ask_text(flow: Flow, screens: MaintenanceScreens, maintenance: Maintenance, locale: str) -> None:
    if locale not in maintenance.locales:
        await flow.answer(screens.home())
        return
    await flow.ask(SwitchStates.maintenance_text, locale=locale)
    await flow.answer(screens.ask_text(locale))


async def _save_text(flow: Flow, screens: MaintenanceScreens, maintenance: Maintenance, locale: str) -> None:
    """What the preview showed; an older preview's button finds another text, or none, and changes nothing."""
    text, note = flow.asked.get(TYPED), None
    if locale == flow.asked.get(LOCALE) and text and locale in maintenance.locales:
        await maintenance.set_text(locale, Html(text), flow.user_id)
        note = flow.t("operator-maintenance-saved")
    else:
        flow.tell(flow.t.plain("old-button"))
    await _show_text(flow, screens, maintenance, locale, note)


async def _set_default(
    flow: Flow, screens: MaintenanceScreens, maintenance: Maintenance, locale: str
) -> None:
    if maintenance.own_text(locale) is not None:
        await maintenance.set_text(locale, None, flow.user_id)
    await _show_text(flow, screens, maintenance, locale)


_ACTS: Mapping[MaintenanceAct, Do] = {
    MaintenanceAct.HOME: _home,
    MaintenanceAct.ON: _ask_on,
    MaintenanceAct.ON_YES: _turn_on,
    MaintenanceAct.OFF: _ask_off,
    MaintenanceAct.OFF_YES: _turn_off,
    MaintenanceAct.TEXT: _show_text,
    MaintenanceAct.WRITE: _ask_text,
    MaintenanceAct.SAVE: _save_text,
    MaintenanceAct.DEFAULT: _set_default,
}
"""One handler for them all: each that is registered is passed by by every customer's tap."""


def add_to(router: Router) -> None:
    may = May(Right.MAINTENANCE)
    router.message.register(show_home, Command("maintenance"), may)
    router.callback_query.register(show_home, GoAdmin.filter(), LeadsTo(AdminPlace.MAINTENANCE), may)
    router.callback_query.register(act, OnMaintenance.filter(), may)

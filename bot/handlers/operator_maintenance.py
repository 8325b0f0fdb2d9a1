"""`/maintenance`, for operators: on and off, and what customers read meanwhile."""

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.tapped import Does, LeadsTo
from bot.i18n import Html, Translator, join
from bot.services.maintenance import MOST_UNITS, Maintenance
from bot.services.roles import Right
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin
from bot.ui.operator_maintenance import MaintenanceScreens
from bot.ui.operator_maintenance_buttons import MaintenanceAct, OnMaintenance
from bot.ui.rich import cut
from bot.ui.states import SwitchStates
from bot.ui.typed_html import typed_html

LOCALE, TYPED = "locale", "typed"


async def show_home(
    event: Message | CallbackQuery, flow: Flow, translator: Translator, maintenance: Maintenance
) -> None:
    await flow.ask_no_more()
    await flow.answer(MaintenanceScreens(flow.t, translator, maintenance).home())


async def ask_on(query: CallbackQuery, flow: Flow, translator: Translator, maintenance: Maintenance) -> None:
    screens = MaintenanceScreens(flow.t, translator, maintenance)
    await flow.answer(screens.home() if maintenance.is_on else screens.ask_on())


async def turn_on(query: CallbackQuery, flow: Flow, translator: Translator, maintenance: Maintenance) -> None:
    """Not by a tap of long ago: it stops everybody."""
    note = flow.t("operator-maintenance-is-on")
    if await flow.in_time():
        await maintenance.turn_on(flow.user_id)
    else:
        note = flow.t("late-tap")
    await flow.answer(MaintenanceScreens(flow.t, translator, maintenance).home(note))


async def ask_off(query: CallbackQuery, flow: Flow, translator: Translator, maintenance: Maintenance) -> None:
    screens = MaintenanceScreens(flow.t, translator, maintenance)
    await flow.answer(screens.ask_off() if maintenance.is_on else screens.home())


async def turn_off(
    query: CallbackQuery, flow: Flow, translator: Translator, maintenance: Maintenance
) -> None:
    note = flow.t("operator-maintenance-is-off")
    if await flow.in_time():
        await maintenance.turn_off(flow.user_id)
    else:
        note = flow.t("late-tap")
    await flow.answer(MaintenanceScreens(flow.t, translator, maintenance).home(note))


# --- what customers read


async def show_text(
    query: CallbackQuery,
    callback_data: OnMaintenance,
    flow: Flow,
    translator: Translator,
    maintenance: Maintenance,
) -> None:
    await flow.ask_no_more()
    await _show_text(flow, callback_data.locale, translator, maintenance)


async def ask_text(
    query: CallbackQuery,
    callback_data: OnMaintenance,
    flow: Flow,
    translator: Translator,
    maintenance: Maintenance,
) -> None:
    screens = MaintenanceScreens(flow.t, translator, maintenance)
    if callback_data.locale not in maintenance.locales:
        await flow.answer(screens.home())
        return
    await flow.ask(SwitchStates.maintenance_text, locale=callback_data.locale)
    await flow.answer(screens.ask_text(callback_data.locale))


async def typed(message: Message, flow: Flow, translator: Translator, maintenance: Maintenance) -> None:
    """Shown as customers would read it; nothing is changed yet."""
    screens, locale = MaintenanceScreens(flow.t, translator, maintenance), str(flow.asked.get(LOCALE, ""))
    words = message.text or ""
    text = typed_html(cut(words, MOST_UNITS), message.entities)
    if not text.html:
        await flow.answer(screens.ask_text(locale, flow.t("operator-maintenance-words-only")))
        return
    was_cut = cut(words, MOST_UNITS) != words
    notes = [
        flow.t("operator-maintenance-cut", units=MOST_UNITS) if was_cut else Html(""),
        flow.t("operator-maintenance-dropped") if text.dropped else Html(""),
    ]
    await flow.ask(SwitchStates.maintenance_text, locale=locale, typed=str(text.html))
    await flow.answer(screens.preview(locale, text.html, join(notes)))


async def save_text(
    query: CallbackQuery,
    callback_data: OnMaintenance,
    flow: Flow,
    translator: Translator,
    maintenance: Maintenance,
) -> None:
    """What the preview showed; an older preview's button finds another text, or none, and changes nothing."""
    locale, text = callback_data.locale, flow.asked.get(TYPED)
    note = None
    if locale == flow.asked.get(LOCALE) and text and locale in maintenance.locales:
        await maintenance.set_text(locale, Html(text), flow.user_id)
        note = flow.t("operator-maintenance-saved")
    else:
        flow.tell(flow.t.plain("old-button"))
    await flow.ask_no_more()
    await _show_text(flow, locale, translator, maintenance, note)


async def set_default(
    query: CallbackQuery,
    callback_data: OnMaintenance,
    flow: Flow,
    translator: Translator,
    maintenance: Maintenance,
) -> None:
    await flow.ask_no_more()
    if maintenance.own_text(callback_data.locale) is not None:
        await maintenance.set_text(callback_data.locale, None, flow.user_id)
    await _show_text(flow, callback_data.locale, translator, maintenance)


async def _show_text(
    flow: Flow, locale: str, translator: Translator, maintenance: Maintenance, note: Html | None = None
) -> None:
    screens = MaintenanceScreens(flow.t, translator, maintenance)
    known = locale in maintenance.locales
    await flow.answer(screens.text(locale, note) if known else screens.home())


def add_to(router: Router) -> None:
    may = May(Right.MAINTENANCE)
    router.message.register(show_home, Command("maintenance"), may)
    router.callback_query.register(show_home, GoAdmin.filter(), LeadsTo(AdminPlace.MAINTENANCE), may)
    router.message.register(typed, StateFilter(SwitchStates.maintenance_text), may)
    for act, handler in (
        (MaintenanceAct.HOME, show_home),
        (MaintenanceAct.ON, ask_on),
        (MaintenanceAct.ON_YES, turn_on),
        (MaintenanceAct.OFF, ask_off),
        (MaintenanceAct.OFF_YES, turn_off),
        (MaintenanceAct.TEXT, show_text),
        (MaintenanceAct.WRITE, ask_text),
        (MaintenanceAct.SAVE, save_text),
        (MaintenanceAct.DEFAULT, set_default),
    ):
        router.callback_query.register(handler, OnMaintenance.filter(), Does(act), may)

"""`/admin`: the dashboard, refreshed in its place, and its pictures."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.tapped import LeadsTo
from bot.i18n import Html
from bot.services.dashboard import Dashboard, Days
from bot.services.pictures import NotDrawn, Pictures
from bot.services.roles import Right, Roles
from bot.ui import operator_admin as screens
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin
from bot.ui.operator_admin_chart import days_chart, days_picture, funnel_chart, funnel_picture
from bot.ui.screen import Screen


async def show(event: Message | CallbackQuery, flow: Flow, dashboard: Dashboard, roles: Roles) -> None:
    await flow.ask_no_more()
    await _show(flow, dashboard, roles)


async def _show(flow: Flow, dashboard: Dashboard, roles: Roles, note: Html | None = None) -> None:
    role = await roles.of(flow.user_id)
    if role is not None:
        await flow.answer(screens.dashboard(flow.t, await dashboard.overview(), role, note))


async def draw(
    query: CallbackQuery,
    callback_data: GoAdmin,
    flow: Flow,
    dashboard: Dashboard,
    roles: Roles,
    pictures: Pictures,
) -> None:
    days = await dashboard.days()
    if not days.total:
        await _show(flow, dashboard, roles, flow.t("admin-no-days"))
        return
    try:
        picture = await _picture(flow, callback_data.place, days, pictures)
    except NotDrawn:
        await _show(flow, dashboard, roles, flow.t("admin-not-drawn"))
        return
    await flow.say(picture)


async def _picture(flow: Flow, place: AdminPlace, days: Days, pictures: Pictures) -> Screen:
    if place is AdminPlace.DAYS:
        of_days = days_chart(flow.t, days)
        return days_picture(flow.t, await pictures.png(of_days.to_json()), of_days, days)
    funnel = funnel_chart(flow.t, days)
    return funnel_picture(flow.t, await pictures.png(funnel.to_json()), funnel, days)


async def close(query: CallbackQuery, flow: Flow) -> None:
    if flow.tapped is not None:
        await flow.show.remove(flow.chat_id, flow.tapped)


def add_to(router: Router) -> None:
    may = May(Right.ADMIN)
    router.message.register(show, Command("admin"), may)
    for place, handler in (
        (AdminPlace.HOME, show),
        (AdminPlace.DAYS, draw),
        (AdminPlace.LEFT, draw),
        (AdminPlace.CLOSE, close),
    ):
        router.callback_query.register(handler, GoAdmin.filter(), LeadsTo(place), may)

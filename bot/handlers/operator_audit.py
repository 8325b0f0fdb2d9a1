"""`/audit`, for owners: what operators did."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.tapped import LeadsTo
from bot.services.roles import Right, Roles
from bot.storage.database import Database
from bot.ui import operator_audit as screens
from bot.ui.keyboards import PAGE_SIZE, page_of
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin
from bot.ui.operator_audit_buttons import AuditButton, AuditPeopleButton


async def open_log(event: Message | CallbackQuery, flow: Flow, database: Database, roles: Roles) -> None:
    await flow.ask_no_more()
    await _show(flow, AuditButton(), database, roles)


async def show_page(
    query: CallbackQuery, callback_data: AuditButton, flow: Flow, database: Database, roles: Roles
) -> None:
    await _show(flow, callback_data, database, roles)


async def show_people(
    query: CallbackQuery, callback_data: AuditPeopleButton, flow: Flow, database: Database, roles: Roles
) -> None:
    size = screens.PEOPLE_SHOWN
    async with database.reading() as tx:
        found = await tx.audit.people(size + 1, min(callback_data.page, screens.LAST_PAGE) * size)
    now = {each: await roles.of(each) for each in found[:size]}
    page, is_last = callback_data.page, len(found) <= size
    await flow.answer(screens.people(flow.t, found[:size], now, page, is_last=is_last))


async def _show(flow: Flow, wanted: AuditButton, database: Database, roles: Roles) -> None:
    by = wanted.user or None
    async with database.reading() as tx:
        count = await tx.audit.count(by)
        page, _ = page_of(count, wanted.page)
        found = await tx.audit.page(PAGE_SIZE, page * PAGE_SIZE, by)
    now = {each: await roles.of(each) for each in {row.user_id for row in found}}
    await flow.answer(screens.audit(flow.t, found, now, page, count, wanted.user))


def add_to(router: Router) -> None:
    router.message.register(open_log, Command("audit"), May(Right.AUDIT))
    leads_here = LeadsTo(AdminPlace.AUDIT)
    router.callback_query.register(open_log, GoAdmin.filter(), leads_here, May(Right.AUDIT))
    router.callback_query.register(show_page, AuditButton.filter(), May(Right.AUDIT))
    router.callback_query.register(show_people, AuditPeopleButton.filter(), May(Right.AUDIT))

"""The export of orders, for owners. To anybody else none of it is there."""

import logging
from contextlib import aclosing

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.partner_join import NoCommand
from bot.handlers.tapped import LeadsTo
from bot.logs import trace
from bot.services.export import OrderExport
from bot.services.export_period import DatesError, ExportPeriod, ExportSpan, today_of
from bot.services.reads import Start
from bot.services.roles import Right
from bot.storage.ids import now_ms
from bot.ui import operator_export as screens
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin
from bot.ui.operator_export_buttons import ExportButton
from bot.ui.operator_export_csv import cells, table
from bot.ui.states import OperatorOrderStates

logger = logging.getLogger(__name__)

LONGEST = 60


class ExportDesk:
    """Makes the files while the operator goes on. A restart loses what isn't sent yet, and nothing else."""

    def __init__(self, order_export: OrderExport, start: Start) -> None:
        self._order_export = order_export
        self._start = start
        self._busy_for: set[int] = set()

    async def begin(self, flow: Flow, period: ExportPeriod) -> None:
        """One at a time for each operator."""
        await flow.ask_no_more()
        if flow.user_id in self._busy_for:
            await flow.answer(screens.ask_period(flow.t, flow.t("export-busy")))
            return
        await self._order_export.ask(flow.user_id, period)
        self._busy_for.add(flow.user_id)
        self._start("export", self._make(flow, period))
        await flow.answer(screens.being_made(flow.t, period))

    async def _make(self, flow: Flow, period: ExportPeriod) -> None:
        try:
            await self._send(flow, period)
        except Exception as error:
            logger.error("an export was not made: %s", trace(error))  # noqa: TRY400  (its words are left out)
            await flow.say(screens.failed(flow.t))
        finally:
            self._busy_for.discard(flow.user_id)

    async def _send(self, flow: Flow, period: ExportPeriod) -> None:
        is_empty = True
        made = self._order_export.parts(period, table(flow.t), cells(flow.t))
        async with aclosing(made) as parts:
            async for part in parts:
                is_empty = False
                await flow.say(screens.file_of(flow.t, period, part))
        if is_empty:
            await flow.say(screens.nothing(flow.t, period))


async def command(message: Message, flow: Flow) -> None:
    await _ask(flow)


async def ask(query: CallbackQuery, flow: Flow) -> None:
    await _ask(flow)


async def choose(
    query: CallbackQuery, callback_data: ExportButton, flow: Flow, export_desk: ExportDesk
) -> None:
    if callback_data.span is ExportSpan.DATES:
        await flow.ask(OperatorOrderStates.export_dates)
        await flow.answer(screens.ask_dates(flow.t))
    else:
        await export_desk.begin(flow, ExportPeriod.of(callback_data.span, today_of(now_ms())))


async def take_dates(message: Message, flow: Flow, export_desk: ExportDesk) -> None:
    try:
        period = ExportPeriod.typed((message.text or "")[:LONGEST], today_of(now_ms()))
    except DatesError:
        await flow.answer(screens.ask_dates(flow.t, flow.t("export-bad-dates")))
    else:
        await export_desk.begin(flow, period)


async def _ask(flow: Flow) -> None:
    await flow.ask_no_more()
    await flow.answer(screens.ask_period(flow.t))


def add_to(router: Router) -> None:
    owners = May(Right.EXPORT)
    router.message.register(command, Command("export"), owners)
    router.message.register(take_dates, StateFilter(OperatorOrderStates.export_dates), NoCommand(), owners)
    router.callback_query.register(ask, GoAdmin.filter(), LeadsTo(AdminPlace.EXPORT), owners)
    router.callback_query.register(choose, ExportButton.filter(), owners)

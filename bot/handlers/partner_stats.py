"""A partner's statistics. Every button is of whoever taps it: no partner's number is in it."""

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.exchanger.errors import ExchangerError
from bot.exchanger.models import Direction
from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.handlers.partner import AsPartner
from bot.handlers.tapped import Does, LeadsTo
from bot.i18n import Html
from bot.services.partner_stats import OrdersPage, PartnerStats, Period, Totals, date_of
from bot.services.pictures import NotDrawn, Pictures
from bot.storage.ids import now_ms
from bot.storage.partner_days import Kind, day_of
from bot.storage.partners import Partner
from bot.storage.referrals import Outcome
from bot.ui import partner_stats as screens
from bot.ui.callbacks import GoPartner, PartnerPlace, PartnerStatsButton, StatsAct
from bot.ui.keyboards import PAGE_SIZE, page_of
from bot.ui.partner_chart import chart, picture
from bot.ui.partner_csv import orders_csv
from bot.ui.partner_orders import order_list, orders_file


async def open_statistics(query: CallbackQuery, flow: Flow, partner: Partner, stats: PartnerStats) -> None:
    await _show(flow, partner, stats, Period.MONTH)


async def statistics(
    query: CallbackQuery,
    callback_data: PartnerStatsButton,
    flow: Flow,
    partner: Partner,
    stats: PartnerStats,
) -> None:
    await _show(flow, partner, stats, callback_data.period)


async def _show(
    flow: Flow, partner: Partner, stats: PartnerStats, period: Period, note: Html | None = None
) -> None:
    found = await stats.overview(partner, period, flow.lang)
    await flow.ask_no_more()
    await flow.answer(screens.statistics(flow.t, found, period, note))


async def breakdown(
    query: CallbackQuery,
    callback_data: PartnerStatsButton,
    flow: Flow,
    partner: Partner,
    stats: PartnerStats,
    steps: Steps,
) -> None:
    kind: Kind = "label" if callback_data.act is StatsAct.LABELS else "direction"
    period = callback_data.period
    found = await stats.breakdown(partner, kind, period, callback_data.page, PAGE_SIZE)
    directions = await _directions(flow, steps) if kind == "direction" and found.rows else {}
    await flow.ask_no_more()
    await flow.answer(screens.breakdown(flow.t, kind, found, directions, period))


async def _directions(flow: Flow, steps: Steps) -> dict[int, Direction]:
    """Figures are shown without their names rather than not at all."""
    try:
        return {each.id: each for each in await steps.exchange.listed(flow.lang)}
    except ExchangerError:
        return {}


async def order_page(
    query: CallbackQuery,
    callback_data: PartnerStatsButton,
    flow: Flow,
    partner: Partner,
    stats: PartnerStats,
    steps: Steps,
) -> None:
    """The page that exists by now."""
    period, outcome, page = callback_data.period, callback_data.outcome, callback_data.page
    found = await stats.orders(partner, period, outcome, page * PAGE_SIZE, PAGE_SIZE, flow.lang)
    there, _ = page_of(found.count, page)
    if there != page:
        found = await stats.orders(partner, period, outcome, there * PAGE_SIZE, PAGE_SIZE, flow.lang)
    await flow.ask_no_more()
    found = await _named(found, flow, steps)
    await flow.answer(order_list(flow.t, found, period, outcome, there))


async def _named(found: OrdersPage, flow: Flow, steps: Steps) -> OrdersPage:
    """What the site lists has its names."""
    if found.from_site or not found.rows:
        return found
    directions = await _directions(flow, steps)
    return replace(found, rows=tuple(order.titled(directions) for order in found.rows))


async def orders_as_csv(
    query: CallbackQuery,
    callback_data: PartnerStatsButton,
    flow: Flow,
    partner: Partner,
    stats: PartnerStats,
    steps: Steps,
) -> None:
    period = callback_data.period
    found = await _named(await stats.all_orders(partner, period, flow.lang), flow, steps)
    if not found.rows:
        await flow.answer(order_list(flow.t, found, period, Outcome.ALL, 0))
        return
    today = date_of(day_of(now_ms())).isoformat()
    await flow.say(orders_file(flow.t, orders_csv(flow.t, found), found, period, today))


async def draw(
    query: CallbackQuery,
    callback_data: PartnerStatsButton,
    flow: Flow,
    partner: Partner,
    stats: PartnerStats,
    pictures: Pictures,
) -> None:
    """A day alone is no picture: its week is drawn."""
    shown = callback_data.period
    period = Period.WEEK if shown is Period.TODAY else shown
    days = await stats.days(partner, period)
    if not days:
        await _show(flow, partner, stats, shown, flow.t("chart-none"))
        return
    drawn = chart(flow.t, days, period)
    try:
        png = await pictures.png(drawn.to_json())
    except NotDrawn:
        await _show(flow, partner, stats, shown, flow.t("chart-failed"))
        return
    await flow.say(picture(flow.t, png, drawn, Totals.of(days)))


async def close(query: CallbackQuery, flow: Flow) -> None:
    if flow.tapped is not None:
        await flow.show.remove(flow.chat_id, flow.tapped)


def add_to(router: Router) -> None:
    router.callback_query.register(
        open_statistics, GoPartner.filter(), LeadsTo(PartnerPlace.STATS), AsPartner()
    )
    router.callback_query.register(close, PartnerStatsButton.filter(), Does(StatsAct.CLOSE))
    for handler, acts in (
        (statistics, [StatsAct.SHOW]),
        (breakdown, [StatsAct.DIRECTIONS, StatsAct.LABELS]),
        (order_page, [StatsAct.ORDERS]),
        (orders_as_csv, [StatsAct.CSV]),
        (draw, [StatsAct.PICTURE]),
    ):
        router.callback_query.register(handler, PartnerStatsButton.filter(), Does(*acts), AsPartner())

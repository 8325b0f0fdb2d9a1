"""The places a command or a menu button leads to: exchange, orders, help, the menu."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.handlers.resume import resume
from bot.handlers.tapped import LeadsTo
from bot.services.bids import Bids
from bot.services.draft import Draft
from bot.ui.callbacks import Go, Place
from bot.ui.keyboards import PAGE_SIZE, page_of
from bot.ui.menu import help_screen, menu
from bot.ui.orders import orders


async def exchange(event: Message | CallbackQuery, flow: Flow, steps: Steps) -> None:
    """A half-filled form stays aside until a direction is chosen anew: one tap must not lose it."""
    draft, aside = flow.draft, {}
    if draft is not None and flow.going_on:
        aside = draft.to_data() if draft.direction_id is not None else draft.aside
    await steps.show(flow, steps.exchange.new_draft().change(aside=aside))


async def my_orders(
    event: Message | CallbackQuery, flow: Flow, bids: Bids, callback_data: Go | None = None
) -> None:
    views, count = await bids.page(flow.user_id, callback_data.page if callback_data else 0, PAGE_SIZE)
    page, _ = page_of(count, callback_data.page if callback_data else 0)
    await flow.ask_no_more()
    await flow.answer(orders(flow.t, views, page, count))


async def get_help(event: Message | CallbackQuery, flow: Flow, support_url: str) -> None:
    await flow.ask_no_more()
    await flow.answer(help_screen(flow.t, support_url, going_on=flow.going_on))


async def show_menu(event: Message | CallbackQuery, flow: Flow, support_url: str) -> None:
    await flow.ask_no_more()
    await flow.answer(menu(flow.t, flow.house, support_url, going_on=flow.going_on))


async def go_on(query: CallbackQuery, flow: Flow, steps: Steps, support_url: str) -> None:
    if flow.going_on:
        await steps.check_open(flow)
    if flow.draft is not None and flow.draft.aside:
        await flow.save(Draft.from_data(flow.draft.aside))
    await resume(flow, steps, support_url)


async def cancel(event: Message | CallbackQuery, flow: Flow, support_url: str) -> None:
    """Ends a question to a partner, else an exchange that is being put together; orders are not touched."""
    if flow.is_asked:
        await flow.ask_no_more()
        await flow.answer(
            menu(flow.t, flow.house, support_url, flow.t("cancel-question"), going_on=flow.going_on)
        )
        return
    note = flow.t("cancel-ended") if flow.going_on else flow.t("cancel-nothing")
    await flow.forget()
    await flow.answer(menu(flow.t, flow.house, support_url, note, going_on=flow.going_on))


def add_to(router: Router) -> None:
    for command, place, handler in (
        ("exchange", Place.EXCHANGE, exchange),
        ("orders", Place.ORDERS, my_orders),
        ("help", Place.HELP, get_help),
        ("cancel", Place.CLOSE, cancel),
    ):
        router.message.register(handler, Command(command))
        router.callback_query.register(handler, Go.filter(), LeadsTo(place))
    router.callback_query.register(show_menu, Go.filter(), LeadsTo(Place.MENU))
    router.callback_query.register(go_on, Go.filter(), LeadsTo(Place.RESUME))

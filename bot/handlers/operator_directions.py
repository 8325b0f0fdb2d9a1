"""`/directions`, for operators: what of the site's the bot offers, and in which order."""

from collections.abc import Awaitable, Callable, Mapping

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.tapped import LeadsTo
from bot.i18n import Html, Translator
from bot.services.offer import Kind
from bot.services.offer_changes import MOST_PINS, OfferChanges
from bot.services.offer_desk import Item, OfferDesk
from bot.services.roles import Right
from bot.ui import operator_directions as screens
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin
from bot.ui.operator_directions_buttons import OfferAct, OfferList, OfferView, OnOffer
from bot.ui.states import SwitchStates

QUERY_LENGTH = 64
QUERY = "query"


async def command(message: Message, command: CommandObject, flow: Flow, offer_desk: OfferDesk) -> None:
    """`/directions` alone, or with what to look for."""
    asked = (command.args or "").strip()
    if asked:
        await show_found(flow, offer_desk, asked[:QUERY_LENGTH], 0)
    else:
        await show_offer(flow, offer_desk)


async def show_home(query: CallbackQuery, flow: Flow, offer_desk: OfferDesk) -> None:
    await show_offer(flow, offer_desk)


async def show_list(
    query: CallbackQuery, callback_data: OfferList, flow: Flow, offer_desk: OfferDesk
) -> None:
    view, page = callback_data.view, callback_data.page
    match view:
        case OfferView.FOUND:
            await show_found(flow, offer_desk, str(flow.asked.get(QUERY, "")), page)
            return
        case OfferView.MARKED:
            found = await offer_desk.marked(flow.lang)
        case OfferView.CURRENCIES:
            found = await offer_desk.all_of(flow.lang, Kind.CURRENCY)
        case OfferView.DIRECTIONS:
            found = await offer_desk.all_of(flow.lang, Kind.DIRECTION)
    await flow.ask(SwitchStates.offer_search)
    await flow.answer(screens.items(flow.t, view, found, page))


async def show_offer(flow: Flow, desk: OfferDesk) -> None:
    """What is typed next is searched for."""
    directions = await desk.all_of(flow.lang, Kind.DIRECTION)
    currencies = await desk.all_of(flow.lang, Kind.CURRENCY)
    marked = await desk.marked(flow.lang)
    await flow.ask(SwitchStates.offer_search)
    await flow.answer(screens.home(flow.t, directions, currencies, len(marked)))


async def show_found(flow: Flow, desk: OfferDesk, text: str, page: int) -> None:
    found = await desk.search(flow.lang, text)
    await flow.ask(SwitchStates.offer_search, query=text)
    await flow.answer(screens.items(flow.t, OfferView.FOUND, found, page, text))


# --- one of them


async def act(
    query: CallbackQuery,
    callback_data: OnOffer,
    flow: Flow,
    offer_desk: OfferDesk,
    offer_changes: OfferChanges,
    translator: Translator,
) -> None:
    """Does it, and shows how it is now. A second tap changes nothing more."""
    kind, id = callback_data.kind, callback_data.id
    found = await offer_desk.get(flow.lang, kind, id)
    if found is None:
        await flow.answer(screens.gone(flow.t))
        return
    note = await _ACTS[callback_data.act](flow, offer_changes, found)
    await show_item(flow, offer_desk, translator, kind, id, note)


async def show_item(
    flow: Flow, desk: OfferDesk, translator: Translator, kind: Kind, id: int, note: Html | None = None
) -> None:
    found = await desk.get(flow.lang, kind, id)
    if found is None:
        await flow.answer(screens.gone(flow.t))
        return
    sides = [await desk.get(flow.lang, Kind.CURRENCY, side) for side in found.sides]
    there = [side for side in sides if side is not None]
    has_names = kind is Kind.CURRENCY and not found.is_gone
    names = [_named(translator, desk, locale, id) for locale in translator.locales if has_names]
    searched = bool(flow.asked.get(QUERY))
    await flow.answer(screens.item(flow.t, found, desk.pins(kind), there, names, note, searched=searched))


def _named(translator: Translator, desk: OfferDesk, locale: str, currency_id: int) -> screens.Named:
    t = translator.texts(locale)
    name = desk.name(t.plain("api-lang"), currency_id)
    return screens.Named(locale, t.plain("language-name"), name)


async def _open(flow: Flow, changes: OfferChanges, found: Item) -> Html | None:
    """What is typed next is searched for, as on the lists."""
    await flow.ask(SwitchStates.offer_search, query=str(flow.asked.get(QUERY, "")))
    return None


async def _off(flow: Flow, changes: OfferChanges, found: Item) -> Html | None:
    await changes.switch_off(found, flow.user_id)
    return flow.t("offer-done-off")


async def _on(flow: Flow, changes: OfferChanges, found: Item) -> Html | None:
    await changes.switch_on(found, flow.user_id)
    return flow.t("offer-done-on")


async def _pin(flow: Flow, changes: OfferChanges, found: Item) -> Html | None:
    if await changes.pin(found, flow.user_id):
        return None
    return flow.t("offer-pins-full", count=MOST_PINS[found.kind])


async def _unpin(flow: Flow, changes: OfferChanges, found: Item) -> Html | None:
    await changes.unpin(found, flow.user_id)
    return None


async def _up(flow: Flow, changes: OfferChanges, found: Item) -> Html | None:
    await changes.move(found, -1, flow.user_id)
    return None


async def _down(flow: Flow, changes: OfferChanges, found: Item) -> Html | None:
    await changes.move(found, 1, flow.user_id)
    return None


async def _forget(flow: Flow, changes: OfferChanges, found: Item) -> Html | None:
    """Of what the site has again by now nothing is taken away."""
    if found.is_gone:
        await changes.forget(found, flow.user_id)
    return None


_ACTS: Mapping[OfferAct, Callable[[Flow, OfferChanges, Item], Awaitable[Html | None]]] = {
    OfferAct.OPEN: _open,
    OfferAct.OFF: _off,
    OfferAct.ON: _on,
    OfferAct.PIN: _pin,
    OfferAct.UNPIN: _unpin,
    OfferAct.UP: _up,
    OfferAct.DOWN: _down,
    OfferAct.FORGET: _forget,
}


def add_to(router: Router) -> None:
    may = May(Right.DIRECTIONS)
    router.message.register(command, Command("directions"), may)
    router.callback_query.register(show_home, GoAdmin.filter(), LeadsTo(AdminPlace.DIRECTIONS), may)
    router.callback_query.register(show_list, OfferList.filter(), may)
    router.callback_query.register(act, OnOffer.filter(), may)

"""Names of currencies and what else people call them, language by language, typed by operators."""

from collections.abc import Callable
from dataclasses import replace

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.i18n import Html, Translator
from bot.services.currency_names import (
    AS_THE_SITE,
    CurrencyName,
    NameProblem,
    NameRefused,
    read_name,
    read_synonyms,
)
from bot.services.offer import Kind
from bot.services.offer_changes import OfferChanges
from bot.services.offer_desk import Item, OfferDesk
from bot.services.roles import Right
from bot.ui import operator_directions_names as screens
from bot.ui.operator_directions import gone
from bot.ui.operator_directions_buttons import NameAct, OnCurrencyName
from bot.ui.screen import Screen
from bot.ui.states import SwitchStates

CURRENCY, LOCALE = "currency", "locale"
Ask = Callable[..., Screen]


class Names:
    """The names of one currency in one language, of an update that is about them."""

    def __init__(self, flow: Flow, translator: Translator, found: Item, locale: str) -> None:
        texts = translator.texts(locale)
        self.found = found
        self.locale = locale
        self.lang = texts.plain("api-lang")
        self.language = texts.plain("language-name")
        self._flow = flow

    async def show(self, desk: OfferDesk, note: Html | None = None) -> None:
        now = desk.name(self.lang, self.found.id)
        await self._flow.ask_no_more()
        screen = screens.names(self._flow.t, self.found, self.locale, self.language, now, note)
        await self._flow.answer(screen)

    async def ask(self, state: State, question: Ask, problem: NameProblem | None = None) -> None:
        await self._flow.ask(state, currency=self.found.id, locale=self.locale)
        await self._flow.answer(question(self._flow.t, self.found, self.locale, self.language, problem))


async def _names(
    flow: Flow, desk: OfferDesk, translator: Translator, currency: int, locale: str
) -> Names | None:
    """None, and said so, for what the site hasn't got any more."""
    found = await desk.get(flow.lang, Kind.CURRENCY, currency)
    if found is None or found.is_gone or locale not in translator.locales:
        await flow.ask_no_more()
        await flow.answer(gone(flow.t))
        return None
    return Names(flow, translator, found, locale)


async def tapped(
    query: CallbackQuery,
    callback_data: OnCurrencyName,
    flow: Flow,
    offer_desk: OfferDesk,
    offer_changes: OfferChanges,
    translator: Translator,
) -> None:
    names = await _names(flow, offer_desk, translator, callback_data.currency, callback_data.locale)
    if names is None:
        return
    match callback_data.act:
        case NameAct.SHOW:
            await names.show(offer_desk)
        case NameAct.NAME:
            await names.ask(SwitchStates.currency_name, screens.ask_name)
        case NameAct.SYNONYMS:
            await names.ask(SwitchStates.currency_synonyms, screens.ask_synonyms)
        case NameAct.SITE:
            if offer_desk.name(names.lang, names.found.id) != AS_THE_SITE:
                await offer_changes.set_name(names.lang, names.found, AS_THE_SITE, flow.user_id)
            await names.show(offer_desk, flow.t("offer-names-are-site"))


async def typed_name(
    message: Message,
    flow: Flow,
    offer_desk: OfferDesk,
    offer_changes: OfferChanges,
    translator: Translator,
) -> None:
    names = await _asked(flow, offer_desk, translator)
    if names is None:
        return
    try:
        name = read_name(message.text or "")
    except NameRefused as refused:
        await names.ask(SwitchStates.currency_name, screens.ask_name, refused.problem)
    else:
        now = replace(offer_desk.name(names.lang, names.found.id), name=name)
        await _keep(flow, names, now, offer_desk, offer_changes)


async def typed_synonyms(
    message: Message,
    flow: Flow,
    offer_desk: OfferDesk,
    offer_changes: OfferChanges,
    translator: Translator,
) -> None:
    names = await _asked(flow, offer_desk, translator)
    if names is None:
        return
    try:
        also = read_synonyms(message.text or "")
    except NameRefused as refused:
        await names.ask(SwitchStates.currency_synonyms, screens.ask_synonyms, refused.problem)
    else:
        now = replace(offer_desk.name(names.lang, names.found.id), also=also)
        await _keep(flow, names, now, offer_desk, offer_changes)


async def _keep(
    flow: Flow, names: Names, now: CurrencyName, offer_desk: OfferDesk, offer_changes: OfferChanges
) -> None:
    await offer_changes.set_name(names.lang, names.found, now, flow.user_id)
    await names.show(offer_desk, flow.t("offer-names-saved"))


async def _asked(flow: Flow, desk: OfferDesk, translator: Translator) -> Names | None:
    currency, locale = flow.asked.get(CURRENCY, 0), flow.asked.get(LOCALE, "")
    return await _names(flow, desk, translator, int(currency), str(locale))


def add_to(router: Router) -> None:
    may = May(Right.DIRECTIONS)
    router.callback_query.register(tapped, OnCurrencyName.filter(), may)
    router.message.register(typed_name, StateFilter(SwitchStates.currency_name), may)
    router.message.register(typed_synonyms, StateFilter(SwitchStates.currency_synonyms), may)

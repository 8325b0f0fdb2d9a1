"""Canned answers: used while a customer is answered, and kept, in operators' own chats."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.operator_support import show_asking, tapper
from bot.handlers.passed_on import said_by_tap
from bot.handlers.support_head import SupportHead
from bot.handlers.tapped import Does
from bot.i18n import Html, Translator
from bot.services.canned import CannedAnswers
from bot.services.roles import Right
from bot.services.support import Support
from bot.storage.ids import now_ms
from bot.ui import operator_canned as screens
from bot.ui.operator_canned_buttons import CannedAct, CannedButton
from bot.ui.operator_support import answered, cannot_be_reached, name_of
from bot.ui.rich import units_of
from bot.ui.states import SupportStates

CANNED, LOCALE = "canned", "locale"


async def pick(
    query: CallbackQuery, callback_data: CannedButton, flow: Flow, support: Support, canned: CannedAnswers
) -> None:
    """The customer's message stays, with the button."""
    if flow.tapped != flow.living:
        flow.tapped = None
    name = name_of(await support.talk(callback_data.user), callback_data.user)
    await flow.answer(screens.pick(flow.t, canned.all(), callback_data.user, name, callback_data.page))


async def preview(
    query: CallbackQuery,
    callback_data: CannedButton,
    flow: Flow,
    support: Support,
    support_head: SupportHead,
    canned: CannedAnswers,
) -> None:
    """What is typed instead goes to the customer too."""
    chosen = canned.get(callback_data.canned)
    if chosen is None:
        await pick(query, callback_data, flow, support, canned)
        return
    user_id = callback_data.user
    await flow.ask(SupportStates.answering, user=user_id)
    name = name_of(await support.talk(user_id), user_id)
    words = await support_head.canned(chosen, user_id)
    await flow.answer(screens.preview(flow.t, chosen, words, user_id, name, now_ms()))


async def send(
    query: CallbackQuery,
    callback_data: CannedButton,
    flow: Flow,
    support: Support,
    support_head: SupportHead,
    canned: CannedAnswers,
) -> None:
    """A tap that comes late is not acted on: the talk has gone on."""
    chosen, user_id = canned.get(callback_data.canned), callback_data.user
    if chosen is None or not await flow.in_time():
        await pick(query, callback_data, flow, support, canned)
        return
    words = await support_head.canned(chosen, user_id)
    talk = await support.say(user_id, tapper(query), said_by_tap(query, callback_data.shown), words)
    if talk is None:
        await flow.ask_no_more()
        await flow.answer(cannot_be_reached(flow.t, name_of(await support.talk(user_id), user_id)))
    else:
        note = answered(flow.t, talk, flow.user_id)
        await show_asking(flow, user_id, 0, support, support_head, note)


# --- keeping them


async def show_list(
    query: CallbackQuery, callback_data: CannedButton, flow: Flow, canned: CannedAnswers
) -> None:
    await flow.ask_no_more()
    await flow.answer(screens.answers(flow.t, canned.all(), callback_data.page))


async def show(
    query: CallbackQuery,
    callback_data: CannedButton,
    flow: Flow,
    canned: CannedAnswers,
    translator: Translator,
) -> None:
    await flow.ask_no_more()
    await _show(flow, callback_data.canned, canned, translator)


async def ask_title(query: CallbackQuery, flow: Flow) -> None:
    await flow.ask(SupportStates.canned_title)
    await flow.answer(screens.ask_title(flow.t))


async def take_title(message: Message, flow: Flow, canned: CannedAnswers, translator: Translator) -> None:
    title = " ".join((message.text or "").split())
    if not title or units_of(title) > screens.TITLE_UNITS:
        units = str(screens.TITLE_UNITS)
        await flow.answer(screens.ask_title(flow.t, flow.t("canned-bad-title", units=units)))
        return
    made = await canned.add(title, flow.user_id)
    await flow.ask_no_more()
    if made is None:
        await flow.answer(screens.answers(flow.t, canned.all(), 0, flow.t("canned-too-many")))
    else:
        await flow.answer(screens.one(flow.t, made, translator))


async def ask_words(
    query: CallbackQuery,
    callback_data: CannedButton,
    flow: Flow,
    canned: CannedAnswers,
    translator: Translator,
) -> None:
    await _ask_words(flow, callback_data.canned, callback_data.locale, canned, translator)


async def take_words(message: Message, flow: Flow, canned: CannedAnswers, translator: Translator) -> None:
    text, id, locale = message.text or "", int(flow.asked[CANNED]), str(flow.asked[LOCALE])
    if not text or units_of(text) > screens.WORDS_UNITS:
        note = flow.t("canned-bad-words", units=str(screens.WORDS_UNITS))
        await _ask_words(flow, id, locale, canned, translator, note)
        return
    await canned.write(id, locale, text, flow.user_id)
    await flow.ask_no_more()
    await _show(flow, id, canned, translator)


async def ask_to_remove(
    query: CallbackQuery, callback_data: CannedButton, flow: Flow, canned: CannedAnswers
) -> None:
    chosen = canned.get(callback_data.canned)
    if chosen is None:
        await _show_gone(flow, canned)
    else:
        await flow.answer(screens.ask_to_remove(flow.t, chosen))


async def remove(
    query: CallbackQuery, callback_data: CannedButton, flow: Flow, canned: CannedAnswers
) -> None:
    await canned.remove(callback_data.canned, flow.user_id)
    await flow.answer(screens.answers(flow.t, canned.all(), 0, flow.t("canned-removed")))


async def _ask_words(
    flow: Flow,
    id: int,
    locale: str,
    canned: CannedAnswers,
    translator: Translator,
    note: Html | None = None,
) -> None:
    chosen = canned.get(id)
    if chosen is None or locale not in translator.locales:
        await _show_gone(flow, canned)
        return
    kept: dict[str, str | int] = {CANNED: id, LOCALE: locale}
    await flow.ask(SupportStates.canned_words, **kept)
    language = translator.texts(locale).plain("language-name")
    await flow.answer(screens.ask_words(flow.t, chosen, language, note))


async def _show(flow: Flow, id: int, canned: CannedAnswers, translator: Translator) -> None:
    chosen = canned.get(id)
    if chosen is None:
        await _show_gone(flow, canned)
    else:
        await flow.answer(screens.one(flow.t, chosen, translator))


async def _show_gone(flow: Flow, canned: CannedAnswers) -> None:
    await flow.ask_no_more()
    await flow.answer(screens.answers(flow.t, canned.all(), 0, flow.t("canned-gone")))


def add_to(router: Router) -> None:
    router.message.register(take_title, StateFilter(SupportStates.canned_title), May(Right.FIND))
    router.message.register(take_words, StateFilter(SupportStates.canned_words), May(Right.FIND))
    for act, handler in (
        (CannedAct.PICK, pick),
        (CannedAct.PREVIEW, preview),
        (CannedAct.SEND, send),
        (CannedAct.LIST, show_list),
        (CannedAct.OPEN, show),
        (CannedAct.NEW, ask_title),
        (CannedAct.EDIT, ask_words),
        (CannedAct.REMOVE, ask_to_remove),
        (CannedAct.REMOVED, remove),
    ):
        router.callback_query.register(handler, CannedButton.filter(), Does(act), May(Right.FIND))

"""What an operator types as a text of the exchanger's own: formatted words, a label, or an address."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.text_desk import TextDesk
from bot.i18n import Html, Texts, clean
from bot.services.house_texts import LABEL_OF, LINKS, TextName
from bot.services.roles import Right
from bot.services.text_editing import LABEL_UNITS, LIMITS
from bot.ui.rich import link, units_of
from bot.ui.states import TextStates
from bot.ui.typed_html import typed_html


async def typed(message: Message, flow: Flow, text_desk: TextDesk) -> None:
    asked = text_desk.asked_for(flow)
    if asked is None:  # kept by another release of the bot
        await text_desk.show(flow, TextName.GREETING)
        return
    name, locale = asked
    if message.text is None:
        await text_desk.ask(flow, name, locale, flow.t("text-only-text"))
    elif name in LINKS:
        await _take_link(flow, name, locale, message.text, text_desk)
    elif name in LABEL_OF:
        await _take_label(flow, name, locale, message.text, text_desk)
    else:
        await _take_words(flow, name, locale, message, text_desk)


async def _take_words(flow: Flow, name: TextName, locale: str, message: Message, desk: TextDesk) -> None:
    words = typed_html(message.text or "", message.entities)
    if not words.html:
        await desk.ask(flow, name, locale, flow.t("text-empty"))
    elif words.units > LIMITS[name]:
        await desk.ask(flow, name, locale, _too_long(flow.t, words.units, LIMITS[name]))
    else:
        note = flow.t("text-formatting-dropped") if words.dropped else None
        await desk.offer(flow, name, locale, words.html, note)


async def _take_label(flow: Flow, name: TextName, locale: str, text: str, desk: TextDesk) -> None:
    label = " ".join(clean(text).split())
    if not any(char.isprintable() and not char.isspace() for char in label):
        await desk.ask(flow, name, locale, flow.t("text-empty"))
    elif units_of(label) > LABEL_UNITS:
        await desk.ask(flow, name, locale, _too_long(flow.t, units_of(label), LABEL_UNITS))
    else:
        await desk.offer(flow, name, locale, label)


async def _take_link(flow: Flow, name: TextName, locale: str, text: str, desk: TextDesk) -> None:
    """As people write it: `t.me/reviews` is meant to be a page."""
    written = text.strip()
    address = link(written if "//" in written else f"https://{written}")
    if address is None:
        await desk.ask(flow, name, locale, flow.t("text-no-link"))
    else:
        await desk.offer(flow, name, locale, address)


def _too_long(t: Texts, units: int, limit: int) -> Html:
    return t("text-too-long", units=str(units), limit=str(limit))


def add_to(router: Router) -> None:
    router.message.register(typed, StateFilter(TextStates.words), May(Right.TEXTS))

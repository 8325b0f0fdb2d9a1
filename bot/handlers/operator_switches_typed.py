"""What operators type about maintenance and about what the bot offers. After all commands, which end such a
question."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import Message

from bot.handlers.allowed import May
from bot.handlers.flow import Flow
from bot.handlers.operator_directions import QUERY_LENGTH, show_found, show_offer
from bot.handlers.operator_maintenance import LOCALE
from bot.i18n import Html, Translator, join
from bot.services.maintenance import MOST_UNITS, Maintenance
from bot.services.offer_desk import OfferDesk
from bot.services.roles import Right
from bot.ui.operator_maintenance import MaintenanceScreens
from bot.ui.rich import cut
from bot.ui.states import SwitchStates
from bot.ui.typed_html import typed_html


async def maintenance_text(
    message: Message, flow: Flow, translator: Translator, maintenance: Maintenance
) -> None:
    """Shown as customers would read it; nothing is changed yet."""
    screens, locale = MaintenanceScreens(flow.t, translator, maintenance), str(flow.asked.get(LOCALE, ""))
    words = message.text or ""
    fitting = cut(words, MOST_UNITS)
    text = typed_html(fitting, message.entities)
    if not text.html:
        await flow.answer(screens.ask_text(locale, flow.t("operator-maintenance-words-only")))
        return
    notes = [
        flow.t("operator-maintenance-cut", units=MOST_UNITS) if fitting != words else Html(""),
        flow.t("operator-maintenance-dropped") if text.dropped else Html(""),
    ]
    await flow.ask(SwitchStates.maintenance_text, locale=locale, typed=str(text.html))
    await flow.answer(screens.preview(locale, text.html, join(notes)))


async def search(message: Message, flow: Flow, offer_desk: OfferDesk) -> None:
    text = (message.text or "").strip()[:QUERY_LENGTH]
    if text:
        await show_found(flow, offer_desk, text, 0)
    else:
        await show_offer(flow, offer_desk)


def add_to(router: Router) -> None:
    router.message.register(
        maintenance_text, StateFilter(SwitchStates.maintenance_text), May(Right.MAINTENANCE)
    )
    router.message.register(search, StateFilter(SwitchStates.offer_search), May(Right.DIRECTIONS))

"""Support as the customer sees it: writing to it, and what comes from it."""

from dataclasses import dataclass

from aiogram.types import InlineKeyboardMarkup

from bot.i18n import Html, Texts, join
from bot.ui.callbacks import BidAct, BidButton, Go, Place
from bot.ui.keyboards import Button, button, keyboard, link, row
from bot.ui.rich import MESSAGE_UNITS, cut
from bot.ui.screen import Screen
from bot.ui.support_buttons import AskAct, AskSupport

NOTHING = Html("")
WORDS_UNITS = MESSAGE_UNITS - 200
"""Of an answer that was kept ready, below its heading."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What surrounds the talk. `number`: of the order it is about; `hours`: when support answers; `link`: the
    second way to it. Each may be empty. `going_on`: an exchange waits."""

    number: str = ""
    hours: Html = NOTHING
    link: str = ""
    going_on: bool = False


def ask(t: Texts, ways: Ways) -> Screen:
    """What is written next goes to support."""
    about = t("support-about", number=ways.number) if ways.number else Html("")
    parts = [t("support-ask"), about, _when(t, ways)]
    return Screen("support-ask", join(parts, "\n\n"), _ways(t, ways))


def sent(t: Texts, ways: Ways) -> Screen:
    return Screen("support-sent", join([t("support-sent"), _when(t, ways)], "\n\n"), _ways(t, ways))


def uncarried(t: Texts, ways: Ways) -> Screen:
    """What was sent is of a kind that Telegram doesn't pass on."""
    return Screen("support-uncarried", t("support-uncarried"), _ways(t, ways))


def greeting(t: Texts, number: str, bid_id: int) -> Screen:
    """Before what support writes."""
    if not number:
        return Screen("support-greeting", t("support-writes"))
    order = button(t.plain("push-open"), BidButton(bid=bid_id, act=BidAct.OPEN))
    return Screen("support-greeting", t("support-writes-about", number=number), keyboard([[order]]))


def words(t: Texts, text: str, bid_id: int) -> Screen:
    """An answer that was kept ready."""
    return Screen("support-words", t("support-words", words=cut(text, WORDS_UNITS)), to_answer(t, bid_id))


def to_answer(t: Texts, bid_id: int) -> InlineKeyboardMarkup:
    """Under what support has written; a reply to it goes to support because of it."""
    return keyboard([[button(t.plain("support-answer"), AskSupport(act=AskAct.ANSWER, bid=bid_id))]])


def corrected(t: Texts) -> Screen:
    return Screen("support-corrected", t("support-corrected"))


def lost(t: Texts) -> Screen:
    """In reply to what could not be passed on."""
    again = button(t.plain("support-write-again"), AskSupport(act=AskAct.ANSWER))
    return Screen("support-lost", t("support-lost"), keyboard([[again]]))


def _when(t: Texts, ways: Ways) -> Html:
    return join([t("support-hours", hours=ways.hours) if ways.hours else Html(""), t("support-wait")], "\n")


def _ways(t: Texts, ways: Ways) -> InlineKeyboardMarkup:
    end = button(t.plain("support-end"), AskSupport(act=AskAct.END))
    return keyboard([row(_resume(t) if ways.going_on else None), row(_link(t, ways)), [end]])


def _resume(t: Texts) -> Button:
    return button(t.plain("button-go-on"), Go(place=Place.RESUME))


def _link(t: Texts, ways: Ways) -> Button | None:
    return link(t.plain("support-elsewhere"), ways.link) if ways.link else None

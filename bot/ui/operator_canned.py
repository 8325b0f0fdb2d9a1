"""Canned answers: choosing one for a customer, and keeping them."""

from collections.abc import Sequence

from bot.i18n import Html, Texts, Translator, join
from bot.services.canned import Canned
from bot.ui.keyboards import DANGER, PAGE_SIZE, PRIMARY, Button, button, keyboard, page_of, pager
from bot.ui.operator_canned_buttons import CannedAct, CannedButton
from bot.ui.operator_support_buttons import SupportAct, SupportButton
from bot.ui.rich import cut
from bot.ui.screen import Screen

TITLE_UNITS = 40
WORDS_UNITS = 3000
SHOWN_UNITS = 700
"""Of each language, on the screen of one answer."""


def pick(t: Texts, answers: Sequence[Canned], user_id: int, name: str, page: int) -> Screen:
    """For that customer."""
    text = t("canned-pick", name=name) if answers else t("canned-none")
    return Screen("canned-pick", text, keyboard(_listed(t, answers, CannedAct.PREVIEW, user_id, page)))


def preview(t: Texts, canned: Canned, words: str, user_id: int, name: str, shown: int) -> Screen:
    """As the customer gets it; a tap copies it, so that it can be sent changed. `shown`: now."""
    sends = CannedButton(act=CannedAct.SEND, user=user_id, canned=canned.id, shown=shown)
    back = CannedButton(act=CannedAct.PICK, user=user_id)
    text = t("canned-preview", name=name, words=words) if words else t("canned-empty")
    rows = [
        [button(t.plain("canned-send"), sends, PRIMARY)] if words else [],
        [button(t.plain("button-back"), back)],
    ]
    return Screen("canned-preview", text, keyboard(rows))


def used(t: Texts, words: str, by: str) -> Screen:
    """In the group, where the preview was: what the customer gets."""
    return Screen("canned-used", t("canned-used", words=words, by=by))


def answers(t: Texts, kept: Sequence[Canned], page: int, note: Html | None = None) -> Screen:
    intro = t("canned-list") if kept else t("canned-none")
    rows = [
        *_listed(t, kept, CannedAct.OPEN, 0, page),
        [button(t.plain("canned-new"), CannedButton(act=CannedAct.NEW), PRIMARY)],
        [button(t.plain("button-back"), SupportButton(act=SupportAct.WAITING))],
    ]
    return Screen("canned-list", join([note or Html(""), intro], "\n\n"), keyboard(rows))


def _listed(
    t: Texts, kept: Sequence[Canned], act: CannedAct, user_id: int, page: int
) -> list[Sequence[Button]]:
    page, pages = page_of(len(kept), page)
    shown = kept[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    turns = CannedAct.LIST if act is CannedAct.OPEN else CannedAct.PICK
    return [
        *([button(each.title, CannedButton(act=act, user=user_id, canned=each.id))] for each in shown),
        pager(t, page, pages, lambda to: CannedButton(act=turns, user=user_id, page=to)),
    ]


def one(t: Texts, canned: Canned, translator: Translator) -> Screen:
    """Its words in each language, and what can be done to it."""
    parts, rows = [t("canned-one", title=canned.title)], []
    for locale in translator.locales:
        language = translator.texts(locale).plain("language-name")
        words = canned.words.get(locale)
        shown = cut(words, SHOWN_UNITS) if words else t.plain("canned-no-words")
        parts.append(t("canned-words", language=language, words=shown))
        edits = CannedButton(act=CannedAct.EDIT, canned=canned.id, locale=locale)
        rows.append([button(t.plain("canned-edit", language=language), edits)])
    removes = CannedButton(act=CannedAct.REMOVE, canned=canned.id)
    rows.append([button(t.plain("canned-remove"), removes)])
    return Screen("canned-one", join(parts, "\n\n"), keyboard([*rows, [_to_list(t)]]))


def ask_title(t: Texts, note: Html | None = None) -> Screen:
    text = join([note or Html(""), t("canned-ask-title")], "\n\n")
    return Screen("canned-ask-title", text, keyboard([[_to_list(t)]]))


def ask_words(t: Texts, canned: Canned, language: str, note: Html | None = None) -> Screen:
    back = button(t.plain("button-back"), CannedButton(act=CannedAct.OPEN, canned=canned.id))
    question = t("canned-ask-words", title=canned.title, language=language)
    return Screen("canned-ask-words", join([note or Html(""), question], "\n\n"), keyboard([[back]]))


def ask_to_remove(t: Texts, canned: Canned) -> Screen:
    yes = CannedButton(act=CannedAct.REMOVED, canned=canned.id)
    no = CannedButton(act=CannedAct.OPEN, canned=canned.id)
    rows = [[button(t.plain("canned-remove"), yes, DANGER)], [button(t.plain("button-back"), no)]]
    return Screen("canned-remove", t("canned-ask-remove", title=canned.title), keyboard(rows))


def _to_list(t: Texts) -> Button:
    return button(t.plain("button-back"), CannedButton(act=CannedAct.LIST))

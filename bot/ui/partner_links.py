"""The link builder: the link as it is now, the questions for its parts, and its code as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from bot.exchanger.models import Direction
from bot.i18n import Html, Texts, join
from bot.money import format_amount
from bot.services.payload import LABEL_CHARACTERS, LONGEST_LABEL, LONGEST_PAYLOAD
from bot.ui.keyboards import (
    LABEL_UNITS,
    PAGE_SIZE,
    Button,
    button,
    copy,
    in_columns,
    keyboard,
    link,
    page_of,
    pager,
    row,
)
from bot.ui.partner import to_home
from bot.ui.partner_link_buttons import LinkAct, LinkButton, LinkPage
from bot.ui.qr import PRINT_PIXELS, qr_png
from bot.ui.rich import cut, plain
from bot.ui.screen import Screen
from bot.ui.step import pair


@dataclass(frozen=True, slots=True)
class PartnerLink:
    """`direction`: what it opens, None also when that isn't known; `is_gone`: the site doesn't offer it now.
    `days`: for how long who comes by it counts."""

    url: str
    parts: LinkButton
    direction: Direction | None
    is_gone: bool
    days: int


def builder(t: Texts, made: PartnerLink, note: Html | None = None) -> Screen:
    label = t("partner-link-label-now", label=made.parts.label) if made.parts.label else Html("")
    parts = [
        note or Html(""),
        t("partner-link-title"),
        t("partner-link-code", link=made.url),
        join([_opens(t, made), label]),
        join([t("partner-link-counts", days=made.days), t("partner-link-own")]),
    ]
    share = link(t.plain("partner-link-share"), _share(t, made))
    rows = [
        row(copy(t.plain("partner-link-copy"), made.url), share),
        [_to(t.plain("partner-link-qr"), made.parts, LinkAct.QR)],
        *_choices(t, made.parts),
        [to_home(t)],
    ]
    return Screen("partner-link", join(parts, "\n\n"), keyboard(rows))


def _opens(t: Texts, made: PartnerLink) -> Html:
    if made.parts.direction is None:
        return t("partner-link-opens-menu")
    if made.is_gone:
        return t("partner-link-gone")
    number = t("partner-link-number", number=str(made.parts.direction))
    named = pair(t, made.direction) if made.direction else number
    if made.parts.amount is None:
        return t("partner-link-opens", pair=named)
    return t("partner-link-opens-amount", pair=named, amount=format_amount(made.parts.amount))


def _choices(t: Texts, parts: LinkButton) -> list[Sequence[Button]]:
    """An amount means nothing without a direction."""
    asks_amount = parts.direction is not None
    choices = row(
        _to(t.plain("partner-link-direction"), parts, LinkAct.DIRECTION),
        _to(t.plain("partner-link-amount"), parts, LinkAct.AMOUNT) if asks_amount else None,
        _to(t.plain("partner-link-label"), parts, LinkAct.LABEL),
    )
    return in_columns(choices)


def _share(t: Texts, made: PartnerLink) -> str:
    """Telegram's own page: the person chooses a chat, and the words stand below the link."""
    text = t.plain("partner-link-share-text")
    if made.direction is not None:
        give, get = (plain(side.title, LABEL_UNITS) for side in (made.direction.give, made.direction.get))
        text = t.plain("partner-link-share-pair", give=give, get=get)
    return f"https://t.me/share/url?{urlencode({'url': made.url, 'text': text}, quote_via=quote)}"


def too_long(t: Texts, parts: LinkButton, length: int) -> Screen:
    """What Telegram would not take: something has to go."""
    rows = [_drop_amount(t, parts), _drop_label(t, parts), _drop_direction(t, parts), [to_home(t)]]
    text = t("partner-link-too-long", length=length, limit=LONGEST_PAYLOAD)
    return Screen("partner-link-too-long", text, keyboard(rows))


def ask_direction(
    t: Texts, parts: LinkButton, found: Sequence[Direction], query: str, page: int, note: Html | None = None
) -> Screen:
    page, pages = page_of(len(found), page)
    shown = found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    rows = [
        *([_show(plain(pair(t, each)), parts, direction=each.id)] for each in shown),
        pager(t, page, pages, lambda each: LinkPage(page=each)),
        [_to(t.plain("pick-show-all"), parts, LinkAct.DIRECTION)] if query else [],
        _drop_direction(t, parts),
        _back(t, parts),
    ]
    text = join([note or Html(""), t("partner-link-ask-direction"), _search_line(t, query, found)], "\n\n")
    return Screen("partner-link-direction", text, keyboard(rows))


def _search_line(t: Texts, query: str, found: Sequence[Direction]) -> Html:
    if not query:
        return t("partner-link-search") if found else t("partner-link-none")
    said = cut(query, LABEL_UNITS)
    return t("pick-found", query=said) if found else t("pick-not-found", query=said)


def ask_amount(t: Texts, parts: LinkButton, note: Html | None = None) -> Screen:
    text = join([note or Html(""), t("partner-link-ask-amount")], "\n\n")
    return Screen("partner-link-amount", text, keyboard([_drop_amount(t, parts), _back(t, parts)]))


def ask_label(t: Texts, parts: LinkButton, note: Html | None = None) -> Screen:
    text = join([note or Html(""), t("partner-link-ask-label", longest=LONGEST_LABEL)], "\n\n")
    return Screen("partner-link-label", text, keyboard([_drop_label(t, parts), _back(t, parts)]))


def label_words(t: Texts, typed: str) -> Html:
    """Why that can be no label."""
    if LABEL_CHARACTERS.fullmatch(typed):
        return t("partner-link-label-long", length=len(typed), longest=LONGEST_LABEL)
    return t("partner-link-label-bad", label=cut(typed, LABEL_UNITS), longest=LONGEST_LABEL)


def code_photo(t: Texts, made: PartnerLink) -> Screen:
    """Large enough for paper; the link stands below it in letters too."""
    label = t("partner-link-label-now", label=made.parts.label) if made.parts.label else Html("")
    caption = join([t("partner-link-code", link=made.url), label])
    close = button(t.plain("button-close"), LinkButton(act=LinkAct.CLOSE))
    return Screen("partner-link-qr", caption, keyboard([[close]]), photo=qr_png(made.url, PRINT_PIXELS))


def _drop_direction(t: Texts, parts: LinkButton) -> list[Button]:
    if parts.direction is None:
        return []
    return [_show(t.plain("partner-link-drop-direction"), parts, direction=None, amount=None)]


def _drop_amount(t: Texts, parts: LinkButton) -> list[Button]:
    return [_show(t.plain("partner-link-drop-amount"), parts, amount=None)] if parts.amount else []


def _drop_label(t: Texts, parts: LinkButton) -> list[Button]:
    return [_show(t.plain("partner-link-drop-label"), parts, label="")] if parts.label else []


def _back(t: Texts, parts: LinkButton) -> list[Button]:
    return [_show(t.plain("button-back"), parts)]


def _show(text: str, parts: LinkButton, **changed: Any) -> Button:
    return button(text, parts.but(act=LinkAct.SHOW, **changed))


def _to(text: str, parts: LinkButton, act: LinkAct) -> Button:
    return button(text, parts.but(act=act))

"""The site's directions and currencies, as operators see them, with what they have set of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.i18n import Html, Texts, join
from bot.services.currency_names import CurrencyName
from bot.services.offer_desk import Item
from bot.ui.callbacks import Go, Place
from bot.ui.keyboards import LABEL_UNITS, PAGE_SIZE, Button, button, keyboard, page_of, pager, row
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin, to_admin
from bot.ui.operator_directions_buttons import (
    NameAct,
    OfferAct,
    OfferList,
    OfferView,
    OnCurrencyName,
    OnOffer,
)
from bot.ui.rich import cut, plain
from bot.ui.screen import Screen

TITLE_UNITS = 100
OFF, PINNED, NAMED = "⏸", "📌", "✎"


def home(
    t: Texts, directions: Sequence[Item], currencies: Sequence[Item], marked: int, note: Html | None = None
) -> Screen:
    text = join(
        [
            note or Html(""),
            t("offer-title"),
            join([_counts(t, "directions", directions), _counts(t, "currencies", currencies)]),
            t("offer-search"),
        ],
        "\n\n",
    )
    rows = [
        [
            button(t.plain("offer-button-directions"), OfferList(view=OfferView.DIRECTIONS)),
            button(t.plain("offer-button-currencies"), OfferList(view=OfferView.CURRENCIES)),
        ],
        [button(t.plain("offer-button-marked", count=marked), OfferList(view=OfferView.MARKED))],
        [
            to_admin(t),
            button(t.plain("button-menu"), Go(place=Place.MENU)),
        ],
    ]
    return Screen("operator-offer", text, keyboard(rows))


def items(t: Texts, view: OfferView, found: Sequence[Item], page: int, query: str = "") -> Screen:
    """One of the lists; `query`: what was searched for."""
    page, pages = page_of(len(found), page)
    shown = found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    rows: list[list[Button]] = [[_open(each)] for each in shown]
    rows += [pager(t, page, pages, lambda to: OfferList(view=view, page=to)), [_home(t)]]
    return Screen("operator-offer-list", _list_text(t, view, len(found), query), keyboard(rows))


@dataclass(frozen=True, slots=True)
class Named:
    """What a currency is called in a language."""

    locale: str
    language: str
    name: CurrencyName


def item(
    t: Texts,
    found: Item,
    pins: int,
    sides: Sequence[Item],
    names: Sequence[Named],
    note: Html | None = None,
    *,
    searched: bool = False,
) -> Screen:
    """`pins`: how many of the kind are pinned; `sides`: a direction's currencies; `names`: a currency's.
    `searched`: there is a search to go back to."""
    parts = [
        note or Html(""),
        t("offer-item", title=plain(found.title, TITLE_UNITS), id=str(found.id)),
        join(_states(t, found, pins)),
        join(_name_line(t, each) for each in names),
    ]
    to_found = button(t.plain("offer-to-found"), OfferList(view=OfferView.FOUND)) if searched else None
    rows = [
        _switches(t, found),
        _order(t, found, pins),
        *([_open(each)] for each in sides),
        *([_names_button(t, found, each)] for each in names),
        row(to_found, _home(t)),
    ]
    return Screen("operator-offer-item", join(parts, "\n\n"), keyboard(rows))


def gone(t: Texts) -> Screen:
    return Screen("operator-offer-gone", t("offer-unknown"), keyboard([[_home(t)]]))


def _counts(t: Texts, kind: str, there: Sequence[Item]) -> Html:
    off = sum(each.is_off or bool(each.off_by) for each in there)
    return t(f"offer-count-{kind}", count=str(len(there)), off=str(off))


def _list_text(t: Texts, view: OfferView, count: int, query: str) -> Html:
    if view is OfferView.FOUND:
        shown = cut(query, LABEL_UNITS)
        return t("offer-found", query=shown) if count else t("offer-not-found", query=shown)
    if not count:
        return t("offer-none-marked") if view is OfferView.MARKED else t("offer-none")
    title = t(f"offer-list-{view}", count=str(count))
    return join([title, t("offer-marks", off=OFF, pinned=PINNED, named=NAMED)], "\n\n")


def _states(t: Texts, found: Item, pins: int) -> list[Html]:
    lines = []
    if found.is_gone:
        lines.append(t("offer-is-gone"))
    elif found.is_off:
        lines.append(t(f"offer-is-off-{found.kind}"))
    elif found.off_by:
        lines.append(t("offer-is-off-by", currencies=plain(found.off_by, TITLE_UNITS)))
    else:
        lines.append(t("offer-is-on"))
    if found.place is not None:
        lines.append(t("offer-is-pinned", place=str(found.place), count=str(pins)))
    return lines


def _name_line(t: Texts, named: Named) -> Html:
    name, also = named.name.name or t.plain("offer-name-site"), ", ".join(named.name.also) or "–"
    return t("offer-name-line", language=named.language, name=name, also=also)


def _names_button(t: Texts, found: Item, named: Named) -> Button:
    data = OnCurrencyName(act=NameAct.SHOW, currency=found.id, locale=named.locale)
    return button(t.plain("offer-button-names", language=named.language), data)


def _switches(t: Texts, found: Item) -> list[Button]:
    if found.is_gone:
        return [_do(t.plain("offer-forget"), OfferAct.FORGET, found)]
    if found.is_off:
        return [_do(t.plain("offer-turn-on"), OfferAct.ON, found)]
    return [_do(t.plain("offer-turn-off"), OfferAct.OFF, found)]


def _order(t: Texts, found: Item, pins: int) -> list[Button]:
    if found.is_gone:
        return []
    if found.place is None:
        return [_do(t.plain("offer-pin"), OfferAct.PIN, found)]
    return row(
        _do("▲", OfferAct.UP, found) if found.place > 1 else None,
        _do("▼", OfferAct.DOWN, found) if found.place < pins else None,
        _do(t.plain("offer-unpin"), OfferAct.UNPIN, found),
    )


def label(found: Item) -> str:
    """With the marks of what is set of it; one that works only by its currencies' leave has theirs."""
    off = OFF if found.is_off or found.off_by else ""
    place = f"{PINNED}{found.place}" if found.place is not None and not off else ""
    named = NAMED if found.has_names else ""
    return " ".join(filter(None, (off or place, plain(found.title, LABEL_UNITS), named)))


def _open(found: Item) -> Button:
    return _do(label(found), OfferAct.OPEN, found)


def _do(text: str, act: OfferAct, found: Item) -> Button:
    return button(text, OnOffer(act=act, kind=found.kind, id=found.id))


def _home(t: Texts) -> Button:
    return button(t.plain("offer-home"), GoAdmin(place=AdminPlace.DIRECTIONS))

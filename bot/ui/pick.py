"""Choosing the currencies of an exchange."""

from collections.abc import Sequence

from bot.exchanger.models import Currency, Direction
from bot.i18n import Html, Texts, join
from bot.services.draft import Draft, Step
from bot.ui.callbacks import Act, Go, OpenDirection, Place
from bot.ui.keyboards import LABEL_UNITS, PAGE_SIZE, Button, button, in_columns, keyboard, page_of
from bot.ui.rich import cut, plain
from bot.ui.screen import Screen
from bot.ui.step import back_and_cancel, pair, step_button, step_pager


def pick_currency(
    t: Texts,
    draft: Draft,
    found: Sequence[Currency],
    give: Currency | None,
    note: Html | None = None,
    *,
    pinned: Sequence[Direction] = (),
) -> Screen:
    """What to give, or (`give` known) what to get for it; `found` are those the person may choose from.
    `pinned`: directions that stand above them, to be chosen whole."""
    page, pages = page_of(len(found), draft.page)
    shown = found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    labels = [step_button(draft, title(item), Act.PICK, str(item.id)) for item in shown]
    rows = [
        *([each] for each in _directions(t, pinned[:PAGE_SIZE])),
        *in_columns(labels),
        step_pager(t, draft, page, pages),
        [step_button(draft, t.plain("pick-show-all"), Act.ALL)] if draft.query else [],
        back_and_cancel(t, draft, back=draft.step is Step.GET),
    ]
    text = join([note or Html(""), _question(t, give), _search_line(t, draft, bool(found))], "\n\n")
    return Screen(f"pick-{draft.step}", text, keyboard(rows))


def found_directions(t: Texts, directions: Sequence[Direction], query: str) -> Screen:
    """The directions that what was typed may mean, the nearest first."""
    rows = [[each] for each in _directions(t, directions[:PAGE_SIZE])]
    others = button(t.plain("found-others"), Go(place=Place.EXCHANGE))
    menu = button(t.plain("button-menu"), Go(place=Place.MENU))
    text = t("found-directions", query=cut(query, LABEL_UNITS))
    return Screen("found", text, keyboard([*rows, [others, menu]]))


def _directions(t: Texts, directions: Sequence[Direction]) -> list[Button]:
    return [button(plain(pair(t, each)), OpenDirection(direction=each.id)) for each in directions]


def title(currency: Currency) -> str:
    return plain(currency.title, LABEL_UNITS)


def _question(t: Texts, give: Currency | None) -> Html:
    return t("pick-give") if give is None else t("pick-get", give=title(give))


def _search_line(t: Texts, draft: Draft, any_found: bool) -> Html:
    if not draft.query:
        return t("pick-hint")
    if any_found:
        return t("pick-found", query=cut(draft.query, LABEL_UNITS))
    return t("pick-not-found", query=cut(draft.query, LABEL_UNITS))

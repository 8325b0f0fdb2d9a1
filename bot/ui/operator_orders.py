"""Finding orders, for operators: the question, and what was found."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from bot.exchanger.models import Bid, Exchange
from bot.i18n import Html, Texts, join
from bot.services.bid_view import BidView
from bot.services.operator_orders import OrderPage
from bot.services.operator_orders_search import Found
from bot.services.statuses import GROUPS, Group, group_of, is_known
from bot.ui.card import status_title
from bot.ui.keyboards import PAGE_SIZE, Button, button, in_columns, keyboard, page_of, pager
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin, to_admin
from bot.ui.operator_orders_buttons import (
    STATUS,
    OperatorOrderAct,
    OperatorOrderButton,
    OrderListButton,
)
from bot.ui.orders import line_label
from bot.ui.rich import plain
from bot.ui.screen import Screen
from bot.ui.step import money

TITLE_UNITS = 60
_URGENT = (Group.ATTENTION, Group.OTHER, Group.CHECKING, Group.PAYOUT, Group.WAITING, Group.TO_PAY)


def ask(t: Texts, statuses: Iterable[str], note: Html | None = None) -> Screen:
    """`statuses`: those that orders have, or those that were meant."""
    chosen = [each for each in _in_order(statuses) if STATUS.fullmatch(each)]
    named = Counter(status_name(t, each) for each in chosen)
    rows: list[Sequence[Button]] = [
        *in_columns([_status_button(t, each, named) for each in chosen]),
        [to_admin(t)],
    ]
    text = join([note or Html(""), t("find-question", statuses=len(chosen))], "\n\n")
    return Screen("operator-find", text, keyboard(rows))


def status_name(t: Texts, status: str) -> str:
    """Our words; of the site's own statuses only their names are known here."""
    return status_title(t, status, "") if is_known(status) else plain(status, TITLE_UNITS)


def meant_by(t: Texts, text: str, statuses: Collection[str]) -> list[str]:
    """The statuses that somebody names: by the site's word for one, by ours, or by a part of ours. Of several
    those that orders have, if any has one."""
    said = text.casefold()
    known = _in_order({*statuses, *GROUPS})
    names = {each: status_name(t, each).casefold() for each in known}
    fits = (
        [each for each in known if each.casefold() == said]
        or [each for each in known if names[each] == said]
        or [each for each in known if said in names[each]]
    )
    return [each for each in fits if each in statuses] or fits


def _in_order(statuses: Iterable[str]) -> list[str]:
    """Those first that an operator is wanted for."""
    places = {group: place for place, group in enumerate(_URGENT)}
    return sorted(statuses, key=lambda each: (places.get(group_of(each), len(places)), each))


def _status_button(t: Texts, status: str, named: Counter[str]) -> Button:
    name = status_name(t, status)
    icon = t.plain(f"icon-{group_of(status)}")
    id = "find-status" if named[name] == 1 else "find-status-alike"
    label = (
        t.plain("find-status", icon=icon, title=name)
        if id == "find-status"
        else t.plain("find-status-alike", icon=icon, title=name, status=status)
    )
    return button(label, OrderListButton.in_status(status))


def order_list(t: Texts, found: OrderPage, of: OrderListButton) -> Screen:
    """A customer's orders, or those in a status."""
    page, pages = page_of(found.count, found.page)
    rows: list[Sequence[Button]] = [[open_button(t, view, of.of, page)] for view in found.orders]
    rows += [pager(t, page, pages, lambda each: of.model_copy(update={"page": each})), [to_find(t)]]
    return Screen("operator-orders", _list_title(t, of, found.count), keyboard(rows))


def _list_title(t: Texts, of: OrderListButton, count: int) -> Html:
    if of.customer is not None:
        return t("find-of-customer", customer=str(of.customer), count=count)
    status = of.status or ""
    icon = t.plain(f"icon-{group_of(status)}")
    return t("find-in-status", icon=icon, title=status_name(t, status), status=status, count=count)


def choice(t: Texts, found: Found) -> Screen:
    """Several things go by one number."""
    rows: list[Sequence[Button]] = [[open_button(t, view)] for view in found.orders]
    if found.customer is not None:
        label = t.plain("find-customer", customer=str(found.customer), count=found.customer_orders)
        rows.append([button(label, OrderListButton.of_customer(found.customer))])
    return Screen("operator-find-choice", t("find-several"), keyboard([*rows[:PAGE_SIZE], [to_find(t)]]))


def at_site(t: Texts, there: Exchange | Bid) -> Screen:
    """An order that isn't the bot's: of the website, or of another bot."""
    parts = [t("find-at-site"), _as_the_site_has_it(t, there), t("find-at-site-why")]
    return Screen("operator-find-at-site", join(parts, "\n\n"), keyboard([[to_find(t)]]))


def _as_the_site_has_it(t: Texts, there: Exchange | Bid) -> Html:
    give, get = plain(there.psys_give, TITLE_UNITS), plain(there.psys_get, TITLE_UNITS)
    if there.amount_give is None or there.amount_get is None:
        sums = Html("")
    else:
        sums = t(
            "find-at-site-sums",
            give=money(there.amount_give, there.currency_code_give),
            get=money(there.amount_get, there.currency_code_get),
        )
    status = t(
        "card-status", icon=t.plain(f"icon-{group_of(there.status)}"), title=status_name(t, there.status)
    )
    return join([t("find-at-site-pair", number=str(there.id), give=give, get=get), sums, status])


def open_button(t: Texts, view: BidView, of: str = "", page: int = 0) -> Button:
    """`of` and `page`: the list that it stands in, to come back to."""
    data = OperatorOrderButton(act=OperatorOrderAct.OPEN, bid=view.row.id, page=page, of=of)
    return button(line_label(t, view), data)


def to_find(t: Texts) -> Button:
    return button(t.plain("find-other"), GoAdmin(place=AdminPlace.FIND))

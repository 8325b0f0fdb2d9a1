"""What the operators are told: numbers to look the order up by, and a way to write to the customer. Nothing
that was entered: who needs it sees it on the site."""

from bot.i18n import Html, Texts, join
from bot.services.bid_view import BidView
from bot.services.messages import UnclearMessage
from bot.ui.card import moment, status_title
from bot.ui.rich import plain
from bot.ui.screen import Screen

TITLE_UNITS = 100


def unclear_order(t: Texts, view: BidView, message: UnclearMessage, now: int) -> Screen:
    """`now` in UTC milliseconds: when it was said."""
    text = t(f"operators-{message.unclear}", order=_order(t, view, message.since, now))
    return Screen(f"operators-{message.unclear}", text)


def clear_order(t: Texts, view: BidView, message: UnclearMessage, now: int) -> Screen:
    """As it is by now: `now` is when it became clear."""
    if view.site is None:
        outcome = t("operators-clear-none")
    else:
        status = status_title(t, view.site.status, view.site.status_title)
        outcome = t("operators-clear-status", status=status)
    order = _order(t, view, message.since, now)
    return Screen("operators-clear", t("operators-clear", order=order, outcome=outcome))


def _order(t: Texts, view: BidView, since: int, now: int) -> Html:
    site_id = view.row.site_id
    number = Html("") if site_id is None else t("operators-number", number=str(site_id))
    rest = t(
        "operators-order",
        api_id=str(view.row.id),
        give=plain(view.request.give_title, TITLE_UNITS),
        get=plain(view.request.get_title, TITLE_UNITS),
        direction=str(view.request.direction_id),
        customer=str(view.row.user_id),
        since=moment(since),
        minutes=max(now - since, 0) // 60_000,
    )
    return join([number, rest])

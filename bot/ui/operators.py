"""What the operators are told: numbers to look the order up by, nothing of the customer's."""

from bot.i18n import Texts
from bot.services.bid_view import BidView
from bot.services.job_notes import Unclear
from bot.ui.card import moment
from bot.ui.rich import plain
from bot.ui.screen import Screen

TITLE_UNITS = 100


def unclear_order(t: Texts, view: BidView, about: Unclear, since: int, now: int) -> Screen:
    """`since` and `now` in UTC milliseconds."""
    request = view.request
    text = t(
        f"operators-{about}",
        number=view.number,
        api_id=str(view.row.id),
        give=plain(request.give_title, TITLE_UNITS),
        get=plain(request.get_title, TITLE_UNITS),
        direction=str(request.direction_id),
        since=moment(since),
        minutes=max(now - since, 0) // 60_000,
    )
    return Screen(f"operators-{about}", text)

"""What happened, in a line each: where operators are told of much at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.i18n import Html, Texts
from bot.services.bid_view import BidView
from bot.services.notices import Notice, NoticeKind
from bot.storage.payouts import Payout
from bot.ui.card import status_title
from bot.ui.rich import plain
from bot.ui.step import money

TITLE_UNITS = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A notice with what it is about, as that is by now."""

    notice: Notice
    view: BidView | None = None
    payout: Payout | None = None

    @property
    def at(self) -> int:
        return self.notice.at

    @property
    def since(self) -> int:
        since: int = self.notice.about.get("since", self.at)
        return since

    @property
    def number(self) -> str:
        """Of the order."""
        return self.view.number if self.view else "…"


def line(t: Texts, each: Told) -> Html:
    return _LINES[each.notice.kind](t, each)


def _unclear(t: Texts, each: Told) -> Html:
    which = "clear" if each.notice.about["clear"] else each.notice.about["unclear"]
    return t(f"notice-line-unclear-{which}", number=each.number)


def _site(t: Texts, each: Told) -> Html:
    return t(f"notice-line-site-{up_or_down(each)}", duration=duration(t, each))


def _late(t: Texts, each: Told) -> Html:
    return t(f"notice-line-{how_late(each)}", duration=duration(t, each))


def _error(t: Texts, each: Told) -> Html:
    about = each.notice.about
    return t("notice-line-error", error=about["error"], place=about["place"], number=about["number"] or "-")


def _payout(t: Texts, each: Told) -> Html:
    number = str(each.payout.site_id or each.payout.id) if each.payout else "…"
    return t(f"notice-line-payout-{each.notice.about['outcome']}", number=number)


def _attention(t: Texts, each: Told) -> Html:
    return t("notice-line-attention", number=each.number, status=status(t, each))


def _stuck(t: Texts, each: Told) -> Html:
    return t("notice-line-stuck", number=each.number, status=status(t, each), duration=duration(t, each))


def _paid(t: Texts, each: Told) -> Html:
    return t(f"notice-line-paid-{how_paid(each)}", number=each.number, pair=_pair(each.view))


def _made(t: Texts, each: Told) -> Html:
    return t("notice-line-made", number=each.number, pair=_pair(each.view))


_LINES: Mapping[NoticeKind, Callable[[Texts, Told], Html]] = {
    NoticeKind.UNCLEAR: _unclear,
    NoticeKind.SITE: _site,
    NoticeKind.LATE: _late,
    NoticeKind.ERROR: _error,
    NoticeKind.PAYOUT: _payout,
    NoticeKind.ATTENTION: _attention,
    NoticeKind.STUCK: _stuck,
    NoticeKind.PAID: _paid,
    NoticeKind.MADE: _made,
}


# --- what both ways to tell it say


def status(t: Texts, each: Told) -> str:
    return status_title(t, each.notice.about["status"], each.notice.about.get("title", ""))


def how_paid(each: Told) -> str:
    return "said" if each.notice.about["status"] == "payed" else "came"


def up_or_down(each: Told) -> str:
    return "up" if each.notice.about["up"] else "down"


def how_late(each: Told) -> str:
    return f"{'in-time' if each.notice.about['in_time'] else 'late'}-{each.notice.about['what']}"


def duration(t: Texts, each: Told) -> Html:
    minutes = max(each.at - each.since, 0) // 60_000
    if minutes < 60:
        return t("notice-minutes", minutes=minutes)
    return t("notice-hours", hours=minutes // 60, minutes=minutes % 60)


def sums(view: BidView) -> str:
    if view.site is None:
        return ""
    give = money(view.site.amount_give, view.site.currency_code_give)
    return f"{give} → {money(view.site.amount_get, view.site.currency_code_get)}"


def _pair(view: BidView | None) -> str:
    if view is None:
        return "…"
    titles = (view.request.give_title, view.request.get_title)
    return sums(view) or " → ".join(plain(title, TITLE_UNITS) for title in titles)

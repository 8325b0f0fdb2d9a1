"""A partner's statistics: what their links came to in a time, as a whole and by direction and label."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from bot.exchanger.errors import ExchangerError
from bot.exchanger.models import Direction
from bot.i18n import Html, Texts, join
from bot.money import format_amount
from bot.services.partner_orders import NEWEST
from bot.services.partner_site import MOST_VISITS, Part, SiteError
from bot.services.partner_stats import Breakdown, Overview, Period, SiteFigures, Totals
from bot.storage.partner_days import Kind
from bot.ui.callbacks import GoPartner, PartnerPlace, PartnerStatsButton, StatsAct
from bot.ui.keyboards import PRIMARY, Button, button, in_columns, keyboard, page_of, pager, row
from bot.ui.partner import to_home
from bot.ui.partner_trouble import partner_trouble
from bot.ui.screen import Screen
from bot.ui.step import money, pair

CURRENCIES_SHOWN = 4
MINUTE = 60


def statistics(t: Texts, found: Overview, period: Period, note: Html | None = None) -> Screen:
    totals = found.totals
    parts = [
        note or Html(""),
        t("stats-title", period=period_name(t, period)),
        t("stats-none") if totals.is_empty else join([t("stats-links"), funnel(t, totals)]),
        _site(t, found.site) if found.site else t("stats-no-key"),
        t("stats-clock-site") if found.site else t("stats-clock"),
    ]
    more = [
        _stats(t.plain("stats-by-direction"), StatsAct.DIRECTIONS, period),
        _stats(t.plain("stats-by-label"), StatsAct.LABELS, period),
    ]
    link = button(t.plain("stats-make-link"), GoPartner(place=PartnerPlace.LINK), PRIMARY)
    rows = [
        [link] if totals.is_empty else [],
        *_periods(t, period),
        [] if totals.is_empty else more,
        row(
            None if totals.is_empty else _stats(t.plain("stats-picture"), StatsAct.PICTURE, period),
            _stats(t.plain("stats-orders"), StatsAct.ORDERS, period),
        ),
        [to_home(t)],
    ]
    return Screen("partner-stats", join(parts, "\n\n"), keyboard(rows))


def funnel(t: Texts, totals: Totals) -> Html:
    """From clicks to rewards. Orders are of people who came at any time: no part of those of this time."""
    return join(
        [
            t("stats-clicks", count=whole(totals.clicks)),
            _with_part(t, "people", totals.people, totals.clicks),
            t("stats-made", count=whole(totals.orders)),
            _with_part(t, "paid", totals.paid, totals.orders),
            turnover(t, totals),
            t("stats-reward", sum=format_amount(totals.reward)) if totals.reward else Html(""),
        ]
    )


def _with_part(t: Texts, name: str, count: int, of: int) -> Html:
    """A part in percent where it is one."""
    if not 0 < count <= of:
        return t(f"stats-{name}", count=whole(count))
    return t(f"stats-{name}-part", count=whole(count), percent=round(100 * count / of))


def turnover(t: Texts, totals: Totals) -> Html:
    sums = [(code, amount) for code, amount in totals.turnover if amount]
    if not sums:
        return Html("")
    shown = ", ".join(money(amount, code) for code, amount in sums[:CURRENCIES_SHOWN])
    if len(sums) > CURRENCIES_SHOWN:
        return t("stats-turnover-more", sums=shown, more=len(sums) - CURRENCIES_SHOWN)
    return t("stats-turnover", sums=shown)


def whole(count: int) -> str:
    return format_amount(Decimal(count))


def day_words(t: Texts, day: date) -> str:
    return t.plain("stats-day", day=day.day, month=t.plain(f"stats-month-{day.month}"))


# --- what the site counts


def _site(t: Texts, site: SiteFigures) -> Html:
    return join([t("stats-site"), _visits(t, site), _orders(t, site), *_site_troubles(t, site)])


def _visits(t: Texts, site: SiteFigures) -> Html:
    visits = site.visits.value
    if visits is None:
        return Html("")
    if visits.is_cut:
        return t("stats-visits-cut", count=whole(MOST_VISITS))
    return t("stats-visits", count=whole(visits.count))


def _orders(t: Texts, site: SiteFigures) -> Html:
    orders = site.orders.value
    if orders is None:
        return Html("")
    sums = orders.sums
    return join(
        [
            t("stats-site-orders", count=whole(sums.orders), done=whole(sums.done)),
            t("stats-accrued", sum=format_amount(sums.reward)),
            t("stats-coming", sum=format_amount(sums.coming)),
            t("stats-cut", count=whole(NEWEST)) if orders.is_cut else Html(""),
        ]
    )


def _site_troubles(t: Texts, site: SiteFigures) -> Sequence[Html]:
    """Each once, though it met both lists."""
    return list(dict.fromkeys(each for part in (site.visits, site.orders) if (each := site_trouble(t, part))))


def site_trouble(t: Texts, part: Part[object]) -> Html:
    """What is missing, or how old what is shown is."""
    if part.error is None:
        return Html("")
    old = t("stats-old", minutes=max(1, round(part.age / MINUTE))) if part.value is not None else Html("")
    return join([_words(t, part.error), old])


def _words(t: Texts, error: SiteError) -> Html:
    return partner_trouble(t, error) if isinstance(error, ExchangerError) else t("partner-key-unreadable")


# --- by direction and by label


def breakdown(
    t: Texts, kind: Kind, found: Breakdown, directions: Mapping[int, Direction], period: Period
) -> Screen:
    act = StatsAct.LABELS if kind == "label" else StatsAct.DIRECTIONS
    title = t(f"stats-{kind}-title", period=period_name(t, period))
    page, pages = page_of(found.count, found.page)
    turning = pager(t, page, pages, lambda each: PartnerStatsButton(act=act, period=period, page=each))
    rows = [*_periods(t, period, act), turning, [back(t, period)]]
    if not found.count:
        return Screen("partner-breakdown", join([title, t("stats-none")], "\n\n"), keyboard(rows))
    lines = [
        join([_name(t, kind, name, directions), _short_funnel(t, kind, totals), turnover(t, totals)])
        for name, totals in found.rows
    ]
    return Screen("partner-breakdown", join([title, *lines, t("stats-clock")], "\n\n"), keyboard(rows))


def _name(t: Texts, kind: Kind, name: str, directions: Mapping[int, Direction]) -> Html:
    if kind == "label":
        return t("stats-label", label=name) if name else t("stats-no-label")
    direction = directions.get(int(name))
    return pair(t, direction) if direction else t("stats-direction", number=name)


def _short_funnel(t: Texts, kind: Kind, totals: Totals) -> Html:
    """People come by a link, and choose their direction later: it has no clicks of its own."""
    if kind == "direction":
        return t("stats-short-orders", orders=whole(totals.orders), paid=whole(totals.paid))
    return t(
        "stats-short",
        clicks=whole(totals.clicks),
        people=whole(totals.people),
        orders=whole(totals.orders),
        paid=whole(totals.paid),
    )


# --- buttons


def period_name(t: Texts, period: Period) -> str:
    return t.plain(f"stats-period-{period}")


def back(t: Texts, period: Period) -> Button:
    return _stats(t.plain("stats-back"), StatsAct.SHOW, period)


def _periods(t: Texts, chosen: Period, act: StatsAct = StatsAct.SHOW) -> list[Sequence[Button]]:
    labels = {each: t.plain(f"stats-button-{each}") for each in Period}
    return in_columns(
        [_stats(chosen_one(t, label, is_chosen=each is chosen), act, each) for each, label in labels.items()]
    )


def chosen_one(t: Texts, label: str, *, is_chosen: bool) -> str:
    return t.plain("stats-chosen", label=label) if is_chosen else label


def _stats(label: str, act: StatsAct, period: Period) -> Button:
    return button(label, PartnerStatsButton(act=act, period=period))

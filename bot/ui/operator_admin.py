"""`/admin`: how the bot is, what there was today, and the ways to all that operators may do."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.i18n import Html, Texts, join
from bot.services.dashboard import NotYet, OrderGroup, Overview, Today, Vitals
from bot.services.health import STALE_SECONDS
from bot.services.roles import Right, Role, rights_of
from bot.services.statuses import Group
from bot.storage.day_counts import FUNNEL, Counted
from bot.ui.callbacks import Go, Place
from bot.ui.keyboards import PRIMARY, Button, button, in_columns, keyboard
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin
from bot.ui.operator_support_buttons import SupportAct, SupportButton
from bot.ui.partner_stats import whole
from bot.ui.screen import Screen
from bot.ui.step import money

CURRENCIES_SHOWN = 6
GREEN, YELLOW, RED, GREY = "🟢", "🟡", "🔴", "⚪️"
ORDERED: Sequence[OrderGroup] = (
    NotYet.MAKING,
    Group.WAITING,
    Group.TO_PAY,
    Group.CHECKING,
    Group.PAYOUT,
    Group.ATTENTION,
    Group.OTHER,
    Group.DONE,
    Group.CANCELLED,
)
"""As an order goes."""
FAILING_SECONDS = 60.0
MANY_ERRORS = 0.05
SLOW_SECONDS = 5.0
LATE_SECONDS, TOO_LATE_SECONDS = 60.0, 300.0
MINUTE, HOUR = 60, 3600
MEGABYTE, GIGABYTE = 10**6, 10**9


def dashboard(t: Texts, found: Overview, role: Role, note: Html | None = None) -> Screen:
    at = datetime.fromtimestamp(found.at / 1000, UTC)
    parts = [
        note or Html(""),
        t("admin-title"),
        _health(t, found.vitals),
        _today(t, found.today),
        join([t("admin-conversion"), *_conversion(t, found.today.counts)]),
        t("admin-refreshed", time=f"{at:%H:%M:%S}"),
    ]
    rows = [
        [button(t.plain("admin-refresh"), GoAdmin(place=AdminPlace.HOME), PRIMARY)],
        *in_columns(
            [
                button(t.plain("admin-days"), GoAdmin(place=AdminPlace.DAYS)),
                button(t.plain("admin-left"), GoAdmin(place=AdminPlace.LEFT)),
            ]
        ),
        *in_columns([*_to_support(t, role), *(_to(t, place) for place in ways(role))]),
        [button(t.plain("button-menu"), Go(place=Place.MENU))],
    ]
    return Screen("dashboard", join(parts, "\n\n"), keyboard(rows))


def _to(t: Texts, place: AdminPlace) -> Button:
    return button(t.plain(f"admin-to-{place}"), GoAdmin(place=place))


def _to_support(t: Texts, role: Role) -> list[Button]:
    """To who waits for an answer, which has no command."""
    may_answer = Right.FIND in rights_of(role)
    return (
        [button(t.plain("support-to-waiting"), SupportButton(act=SupportAct.WAITING))] if may_answer else []
    )


def ways(role: Role) -> Sequence[AdminPlace]:
    """A place is named as the right that it needs."""
    rights = {right.value for right in rights_of(role)}
    return [place for place in AdminPlace if place.value in rights]


# --- health


def _health(t: Texts, vitals: Vitals) -> Html:
    return join(
        [
            t("admin-health"),
            _telegram(t, vitals),
            *_exchanger(t, vitals),
            _feed(t, vitals),
            _outbox(t, vitals),
            _unclear(t, vitals),
            _database(t, vitals.database_bytes),
        ]
    )


def _telegram(t: Texts, vitals: Vitals) -> Html:
    if vitals.telegram_age == float("inf"):
        return t("admin-telegram-never", light=RED)
    light = GREEN if vitals.telegram_age < STALE_SECONDS else RED
    return t("admin-telegram", light=light, ago=_span(t, vitals.telegram_age))


def _exchanger(t: Texts, vitals: Vitals) -> list[Html]:
    lately = vitals.exchanger
    if vitals.exchanger_failing_for > FAILING_SECONDS:
        return [t("admin-exchanger-down", light=RED, time=_span(t, vitals.exchanger_failing_for))]
    if lately.median is None or lately.p95 is None:
        return [t("admin-exchanger-unasked", light=GREY)]
    light = YELLOW if lately.p95 > SLOW_SECONDS or lately.error_rate > MANY_ERRORS else GREEN
    times = {"median": _latency(t, lately.median), "p95": _latency(t, lately.p95)}
    return [t("admin-exchanger", light=light, **times), _failures(t, lately.failed, lately.calls)]


def _failures(t: Texts, failed: int, calls: int) -> Html:
    return t("admin-exchanger-failures", failed=whole(failed), calls=calls, percent=_percent(failed, calls))


def _feed(t: Texts, vitals: Vitals) -> Html:
    if vitals.feed_age is None:
        return t("admin-feed-none", light=GREY)
    return t("admin-feed", light=_lateness(vitals.feed_age), ago=_span(t, vitals.feed_age))


def _outbox(t: Texts, vitals: Vitals) -> Html:
    if not vitals.outbox.depth:
        return t("admin-outbox-empty", light=GREEN)
    light, age = _lateness(vitals.outbox_age), _span(t, vitals.outbox_age)
    return t("admin-outbox", light=light, count=whole(vitals.outbox.depth), time=age)


def _unclear(t: Texts, vitals: Vitals) -> Html:
    if not vitals.unclear:
        return t("admin-unclear-none", light=GREEN)
    return t("admin-unclear", light=YELLOW, count=vitals.unclear)


def _database(t: Texts, size: int) -> Html:
    if size >= GIGABYTE:
        return t("admin-database-large", **_tenths(size / GIGABYTE))
    return t("admin-database", **_tenths(size / MEGABYTE))


def _lateness(seconds: float) -> str:
    if seconds < LATE_SECONDS:
        return GREEN
    return YELLOW if seconds < TOO_LATE_SECONDS else RED


# --- today


def _today(t: Texts, today: Today) -> Html:
    counts, not_made = today.counts, today.orders[NotYet.NOT_MADE]
    total = sum(today.orders[group] for group in ORDERED)
    people = {"visitors": whole(counts[Counted.VISITORS]), "people": whole(counts[Counted.PEOPLE])}
    return join(
        [
            t("admin-today"),
            t("admin-visitors", **people),
            t("admin-drafts", count=whole(counts[Counted.BEGUN])),
            t("admin-orders", count=whole(total)),
            _orders(t, today.orders),
            t("admin-not-made", count=whole(not_made)) if not_made else Html(""),
            _turnover(t, today),
        ]
    )


def _orders(t: Texts, orders: Counter[OrderGroup]) -> Html:
    shown = [group for group in ORDERED if orders[group]]
    words = [
        t("admin-orders-in", group=t.plain(f"admin-group-{each}"), count=whole(orders[each]))
        for each in shown
    ]
    return join(words)


def _turnover(t: Texts, today: Today) -> Html:
    sums = [(code, amount) for code, amount in today.turnover if amount]
    if not sums:
        return t("admin-turnover-none")
    shown = ", ".join(money(amount, code) for code, amount in sums[:CURRENCIES_SHOWN])
    more = len(sums) - CURRENCIES_SHOWN
    return t("admin-turnover-more", sums=shown, more=more) if more > 0 else t("admin-turnover", sums=shown)


def _conversion(t: Texts, counts: Counter[str]) -> list[Html]:
    """Each step with its part of the step before."""
    lines, before = [], 0
    for step in FUNNEL:
        lines.append(_step(t, step, counts[step], before))
        before = counts[step]
    return lines


def _step(t: Texts, step: Counted, count: int, before: int) -> Html:
    name = t.plain(f"admin-step-{step}")
    if not 0 < count <= before:
        return t("admin-step", name=name, count=whole(count))
    return t("admin-step-part", name=name, count=whole(count), percent=_percent(count, before))


# --- numbers in the reader's way


def _percent(part: int, of: int) -> int:
    return round(100 * part / of) if of else 0


def _latency(t: Texts, seconds: float) -> str:
    if seconds < 1:
        return t.plain("admin-milliseconds", count=round(seconds * 1000))
    return t.plain("admin-seconds-tenths", **_tenths(seconds))


def _tenths(value: float) -> dict[str, str]:
    """For a text that puts the language's own mark between."""
    whole_part, tenth = divmod(round(value * 10), 10)
    return {"whole": whole(whole_part), "tenth": str(tenth)}


def _span(t: Texts, seconds: float) -> str:
    if seconds < MINUTE:
        return t.plain("admin-seconds", count=int(seconds))
    if seconds < HOUR:
        return t.plain("admin-minutes", count=int(seconds // MINUTE))
    return t.plain("admin-hours", count=int(seconds // HOUR))

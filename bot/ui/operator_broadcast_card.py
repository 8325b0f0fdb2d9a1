"""A broadcast that goes out by itself: how it is getting on, and the list of all there have been."""

from collections.abc import Sequence

from bot.i18n import Html, Texts, Translator, join
from bot.storage.broadcasts import Broadcast
from bot.storage.ids import now_ms
from bot.ui.card import moment
from bot.ui.keyboards import DANGER, PAGE_SIZE, PRIMARY, Button, button, keyboard, page_of, pager
from bot.ui.operator_admin_buttons import to_admin
from bot.ui.operator_broadcast import audience_words, do, to_list
from bot.ui.operator_broadcast_buttons import BroadcastAct
from bot.ui.rich import cut
from bot.ui.screen import Screen

BAR = 12
TITLE_UNITS = 28


def card(
    t: Texts,
    broadcast: Broadcast,
    translator: Translator,
    speed: float | None = None,
    *,
    is_kept: bool = True,
) -> Screen:
    """`speed`: people a second, where it is known. `is_kept`: by itself as it is; else there is a button."""
    to = audience_words(t, broadcast.audience, broadcast.locale, translator)
    parts = [
        t("broadcast-card", title=title(t, broadcast), to=to),
        _stage(t, broadcast),
        _numbers(t, broadcast) if broadcast.total is not None else Html(""),
        _pace(t, broadcast, speed) if broadcast.stage == "running" and speed else Html(""),
    ]
    return Screen("broadcast-card", join(parts, "\n\n"), keyboard(_rows(t, broadcast, is_kept=is_kept)))


def _stage(t: Texts, broadcast: Broadcast) -> Html:
    has_begun, start_at = broadcast.began_at is not None, broadcast.start_at or 0
    match broadcast.stage:
        case "waiting" if has_begun or start_at <= now_ms():
            return t("broadcast-stage-in-line")
        case "waiting":
            return t("broadcast-stage-waiting", at=moment(start_at))
        case "running" if broadcast.total is None:
            return t("broadcast-stage-choosing")
        case "paused" if broadcast.trouble is not None:
            return t(f"broadcast-paused-{broadcast.trouble}")
        case "paused" if not has_begun:
            when = "early" if broadcast.keeps_its_time(now_ms()) else "late"
            return t(f"broadcast-stage-paused-{when}", at=moment(start_at))
    return t(f"broadcast-stage-{broadcast.stage}", at=moment(broadcast.ended_at or broadcast.began_at or 0))


def start_again(broadcast: Broadcast, now: int) -> int:
    """When it goes on, if it is let: in seconds, 0 being at once."""
    return (broadcast.start_at or 0) // 1000 if broadcast.keeps_its_time(now) else 0


def _numbers(t: Texts, broadcast: Broadcast) -> Html:
    """The exceptions only when there are any."""
    rest = [
        t(f"broadcast-number-{name}", count=str(count))
        for name, count in (
            ("blocked", broadcast.blocked),
            ("failed", broadcast.failed),
            ("unknown", broadcast.unknown),
            ("skipped", broadcast.skipped),
            ("not-sent" if broadcast.stage == "stopped" else "left", broadcast.left),
        )
        if count
    ]
    bar = _bar(broadcast) if broadcast.stage in {"running", "paused", "waiting"} else Html("")
    sent = t("broadcast-number-sent", sent=str(broadcast.sent), total=str(broadcast.total or 0))
    return join([bar, sent, *rest])


def _bar(broadcast: Broadcast) -> Html:
    share = broadcast.dealt_with / broadcast.total if broadcast.total else 1.0
    filled = min(int(share * BAR), BAR)
    return Html(f"{'▰' * filled}{'▱' * (BAR - filled)} {min(int(share * 100), 100)} %")


def _pace(t: Texts, broadcast: Broadcast, speed: float) -> Html:
    minutes, seconds = divmod(round(broadcast.left / speed), 60)
    rest = (
        t("broadcast-rest-minutes", minutes=minutes)
        if minutes
        else t("broadcast-rest-seconds", seconds=seconds)
    )
    return t("broadcast-pace", speed=f"{speed:.1f}", rest=rest)


def _rows(t: Texts, broadcast: Broadcast, *, is_kept: bool) -> list[list[Button]]:
    id = broadcast.id
    pause = button(t.plain("broadcast-button-pause"), do(BroadcastAct.PAUSE, id))
    start = start_again(broadcast, now_ms())
    is_late = broadcast.began_at is None and not start
    go_on_label = t.plain("broadcast-button-send-now" if is_late else "broadcast-button-go-on")
    go_on = button(go_on_label, do(BroadcastAct.GO_ON, id, start), PRIMARY)
    stop = button(t.plain("broadcast-button-stop"), do(BroadcastAct.STOP, id), DANGER)
    steer = {"waiting": [pause, stop], "running": [pause, stop], "paused": [go_on, stop]}
    refresh = button(t.plain("broadcast-button-refresh"), do(BroadcastAct.OPEN, id))
    more = [] if is_kept or broadcast.stage not in steer else [refresh]
    return [steer.get(broadcast.stage, []), [*more, to_list(t, below=is_kept)]]


def ask_to_stop(t: Texts, broadcast: Broadcast) -> Screen:
    rows = [
        [button(t.plain("broadcast-button-stop-yes"), do(BroadcastAct.STOPPED, broadcast.id), DANGER)],
        [button(t.plain("broadcast-button-stop-no"), do(BroadcastAct.OPEN, broadcast.id))],
    ]
    return Screen("broadcast-stop", t("broadcast-ask-stop", title=title(t, broadcast)), keyboard(rows))


def broadcasts(t: Texts, found: Sequence[Broadcast], page: int, count: int) -> Screen:
    page, pages = page_of(count, page, PAGE_SIZE)
    rows: list[list[Button]] = [[_line(t, each)] for each in found]
    rows += [
        pager(t, page, pages, lambda each: do(BroadcastAct.LIST, value=each)),
        [button(t.plain("broadcast-button-new"), do(BroadcastAct.NEW), PRIMARY)],
        [to_admin(t)],
    ]
    text = t("broadcast-list", count=count) if count else t("broadcast-list-none")
    return Screen("broadcast-list", text, keyboard(rows))


def _line(t: Texts, broadcast: Broadcast) -> Button:
    icon, words = t.plain(f"broadcast-icon-{broadcast.stage}"), cut(title(t, broadcast), TITLE_UNITS)
    if broadcast.total is None:
        label = t.plain("broadcast-line-planned", icon=icon, title=words)
    else:
        label = t.plain(
            "broadcast-line", icon=icon, title=words, sent=str(broadcast.sent), total=str(broadcast.total)
        )
    return button(label, do(BroadcastAct.OPEN, broadcast.id))


def title(t: Texts, broadcast: Broadcast) -> str:
    return broadcast.title or t.plain("broadcast-untitled")

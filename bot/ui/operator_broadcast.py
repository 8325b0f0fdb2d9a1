"""A broadcast while an operator puts it together."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardMarkup

from bot.i18n import Html, Texts, Translator, join
from bot.services.broadcast_audience import Audiences
from bot.services.broadcasts import Label
from bot.storage.broadcasts import Audience, Broadcast
from bot.ui.card import moment
from bot.ui.keyboards import DANGER, PRIMARY, Button, button, keyboard, link, row
from bot.ui.news import button_below
from bot.ui.operator_admin_buttons import to_admin
from bot.ui.operator_broadcast_buttons import AudienceButton, BroadcastAct, BroadcastButton
from bot.ui.operator_broadcast_typed import MOST_BUTTONS, MOST_IN_A_ROW, ButtonsError
from bot.ui.screen import Screen

HOUR = 3600
LATER_HOURS = (1, 3, 12, 24)


def ask_message(t: Texts, count: int, note: Html | None = None) -> Screen:
    """`count`: of the broadcasts there have been."""
    rows = [
        [button(t.plain("broadcast-button-list", count=count), do(BroadcastAct.LIST))] if count else [],
        [to_admin(t)],
    ]
    return Screen(
        "broadcast-message", join([note or Html(""), t("broadcast-ask-message")], "\n\n"), keyboard(rows)
    )


def ask_buttons(t: Texts, id: int, note: Html | None = None) -> Screen:
    example = t.plain("broadcast-buttons-example")
    text = t("broadcast-ask-buttons", example=example, most=MOST_BUTTONS, row=MOST_IN_A_ROW)
    rows = [
        [button(t.plain("broadcast-button-no-buttons"), do(BroadcastAct.NO_BUTTONS, id))],
        [discard(t, id)],
    ]
    return Screen("broadcast-buttons", join([note or Html(""), text], "\n\n"), keyboard(rows))


def buttons_words(t: Texts, error: ButtonsError) -> Html:
    """What is wrong with what was typed."""
    return t(f"broadcast-wrong-{error.problem}", part=error.part)


def ask_audience(t: Texts, id: int, found: Audiences, translator: Translator) -> Screen:
    """With how many people each one is; languages only when there is a choice of them."""
    rows = [[_audience(t, id, "everybody", "", found)]]
    if len(found.languages) > 1:
        spoken = [locale for locale, _ in found.languages.most_common()]
        rows += [[_language(t, id, locale, found, translator)] for locale in spoken]
    rows += [
        [_audience(t, id, "orders", "", found)],
        [_audience(t, id, "partners", "", found)],
        [discard(t, id)],
    ]
    return Screen("broadcast-audience", t("broadcast-ask-audience"), keyboard(rows))


def _audience(t: Texts, id: int, audience: Audience, locale: str, found: Audiences) -> Button:
    label = t.plain(
        "broadcast-line-audience",
        name=t.plain(f"broadcast-to-{audience}"),
        count=str(found.count(audience, locale)),
    )
    return button(label, AudienceButton(broadcast=id, audience=audience, locale=locale))


def _language(t: Texts, id: int, locale: str, found: Audiences, translator: Translator) -> Button:
    name = translator.texts(locale).plain("language-name")
    label = t.plain("broadcast-line-audience", name=name, count=str(found.languages[locale]))
    return button(label, AudienceButton(broadcast=id, audience="language", locale=locale))


def preview(t: Texts, draft: Broadcast, people: int, to: str, note: Html | None = None) -> Screen:
    """Below the copy itself."""
    count = (
        t("broadcast-preview-count", count=people, to=to) if people else t("broadcast-preview-nobody", to=to)
    )
    go = [
        [button(t.plain("broadcast-button-now"), do(BroadcastAct.NOW, draft.id), PRIMARY)],
        [
            button(t.plain("broadcast-button-time"), do(BroadcastAct.TIME, draft.id)),
            button(t.plain("broadcast-button-test"), do(BroadcastAct.TEST, draft.id)),
        ],
    ]
    change = [
        button(t.plain("broadcast-button-change-buttons"), do(BroadcastAct.BUTTONS, draft.id)),
        button(t.plain("broadcast-button-change-audience"), do(BroadcastAct.AUDIENCE, draft.id)),
    ]
    text = join([note or Html(""), t("broadcast-preview"), count], "\n\n")
    return Screen(
        "broadcast-preview", text, keyboard([*(go if people else []), change, [discard(t, draft.id)]])
    )


def ask_time(t: Texts, id: int, now: int, note: Html | None = None) -> Screen:
    """`now` in UTC milliseconds."""
    later = [
        button(t.plain("broadcast-button-later", hours=hours), _at(id, now // 1000 + hours * HOUR))
        for hours in LATER_HOURS
    ]
    rows = [later[:2], later[2:], [button(t.plain("broadcast-button-back"), do(BroadcastAct.PREVIEW, id))]]
    text = join([note or Html(""), t("broadcast-ask-time", now=moment(now))], "\n\n")
    return Screen("broadcast-time", text, keyboard(rows))


def ask_to_send(t: Texts, id: int, people: int, to: str, start: int) -> Screen:
    """`start`: in seconds, 0 being at once."""
    if start:
        text = t("broadcast-ask-plan", count=people, to=to, at=moment(start * 1000))
        label = t.plain("broadcast-button-plan")
    else:
        text = t("broadcast-ask-send", count=people, to=to)
        label = t.plain("broadcast-button-send", count=people)
    rows = [
        [button(label, BroadcastButton(act=BroadcastAct.CONFIRM, broadcast=id, value=start), PRIMARY)],
        [button(t.plain("broadcast-button-back"), do(BroadcastAct.PREVIEW, id))],
    ]
    return Screen("broadcast-confirm", text, keyboard(rows))


def gone(t: Texts) -> Screen:
    """It was discarded, or confirmed on another screen."""
    return Screen("broadcast-gone", t("broadcast-gone"), keyboard([[to_list(t)], [to_admin(t)]]))


def copy_keyboard(t: Texts, buttons: Sequence[Sequence[Label]]) -> InlineKeyboardMarkup:
    """Under each copy: the operator's buttons, and in the reader's language the way to have no more news."""
    rows = [row(*(link(label, url) for label, url in line)) for line in buttons]
    return keyboard([*rows, [button_below(t, on=False)]])


def audience_words(t: Texts, audience: Audience, locale: str, translator: Translator) -> str:
    if audience == "language":
        return translator.texts(locale).plain("language-name")
    return t.plain(f"broadcast-to-{audience}")


def do(act: BroadcastAct, id: int = 0, value: int = 0) -> BroadcastButton:
    return BroadcastButton(act=act, broadcast=id, value=value)


def _at(id: int, start: int) -> BroadcastButton:
    return do(BroadcastAct.AT, id, start)


def discard(t: Texts, id: int) -> Button:
    return button(t.plain("broadcast-button-discard"), do(BroadcastAct.DISCARD, id), DANGER)


def to_list(t: Texts, *, below: bool = False) -> Button:
    return button(t.plain("broadcast-to-list"), BroadcastButton(act=BroadcastAct.LIST, below=below))

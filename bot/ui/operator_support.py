"""Support as operators see it, in their own chats and in the support group."""

from dataclasses import dataclass

from aiogram.types import InlineKeyboardMarkup

from bot.i18n import Html, Texts, escape, join
from bot.services.support_messages import Note, Why
from bot.storage.support import Talk
from bot.ui.card import moment
from bot.ui.keyboards import PRIMARY, Button, button, keyboard, page_of, pager, row
from bot.ui.operator_admin_buttons import to_admin
from bot.ui.operator_canned_buttons import CannedAct, CannedButton
from bot.ui.operator_orders_buttons import OperatorOrderAct, OperatorOrderButton
from bot.ui.operator_support_buttons import SupportAct, SupportButton
from bot.ui.rich import cut, plain
from bot.ui.screen import Screen

TOPIC_UNITS = 128
NAME_UNITS = 24


@dataclass(frozen=True, slots=True)
class About:
    """Whom a talk is with. `language`: by its own name; `number`: of the order it is about, or empty;
    `chat_id`: where it is shown, a group's or an operator's."""

    talk: Talk
    language: str
    number: str
    chat_id: int

    @property
    def in_group(self) -> bool:
        return self.chat_id < 0


def topic_name(talk: Talk) -> str:
    return cut(f"{talk.name} · {talk.user_id}".strip(" ·"), TOPIC_UNITS)


def head(t: Texts, about: About) -> Screen:
    """Before what the customer writes; in a group the first message of the topic."""
    talk = about.talk
    lines = [
        t("support-head", name=person(talk), customer=str(talk.user_id), language=about.language),
        t("support-head-order", number=about.number) if about.number else Html(""),
        t("support-taken", name=talk.taken_name) if talk.taken_by is not None else Html(""),
        t("support-head-topic") if about.in_group else Html(""),
    ]
    return Screen("support-head", join(lines), keyboard(_head_rows(t, about)))


def person(talk: Talk) -> Html:
    """Their name leads to a chat with them, as far as they let it."""
    name = escape(cut(talk.name, NAME_UNITS) or str(talk.user_id))
    linked = Html(f'<a href="tg://user?id={talk.user_id}">{name}</a>')
    return Html(f"{linked} (@{escape(talk.username)})") if talk.username else linked


def name_of(talk: Talk | None, user_id: int) -> str:
    """For a button or a toast."""
    return cut(talk.name, NAME_UNITS) if talk is not None and talk.name else str(user_id)


def _head_rows(t: Texts, about: About) -> list[list[Button]]:
    talk = about.talk
    canned = button(t.plain("support-canned"), CannedButton(act=CannedAct.PICK, user=talk.user_id))
    return [
        row(_order(t, about)),
        row(_whose(t, about), None if about.in_group else _answer(t, talk)),
        [canned],
    ]


def _whose(t: Texts, about: About) -> Button | None:
    """In a group the same for all; in their own chats it is theirs to leave who has taken it."""
    talk = about.talk
    if talk.taken_by is None:
        return button(t.plain("support-take"), SupportButton(act=SupportAct.TAKE, user=talk.user_id))
    if about.in_group or talk.taken_by == about.chat_id:
        return button(t.plain("support-leave"), SupportButton(act=SupportAct.LEAVE, user=talk.user_id))
    return None


def _order(t: Texts, about: About) -> Button | None:
    """In a group it is shown to who taps it alone."""
    if not about.number or about.talk.bid_id is None:
        return None
    if not about.in_group:
        return _opens_order(t, about.number, about.talk.bid_id)
    shows = SupportButton(act=SupportAct.ORDER, user=about.talk.user_id, bid=about.talk.bid_id)
    return button(t.plain("support-order", number=about.number), shows)


def _answer(t: Texts, talk: Talk) -> Button:
    label = t.plain("support-answer-to", name=name_of(talk, talk.user_id))
    return button(label, SupportButton(act=SupportAct.ANSWER, user=talk.user_id), PRIMARY)


def to_answer(t: Texts, talk: Talk) -> InlineKeyboardMarkup:
    """Under a copy of what a customer has written; a reply to it is an answer because of it."""
    return keyboard([[_answer(t, talk)]])


def asking(
    t: Texts, talk: Talk | None, user_id: int, bid_id: int, number: str, note: Html | None = None
) -> Screen:
    """What is written next goes to the customer. `number`: of the order that is attached, or empty."""
    name = name_of(talk, user_id)
    about = t("support-answering-about", number=number) if number else Html("")
    parts = [note or t("support-answering", name=name), about]
    return Screen(
        "support-answering", join(parts, "\n\n"), keyboard(_asking_rows(t, user_id, bid_id, number))
    )


def _asking_rows(t: Texts, user_id: int, bid_id: int, number: str) -> list[list[Button]]:
    canned = button(t.plain("support-canned"), CannedButton(act=CannedAct.PICK, user=user_id))
    done = button(t.plain("support-done"), SupportButton(act=SupportAct.DONE))
    if not number:
        return [[canned], [done]]
    return [[canned], [_opens_order(t, number, bid_id)], [done]]


def _opens_order(t: Texts, number: str, bid_id: int) -> Button:
    label = t.plain("support-order", number=number)
    return button(label, OperatorOrderButton(act=OperatorOrderAct.OPEN, bid=bid_id))


def answered(t: Texts, talk: Talk, operator_id: int) -> Html:
    """That it was sent; and whose talk it is, if it isn't theirs."""
    if talk.taken_by in {None, operator_id}:
        return t("support-answered", name=name_of(talk, talk.user_id))
    return t("support-answered-taken", name=name_of(talk, talk.user_id), by=talk.taken_name)


def done(t: Texts, note: Html) -> Screen:
    return Screen("support-answered", note, keyboard([row(_to_waiting(t))]))


def cannot_be_reached(t: Texts, name: str) -> Screen:
    return Screen("support-unreachable", t("support-lost-unreachable", name=name))


def nobodys_topic(t: Texts) -> Screen:
    """In reply to what was written in the topic of a talk that is gone."""
    return Screen("support-nobodys-topic", t("support-nobodys-topic"))


def note_line(t: Texts, note: Note, customer: str, name: str) -> Screen:
    """`name`: who did it."""
    if note is Note.EDITED:
        text = t("support-note-edited", name=name)
    elif note is Note.ELSEWHERE:
        text = t("support-note-elsewhere", name=name)
    else:
        text = t("support-note-also", name=name, customer=customer)
    return Screen(f"support-note-{note}", text)


def lost(t: Texts, why: Why, name: str) -> Screen:
    """In reply to what didn't arrive."""
    if why is Why.UNREACHABLE:
        return Screen("support-lost", t("support-lost-unreachable", name=name))
    return Screen("support-lost", t("support-lost-uncopied", name=name))


def waiting(t: Texts, talks: list[Talk], page: int, count: int) -> Screen:
    """Those whom nobody has answered yet."""
    page, pages = page_of(count, page)
    text = t("support-waiting", count=count) if count else t("support-nobody-waits")
    rows = [
        *([_opens(t, talk)] for talk in talks),
        pager(t, page, pages, lambda to: SupportButton(act=SupportAct.WAITING, page=to)),
        [button(t.plain("support-canned"), CannedButton(act=CannedAct.LIST))],
        [to_admin(t)],
    ]
    return Screen("support-waiting", text, keyboard(rows))


def _opens(t: Texts, talk: Talk) -> Button:
    name, since = name_of(talk, talk.user_id), plain(moment(talk.waits_since or 0))
    if talk.taken_by is None:
        label = t.plain("support-waits", name=name, since=since)
    else:
        label = t.plain("support-waits-taken", name=name, since=since, by=cut(talk.taken_name, NAME_UNITS))
    return button(label, SupportButton(act=SupportAct.ANSWER, user=talk.user_id))


def order_of(t: Texts, number: str, bid_id: int) -> Screen:
    """In the operator's own chat, as others read along in the group."""
    rows = keyboard([[_opens_order(t, number, bid_id)]])
    return Screen("support-order", t("support-order-here", number=number), rows)


def _to_waiting(t: Texts) -> Button:
    return button(t.plain("support-to-waiting"), SupportButton(act=SupportAct.WAITING))

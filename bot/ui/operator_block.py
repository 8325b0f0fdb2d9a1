"""Blocking people: who is blocked, and the questions before."""

from collections.abc import Sequence

from bot.i18n import Html, Texts, join
from bot.storage.blocks import Block
from bot.ui.keyboards import DANGER, LABEL_UNITS, Button, button, keyboard, page_of, pager
from bot.ui.operator_admin_buttons import to_admin
from bot.ui.operator_customers_buttons import OperatorCustomerAct, OperatorCustomerButton
from bot.ui.rich import cut
from bot.ui.screen import Screen

REASON_UNITS = 300


def reason_of(text: str) -> str:
    """As it is kept: one line, not too long."""
    return cut(" ".join(text.split()), REASON_UNITS)


def blocked_people(
    t: Texts, found: Sequence[Block], page: int, count: int, note: Html | None = None
) -> Screen:
    page, pages = page_of(count, page)
    text = t("block-list", count=count) if count else t("block-none")
    rows: list[list[Button]] = [[_line(t, each)] for each in found]
    rows += [
        pager(t, page, pages, _page),
        [button(t.plain("block-somebody"), OperatorCustomerButton(act=OperatorCustomerAct.ASK))],
        [to_admin(t)],
    ]
    return Screen("operator-blocked", join([note or Html(""), text], "\n\n"), keyboard(rows))


def _line(t: Texts, block: Block) -> Button:
    label = cut(t.plain("block-line", person=str(block.user_id), reason=block.reason), LABEL_UNITS)
    return button(label, OperatorCustomerButton(act=OperatorCustomerAct.OPEN, user=block.user_id))


def ask_whom(t: Texts, note: Html | None = None) -> Screen:
    text = join([note or Html(""), t("block-whom")], "\n\n")
    return Screen("operator-block-whom", text, keyboard([[to_list(t)]]))


def ask_reason(t: Texts, user_id: int, note: Html | None = None) -> Screen:
    text = join([note or Html(""), t("block-ask-reason", person=str(user_id))], "\n\n")
    return Screen("operator-block-reason", text, keyboard([[_to_card(t, user_id)]]))


def ask_to_block(t: Texts, user_id: int, reason: str) -> Screen:
    yes = OperatorCustomerButton(act=OperatorCustomerAct.BLOCKED, user=user_id)
    rows = [[button(t.plain("block-yes"), yes, DANGER), _to_card(t, user_id)]]
    text = t("block-ask", person=str(user_id), reason=reason)
    return Screen("operator-block", text, keyboard(rows))


def to_list(t: Texts) -> Button:
    return button(t.plain("block-to-list"), _page(0))


def _to_card(t: Texts, user_id: int) -> Button:
    return button(t.plain("button-back"), OperatorCustomerButton(act=OperatorCustomerAct.OPEN, user=user_id))


def _page(page: int) -> OperatorCustomerButton:
    return OperatorCustomerButton(act=OperatorCustomerAct.LIST, page=page)

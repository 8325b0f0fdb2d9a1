"""Erasing a person's data: the question, what is in the way, and what the person is told."""

from bot.i18n import Html, Texts, join
from bot.services.erasing import Obstacles
from bot.ui.keyboards import DANGER, Button, button, keyboard
from bot.ui.operator_admin_buttons import to_admin
from bot.ui.operator_customers_buttons import OperatorCustomerAct, OperatorCustomerButton
from bot.ui.screen import Screen

NUMBERS_SHOWN = 10


def how_to_erase(t: Texts) -> Screen:
    return Screen("operator-erase-how", t("erase-how"), keyboard([[to_admin(t)]]))


def ask_to_erase(t: Texts, user_id: int, note: Html | None = None) -> Screen:
    yes = OperatorCustomerButton(act=OperatorCustomerAct.ERASED, user=user_id)
    rows = [[button(t.plain("erase-yes"), yes, DANGER)], [_to_card(t, user_id)]]
    text = join([note or Html(""), t("erase-ask", person=str(user_id))], "\n\n")
    return Screen("operator-erase", text, keyboard(rows))


def refused(t: Texts, user_id: int, obstacles: Obstacles) -> Screen:
    numbers = ", ".join(obstacles.orders[:NUMBERS_SHOWN]) + (
        "…" if len(obstacles.orders) > NUMBERS_SHOWN else ""
    )
    parts = [
        t("erase-role") if obstacles.role else t("erase-refused"),
        t("erase-orders", numbers=numbers) if obstacles.orders else Html(""),
        t("erase-jobs") if obstacles.jobs else Html(""),
        t("erase-payouts") if obstacles.payouts else Html(""),
    ]
    return Screen("operator-erase-refused", join(parts), keyboard([[_to_card(t, user_id)]]))


def has_erased(t: Texts, user_id: int) -> Screen:
    text = t("erase-done", person=str(user_id))
    return Screen("operator-erased", text, keyboard([[to_admin(t)]]))


def erased(t: Texts) -> Screen:
    """To the person."""
    return Screen("erased", t("erased"))


def _to_card(t: Texts, user_id: int) -> Button:
    return button(t.plain("button-back"), OperatorCustomerButton(act=OperatorCustomerAct.OPEN, user=user_id))

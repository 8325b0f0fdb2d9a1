"""Marking an order as done, as the operator sees it: the question before it, and what came of it."""

from bot.exchanger.models import Bid
from bot.i18n import Html, Texts, join
from bot.services.bid_view import BidView, Result
from bot.services.success_message import SuccessMessage
from bot.ui.keyboards import DANGER, button, keyboard
from bot.ui.operator_orders import status_name
from bot.ui.operator_orders_buttons import OperatorOrderAct, OperatorOrderButton
from bot.ui.screen import Screen
from bot.ui.step import money, site_words


def ask_to_succeed(t: Texts, view: BidView, site: Bid, here: OperatorOrderButton) -> Screen:
    """Nothing can take it back: the customer is told that it is done."""
    text = t(
        "order-ask-succeed",
        number=view.number,
        give=money(site.amount_give, site.currency_code_give),
        get=money(site.amount_get, site.currency_code_get),
        status=status_name(t, site.status),
    )
    rows = [
        [button(t.plain("order-yes-succeed"), here.then(OperatorOrderAct.SUCCEEDED), DANGER)],
        [button(t.plain("button-back"), here.then(OperatorOrderAct.OPEN))],
    ]
    return Screen("operator-order-succeed", text, keyboard(rows))


def succeeded(t: Texts, view: BidView, message: SuccessMessage) -> Screen:
    """By itself, to the operator who asked for it."""
    text = join([t(_outcome(message), number=view.number), _said(t, message)], "\n\n")
    show = button(t.plain("push-open"), OperatorOrderButton(act=OperatorOrderAct.OPEN, bid=view.row.id))
    return Screen("operator-order-succeeded", text, keyboard([[show]]))


def _outcome(message: SuccessMessage) -> str:
    if message.result is Result.DONE:
        return "order-succeeded"
    return "order-not-succeeded" if message.key_may else "order-key-may-not"


def _said(t: Texts, message: SuccessMessage) -> Html:
    match message.result:
        case Result.DONE:
            return Html("")
        case Result.REFUSED:
            return site_words(t, message.words) if message.words else t("order-success-refused")
        case Result.NEVER_SENT:
            return t("order-success-never-sent")
        case Result.UNKNOWN:
            return t("order-success-unknown")

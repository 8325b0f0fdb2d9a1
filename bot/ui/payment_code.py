"""The payment as a QR code: a photo of its own, with Close."""

from bot.exchanger.models import Bid
from bot.i18n import Texts, join
from bot.money import plain_amount
from bot.services.bid_view import BidView
from bot.ui.callbacks import BidAct, BidButton
from bot.ui.keyboards import button, keyboard
from bot.ui.payment_uri import payment_uri
from bot.ui.qr import qr_png
from bot.ui.rich import plain
from bot.ui.screen import Screen


def payment_code(site: Bid) -> str | None:
    """What the code says; None where the order isn't paid to an address a wallet understands."""
    actions = site.actions
    if not actions.address:
        return None
    amount = actions.pay_amount or site.amount_give
    return payment_uri(site.currency_code_give, site.psys_give, actions.address, amount, actions.dest_tag)


def code_photo(t: Texts, view: BidView, site: Bid, code: str) -> Screen:
    actions = site.actions
    parts = [
        t("code-title", number=view.number),
        t("card-memo", memo=actions.dest_tag) if actions.dest_tag else t("code-hint"),
        t("card-address", address=actions.address),
        t(
            "card-amount",
            amount=plain_amount(actions.pay_amount or site.amount_give),
            code=f"{plain(site.currency_code_give, 16)} ({plain(site.psys_give, 60)})",
        ),
    ]
    close = button(t.plain("button-close"), BidButton(bid=view.row.id, act=BidAct.CLOSE))
    return Screen("payment-code", join(parts, "\n\n"), keyboard([[close]]), photo=qr_png(code))

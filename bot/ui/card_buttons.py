"""The buttons of an order's card: exactly what the site allows now."""

from bot.exchanger.models import Bid
from bot.i18n import Texts
from bot.money import plain_amount
from bot.services.bid_view import BidView
from bot.services.statuses import CANCELLABLE, Group, group_of
from bot.ui.account_numbers import account_numbers
from bot.ui.callbacks import BidAct, BidButton, Go, Place
from bot.ui.card_on_page import page_row
from bot.ui.keyboards import PRIMARY, SUCCESS, Button, button, copy, link, row
from bot.ui.menu import support_button
from bot.ui.payment_code import payment_code


def wants_payment(view: BidView) -> bool:
    return view.site is not None and group_of(view.site.status) is Group.TO_PAY and not view.lacks_details


def is_cancellable(site: Bid) -> bool:
    """There is a button to cancel it, here or on the site's own page."""
    is_offered = site.actions.cancel_by_api or site.actions.cancel_link is not None
    return is_offered and site.status in CANCELLABLE


def card_rows(t: Texts, view: BidView, site: Bid, support_url: str) -> list[list[Button]]:
    busy = view.under_way("pay_bid") or view.under_way("cancel_bid")
    group = group_of(site.status)
    rows: list[list[Button]] = []
    pays_on_page = view.on_page and wants_payment(view) and not busy
    if pays_on_page:
        rows += [page_row(t, site), *_pay(t, view, site)]
    elif wants_payment(view) and not busy:
        rows += [*_pay(t, view, site), *_copies(t, view, site)]
    if group in {Group.DONE, Group.CANCELLED}:
        rows.append([button(t.plain("card-again"), Go(place=Place.EXCHANGE, below=True), PRIMARY)])
    if group is Group.CANCELLED:
        rows.append([_refresh(t, view)])  # an operator may revive one
    elif group is not Group.DONE:
        rows.append(row(_refresh(t, view), None if busy else _cancel(t, view, site)))
    orders = button(t.plain("button-orders"), Go(place=Place.ORDERS, below=True))
    site_page = None if pays_on_page else link(t.plain("card-site"), site.url)
    rows += [row(orders, support_button(t, support_url, view.row.id)), row(site_page)]
    return rows


def _refresh(t: Texts, view: BidView) -> Button:
    return button(t.plain("card-refresh"), BidButton(bid=view.row.id, act=BidAct.REFRESH))


def _pay(t: Texts, view: BidView, site: Bid) -> list[list[Button]]:
    actions = site.actions
    if actions.pay_link:
        label = t.plain("card-report") if actions.address else t.plain("card-pay")
        return [row(link(label, actions.pay_link, SUCCESS))]
    if actions.pay_by_api:
        return [[button(t.plain("card-paid"), BidButton(bid=view.row.id, act=BidAct.PAY), SUCCESS)]]
    return []


def _copies(t: Texts, view: BidView, site: Bid) -> list[list[Button]]:
    actions = site.actions
    amount = plain_amount(actions.pay_amount or site.amount_give)
    memo = copy(t.plain("card-copy-memo"), actions.dest_tag) if actions.dest_tag else None
    address = copy(t.plain("card-copy-address"), actions.address) if actions.address else None
    numbers = () if actions.address else account_numbers(actions.instruction)
    return [
        row(memo, address),
        *(row(copy(t.plain("card-copy-number", number=number), number)) for number in numbers),
        row(copy(t.plain("card-copy-amount"), amount), _qr(t, view, site)),
    ]


def _qr(t: Texts, view: BidView, site: Bid) -> Button | None:
    if payment_code(site) is None:
        return None
    return button(t.plain("card-qr"), BidButton(bid=view.row.id, act=BidAct.QR))


def _cancel(t: Texts, view: BidView, site: Bid) -> Button | None:
    """Only where the site takes it; a link leads to the site's own page."""
    if not is_cancellable(site):
        return None
    if site.actions.cancel_link:
        return link(t.plain("card-cancel"), site.actions.cancel_link)
    return button(t.plain("card-cancel"), BidButton(bid=view.row.id, act=BidAct.CANCEL))

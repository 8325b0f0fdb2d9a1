"""An order as operators see it: how it came to be as it is, what its customer was told, and who that is.
Nothing that was entered: who needs it sees it at the site."""

from bot.exchanger.models import Bid
from bot.i18n import Html, Texts, join
from bot.services.bid_view import NOT_MADE, BidView
from bot.services.operator_orders import OrderFile
from bot.services.statuses import group_of
from bot.services.success import can_succeed
from bot.storage.users import User
from bot.ui import rich
from bot.ui.card import history, moment, status_title
from bot.ui.keyboards import Button, button, keyboard, link, row
from bot.ui.operator_admin_buttons import to_admin
from bot.ui.operator_customers_buttons import OperatorCustomerAct, OperatorCustomerButton
from bot.ui.operator_order_log import calls, messages
from bot.ui.operator_orders import to_find
from bot.ui.operator_orders_buttons import (
    STUCK,
    OperatorOrderAct,
    OperatorOrderButton,
    OrderListButton,
    StuckButton,
)
from bot.ui.operator_support_buttons import SupportAct, SupportButton
from bot.ui.rich import plain
from bot.ui.screen import Screen
from bot.ui.step import money

TITLE_UNITS = 100
NAMES_SHOWN = 8


def order_card(
    t: Texts, found: OrderFile, here: OperatorOrderButton, *, key_may: bool, note: Html | None = None
) -> Screen:
    """`here`: the button that opened it; `key_may`: as far as is known the bot's key may call
    `success_bid`."""
    parts = [
        note or Html(""),
        _heading(t, found.view),
        _now(t, found.view),
        history(t, found.view),
        calls(t, found.jobs),
        messages(t, found),
        _customer(t, found),
        t("order-no-details"),
    ]
    return Screen("operator-order", join(parts, "\n\n"), keyboard(_rows(t, found, here, key_may=key_may)))


def _not_there(t: Texts, view: BidView) -> Html:
    """While it isn't known whether it is, nobody says that it isn't."""
    return t("order-not-at-site") if view.row.stage in NOT_MADE else t("order-maybe-at-site")


def _heading(t: Texts, view: BidView) -> Html:
    give, get = view.request.give_title, view.request.get_title
    title = _not_there(t, view) if view.site is None else _number(t, view.site)
    return join(
        [
            title,
            t("order-our-number", number=str(view.row.id), at=moment(view.row.created_at)),
            t(
                "order-direction",
                give=plain(give, TITLE_UNITS),
                get=plain(get, TITLE_UNITS),
                direction=str(view.row.direction_id),
            ),
            _sums(t, view),
        ]
    )


def _number(t: Texts, site: Bid) -> Html:
    page = rich.link(site.url)
    if page is None:
        return t("order-number", number=str(site.id))
    return t("order-number-link", number=str(site.id), page=page)


def _sums(t: Texts, view: BidView) -> Html:
    agreed = view.request.agreed
    lines = []
    if view.request.agreed_give is not None and view.request.agreed_get is not None:
        give = money(view.request.agreed_give, agreed.get("give_code", ""))
        get = money(view.request.agreed_get, agreed.get("get_code", ""))
        lines.append(t("order-agreed", give=give, get=get))
    if view.site is not None:
        lines.append(_site_sums(t, view, view.site))
    return join(lines)


def _site_sums(t: Texts, view: BidView, site: Bid) -> Html:
    sums = t(
        "order-at-site",
        give=money(site.amount_give, site.currency_code_give),
        get=money(site.amount_get, site.currency_code_get),
    )
    asked = site.actions.pay_amount
    to_pay = (
        t("order-to-pay", amount=money(asked, site.currency_code_give))
        if asked is not None and asked != site.amount_give
        else Html("")
    )
    return join([sums, to_pay, t("order-differs") if view.differs else Html("")])


def _now(t: Texts, view: BidView) -> Html:
    if view.site is None:
        return _not_made(t, view)
    status = view.row.status or view.site.status
    return t(
        "order-status",
        icon=t.plain(f"icon-{group_of(status)}"),
        title=status_title(t, status, view.site.status_title),
        status=status,
        since=moment(view.row.updated_at),
    )


def _not_made(t: Texts, view: BidView) -> Html:
    """Of the site's words only which fields they are about: they may repeat what was entered."""
    stage = t(f"order-stage-{view.row.stage}", since=moment(view.row.updated_at))
    trouble = view.trouble
    if trouble is None:
        return stage
    names = ", ".join(plain(name, TITLE_UNITS) for name in list(trouble.fields)[:NAMES_SHOWN])
    why = [
        t("order-trouble-price") if trouble.price_moved else Html(""),
        t("order-trouble-late") if trouble.too_late else Html(""),
        t("order-trouble-maintenance") if trouble.maintenance else Html(""),
        t("order-trouble-fields", names=names) if names else Html(""),
    ]
    return join([stage, *why])


def _customer(t: Texts, found: OrderFile) -> Html:
    user = found.customer
    if found.view.row.is_nobodys:
        return t("order-nobodys")
    language = (user and (user.locale or user.language_code)) or found.view.row.lang
    return join(
        [
            t(
                "order-customer",
                customer=str(found.view.row.user_id),
                language=language,
                orders=found.orders,
            ),
            _reach(t, user),
            _partner(t, found),
        ]
    )


def _reach(t: Texts, user: User | None) -> Html:
    if user is None:
        return t("order-customer-erased")
    lost = t("order-customer-lost", at=moment(user.unreachable_at)) if user.unreachable_at else Html("")
    shut_out = t("order-customer-blocked", at=moment(user.shut_out_at)) if user.shut_out_at else Html("")
    return join([lost or t("order-customer-reachable"), shut_out])


def _partner(t: Texts, found: OrderFile) -> Html:
    brought = found.brought_by
    if brought is None:
        return Html("")
    if not brought.label:
        return t("order-partner", partner=str(brought.partner_id))
    return t("order-partner-label", partner=str(brought.partner_id), label=brought.label)


def _rows(t: Texts, found: OrderFile, here: OperatorOrderButton, *, key_may: bool) -> list[list[Button]]:
    view = found.view
    succeed = button(t.plain("order-succeed"), here.then(OperatorOrderAct.SUCCEED))
    may_succeed = key_may and can_succeed(view) and not view.under_way("success_bid")
    return [
        row(
            button(t.plain("card-refresh"), here.then(OperatorOrderAct.REFRESH)),
            link(t.plain("card-site"), view.site.url) if view.site else None,
        ),
        *([] if view.row.is_nobodys else _about_customer(t, view, here)),
        row(succeed if may_succeed else None),
        row(_back(t, here)),
    ]


def _about_customer(t: Texts, view: BidView, here: OperatorOrderButton) -> list[list[Button]]:
    user_id = view.row.user_id
    customer = OperatorCustomerButton(act=OperatorCustomerAct.OPEN, user=user_id)
    write = SupportButton(act=SupportAct.WRITE, user=user_id, bid=view.row.id)
    return [
        row(button(t.plain("order-write"), write)),
        row(button(t.plain("order-send"), here.then(OperatorOrderAct.SEND))),
        row(
            button(t.plain("order-to-customer"), customer),
            button(t.plain("order-theirs"), OrderListButton.of_customer(user_id)),
        ),
    ]


def _back(t: Texts, here: OperatorOrderButton) -> Button:
    if not here.of:
        return to_find(t)
    if here.of == STUCK:
        return button(t.plain("order-to-stuck"), StuckButton(page=here.page))
    return button(t.plain("order-to-list"), OrderListButton(of=here.of, page=here.page))


def order_gone(t: Texts) -> Screen:
    return Screen("operator-order-gone", t("order-gone"), keyboard([row(to_find(t), to_admin(t))]))

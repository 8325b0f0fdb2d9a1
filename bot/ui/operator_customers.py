"""A customer, as operators see them."""

from collections.abc import Collection

from bot.i18n import Html, Texts, join
from bot.services.customers import NEWEST, Customer, Outcome
from bot.services.roles import Right
from bot.storage.users import User
from bot.ui.card import moment
from bot.ui.keyboards import Button, button, keyboard, row
from bot.ui.operator_admin_buttons import to_admin
from bot.ui.operator_customers_buttons import OperatorCustomerAct, OperatorCustomerButton
from bot.ui.operator_orders_buttons import OrderListButton
from bot.ui.operator_support_buttons import SupportAct, SupportButton
from bot.ui.rich import cut
from bot.ui.screen import Screen
from bot.ui.step import money

CURRENCIES_SHOWN = 4
REASON_UNITS = 300


def customer(t: Texts, found: Customer, rights: Collection[Right], note: Html | None = None) -> Screen:
    """`rights`: the operator's, as each sees only what they may do."""
    parts = [
        note or Html(""),
        t("customer-title", person=str(found.id)),
        _person(t, found.user) if found.user and found.user.has_written else t("customer-never-wrote"),
        _block(t, found),
        _partner(t, found),
        join([_orders(t, found), _turnover(t, found)]),
    ]
    return Screen("operator-customer", join(parts, "\n\n"), keyboard(_rows(t, found, rights)))


def _person(t: Texts, user: User) -> Html:
    news = t("customer-no-news", at=moment(user.no_news_at)) if user.no_news_at else t("customer-news")
    return join(
        [
            t("customer-language", code=user.locale or user.language_code or "–"),
            t("customer-since", at=moment(user.created_at), seen=moment(user.seen_at)),
            t("customer-lost", at=moment(user.unreachable_at))
            if user.unreachable_at
            else t("customer-reachable"),
            news,
            _terms(t, user),
        ]
    )


def _terms(t: Texts, user: User) -> Html:
    if user.terms_version is None:
        return t("customer-no-terms")
    return t("customer-terms", version=str(user.terms_version), at=moment(user.terms_at or 0))


def _block(t: Texts, found: Customer) -> Html:
    block = found.block
    if block is None:
        return Html("")
    reason = cut(block.reason, REASON_UNITS)
    return t("customer-blocked", at=moment(block.blocked_at), by=str(block.blocked_by), reason=reason)


def _partner(t: Texts, found: Customer) -> Html:
    lines = []
    if found.brought_by:
        label, at = found.brought_by.label, moment(found.brought_by.came_at)
        partner = str(found.brought_by.partner_id)
        lines.append(
            t("customer-brought-label", partner=partner, label=label, at=at)
            if label
            else t("customer-brought", partner=partner, at=at)
        )
    if found.partner:
        lines.append(t("customer-is-partner", partner=str(found.partner.id)))
    return join(lines)


def _orders(t: Texts, found: Customer) -> Html:
    if not found.orders:
        return t("customer-no-orders")
    return t(
        "customer-orders",
        open=str(found.orders[Outcome.OPEN]),
        done=str(found.orders[Outcome.DONE]),
        cancelled=str(found.orders[Outcome.CANCELLED]),
        never=str(found.orders[Outcome.NOT_MADE]),
    )


def _turnover(t: Texts, found: Customer) -> Html:
    if not found.turnover:
        return Html("")
    sums = ", ".join(money(amount, code) for code, amount in found.turnover[:CURRENCIES_SHOWN])
    more = len(found.turnover) - CURRENCIES_SHOWN
    shown = (
        t("customer-turnover-more", sums=sums, more=more) if more > 0 else t("customer-turnover", sums=sums)
    )
    is_cut = found.orders[Outcome.DONE] > NEWEST
    return join([shown, t("customer-turnover-cut", newest=str(NEWEST)) if is_cut else Html("")])


def _rows(t: Texts, found: Customer, rights: Collection[Right]) -> list[list[Button]]:
    block = (
        _button(t, "customer-unblock", OperatorCustomerAct.UNBLOCK, found)
        if found.block
        else _button(t, "customer-block", OperatorCustomerAct.BLOCK, found)
    )
    erase = _button(t, "customer-erase", OperatorCustomerAct.ERASE, found)
    orders = button(t.plain("customer-to-orders"), OrderListButton.of_customer(found.id))
    write = button(t.plain("customer-write"), SupportButton(act=SupportAct.WRITE, user=found.id))
    can_write = found.user is not None and found.user.has_written and Right.FIND in rights
    return [
        row(orders if found.orders else None, write if can_write else None),
        row(block if Right.BLOCK in rights else None, erase if Right.ERASE in rights else None),
        [to_admin(t)],
    ]


def _button(t: Texts, label: str, act: OperatorCustomerAct, found: Customer) -> Button:
    return button(t.plain(label), OperatorCustomerButton(act=act, user=found.id))


def nobody(t: Texts, user_id: int, note: Html | None = None) -> Screen:
    text = join([note or Html(""), t("customer-nobody", person=str(user_id))], "\n\n")
    return Screen("operator-nobody", text, keyboard([[to_admin(t)]]))

"""A partner's balance, and the steps to asking for a payout."""

from decimal import Decimal

from bot.exchanger.errors import ExchangerError, MethodNotAllowed
from bot.exchanger.models import PayoutMethod
from bot.i18n import Html, Texts, clean, join
from bot.money import format_amount
from bot.services.account_checks import Doubt
from bot.services.payouts import Balance
from bot.storage.payouts import Payout
from bot.ui.callbacks import GoPartner, PartnerPlace, PayoutAct, PayoutButton
from bot.ui.entry_words import doubt_words
from bot.ui.keyboards import (
    LABEL_UNITS,
    PAGE_SIZE,
    PRIMARY,
    SUCCESS,
    Button,
    button,
    keyboard,
    page_of,
    pager,
    row,
)
from bot.ui.menu import support_button
from bot.ui.partner import to_home
from bot.ui.partner_trouble import partner_trouble
from bot.ui.rich import plain
from bot.ui.screen import Screen
from bot.ui.step import money

TITLE_UNITS = 60
COMMISSION_UNITS = 40
HIDDEN_UNDER = 12
"""Of a shorter account less is shown: a half of it would be the whole to who knows some."""


def balance_screen(
    t: Texts, balance: Balance, page: int, support_url: str, note: Html | None = None
) -> Screen:
    """With the currencies to choose one from, when it can be paid out now."""
    methods = balance.methods
    page, pages = page_of(len(methods), page)
    shown = methods[page * PAGE_SIZE :][:PAGE_SIZE]
    parts = [
        note or Html(""),
        join([t("payouts-balance", balance=_sum(balance.info.balance, balance.code)), _least(t, balance)]),
        _state(t, balance),
        join([_line(t, method) for method in shown]),
    ]
    rows = [
        *([_open(t, each)] for each in balance.open),
        *([_choose(method)] for method in shown),
        pager(t, page, pages, lambda each: _data(PayoutAct.PAGE, each)),
        row(_history(t), None if methods else support_button(t, support_url)),
        [to_home(t)],
    ]
    return Screen("payouts-balance", join(parts, "\n\n"), keyboard(rows))


def no_key(t: Texts, *, unreadable: bool) -> Screen:
    text = t("partner-key-unreadable") if unreadable else t("payouts-no-key")
    label = t.plain("partner-button-replace") if unreadable else t.plain("partner-button-connect")
    rows = [[_to(label, PartnerPlace.KEY, PRIMARY)], [to_home(t)]]
    return Screen("payouts-no-key", text, keyboard(rows))


def no_answer(t: Texts, error: ExchangerError, support_url: str, again: GoPartner | PayoutButton) -> Screen:
    """What the site did not say. The list of payouts may be there though the balance is not, and the other
    way round."""
    is_history = isinstance(again, PayoutButton)
    other = _to(t.plain("payouts-button-balance"), PartnerPlace.MONEY) if is_history else _history(t)
    rows = [
        [button(t.plain("button-try-again"), again, PRIMARY)],
        row(
            other if isinstance(error, MethodNotAllowed) else None,
            _to(t.plain("partner-button-key"), PartnerPlace.KEY),
            support_button(t, support_url),
        ),
        [to_home(t)],
    ]
    return Screen("payouts-trouble", partner_trouble(t, error), keyboard(rows))


def ask_account(t: Texts, method: PayoutMethod, last: str | None, note: Html | None = None) -> Screen:
    """`last`: the account that the site took last in this currency."""
    parts = [note or Html(""), _chosen(t, method), t("payouts-ask-account")]
    again = _data(PayoutAct.LAST, method.id)
    rows = [
        [button(t.plain("payouts-button-last", account=masked(last)), again)] if last else [],
        [_to(t.plain("button-back"), PartnerPlace.MONEY)],
    ]
    return Screen("payouts-account", join(parts, "\n\n"), keyboard(rows))


def doubtful(t: Texts, method: PayoutMethod, account: str, doubt: Doubt, draft: int) -> Screen:
    """It may be right all the same: titles are the operator's."""
    parts = [
        _chosen(t, method),
        t("payouts-account", account=account),
        doubt_words(t, [doubt]),
    ]
    rows = [
        [
            button(
                t.plain("payouts-button-another"),
                _data(PayoutAct.METHOD, method.id),
                PRIMARY,
            )
        ],
        [button(t.plain("payouts-button-sure"), _data(PayoutAct.SURE, draft))],
        [_to(t.plain("button-back"), PartnerPlace.MONEY)],
    ]
    return Screen("payouts-doubtful", join(parts, "\n\n"), keyboard(rows))


def summary(
    t: Texts, balance: Balance, method: PayoutMethod, account: str, draft: int, note: Html | None = None
) -> Screen:
    commission = plain(method.commission, COMMISSION_UNITS)
    terms = [
        t("payouts-summary-method", title=_title(method)),
        t("payouts-account", account=account),
        t("payouts-summary-balance", balance=_sum(balance.info.balance, balance.code)),
        t("payouts-summary-commission", commission=commission) if commission else Html(""),
        t("payouts-summary-amount", amount=format_amount(method.amount)),
    ]
    parts = [note or Html(""), t("payouts-summary"), join(terms), t("payouts-summary-whole")]
    rows = [
        [button(t.plain("payouts-button-confirm"), _data(PayoutAct.CONFIRM, draft), SUCCESS)],
        [button(t.plain("payouts-button-another"), _data(PayoutAct.METHOD, method.id))],
        [_to(t.plain("button-cancel"), PartnerPlace.MONEY)],
    ]
    return Screen("payouts-summary", join(parts, "\n\n"), keyboard(rows))


def masked(account: str) -> str:
    """Enough of it to be known again by who knows it."""
    shown = " ".join(clean(account).split())
    ends = 4 if len(shown) >= HIDDEN_UNDER else 2
    return f"{shown[:ends]}…{shown[-ends:]}" if len(shown) > ends * 2 else f"…{shown[-1:]}"


def requested(t: Texts, payout: Payout) -> Html:
    """What was asked for."""
    return t("payouts-requested", amount=received(t, payout), title=plain(payout.method_title, TITLE_UNITS))


def received(t: Texts, payout: Payout) -> str:
    """As the site's list has it. Until then it is only about what was confirmed: the site pays the whole
    balance of the moment."""
    if payout.pay_amount is not None:
        return format_amount(Decimal(payout.pay_amount))
    return t.plain("payouts-about", amount=format_amount(Decimal(payout.amount)))


def _least(t: Texts, balance: Balance) -> Html:
    least = balance.info.min_payout
    return t("payouts-minimum", minimum=_sum(least, balance.code)) if least else Html("")


def _state(t: Texts, balance: Balance) -> Html:
    if balance.under_way:
        return t("payouts-under-way")
    if balance.info.balance <= 0:
        return t("payouts-empty")
    if balance.missing:
        return t("payouts-missing", missing=_sum(balance.missing, balance.code))
    return t("payouts-choose") if balance.methods else t("payouts-no-currency")


def _line(t: Texts, method: PayoutMethod) -> Html:
    amount, commission = format_amount(method.amount), plain(method.commission, COMMISSION_UNITS)
    if not commission:
        return t("payouts-line", title=_title(method), amount=amount)
    return t("payouts-line-commission", title=_title(method), amount=amount, commission=commission)


def _chosen(t: Texts, method: PayoutMethod) -> Html:
    return t("payouts-chosen", title=_title(method), amount=format_amount(method.amount))


def _open(t: Texts, payout: Payout) -> Button:
    what = f"{received(t, payout)} {plain(payout.method_title, LABEL_UNITS)}"
    if payout.site_id is None:
        label = t.plain(f"payouts-open-{payout.stage}", what=what)
    else:
        label = t.plain("payouts-open", number=str(payout.site_id), what=what)
    return button(label, _data(PayoutAct.OPEN, payout.id))


def _choose(method: PayoutMethod) -> Button:
    return button(plain(method.title, LABEL_UNITS) or "…", _data(PayoutAct.METHOD, method.id))


def _history(t: Texts) -> Button:
    return button(t.plain("payouts-button-history"), _data(PayoutAct.HISTORY))


def _data(act: PayoutAct, value: int = 0) -> PayoutButton:
    return PayoutButton(act=act, value=value)


def _to(label: str, place: PartnerPlace, style: str | None = None) -> Button:
    return button(label, GoPartner(place=place), style)


def _title(method: PayoutMethod) -> str:
    return plain(method.title, TITLE_UNITS)


def _sum(amount: Decimal, code: str) -> str:
    """Without its currency where nothing has named that yet."""
    return money(amount, code) if code else format_amount(amount)

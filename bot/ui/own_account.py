"""The site's own partner account, as operators see it: the balance, and what came last."""

from collections.abc import Mapping

from bot.exchanger.errors import (
    ApiDisabled,
    IpBlocked,
    Maintenance,
    MethodNotAllowed,
    Refused,
)
from bot.exchanger.models import PartnerExchange, PartnerInfo, PartnerPayout, PayoutStatus
from bot.i18n import Html, Texts, join
from bot.money import format_amount
from bot.services.own_account import DAYS, OwnAccount
from bot.services.partner_site import Part, SiteError, Visits
from bot.ui.callbacks import OnPartners, OnPartnersAct
from bot.ui.card import status_title
from bot.ui.keyboards import button, keyboard
from bot.ui.partner_register import to_register
from bot.ui.partner_stats import MINUTE, whole
from bot.ui.rich import plain, rich
from bot.ui.screen import Screen
from bot.ui.step import money

WORDS_UNITS = 300
TITLE_UNITS = 60
STATUSES: Mapping[int, str] = {
    PayoutStatus.WAITING: "own-payout-waiting",
    PayoutStatus.PAID: "own-payout-paid",
    PayoutStatus.CANCELLED: "own-payout-cancelled",
    PayoutStatus.CANCELLED_BY_USER: "own-payout-withdrawn",
}


def own_account(t: Texts, found: OwnAccount) -> Screen:
    parts = [
        t("own-title"),
        _info(t, found.info.value) if found.info.value else Html(""),
        _visits(t, found.visits.value) if found.visits.value else Html(""),
        _orders(t, found.orders.value) if found.orders.value is not None else Html(""),
        _payouts(t, found.payouts.value) if found.payouts.value is not None else Html(""),
        *_troubles(t, found),
    ]
    again = button(t.plain("own-refresh"), OnPartners(act=OnPartnersAct.SITE))
    return Screen("own-account", join(parts, "\n\n"), keyboard([[again], [to_register(t)]]))


def _info(t: Texts, info: PartnerInfo) -> Html:
    return t(
        "own-balance",
        partner=str(info.partner_id),
        balance=format_amount(info.balance),
        least=format_amount(info.min_payout),
    )


def _visits(t: Texts, visits: Visits) -> Html:
    id = "own-visits-cut" if visits.is_cut else "own-visits"
    return t(id, count=whole(visits.count), days=DAYS)


def _orders(t: Texts, rows: tuple[PartnerExchange, ...]) -> Html:
    if not rows:
        return t("own-no-orders")
    return join([t("own-orders"), *(_order(t, each) for each in rows)])


def _order(t: Texts, order: PartnerExchange) -> Html:
    reward = format_amount(order.partner_reward) if order.partner_reward is not None else "–"
    return t(
        "own-order",
        number=str(order.id),
        give=plain(order.currency_code_give, TITLE_UNITS),
        get=plain(order.currency_code_get, TITLE_UNITS),
        status=status_title(t, order.status, ""),
        reward=reward,
    )


def _payouts(t: Texts, rows: tuple[PartnerPayout, ...]) -> Html:
    if not rows:
        return t("own-no-payouts")
    return join([t("own-payouts"), *(_payout(t, each) for each in rows)])


def _payout(t: Texts, payout: PartnerPayout) -> Html:
    amount = payout.pay_amount
    known = STATUSES.get(payout.status)  # a site may send other numbers
    return t(
        "own-payout",
        number=str(payout.id),
        date=plain(payout.date, TITLE_UNITS) or "–",
        sum=money(amount, payout.pay_currency_code) if amount is not None else "–",
        status=t.plain(known) if known else t.plain("own-payout-other"),
    )


# --- what the key may not, or the site doesn't say


def _troubles(t: Texts, found: OwnAccount) -> list[Html]:
    """Each once, though it met all four."""
    parts: tuple[Part[object], ...] = (found.info, found.visits, found.orders, found.payouts)
    return list(dict.fromkeys(_trouble(t, each) for each in parts if each.error is not None))


def _trouble(t: Texts, part: Part[object]) -> Html:
    old = t("stats-old", minutes=max(1, round(part.age / MINUTE))) if part.value is not None else Html("")
    return join([_words(t, part.error), old])


def _words(t: Texts, error: SiteError | None) -> Html:
    match error:
        case MethodNotAllowed():
            return t("own-method", method=error.method)
        case Maintenance():
            id = "trouble-maintenance"
        case IpBlocked():
            id = "own-ip"
        case ApiDisabled():
            id = "own-key"
        case Refused():
            return _refused(t, error.text)
        case _:
            id = "trouble-away"
    return t(id)


def _refused(t: Texts, text: str) -> Html:
    match text.strip().lower():
        case "no partner id":
            return t("own-nobody")
        case "no active partner program":
            return t("own-no-programme")
    words = rich(text, WORDS_UNITS)
    return join([t("own-refused"), t("quoted", text=words) if words else Html("")])

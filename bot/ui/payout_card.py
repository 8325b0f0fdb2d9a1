"""A payout that was asked for: its card, which always shows how it stands; and the list of all of them."""

from bot.exchanger.errors import ExchangerError
from bot.exchanger.models import PartnerPayout, PayoutStatus
from bot.i18n import Html, Texts, join
from bot.services.payout_rows import FINAL
from bot.services.payout_trouble import NOT_FOLLOWED, Trouble, Why
from bot.services.payouts import UNDER_WAY, HistoryPage
from bot.storage.payouts import Payout
from bot.ui.callbacks import GoPartner, PartnerPlace, PayoutAct, PayoutButton
from bot.ui.keyboards import PRIMARY, Button, button, keyboard, row
from bot.ui.menu import support_button
from bot.ui.partner import to_home
from bot.ui.partner_payouts import masked, requested
from bot.ui.partner_trouble import partner_trouble
from bot.ui.rich import plain
from bot.ui.screen import Screen
from bot.ui.step import money

TO_MINUTES = 16
"""Signs of the site's `YYYY-MM-DD hh:mm:ss`."""
CODE_UNITS = 20
_STATUSES = {
    PayoutStatus.WAITING: "waiting",
    PayoutStatus.PAID: "paid",
    PayoutStatus.CANCELLED: "cancelled",
    PayoutStatus.CANCELLED_BY_USER: "withdrawn",
}


def payout_card(
    t: Texts, payout: Payout, account: str | None, said: ExchangerError | None, support_url: str
) -> Screen:
    """`account` None: it is erased, or can't be read any more. `said`: why the site refused."""
    trouble = Trouble.from_json(payout.trouble)
    parts = [
        join([_heading(t, payout), requested(t, payout), _account(t, account)]),
        _state(t, payout, trouble),
        partner_trouble(t, said) if said is not None else Html(""),
    ]
    return Screen("payout-card", join(parts, "\n\n"), keyboard(_ways(t, payout, support_url)))


def history(t: Texts, found: HistoryPage) -> Screen:
    lines = [_line(t, each) for each in found.payouts]
    text = join([t("payouts-history"), *lines], "\n\n") if lines else t("payouts-history-none")
    back = button(t.plain("payouts-button-balance"), GoPartner(place=PartnerPlace.MONEY))
    return Screen("payouts-history", text, keyboard([_pager(t, found), [back], [to_home(t)]]))


def _heading(t: Texts, payout: Payout) -> Html:
    if payout.site_id is None:
        return t("payout-title-no-number")
    return t("payout-title", number=str(payout.site_id))


def _account(t: Texts, account: str | None) -> Html:
    return t("payouts-account", account=masked(account)) if account else Html("")


def _state(t: Texts, payout: Payout, trouble: Trouble | None) -> Html:
    match payout.stage:
        case "asking":
            return t("payout-asking")
        case "checking":
            return _checking(t, trouble)
        case "waiting" | "closed":
            return _made(t, payout, trouble.why if trouble else None)
        case "refused":
            return t("payout-refused")
    return t(f"payout-failed-{trouble.why}") if trouble else t("payout-failed")


def _checking(t: Texts, trouble: Trouble | None) -> Html:
    """Until its answer is known to be lost the call is under way."""
    if trouble is None:
        return t("payout-asking")
    return t("payout-unclear") if trouble.why is Why.UNCLEAR else t("payout-checking")


def _made(t: Texts, payout: Payout, why: Why | None) -> Html:
    if why in NOT_FOLLOWED:
        return t(f"payout-{why}")
    after_all = t("payout-after-all") if why is Why.AFTER_ALL else Html("")
    return join([after_all, _site_status(t, payout)], "\n\n")


def _site_status(t: Texts, payout: Payout) -> Html:
    if payout.site_id is None:
        return t("payout-made-no-number")
    if payout.stage == "closed" and payout.status not in FINAL:
        return t("payout-not-followed")
    kind = _STATUSES.get(PayoutStatus(payout.status)) if payout.status in set(PayoutStatus) else None
    return t(f"payout-{kind}") if kind else t("payout-other", status=str(payout.status))


def _ways(t: Texts, payout: Payout, support_url: str) -> list[list[Button]]:
    money_place = GoPartner(place=PartnerPlace.MONEY, below=True)
    again = payout.stage in {"refused", "failed"}
    balance = (
        button(t.plain("payout-again"), money_place, PRIMARY)
        if again
        else button(t.plain("payouts-button-balance"), money_place)
    )
    refresh = button(t.plain("card-refresh"), PayoutButton(act=PayoutAct.REFRESH, value=payout.id))
    is_open = payout.stage in UNDER_WAY or payout.stage == "waiting"
    return [row(refresh if is_open else None, balance), row(support_button(t, support_url))]


def _line(t: Texts, payout: PartnerPayout) -> Html:
    status = payout.status
    kind = _STATUSES.get(PayoutStatus(status)) if status in set(PayoutStatus) else None
    title = t.plain(f"payouts-status-{kind}") if kind else t.plain("payouts-status-other", status=str(status))
    return t(
        "payouts-history-line",
        number=str(payout.id),
        date=plain(payout.date)[:TO_MINUTES],
        amount=_amount(payout),
        account=masked(payout.account) if payout.account else "…",
        status=title,
    )


def _amount(payout: PartnerPayout) -> str:
    if payout.pay_amount is None:
        return "…"
    return money(payout.pay_amount, plain(payout.pay_currency_code, CODE_UNITS))


def _pager(t: Texts, found: HistoryPage) -> list[Button]:
    """The site doesn't say how many there are."""
    here = t.plain("payouts-page", page=str(found.page + 1))
    newer = button("◀", PayoutButton(act=PayoutAct.HISTORY, value=found.page - 1)) if found.page else None
    older = button("▶", PayoutButton(act=PayoutAct.HISTORY, value=found.page + 1)) if found.more else None
    if newer is None and older is None:
        return []
    return row(newer, button(here, PayoutButton(act=PayoutAct.HISTORY, value=found.page)), older)

"""An order's card: one message, edited in place, that always says what to do now."""

from datetime import UTC, datetime

from bot.exchanger.models import Bid
from bot.i18n import Html, Texts, join
from bot.money import plain_amount
from bot.services.bid_view import BidView
from bot.services.statuses import Group, group_of, is_final, is_known
from bot.storage.statuses import StatusRow
from bot.ui.callbacks import BidAct, BidButton
from bot.ui.card_buttons import card_rows, is_cancellable, wants_payment
from bot.ui.card_not_made import not_made_card
from bot.ui.card_on_page import how_to_pay
from bot.ui.keyboards import DANGER, SUCCESS, button, keyboard
from bot.ui.rich import cut, plain, rich
from bot.ui.screen import Screen
from bot.ui.step import money

INSTRUCTION_UNITS = 1500
HISTORY_SHOWN = 12
TITLE_UNITS = 100
PAYOUT_FIELD = "account2"
"""What every site calls the account to pay out to."""


def card(t: Texts, view: BidView, support_url: str, note: Html | None = None) -> Screen:
    site = view.shown
    if site is None:
        return not_made_card(t, view, support_url)
    parts = [
        note or Html(""),
        _heading(t, view, site),
        _differs(t, view, site),
        _now(t, view, site),
        t("card-erased") if view.is_erased else Html(""),
    ]
    if wants_payment(view) and not view.jobs:  # nobody should pay what is being cancelled, or pay twice
        parts.append(how_to_pay(t, site) if view.on_page else _payment(t, site))
    parts.append(history(t, view))
    rows = card_rows(t, view, site, support_url)
    return Screen("card", join(parts, "\n\n"), keyboard(rows))


def question(t: Texts, view: BidView, site: Bid, act: BidAct) -> Screen:
    """One more question before what can't be taken back."""
    if act is BidAct.PAID:
        text = t("card-page-ask-paid") if view.on_page else t("card-ask-paid", amount=_to_pay(site))
        yes = button(t.plain("card-yes-paid"), BidButton(bid=view.row.id, act=act), SUCCESS)
    else:
        text = t("card-ask-cancel")
        yes = button(t.plain("card-yes-cancel"), BidButton(bid=view.row.id, act=act), DANGER)
    back = button(t.plain("button-back"), BidButton(bid=view.row.id, act=BidAct.OPEN))
    return Screen("card-question", join([_heading(t, view, site), text], "\n\n"), keyboard([[yes], [back]]))


def status_title(t: Texts, status: str, title: str) -> str:
    """Our words for the statuses of the API; the site's title for its own ones, if it has told it."""
    if is_known(status):
        return t.plain(f"status-{status}")
    return plain(title, TITLE_UNITS) or t.plain("status-other")


def _heading(t: Texts, view: BidView, site: Bid) -> Html:
    give = money(site.amount_give, site.currency_code_give)
    get = money(site.amount_get, site.currency_code_get)
    return join(
        [
            t("card-title", number=view.number),
            t(
                "card-pair",
                give=give,
                get=get,
                give_title=plain(site.psys_give, TITLE_UNITS),
                get_title=plain(site.psys_get, TITLE_UNITS),
            ),
            _payout(t, view),
        ]
    )


def _payout(t: Texts, view: BidView) -> Html:
    """Where the money goes, as long as it is known."""
    account = view.request.fields.get(PAYOUT_FIELD)
    return t("card-payout", account=cut(account, TITLE_UNITS)) if account else Html("")


def _differs(t: Texts, view: BidView, site: Bid) -> Html:
    """Said first: what the site made or asks for is not what was confirmed."""
    agreed_give, agreed_get = view.request.agreed_give, view.request.agreed_get
    if agreed_give is None or agreed_get is None or is_final(site.status):
        return Html("")
    agreed = money(agreed_give, site.currency_code_give)
    if view.differs:
        words = t("card-differs", give=agreed, get=money(agreed_get, site.currency_code_get))
    elif view.asks_more and wants_payment(view):
        words = _asks_more(t, view, site, agreed)
    else:
        return Html("")
    return join([words, _unsuited(t, view, site)])


def _asks_more(t: Texts, view: BidView, site: Bid, agreed: str) -> Html:
    if view.on_page:
        id = "card-page-asks-much-more" if view.asks_much_more else "card-page-asks-more"
        return t(id, agreed=agreed)
    id = "card-asks-much-more" if view.asks_much_more else "card-asks-more"
    return t(id, asked=_to_pay(site), agreed=agreed)


def _unsuited(t: Texts, view: BidView, site: Bid) -> Html:
    """The way out, as long as nothing is paid."""
    if group_of(site.status) not in {Group.TO_PAY, Group.WAITING} or view.jobs:
        return Html("")
    return t("card-unsuited-cancel") if is_cancellable(site) else t("card-unsuited-support")


def _now(t: Texts, view: BidView, site: Bid) -> Html:
    """The status, and what it means; a job under way comes before it."""
    if view.unclear:
        return t(f"unclear-{view.unclear}", number=view.number)
    if view.under_way("pay_bid"):
        return t("card-paying")
    if view.under_way("cancel_bid"):
        return t("card-cancelling")
    title = t(
        "card-status",
        icon=t.plain(f"icon-{group_of(site.status)}"),
        title=status_title(t, site.status, site.status_title),
    )
    return join([title, _what_now(t, view, site)])


def _what_now(t: Texts, view: BidView, site: Bid) -> Html:
    if view.on_page and (site.status == "merchwait" or view.lacks_details):
        return t("card-page-preparing")
    if site.status == "merchwait":
        return t("card-merchwait")
    return t("card-no-details") if view.lacks_details else t(f"card-group-{group_of(site.status)}")


def _payment(t: Texts, site: Bid) -> Html:
    """The memo first: money sent without it is lost."""
    actions = site.actions
    parts = []
    if actions.dest_tag:
        parts.append(t("card-memo", memo=actions.dest_tag))
    if actions.address:
        parts.append(t("card-address", address=actions.address))
    parts.append(
        t(
            "card-amount",
            amount=plain_amount(actions.pay_amount or site.amount_give),
            code=plain(site.currency_code_give, 16),
        )
    )
    if instruction := rich(actions.instruction, INSTRUCTION_UNITS):
        parts.append(t("quoted-whole", text=instruction))
    parts.append(_how_to_pay(t, site))
    return join(parts, "\n\n")


def _how_to_pay(t: Texts, site: Bid) -> Html:
    actions = site.actions
    if actions.pay_link:
        return t("card-report-link") if actions.address else t("card-pay-link")
    if actions.pay_by_api:
        return t("card-then-paid")
    return t("card-seen-by-itself") if actions.address else Html("")


def _to_pay(site: Bid) -> str:
    return money(site.actions.pay_amount or site.amount_give, site.currency_code_give)


def history(t: Texts, view: BidView) -> Html:
    """Every status the order has had, the newest last."""
    shown = view.history[-HISTORY_SHOWN:]
    if not shown:
        return Html("")
    earlier = t("card-history-earlier") if len(view.history) > len(shown) else Html("")
    lines = [_history_line(t, each) for each in shown]
    return t("quoted", text=join([t("card-history"), earlier, *lines]))


def _history_line(t: Texts, each: StatusRow) -> Html:
    return t("card-history-line", time=moment(each.at), title=status_title(t, each.status, each.title))


def moment(at: int) -> Html:
    """A time that each reader sees in the own zone; without that, in UTC."""
    when = datetime.fromtimestamp(at / 1000, UTC)
    return Html(f'<tg-time unix="{at // 1000}" format="dt">{when:%d.%m %H:%M} UTC</tg-time>')

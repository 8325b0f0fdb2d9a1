"""get_partner_info, get_partner_links, get_partner_exchanges, get_partner_payouts and add_partner_payout."""

from decimal import Decimal

from bot.sandbox.exchanger.accounts import fits
from bot.sandbox.exchanger.catalogue import Currency
from bot.sandbox.exchanger.envelope import Answer, Call
from bot.sandbox.exchanger.feed import asked_bids, exchange, ids_of, page_of, within_times
from bot.sandbox.exchanger.keys import SYSTEM
from bot.sandbox.exchanger.partners import BALANCE_CODE, MIN_PAYOUT, Payout, Visit, after_commission
from bot.sandbox.exchanger.site import Site
from bot.sandbox.exchanger.wire import plain


def _refusal(site: Site, call: Call) -> Answer | None:
    if not site.partners.active:
        return Answer([], 1, "no active partner program")
    return Answer([], 1, "no partner id") if call.key.user_id == SYSTEM else None


async def get_partner_info(site: Site, call: Call) -> Answer:
    refusal = _refusal(site, call)
    if refusal:
        return refusal
    balance = site.partners[call.key.user_id].balance
    data = {
        "partner_id": call.key.user_id,
        "balance": site.wire.amount(balance, 2),
        "min_payout": site.wire.loose(MIN_PAYOUT),
        "items": [_method(site, call, currency, balance) for currency in _payable(site, balance)],
    }
    return Answer(data)


def _payable(site: Site, balance: Decimal) -> list[Currency]:
    """Currencies whose reserve covers the balance."""
    return [
        currency
        for currency in site.catalogue.currencies.values()
        if currency.partner_payout is not None
        and balance > 0
        and currency.reserve >= site.partners.amount_in(currency, balance)
    ]


def _method(site: Site, call: Call, currency: Currency, balance: Decimal) -> dict[str, object]:
    percent = plain(currency.partner_payout or Decimal(0))
    named = {"comission": f"{percent}%"} if site.wire.quirks else {"commission": percent}
    amount = after_commission(site.partners.amount_in(currency, balance), currency)
    return {
        "id": site.wire.id(currency.id),
        "title": currency.title(call.lang),
        **named,
        "amount": site.wire.amount(amount, currency.decimals),
    }


async def get_partner_links(site: Site, call: Call) -> Answer:
    refusal = _refusal(site, call)
    if refusal:
        return refusal
    visits = [
        visit
        for visit in sorted(site.partners[call.key.user_id].visits, key=lambda visit: -visit.time)
        if within_times(call, visit.time) and call.text("ip") in ("", visit.ip)
    ]
    return Answer(site.wire.items([_link(site, visit) for visit in page_of(call, visits)]))


def _link(site: Site, visit: Visit) -> dict[str, object]:
    return {
        "time": visit.time,
        "date": site.clock.date(visit.time),
        "browser": visit.browser,
        "ip": visit.ip,
        "referrer": visit.referrer,
        "user_hash": visit.user_hash,
        "query_string": visit.query,
    }


async def get_partner_exchanges(site: Site, call: Call) -> Answer:
    refusal = _refusal(site, call)
    if refusal:
        return refusal
    bids = asked_bids(call, site.partners.bids_of(call.key.user_id), api_id_means_id=site.wire.quirks)
    rows = [
        {
            **exchange(site, call, bid),
            "accrued": int(bid.accrued),
            "partner_reward": site.wire.amount(bid.reward, 2),
        }
        for bid in bids
    ]
    return Answer(site.wire.items(rows))


async def get_partner_payouts(site: Site, call: Call) -> Answer:
    refusal = _refusal(site, call)
    if refusal:
        return refusal
    ids = ids_of(call, "id")
    payouts = [
        payout
        for payout in sorted(site.partners[call.key.user_id].payouts, key=lambda payout: -payout.time)
        if within_times(call, payout.time) and (ids is None or payout.id in ids)
    ]
    return Answer(site.wire.items([_payout(site, payout) for payout in page_of(call, payouts)]))


def _payout(site: Site, payout: Payout) -> dict[str, object]:
    return {
        "id": site.wire.id(payout.id),
        "time": payout.time,
        "date": site.clock.date(payout.time),
        "method_id": payout.currency.id,
        "account": payout.account,
        "pay_amount": site.wire.amount(payout.amount, payout.currency.decimals),
        "pay_currency_code": payout.currency.code,
        "original_amount": site.wire.amount(payout.original, 2),
        "original_currency_code": BALANCE_CODE,
        "status": site.wire.id(payout.status),
    }


async def add_partner_payout(site: Site, call: Call) -> Answer:
    refusal = _refusal(site, call)
    if refusal:
        return refusal
    currency, account = site.catalogue.currencies.get(call.int("method_id")), call.text("account")
    problem = _payout_problem(site, call, currency, account)
    if currency is None or problem:
        text = site.texts.error(problem, call.lang, min=plain(MIN_PAYOUT), code=BALANCE_CODE)
        return Answer([], 1, text, as_text=False)
    payout = site.partners.pay_out(call.key.user_id, currency, account)
    site.life.later("payout", payout.settle)
    return Answer({"payout_id": payout.id})


def _payout_problem(site: Site, call: Call, currency: Currency | None, account: str) -> str:
    """The key of the text that refuses the payout; empty when it can be made."""
    balance = site.partners[call.key.user_id].balance
    if currency is None or currency.partner_payout is None:
        return "payout_method"
    if not account or not fits(currency.check, account):
        return "payout_account"
    if balance < MIN_PAYOUT:
        return "payout_min"
    return "payout_reserve" if site.partners.amount_in(currency, balance) > currency.reserve else ""

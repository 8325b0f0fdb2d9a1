"""The partner programme: balances, rewards for orders, payouts, and where visitors came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal
from random import Random

from bot.sandbox.exchanger.bids import Bid, Change, Ledger
from bot.sandbox.exchanger.calc import exact
from bot.sandbox.exchanger.catalogue import Catalogue, Currency
from bot.sandbox.exchanger.clock import Clock

BALANCE_CODE = "USD"
MIN_PAYOUT = Decimal(10)
REWARD_PERCENT = Decimal("0.3")
DAY = 86400
WAITING, PAID, CANCELLED, CANCELLED_BY_USER = range(4)
CENT = Decimal("0.01")

BROWSERS = ("Chrome", "Firefox", "Safari", "Telegram", "")
REFERRERS = ("https://t.me/", "https://www.bestchange.com/", "", "https://example.com/a?b=1&c=<b>2</b>")
PAST_DIRECTIONS = (1, 7, 12, 12, 13, 29, 30)


@dataclass(frozen=True)
class Visit:
    time: int
    browser: str
    ip: str
    referrer: str
    user_hash: str
    query: str


@dataclass
class Payout:
    id: int
    time: int
    currency: Currency
    account: str
    amount: Decimal
    original: Decimal
    status: int = WAITING

    def settle(self) -> None:
        if self.status == WAITING:
            self.status = PAID


@dataclass
class Partner:
    balance: Decimal = Decimal(0)
    visits: list[Visit] = field(default_factory=list)
    payouts: list[Payout] = field(default_factory=list)


class Partners:
    """A partner is a site user. `active` False: the site runs no partner programme."""

    def __init__(self, ledger: Ledger, catalogue: Catalogue, clock: Clock, random: Random) -> None:
        self.active = True
        self._ledger, self._catalogue, self._clock, self._random = ledger, catalogue, clock, random
        self._partners: dict[int, Partner] = {}
        self._payouts = 0
        ledger.subscribe(self._reward)

    def __getitem__(self, user_id: int) -> Partner:
        return self._partners.setdefault(user_id, Partner())

    def bids_of(self, user_id: int) -> Iterator[Bid]:
        return (bid for bid in self._ledger if bid.partner_id == user_id)

    def _reward(self, bid: Bid, _before: str | None) -> None:
        """The reward is known with the order and comes to the balance when the order is done."""
        if not bid.partner_id:
            return
        bid.reward = reward_of(bid)
        if bid.status == "success" and not bid.accrued:
            bid.accrued = True
            self[bid.partner_id].balance += bid.reward

    def amount_in(self, currency: Currency, balance: Decimal) -> Decimal:
        return (balance / currency.usd).quantize(Decimal(1).scaleb(-currency.decimals), ROUND_DOWN)

    def pay_out(self, user_id: int, currency: Currency, account: str) -> Payout:
        """The whole balance, less the payout's commission."""
        partner = self[user_id]
        whole = self.amount_in(currency, partner.balance)
        payout = self._payout(partner, currency, account, whole, self._clock.time())
        partner.balance = Decimal(0)
        return payout

    def _payout(
        self, partner: Partner, currency: Currency, account: str, whole: Decimal, time: int
    ) -> Payout:
        self._payouts += 1
        payout = Payout(
            id=340 + self._payouts,
            time=time,
            currency=currency,
            account=account,
            amount=after_commission(whole, currency),
            original=partner.balance,
        )
        partner.payouts.append(payout)
        return payout

    def seed(self, user_id: int) -> None:
        """A month of a partner's life: visits, orders of visitors, payouts and a balance."""
        partner = self[user_id]
        now = self._clock.time()
        partner.visits = [self._visit(now) for _ in range(64)]
        for days in (27, 18, 9):
            partner.balance = Decimal(self._random.randrange(2000, 9000)) * CENT
            currency = self._catalogue.by_xml["USDTTRC20"]
            whole = self.amount_in(currency, partner.balance)
            payout = self._payout(
                partner, currency, "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE", whole, now - days * DAY
            )
            payout.status = CANCELLED if days == 18 else PAID
        partner.balance = Decimal("148.37")
        for _ in range(26):
            self._past_bid(user_id, now)

    def _visit(self, now: int) -> Visit:
        random = self._random
        return Visit(
            time=now - random.randrange(30 * DAY),
            browser=random.choice(BROWSERS),
            ip=f"203.0.113.{random.randrange(1, 255)}",
            referrer=random.choice(REFERRERS),
            user_hash=f"{random.getrandbits(128):032x}",
            query=random.choice(("", "utm_source=tg&utm_campaign=spring", "cur_from=BTC&cur_to=SBERRUB")),
        )

    def _past_bid(self, user_id: int, now: int) -> None:
        random = self._random
        direction = self._catalogue.directions[random.choice(PAST_DIRECTIONS)]
        least = direction.min_give or Decimal(1)
        calc = exact(direction, least * random.randrange(2, 40), 1, {})
        made = now - random.randrange(3600, 30 * DAY)
        bid = self._ledger.open(direction, calc, "new", made)
        bid.partner_id, bid.ip = user_id, f"203.0.113.{random.randrange(1, 255)}"
        bid.reward = reward_of(bid)
        path = random.choice((["payed", "realpay", "success"], ["payed", "realpay", "success"], ["delete"]))
        bid.history += [Change(made + 300 * (step + 1), status) for step, status in enumerate(path)]
        bid.accrued = bid.status == "success"


def reward_of(bid: Bid) -> Decimal:
    worth = bid.calc.sum_give * bid.direction.give.usd
    return (worth * REWARD_PERCENT / 100).quantize(CENT, ROUND_DOWN)


def after_commission(whole: Decimal, currency: Currency) -> Decimal:
    left = whole * (1 - (currency.partner_payout or Decimal(0)) / 100)
    return left.quantize(Decimal(1).scaleb(-currency.decimals), ROUND_DOWN)

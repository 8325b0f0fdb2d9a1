"""What a partner is told of by itself: short, with a way to more and one to switch it off."""

from decimal import Decimal

from aiogram.types import InlineKeyboardMarkup

from bot.exchanger.partner_models import PayoutStatus
from bot.i18n import Html, Texts, join
from bot.money import format_amount
from bot.services.partner_messages import ManyMessage, OrderMessage
from bot.storage.payouts import Payout
from bot.ui.callbacks import GoPartner, PartnerPlace
from bot.ui.keyboards import Button, button, keyboard
from bot.ui.partner_payouts import received
from bot.ui.rich import plain
from bot.ui.screen import Screen
from bot.ui.step import money

TITLE_UNITS = 60
PAYOUT_TEXTS = {
    PayoutStatus.PAID: "paid",
    PayoutStatus.CANCELLED: "cancelled",
    PayoutStatus.CANCELLED_BY_USER: "withdrawn",
}


def switched(t: Texts, partner_id: int, *, on: bool) -> Screen:
    text = t("partner-news-on" if on else "partner-news-off", partner=str(partner_id))
    return Screen("partner-news-switched", text)


def new_order(t: Texts, message: OrderMessage) -> Screen:
    text = t("partner-news-order", number=str(message.number), pair=_pair(t, message))
    return Screen("partner-news-order", join([text, _label(t, message)]), _ways(t, PartnerPlace.STATS))


def reward(t: Texts, message: OrderMessage) -> Screen:
    number, pair = str(message.number), _pair(t, message)
    if message.reward:
        amount = format_amount(Decimal(message.reward))
        text = t("partner-news-reward", reward=amount, number=number, pair=pair)
    else:
        text = t("partner-news-reward-unknown", number=number, pair=pair)
    return Screen("partner-news-reward", join([text, _label(t, message)]), _ways(t, PartnerPlace.MONEY))


def many_orders(t: Texts, message: ManyMessage) -> Screen:
    orders = t("partner-news-orders", count=message.orders) if message.orders else Html("")
    rewards = Html("")
    if message.rewards:
        sum = format_amount(Decimal(message.reward))
        rewards = t("partner-news-rewards", count=message.rewards, reward=sum)
    return Screen("partner-news-many", join([orders, rewards]), _ways(t, PartnerPlace.STATS))


def taken_over(t: Texts, partner_id: int) -> Screen:
    text = t("partner-news-taken-over", partner=str(partner_id))
    way = [button(t.plain("button-partner"), GoPartner(place=PartnerPlace.HOME, below=True))]
    return Screen("partner-news-taken-over", text, keyboard([way]))


def payout_status(t: Texts, payout: Payout, status: int | None) -> Screen:
    """`status`: what is told of, which may be another one by now."""
    number = str(payout.site_id or payout.id)
    kind = PAYOUT_TEXTS.get(PayoutStatus(status)) if status in set(PayoutStatus) else None
    if kind == "paid":
        title = plain(payout.method_title, TITLE_UNITS)
        text = t("partner-news-payout-paid", number=number, amount=received(t, payout), title=title)
    else:
        text = t(f"partner-news-payout-{kind or 'other'}", number=number)
    return Screen("partner-news-payout", text, _ways(t, PartnerPlace.MONEY))


def news(t: Texts) -> Screen:
    """In the place of what could not be shown."""
    return Screen("partner-news", t("partner-news-plain"), _ways(t, PartnerPlace.STATS))


def _pair(t: Texts, message: OrderMessage) -> Html:
    give, get = _sum(message.give, message.give_code), _sum(message.get, message.get_code)
    return t("partner-news-pair", give=give, get=get)


def _sum(amount: str, code: str) -> str:
    return money(Decimal(amount), code) if amount else plain(code, TITLE_UNITS)


def _label(t: Texts, message: OrderMessage) -> Html:
    return t("partner-news-label", label=message.label) if message.label else Html("")


def _ways(t: Texts, place: PartnerPlace) -> InlineKeyboardMarkup:
    more = t.plain("partner-news-money" if place is PartnerPlace.MONEY else "partner-news-stats")
    return keyboard([[_way(more, place), _way(t.plain("partner-news-notices"), PartnerPlace.NOTICES)]])


def _way(label: str, place: PartnerPlace) -> Button:
    return button(label, GoPartner(place=place, below=True))

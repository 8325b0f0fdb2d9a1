"""Partners who ask for payouts."""

from decimal import Decimal
from typing import Any

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger.partners import Payout
from bot.ui.callbacks import PayoutAct, PayoutButton
from tests.conftest import Product
from tests.dialogue.orders import asked, data_of, until
from tests.dialogue.partners import KEY_METHODS, PartnerTalk

TRC20 = "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE"
WRONG_TRC20 = TRC20[:-1] + "F"
USDT = "Tether TRC20 USDT"
SHOWN = "TQn9…bLSE"
BALANCE = "148.37"
ADD = "add_partner_payout"
LIST = "get_partner_payouts"
INFO = "get_partner_info"


async def with_balance(
    product: Product, locale: str = "en", balance: str = BALANCE, without: str = "", **partner: Any
) -> PartnerTalk:
    """A partner with so much on the balance; `without`: a method that the key may not call."""
    talk = await PartnerTalk.joined(product, locale, methods=KEY_METHODS - {without}, **partner)
    product.exchanger.partners[talk.partner_id].balance = Decimal(balance)
    return talk


async def at_balance(talk: PartnerTalk) -> None:
    await talk.customer.say("/partner")
    await talk.tap("partner-button-money")


async def at_account(talk: PartnerTalk, title: str = USDT) -> None:
    await at_balance(talk)
    await talk.customer.tap(title)
    await talk.sees("payouts-ask-account")


async def at_summary(talk: PartnerTalk, title: str = USDT, account: str = TRC20) -> Message:
    await at_account(talk, title)
    await talk.customer.say(account)
    return await talk.sees("payouts-summary")


async def confirmed(talk: PartnerTalk) -> Message:
    """What it comes to is still to be seen."""
    shown = await at_summary(talk)
    await talk.tap("payouts-button-confirm")
    return shown


def requests(product: Product) -> int:
    """How often the site was asked for a payout."""
    return asked(product, ADD)


def at_site(talk: PartnerTalk) -> list[Payout]:
    return talk.product.exchanger.partners[talk.partner_id].payouts


def the_payout(talk: PartnerTalk) -> Payout:
    """The only one."""
    (payout,) = at_site(talk)
    return payout


def draft_of(talk: PartnerTalk, summary: Message) -> PayoutButton:
    """What its button to confirm carries."""
    return PayoutButton.unpack(data_of(summary, talk.t.plain("payouts-button-confirm")))


def on(act: PayoutAct, value: int) -> str:
    return PayoutButton(act=act, value=value).pack()


def stages(product: Product) -> list[str]:
    return [stage for (stage,) in product.rows("SELECT stage FROM payouts ORDER BY id")]


async def asking(product: Product, locale: str = "en") -> PartnerTalk:
    """It is confirmed, and the bot was stopped before it could be sent."""
    talk = await with_balance(product, locale)
    await at_summary(talk)
    held = product.exchanger.faults.set("slow", methods=[LIST], seconds=5)
    await talk.tap("payouts-button-confirm")
    await until(lambda: stages(product) == ["asking"])
    await product.stop_bot()
    product.exchanger.faults.clear(held.id)
    return talk

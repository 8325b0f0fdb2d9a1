"""Partners whom operators switch off, the log of what is done to them, and the site's own account."""

from pydantic import SecretStr

from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.exchanger.keys import PARTNER_METHODS
from bot.sandbox.exchanger.methods import USUAL_METHODS
from bot.sandbox.exchanger.server import DEMO_PARTNER_ID
from bot.services.roles import Role
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import sees_gist
from tests.dialogue.partner_desk import invited, line
from tests.dialogue.partners import PARTNER_ID, register
from tests.dialogue.talk import Talk, in_both_languages

NOTED = "SELECT action, subject FROM audit ORDER BY id"
CLICKS = "SELECT clicks FROM partner_days WHERE kind = 'all' AND day = -1"


@in_both_languages
async def test_a_partner_who_is_switched_off_gets_no_orders(product: Product, locale: str) -> None:
    """Also those of people who came before; and what is made once they are on again is theirs."""
    operator = await OperatorTalk.on_duty(product, Role.MARKETING, locale)
    partner, buyer, late = [await Talk.begin(product, locale) for _ in range(3)]
    await register(partner)
    await partner.customer.start()
    await partner.sees("menu-greeting")
    await buyer.customer.start(f"p{PARTNER_ID}")
    await buyer.sees("menu-greeting")
    await operator.customer.say("/partners")
    await operator.customer.tap(line(operator, PARTNER_ID, "person"))
    for answer in ("partner-button-remove-no", "partner-register-off-yes"):
        await operator.tap("partner-register-switch-off")
        await sees_gist(operator, "partner-register-ask-off", "partner")
        await operator.tap(answer)
    shown = await operator.sees("partner-register-switched-off")
    assert operator.words("partner-register-is-off") in shown.text
    await partner.sees("partner-news-off", partner=str(PARTNER_ID))
    assert (await buyer.ordered(SHOWCASE["no_fields"], "100")).partner_id == 0
    await late.customer.start(f"p{PARTNER_ID}")
    await late.sees("menu-greeting")
    assert product.rows(CLICKS) == [(1,)]
    await operator.customer.say("/partners")
    await operator.customer.tap(line(operator, PARTNER_ID, "off"))
    await operator.tap("partner-register-switch-on")
    await operator.sees("partner-register-switched-on")
    await partner.sees("partner-news-on", partner=str(PARTNER_ID))
    assert (await buyer.ordered(SHOWCASE["no_fields"], "100")).partner_id == PARTNER_ID
    assert product.rows(NOTED) == [(action, str(PARTNER_ID)) for action in ("partner-off", "partner-on")]


async def test_what_is_done_to_partners_is_noted(product: Product) -> None:
    operator = await OperatorTalk.on_duty(product, Role.MARKETING)
    await invited(operator, 42)
    await operator.customer.say("/partners")
    await operator.customer.tap(line(operator, 42, "invited"))
    await operator.tap("partner-register-remove")
    await operator.tap("partner-button-remove-yes")
    await operator.sees("partner-register-removed", partner="42")
    assert product.rows(NOTED) == [("partner-invited", "42"), ("partner-removed", "42")]


@in_both_languages
async def test_the_sites_own_account(product: Product, locale: str) -> None:
    """As far as the bot's key may see it; and why not, where it may not."""
    operator = await OperatorTalk.on_duty(product, Role.MARKETING, locale)
    await operator.customer.say("/partners")
    await operator.tap("partner-register-site")
    shown = await operator.sees("own-title")
    assert operator.words("own-nobody") in shown.text
    await product.stop_bot()
    product.exchanger.limit_methods(USUAL_METHODS - {"get_partner_payouts"})
    await product.start_bot()
    await operator.customer.say("/partners")
    await operator.tap("partner-register-site")
    shown = await operator.sees("own-title")
    assert operator.words("own-method", method="get_partner_payouts") in shown.text
    await product.stop_bot()
    key = product.exchanger.add_key(DEMO_PARTNER_ID, {*USUAL_METHODS, *PARTNER_METHODS})
    await product.start_bot(
        exchanger_login=SecretStr(key.login),
        exchanger_key=SecretStr(key.secret),
    )
    await operator.customer.say("/partners")
    await operator.tap("partner-register-site")
    balance = operator.words("own-balance", partner=str(DEMO_PARTNER_ID), balance="148.37", least="#")
    shown = await operator.customer.sees(balance.split("148.37")[0] + "148.37")
    for words in ("own-payouts", "own-orders"):
        assert operator.words(words) in shown.text
    await operator.tap("partner-register-button")
    await operator.sees("partner-register-none")

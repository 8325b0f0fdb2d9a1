"""What the site has of a confirmed payout: the sum that it pays, and what may keep us from following it."""

import pytest

from tests.conftest import Product
from tests.dialogue.payouts import ADD, USDT, at_summary, the_payout, with_balance
from tests.dialogue.talk import in_both_languages
from tests.engines import on_both_engines

pytestmark = [on_both_engines, pytest.mark.usefixtures("with_secret")]


@in_both_languages
@pytest.mark.parametrize("fault", ["", "lose_answer"])
async def test_the_sum_that_the_site_pays_is_told(product: Product, locale: str, fault: str) -> None:
    """It pays the whole balance of the moment: more came to it after the summary."""
    talk = await with_balance(product, locale)
    await at_summary(talk)
    product.exchanger.partners[talk.partner_id].balance += 500
    if fault:
        product.exchanger.faults.set(fault, methods=[ADD], times=1)
    await talk.tap("payouts-button-confirm")
    await talk.sees("payouts-requested", amount="641.88", title=USDT)
    the_payout(talk).settle()
    number = str(the_payout(talk).id)
    await talk.sees("partner-news-payout-paid", number=number, amount="641.88", title=USDT)

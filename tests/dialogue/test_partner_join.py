"""Joining as a partner by one's own API key."""

from tests.conftest import Product
from tests.dialogue.partners import KEY_METHODS, PARTNER_ID
from tests.dialogue.talk import Talk, in_both_languages


@in_both_languages
async def test_a_partner_joins(with_secret: Product, locale: str) -> None:
    product = with_secret
    talk = await Talk.begin(product, locale)
    key = product.exchanger.add_key(PARTNER_ID, KEY_METHODS)
    await talk.customer.say("/partner")
    await talk.sees("partner-about")
    await talk.tap("partner-button-join")
    await talk.sees("partner-join-ask")
    sent = await talk.customer.say(f"{key.login} {key.secret}")
    await talk.sees("partner-joined")
    assert sent.id not in {message.id for message in talk.customer.messages}
    await talk.tap("partner-button-key")
    await talk.tap("partner-button-home")
    await talk.tap("partner-button-notices")
    await talk.tap("partner-notice-rewards", icon="")

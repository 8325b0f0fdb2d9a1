"""Who is a partner, and who is no longer: the key's owner comes, a key can't be read, a button is forged."""

from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.orders import until
from tests.dialogue.partners import (
    KEY_METHODS,
    PARTNER_ID,
    PartnerTalk,
    asked_for_key,
    sends,
    start_with_secret,
    written,
)
from tests.dialogue.talk import Talk, in_both_languages


@in_both_languages
async def test_cancel_ends_the_question_and_no_exchange(with_secret: Product, locale: str) -> None:
    talk = await Talk.begin(with_secret, locale)
    await talk.open(SHOWCASE["ordinary"])
    await talk.sees("amount-give", code="USDT")
    await asked_for_key(talk)
    await talk.customer.say("/cancel")
    await talk.sees("cancel-question")
    await talk.tap("button-go-on")
    await talk.sees("amount-give", code="USDT")


@in_both_languages
async def test_the_owner_of_the_key_takes_over(with_secret: Product, locale: str) -> None:
    product = with_secret
    first, owner = await PartnerTalk.joined(product, locale), await Talk.begin(product, locale)
    await first.customer.say("/partner")
    home = await first.sees("partner-home", partner=str(PARTNER_ID))
    await asked_for_key(owner)
    await sends(owner, written(first.key), "partner-joined")
    await first.sees("partner-news-taken-over", partner=str(PARTNER_ID))
    await first.tap("partner-button-key", home)
    shown = await first.sees("partner-not-connected")
    assert first.words("partner-about").split("\n")[0] in shown.text
    assert product.rows("SELECT id, user_id FROM partners") == [(PARTNER_ID, owner.customer.id)]
    await asked_for_key(first)
    await sends(first, written(product.exchanger.add_key(77, KEY_METHODS)), "partner-joined")
    await sends(first, written(first.key), "partner-joined")
    assert product.rows("SELECT id, user_id, secret IS NULL FROM partners ORDER BY id") == [
        (77, None, True),
        (PARTNER_ID, first.customer.id, False),
    ], "a person is one partner"


@in_both_languages
async def test_a_key_that_can_not_be_read_any_more(with_secret: Product, locale: str) -> None:
    product = with_secret
    talk = await PartnerTalk.joined(product, locale)
    product.expected_errors = "SECRET_KEY can't read 1 "
    await start_with_secret(product, "o" * 43 + "=")
    await talk.customer.say("/partner")
    await talk.sees("partner-key-unreadable")
    await talk.tap("partner-button-key")
    await talk.sees("partner-key-unreadable")
    await talk.tap("partner-button-replace")
    await talk.sees("partner-join-ask")
    await sends(talk, written(talk.key), "partner-joined")
    assert talk.words("partner-key-unreadable") not in talk.customer.screen.text


async def test_buttons_that_were_never_shown(with_secret: Product) -> None:
    product = with_secret
    talk, partner = await Talk.begin(product), await PartnerTalk.joined(product)
    await talk.customer.say("/partner")
    await talk.sees("partner-about")
    for data in ("p:key:0", "p:tell:1", "pn:orders:0", "pk:rm:5", "pk:yes:5", "p:stats:0", "p:money:0"):
        await talk.customer.forge(data, talk.customer.screen)
        await talk.sees("partner-not-connected")
        await talk.customer.forge("p:home:0", talk.customer.screen)
        await talk.customer.sees(lambda message: talk.words("partner-not-connected") not in message.text)
    for data in ("pk:yes:-1", "pn:all:1", "p:else:0", "pk:yes:99999999999999999999"):
        answer = await talk.customer.forge(data, talk.customer.screen)
        assert answer.text == talk.t.plain("old-button")
    await until(lambda: product.rows("SELECT secret IS NULL, tell_orders FROM partners") == [(0, 1)])
    assert partner.customer.told == []

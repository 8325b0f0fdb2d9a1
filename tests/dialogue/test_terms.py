"""The terms are accepted once, when an order is confirmed; a new version at the next one."""

import asyncio

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from bot.services.roles import Role
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import data_of, made, sees_gist, until
from tests.dialogue.talk import Talk, in_both_languages
from tests.dialogue.test_operator_texts import chosen, offered, published
from tests.engines import on_both_engines

ORDINARY = SHOWCASE["ordinary"]
ACCEPTED = "SELECT terms_version, terms_at FROM users WHERE id = :id"


async def version_of(talk: Talk) -> int | None:
    ((version, at),) = await asyncio.to_thread(talk.product.rows, ACCEPTED, id=talk.customer.id)
    assert (version is None) == (at is None)
    return None if version is None else int(version)


async def asked(talk: Talk, id: str = "terms-title") -> Message:
    await talk.tap("summary-create")
    return await sees_gist(talk, id)


async def change(operator: Talk, html: str, button: str, locale: str = "en") -> None:
    """The terms that there are already."""
    await operator.customer.say("/texts")
    await sees_gist(operator, "texts-terms", "version")
    await operator.customer.tap(operator.t.plain("text-name-terms") + " · ")
    await sees_gist(operator, "text-about-terms")
    await operator.customer.tap({"en": "English", "ru": "Русский"}[locale])
    await sees_gist(operator, "text-how", "limit")
    await operator.customer.say_formatted(html)
    await sees_gist(operator, "text-ask-renew")
    await operator.tap(button)
    await sees_gist(operator, "text-published")


@in_both_languages
@on_both_engines
async def test_terms_are_accepted_before_the_first_order_only(product: Product, locale: str) -> None:
    operator, talk = await OperatorTalk.on_duty(product, locale=locale), await Talk.begin(product, locale)
    await published(operator, "terms", "We <b>never</b> pay to third parties", locale)
    await talk.to_summary(ORDINARY, "100")
    terms = await asked(talk)
    assert "\n\nWe never pay to third parties\n\n" in terms.text
    assert talk.labels(terms) == [talk.t.plain("terms-accept"), talk.t.plain("terms-decline")]
    assert await version_of(talk) is None
    await talk.tap("terms-decline")
    declined = await sees_gist(talk, "terms-declined")
    assert talk.words("summary-question") in declined.text, "everything that was entered is there"
    assert not made(product)
    terms = await asked(talk)
    accept = data_of(terms, talk.t.plain("terms-accept"))
    await talk.tap("terms-accept")
    await until(lambda: len(made(product)) == 1)
    await sees_gist(talk, "card-title", "number")
    assert await version_of(talk) == 1
    answer = await talk.customer.forge(accept, talk.customer.screen)
    assert answer.text == talk.t.plain("summary-ordered")
    await talk.to_summary(ORDINARY, "200")
    await talk.tap("summary-create")
    await until(lambda: len(made(product)) == 2)
    assert all("terms" not in str(row) for row in product.rows("SELECT kind FROM outbox"))


@in_both_languages
async def test_a_new_version_is_accepted_again_and_a_correction_is_not(product: Product, locale: str) -> None:
    operator, talk = await OperatorTalk.on_duty(product, locale=locale), await Talk.begin(product, locale)
    await published(operator, "terms", "First", locale)
    await talk.to_summary(ORDINARY, "100")
    await asked(talk)
    await talk.tap("terms-accept")
    await until(lambda: len(made(product)) == 1)
    await change(operator, "Corrected", "text-publish-same", locale)
    await talk.to_summary(ORDINARY, "200")
    await talk.tap("summary-create")
    await until(lambda: len(made(product)) == 2)
    await talk.to_summary(ORDINARY, "300")
    await change(operator, "Second", "text-publish-renewed", locale)
    terms = await asked(talk, "terms-renewed")
    assert "Second" in terms.text, "the button of a summary that was shown before"
    await change(operator, "Third", "text-publish-renewed", locale)
    await talk.customer.tap(talk.t.plain("terms-accept"), terms)
    terms = await sees_gist(talk, "terms-just-changed")
    assert "Third" in terms.text, "what was read is not what holds now"
    assert (len(made(product)), await version_of(talk)) == (2, 1)
    await talk.customer.tap(talk.t.plain("terms-accept"), terms)
    await until(lambda: len(made(product)) == 3)
    assert await version_of(talk) == 3
    renewed = "SELECT details FROM audit WHERE action = 'terms-renewed' ORDER BY id"
    assert [row[0] for row in product.rows(renewed)] == [f'{{"version": "{each}"}}' for each in (1, 2, 3)]


@in_both_languages
@pytest.mark.usefixtures("forgetful")
async def test_the_price_is_asked_for_anew_when_terms_were_read_for_long(
    product: Product, locale: str
) -> None:
    """Accepting is no way around a price that got worse; what was accepted stays so."""
    operator, talk = await OperatorTalk.on_duty(product, locale=locale), await Talk.begin(product, locale)
    await published(operator, "terms", "Terms", locale)
    await talk.to_summary(ORDINARY, "100")
    await asked(talk)
    product.exchanger.set_rate(ORDINARY, "1", "90")
    await talk.tap("terms-accept")
    await sees_gist(talk, "summary-worse", "before", "now")
    assert not made(product)
    assert await version_of(talk) == 1
    await talk.tap("summary-create")
    await until(lambda: len(made(product)) == 1)


@in_both_languages
async def test_terms_may_be_a_link_and_bind_readers_of_any_language(product: Product, locale: str) -> None:
    operator, talk = await OperatorTalk.on_duty(product, locale=locale), await Talk.begin(product, "en")
    await chosen(operator, "terms-link", "ru")
    await operator.customer.say("site.example/terms")
    await sees_gist(operator, "text-ask-publish")
    preview = operator.customer.messages[-2]
    assert preview.urls == ["https://site.example/terms"]
    await operator.tap("text-publish")
    await sees_gist(operator, "text-published")
    await talk.to_summary(ORDINARY, "100")
    terms = await asked(talk)
    assert terms.urls == ["https://site.example/terms"]
    assert talk.words("terms-behind-link") in terms.text
    await talk.customer.say("what?")
    shown = await talk.sees("summary-use-buttons")
    assert talk.words("summary-question") in shown.text
    await asked(talk)
    await talk.tap("terms-accept")
    await until(lambda: len(made(product)) == 1)


async def test_without_terms_nothing_is_asked(product: Product) -> None:
    """Nor once they were taken away while they were read; a modified client accepts none of its own."""
    operator, talk = await OperatorTalk.on_duty(product, Role.MARKETING), await Talk.begin(product)
    summary = await talk.to_summary(ORDINARY, "100")
    forged = data_of(summary, talk.t.plain("summary-create")).replace(":ok:", ":ac:") + "99"
    await published(operator, "terms", "Terms")
    await talk.customer.forge(forged, summary)
    await sees_gist(talk, "terms-just-changed")
    assert await version_of(talk) is None
    await operator.customer.say("/texts")
    await sees_gist(operator, "texts-terms", "version")
    await operator.customer.tap(operator.t.plain("text-name-terms") + " · ")
    await operator.customer.tap("English")
    await operator.tap("text-remove")
    await sees_gist(operator, "text-remove-terms")
    await operator.tap("text-remove-yes")
    await sees_gist(operator, "text-removed")
    await talk.tap("terms-accept")
    await until(lambda: len(made(product)) == 1)
    assert await version_of(talk) is None
    await chosen(operator, "terms")
    await offered(operator, "Anew")
    await operator.tap("text-publish")
    await sees_gist(operator, "text-published")
    await talk.to_summary(ORDINARY, "200")
    await asked(talk)
    await talk.tap("terms-accept")
    await until(lambda: len(made(product)) == 2)
    assert await version_of(talk) == 2, "other terms than those of before"

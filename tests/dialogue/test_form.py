"""The site's form: every type of field, in its order, one at a time, and the ways back and on."""

from dataclasses import replace

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.exchanger.catalogue import Field
from bot.services import rates
from tests.conftest import Product
from tests.dialogue.orders import asked
from tests.dialogue.talk import Talk, in_both_languages, sums

AMOUNTS = {"default": "5000", "optional_unknown_field": "100000"}


async def at_form(product: Product, locale: str, direction: str) -> Talk:
    talk = await Talk.begin(product, locale)
    await talk.open(SHOWCASE[direction], AMOUNTS.get(direction, "100"))
    return talk


async def at(talk: Talk, number: int, count: int) -> Message:
    return await talk.sees("field-progress", number=str(number), count=str(count))


def use_fields(product: Product, direction: str, *fields: Field) -> None:
    """Gives the direction a form of its own."""
    target = product.exchanger.direction(SHOWCASE[direction])
    target.give_fields, target.get_fields, target.dir_fields = [], [], list(fields)


async def test_a_form_that_is_being_filled_in_is_asked_for_once(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rates, "DETAIL_AGE", -1.0)
    talk = await Talk.begin(product)
    await talk.to_summary(SHOWCASE["ordinary"], "100")
    await talk.create()
    assert asked(product, "get_direction") == 1


@in_both_languages
async def test_fields_come_in_the_sites_order_with_their_tooltips(product: Product, locale: str) -> None:
    talk = await at_form(product, locale, "ordinary")
    shown = await at(talk, 1, 3)
    direction = product.exchanger.direction(SHOWCASE["ordinary"])
    answers = ["2202 2001 1111 2222", "me@example.com", "@me"]
    for number, (field, answer) in enumerate(zip(direction.fields(), answers, strict=True), 1):
        shown = await at(talk, number, 3)
        assert talk.site_words(field.label) in shown.text
        assert field.tooltip is not None
        assert talk.site_words(field.tooltip) in shown.text
        assert sums("100.00 USDT → 9859.44 RUB") in shown.text
        await talk.customer.say(answer)
    shown = await talk.sees("summary-question")
    assert all(answer in shown.code for answer in answers)


@in_both_languages
async def test_back_goes_through_every_field_and_keeps_what_was_answered(
    product: Product, locale: str
) -> None:
    talk = await at_form(product, locale, "ordinary")
    await at(talk, 1, 3)
    await talk.customer.say("2202200111112222")
    await at(talk, 2, 3)
    await talk.customer.say("me@example.com")
    await at(talk, 3, 3)
    for number, answer in ((2, "me@example.com"), (1, "2202200111112222")):
        await talk.tap("button-back")
        shown = await at(talk, number, 3)
        assert shown.code == [answer]
    await talk.tap("button-back")
    await talk.sees("amount-give", code="USDT")
    await talk.customer.say("200")
    await at(talk, 1, 3)
    for number in (2, 3):
        await talk.tap("field-keep")
        await at(talk, number, 3)
    await talk.tap("field-skip")
    await talk.sees("summary-question")
    await talk.tap("button-back")
    await at(talk, 3, 3)


@in_both_languages
async def test_an_optional_field_can_be_skipped_and_a_required_one_cannot(
    product: Product, locale: str
) -> None:
    talk = await at_form(product, locale, "ordinary")
    await at(talk, 1, 3)
    assert talk.words("field-skip") not in talk.labels()
    shown = await talk.answer_form(SHOWCASE["ordinary"])
    assert "Telegram" not in shown.text
    assert "Telegram" in " ".join(talk.labels())


@in_both_languages
async def test_a_select_is_answered_by_button_or_by_its_words(product: Product, locale: str) -> None:
    talk = await at_form(product, locale, "optional_unknown_field")
    await at(talk, 1, 4)
    await talk.customer.say("2202200111112222")
    shown = await at(talk, 2, 4)
    shown_city = {"en": ["Moscow", "Saint‑Petersburg", "Kyiv"], "ru": ["Москва", "Санкт‑Петербург", "Киев"]}
    cities = shown_city[locale]
    assert talk.labels(shown)[:3] == cities
    await talk.customer.say("Atlantis")
    await talk.sees("entry-no-such-option")
    await talk.customer.say(cities[0].upper())
    await at(talk, 3, 4)
    await talk.tap("button-back")
    shown = await at(talk, 2, 4)
    assert shown.code == [cities[0]]
    await talk.customer.tap(cities[2])
    await at(talk, 3, 4)


@in_both_languages
async def test_a_long_select_has_pages(product: Product, locale: str) -> None:
    banks: dict[str, str | dict[str, str]] = {"0": "-", **{str(n): f"Bank {n:02}" for n in range(1, 20)}}
    use_fields(product, "ordinary", Field("cf1", "select", {"en": "Bank", "ru": "Банк"}, 1, options=banks))
    talk = await at_form(product, locale, "ordinary")
    shown = await at(talk, 1, 1)
    assert talk.labels(shown)[:8] == [f"Bank {n:02}" for n in range(1, 9)]
    await talk.customer.tap("▶")
    await talk.customer.sees(lambda seen: "2 / 3" in talk.labels(seen))
    await talk.customer.tap("Bank 16")
    shown = await talk.sees("summary-question")
    assert shown.code == ["Bank 16"]
    bid = await talk.create()
    assert bid.fields["cf1"] == "16"


@in_both_languages
async def test_a_required_checkbox_can_only_be_ticked(product: Product, locale: str) -> None:
    talk = await at_form(product, locale, "default")
    await talk.answer_form(SHOWCASE["default"])
    await talk.tap("button-back")
    shown = await at(talk, 5, 5)
    assert "AML" in shown.text
    assert talk.labels() == [talk.words(id) for id in ("field-tick", "button-back", "button-cancel")]
    await talk.customer.say("perhaps")
    await talk.sees("entry-use-buttons")
    await talk.customer.say(talk.words("field-ticked").title())
    shown = await talk.sees("summary-question")
    assert talk.words("field-ticked") in shown.code


@in_both_languages
async def test_a_textarea_takes_lines_and_a_line_takes_one(product: Product, locale: str) -> None:
    talk = await at_form(product, locale, "optional_unknown_field")
    await at(talk, 1, 4)
    await talk.customer.say("2202200111112222")
    await at(talk, 2, 4)
    await talk.customer.tap("Moscow" if locale == "en" else "Москва")
    await at(talk, 3, 4)
    await talk.customer.say("+79001\n234567")
    await talk.sees("entry-one-line")
    await talk.customer.say("+79001234567")
    shown = await at(talk, 4, 4)
    assert talk.words("field-type-lines") in shown.text
    await talk.customer.say("Second floor\nthen left <b>&amp;")
    shown = await talk.sees("summary-question")
    assert "Second floor\nthen left <b>&amp;" in shown.code


@in_both_languages
async def test_a_value_of_the_sites_can_be_taken_over(product: Product, locale: str) -> None:
    region = Field("cf1", "text", {"en": "Region", "ru": "Регион"}, 1, value="EU &amp; UK")
    sign = Field("cf2", "text", "Telegram", 0, value="@")
    use_fields(product, "ordinary", region, sign)
    talk = await at_form(product, locale, "ordinary")
    await at(talk, 1, 2)
    await talk.tap("field-use", value="EU & UK")
    await at(talk, 2, 2)
    assert talk.words("field-use", value="@") not in talk.labels()
    await talk.tap("field-skip")
    shown = await talk.sees("summary-question")
    assert shown.code == ["EU & UK"]


@in_both_languages
async def test_an_unknown_field_is_passed_over_when_optional(product: Product, locale: str) -> None:
    talk = await at_form(product, locale, "optional_unknown_field")
    *asked, unknown = product.exchanger.direction(SHOWCASE["optional_unknown_field"]).fields()
    assert unknown.type == "date"
    await at(talk, 1, len(asked))
    await talk.answer_form(SHOWCASE["optional_unknown_field"])
    assert talk.site_words(unknown.label) not in " ".join(talk.customer.told)
    await talk.create()


@in_both_languages
async def test_fields_that_come_as_lists_are_asked_all_the_same(product: Product, locale: str) -> None:
    talk = await at_form(product, locale, "lists")
    fields = list(product.exchanger.direction(SHOWCASE["lists"]).fields())
    await at(talk, 1, len(fields))
    await talk.answer_form(SHOWCASE["lists"])
    await talk.create()


@in_both_languages
async def test_a_direction_without_fields_goes_to_the_summary_at_once(product: Product, locale: str) -> None:
    target = product.exchanger.direction(SHOWCASE["no_fields"])
    target.get_fields = []
    talk = await at_form(product, locale, "no_fields")
    await talk.sees("summary-question")
    await talk.tap("button-back")
    await talk.sees("amount-give", code="DOGE")


@in_both_languages
async def test_an_answer_that_moves_the_price_is_priced_again(product: Product, locale: str) -> None:
    """Urgent costs 1.5 %, a fixed rate 0.5 %; the payout to a card 0.5 %."""
    talk = await at_form(product, locale, "cd")
    shown = await talk.answer_form(SHOWCASE["cd"], cf7="1")
    assert sums("9770.18 RUB") in shown.text
    speed, fixed = (field for field in product.exchanger.direction(SHOWCASE["cd"]).fields() if field.cd)
    await talk.tap("summary-change")
    await talk.tap("summary-edit", name=talk.site_words(speed.label))
    await talk.customer.tap("Urgent" if locale == "en" else "Срочная")
    await talk.customer.sees(sums("9623.63 RUB"))
    await talk.tap("summary-change")
    await talk.customer.tap(talk.site_words(fixed.text or "")[:20])
    await talk.tap("field-tick")
    shown = await talk.customer.sees(sums("9574.77 RUB"))
    bid = await talk.create()
    assert (bid.fields["cf7"], bid.fields["cf8"]) == ("2", "yes")


@pytest.mark.usefixtures("forgetful")
@in_both_languages
async def test_a_field_that_the_site_has_taken_away_is_not_asked(product: Product, locale: str) -> None:
    talk = await at_form(product, locale, "ordinary")
    await at(talk, 1, 3)
    await talk.customer.say("2202200111112222")
    await at(talk, 2, 3)
    target = product.exchanger.direction(SHOWCASE["ordinary"])
    target.dir_fields = [replace(target.dir_fields[0], name="cf99", label="INN", format=None)]
    await talk.customer.say("meant for the field that is gone")
    assert "INN" in (await talk.sees("entry-changed")).text
    await talk.customer.say("1234567890")
    shown = await talk.sees("summary-question")
    assert shown.code == ["2202200111112222", "1234567890"]


async def at_email(product: Product, locale: str) -> Talk:
    talk = await at_form(product, locale, "ordinary")
    await talk.customer.say("2202200111112222")
    await at(talk, 2, 3)
    return talk


@in_both_languages
async def test_what_does_not_look_like_an_email_is_asked_for_once_more(product: Product, locale: str) -> None:
    talk = await at_email(product, locale)
    await talk.customer.say("2202 2001 1111 2222")
    await talk.sees("doubt-email")
    await talk.customer.say("me@example")
    await talk.sees("doubt-use", use=talk.t.plain("field-use", value="me@example"))
    await talk.tap("button-back")
    await at(talk, 1, 3)
    await talk.tap("field-keep")
    shown = await at(talk, 2, 3)
    assert talk.words("doubt-email") not in shown.text
    await talk.customer.say("me@example.com")
    await at(talk, 3, 3)


@in_both_languages
async def test_who_means_it_keeps_it(product: Product, locale: str) -> None:
    """By the button, or by typing it again; the summary says it a last time."""
    talk = await at_email(product, locale)
    await talk.customer.say("me@localhost")
    await talk.tap("field-use", value="me@localhost")
    await at(talk, 3, 3)
    await talk.tap("button-back")
    await at(talk, 2, 3)
    await talk.customer.say("root@localhost")
    await talk.sees("doubt-email")
    await talk.customer.say("root@localhost")
    await at(talk, 3, 3)
    await talk.tap("field-skip")
    shown = await talk.sees("summary-question")
    assert talk.words("doubt-email") in shown.text
    assert shown.code[1] == "root@localhost"


@in_both_languages
async def test_a_mistake_while_editing_leaves_the_answer_before(product: Product, locale: str) -> None:
    talk = await at_email(product, locale)
    label = product.exchanger.direction(SHOWCASE["ordinary"]).dir_fields[0].label
    await talk.customer.say("me@example.com")
    await at(talk, 3, 3)
    await talk.tap("field-skip")
    await talk.sees("summary-question")
    await talk.customer.tap(talk.t.plain("summary-edit", name=talk.site_words(label or "")))
    await talk.customer.say("oops")
    await talk.sees("doubt-email")
    await talk.tap("button-back")
    shown = await talk.sees("summary-question")
    assert shown.code == ["2202200111112222", "me@example.com"]
    assert talk.words("doubt-email") not in shown.text
    await talk.customer.tap(talk.t.plain("summary-edit", name=talk.site_words(label or "")))
    shown = await talk.sees("field-now", value="me@example.com")
    assert talk.words("doubt-email") not in shown.text


@in_both_languages
async def test_what_does_not_look_like_a_phone_number_is_asked_for_once_more(
    product: Product, locale: str
) -> None:
    email = product.exchanger.direction(SHOWCASE["ordinary"]).dir_fields[0]
    use_fields(product, "ordinary", replace(email, name="cf4", label="Phone", format="user_phone"))
    talk = await at_form(product, locale, "ordinary")
    await talk.customer.say("<b>me</b>")
    shown = await talk.sees("doubt-phone")
    assert talk.words("doubt-use", use=talk.t.plain("field-use", value="<b>me</b>")) in shown.text
    await talk.customer.say("+7 (900) 123-45-67")
    shown = await talk.sees("summary-question")
    assert shown.code == ["+7 (900) 123-45-67"]

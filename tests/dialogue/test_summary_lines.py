"""The summary's lines: each can be changed, and changes nothing else."""

from bot.sandbox.exchanger import SHOWCASE
from tests.conftest import Product
from tests.dialogue.talk import Talk, in_both_languages, sums

ORDINARY = SHOWCASE["ordinary"]
LABELS = {"card": {"en": "To card", "ru": "На карту"}, "mail": {"en": "E‑mail", "ru": "E‑mail"}}


async def at_summary(product: Product, locale: str) -> Talk:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(ORDINARY, "100")
    return talk


async def edit(talk: Talk, line: str) -> None:
    await talk.tap("summary-edit", name=talk.site_words(LABELS[line]))


@in_both_languages
async def test_each_line_is_changed_on_its_own(product: Product, locale: str) -> None:
    talk = await at_summary(product, locale)
    for line, answer in (("card", "2202200199998888"), ("mail", "other@example.com")):
        await edit(talk, line)
        await talk.sees("field-now", value="")
        await talk.customer.say(answer)
        shown = await talk.sees("summary-question")
        assert answer in shown.code
    await talk.tap("summary-edit", name="Telegram")
    await talk.customer.sees("Telegram")
    await talk.customer.say("@somebody")
    shown = await talk.sees("summary-question")
    assert "@somebody" in shown.code
    await talk.tap("summary-edit", name="Telegram")
    await talk.tap("field-clear")
    shown = await talk.sees("summary-question")
    assert "@somebody" not in shown.code
    bid = await talk.create()
    assert bid.fields["account2"] == "2202200199998888"
    assert bid.fields["cf10"] == "other@example.com"


@in_both_languages
async def test_the_amount_is_changed_and_priced_again(product: Product, locale: str) -> None:
    talk = await at_summary(product, locale)
    await talk.tap("summary-edit", name=talk.t.plain("summary-amount"))
    await talk.sees("amount-give", code="USDT")
    await talk.customer.say("10")
    await talk.sees("entry-below", limit=sums("20 USDT"))
    await talk.customer.say("19718.88 rub")
    shown = await talk.sees("summary-question")
    assert sums("200.00 USDT") in shown.text
    assert sums("19 718.88 RUB") in shown.text
    bid = await talk.create()
    assert str(bid.calc.sum_get) == "19718.88"


@in_both_languages
async def test_back_from_a_line_changes_nothing(product: Product, locale: str) -> None:
    talk = await at_summary(product, locale)
    before = talk.customer.screen.code
    for name in (talk.site_words(LABELS["card"]), talk.t.plain("summary-amount")):
        await talk.tap("summary-edit", name=name)
        await talk.tap("button-back")
        shown = await talk.sees("summary-question")
        assert shown.code == before


@in_both_languages
async def test_many_lines_to_change_are_behind_one_button(product: Product, locale: str) -> None:
    talk = await Talk.begin(product, locale)
    await talk.to_summary(SHOWCASE["default"], "5000")
    below = ["summary-create", "summary-change", "summary-refresh", "button-back", "button-cancel"]
    assert talk.labels() == [talk.t.plain(id) for id in below]
    await talk.tap("summary-change")
    await talk.sees("summary-choose")
    fields = product.exchanger.direction(SHOWCASE["default"]).fields()
    assert len(talk.labels()) == len(["amount", *fields, "back", "cancel"])
    await talk.customer.say("something")
    await talk.sees("summary-use-buttons")
    await talk.tap("button-back")
    await talk.sees("summary-question")
    assert talk.labels() == [talk.t.plain(id) for id in below]
    await talk.tap("summary-change")
    await talk.tap("summary-edit", name=talk.t.plain("summary-amount"))
    await talk.customer.say("6000")
    await talk.sees("summary-question")
    bid = await talk.create()
    assert str(bid.calc.sum_give) == "6000.00"

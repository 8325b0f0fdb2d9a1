"""The link builder: what a partner chooses, types and hands out."""

from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from bot.ui.partner_link_buttons import LinkAct, LinkButton, LinkPage
from tests.conftest import Product
from tests.dialogue.orders import button, data_of, gist, sees_gist, until
from tests.dialogue.partners import PARTNER_ID, register
from tests.dialogue.talk import Talk, in_both_languages, sums

ORDINARY = SHOWCASE["ordinary"]
TITLES = {"en": "Tether TRC20 USDT → Sberbank RUB", "ru": "Tether TRC20 USDT → Сбербанк RUB"}
LONGEST_ID = 999_999_999
LINK = "https://t.me/premium_exchanger_bot?start="


async def partner_of(product: Product, locale: str = "en", partner_id: int = PARTNER_ID) -> Talk:
    """With the builder open."""
    talk = await Talk.begin(product, locale)
    await register(talk, partner_id)
    await talk.customer.say("/partner")
    await talk.tap("partner-button-links")
    await built(talk, f"p{partner_id}")
    return talk


async def built(talk: Talk, payload: str) -> Message:
    """The builder shows this link, whole."""
    return await talk.customer.sees(lambda shown: shown.code[:1] == [f"{LINK}{payload}"])


async def asked(talk: Talk, part: str) -> Message:
    """Taps the button of the part, which is asked for."""
    await talk.tap(f"partner-link-{part}")
    return await sees_gist(talk, f"partner-link-ask-{part}", "longest")


async def choose_direction(talk: Talk) -> None:
    await asked(talk, "direction")
    await talk.customer.say("usdt sber")
    await talk.sees("pick-found", query="usdt sber")
    await talk.customer.tap(TITLES[talk.t.locale])


@in_both_languages
async def test_a_link_is_put_together_part_by_part_and_taken_apart(product: Product, locale: str) -> None:
    talk = await partner_of(product, locale)
    await sees_gist(talk, "partner-link-opens-menu")
    await sees_gist(talk, "partner-link-counts", "days")
    assert talk.words("partner-link-amount") not in talk.labels(), "without a direction it means nothing"
    await choose_direction(talk)
    shown = await built(talk, f"p{PARTNER_ID}_d{ORDINARY}")
    assert TITLES[locale] in shown.text
    await asked(talk, "amount")
    await talk.customer.say("1 000,50")
    shown = await built(talk, f"p{PARTNER_ID}_d{ORDINARY}_a1000-5")
    assert "1000.5" in shown.text
    await asked(talk, "label")
    await talk.customer.say("YouTube-2")
    whole = f"p{PARTNER_ID}_d{ORDINARY}_a1000-5_lYouTube-2"
    shown = await built(talk, whole)
    assert talk.words("partner-link-label-now", label="YouTube-2") in shown.text
    await asked(talk, "amount")
    await talk.tap("button-back")
    await built(talk, whole)
    await asked(talk, "label")
    await talk.tap("partner-link-drop-label")
    await built(talk, f"p{PARTNER_ID}_d{ORDINARY}_a1000-5")
    await asked(talk, "direction")
    await talk.tap("partner-link-drop-direction")
    await built(talk, f"p{PARTNER_ID}")
    await talk.tap("partner-button-home")
    await talk.customer.sees(str(PARTNER_ID))


@in_both_languages
async def test_a_link_is_copied_shared_and_printed(product: Product, locale: str) -> None:
    talk = await partner_of(product, locale)
    await talk.customer.forge(LinkButton(direction=ORDINARY, label="flyer").pack(), talk.customer.screen)
    url = f"{LINK}p{PARTNER_ID}_d{ORDINARY}_lflyer"
    shown = await built(talk, f"p{PARTNER_ID}_d{ORDINARY}_lflyer")
    assert button(shown, talk.t.plain("partner-link-copy")).copied == url
    share = urlsplit(button(shown, talk.t.plain("partner-link-share")).url or "")
    assert (share.netloc, share.path) == ("t.me", "/share/url")
    asked_for = parse_qs(share.query, strict_parsing=True)
    give, get = TITLES[locale].split(" → ")
    assert asked_for["url"] == [url]
    assert asked_for["text"][0].endswith(
        talk.t.plain("partner-link-share-pair", give=give, get=get).partition(give)[2]
    )
    await talk.tap("partner-link-qr")
    photo = await talk.customer.sees(lambda message: message.kind == "photo")
    (size,) = photo.raw["photo"]
    assert size["width"] == size["height"] >= 1000
    assert photo.code == [url]
    assert "flyer" in photo.text.removeprefix(url)
    await talk.tap("button-close", photo)
    await until(lambda: photo.id not in [message.id for message in talk.customer.messages])
    assert shown.id in [message.id for message in talk.customer.messages]


@in_both_languages
async def test_a_customer_gets_what_the_link_says(product: Product, locale: str) -> None:
    talk = await partner_of(product, locale)
    parts = LinkButton(direction=ORDINARY, amount=Decimal("100.5"), label="youtube")
    await talk.customer.forge(parts.pack(), talk.customer.screen)
    shown = await built(talk, f"p{PARTNER_ID}_d{ORDINARY}_a100-5_lyoutube")
    customer = await Talk.begin(product, locale)
    await customer.customer.start(shown.code[0].partition("start=")[2])
    await customer.customer.sees(sums("100.50 USDT"))


@in_both_languages
async def test_what_can_be_no_label_is_refused_with_what_can(product: Product, locale: str) -> None:
    talk = await partner_of(product, locale)
    await asked(talk, "label")
    for typed in ("мой-канал", "my channel", "a_b", "<b>x</b>", "p42:7"):
        await talk.customer.say(typed)
        await talk.sees("partner-link-label-bad", label=typed, longest=16)
    await talk.customer.say("a" * 17)
    await talk.sees("partner-link-label-long", length=17, longest=16)
    await talk.customer.send_sticker()
    await talk.sees("entry-text-only")
    await talk.customer.say("a" * 16)
    await built(talk, f"p{PARTNER_ID}_l{'a' * 16}")


@in_both_languages
async def test_what_can_be_no_amount_is_refused_in_words(product: Product, locale: str) -> None:
    talk = await partner_of(product, locale)
    await choose_direction(talk)
    await built(talk, f"p{PARTNER_ID}_d{ORDINARY}")
    await asked(talk, "amount")
    refused = {
        "a hundred": "amount-not-a-number",
        "1,000": "amount-unclear",
        "0": "amount-not-positive",
        "1" * 16: "amount-too-large",
        "0." + "0" * 17 + "1": "amount-too-precise",
        "100 RUB": "partner-link-amount-unit",
        "10k": "partner-link-amount-unit",
    }
    for typed, id in refused.items():
        await talk.customer.say(typed)
        await talk.sees(id)
    await talk.customer.say("0.00000000000000001")
    await built(talk, f"p{PARTNER_ID}_d{ORDINARY}_a0-{'0' * 16}1")


@in_both_languages
async def test_what_does_not_fit_into_64_characters_is_refused_with_what_to_drop(
    product: Product, locale: str
) -> None:
    talk = await partner_of(product, locale, LONGEST_ID)
    parts = LinkButton(act=LinkAct.AMOUNT, direction=ORDINARY, label="l" * 16)
    await talk.customer.forge(parts.pack(), talk.customer.screen)
    await sees_gist(talk, "partner-link-ask-amount")
    amount = f"{'1' * 15}.{'1' * 17}"
    await talk.customer.say(amount)
    await talk.sees("partner-link-too-long", length=67, limit=64)
    old = talk.customer.screen
    await talk.tap("partner-link-drop-label")
    payload = f"p{LONGEST_ID}_d{ORDINARY}_a{amount.replace('.', '-')}"
    await built(talk, payload)
    await talk.customer.forge(data_of(old, talk.t.plain("partner-link-drop-amount")), old)
    await built(talk, f"p{LONGEST_ID}_d{ORDINARY}_l{'l' * 16}")
    await talk.customer.forge(parts.but(act=LinkAct.QR, amount=Decimal(amount)).pack(), old)
    await talk.sees("partner-link-too-long", length=67, limit=64)
    await talk.tap("partner-link-drop-direction")
    await built(talk, f"p{LONGEST_ID}_l{'l' * 16}")


@in_both_languages
async def test_a_direction_is_found_by_pages_or_by_its_name(product: Product, locale: str) -> None:
    talk = await partner_of(product, locale)
    shown = await asked(talk, "direction")
    assert len(shown.rows) == 10, "eight directions, the pages, and back"
    await talk.customer.tap("▶")
    await talk.customer.sees(talk.words("partner-link-search"))
    second = await talk.customer.sees(lambda message: bool(message.button("2 / ")))
    assert set(talk.labels(second)) & set(talk.labels(shown)) == {"◀", "▶", talk.t.plain("button-back")}
    await talk.customer.say("zzzzqq")
    await talk.sees("pick-not-found", query="zzzzqq")
    await talk.tap("pick-show-all")
    await talk.customer.sees(lambda message: talk.labels(message) == talk.labels(shown))
    await talk.customer.say("usdt trc sber")
    await built(talk, f"p{PARTNER_ID}_d{ORDINARY}")


@in_both_languages
async def test_a_direction_that_is_gone_is_said_to_be(product: Product, locale: str) -> None:
    talk = await partner_of(product, locale)
    await talk.customer.forge(LinkButton(direction=SHOWCASE["off"]).pack(), talk.customer.screen)
    await sees_gist(talk, "partner-link-gone")
    await built(talk, f"p{PARTNER_ID}_d{SHOWCASE['off']}")


async def test_a_link_needs_nothing_of_a_site_that_is_away(product: Product) -> None:
    product.exchanger.faults.set("http")
    talk = await partner_of(product)
    await talk.customer.forge(LinkButton(direction=ORDINARY).pack(), talk.customer.screen)
    shown = await built(talk, f"p{PARTNER_ID}_d{ORDINARY}")
    assert talk.words("partner-link-number", number=str(ORDINARY)) in shown.text
    await talk.tap("partner-link-qr")
    await talk.customer.sees(lambda message: message.kind == "photo")


async def test_buttons_of_an_old_builder_work_or_explain_themselves(product: Product) -> None:
    talk = await partner_of(product)
    await asked(talk, "label")
    await talk.customer.say("old")
    old = await built(talk, f"p{PARTNER_ID}_lold")
    picker = await asked(talk, "direction")
    await product.stop_bot()
    await product.start_bot()
    await talk.customer.say("/help")
    await sees_gist(talk, "help")
    await talk.customer.forge(data_of(old, talk.t.plain("partner-link-label")), talk.customer.screen)
    await sees_gist(talk, "partner-link-ask-label", "longest")
    await talk.tap("button-back")
    await built(talk, f"p{PARTNER_ID}_lold")
    answer = await talk.customer.forge(data_of(picker, "▶"), talk.customer.screen)
    assert answer.show_alert
    assert answer.text == talk.t.plain("partner-link-old-page")
    await built(talk, f"p{PARTNER_ID}")
    await talk.customer.forge(picker.rows[0][0].data or "", talk.customer.screen)
    await talk.customer.sees(lambda shown: shown.code[:1] != [] and shown.code[0].endswith("_lold"))
    for data in ("l:s:x::", "l:a:::", LinkPage(page=10**9).pack(), "l:s:1:1:" + "x" * 17):
        assert (await talk.customer.forge(data, talk.customer.screen)).answered
    await talk.customer.say("/help")
    await sees_gist(talk, "help")


@pytest.mark.parametrize("part", ["direction", "amount", "label"])
async def test_who_is_no_partner_any_more_reads_so(product: Product, part: str) -> None:
    talk = await partner_of(product)
    await talk.customer.forge(LinkButton(direction=ORDINARY).pack(), talk.customer.screen)
    shown = await built(talk, f"p{PARTNER_ID}_d{ORDINARY}")
    await asked(talk, part)
    await product.change("UPDATE partners SET user_id = NULL")
    await talk.customer.say("100")
    await talk.sees("partner-not-connected")
    for label in ("partner-link-label", "partner-link-qr"):
        await talk.customer.say("/help")
        await sees_gist(talk, "help")
        await talk.customer.forge(data_of(shown, talk.t.plain(label)), talk.customer.screen)
        await talk.sees("partner-not-connected")
    assert LINK not in talk.customer.screen.text


async def test_a_question_beside_an_exchange_leaves_it_as_it_is(product: Product) -> None:
    talk = await Talk.begin(product)
    await register(talk)
    await talk.open(ORDINARY, "100")
    await talk.sees("field-progress", number="1", count="3")
    await talk.customer.say("/partner")
    await talk.tap("partner-button-links")
    await asked(talk, "label")
    await talk.customer.say("beside")
    await built(talk, f"p{PARTNER_ID}_lbeside")
    await talk.customer.start()
    await talk.tap("button-go-on")
    await talk.sees("field-progress", number="1", count="3")
    assert gist(talk, "partner-link-title") not in talk.customer.screen.text

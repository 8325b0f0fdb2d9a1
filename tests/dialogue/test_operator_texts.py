"""Operators write what customers read: a preview first, then everybody sees it, and there is a way back."""

import re

import pytest

from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import SHOWCASE
from bot.services.roles import Role
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import data_of, sees_gist, until
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

LANGUAGES = {"en": "English", "ru": "Русский"}
SET = "SELECT name, value FROM switches ORDER BY id"
NOTED = "SELECT action, subject, details FROM audit ORDER BY id"


async def chosen(talk: Talk, name: str, locale: str = "en") -> Message:
    """At the question for the text, in that language."""
    await talk.customer.say("/texts")
    await sees_gist(talk, "texts")
    await talk.customer.tap(re.compile("^" + re.escape(talk.t.plain(f"text-name-{name}")) + " · "))
    await sees_gist(talk, f"text-about-{name}")
    await talk.customer.tap(LANGUAGES[locale])
    return await sees_gist(talk, "text-edit", "title", "language")


async def offered(talk: Talk, html: str) -> Message:
    """What was typed, as the question below the preview."""
    await talk.customer.say_formatted(html)
    await sees_gist(talk, "text-ask-publish")
    return talk.customer.messages[-2]


async def published(talk: Talk, name: str, html: str, locale: str = "en") -> None:
    await chosen(talk, name, locale)
    await offered(talk, html)
    await talk.tap("text-publish")
    await sees_gist(talk, "text-published")


async def menu_of(talk: Talk) -> Message:
    await talk.customer.start()
    return await talk.sees("menu-question")


@in_both_languages
@on_both_engines
async def test_a_text_is_previewed_published_and_brought_back(product: Product, locale: str) -> None:
    """The bot's own greeting, an operator's, another one, the first again, and the bot's own."""
    operator = await OperatorTalk.on_duty(product, Role.MARKETING, locale)
    reader = await Talk.begin(product, locale)
    own = reader.words("menu-greeting")
    edit = await chosen(operator, "greeting", locale)
    assert own in edit.text
    assert operator.t.plain("text-history") not in operator.labels(edit)
    preview = await offered(operator, "Hello from <b>Office &amp; Co</b>, 2 &lt; 3")
    assert preview.text == f"Hello from Office & Co, 2 < 3\n\n{reader.words('menu-question')}"
    assert ("bold", 11, 11) in styles(preview)
    assert own in (await menu_of(reader)).text, "nothing is published yet"
    await operator.tap("text-again")
    await sees_gist(operator, "text-how", "limit")
    assert preview.id not in [message.id for message in operator.customer.messages]
    await offered(operator, "Hello from <b>Office</b>")
    await operator.tap("text-publish")
    await sees_gist(operator, "text-published")
    assert (await menu_of(reader)).text.startswith("Hello from Office\n\n")
    await published(operator, "greeting", "<i>Second</i>", locale)
    assert (await menu_of(reader)).text.startswith("Second")
    edit = await chosen(operator, "greeting", locale)
    assert "Second" in edit.text
    await operator.tap("text-history")
    shown = await sees_gist(operator, "text-versions-how")
    assert "1." in shown.text.split("Second")[0]
    assert str(operator.customer.id) in shown.text
    assert operator.labels(shown) == ["2", operator.t.plain("button-back")]
    await operator.customer.tap("2")
    await sees_gist(operator, "text-ask-publish")
    await operator.tap("text-publish")
    await sees_gist(operator, "text-published")
    restored = await menu_of(reader)
    assert restored.text.startswith("Hello from Office\n\n")
    assert ("bold", 11, 6) in styles(restored)
    await chosen(operator, "greeting", locale)
    await operator.tap("text-restore-own")
    await sees_gist(operator, "text-ask-restore-own", "title", "language")
    await operator.tap("text-remove-yes")
    await sees_gist(operator, "text-own-words", "language")
    assert own in (await menu_of(reader)).text
    assert [row[0] for row in product.rows(NOTED)] == ["text-published"] * 3 + ["text-removed"]
    assert {row[1] for row in product.rows(NOTED)} == {"greeting"}
    owner = await OperatorTalk.on_duty(product, Role.OWNER, locale)
    await owner.customer.say("/audit")
    await owner.sees("audit-text-removed", name="greeting", language=locale)


def styles(message: Message) -> list[tuple[str, int, int]]:
    found = message.raw.get("entities") or []
    return [(each["type"], each["offset"], each["length"]) for each in found]


@in_both_languages
async def test_the_menu_has_a_button_for_what_is_written(product: Product, locale: str) -> None:
    """None at first, then up to four, two to a row; a reader of another language gets the default one."""
    operator = await OperatorTalk.on_duty(product, Role.OWNER, locale)
    reader, other = await Talk.begin(product, "en"), await Talk.begin(product, "ru")
    assert buttons_of_texts(await menu_of(reader)) == []
    await published(operator, "contacts", "Call <u>us</u>")
    assert buttons_of_texts(await menu_of(reader)) == [["Contacts"]]
    await published(operator, "reviews", "reviews.example/office")
    await published(operator, "rules", "Be nice")
    assert buttons_of_texts(await menu_of(reader)) == [["Contacts", "Rules"], ["Reviews"]]
    await published(operator, "hours", "10–22")
    await published(operator, "hours", "С 10 до 22", "ru")
    menu = await menu_of(reader)
    assert buttons_of_texts(menu) == [["Contacts", "Rules"], ["Working hours", "Reviews"]]
    assert menu.urls[-1] == "https://reviews.example/office"
    assert buttons_of_texts(await menu_of(other)) == [["Контакты", "Правила"], ["Время работы", "Отзывы"]]
    await other.tap("info-button-hours")
    assert (await other.customer.sees("С 10 до 22")).text == "Время работы\n\nС 10 до 22"
    await other.tap("button-menu")
    await other.tap("info-button-contacts")
    page = await other.customer.sees("Call us")
    assert ("underline", 15, 2) in styles(page)
    await chosen(operator, "contacts", "ru")
    await sees_gist(operator, "text-from", "language", "other")


def buttons_of_texts(menu: Message) -> list[list[str]]:
    """Below those that the bot always has."""
    return menu.buttons[3:]


@in_both_languages
async def test_a_button_can_be_named(product: Product, locale: str) -> None:
    operator, reader = await OperatorTalk.on_duty(product, locale=locale), await Talk.begin(product, "en")
    await published(operator, "contacts", "Call us")
    old = await menu_of(reader)
    await operator.tap("texts-to-list")
    await operator.tap("to-admin")
    await operator.tap("admin-to-texts")
    await operator.customer.tap(operator.t.plain("text-name-contacts") + " · ")
    await operator.tap("text-label-button")
    await sees_gist(operator, "text-about-label")
    await operator.customer.tap("English")
    await sees_gist(operator, "text-how-label", "limit")
    for said, refused in (("☎️ " * 8, "text-too-long"), ("\u200e\u200b", "text-empty")):
        await operator.customer.say(said)
        await sees_gist(operator, refused, *(["units", "limit"] if refused == "text-too-long" else []))
    await operator.customer.say_formatted("<b>☎️ Call &lt;us&gt;</b>")
    await sees_gist(operator, "text-ask-publish")
    assert buttons_of_texts(operator.customer.messages[-2]) == [["☎️ Call <us>"]]
    await operator.tap("text-publish")
    await sees_gist(operator, "text-published")
    assert buttons_of_texts(await menu_of(reader)) == [["☎️ Call <us>"]]
    await reader.customer.tap("☎️ Call <us>")
    assert (await reader.customer.sees("Call us")).text == "☎️ Call <us>\n\nCall us"
    await chosen(operator, "contacts")
    await operator.tap("text-remove")
    await operator.tap("text-remove-yes")
    await sees_gist(operator, "text-removed")
    answer = await reader.customer.forge(data_of(old, "Contacts"), reader.customer.screen)
    assert answer.text == reader.t.plain("info-gone")
    assert buttons_of_texts(await reader.sees("menu-question")) == []


@in_both_languages
async def test_what_can_not_be_a_text_is_said(product: Product, locale: str) -> None:
    operator = await OperatorTalk.on_duty(product, locale=locale)
    await chosen(operator, "contacts")
    await operator.customer.send_photo("with words")
    await sees_gist(operator, "text-only-text")
    await operator.customer.say("😀" * 1751)
    too_long = await operator.sees("text-too-long", units="3502", limit="3500")
    assert operator.words("text-how", limit="3500") in too_long.text
    preview = await offered(operator, "😀" * 1750)
    assert preview.text.endswith("😀" * 1750)
    preview = await offered(
        operator,
        'a <tg-emoji emoji-id="5368324170671202286">👍</tg-emoji> <tg-spoiler>b</tg-spoiler> <s>c</s>',
    )
    await sees_gist(operator, "text-formatting-dropped")
    assert [each[0] for each in styles(preview)] == ["bold", "spoiler", "strikethrough"]
    preview = await offered(operator, "<b>&lt;b&gt;bold&lt;/b&gt; &lt;script&gt; &amp;amp;</b>\n\n  two")
    assert preview.text.endswith("\n\n<b>bold</b> <script> &amp;\n\n  two")
    quote = "<blockquote expandable>q <code>c</code></blockquote>"
    code = '<code class="language-py">p\n q</code>'
    linked = '<a href="https://a.example/?b=1&amp;c=&quot;">l</a>'
    preview = await offered(operator, f"{quote}\n<pre>{code}</pre> {linked}")
    kinds = {each[0] for each in styles(preview)}
    assert kinds == {"bold", "expandable_blockquote", "code", "pre", "text_link"}
    await chosen(operator, "reviews")
    for wrong in (
        "not an address",
        "https://localhost/",
        "javascript:alert(1)",
        "@somebody",
        "https://a@b.example",
    ):
        await operator.customer.say(wrong)
        await sees_gist(operator, "text-no-link")
    assert not product.rows(SET)


@in_both_languages
@on_both_engines
async def test_two_operators_do_not_overwrite_each_other(product: Product, locale: str) -> None:
    operator = await OperatorTalk.on_duty(product, Role.MARKETING, locale)
    colleague = await OperatorTalk.on_duty(product, Role.OWNER, locale)
    reader = await Talk.begin(product, "en")
    await chosen(operator, "rules")
    await offered(operator, "Mine")
    old = operator.customer.screen
    await published(colleague, "rules", "Theirs")
    await operator.tap("text-publish")
    await sees_gist(operator, "text-changed-meanwhile")
    await menu_of(reader)
    await reader.tap("info-button-rules")
    await reader.customer.sees("Theirs")
    await operator.tap("text-publish")
    await sees_gist(operator, "text-published")
    await reader.tap("button-menu")
    await reader.tap("info-button-rules")
    await reader.customer.sees("Mine")
    await operator.customer.forge(data_of(old, operator.t.plain("text-publish")), operator.customer.screen)
    await sees_gist(operator, "text-nothing-to-publish")
    assert len(product.rows(SET)) == 2


@in_both_languages
async def test_a_note_at_the_summary_and_words_after_the_exchange(product: Product, locale: str) -> None:
    operator, talk = await OperatorTalk.on_duty(product, locale=locale), await Talk.begin(product, locale)
    await published(operator, "summary", "Only <b>own</b> accounts!", locale)
    await published(operator, "after", "Come <i>again</i>", locale)
    await published(operator, "reviews", "https://reviews.example/office", locale)
    summary = await talk.to_summary(SHOWCASE["default"], "5000")
    assert "\n\nOnly own accounts!\n\n" in summary.text
    bid = await talk.create()
    await talk.until_told(bid, "payed")
    assert not [message for message in talk.customer.messages if "Come again" in message.text]
    await product.exchanger.set_status(bid.id, "success")
    done = await talk.customer.sees("Come again")
    assert done.urls == ["https://reviews.example/office"]
    assert talk.labels(done) == [talk.t.plain("push-open"), talk.t.plain("info-button-reviews")]


@in_both_languages
async def test_to_anybody_else_there_are_no_texts(product: Product, locale: str) -> None:
    """A stranger, support, and somebody whose role was taken while they typed."""
    operator = await OperatorTalk.on_duty(product, Role.MARKETING, locale)
    await published(operator, "rules", "Be nice")
    version = product.rows("SELECT id FROM switches")[0][0]
    stranger, support = (
        await Talk.begin(product, locale),
        await OperatorTalk.on_duty(product, Role.SUPPORT, locale),
    )
    for talk in (stranger, support):
        await talk.customer.say("/texts")
        await talk.sees("unknown-command")
        for act in ("list", "open", "edit", "pub", "new", "his", "ver", "rm", "yes"):
            answer = await talk.customer.forge(f"ot:{act}:rules:en:{version}", talk.customer.screen)
            assert answer.text == talk.t.plain("old-button"), act
        answer = await talk.customer.forge("od:texts:0", talk.customer.screen)
        assert answer.text == talk.t.plain("old-button")
    await chosen(operator, "rules")
    await product.change("DELETE FROM operators WHERE user_id = :id", id=operator.customer.id)
    await operator.customer.say("Zzzzzzzzzz")
    await operator.sees("not-understood")
    assert len(product.rows(SET)) == 1


@pytest.mark.parametrize(
    "data", ["ot:edit:rules:xx:0", "ot:pub:rules:en:1", "ot:ver:rules:en:7", "ot:open:none:en:0"]
)
async def test_forged_buttons_do_no_harm(product: Product, data: str) -> None:
    operator = await OperatorTalk.on_duty(product)
    await operator.customer.say("/texts")
    shown = await operator.sees("texts-no-terms")
    answer = await operator.customer.forge(data, shown)
    assert answer.answered
    await until(lambda: len(operator.customer.history) > 2)
    assert not product.rows(SET)

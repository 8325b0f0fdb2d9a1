"""The sandbox's reading of HTML against Telegram's own: the same texts refused, the same entities found."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
import tdjson

from bot.sandbox.telegram.detection import detect
from bot.sandbox.telegram.entities import EmptyTextError, resplit, tidy
from bot.sandbox.telegram.html import parse_html
from bot.sandbox.telegram.html_tags import HtmlError
from tests.contract.telegram_html_texts import HtmlTexts

KINDS = {
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "CustomEmoji": "custom_emoji",
    "DateTime": "date_time",
    "BotCommand": "bot_command",
    "EmailAddress": "email",
}
FOUND_IN = [
    *[
        "/start",
        "/order_15",
        "/rates@some_bot",
        "@durov",
        "@ab",
        "#tag",
        "#15",
        "#тег",
        "$USD",
        "$btc",
        "a@b.co",
    ],
    *[
        "http://ya.ru",
        "https://pay.example.com/x?y=1&z=(2)#f",
        "http://127.0.0.1:8080/pay?id=5.",
        "(https://a.com/b)",
    ],
    *[
        "https://a.com,",
        "https://пример.рф/ж",
        "http://localhost/",
        "tg://resolve?domain=x",
        "слово",
        "12.5",
        "1/2",
    ],
    *[
        "a/b",
        "/",
        "//x",
        "/я",
        "x/start",
        "@durov_",
        "#",
        "$",
        "😀",
        "\n",
        "«/start»",
        "/start,",
        "bc1qxy2kgdygjrs",
    ],
]


def telegram(request: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}")
    return answer


@pytest.fixture(autouse=True, scope="module")
def _quiet() -> None:
    telegram({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def read_by_telegram(text: str) -> dict[str, Any]:
    mode = {"@type": "textParseModeHTML"}
    return telegram({"@type": "parseTextEntities", "text": text, "parse_mode": mode})


def in_bot_api_form(entity: dict[str, Any]) -> dict[str, Any]:
    kind = entity["type"]["@type"].removeprefix("textEntityType")
    form = {"type": KINDS.get(kind, kind.lower()), "offset": entity["offset"], "length": entity["length"]}
    for name in ("url", "language", "custom_emoji_id", "unix_time"):
        if name in entity["type"]:
            form[name] = entity["type"][name]
    if "user_id" in entity["type"]:
        form["user"] = {"id": entity["type"]["user_id"]}
    if shape := time_format(entity["type"].get("formatting_type")):
        form["date_time_format"] = shape
    return form


def time_format(kind: dict[str, Any] | None) -> str:
    if kind is None:
        return ""
    if kind["@type"] == "dateTimeFormattingTypeRelative":
        return "r"
    shape = "w" if kind["show_day_of_week"] else ""
    for part, letter in (("date_precision", "d"), ("time_precision", "t")):
        size = kind[part]["@type"].removeprefix("dateTimePartPrecision")
        shape += {"None": "", "Short": letter, "Long": letter.upper()}[size]
    return shape


def ours(text: str) -> Any:
    try:
        return parse_html(text)
    except HtmlError as error:
        return f"Can't parse entities: {error}"


def theirs(text: str) -> Any:
    answer = read_by_telegram(text)
    if answer["@type"] == "error":
        return answer["message"]
    return answer["text"], [in_bot_api_form(entity) for entity in answer["entities"]]


@pytest.mark.parametrize("seed", range(4))
def test_reads_every_text_as_telegram_does(seed: int) -> None:
    texts = HtmlTexts(seed)
    taken = refused = 0
    for _ in range(2500):
        text = texts.one()
        expected = theirs(text)
        assert ours(text) == expected, text
        refused += isinstance(expected, str)
        taken += not isinstance(expected, str)
    assert taken > 500
    assert refused > 500


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("я<br/>", 'Unsupported start tag "br/" at byte offset 2'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href=x&y>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<tg-time unix=5 format=x>x</tg-time>", "Invalid date format used"),
        ("<tg-emoji emoji-id='x'>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_says_what_telegram_says(text: str, reason: str) -> None:
    assert ours(text) == theirs(text) == f"Can't parse entities: {reason}"


def test_half_a_character_in_an_attribute_is_refused() -> None:
    """Not asked of Telegram's library: it ends the process there."""
    assert "unmatched surrogate" in ours("<a href='http://a.b/&#55357;'>x</a>")


@pytest.mark.parametrize("seed", range(3))
def test_joins_and_splits_entities_as_telegram_does(seed: int) -> None:
    """`parseMarkdown` on a text without Markdown shows what the server makes of entities, before it trims."""
    texts, compared = HtmlTexts(100 + seed), 0
    for _ in range(2500):
        text = texts.good().translate(dict.fromkeys(map(ord, "_*`[]()~|\r\u200e")))
        read = read_by_telegram(text)
        if read["@type"] == "error" or not read["text"].strip(" \n\0\t\v\f"):
            continue
        fixed = telegram({"@type": "parseMarkdown", "text": read})
        expected = [in_bot_api_form(entity) for entity in fixed["entities"]]
        assert resplit(parse_html(text)[1]) == expected, text
        compared += 1
    assert compared > 500


def test_finds_commands_addresses_and_tags_as_telegram_does() -> None:
    chance = random.Random(1)  # noqa: S311  the same texts each time
    for _ in range(2000):
        text = " ".join(chance.choices(FOUND_IN, k=chance.randint(1, 5)))
        answer = telegram({"@type": "getTextEntities", "text": text})
        assert detect(text) == [in_bot_api_form(entity) for entity in answer["entities"]], text


@pytest.mark.parametrize(
    ("html", "shown", "entities"),
    [
        ("  <b>x</b> \n", "x", [("bold", 0, 1)]),
        ("\n\nx <i>y </i> ", "x y", [("italic", 2, 1)]),
        ("a\r\nb\x01<b>c</b>", "a\nb c", [("bold", 4, 1)]),
        ("\u202ex\u202d <b>y</b>", "x y", [("bold", 2, 1)]),
        ("<b>😀</b><b>!</b>", "😀!", [("bold", 0, 3)]),
        ("<i>a<b>b</b></i>", "ab", [("italic", 0, 1), ("bold", 1, 1), ("italic", 1, 1)]),
        ("<code>a<b>b</b></code>", "ab", [("code", 0, 2)]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", [("blockquote", 0, 2)]),
    ],
)
def test_tidies_a_text_as_it_is_sent(html: str, shown: str, entities: list[tuple[str, int, int]]) -> None:
    text, found = tidy(*parse_html(html))
    assert text == shown
    assert [(one["type"], one["offset"], one["length"]) for one in found] == entities


@pytest.mark.parametrize("text", ["", " \n ", "<b> </b>", "\u200b\u200d", "\u2800", "\r"])
def test_nothing_to_show_is_empty(text: str) -> None:
    with pytest.raises(EmptyTextError):
        tidy(*parse_html(text))

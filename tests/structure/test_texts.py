"""Texts: what joins them is escaped, what is missing never shows."""

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import Html, TextError, Texts, Translator, clean, escape, join
from tests.structure import tdlib

ENGLISH = """
hello = Hello, <b>{ $name }</b>
orders = { $count ->
    [one] { $count } order
   *[other] { $count } orders
}
kind = { $kind ->
    [give] You give { $amount }
   *[get] You get { $amount }
}
site = Welcome to { -brand }: { hello }
only-english = Only in English
-brand = Exchange
"""
RUSSIAN = """
hello = Привет, <b>{ $name }</b>
orders = { $count ->
    [one] { $count } заявка
    [few] { $count } заявки
   *[many] { $count } заявок
}
kind = { $kind ->
    [give] Отдаёте { $amount }
   *[get] Получаете { $amount }
}
site = { -brand }: { hello }
-brand = Обмен
"""


def load(folder: Path, *, strict: bool = True, **locales: str) -> Translator:
    for locale, source in locales.items():
        (folder / locale).mkdir(exist_ok=True)
        (folder / locale / "main.ftl").write_text(source, encoding="utf-8")
    return Translator.load(folder, strict=strict)


@pytest.fixture
def translator(tmp_path: Path) -> Translator:
    return load(tmp_path, en=ENGLISH, ru=RUSSIAN)


@pytest.fixture
def lenient(tmp_path: Path) -> Texts:
    return load(tmp_path, strict=False, en=ENGLISH, ru=RUSSIAN).texts("ru")


def test_what_joins_a_text_is_escaped(translator: Translator) -> None:
    assert (
        translator.texts("en")("hello", name='<i>"A & B"') == "Hello, <b>&lt;i&gt;&quot;A &amp; B&quot;</b>"
    )


def test_html_joins_as_it_is(translator: Translator) -> None:
    assert translator.texts("en")("hello", name=Html("<i>A</i>")) == "Hello, <b><i>A</i></b>"


def test_a_plain_text_is_not_escaped(translator: Translator) -> None:
    assert translator.texts("en").plain("kind", kind="give", amount="1 < 2 & 3") == "You give 1 < 2 & 3"


def test_a_long_argument_joins_whole(translator: Translator) -> None:
    long = "<b>&amp;</b>" * 1000
    assert translator.texts("en")("hello", name=Html(long)) == f"Hello, <b>{long}</b>"


@pytest.mark.parametrize(
    ("locale", "count", "text"),
    [
        ("en", 1, "1 order"),
        ("en", 12345, "12345 orders"),
        ("ru", 1, "1 заявка"),
        ("ru", 3, "3 заявки"),
        ("ru", 11, "11 заявок"),
        ("ru", 10021, "10021 заявка"),
    ],
)
def test_plurals(translator: Translator, locale: str, count: int, text: str) -> None:
    assert translator.texts(locale)("orders", count=count) == text


def test_a_choice_by_a_word(translator: Translator) -> None:
    assert translator.texts("ru")("kind", kind="give", amount="5") == "Отдаёте 5"
    assert translator.texts("ru")("kind", kind="get", amount="5") == "Получаете 5"


def test_a_text_within_a_text_brings_its_arguments(translator: Translator) -> None:
    assert translator.texts("en").entries["site"].arguments == {"name"}
    assert translator.texts("en")("site", name="Ann") == "Welcome to Exchange: Hello, <b>Ann</b>"


def test_strict_raises_for_a_missing_text_or_argument(translator: Translator) -> None:
    with pytest.raises(TextError, match="only-english"):
        translator.texts("ru")("only-english")
    with pytest.raises(TextError, match="name"):
        translator.texts("ru")("hello")


def test_a_reader_gets_english_for_a_missing_text(lenient: Texts, caplog: pytest.LogCaptureFixture) -> None:
    assert lenient("only-english") == "Only in English"
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_a_reader_never_sees_an_id_or_an_argument_name(lenient: Texts) -> None:
    assert lenient("no-such-text") == "…"
    assert lenient("hello") == "Привет, <b>…</b>"


@pytest.mark.parametrize(
    "source",
    [
        "broken = { $",
        "a = 1\na = 2",
        "a = { b }",
        "a = { -b }",
        "a = { a }",
        "a = { b }\nb = { c }\nc = { a }",
        "a = A\n    .title = T",
    ],
)
def test_a_broken_file_stops_the_start(tmp_path: Path, source: str) -> None:
    with pytest.raises(TextError):
        load(tmp_path, en=source)


def test_english_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(TextError):
        load(tmp_path, ru=RUSSIAN)


@pytest.mark.parametrize(
    ("code", "default", "locale"),
    [
        ("ru", "en", "ru"),
        ("ru-RU", "en", "ru"),
        ("RU_ru", "en", "ru"),
        ("de", "ru", "ru"),
        (None, "ru", "ru"),
        ("", "de", "en"),
    ],
)
def test_the_language_of_a_person(
    translator: Translator, code: str | None, default: str, locale: str
) -> None:
    assert translator.match(code, default) == locale


def test_a_language_that_went_away_reads_english(translator: Translator) -> None:
    assert translator.locales == ("en", "ru")
    assert translator.texts("de").locale == "en"


@given(st.text(st.characters(codec=None)))
def test_any_text_escaped_shows_exactly_it(text: str) -> None:
    kept = clean(text)
    assert kept.encode().decode() == kept
    assert tdlib.parse(f"x{escape(text)}x") == (f"x{kept}x", [])


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\ud83d", "\u202e", "\ufffe"])
def test_unfit_characters_go(bad: str) -> None:
    assert clean(f"a{bad}b") == "ab"
    assert escape(f"a{bad}b") == "ab"


def test_newlines_become_one_kind() -> None:
    assert clean("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_empty_parts_are_passed_over() -> None:
    assert join([Html("a"), Html(""), Html("b")]) == "a\nb"


def test_tags_are_no_part_of_what_is_plain(tmp_path: Path) -> None:
    """A button that is given a time as HTML would show its tags."""
    t = load(tmp_path, en="when = Since { $time }").texts("en")
    with pytest.raises(TextError, match="when"):
        t.plain("when", time=Html('<tg-time unix="1">01.01</tg-time>'))
    assert t.plain("when", time="a < b") == "Since a < b"

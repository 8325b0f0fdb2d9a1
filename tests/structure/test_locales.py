"""The texts and the code agree: none missing, unused, differently argued, or not HTML that Telegram takes.

An id from a table counts as used where its literal stands.
"""

import ast
import itertools
import re
from functools import cache
from html.parser import HTMLParser

from babel import Locale
from fluent.syntax import ast as ftl

from bot.i18n import Entry, Texts, Translator, nodes
from tests.structure import tdlib
from tests.structure.text_calls import ROOT, all_calls, argument_problems, calls, modules

ATTRIBUTES = {
    "a": {"href"},
    "code": {"class"},
    "blockquote": {"expandable"},
    "tg-emoji": {"emoji-id"},
    "tg-time": {"unix", "format"},
    "span": {"class"},
}
CATEGORIES = {"zero", "one", "two", "few", "many", "other"}


@cache
def languages() -> dict[str, Texts]:
    translator = Translator.load(ROOT / "locales", strict=True)
    return {locale: translator.texts(locale) for locale in translator.locales}


def expansions(value: object) -> list[str]:
    """Every way a pattern may come out, each variable as an "x"."""
    match value:
        case ftl.Pattern(elements=elements):
            return ["".join(parts) for parts in itertools.product(*(expansions(item) for item in elements))]
        case ftl.TextElement(value=text):
            return [text]
        case ftl.Placeable(expression=ftl.SelectExpression(variants=variants)):
            return [text for variant in variants for text in expansions(variant.value)]
        case ftl.Placeable(expression=ftl.StringLiteral() as literal):
            return [literal.parse()["value"]]
    return ["x"]


class Attributes(HTMLParser):
    """Collects the attributes that Telegram would pass over in silence."""

    def __init__(self) -> None:
        super().__init__()
        self.unknown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unknown += [f"{tag} {name}" for name, _ in attrs if name not in ATTRIBUTES.get(tag, set())]


def html_problem(html: str) -> str | None:
    try:
        tdlib.parse(html)
    except tdlib.RefusedError as refused:
        return str(refused)
    if re.search(r"&(?!(lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);)", html):
        return "a bare & or an entity that Telegram doesn't know"
    attributes = Attributes()
    attributes.feed(html)
    return f"unknown attributes: {attributes.unknown}" if attributes.unknown else None


def plural_problem(locale: str, message: ftl.Message) -> str | None:
    needed = set(Locale.parse(locale).plural_form.tags) | {"other"}
    for node in nodes(message):
        if isinstance(node, ftl.SelectExpression):
            keys = {item.key.name for item in node.variants if isinstance(item.key, ftl.Identifier)}
            # The default variant stands for any one: a count is whole, so Russian's "other" never comes.
            if keys & (CATEGORIES - {"other"}) and len(needed - keys) > 1:
                return f"plural forms {sorted(needed - keys)} are missing"
    return None


def test_the_languages_have_the_same_texts() -> None:
    english = languages()["en"].entries.keys()
    differences = {
        locale: {
            "missing": sorted(english - texts.entries.keys()),
            "extra": sorted(texts.entries.keys() - english),
        }
        for locale, texts in languages().items()
        if texts.entries.keys() != english
    }
    assert differences == {}


def test_a_text_takes_the_same_arguments_in_every_language() -> None:
    problems = [
        f"{locale} {name}: {sorted(entry.arguments)}, in English {sorted(english.arguments)}"
        for name, english in languages()["en"].entries.items()
        for locale, texts in languages().items()
        if (entry := texts.entries.get(name)) and entry.arguments != english.arguments
    ]
    assert not problems, "\n".join(problems)


def test_every_text_is_html_that_telegram_takes() -> None:
    problems = [
        f"{locale} {name}: {problem}: {html}"
        for locale, texts in languages().items()
        for name, entry in texts.entries.items()
        for html in expansions(entry.message.value)
        if (problem := html_problem(html))
    ]
    assert not problems, "\n".join(problems)


def test_every_text_is_translated() -> None:
    english = languages()["en"].entries
    same = [
        f"{locale} {name}: {text}"
        for locale, texts in languages().items()
        if locale != "en"
        for name, entry in texts.entries.items()
        if (found := english.get(name))
        for text in set(expansions(entry.message.value)) & set(expansions(found.message.value))
        if re.search(r"[A-Za-z]{3}", re.sub(r"<[^>]*>|/\w+", "", text))
    ]
    assert not same, "\n".join(same)


def test_every_plural_has_its_forms() -> None:
    problems = [
        f"{locale} {name}: {problem}"
        for locale, texts in languages().items()
        for name, entry in texts.entries.items()
        if (problem := plural_problem(locale, entry.message))
    ]
    assert not problems, "\n".join(problems)


def test_every_text_asked_for_is_there() -> None:
    known = languages()["en"].entries
    missing = [
        f"{call.place}: {call.id.pattern}" for call in all_calls() if not any(map(call.id.fullmatch, known))
    ]
    assert not missing, "\n".join(missing)


def test_every_call_gives_the_arguments() -> None:
    problems = argument_problems(languages()["en"].entries, all_calls())
    assert not problems, "\n".join(problems)


def test_plain_texts_hold_no_tags() -> None:
    problems = [
        f"{locale} {name}, asked for at {call.place}: {text}"
        for call in all_calls()
        if call.plain
        for locale, texts in languages().items()
        for name, entry in texts.entries.items()
        if call.id.fullmatch(name)
        for text in expansions(entry.message.value)
        if re.search(r"</?[a-z]|&[a-z#0-9]+;", text)
    ]
    assert not problems, "\n".join(problems)


def test_no_text_is_unused() -> None:
    texts = languages()["en"].entries
    used = {
        node.value
        for module in modules().values()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    used |= {name for call in all_calls() for name in texts if call.id.fullmatch(name)}
    used |= {
        node.id.name
        for entry in texts.values()
        for node in nodes(entry.message)
        if isinstance(node, ftl.MessageReference)
    }
    unused = sorted(texts.keys() - used)
    assert not unused, "\n".join(unused)


def test_the_search_finds_each_way_to_ask() -> None:
    source = (
        't("a-one", x=1)\nself.texts("a-two")\nt.plain("a-three", y="")\nt("a-four" if z else "a-five")\n'
        't(f"a-{kind}-six", **args)\nrich.plain("a-not")\ntranslator.texts("en")\nt(TABLE[key])\n'
    )
    found = [
        (call.id.pattern.replace("\\", ""), call.arguments, call.plain)
        for call in calls("x", ast.parse(source))
    ]
    assert sorted(found, key=str) == sorted(
        [
            ("a-one", frozenset({"x"}), False),
            ("a-two", frozenset(), False),
            ("a-three", frozenset({"y"}), True),
            ("a-four", frozenset(), False),
            ("a-five", frozenset(), False),
            ("a-[a-z0-9-]+-six", None, False),
        ],
        key=str,
    )


def test_the_check_of_arguments_sees_what_is_wrong() -> None:
    entries = {
        "a-one": Entry(ftl.Message(ftl.Identifier("a-one")), frozenset({"x"})),
        "a-two": Entry(ftl.Message(ftl.Identifier("a-two")), frozenset()),
    }

    def problems(source: str) -> int:
        return len(argument_problems(entries, list(calls("x", ast.parse(source)))))

    assert problems('t("a-one", x=1)\nt(f"a-{kind}")') == 0
    assert problems('t(f"a-{kind}")\nt(f"a-{kind}", x=1)') == 0
    assert problems('t("a-one", **args)\nt("a-two")') == 0
    assert problems('t("a-one")\nt("a-two")') == 1
    assert problems('t("a-one", x=1)\nt("a-one", y=1)\nt("a-two")') == 1
    assert problems('t(f"a-{kind}")') == 1
    assert problems('t("a-one", x=1)\nt("a-two")\nt(f"b-{kind}")') == 1


def test_the_check_of_html_sees_what_is_wrong() -> None:
    good = '<b>x</b> <a href="https://example.org">y</a> <blockquote expandable>z</blockquote> &lt;'
    assert html_problem(good) is None
    for bad in ("<b>x", "<u>x</b>", "<h1>x</h1>", "a & b", "&nbsp;", '<b class="x">y</b>', "1 < 2"):
        assert html_problem(bad), bad

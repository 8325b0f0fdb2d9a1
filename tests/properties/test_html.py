"""The operator's HTML: Telegram's own parser takes what the bot makes of it, whatever it was."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.ui.rich import link, plain, rich
from tests.properties.damage import anything, damaged
from tests.properties.examples import many
from tests.structure import tdlib

LINES = re.compile("[\n\r]")
TAGS = [
    *("b", "strong", "i", "em", "u", "s", "del", "code", "kbd", "pre", "blockquote", "p", "div", "span"),
    *("ul", "ol", "li", "table", "tr", "td", "h1", "h5", "a", "q", "section", "tg-spoiler", "script"),
    *("svg", "math", "template", "textarea", "title", "plaintext", "select", "option", "br", "hr", "img"),
]  # fmt: skip
urls = st.sampled_from(
    ["https://example.org/?a=1&lt=2", "//example.org", "javascript:alert(1)", "tg://user?id=1", "http://[::1"]
)
attributes = st.one_of(
    st.sampled_from(
        ["", "", " class=x", " href", " style='color:red' onclick=x", " start=-1", " =", " a='", ' b="']
    ),
    st.builds(' {}="{}"'.format, st.sampled_from(["href", "src", "cite", "emoji-id"]), urls | damaged(urls)),
)
WORDS = [
    *("word", "two words", "42.5", "8 < 9", "R&D", "🙂", " ", "\n", "</", "<", "e\u0301\u0301", "x" * 60),
    *("&amp;", "&lt;b&gt;", "&#8238;", "&nbsp", "&#x110000;"),
    *("<!-- note -->", "<!--", "<![CDATA[x]]>", "<?php x ?>", "<!DOCTYPE html>"),
]  # fmt: skip
words = st.sampled_from(WORDS)
nested = st.recursive(
    words,
    lambda inner: st.builds(
        lambda tag, more, parts, end: f"<{tag}{more}>{''.join(parts)}{end.format(tag)}",
        st.sampled_from(TAGS),
        attributes,
        st.lists(inner, max_size=4),
        st.sampled_from(["</{}>", "</{}>", "</{}>", "", "</b>", "</{}", "</ {}>", "<{}/>"]),
    ),
    max_leaves=12,
)
units = st.sampled_from([1, 2, 11, 60, 700, 4096])


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@many
@given(damaged(nested) | anything, units)
def test_telegram_takes_what_becomes_of_any_html(text: str, most: int) -> None:
    shown, _ = tdlib.parse(rich(text, most))
    assert utf16(shown) <= most
    words = plain(text, most)
    assert utf16(words) <= most
    assert not LINES.search(words)


@many
@given(damaged(urls) | anything)
def test_a_link_that_is_taken_is_one(text: str) -> None:
    if (taken := link(text)) is not None:
        shown, entities = tdlib.parse(f'<a href="{taken.replace("&", "&amp;")}">x</a>')
        kinds = {"textEntityTypeTextUrl", "textEntityTypeMentionName"}
        assert (shown, len(entities)) == ("x", 1)
        assert entities[0][2] in kinds

"""The operator's HTML: whatever comes, Telegram takes what we make of it, and the words are all there."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ui.rich import cut, link, plain, rich
from tests.structure import tdlib

# Two spaces between them, for some hold one.
PIECES = """
    word  42.5  🙂  👨\u200d👩\u200d👧  e\u0301  ё  <  >  &  "  &amp;  &lt;
    &nbsp;  &#8238;  &#0;  &#xD800;  &bogus;  \x00  \x1b  \ud83d  <!-- note -->  <!--  ]]>  <br />  <hr>
    <p>  </p>  <div class='x'>  </div>  <b>  </b>  <strong>  </strong>  <i>  </i>  <u>  </u>  <code>
    </code>  <pre>  </pre>  <blockquote>  </blockquote>  <ul>  <ol start='x'>  <li>  </li>  </ul>  </ol>
    <table>  <tr>  <td>  </td>  </tr>  </table>  <h1>  </h1>  <h4>  </h4>
    <a href="https://example.org/?a=1&lt=2">  <a href='javascript:alert(1)'>  <a href=http://localhost/>
    </a>  <span style='color:red' onclick=x>  </span>  <img src=x onerror=alert(1)>  <progress value=x>
    <mark>  <tg-emoji emoji-id=1>  <tg-spoiler>  <q>  <input>  <font color=red>  <b  </  <a href='
"""
operator_html = st.lists(
    st.sampled_from([*re.split(r"\s{2,}|\n", PIECES.strip()), " ", "\n"]), max_size=40
).map("".join)


def shown(text: str, units: int = 4096) -> str:
    return tdlib.parse(rich(text, units))[0]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9.]+", text)


@settings(max_examples=3000)
@given(operator_html, st.sampled_from([1, 2, 10, 60, 4096]))
def test_telegram_takes_whatever_comes(text: str, units: int) -> None:
    assert len(shown(text, units).encode("utf-16-le")) // 2 <= units
    assert len(plain(text, units).encode("utf-16-le")) // 2 <= units


@settings(max_examples=1000)
@given(st.text(st.characters(codec=None), max_size=60))
def test_telegram_takes_any_characters(text: str) -> None:
    shown(text)
    assert "\n" not in plain(text)


TAGS = "b i u s code pre blockquote p div ul li h2 a span td table section tg-spoiler unknown"
well_formed = st.recursive(
    st.sampled_from(["one", "two three", "4.5", "six &amp; seven", "8 < 9"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag.split()[0]}>",
        st.sampled_from([*TAGS.split(), "font size=1", 'a href="https://example.org"']),
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=20,
)


@settings(max_examples=600)
@given(well_formed)
def test_no_word_is_lost_or_said_twice(text: str) -> None:
    expected = words(html.unescape(re.sub(r"<[^<> ][^<>]*>", " ", text)))
    assert words(shown(text)) == expected
    assert words(plain(text)) == expected


@pytest.mark.parametrize(
    ("text", "telegram"),
    [
        (
            "<p>Send <b>100 USDT</b> to <code>Txyz</code></p><p>Then wait.</p>",
            "Send <b>100 USDT</b> to <code>Txyz</code>\n\nThen wait.",
        ),
        ("Pay the <strong>exact</strong> sum.<br />Wait.", "Pay the <b>exact</b> sum.\nWait."),
        ("first line\nsecond & last", "first line\nsecond &amp; last"),
        ("first\nsecond <b>third</b>", "first\nsecond <b>third</b>"),
        ("<p>wrapped\nin the source</p>", "wrapped in the source"),
        ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
        ("<b>bold <i>both</b> it</i>", "<b>bold <i>both</i></b><i> it</i>"),
        ("<b>x </b><br><i>y</i>", "<b>x</b>\n<i>y</i>"),
        ("<ul><li>one</li><li>two</li></ul>", "• one\n• two"),
        ("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<h1>bc1qcase</h1>", "<b>bc1qcase</b>"),
        ("T<wbr>xy\u200bz&shy;", "Txyz"),
        ("x<!-- a note -->y", "xy"),
        ("x<script>alert(1)</script>y", "xy"),
        ("<b></b><i> </i>", ""),
        ("<b><b>x</b></b>", "<b>x</b>"),
        ("<code>a <b>b</b></code>", "<code>a b</code>"),
        ("<img src='https://example.org/qr.png' alt=' QR'>", '<a href="https://example.org/qr.png">🖼️ QR</a>'),
        ("&#8238;x&#x1b;y", "xy"),
        ("", ""),
    ],
)
def test_what_becomes_of_it(text: str, telegram: str) -> None:
    assert rich(text) == telegram
    tdlib.parse(rich(text))


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://example.org", "https://example.org"),
        ("http://example.org:8080/a?b=c&d=e#f", "http://example.org:8080/a?b=c&d=e#f"),
        ("//example.org/pay", "https://example.org/pay"),
        (" https://example.org/ ", "https://example.org/"),
        ("http://127.0.0.1:8082/pay", "http://127.0.0.1:8082/pay"),
        ("https://пример.рф/", "https://пример.рф/"),
        ('https://example.org/?q="<x>"', "https://example.org/?q=%22%3Cx%3E%22"),
        ("tg://resolve?domain=example", "tg://resolve?domain=example"),
        ("http://localhost/x", None),
        ("https://localhost:8080", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("mailto:a@example.org", None),
        ("ftp://example.org", None),
        ("/rules", None),
        ("rules.html", None),
        ("https://", None),
        ("https://.", None),
        ("https://exchange.example@evil.example/", None),
        ("https://example.org:99999/", None),
        ("https://example.org:x/", None),
        ("https://exa mple.org/", None),
        ("https://example.org/a b", None),
        ("https://[::1", None),
        ("https://example.org/" + "x" * 2048, None),
        ("", None),
    ],
)
def test_links(url: str, taken: str | None) -> None:
    assert link(url) == taken
    assert rich(f'<a href="{html.escape(url)}">go</a>') == (
        f'<a href="{html.escape(taken, quote=False)}">go</a>' if taken else "go"
    )


URL_PIECES = """http:// https:// tg:// // / . - _ a example.org localhost 127.0.0.1 :80 : @ ? # a=1 & &lt " '
    < % %41 я [ ]"""
urls = st.lists(st.sampled_from([*URL_PIECES.split(), " ", "\u200b"]), min_size=1, max_size=8).map("".join)


@settings(max_examples=1000)
@given(urls)
def test_a_link_we_take_telegram_takes(url: str) -> None:
    if (taken := link(url)) is not None:
        anchor = f'<a href="{html.escape(taken)}">x</a>'
        assert tdlib.parse(anchor) == ("x", [(0, 1, "textEntityTypeTextUrl")]), taken


def test_deep_nesting_shows_the_words() -> None:
    assert rich("<b>" * 5000 + "deep") == "deep"
    assert rich("<b>" * 60 + "deep") == "<b>deep</b>"
    assert rich("<div><ul><li>" * 1000 + "&lt;deep") == "&lt;deep"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Tether <b>TRC-20</b>", "Tether TRC-20"),
        ("one<br>two<p>three</p>", "one two three"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("R&amp;D &lt;b&gt; &amp;amp;", "R&D <b> &amp;"),
        (" many\n\n  spaces\t", "many spaces"),
        ("plain & simple", "plain & simple"),
        ("<script>x</script>y", "y"),
    ],
)
def test_plain_words(text: str, label: str) -> None:
    assert plain(text) == label


@pytest.mark.parametrize(
    ("text", "units", "kept"),
    [
        ("short", 5, "short"),
        ("shorter", 5, "shor…"),
        ("two words here", 11, "two words…"),
        ("🙂🙂🙂", 6, "🙂🙂🙂"),
        ("🙂🙂🙂", 5, "🙂🙂…"),
        ("🙂🙂🙂", 4, "🙂…"),
        ("e\u0301e\u0301e\u0301", 5, "e\u0301e\u0301…"),
        ("e\u0301e\u0301e\u0301", 4, "e\u0301…"),
        ("👍🏽👍🏽", 7, "👍🏽…"),
        ("🇺🇦🇺🇦", 7, "🇺🇦…"),
        ("a👨\u200d👩\u200d👧", 7, "a…"),
        ("x" * 10, 1, "…"),
        ("x" * 10, 0, ""),
        ("", 0, ""),
    ],
)
def test_cuts_between_signs(text: str, units: int, kept: str) -> None:
    assert cut(text, units) == kept


@given(st.text(max_size=80), st.integers(0, 90))
def test_a_cut_keeps_the_beginning_and_the_limit(text: str, units: int) -> None:
    kept = cut(text, units)
    assert len(kept.encode("utf-16-le")) // 2 <= units
    assert kept == text or text.startswith(kept.removesuffix("…"))


def test_a_cut_closes_what_is_open() -> None:
    assert rich("<b>bold <i>and more</i></b>", 10) == "<b>bold <i>and</i></b>…"
    assert rich("<b>" + "🙂" * 3000 + "</b>") == "<b>" + "🙂" * 2047 + "</b>…"

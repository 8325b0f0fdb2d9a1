"""What an operator types: Telegram takes it back, word by word, whatever its formatting claims to be."""

from aiogram.types import MessageEntity
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import clean
from bot.ui.typed_html import typed_html
from tests.properties.damage import anything
from tests.properties.examples import many
from tests.structure import tdlib

KINDS = [
    *("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link", "blockquote"),
    *("expandable_blockquote", "custom_emoji", "text_mention", "url", "mention", "date_time", "newest"),
]
words = st.sampled_from(["<b>", "&amp;", "</", "🙂", "a", " ", "\n", "\u202e", "e\u0301", "R&D", "\ufe0f"])
texts = st.lists(words, min_size=1, max_size=12).map("".join) | anything
places = st.tuples(
    st.sampled_from(KINDS),
    st.integers(0, 14),
    st.integers(1, 12),
    st.sampled_from(
        ["https://example.org/?a=1&lt=2", "javascript:alert(1)", 'https://e.org/"><b>', "tg://x"]
    ),
)


def entity(kind: str, start: int, length: int, url: str) -> MessageEntity:
    code = '"><b>' if kind == "pre" else None
    return MessageEntity.model_construct(type=kind, offset=start, length=length, url=url, language=code)


@many
@given(texts, st.lists(places, max_size=5))
def test_telegram_takes_back_what_was_typed(text: str, found: list[tuple[str, int, int, str]]) -> None:
    typed = typed_html(text, [entity(*each) for each in found])
    if not typed.html:
        return
    shown, _ = tdlib.parse(typed.html)
    assert shown.strip() == clean(text).strip()

"""What is right, and then damaged: it gets further into a parser than random characters do."""

from hypothesis import strategies as st

NASTY = [
    *("\x00", "\x1b", "\x7f", "\ud800", "\udfff", "\ufffe", "\U0010ffff"),  # no text, strictly
    *("\u202e", "\u2066", "\u200f", "\u200b", "\u200d", "\ufeff", "\u00ad"),  # seen by nobody
    *("\u00a0", "\u2009", "\u3000", "\u2028", "\x85", "\r\n", "\t", "\n"),  # spaces and lines
    *("٣", "९", "𝟡", "５", "²", "½", "Ⅷ", "一", "٫", "．", "，", "٬"),  # digits and marks of others
    *("−", "-", "+", ".", ",", "'", " ", "_", ":", "%", "/", "\\", '"', "0", "9"),
    *("e", "E9", "e999", "1e999", "E-999999999", "NaN", "sNaN123", "Infinity", "0x1f", "1_0", "9" * 90),
    *("<", ">", "&", "<b>", "</b>", "<!--", "]]>", "&#0;", "&#xD800;", "&amp;lt;"),
    *("{0}", "%s", "🙂", "👨\u200d👩", "e\u0301"),
]  # fmt: skip
anything = st.text(st.characters(codec=None), max_size=30)
_strokes = st.tuples(
    st.integers(0, 400),
    st.integers(0, 6),
    st.sampled_from(["", "", *NASTY]),
    st.sampled_from([1, 1, 1, 2, 40]),
)


def damaged(whole: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A text with up to four strokes: each takes some characters away and puts others there."""
    return st.builds(_struck, whole, st.lists(_strokes, max_size=4))


def _struck(text: str, strokes: list[tuple[int, int, str, int]]) -> str:
    for place, taken, put, times in strokes:
        start = place % (len(text) + 1)
        text = text[:start] + put * times + text[start + taken :]
    return text

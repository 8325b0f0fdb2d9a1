"""The operator's HTML as Telegram's: whatever a site sends comes out as HTML that Telegram takes.

The chain: characters that break messages go; nh3 keeps an allow-list of tags, so that sulguk (which turns
HTML into text and entities, and raises at tags it doesn't know) meets none that it can't take; its entities
are put in order, cut with the text, and written out as HTML again. Should any step fail, the bare words are
shown.
"""

import html
import logging
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from urllib.parse import SplitResult, urlsplit

import nh3
import sulguk
from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration

from bot.i18n import Html, clean, escape

logger = logging.getLogger(__name__)

MESSAGE_UNITS = 4096
_CACHED = 2048
_MAX_HTML = 16_000  # four full messages: parsing holds everybody up
_MAX_DEPTH = 64  # html5lib takes quadratic time over deep nesting, and sulguk recurses
_MAX_URL = 2048
_INLINE = {"a", "b", "strong", "i", "em", "cite", "u", "ins", "s", "strike", "del", "code", "kbd", "samp"}
_BLOCK = {"p", "div", "br", "hr", "ul", "ol", "li", "pre", "blockquote", "q", "h3", "img"}
# sulguk writes an h1 in capitals, which would ruin an address in it.
_HEADINGS = re.compile(r"<(/?)h[1-6]\b", re.IGNORECASE)
# Tags that break a line but that sulguk doesn't know, and cells, which only need a space.
_LINES = re.compile(
    r"<(/?)(?:table|caption|thead|tbody|tfoot|tr|dl|dt|dd|section|article|aside|header|footer|main|nav|address"
    r"|center|figure|figcaption|form|fieldset|legend|option|details|summary)\b",
    re.IGNORECASE,
)
_CELLS = re.compile(r"<(?=/?t[dh]\b)", re.IGNORECASE)
_BREAKS = re.compile(r"<(?:br|p|div|li|tr|table|pre|h[1-6])\b", re.IGNORECASE)
_NESTING = re.compile(r"<(/?)(?!br|hr|img)[a-z]")
_GAPS = re.compile(
    r"<(?=/?(?:br|hr|p|div|li|ul|ol|tr|td|th|h[1-6]|dt|dd|pre|blockquote|option)\b)", re.IGNORECASE
)
# Invisible, and poison in a copied address.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+\.?")


@lru_cache(_CACHED)
def rich(text: str, units: int = MESSAGE_UNITS) -> Html:
    """The operator's HTML for a message, at most so many UTF-16 units of visible text."""
    text = clean(text[:_MAX_HTML])
    if "<" not in text and "&" not in text:
        return escape(cut(_INVISIBLE.sub("", text).strip(), units))
    try:
        return _rendered(_cleaned(text), units)
    except Exception as error:  # parsers of strangers' HTML raise anything, and the words must be shown
        logger.warning("an operator's HTML is shown as bare words: %s", type(error).__name__)
        return escape(plain(text, units))


@lru_cache(_CACHED)
def plain(text: str, units: int = MESSAGE_UNITS) -> str:
    """The words of the operator's HTML on one line: for titles, labels and buttons, which take no tags."""
    text = clean(text[:_MAX_HTML])
    if "<" in text:
        text = nh3.clean(_GAPS.sub(" <", _simpler(text)), tags=set())
    words = clean(html.unescape(text)) if "&" in text else text
    return cut(" ".join(_INVISIBLE.sub("", words).split()), units)


def cut(text: str, units: int) -> str:
    """At most so many UTF-16 units, as Telegram counts, the last an ellipsis if something went.

    Cut between words where one ends near, and never inside what is seen as one sign.
    """
    if units_of(text) <= units:
        return text
    if units <= 0:
        return ""
    end = len(text.encode("utf-16-le")[: (units - 1) * 2].decode("utf-16-le", "ignore"))
    while end and _joined(text, end):
        end -= 1
    space = max(text.rfind(char, 0, end + 1) for char in " \n")
    if space > end - min(20, end // 4):
        end = space
    return text[:end].rstrip() + "…"


def link(url: str) -> str | None:
    """The URL as Telegram takes it for a link or a button, or None: http(s) with a real host, or tg."""
    url = url.strip()
    if url.startswith("//"):
        url = f"https:{url}"
    try:
        parts = urlsplit(url)
        fine = _is_web(parts) or (
            parts.scheme == "tg" and bool(re.fullmatch(r"tg://[a-zA-Z0-9_-]+(\?[!-~]*)?", url))
        )
    except ValueError:
        return None
    if not fine or len(url) > _MAX_URL or any(char.isspace() for char in clean(url)) or clean(url) != url:
        return None
    return url.replace('"', "%22").replace("<", "%3C").replace(">", "%3E")


def _is_web(parts: SplitResult) -> bool:
    in_order = parts.port != 0 and not parts.netloc.endswith(":")  # .port raises for a bad one
    honest = "@" not in parts.netloc  # what stands before it is meant to be taken for the host
    host = bool(_HOST.fullmatch(parts.hostname or ""))
    return parts.scheme in {"http", "https"} and host and in_order and honest


def _cleaned(text: str) -> str:
    if "\n" in text and not _BREAKS.search(text):
        text = text.replace("\n", "<br>")  # written without any tag for a line: as plain text
    safe = nh3.clean(
        _simpler(text),
        tags=_INLINE | _BLOCK,
        attributes={"a": {"href"}, "img": {"src", "alt"}},
        attribute_filter=_attribute,
        url_schemes={"http", "https", "tg"},
        link_rel=None,
    )
    # Once more: "&#8238;" has become its character by now.
    return _INVISIBLE.sub("", clean(safe))


def _simpler(text: str) -> str:
    return _CELLS.sub(" <", _LINES.sub(r"<\1div", _HEADINGS.sub(r"<\1h3", text)))


def _attribute(_tag: str, name: str, value: str) -> str | None:
    return link(value) if name in {"href", "src"} else value


def _rendered(safe: str, units: int) -> Html:
    if _depth(safe) > _MAX_DEPTH:
        raise ValueError("nested too deep")
    result = sulguk.transform_html(safe)
    entities = [MessageEntity.model_validate(entity) for entity in result.entities]
    return formatted(result.text, entities, units)


def formatted(text: str, entities: list[MessageEntity], units: int = MESSAGE_UNITS) -> Html:
    """A clean text and its entities as HTML that Telegram takes, at most so many UTF-16 units of it."""
    whole = text.rstrip()
    text = cut(whole, units)
    kept = text if text == whole else text.removesuffix("…")
    return Html(html_decoration.unparse(text, list(_nested(entities, kept.encode("utf-16-le")))))


def _depth(safe: str) -> int:
    steps = (-1 if tag[1] else 1 for tag in _NESTING.finditer(safe))
    return max(accumulate(steps), default=0)


def _nested(entities: list[MessageEntity], text: bytes) -> Iterator[MessageEntity]:
    """In the order unparse wants, each inside the one it began in and inside the text, none empty.

    None within one of its own type (a quote in a quote is refused), or within code, which takes no styles.
    """
    around: list[tuple[int, str]] = []
    for entity in sorted(entities, key=lambda item: (item.offset, -item.length)):
        around = [(end, type_) for end, type_ in around if end > entity.offset]
        end = min(entity.offset + entity.length, len(text) // 2, *(end for end, _ in around))
        length = len(text[entity.offset * 2 : end * 2].decode("utf-16-le").rstrip().encode("utf-16-le")) // 2
        if length > 0 and not {entity.type, "code", "pre"} & {type_ for _, type_ in around}:
            around.append((entity.offset + length, entity.type))
            url = escape(entity.url) if entity.url else None  # unparse writes it as it is
            yield entity.model_copy(update={"length": length, "url": url})


def units_of(text: str) -> int:
    """How long Telegram takes it to be."""
    return len(text.encode("utf-16-le")) // 2


def _joined(text: str, end: int) -> bool:
    """Whether a cut here would split one sign: an accent, a skin tone, a family, a flag."""
    after, before = text[end], text[end - 1]
    if unicodedata.combining(after) or after in "\u200d\ufe0e\ufe0f\u20e3" or before == "\u200d":
        return True
    return "\U0001f3fb" <= after <= "\U0001f3ff" or (
        _is_flag_half(after) and _flag_halves(text[:end]) % 2 == 1
    )


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flag_halves(text: str) -> int:
    return len(text) - len(text.rstrip("".join(map(chr, range(0x1F1E6, 0x1F200)))))

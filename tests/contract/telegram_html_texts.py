"""Texts to try an HTML parser with: good ones, nested ones and every kind of broken one."""

from __future__ import annotations

import random
import re

GOOD_TAGS = [
    *["b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "span"],
    *["pre", "code", "blockquote", "a", "tg-emoji", "tg-time"],
]
OTHER_TAGS = ["B", "Code", "p", "br", "x", "h1", "tg-map", ""]
PIECES = [
    *[
        "a",
        "b c",
        "я",
        "😀",
        "𝒳",
        "\n",
        " ",
        "x y\n z",
        "&lt;",
        "&gt;",
        "&amp;",
        "&quot;",
        "&#60;",
        "&#x1F600;",
    ],
    *["&#0;", "&#55357;", "&nbsp;", "&lt", "&#", "&#x", "&", "&#1114110", "&#1114111;", "&#0000065;", "&;"],
    *[
        "&#000000065;",
        '"',
        "'",
        "=",
        "/",
        "\0",
        "\t",
        "\v",
        "\x0c",
        "\x85",
        "\u00a0",
        "e\u0301",
        "\r",
        "\u200e",
    ],
]
BROKEN_PIECES = ["<", ">", "</", "<>", "< b>", "<!-- x -->"]
ATTRIBUTES = ["href", "class", "emoji-id", "unix", "format", "expandable", "foo", "HREF"]
VALUES = [
    *[
        "language-py",
        "language-",
        "language-C#",
        "tg-spoiler",
        "tg-",
        "http://a.b",
        "a.b/c d?e#f",
        "localhost",
    ],
    *["http://localhost/", "http://127.0.0.1:80/", "https://[::1]/x", "http://u@h.x:99999", "http://h.x:08"],
    *["tg://user?id=42", "tg:user?id=7&x", "tg://resolve?domain=x", "TG://user?id=3", "tg://user?id=05"],
    *[
        "ton://abc",
        "http://пример.рф/ж",
        "http://a.b.",
        "a..b",
        "http://%41.b",
        "http://%4.b",
        "user@host.com:80",
    ],
    *[
        "http://a_b.c",
        "http://a b.c",
        "ftp://x.y",
        "HTTPS://A.B",
        "http:a.b",
        "http:/a.b",
        "//a.b",
        "",
        "w",
        "r",
    ],
    *["5", "5x", "05", "-5", "0", "+5", "1700000000", "2147483648", "4294967301", "99999999999999999999"],
    *["wDT", "dt", "dD", "Dd", "tTw", "Td", "qq", "x&amp;y.z", "&lt;.q", "tg://user?id=1099511627776"],
]
SURROGATE = re.compile(r"&#(?:0*5[5-7]\d\d\d|x0*d[89a-f])", re.IGNORECASE)


class HtmlTexts:
    """The same texts from the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  the same texts from the same seed

    def one(self) -> str:
        while True:
            text = self.chance.choice([self.good, self.junk, self.spoiled])()
            # Telegram's library ends the process when asked to print an attribute with half a character
            if not (SURROGATE.search(text) and "=" in text):
                return text

    def good(self, depth: int = 0) -> str:
        parts = []
        for _ in range(self.chance.randint(0, 4)):
            if depth > 4 or self.chance.random() < 0.5:
                parts.append("".join(self.chance.choices(PIECES, k=self.chance.randint(0, 3))))
            else:
                parts.append(self._element(depth))
        return "".join(parts)

    def junk(self) -> str:
        return "".join(self._junk_part() for _ in range(self.chance.randint(1, 8)))

    def spoiled(self) -> str:
        chars = list(self.good())
        for _ in range(self.chance.randint(1, 3)):
            at = self.chance.randrange(len(chars) + 1)
            chars[at : at + self.chance.randint(0, 1)] = self.chance.choice([*PIECES, *BROKEN_PIECES, ""])
        return "".join(chars)

    def _element(self, depth: int) -> str:
        tag = self.chance.choice(GOOD_TAGS)
        inner = self.good(depth + 1)
        if tag in {"pre", "code"} and self.chance.random() < 0.5:
            other = "code" if tag == "pre" else "pre"
            inner = f"<{other}{self.chance.choice(['', ' class=language-js'])}>{inner}</{other}>"
        end = self.chance.choice([tag] * 20 + [f"{tag} ", "", "b", tag.upper()])
        return f"<{tag}{self._attributes(tag)}>{inner}</{end}>"

    def _attributes(self, tag: str) -> str:  # noqa: PLR0911  one a tag
        pick = self.chance.choice
        extra = f" {self._attribute()}" if self.chance.random() < 0.1 else ""
        match tag:
            case "a":
                return f" href={self._quoted(pick(VALUES))}{extra}"
            case "span":
                return f' class="tg-spoiler"{extra}'
            case "code":
                return pick(["", ' class="language-py"', " class='language-'"]) + extra
            case "tg-emoji":
                return f' emoji-id="{pick(["5"] * 20 + VALUES)}"{extra}'
            case "tg-time":
                moment, shape = (
                    pick(["5", "1700000000", "9999999999", "5x", ""]),
                    pick([*VALUES[-12:], "r", "wdt"]),
                )
                return f' unix="{moment}" format="{shape}"{extra}'
            case "blockquote":
                return pick(["", " expandable"]) + extra
        return extra

    def _attribute(self) -> str:
        name, space = self.chance.choice(ATTRIBUTES), self.chance.choice(["", "", " ", "\n"])
        if self.chance.random() < 0.1:
            return name
        return f"{name}{space}={space}{self._quoted(self.chance.choice(VALUES))}"

    def _quoted(self, value: str) -> str:
        mark = self.chance.choice(["'", '"', '"', ""])
        return mark + value + mark

    def _junk_part(self) -> str:
        kind, pick = self.chance.random(), self.chance.choice
        tag = pick(GOOD_TAGS + OTHER_TAGS)
        if kind < 0.4:
            return pick(PIECES + BROKEN_PIECES)
        if kind < 0.7:
            attributes = "".join(pick([" ", "", "\t"]) + self._attribute() for _ in range(pick([0, 0, 1, 2])))
            return f"<{tag}{attributes}{pick(['>', '>', '>', '', ' >', '/>'])}"
        return f"</{tag}{pick(['>', '>', '>', ' >', ''])}"

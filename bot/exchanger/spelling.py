"""One spelling for names typed and names shown: `Сбербанк`, `sberbank` and `c,th,fyr` have to meet.

Everything becomes lower-case Latin letters and digits. A word typed with the other keyboard layout on is read
that way too: `,br` is what `бик` gives on an English layout, `иес` what `btc` gives on a Russian one.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~{}:\"<>"
_CYRILLIC_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбюёхъжэбю"
_TO_CYRILLIC = str.maketrans(_LATIN_KEYS, _CYRILLIC_KEYS)
_TO_LATIN_KEYS = str.maketrans(_CYRILLIC_KEYS[:33], _LATIN_KEYS[:33])
_SOUNDS = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхцыэёіїєґ", "abvgdeziiklmnoprstufhcyeeiieg", strict=True)),
        **{"ж": "zh", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "ъ": "", "ь": ""},
    }
)
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")


# What people call a thing that is named otherwise on the sites; after `words`, so in the one spelling.
_ALSO_CALLED = {
    **dict.fromkeys(("tezer", "tezera", "tezery"), "tether"),
    **dict.fromkeys(("bitok", "bitka", "bitki", "bitkov"), "bitcoin"),
    **dict.fromkeys(("efir", "efira", "efirium"), "ethereum"),
    **dict.fromkeys(("lait", "laitkoin", "laitcoin"), "litecoin"),
    **dict.fromkeys(("dollar", "dollary", "dollarov", "baks", "baksy"), "usd"),
}


@lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """The words of a name, in the one spelling. Each search asks for those of every currency."""
    return tuple(_BETWEEN_WORDS.sub(" ", name.lower().translate(_SOUNDS)).split())


def readings(token: str, own: Container[str] = ()) -> tuple[str, ...]:
    """What a typed word may mean, as typed first, then with the other keyboard layout. `own`: what operators
    call a currency by, which means just that one."""
    typed = token.lower()
    meant = (typed, typed.translate(_TO_LATIN_KEYS), typed.translate(_TO_CYRILLIC))
    spelled = ["".join(words(reading)) for reading in meant]
    known = (word if word in own else _ALSO_CALLED.get(word, word) for word in spelled)
    return tuple(dict.fromkeys(filter(None, known)))

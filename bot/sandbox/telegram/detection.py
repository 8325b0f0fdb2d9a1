"""What Telegram finds in a text by itself: commands, mentions, addresses, tags.

Telegram also finds addresses without a scheme (by a list of all top-level domains), phone and card numbers;
the sandbox does not.
"""

from __future__ import annotations

import re

from bot.sandbox.telegram.html import utf16_length
from bot.sandbox.telegram.people import Json

_FOUND = re.compile(
    r"(?P<url>(?:tg://|https?://[^\s/:?#]+\.)[^\s<>\"]*[^\s<>\".,!?;:'()\[\]])"
    r"|(?P<email>(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,})"
    r"|(?P<mention>(?<![\w@/])@[A-Za-z]\w{3,31}(?!\w))"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/<>]))"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)"
    r"|(?P<cashtag>(?<![\w$])\$[A-Z]{1,8}(?!\w))",
)


def detect(text: str) -> list[Json]:
    return [
        {
            "type": str(found.lastgroup),
            "offset": utf16_length(text[: found.start()]),
            "length": utf16_length(found[0]),
        }
        for found in _FOUND.finditer(text)
    ]

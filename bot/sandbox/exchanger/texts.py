"""What the site says to people, by language. API-LANG picks it, or else the site's own language."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
LOCALES = {"ru_RU": "ru", "en_US": "en"}

Text = Mapping[str, str] | str


def said(text: Text, lang: str) -> str:
    """A text of the content files: one for all languages, or a map of them."""
    if isinstance(text, str):
        return text
    return text.get(lang) or text["en"]


class Texts:
    def __init__(self) -> None:
        self._sections: dict[str, dict[str, Any]] = json.loads((CONTENT / "texts.json").read_text("utf-8"))

    def get(self, section: str, key: str, lang: str, **slots: str) -> str:
        """The text with its `[slots]` filled in; an unknown key (a direction without a text) is empty."""
        text = said(self._sections[section].get(key, ""), lang)
        for name, value in slots.items():
            text = text.replace(f"[{name}]", value)
        return text

    def error(self, key: str, lang: str, **slots: str) -> str:
        return self.get("errors", key, lang, **slots)

    def status(self, status: str, lang: str) -> str:
        return self.get("statuses", status, lang) or status

    def statuses(self) -> list[str]:
        return list(self._sections["statuses"])

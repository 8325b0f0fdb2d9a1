"""Who talks to the bot, and the bot itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
About = Literal["customer", "partner", "operator"]


@dataclass
class Person:
    id: int
    first_name: str
    language_code: str
    username: str | None
    about: About
    blocked: bool = False  # the person has blocked the bot
    gone: bool = False  # the account is deleted

    def user(self) -> Json:
        """The Bot API's User."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.username:
            user["username"] = self.username
        return {**user, "language_code": self.language_code}

    def card(self) -> Json:
        return {
            "id": self.id,
            "first_name": self.first_name,
            "username": self.username,
            "language_code": self.language_code,
            "about": self.about,
        }


@dataclass
class BotAccount:
    id: int
    username: str
    first_name: str = "Exchange"
    descriptions: dict[str, str] = field(default_factory=dict)  # language -> text
    short_descriptions: dict[str, str] = field(default_factory=dict)

    def user(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}


# role, first name, language, username, what the page calls them
CAST: tuple[tuple[str, str, str, str | None, About], ...] = (
    ("customer", "Emma", "en", "emma_pays", "customer"),
    ("customer_ru", "Алексей", "ru", None, "customer"),
    ("partner", "Daniel", "en", "daniel_links", "partner"),
    ("operator", "Ольга", "ru", "olga_operator", "operator"),
)

"""Command menus: which of the lists a bot has set a person sees in a chat."""

from __future__ import annotations

from bot.sandbox.telegram.chats import Chat
from bot.sandbox.telegram.people import Json

# scope type, chat, member
Scope = tuple[str, int | None, int | None]


class CommandMenus:
    def __init__(self) -> None:
        self._lists: dict[tuple[Scope, str], list[Json]] = {}

    def set(self, scope: Scope, language: str, commands: list[Json]) -> None:
        if commands:
            self._lists[scope, language] = commands
        else:
            self._lists.pop((scope, language), None)

    def get(self, scope: Scope, language: str) -> list[Json]:
        return self._lists.get((scope, language), [])

    def seen_by(self, person_id: int, language: str, chat: Chat) -> list[Json]:
        """The first list there is, from the narrowest scope out; in each the person's language first."""
        for scope in _scopes(person_id, chat):
            for spoken in (language, ""):
                if found := self.get(scope, spoken):
                    return found
        return []


def _scopes(person_id: int, chat: Chat) -> list[Scope]:
    """All people of the sandbox are plain members of its groups, so scopes of administrators are not seen."""
    if chat.type == "private":
        return [("chat", chat.id, None), ("all_private_chats", None, None), ("default", None, None)]
    return [
        ("chat_member", chat.id, person_id),
        ("chat", chat.id, None),
        ("all_group_chats", None, None),
        ("default", None, None),
    ]

"""Chats and what was said in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.sandbox.telegram.people import Json, Person

ChatType = Literal["private", "supergroup"]


@dataclass
class Topic:
    name: str
    icon_color: int = 0x6FB9F0
    closed: bool = False


@dataclass
class Chat:
    id: int
    type: ChatType
    title: str = ""
    members: set[int] = field(default_factory=set)  # the people in it; the bot is in every chat
    person: Person | None = None  # of a private chat
    is_forum: bool = False
    bot_is_admin: bool = False
    bot_manages_topics: bool = True  # as far as it is an admin
    open: bool = True  # a private chat opens with the person's first message
    messages: dict[int, Json] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    last_id: int = 0

    def about(self) -> Json:
        """The Bot API's Chat."""
        if self.person is not None:
            user = self.person.user()
            named: Json = {key: user[key] for key in ("first_name", "username") if key in user}
            return {"id": self.id, "type": "private", **named}
        about: Json = {"id": self.id, "type": self.type, "title": self.title}
        return {**about, "is_forum": True} if self.is_forum else about

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def keep(self, message: Json) -> None:
        self.messages[message["message_id"]] = message

    def last_message(self) -> Json | None:
        return next(reversed(self.messages.values()), None)

    def page(self, *, before: int | None, limit: int, thread: int | None) -> tuple[list[Json], bool]:
        """The newest `limit` messages older than `before`, oldest first, and whether there are older ones."""
        found: list[Json] = []
        for message_id in reversed(self.messages):
            message = self.messages[message_id]
            if before is not None and message_id >= before:
                continue
            if thread is not None and message.get("message_thread_id") != thread:
                continue
            if len(found) == limit:
                return found[::-1], True
            found.append(message)
        return found[::-1], False


def bot_view(message: Json) -> Json:
    """A message as the Bot API shows it: only inline keyboards are part of it."""
    markup = message.get("reply_markup")
    replied = message.get("reply_to_message")
    if replied is not None:
        message = {**message, "reply_to_message": bot_view(replied)}
    if markup is None or "inline_keyboard" in markup:
        return message
    return {key: value for key, value in message.items() if key != "reply_markup"}

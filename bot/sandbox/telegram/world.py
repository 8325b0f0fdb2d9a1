"""Everything the sandbox remembers, in one place."""

from __future__ import annotations

import time

from bot.sandbox.telegram.callbacks import CallbackQueries
from bot.sandbox.telegram.chats import Chat, Topic, bot_view
from bot.sandbox.telegram.commands import CommandMenus
from bot.sandbox.telegram.errors import PersonError
from bot.sandbox.telegram.events import EventBook
from bot.sandbox.telegram.faults import Faults
from bot.sandbox.telegram.files import FileStore
from bot.sandbox.telegram.inline import InlineQueries
from bot.sandbox.telegram.limits import SendLimits
from bot.sandbox.telegram.log import CallLog
from bot.sandbox.telegram.people import CAST, About, BotAccount, Json, Person
from bot.sandbox.telegram.updates import UpdateQueue
from bot.sandbox.telegram.webhook import Webhook

GROUP = -1001000000001
FORUM = -1001000000002


class World:
    def __init__(self, bot: BotAccount, *, limits: bool) -> None:
        self.bot = bot
        self.people: dict[int, Person] = {}
        self.roles: dict[str, int] = {}  # "customer", "partner", … -> person
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue()
        self.webhook = Webhook()
        self.callbacks = CallbackQueries()
        self.inline = InlineQueries()
        self.events = EventBook()
        self.commands = CommandMenus()
        self.files = FileStore()
        self.limits = SendLimits(on=limits)
        self.faults = Faults()
        self.log = CallLog()
        self.links: list[dict[str, str]] = []  # title and url: what else a demo has to show
        self._settle()

    def _settle(self) -> None:
        for role, first_name, language, username, about in CAST:
            self.roles[role] = self.add_person(first_name, language, username, about)
        everyone = set(self.people)
        self.chats[GROUP] = Chat(GROUP, "supergroup", "Exchange talk", everyone)
        staff = {self.roles["operator"]}
        forum = Chat(FORUM, "supergroup", "Support desk", staff, is_forum=True, bot_is_admin=True)
        forum.topics[forum.next_id()] = Topic("Orders")
        self.chats[FORUM] = forum

    def add_person(
        self, first_name: str, language_code: str, username: str | None, about: About = "customer"
    ) -> int:
        person_id = 1001 + len(self.people)
        person = Person(person_id, first_name, language_code, username, about)
        self.people[person_id] = person
        self.chats[person_id] = Chat(person_id, "private", members={person_id}, person=person, open=False)
        return person_id

    # what happens in a chat

    def add_message(self, chat: Chat, sender: Json, content: Json) -> Json:
        """A new message, kept and shown to the people in the chat."""
        head: Json = {
            "message_id": chat.next_id(),
            "from": sender,
            "chat": chat.about(),
            "date": int(time.time()),
        }
        message = self._with_people({**head, **content})
        chat.keep(message)
        self.events.publish(chat.members, "message", chat.id, message=message)
        return message

    def change_message(self, chat: Chat, message: Json) -> Json:
        message = self._with_people(message)
        chat.keep(message)
        self.events.publish(chat.members, "edited", chat.id, message=message)
        return message

    def _with_people(self, message: Json) -> Json:
        """A mention shows the person; one of somebody unknown is plain text."""
        for kind in ("entities", "caption_entities"):
            if any(one["type"] == "text_mention" for one in message.get(kind, [])):
                message = {**message, kind: [one for each in message[kind] for one in self._shown(each)]}
        return message

    def _shown(self, entity: Json) -> list[Json]:
        if entity["type"] != "text_mention":
            return [entity]
        person = self.people.get(entity["user"]["id"])
        return [{**entity, "user": person.user()}] if person else []

    def drop_messages(self, chat: Chat, message_ids: list[int]) -> None:
        for message_id in message_ids:
            del chat.messages[message_id]
        self.events.publish(chat.members, "deleted", chat.id, message_ids=message_ids)

    # what the bot is told

    def tell_bot(self, kind: str, message: Json) -> int | None:
        return self.updates.put(kind, bot_view(message))

    def person(self, person_id: int) -> Person:
        if person_id not in self.people:
            raise PersonError("There is no such person.", 404)
        return self.people[person_id]

    def chats_of(self, person_id: int) -> list[Chat]:
        """The private chat first."""
        groups = [chat for chat in self.chats.values() if chat.person is None and person_id in chat.members]
        return [self.chats[person_id], *groups]

"""What people do to a forum's topics: each may, as its administrators do."""

from __future__ import annotations

from bot.sandbox.telegram.chats import Chat
from bot.sandbox.telegram.errors import PersonError
from bot.sandbox.telegram.people import Json, Person
from bot.sandbox.telegram.world import World


def change(world: World, person: Person, chat: Chat, thread: int, act: str) -> None:
    """`act`: close, reopen or delete."""
    topic = chat.topics.get(thread)
    if topic is None or act not in {"close", "reopen", "delete"}:
        raise PersonError("There is no such topic, or nothing of the kind to do to it.")
    if act == "delete":
        delete_topic(world, chat, thread)
        return
    topic.closed = act == "close"
    _say(world, chat, person, thread, {"forum_topic_closed" if topic.closed else "forum_topic_reopened": {}})


def delete_topic(world: World, chat: Chat, thread: int) -> None:
    """With all that was said in it; bots aren't told."""
    del chat.topics[thread]
    said = [id for id, message in chat.messages.items() if message.get("message_thread_id") == thread]
    world.drop_messages(chat, said)
    world.events.publish(chat.members, "chat", chat.id)


def _say(world: World, chat: Chat, person: Person, thread: int, what: Json) -> None:
    placed: Json = {"message_thread_id": thread, "is_topic_message": True}
    message = world.add_message(chat, person.user(), {**placed, **what})
    if chat.bot_is_admin:
        world.tell_bot("message", message)
    world.events.publish(chat.members, "chat", chat.id)

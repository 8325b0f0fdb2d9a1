"""The person API: what the page, scripted customers and tests speak. JSON in, JSON out."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from bot.sandbox.telegram import persons, topics
from bot.sandbox.telegram.chats import Chat
from bot.sandbox.telegram.errors import PersonError
from bot.sandbox.telegram.events import stream_events
from bot.sandbox.telegram.people import Json, Person
from bot.sandbox.telegram.world import World

PAGE = 50


class PersonApi:
    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        chat = r"/person/{id:\d+}/chats/{chat:-?\d+}"
        return [
            web.get("/person", self.people),
            web.get(r"/person/{id:\d+}/chats", self.chats),
            web.get(f"{chat}/messages", self.messages),
            web.post(f"{chat}/send", self.send),
            web.post(f"{chat}/edit", self.edit),
            web.post(f"{chat}/delete", self.delete),
            web.post(f"{chat}/topic", self.topic),
            web.post(f"{chat}/tap", self.tap),
            web.post(f"{chat}/result", self.send_result),
            web.post(r"/person/{id:\d+}/inline", self.inline),
            web.post(r"/person/{id:\d+}/start", self.start),
            web.post(r"/person/{id:\d+}/block", self.block),
            web.post(r"/person/{id:\d+}/unblock", self.unblock),
            web.get(r"/person/{id:\d+}/commands", self.commands),
            web.get(r"/person/{id:\d+}/events", self.events),
            web.get("/person/files/{file_id}", self.file),
        ]

    async def people(self, _request: web.Request) -> web.Response:
        bot = self.world.bot
        about_bot = {"id": bot.id, "first_name": bot.first_name, "username": bot.username}
        people = [person.card() for person in self.world.people.values()]
        return web.json_response({"people": people, "bot": about_bot, "links": self.world.links})

    async def chats(self, request: web.Request) -> web.Response:
        person = self._person(request)
        chats = [_chat_card(chat) for chat in self.world.chats_of(person.id)]
        return web.json_response({"chats": chats})

    async def messages(self, request: web.Request) -> web.Response:
        chat = self._chat(request)
        messages, more = chat.page(
            before=_number(request, "before"),
            limit=min(max(_number(request, "limit") or PAGE, 1), 200),
            thread=_number(request, "thread"),
        )
        return web.json_response({"messages": messages, "more": more})

    async def send(self, request: web.Request) -> web.Response:
        wanted = await _body(request)
        message = persons.send(self.world, self._person(request), self._chat(request), wanted)
        return web.json_response({"message": message})

    async def edit(self, request: web.Request) -> web.Response:
        wanted = await _body(request)
        message = persons.edit(
            self.world,
            self._person(request),
            self._chat(request),
            _field(wanted, "message_id", int),
            _field(wanted, "text", str),
        )
        return web.json_response({"message": message})

    async def delete(self, request: web.Request) -> web.Response:
        wanted = await _body(request)
        message_id = _field(wanted, "message_id", int)
        persons.delete(self.world, self._person(request), self._chat(request), message_id)
        return web.json_response({})

    async def topic(self, request: web.Request) -> web.Response:
        """`act`: close, reopen or delete."""
        wanted = await _body(request)
        thread, act = _field(wanted, "thread", int), _field(wanted, "act", str)
        topics.change(self.world, self._person(request), self._chat(request), thread, act)
        return web.json_response({})

    async def tap(self, request: web.Request) -> web.Response:
        wanted = await _body(request)
        answer = await persons.tap(
            self.world,
            self._person(request),
            self._chat(request),
            _field(wanted, "message_id", int),
            _field(wanted, "data", str),
        )
        if answer is None:
            return web.json_response({"answered": False, "text": "", "show_alert": False, "url": None})
        shown = {"text": answer.text, "show_alert": answer.show_alert, "url": answer.url}
        return web.json_response({"answered": True, **shown})

    async def inline(self, request: web.Request) -> web.Response:
        wanted = await _body(request)
        query, offset = _field(wanted, "query", str), str(wanted.get("offset") or "")
        answer = await persons.ask_inline(self.world, self._person(request), query, offset)
        if answer is None:
            return web.json_response({"answered": False, "results": [], "next_offset": "", "button": None})
        return web.json_response(
            {
                "answered": True,
                "results": answer.results,
                "next_offset": answer.next_offset,
                "button": answer.button,
            }
        )

    async def send_result(self, request: web.Request) -> web.Response:
        wanted = await _body(request)
        message = persons.send_result(
            self.world, self._person(request), self._chat(request), _field(wanted, "result_id", str)
        )
        return web.json_response({"message": message})

    async def start(self, request: web.Request) -> web.Response:
        wanted = await _body(request)
        message = persons.start(self.world, self._person(request), wanted.get("payload") or "")
        return web.json_response({"message": message})

    async def block(self, request: web.Request) -> web.Response:
        persons.set_blocked(self.world, self._person(request), True)
        return web.json_response({})

    async def unblock(self, request: web.Request) -> web.Response:
        persons.set_blocked(self.world, self._person(request), False)
        return web.json_response({})

    async def commands(self, request: web.Request) -> web.Response:
        person = self._person(request)
        chat_id = _number(request, "chat")
        chat = persons.chat_of(self.world, person, person.id if chat_id is None else chat_id)
        found = self.world.commands.seen_by(person.id, person.language_code, chat)
        return web.json_response({"commands": found})

    async def events(self, request: web.Request) -> web.StreamResponse:
        person = self._person(request)
        after = _number(request, "after")
        return await stream_events(request, self.world.events, person.id, after)

    async def file(self, request: web.Request) -> web.Response:
        stored = self.world.files.get(request.match_info["file_id"])
        if stored is None:
            raise PersonError("There is no such file.", 404)
        return web.Response(body=stored.data, content_type=stored.content_type)

    def _person(self, request: web.Request) -> Person:
        return self.world.person(int(request.match_info["id"]))

    def _chat(self, request: web.Request) -> Chat:
        return persons.chat_of(self.world, self._person(request), int(request.match_info["chat"]))


def _chat_card(chat: Chat) -> Json:
    return {
        "chat": chat.about(),
        "last": chat.last_message(),
        "blocked": chat.person is not None and chat.person.blocked,
        "topics": [{"thread_id": thread, "name": topic.name} for thread, topic in chat.topics.items()],
    }


async def _body(request: web.Request) -> Json:
    try:
        body = await request.json() if request.can_read_body else {}
    except ValueError:
        raise PersonError("The request is not JSON.") from None
    if not isinstance(body, dict):
        raise PersonError("The request is not a JSON object.")
    return body


def _number(request: web.Request, name: str) -> int | None:
    text = request.query.get(name, "")
    try:
        return int(text) if text else None
    except ValueError:
        raise PersonError(f"{name} is a number.") from None


def _field(body: Json, name: str, kind: type[Any]) -> Any:
    if not isinstance(body.get(name), kind):
        raise PersonError(f"{name} is missing, or is no {kind.__name__}.")
    return body[name]

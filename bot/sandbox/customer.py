"""A scripted person in the sandbox Telegram: says, taps, and reads what the bot shows.

Every version of every message is kept in the order it was seen, so it can be proved what a person was told;
and when something expected doesn't come, the error holds the whole conversation.

async with Customer(telegram.url, person_id) as ann:
    await ann.start()
    await ann.sees("What do you give?")
    await ann.tap("Bitcoin")
"""

import asyncio
import re
from collections.abc import Callable
from typing import Self, TypeVar

import aiohttp

from bot.sandbox.acts import Acts
from bot.sandbox.conversation import Answer, Button, Json, Message, Needle
from bot.sandbox.person_client import PersonClient

_T = TypeVar("_T")


class NotSeenError(AssertionError):
    """What was expected did not come; the text holds the conversation."""


class Customer(Acts):
    """One person in one chat: the private one with the bot, unless another is named."""

    def __init__(
        self, url: str, person_id: int, session: aiohttp.ClientSession | None = None, chat: int | None = None
    ) -> None:
        super().__init__(PersonClient(url, person_id, session), person_id if chat is None else chat)
        self.id = person_id
        self.history: list[Message] = []  # every version of every message, the person's own too, as seen
        self.answers: list[Answer] = []  # to each tap
        self.actions: list[str] = []  # "typing"
        self._latest: dict[int, Message] = {}
        self._lines: list[str] = []
        self._acted = 0  # how long the history was before the last thing the person did
        self._news = asyncio.Event()
        self._listener: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        try:
            await self._client.get("chats")  # says at once if the server or the person isn't there
            ready = asyncio.Event()
            self._listener = asyncio.create_task(self._listen(ready))
            self._listener.add_done_callback(lambda _: ready.set())
            self._listener.add_done_callback(lambda _: self._news.set())
            await ready.wait()
            self._check_listener()
        except BaseException:
            await self._close()
            raise
        self._acted = len(self.history)
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._close()

    async def tap(
        self,
        label_or_data: str | re.Pattern[str],
        message: Message | None = None,
        timeout: float = 10,  # noqa: ASYNC109 - how long a person waits is what a caller says
    ) -> Answer:
        """Tap the button with that label, a part of it, or that data, on the newest message having one.

        Waits for such a button to come. With a message, its buttons as they were then, at once: so an old
        button is tapped. An address to open or a text to copy comes back as the answer.
        """
        found = _on([message], label_or_data) if message else None
        if message is None:
            found = await self._until(lambda: _on(self._by_bot(), label_or_data), timeout)
        if found is None:
            raise NotSeenError(f"No button {label_or_data!r}. {self._buttons_there()}\n{self.transcript()}")
        holder, button = found
        if button.url or button.copied:
            return self._tapped(button.text, holder.id, Answer(button.copied or "", url=button.url))
        if button.data is None:
            await self.say(button.text)
            return Answer()
        return await self.forge(button.data, holder, button.text)

    async def forge(self, data: str, message: Message, label: str | None = None) -> Answer:
        """Send any callback data under a message, as a modified client can."""
        self._acts()
        raw = await self._client.post(f"{self._chat}/tap", message_id=message.id, data=data)
        answer = Answer(raw["text"], raw["show_alert"], raw["url"], raw["answered"])
        return self._tapped(label or data, message.id, answer)

    async def sees(self, needle: Needle, timeout: float = 20) -> Message:  # noqa: ASYNC109 - as above
        """Wait until the bot shows it: in a message sent or edited since the last thing this person did.

        What is on the screen now comes first, then what was there only for a moment.
        """
        found = await self._until(lambda: self._shown_since(needle), timeout)
        if found is None:
            wanted = needle.pattern if isinstance(needle, re.Pattern) else needle
            raise NotSeenError(f"Not seen in {timeout:g} s: {wanted!r}\n{self.transcript()}")
        return found

    async def file(self, message: Message) -> bytes:
        """What is in its photo or its document."""
        return await self._client.file(message.file_id)

    async def commands(self) -> dict[str, str]:
        """The menu as this person has it: command to description."""
        found = await self._client.get("commands", chat=self._chat_id)
        return {item["command"]: item["description"] for item in found["commands"]}

    @property
    def messages(self) -> list[Message]:
        """The chat as it looks now."""
        return [self._latest[id_] for id_ in sorted(self._latest)]

    @property
    def screen(self) -> Message:
        """The bot's newest message."""
        if not (shown := self._by_bot()):
            raise NotSeenError(f"The bot has shown nothing.\n{self.transcript()}")
        return shown[0]

    @property
    def told(self) -> list[str]:
        """Every text the bot has shown, edits included, in order."""
        return [message.text for message in self.history if message.by_bot]

    def buttons(self, message: Message | None = None) -> list[list[str]]:
        return (message or self.screen).buttons

    def urls(self, message: Message | None = None) -> list[str]:
        return (message or self.screen).urls

    def transcript(self) -> str:
        return "\n".join(self._lines) or "(nothing was said)"

    def _acts(self) -> None:
        self._acted = len(self.history)

    def _by_bot(self) -> list[Message]:
        return [message for message in reversed(self.messages) if message.by_bot]

    def _buttons_there(self) -> str:
        labels = [f"#{message.id} {message.buttons}" for message in self._by_bot() if message.rows]
        return f"There are: {'; '.join(labels)}" if labels else "There are no buttons."

    def _shown_since(self, needle: Needle) -> Message | None:
        fresh = [message for message in reversed(self.history[self._acted :]) if message.by_bot]
        fitting = [message for message in fresh if message.has(needle)]
        current = [message for message in fitting if self._latest.get(message.id) is message]
        return next(iter(current or fitting), None)

    def _tapped(self, label: str, message_id: int, answer: Answer) -> Answer:
        self.answers.append(answer)
        self._lines.append(f"* taps [{label}] on #{message_id}: {answer}")
        return answer

    async def _until(self, find: Callable[[], _T | None], seconds: float) -> _T | None:
        try:
            async with asyncio.timeout(seconds):
                while (found := find()) is None:
                    self._check_listener()
                    self._news.clear()
                    await self._news.wait()
                return found
        except TimeoutError:
            return None

    async def _listen(self, ready: asyncio.Event) -> None:
        async def read_past() -> None:
            for raw in (await self._client.get(f"{self._chat}/messages", limit=200))["messages"]:
                self._saw(raw)
            ready.set()

        async for event in self._client.events(read_past):
            self._happened(event)

    def _check_listener(self) -> None:
        """Listening ends only by an error, which is told instead of waiting in vain."""
        if self._listener and self._listener.done():
            self._listener.result()

    def _happened(self, event: Json) -> None:
        if event["chat_id"] != self._chat_id:
            return
        match event["type"]:
            case "message" | "edited":
                self._saw(event["message"])
            case "deleted":
                for id_ in event["message_ids"]:
                    self._latest.pop(id_, None)
                    self._lines.append(f"* #{id_} is deleted")
            case "action":
                self.actions.append(event["action"])
        self._news.set()

    def _saw(self, raw: Json) -> None:
        before = self._latest.get(raw["message_id"])
        if before and before.raw == raw:
            return
        message = Message(raw, before.version + 1 if before else 0)
        self._latest[message.id] = message
        self.history.append(message)
        self._lines.append(str(message))

    async def _close(self) -> None:
        if self._listener:
            self._listener.cancel()
            await asyncio.wait([self._listener])
        await self._client.__aexit__()


def _on(messages: list[Message], label_or_data: str | re.Pattern[str]) -> tuple[Message, Button] | None:
    found = ((message, message.button(label_or_data)) for message in messages)
    return next(((message, button) for message, button in found if button), None)

"""What a person does in a chat of the sandbox Telegram, besides tapping buttons."""

from bot.sandbox.conversation import Message
from bot.sandbox.person_client import PersonClient


class Acts:
    """In one chat. `more`: reply_to, thread; album: its number, which the messages of one have in common."""

    def __init__(self, client: PersonClient, chat_id: int) -> None:
        self._client = client
        self._chat_id = chat_id

    async def start(self, payload: str = "") -> Message:
        """As by a link to the bot: "/start", with what the link carries."""
        return await self._send("start", payload=payload)

    async def say(self, text: str, **more: int) -> Message:
        return await self._send(f"{self._chat}/send", text=text, **more)

    async def say_formatted(self, html: str) -> Message:
        """As typed with a menu of styles; in Telegram's HTML."""
        return await self._send(f"{self._chat}/send", text=html, html=True)

    async def send_sticker(self, emoji: str = "😀") -> Message:
        return await self._send(f"{self._chat}/send", sticker=emoji)

    async def send_photo(self, caption: str = "", **more: int) -> Message:
        return await self._send(f"{self._chat}/send", photo=True, caption=caption, **more)

    async def send_document(self, name: str, caption: str = "", **more: int) -> Message:
        return await self._send(f"{self._chat}/send", document=name, caption=caption, **more)

    async def send_voice(self, **more: int) -> Message:
        return await self._send(f"{self._chat}/send", voice=True, **more)

    async def forward(self, text: str, of: int = 0) -> Message:
        """`of`: the person whose message it was; 0: one who hides that."""
        return await self._send(f"{self._chat}/send", forward=of or True, text=text)

    async def edit(self, message_id: int, text: str) -> Message:
        return await self._send(f"{self._chat}/edit", message_id=message_id, text=text)

    async def delete(self, message_id: int) -> None:
        await self._client.post(f"{self._chat}/delete", message_id=message_id)

    async def change_topic(self, thread: int, act: str) -> None:
        """`act`: close, reopen or delete."""
        await self._client.post(f"{self._chat}/topic", thread=thread, act=act)

    async def block(self) -> None:
        await self._client.post("block")

    async def unblock(self) -> None:
        await self._client.post("unblock")

    @property
    def _chat(self) -> str:
        return f"chats/{self._chat_id}"

    def _acts(self) -> None:
        """Called before each."""

    async def _send(self, path: str, **body: str | int | bool) -> Message:
        self._acts()
        return Message((await self._client.post(path, **body))["message"])

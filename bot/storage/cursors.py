"""How far something has been read, by its name."""

from bot.storage.table import Table

FEED = "feed"
"""The newest change that the site's list has shown, in seconds of the site's clock."""
FEED_READ = "feed-read"
"""When that list was last read, in milliseconds of our clock; 0: this key may not read it."""
SWITCHED = "switched"
"""When a switch was last set, in milliseconds: who sets one holds it until the commit."""
WEBHOOK = "webhook"
"""A print of the address and the secret that Telegram was last given."""
WEBHOOK_CLAIM = "webhook-claim"
"""When a process last went about it, in milliseconds."""


class Cursors(Table):
    async def get(self, name: str) -> int | None:
        """None when nothing has been read yet."""
        found: int | None = await self._sql.get(self._connection, name=name)
        return found

    async def put(self, name: str, value: int) -> None:
        """Also back: a site's clock may be set back."""
        await self._sql.put(self._connection, name=name, value=value)

    async def claim(self, name: str, value: int, before: int) -> bool:
        """Puts the value when there is none or a lower one than `before`; of several at once, one does."""
        return await self._sql.claim(self._connection, name=name, value=value, before=before) is not None

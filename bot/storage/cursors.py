"""How far something has been read, by its name."""

from bot.storage.table import Table

FEED = "feed"
"""The newest change that the site's list has shown, in seconds of the site's clock."""


class Cursors(Table):
    async def get(self, name: str) -> int | None:
        """None when nothing has been read yet."""
        found: int | None = await self._sql.get(self._connection, name=name)
        return found

    async def put(self, name: str, value: int) -> None:
        """Also back: a site's clock may be set back."""
        await self._sql.put(self._connection, name=name, value=value)

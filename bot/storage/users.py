"""People who have written to the bot."""

from dataclasses import dataclass

from bot.storage.table import Table, must, row


@dataclass(frozen=True, slots=True)
class User:
    id: int
    locale: str | None
    language_code: str | None
    created_at: int
    seen_at: int
    unreachable_at: int | None = None  # since when the bot may not write to them
    shut_out_at: int | None = None  # since when an operator has blocked them
    no_news_at: int | None = None  # since when they want no broadcasts
    terms_version: int | None = None  # of the terms that they have accepted
    terms_at: int | None = None

    @property
    def has_written(self) -> bool:
        """To be blocked makes a row, too."""
        return not self.created_at == self.seen_at == self.shut_out_at


class Users(Table):
    async def get(self, id: int) -> User | None:
        return row(User, await self._sql.get(self._connection, id=id))

    async def in_conversation(self, id: int, key: str) -> tuple[User, str | None, str | None] | None:
        """With the state and the data (JSON) of the conversation; None for who has never written."""
        found = await self._sql.in_conversation(self._connection, id=id, key=key)
        return None if found is None else (must(User, found), found["state"], found["data"])

    async def seen(self, id: int, language_code: str | None, at: int) -> User:
        """The person wrote: remembered the first time, touched the next."""
        record = await self._sql.seen(self._connection, id=id, language_code=language_code, at=at)
        return must(User, record)

    async def hold(self, id: int, at: int) -> None:
        """Until the transaction ends, nobody else passes here for the same person."""
        await self._sql.hold(self._connection, id=id, at=at)

    async def set_locale(self, id: int, locale: str | None) -> None:
        """None goes back to the language Telegram tells."""
        await self._sql.set_locale(self._connection, id=id, locale=locale)

    async def accept_terms(self, id: int, version: int, at: int) -> None:
        await self._sql.accept_terms(self._connection, id=id, version=version, at=at)

    async def set_no_news(self, id: int, at: int | None) -> None:
        """They want no broadcasts since then; None: they do."""
        await self._sql.set_no_news(self._connection, id=id, at=at)

    async def lost(self, id: int, at: int) -> None:
        """The bot may not write to the person since then, or since earlier."""
        await self._sql.lost(self._connection, id=id, at=at)

    async def found(self, id: int, since: int) -> User | None:
        """The bot may write again to who was unreachable `since`; None when somebody else has noted that."""
        return row(User, await self._sql.found(self._connection, id=id, since=since))

"""The orders of a period, written into files row by row, however many there are: none of them is kept in
memory, and nobody else waits. The files have no name: when the process ends, however it does, nothing is
left."""

import asyncio
import tempfile
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from typing import Any, BinaryIO, TextIO

from bot.services.audit import note
from bot.services.export_period import ExportPeriod
from bot.storage.database import Database
from bot.storage.ids import ids_since, lowest_id
from bot.storage.operator_orders import Brought

PAGE = 20
"""Few: as long as these are written, the bot's own loop gets on by bits only."""
PART_BYTES = 20_000_000
"""Telegram takes 50 MB, but one that is on its way for long may not arrive."""

OpenTable = Callable[[TextIO], Any]
"""Begins a file with its header, and gives what writes rows."""
ToCells = Callable[[Brought], Sequence[str]]


@dataclass(frozen=True, slots=True)
class ExportPart:
    """`orders`: how many are in it; `file`: at its end; `is_last`: nothing comes after it."""

    file: BinaryIO
    number: int
    orders: int
    is_last: bool


class _Part:
    def __init__(self, open_table: OpenTable) -> None:
        self.file = tempfile.TemporaryFile()  # noqa: SIM115  (closed by who made the part)
        self._text = TextIOWrapper(self.file, encoding="utf-8", newline="", write_through=True)
        self._table = open_table(self._text)
        self.orders = 0

    def write(self, page: Sequence[Brought], to_cells: ToCells) -> None:
        self._table.writerows(map(to_cells, page))
        self.orders += len(page)

    @property
    def is_full(self) -> bool:
        return self.file.tell() >= PART_BYTES

    def close(self) -> None:
        self._text.close()


class OrderExport:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def ask(self, operator_id: int, period: ExportPeriod) -> None:
        """Notes who wants what."""
        async with self._database.transaction() as tx:
            if period.is_all:
                await note(tx, operator_id, "orders-exported-all")
            else:
                first, last = period.first.isoformat(), period.last.isoformat()
                await note(tx, operator_id, "orders-exported", first=first, last=last)

    async def parts(
        self, period: ExportPeriod, open_table: OpenTable, to_cells: ToCells
    ) -> AsyncGenerator[ExportPart, None]:
        """Each is closed when the next one is asked for. Nothing for a period without orders."""
        after, number = ids_since(period.since), 1
        page = await self._page(after, period)
        while page:
            part = _Part(open_table)
            try:
                while page and not part.is_full:
                    await asyncio.to_thread(part.write, page, to_cells)
                    page = await self._page(page[-1].bid.id, period)
                yield ExportPart(part.file, number, part.orders, is_last=not page)
            finally:
                part.close()
            number += 1

    async def _page(self, after: int, period: ExportPeriod) -> list[Brought]:
        async with self._database.reading() as tx:
            return await tx.operator_orders.made_between(after, lowest_id(period.until), PAGE)

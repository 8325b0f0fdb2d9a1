"""A document that is read from an open file while it is sent."""

from collections.abc import AsyncGenerator
from typing import BinaryIO

from aiogram import Bot
from aiogram.types import BufferedInputFile, InputFile


class OpenFile(InputFile):
    """From the file's beginning, also when it is sent once more."""

    def __init__(self, file: BinaryIO, filename: str) -> None:
        super().__init__(filename=filename)
        self._file = file

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:  # noqa: ARG002  (aiogram's signature)
        self._file.seek(0)
        while chunk := self._file.read(self.chunk_size):
            yield chunk


def as_document(content: bytes | BinaryIO, filename: str) -> InputFile:
    if isinstance(content, bytes):
        return BufferedInputFile(content, filename)
    return OpenFile(content, filename)

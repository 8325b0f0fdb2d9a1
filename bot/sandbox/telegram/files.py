"""Files that were sent, and what Telegram finds out about a picture."""

from __future__ import annotations

import mimetypes
import secrets
import struct
import zlib
from dataclasses import dataclass

from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.people import Json

LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_UPLOAD = 50 * 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class StoredFile:
    file_id: str
    name: str
    data: bytes

    @property
    def path(self) -> str:
        return f"files/{self.file_id}/{self.name}"

    @property
    def content_type(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    def about(self) -> Json:
        """The fields that every kind of file has."""
        return {"file_id": self.file_id, "file_unique_id": self.file_id[-12:], "file_size": len(self.data)}


class FileStore:
    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}

    def keep(self, name: str, data: bytes) -> StoredFile:
        stored = StoredFile(f"sandbox{secrets.token_urlsafe(24)}", name.replace("/", "_"), data)
        self._files[stored.file_id] = stored
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        return self._files.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        parts = path.split("/")
        return self.get(parts[1]) if len(parts) == 3 and parts[0] == "files" else None


def photo_sizes(stored: StoredFile) -> list[Json]:
    """A photo as its sizes; the sandbox keeps one. Refuses what is no picture Telegram takes."""
    if len(stored.data) > LARGEST_PHOTO:
        raise bad_request("file is too big")
    width, height = picture_size(stored.data)
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return [{**stored.about(), "width": width, "height": height}]


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG, a JPEG or a GIF."""
    size = (0, 0)
    if data.startswith(PNG) and len(data) > 24:
        size = struct.unpack(">II", data[16:24])
    elif data.startswith((b"GIF87a", b"GIF89a")) and len(data) > 10:
        size = struct.unpack("<HH", data[6:10])
    elif data.startswith(b"\xff\xd8"):
        size = _jpeg_size(data)
    if min(size) <= 0:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return size


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 0, 0


def plain_picture(width: int = 320, height: int = 200, grey: int = 200) -> bytes:
    """A PNG of one shade: what a person of the sandbox sends as a photo."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([grey]) * width) * height
    return PNG + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")

"""The files of the sandboxes' pages, served as they are: a page's own, and what both pages use."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

SHARED = Path(__file__).parent / "page"
TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
}


def page_file(page: Path, name: str) -> web.Response:
    """404 for what is in neither folder, and for a name that leads out of them."""
    path = next((folder / name for folder in (page, SHARED) if _is_in(folder, name)), None)
    if path is None:
        raise web.HTTPNotFound
    headers = {"Cache-Control": "no-store"}
    return web.Response(
        body=path.read_bytes(), content_type=TYPES[path.suffix], charset="utf-8", headers=headers
    )


def _is_in(folder: Path, name: str) -> bool:
    path = (folder / name).resolve()
    return path.parent == folder.resolve() and path.suffix in TYPES and path.is_file()

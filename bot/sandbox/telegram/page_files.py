"""The chat page's files, served as they are."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

PAGE = Path(__file__).parent / "page"
TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}


def page_routes() -> list[web.RouteDef]:
    return [web.get("/", _index), web.get("/page/{name:.+}", _file)]


async def _index(_request: web.Request) -> web.Response:
    return _serve("index.html")


async def _file(request: web.Request) -> web.Response:
    return _serve(request.match_info["name"])


def _serve(name: str) -> web.Response:
    path = (PAGE / name).resolve()
    if not path.is_relative_to(PAGE.resolve()) or not path.is_file() or path.suffix not in TYPES:
        raise web.HTTPNotFound
    text = TYPES[path.suffix]
    charset = None if text.startswith("image/png") else "utf-8"
    headers = {"Cache-Control": "no-store"}
    return web.Response(body=path.read_bytes(), content_type=text, charset=charset, headers=headers)

"""What a misbehaving site puts on the wire, for each kind of fault."""

import asyncio
from contextlib import suppress
from typing import Any

from aiohttp import web

from bot.sandbox.exchanger.faults import Fault

CHALLENGE = """<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head>
<body><h1>Checking your browser before accessing the site.</h1>
<noscript>Enable JavaScript</noscript></body></html>"""
JUNK = '<br />\n<b>Warning</b>:  Undefined array key "sum" in <b>calc.php</b> on line <b>2</b>\n{"error":'


PAGES = {"html_page": CHALLENGE, "empty_body": "", "junk": JUNK}
REFUSALS: dict[str, dict[str, object]] = {
    "api_disabled": {"error": 1, "error_text": "Api disabled"},
    "maintenance": {"error": "2", "error_text": "maintenance", "data": []},
}


def page_of(fault: Fault) -> web.Response | None:
    """The answer a fault puts in the place of the real one; None for the kinds that do something else."""
    if fault.kind in PAGES:
        return web.Response(text=PAGES[fault.kind], content_type="text/html")
    if fault.kind in REFUSALS:
        return web.json_response(REFUSALS[fault.kind])
    if fault.kind != "http":
        return None
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    page = f"<html><head><title>{fault.status}</title></head><body><center>nginx</center></body></html>"
    return web.Response(status=fault.status, headers=headers, text=page, content_type="text/html")


def hang_up(request: web.Request) -> web.Response:
    """Close the connection; the answer returned here finds nobody."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()


async def cut(request: web.Request, body: bytes) -> web.StreamResponse:
    """The first half of an answer that promised to be whole."""
    answer = web.StreamResponse(
        headers={"Content-Length": str(len(body)), "Content-Type": "application/json"}
    )
    with suppress(ConnectionResetError):  # the caller has gone
        await answer.prepare(request)
        await answer.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return answer


async def drip(request: web.Request, body: bytes, seconds: float) -> web.StreamResponse:
    answer = web.StreamResponse(headers={"Content-Type": "application/json"})
    with suppress(ConnectionResetError):  # the caller has gone
        await answer.prepare(request)
        for byte in body:
            await answer.write(bytes([byte]))
            await asyncio.sleep(seconds)
    return answer


def turned(value: Any) -> Any:
    """Every type but the right one: numbers become texts, digits numbers, maps lists of their values."""
    if isinstance(value, dict):
        return [turned(one) for one in value.values()]
    if isinstance(value, list):
        return {str(index): turned(one) for index, one in enumerate(value)}
    if isinstance(value, str):
        return int(value) if value.isdecimal() else value
    return None if value is None else str(value)

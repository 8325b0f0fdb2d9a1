"""Reading what is posted to the operator API; whatever is wrong with it becomes a plain sentence."""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from aiohttp import web

from bot.sandbox.exchanger.faults import KINDS, Faults
from bot.sandbox.exchanger.methods import METHODS

NAMES = {str: "a text", bool: "true or false", int: "a whole number", float: "a number", list: "a list"}
FAULT: dict[str, type] = {
    "kind": str,
    "methods": list,
    "times": int,
    "chance": float,
    "seconds": float,
    "status": int,
    "retry_after": int,
    "after": bool,
    "clear": object,
}


def refusal(sentence: str, status: int = 400) -> web.HTTPException:
    kind = {403: web.HTTPForbidden, 404: web.HTTPNotFound}.get(status, web.HTTPBadRequest)
    return kind(text=json.dumps({"error": sentence}), content_type="application/json")


def number(text: str, name: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise refusal(f"`{name}` is a whole number.") from None


async def read(request: web.Request, wanted: Mapping[str, type]) -> dict[str, Any]:
    """The keys that are there, each of its wanted type; null counts as left out."""
    try:
        body = json.loads(await request.text())
    except ValueError:
        raise refusal("The body is not JSON.") from None
    if not isinstance(body, dict):
        raise refusal("The body is not a JSON object.")
    unknown = sorted(set(body) - set(wanted))
    if unknown:
        raise refusal(f"`{unknown[0]}` is not known here.")
    return {key: _typed(key, value, wanted[key]) for key, value in body.items() if value is not None}


def _typed(key: str, value: object, kind: type) -> Any:
    if kind is Decimal:
        return _amount(key, value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
        raise refusal(f"`{key}` is {NAMES[kind]}.")
    return value


def _amount(key: str, value: object) -> Decimal:
    try:
        amount = Decimal(value) if isinstance(value, str) else Decimal(-1)
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or amount <= 0:
        raise refusal(f"`{key}` is a text of digits, above 0.")
    return amount


def set_faults(faults: Faults, body: dict[str, Any]) -> None:
    if "clear" in body:
        _clear(faults, body["clear"])
        return
    if body.get("kind") not in KINDS:
        raise refusal(f"`kind` is one of {', '.join(KINDS)}.")
    for method in body.get("methods", []):
        if method not in METHODS:
            raise refusal("`methods` is a list of API methods.")
    if not 200 <= body.get("status", 502) <= 599:
        raise refusal("`status` is an HTTP status from 200 to 599.")
    if not 0 <= body.get("chance", 1) <= 1 or not 0 <= body.get("seconds", 1) <= 600:
        raise refusal("`chance` is from 0 to 1, `seconds` from 0 to 600.")
    faults.set(**body)


def _clear(faults: Faults, what: object) -> None:
    if what is True:
        faults.clear()
    elif isinstance(what, int) and not isinstance(what, bool):
        faults.clear(what)
    else:
        raise refusal("`clear` is true, or the id of a fault.")

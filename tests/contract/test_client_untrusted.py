"""Nothing a site sends breaks the client, and no error tells what was sent to it."""

from __future__ import annotations

import copy
import json
import traceback
from decimal import Decimal
from typing import Any

import pytest

from bot.exchanger import errors
from bot.exchanger.client import METHODS, WRITES
from bot.exchanger.models import CalcAction
from tests.contract.client_answers import ANSWERS, PLAIN_CALLS
from tests.contract.client_site import KEY, LOGIN, Reply, done, http, raw, refused, reset, scripted

ACCOUNT = "4276000011112222"

SPEAKING: dict[str, Reply] = {
    "repeats the account": refused(3, f"wrong {ACCOUNT}", {"account2": ACCOUNT, ACCOUNT + " bad!": "x"}),
    "repeats it as a key of the answer": done({"id": {ACCOUNT: ACCOUNT}}),
    "repeats it as a number": done({**ANSWERS["create_bid"], "amount_give": ACCOUNT + "x"}),
    "repeats it beside JSON": http(200, f"{ACCOUNT} {KEY}"),
    "repeats it in the status line": raw(f"HTTP/1.1 {ACCOUNT} {KEY}\r\n\r\n".encode()),
    "repeats it in a header": raw(f"HTTP/1.1 200 OK\r\n{KEY}{ACCOUNT}\x00\r\n\r\n".encode()),
    "repeats it in a chunk": raw(
        f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{ACCOUNT}{KEY}\r\n".encode()
    ),
    "says nothing": reset(),
    "answers 500": http(500, f"{ACCOUNT} {KEY}"),
}


@pytest.mark.parametrize("reply", SPEAKING.values(), ids=SPEAKING)
async def test_no_error_tells_a_secret(reply: Reply) -> None:
    async with scripted(reply) as (_, exchanger):
        order = exchanger.create_bid(17, Decimal(1), CalcAction.GIVE, {"account2": ACCOUNT}, api_id="900100")
        for call in (order, exchanger.bid_info(hash=ACCOUNT)):
            with pytest.raises(errors.ExchangerError) as caught:
                await call
            told = "".join(traceback.format_exception(caught.value)) + _chain(caught.value)
            for secret in (ACCOUNT, KEY, LOGIN):
                assert secret not in told
        assert KEY not in repr(exchanger) + repr(vars(exchanger))


def _chain(error: BaseException | None) -> str:
    """All that a log could print of an error and of those behind it."""
    told = ""
    while error is not None:
        told += repr(error) + str(error) + repr(error.args)
        error = error.__cause__ or error.__context__
    return told


NASTY: list[Any] = [
    None,
    True,
    [],
    {},
    "",
    " \u00a0",
    "no",
    "NaN",
    "-1",
    "1e999",
    "1_000",
    "12abc",
    "\ud800\u0000",
    [[]],
    [1, "a"],
    {"a": {"b": []}},
    2**70,
    -5,
    HUGE := "1e999999999999",
]


def _changed(value: Any) -> list[Any]:
    """The value with one part of it replaced, for each part and each nasty replacement."""
    changed: list[Any] = copy.deepcopy(NASTY)
    if isinstance(value, dict):
        changed += [{**value, key: part} for key in value for part in _changed(value[key])]
        changed += [{name: part for name, part in value.items() if name != key} for key in value]
    if isinstance(value, list):
        changed += [
            [*value[:at], part, *value[at + 1 :]] for at in range(len(value)) for part in _changed(value[at])
        ]
    return changed


@pytest.mark.parametrize("method", sorted(METHODS))
async def test_no_answer_breaks_the_client(method: str) -> None:
    """Each part of an answer replaced by each nasty value: a result, or an error that names the place."""
    async with scripted(http(200, "")) as (site, exchanger):
        for data in _changed(ANSWERS[method]):
            answer = json.dumps({"error": "0", "data": data}).replace(f'"{HUGE}"', HUGE)  # a number
            site.replies[:] = [http(200, answer)]
            try:
                await PLAIN_CALLS[method](exchanger)
            except errors.ExchangerError as error:
                kinds = (
                    (errors.OutcomeUnknown,) if method in WRITES else (errors.WrongAnswer, errors.NotFound)
                )
                assert isinstance(error, kinds)
                assert isinstance(error, errors.NotFound) or "data" in error.what

"""What an answer that is not the wished-for one becomes, for a read and for a write."""

from __future__ import annotations

import pytest

from bot.exchanger import errors
from bot.exchanger.client import METHODS, WRITES
from tests.contract.client_answers import ANSWERS, PLAIN_CALLS
from tests.contract.client_site import Reply, done, http, raw, refused, says, scripted

READS = METHODS - WRITES
SPAN = '<span class="js_amount" data-id="sum1" data-val="100">min.: 100 USD</span>'

REFUSALS: list[tuple[Reply, type[errors.ExchangerError]]] = [
    (refused(1, "no bid exists"), errors.NotFound),
    (refused("1", "direction not found"), errors.NotFound),
    (refused(1, "No bid exists<br />"), errors.NotFound),
    (refused(2, "action disabled"), errors.ActionDisabled),
    (refused(2, "IP blocked"), errors.IpBlocked),
    (refused(1, "maintenance"), errors.Maintenance),
    (refused("2", "maintenance"), errors.Maintenance),
    (refused(2, "<p>Back at 18:00</p>"), errors.Maintenance),
    (refused(1, "no partner id"), errors.Refused),
    (refused(1, "no active partner program"), errors.Refused),
    (refused(3, "Exchanges are closed for today"), errors.Refused),
    (says({"error": 3, "error_text": "Method not supported"}), errors.MethodNotAllowed),
    (says({"error": "3", "error_text": "Method not supported", "data": []}), errors.MethodNotAllowed),
    (refused(3, "", {"sum1": SPAN}), errors.FormRefused),
    (refused("3", "Wrong account", {"account2": "no such account"}), errors.FormRefused),
    (refused(3, "api id not unique"), errors.ApiIdNotUnique),
    (refused(3, "Error!<br />Api id not unique", {"sum1": SPAN}), errors.ApiIdNotUnique),
    (refused(3, "", {"api_id": "api id not unique"}), errors.ApiIdNotUnique),
    (refused(1, "api id not unique<br />direction not found"), errors.ApiIdNotUnique),
    (refused(1, "Api disabled"), errors.ApiDisabled),
    (refused("0", "Api disabled"), errors.ApiDisabled),
    (says({"error_text": "Api disabled"}), errors.ApiDisabled),
    (
        raw(b'HTTP/1.1 200 OK\r\n\r\n\xef\xbb\xbf {"error": 1, "error_text": "no bid exists"}'),
        errors.NotFound,
    ),
]

# (the answer, what a read makes of it); a write knows nothing of its outcome after any of them
UNCLEAR: dict[str, tuple[Reply, type[errors.ExchangerError]]] = {
    "empty": (http(200, ""), errors.ApiDisabled),
    "a page": (http(200, "<html><title>Just a moment…</title></html>"), errors.NotJson),
    "a warning first": (http(200, '<b>Warning</b>: x in y.php\n{"error":0,"data":"cancel"}'), errors.NotJson),
    "half a JSON": (http(200, '{"error":0,"data":'), errors.NotJson),
    "not UTF-8": (http(200, b'{"error":0,"data":"\xff\xfe"}'), errors.NotJson),
    "a list": (http(200, "[]"), errors.WrongAnswer),
    "a text": (http(200, '"ok"'), errors.WrongAnswer),
    "null": (http(200, "null"), errors.WrongAnswer),
    "NaN": (http(200, '{"error":0,"data":NaN}'), errors.WrongAnswer),
    "bottomless": (http(200, "[" * 100_000), errors.WrongAnswer),
    "a number without end": (http(200, '{"error":0,"data":' + "9" * 10_000 + "}"), errors.NotJson),
    "a fraction without end": (http(200, '{"error":0,"data":0.' + "9" * 10_000 + "}"), errors.WrongAnswer),
    "no error": (says({"data": "cancel"}), errors.WrongAnswer),
    "error null": (says({"error": None, "data": "cancel"}), errors.WrongAnswer),
    "error in words": (says({"error": "rate limited", "error_text": "rate limited"}), errors.WrongAnswer),
    "error a map": (says({"error": {"code": 1}, "error_text": "no bid exists"}), errors.WrongAnswer),
    "data null": (says({"error": 0, "data": None}), errors.WrongAnswer),
    "data a number": (says({"error": 0, "data": 12}), errors.WrongAnswer),
    "403 page": (http(403, "<html>Forbidden</html>"), errors.NotJson),
    "404 page": (http(404, "<html>Not found</html>"), errors.NotJson),
    "301": (http(301, "", Location="https://elsewhere.example/"), errors.WrongAnswer),
    "403 that could be a refusal": (
        http(403, '{"error":"2","error_text":"IP blocked"}'),
        errors.IpBlocked,
    ),
    "403 that could be a success": (http(403, '{"error":"0","data":"cancel"}'), errors.WrongAnswer),
}


@pytest.mark.parametrize(("reply", "kind"), REFUSALS)
async def test_a_refusal_is_the_same_to_a_read_and_to_a_write(
    reply: Reply, kind: type[errors.ExchangerError]
) -> None:
    async with scripted(reply) as (site, exchanger):
        for call in (PLAIN_CALLS["bid_info"], PLAIN_CALLS["create_bid"]):
            with pytest.raises(errors.ExchangerError) as caught:
                await call(exchanger)
            assert type(caught.value) is kind
    assert len(site.calls) == 2


@pytest.mark.parametrize("method", sorted(READS))
@pytest.mark.parametrize("answer", UNCLEAR)
async def test_an_unclear_answer_to_a_read(answer: str, method: str) -> None:
    reply, kind = UNCLEAR[answer]
    async with scripted(reply) as (site, exchanger):
        with pytest.raises(kind, match=method) as caught:
            await PLAIN_CALLS[method](exchanger)
    assert type(caught.value) is kind
    assert len(site.calls) == 1


@pytest.mark.parametrize("method", sorted(WRITES))
@pytest.mark.parametrize("reply", [reply for reply, _ in UNCLEAR.values()], ids=UNCLEAR)
async def test_an_unclear_answer_to_a_write_is_an_unknown_outcome(reply: Reply, method: str) -> None:
    async with scripted(reply) as (site, exchanger):
        with pytest.raises(errors.OutcomeUnknown, match=method):
            await PLAIN_CALLS[method](exchanger)
    assert len(site.calls) == 1


@pytest.mark.parametrize("method", sorted(WRITES))
async def test_an_error_that_says_nothing_leaves_a_write_unknown(method: str) -> None:
    async with scripted(refused(1, " ")) as (_, exchanger):
        with pytest.raises(errors.OutcomeUnknown):
            await PLAIN_CALLS[method](exchanger)
        with pytest.raises(errors.Refused):
            await exchanger.bid_info(id=1)


async def test_the_sites_words_are_kept_raw() -> None:
    both = {"sum1": SPAN, "account2": "<b>no</b> &amp; no"}
    async with scripted(refused("3", "Errors:<br />two", both)) as (_, exchanger):
        with pytest.raises(errors.FormRefused) as caught:
            await PLAIN_CALLS["create_bid"](exchanger)
    refusal = caught.value
    assert (refusal.method, refusal.code, refusal.text) == ("create_bid", "3", "Errors:<br />two")
    assert refusal.fields == both
    assert list(refusal.fields) == ["sum1", "account2"]
    assert str(refusal) == "create_bid: refused the fields sum1, account2"


async def test_an_order_that_was_made_is_not_lost_to_a_strange_field_of_errors() -> None:
    made = {"error": 0, "error_text": None, "data": ANSWERS["create_bid"], "error_fields": "none"}
    async with scripted(says(made)) as (_, exchanger):
        assert (await PLAIN_CALLS["create_bid"](exchanger)).id == 1045


async def test_an_unknown_direction_may_be_an_empty_answer() -> None:
    async with scripted(done([])) as (_, exchanger):
        with pytest.raises(errors.NotFound):
            await exchanger.get_direction(404)


@pytest.mark.parametrize("data", [None, "", {}, "none", {"orders": []}, {"items": None}, {"items": ""}, [[]]])
async def test_an_order_is_absent_only_if_the_site_says_so_clearly(data: object) -> None:
    """Taking a broken answer for an empty feed would make a lost order a second time."""
    async with scripted(done(data)) as (_, exchanger):
        with pytest.raises(errors.WrongAnswer, match=r"get_exchanges: data"):
            await exchanger.get_exchanges()


async def test_probe_tells_whether_the_key_may() -> None:
    replies = [
        refused(3, "Method not supported"),
        refused(2, "IP blocked"),
        refused(1, "direction not found"),
        refused(3, "Fill in the form", {"account2": "empty"}),
        done([]),
        http(200, ""),
    ]
    async with scripted(*replies) as (site, exchanger):
        with pytest.raises(errors.MethodNotAllowed):
            await exchanger.probe("get_exchanges")
        with pytest.raises(errors.IpBlocked):
            await exchanger.probe("pay_bid")
        for method in ("get_direction", "create_bid", "get_exchanges"):
            await exchanger.probe(method)
        with pytest.raises(errors.ApiDisabled):
            await exchanger.probe("test")
    assert {call.body for call in site.calls} == {""}
    assert len(site.calls) == 6

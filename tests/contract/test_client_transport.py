"""A site that is away, slow, broken or flooded: what a read makes of it, and that a write goes out once."""

from __future__ import annotations

import asyncio
import gzip
import json
from email.utils import formatdate

import pytest

from bot.exchanger.client import WRITES
from bot.exchanger.errors import ApiDisabled, NeverSent, OutcomeUnknown, Unreachable
from bot.exchanger.transport import Limits
from tests.contract.client_answers import ANSWERS, PLAIN_CALLS
from tests.contract.client_site import (
    Reply,
    after,
    done,
    drip,
    hang,
    http,
    raw,
    reset,
    scripted,
)

SHORT = Limits(read=1.5, write=1.5, create_bid=1.5, queue=1.5)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
GZIPPED = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\njunk"
BROKEN: dict[str, Reply] = {
    "closed after the request": raw(b""),
    "reset": reset(),
    "cut headers": raw(b"HTTP/1.1 200 OK\r\nContent-Le"),
    "cut body": raw(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"error":"0","data":'),
    "bad chunk": raw(CHUNKED + b'5\r\n{"err\r\nZZ\r\nor"'),
    "cut chunks": raw(CHUNKED + b'5\r\n{"err\r\n'),
    "junk": raw(b"\x00\x01\x02 what is this\r\n\r\n"),
    "another protocol": raw(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "bad compression": raw(GZIPPED),
    "endless header": raw(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 200_000),
    "HTTP 500": http(500, "oops"),
    "HTTP 502": http(502, "<html>Bad gateway</html>"),
    "HTTP 522": http(522, ""),
    "HTTP 429": http(429, "slow down"),
    "HTTP 429 that looks like a refusal": http(429, '{"error":"1","error_text":"too many"}'),
    "HTTP 408": http(408, ""),
}
WRITE_CALLS = {method: PLAIN_CALLS[method] for method in WRITES}


def good(method: str) -> Reply:
    return done(ANSWERS[method])


@pytest.mark.parametrize("method", sorted(WRITES))
@pytest.mark.parametrize("reply", BROKEN.values(), ids=BROKEN)
async def test_a_write_that_breaks_is_unknown_and_was_sent_once(method: str, reply: Reply) -> None:
    async with scripted(reply, good(method)) as (site, exchanger):
        with pytest.raises(OutcomeUnknown, match=method):
            await WRITE_CALLS[method](exchanger)
    assert [call.method for call in site.calls] == [method]


@pytest.mark.parametrize("reply", [hang(), drip(0.02)], ids=["hangs", "drips"])
@pytest.mark.parametrize("method", sorted(WRITES))
async def test_a_write_over_its_limit_is_unknown_and_was_sent_once(method: str, reply: Reply) -> None:
    async with scripted(reply, good(method), limits=SHORT) as (site, exchanger):
        with pytest.raises(OutcomeUnknown, match="in time"):
            await WRITE_CALLS[method](exchanger)
    assert [call.method for call in site.calls] == [method]


@pytest.mark.parametrize("reply", [hang(), drip(0.02)], ids=["hangs", "drips"])
async def test_a_read_over_its_limit_is_unreachable(reply: Reply) -> None:
    async with scripted(reply, limits=SHORT) as (site, exchanger):
        with pytest.raises(Unreachable, match=r"bid_info: no answer in time"):
            await exchanger.bid_info(id=1)
    assert len(site.calls) == 1


async def test_creating_an_order_may_take_longer_than_other_writes() -> None:
    go = asyncio.Event()
    limits = Limits(write=1, create_bid=30)
    async with scripted(after(go, good("create_bid")), limits=limits) as (_, exchanger):
        with pytest.raises(OutcomeUnknown):
            await exchanger.pay_bid(id=1)
        creating = asyncio.ensure_future(PLAIN_CALLS["create_bid"](exchanger))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.shield(creating), 2 * limits.write)
        go.set()
        assert (await creating).id == 1045


@pytest.mark.parametrize("reply", BROKEN.values(), ids=BROKEN)
async def test_a_read_is_tried_again(reply: Reply) -> None:
    async with scripted(reply, good("test")) as (site, exchanger):
        assert (await exchanger.test()).ip == "127.0.0.1"
    assert len(site.calls) == 2


async def test_a_read_is_tried_three_times_and_no_more() -> None:
    async with scripted(http(503, "")) as (site, exchanger):
        with pytest.raises(Unreachable, match="HTTP 503"):
            await exchanger.test()
    assert len(site.calls) == 3


@pytest.mark.parametrize("wait", ["1", formatdate(usegmt=True), "soon"], ids=["seconds", "date", "words"])
async def test_a_flooded_site_is_left_alone_for_as_long_as_it_says(wait: str) -> None:
    flooded = http(429, "", Retry_After=wait)
    async with scripted(flooded, good("test")) as (site, exchanger):
        began = asyncio.get_running_loop().time()
        await exchanger.test()
        waited = asyncio.get_running_loop().time() - began
    assert len(site.calls) == 2
    assert waited >= (1 if wait == "1" else 0)


async def test_no_wait_goes_beyond_the_limit_of_the_call() -> None:
    async with scripted(http(429, "", Retry_After="3600")) as (site, exchanger):
        with pytest.raises(Unreachable, match="HTTP 429"):
            await exchanger.test()
    assert len(site.calls) == 1


async def test_an_answer_without_end_is_cut_off() -> None:
    flood = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n" + b" " * (9 * 1024 * 1024)
    async with scripted(raw(flood)) as (_, exchanger):
        with pytest.raises(OutcomeUnknown, match="more than 8388608 bytes"):
            await exchanger.pay_bid(id=1)


async def test_compression_does_not_hide_an_answer_without_end() -> None:
    bomb = gzip.compress(b" " * (64 * 1024 * 1024))
    async with scripted(http(200, bomb, Content_Encoding="gzip")) as (_, exchanger):
        with pytest.raises(OutcomeUnknown, match="more than 8388608 bytes"):
            await exchanger.pay_bid(id=1)


async def test_compressed_and_chunked_answers_are_read() -> None:
    body = json.dumps({"error": 0, "data": ANSWERS["test"]}).encode()
    packed = http(200, gzip.compress(body), Content_Encoding="gzip")
    parts = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:20], body[20:])) + b"0\r\n\r\n"
    async with scripted(packed, raw(CHUNKED + parts)) as (_, exchanger):
        assert await exchanger.test() == await exchanger.test()


async def test_half_of_the_calls_at_once_are_writes_and_reads_find_room() -> None:
    go = asyncio.Event()
    async with scripted(after(go, good("pay_bid")), concurrency=4) as (site, exchanger):
        writes = [asyncio.ensure_future(exchanger.pay_bid(id=number)) for number in range(1, 5)]
        await site.until_open(2)
        site.replies[:] = [good("test")]
        await asyncio.gather(*(exchanger.test() for _ in range(10)))
        assert [call.method for call in site.calls].count("pay_bid") == 2
        site.replies[:] = [good("pay_bid")]
        go.set()
        assert await asyncio.gather(*writes) == ["payed"] * 4


@pytest.mark.parametrize(("concurrency", "at_once"), [(8, 2), (2, 1)])
async def test_a_quarter_of_the_calls_at_once_are_reads_of_partners(concurrency: int, at_once: int) -> None:
    """Of all partners together: the others are of who is about to order."""
    go = asyncio.Event()
    async with scripted(after(go, good("test")), concurrency=concurrency) as (site, exchanger):
        partners = [exchanger.with_key(f"login{number}", "key") for number in range(10)]
        reads = [asyncio.ensure_future(partner.test()) for partner in partners]
        await site.until_open(at_once)
        site.replies[:] = [good("test")]
        await asyncio.gather(*(exchanger.test() for _ in range(10)))
        assert len(site.calls) == at_once + 10
        go.set()
        await asyncio.gather(*reads)
    assert len(site.calls) == 20


async def test_a_write_of_a_partner_waits_for_no_read_of_one() -> None:
    go = asyncio.Event()
    async with scripted(after(go, good("test")), concurrency=4) as (site, exchanger):
        partner = exchanger.with_key("login", "key")
        reading = asyncio.ensure_future(partner.test())
        await site.until_open(1)
        site.replies[:] = [good("pay_bid")]
        assert await partner.pay_bid(id=1) == "payed"
        go.set()
        await reading


async def test_no_more_calls_at_once_than_allowed() -> None:
    go = asyncio.Event()
    async with scripted(after(go, good("test")), concurrency=3) as (site, exchanger):
        calls = [asyncio.ensure_future(exchanger.test()) for _ in range(12)]
        await site.until_open(3)
        go.set()
        await asyncio.gather(*calls)
    assert site.most_open == 3
    assert len(site.calls) == 12


async def test_a_write_that_finds_no_room_was_never_sent() -> None:
    go = asyncio.Event()
    limits = Limits(queue=0.05)
    async with scripted(after(go, good("pay_bid")), concurrency=2, limits=limits) as (site, exchanger):
        first = asyncio.ensure_future(exchanger.pay_bid(id=1))
        await site.until_open(1)
        with pytest.raises(NeverSent, match="too many"):
            await exchanger.pay_bid(id=2)
        go.set()
        assert await first == "payed"
    assert len(site.calls) == 1


async def test_a_cancelled_call_frees_its_place() -> None:
    async with scripted(hang(), good("pay_bid"), concurrency=1) as (site, exchanger):
        lost = asyncio.ensure_future(exchanger.pay_bid(id=1))
        await site.until_open(1)
        lost.cancel()
        with pytest.raises(asyncio.CancelledError):
            await lost
        assert await exchanger.pay_bid(id=2) == "payed"


async def test_connections_are_kept_for_the_next_call() -> None:
    async with scripted(good("test")) as (site, exchanger):
        for _ in range(3):
            await exchanger.test()
        assert len(site.connections) == 1


@pytest.mark.parametrize("body", [b"", b" \r\n"])
async def test_an_empty_answer_is_a_switched_off_api_to_a_read_only(body: bytes) -> None:
    async with scripted(http(200, body)) as (site, exchanger):
        with pytest.raises(ApiDisabled):
            await exchanger.test()
        assert len(site.calls) == 1
        with pytest.raises(OutcomeUnknown, match="empty"):
            await exchanger.pay_bid(id=1)

"""The directory answers at once, asks the site seldom, and outlives it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.exchanger.directory import Directory
from bot.exchanger.errors import Refused, WrongAnswer
from tests.contract.client_catalogue import all_directions, row
from tests.contract.client_site import Reply, after, done, http, refused, scripted

SOME = all_directions()[:5]
OTHERS = all_directions()[5:7]


def listing(directions: Any = SOME) -> Reply:
    return done([row(direction) for direction in directions])


@asynccontextmanager
async def kept_fresh(directory: Directory) -> AsyncIterator[None]:
    refreshing = asyncio.create_task(directory.keep_fresh())
    try:
        yield
    finally:
        refreshing.cancel()
        with suppress(asyncio.CancelledError):
            await refreshing


async def until(condition: Callable[[], bool]) -> None:
    while not condition():  # noqa: ASYNC110 - whatever the condition looks at sets no event
        await asyncio.sleep(0.005)


async def test_many_first_askers_share_one_request() -> None:
    go = asyncio.Event()
    async with scripted(after(go, listing())) as (site, exchanger):
        directory = Directory(exchanger)
        asking = [asyncio.ensure_future(directory.directions("ru_RU")) for _ in range(10)]
        await site.until_open(1)
        go.set()
        found = await asyncio.gather(*asking)
        again = await directory.directions("ru_RU")
    assert len(site.calls) == 1
    assert {one.directions for one in [*found, again]} == {SOME}
    assert not again.stale
    assert datetime.now(UTC) - again.fetched_at < timedelta(minutes=1)


async def test_each_language_has_its_own_listing() -> None:
    async with scripted(listing(SOME), listing(OTHERS)) as (site, exchanger):
        directory = Directory(exchanger)
        assert (await directory.directions("ru_RU")).directions == SOME
        assert (await directory.directions("en_US")).directions == OTHERS
        assert (await directory.directions("ru_RU")).directions == SOME
    assert [call.headers["api-lang"] for call in site.calls] == ["ru_RU", "en_US"]


async def test_the_first_error_is_shared_too_and_the_next_asker_tries_again() -> None:
    go = asyncio.Event()
    async with scripted(after(go, refused(2, "IP blocked")), listing()) as (site, exchanger):
        directory = Directory(exchanger)
        asking = [asyncio.ensure_future(directory.directions("")) for _ in range(5)]
        await site.until_open(1)
        go.set()
        found = await asyncio.gather(*asking, return_exceptions=True)
        assert [type(error) for error in found if isinstance(error, Refused)] == [type(found[0])] * 5
        assert len(site.calls) == 1
        assert (await directory.directions("")).directions == SOME


async def test_an_impatient_first_asker_leaves_the_request_to_the_others() -> None:
    go = asyncio.Event()
    async with scripted(after(go, listing())) as (site, exchanger):
        directory = Directory(exchanger)
        impatient = asyncio.ensure_future(directory.directions(""))
        await site.until_open(1)
        patient = asyncio.ensure_future(directory.directions(""))
        impatient.cancel()
        go.set()
        assert (await patient).directions == SOME


async def test_a_listing_nobody_waited_for_is_fetched_all_the_same() -> None:
    go = asyncio.Event()
    async with scripted(after(go, listing())) as (site, exchanger):
        directory = Directory(exchanger, refresh_seconds=3600)
        async with kept_fresh(directory):
            impatient = asyncio.ensure_future(directory.directions("ru_RU"))
            await site.until_open(1)
            impatient.cancel()
            await until(lambda: len(site.calls) == 2)
            go.set()
            assert (await directory.directions("ru_RU")).directions == SOME
    assert len(site.calls) == 2


async def test_it_is_refreshed_without_being_asked() -> None:
    async with scripted(listing(SOME), listing(OTHERS)) as (site, exchanger):
        directory = Directory(exchanger, refresh_seconds=0.05)
        assert (await directory.directions("ru_RU")).directions == SOME
        async with kept_fresh(directory):
            await until(lambda: len(site.calls) >= 3)
            fresh = await directory.directions("ru_RU")
    assert fresh.directions == OTHERS


async def test_a_site_that_goes_away_leaves_its_last_listing(caplog: pytest.LogCaptureFixture) -> None:
    away = http(404, "<html>")
    async with scripted(listing(), away, away, away, listing(OTHERS)) as (site, exchanger):
        directory = Directory(exchanger, refresh_seconds=0.05)
        first = await directory.directions("")
        with caplog.at_level(logging.INFO):
            async with kept_fresh(directory):
                await until(lambda: len(site.calls) == 4)
                stale = await directory.directions("")
                await until(lambda: len(site.calls) >= 7)
                back = await directory.directions("")
    assert (stale.directions, stale.fetched_at, stale.stale) == (SOME, first.fetched_at, True)
    assert (back.directions, back.stale) == (OTHERS, False)
    assert [record.levelname for record in caplog.records if record.name == "bot.exchanger.directory"] == [
        "WARNING",
        "INFO",
    ]


async def test_a_listing_that_nobody_refreshes_grows_stale() -> None:
    async with scripted(listing()) as (_, exchanger):
        directory = Directory(exchanger, refresh_seconds=0.02)
        assert not (await directory.directions("")).stale
        while not (await directory.directions("")).stale:  # noqa: ASYNC110 - it is time itself that is awaited
            await asyncio.sleep(0.01)


async def test_a_site_without_directions_is_no_error() -> None:
    async with scripted(done([])) as (site, exchanger):
        directory = Directory(exchanger)
        assert (await directory.directions("")).directions == ()
    assert len(site.calls) == 1


async def test_a_broken_listing_is_told() -> None:
    async with scripted(done([{}])) as (_, exchanger):
        with pytest.raises(WrongAnswer, match=r"get_directions: data\.0\."):
            await Directory(exchanger).directions("")


async def test_a_language_that_cannot_be_sent_is_not_kept() -> None:
    async with scripted(listing()) as (site, exchanger):
        directory = Directory(exchanger, refresh_seconds=0.02)
        with pytest.raises(ValueError, match="language"):
            await directory.directions("not a language")
        async with kept_fresh(directory):
            assert (await directory.directions("ru_RU")).directions == SOME
    assert site.calls

"""An order is found in the site's list wherever it stands, and not read on for ever where it doesn't."""

from typing import Any
from urllib.parse import parse_qs

import pytest

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import FormRefused, NotFound, OutcomeUnknown, Refused
from bot.exchanger.models import Exchange
from bot.sandbox.exchanger import SHOWCASE, Pace, SandboxExchanger
from bot.services.feed import PAGE
from bot.services.lookup import find_listed, find_made, find_whatever_the_clock, is_taken
from bot.storage.ids import now_ms
from tests.contract.client_answers import EXCHANGE
from tests.contract.client_site import Reply, Site, done, refused, scripted

OURS = "470642124893020160"
NOW = 1_790_000_000
"""By the site's clock."""


def listed(site_id: int, time: int = NOW, api_id: str = "") -> dict[str, Any]:
    return {**EXCHANGE, "id": str(site_id), "time": str(time), "api_id": api_id}


def others(count: int, first: int = 1, time: int = NOW) -> list[dict[str, Any]]:
    """Some of other keys, some made without an api_id, some whose api_id only looks like ours."""
    ids = ("", "1", f"{OURS}0", OURS[:-1], f"0{OURS}")
    return [listed(each, time, ids[each % len(ids)]) for each in range(first, first + count)]


async def find(exchanger: Exchanger, feed_from: int | None = NOW) -> Exchange | None:
    return await find_made(exchanger, OURS, called_at=now_ms(), feed_from=feed_from, margin=60)


def asked(site: Site, name: str) -> list[str]:
    return [parse_qs(call.body).get(name, [""])[0] for call in site.calls]


async def test_it_is_found_by_our_api_id_and_nothing_like_it() -> None:
    rows = [*others(5), listed(99, api_id=OURS), *others(5, first=200)]
    async with scripted(done({"items": rows})) as (site, exchanger):
        found = await find(exchanger)
    assert found is not None
    assert found.id == 99
    assert asked(site, "start_time") == [str(NOW - 60)]
    assert asked(site, "api_id") == [""], "the site's filter is not trusted"


@pytest.mark.parametrize("answer", [[], {"items": []}, {"items": others(7)}])
async def test_it_is_not_found_where_it_is_not(answer: Any) -> None:
    async with scripted(done(answer)) as (site, exchanger):
        assert await find(exchanger) is None
    assert len(site.calls) == 1


async def test_one_that_changes_while_the_pages_are_read_is_not_missed() -> None:
    """It stood on the second page while the first was read, and at the top when the second was."""
    first = {"items": others(PAGE)}
    second = {"items": others(20, first=PAGE - 10)}
    top = {"items": [listed(99_999, NOW + 2, OURS), *others(10)]}
    async with scripted(done(first), done(second), done(top)) as (site, exchanger):
        found = await find(exchanger)
    assert found is not None
    assert found.id == 99_999
    assert asked(site, "start_time") == [str(NOW - 60), str(NOW - 60), str(NOW)]


async def test_without_a_known_time_it_is_read_back_to_before_the_call() -> None:
    """And not to the beginning of all orders."""
    page = {"items": [*others(PAGE - 1), *others(1, first=9000, time=NOW - 120)]}
    async with scripted(done(page), done([])) as (site, exchanger):
        assert await find(exchanger, feed_from=None) is None
    assert asked(site, "offset") == ["0", "0"], "the second looks at the top again"


async def test_an_order_is_found_by_its_number_whatever_else_is_listed() -> None:
    async with scripted(done({"items": [*others(3), listed(77)]})) as (_, exchanger):
        found = await find_listed(exchanger, 77)
        assert found is not None
        assert found.id == 77
        assert await find_listed(exchanger, 78) is None


async def test_a_clock_set_back_hides_nothing_on_the_newest_page() -> None:
    """Its time is long before all that its list had shown; behind others all the same."""
    newest = {"items": [*others(PAGE - 1), listed(99, NOW - 86_400, OURS)]}
    async with scripted(done([]), done(newest)) as (site, exchanger):
        found = await find_whatever_the_clock(exchanger, OURS, called_at=now_ms(), feed_from=NOW)
    assert found is not None
    assert found.id == 99
    assert asked(site, "start_time") == [str(NOW - 7_200), ""]


TAKEN = "Error!<br />api id not unique"
FIELDS = {"sum1": "min.: 100 USD", "account2": "fill it in"}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(refused(3, "Error!", FIELDS), False), (refused(3, TAKEN, FIELDS), True), (refused(3, TAKEN), True)],
)
async def test_a_site_without_the_list_tells_whether_it_has_the_order(answer: Reply, expected: bool) -> None:
    async with scripted(answer) as (site, exchanger):
        assert await is_taken(exchanger, 12, OURS) is expected
    (call,) = site.calls
    assert parse_qs(call.body) == {
        "direction_id": ["12"],
        "calc_amount": ["0"],
        "calc_action": ["1"],
        "api_id": [OURS],
    }


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refused(1, "direction not found"), NotFound),
        (refused(3, "the direction is closed"), Refused),
        (refused(2, "maintenance"), Refused),
        (refused(1, ""), OutcomeUnknown),
    ],
)
async def test_what_tells_nothing_of_the_order_is_no_answer(answer: Reply, error: type[Exception]) -> None:
    async with scripted(answer) as (_, exchanger):
        with pytest.raises(error) as raised:
            await is_taken(exchanger, 12, OURS)
    assert not isinstance(raised.value, FormRefused)


async def test_asking_whether_an_order_exists_makes_none_in_any_direction() -> None:
    async with (
        SandboxExchanger(pace=Pace(answer=0, create=0), seed=1) as site,
        Exchanger(site.url, site.login, site.key) as exchanger,
    ):
        before = len(site.ledger)
        for direction_id in SHOWCASE.values():
            try:
                assert not await is_taken(exchanger, direction_id, OURS)
            except Refused as error:  # closed
                assert not isinstance(error, FormRefused)
        assert len(site.ledger) == before

"""Orders of every kind, from the client to the sandbox exchanger and back, also when an answer is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.exchanger import errors
from bot.exchanger.client import METHODS
from bot.exchanger.models import CalcAction
from bot.exchanger.transport import Limits
from bot.sandbox.exchanger import SHOWCASE
from tests.contract.client_sandbox import opened, order, quirky_and_not

NOT_FOR_SALE = {"frozen", "forbidden", "required_unknown_field", "off"}


@quirky_and_not
async def test_an_order_of_every_kind_is_made_found_and_read(quirks: bool) -> None:
    names = [name for name in SHOWCASE if name not in NOT_FOR_SALE]
    async with opened(quirks) as (site, exchanger):
        for api_id, name in enumerate(names, start=1):
            bid = await order(site, exchanger, SHOWCASE[name], str(api_id))
            read = await exchanger.bid_info(id=bid.id)
            assert read == await exchanger.bid_info(hash=bid.hash)
            if bid.status in {"new", "techpay"}:
                assert read == bid
            else:
                assert read.actions.type == "finished"  # nothing to pay for now
            assert (site.ledger[bid.id].status, read.amount_get) == (bid.status, bid.amount_get)
            assert len(bid.hash) == 35
        feed = await exchanger.get_exchanges(status_history=True)
        assert {found.api_id for found in feed if found.api_id} == set(map(str, range(1, len(names) + 1)))
        assert [found.time for found in feed] == sorted((found.time for found in feed), reverse=True)
        assert all(found.statuses[-1].status == found.status for found in feed)
        newest = await exchanger.get_exchanges(limit=1)
        both = await exchanger.get_exchanges(id=[feed[0].id, feed[1].id])
        assert await exchanger.get_exchanges(start_time=feed[0].time + 3600) == ()
    assert (len(newest), {found.id for found in both}) == (1, {feed[0].id, feed[1].id})


async def test_ways_to_pay_reach_the_client() -> None:
    async with opened() as (site, exchanger):
        memo = (await order(site, exchanger, SHOWCASE["memo"], "1")).actions
        link = (await order(site, exchanger, SHOWCASE["cancel_link"], "2")).actions
        default = (await order(site, exchanger, SHOWCASE["default"], "3")).actions
        no_cancel = (await order(site, exchanger, SHOWCASE["cancel_disabled"], "4")).actions
        cents = await order(site, exchanger, SHOWCASE["unique_cents"], "5")
    assert memo.type == "address" and memo.address and memo.dest_tag
    assert link.cancel_link and not link.cancel_by_api
    assert default.pay_by_api and default.cancel_by_api
    assert not no_cancel.cancel_by_api and no_cancel.cancel_link is None
    assert cents.actions.pay_amount is not None and cents.actions.pay_amount > cents.amount_give


@quirky_and_not
async def test_paying_cancelling_and_finishing(quirks: bool) -> None:
    async with opened(quirks) as (site, exchanger):
        first = await order(site, exchanger, SHOWCASE["default"], "1")
        second = await order(site, exchanger, SHOWCASE["default"], "2")
        assert await exchanger.pay_bid(id=first.id) == await exchanger.pay_bid(hash=first.hash) == "payed"
        assert (
            await exchanger.cancel_bid(id=second.id)
            == await exchanger.cancel_bid(hash=second.hash)
            == "cancel"
        )
        with pytest.raises((errors.ActionDisabled, errors.NotFound)):
            await exchanger.cancel_bid(id=first.id)
        with pytest.raises(errors.NotFound):
            await exchanger.pay_bid(id=99_999)
        with pytest.raises(errors.MethodNotAllowed):
            await exchanger.success_bid(id=first.id)
        site.limit_methods(METHODS)
        assert await exchanger.success_bid(id=first.id) == "success"


@quirky_and_not
async def test_how_a_form_is_refused(quirks: bool) -> None:
    async with opened(quirks) as (site, exchanger):
        shop, form = SHOWCASE["ordinary"], site.valid_form(SHOWCASE["ordinary"])
        with pytest.raises(errors.FormRefused) as empty:
            await exchanger.create_bid(shop, Decimal(100), CalcAction.GIVE, {}, api_id="1")
        with pytest.raises(errors.FormRefused) as little:
            await exchanger.create_bid(shop, Decimal("0.01"), CalcAction.GIVE, form, api_id="2")
        with pytest.raises(errors.Refused):
            await order(site, exchanger, SHOWCASE["frozen"], "3")
        with pytest.raises(errors.Refused):
            await order(site, exchanger, SHOWCASE["forbidden"], "4")
        made = await order(site, exchanger, shop, "5")
        with pytest.raises(errors.ApiIdNotUnique):
            await order(site, exchanger, shop, "5")
        with pytest.raises(errors.ApiIdNotUnique):
            await exchanger.create_bid(shop, Decimal("0.01"), CalcAction.GIVE, {}, api_id="5")
        assert [found.id for found in await exchanger.get_exchanges() if found.api_id] == [made.id]
    assert set(empty.value.fields) <= set(form)
    assert set(little.value.fields) <= {"sum1", "sum2", "sum1c", "sum2c"}


FAULTS = ["lose_request", "lose_answer", "cut_body", "html_page", "empty_body", "junk", "http", "wrong_types"]


@pytest.mark.parametrize("kind", [*FAULTS, "wrong_shape", "drip", "slow"])
async def test_an_order_whose_answer_is_lost_is_found_again(kind: str) -> None:
    limits = Limits(create_bid=1.5)
    async with opened(limits=limits) as (site, exchanger):
        site.faults.set(kind, methods=["create_bid"], times=1, seconds=4, after=kind != "lose_request")
        with pytest.raises(errors.OutcomeUnknown):
            await order(site, exchanger, SHOWCASE["ordinary"], "77")
        assert [call.method for call in site.requests] == ["create_bid"]
        found = [found for found in await exchanger.get_exchanges() if found.api_id == "77"]
        if kind == "lose_request":
            assert found == []
            assert (await order(site, exchanger, SHOWCASE["ordinary"], "77")).status
        else:
            assert len(found) == 1
            with pytest.raises(errors.ApiIdNotUnique):
                await order(site, exchanger, SHOWCASE["ordinary"], "77")
            assert (await exchanger.bid_info(id=found[0].id)).hash == found[0].hash

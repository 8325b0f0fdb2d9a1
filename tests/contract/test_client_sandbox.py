"""The client and the sandbox exchanger, written apart, understand each other, its quirks on and off."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.exchanger import errors
from bot.exchanger.client import METHODS, Exchanger
from bot.exchanger.directory import Directory
from bot.exchanger.models import CalcAction, FieldKind
from bot.exchanger.search import search_currencies, search_directions
from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.exchanger.keys import Key
from tests.contract.client_sandbox import opened, order, partner, quirky_and_not


@quirky_and_not
async def test_directions_and_currencies(quirks: bool) -> None:
    async with opened(quirks) as (_, exchanger):
        offered = await exchanger.get_directions(lang="en_US")
        sides = await exchanger.get_direction_currencies(lang="en_US")
        some = offered[0]
        assert (await exchanger.get_directions(currency_id_give=some.give.id, currency_id_get=some.get.id))[
            0
        ].id
        narrowed = await exchanger.get_direction_currencies(currency_id_give=some.give.id)
    assert len(offered) >= 100
    assert {direction.give.id for direction in offered} == {currency.id for currency in sides.give}
    assert {direction.get.id for direction in offered} == {currency.id for currency in sides.get}
    assert {currency.id for currency in narrowed.get} <= {currency.id for currency in sides.get}
    assert all(direction.give.title and direction.get.title for direction in offered)


@quirky_and_not
async def test_every_directions_form_and_price(quirks: bool) -> None:
    async with opened(quirks) as (site, exchanger):
        for direction in await exchanger.get_directions():
            detail = await exchanger.get_direction(direction.id)
            real = site.direction(direction.id)
            asked = [*real.give_fields, *real.get_fields, *real.dir_fields]
            assert [field.name for field in detail.fields] == [field.name for field in asked]
            assert [field.required for field in detail.fields] == [field.required for field in asked]
            assert [[option.key for option in field.options] for field in detail.fields] == [
                field.option_keys() for field in asked
            ]
            assert (detail.quote.course_give, detail.quote.course_get) == (real.course_give, real.course_get)
            if real.min_give is not None and real.min_get is None:
                assert detail.quote.min_give == real.min_give


@quirky_and_not
async def test_what_special_directions_say(quirks: bool) -> None:
    async with opened(quirks) as (_, exchanger):
        frozen = await exchanger.get_direction(SHOWCASE["frozen"])
        unknown = await exchanger.get_direction(SHOWCASE["required_unknown_field"])
        priced = await exchanger.get_direction(SHOWCASE["cd"])
        free = await exchanger.get_direction(SHOWCASE["no_limits"])
        with pytest.raises(errors.NotFound):
            await exchanger.get_direction(99_999)
        with pytest.raises(errors.NotFound):
            await exchanger.get_calc(99_999, Decimal(1), CalcAction.GIVE)
    assert frozen.frozen_text
    assert any(field.required and field.kind is FieldKind.UNKNOWN for field in unknown.fields)
    assert any(field.cd for field in priced.fields)
    quote = free.quote
    assert (quote.min_give, quote.max_give, quote.min_get, quote.max_get) == (None, None, None, None)


@quirky_and_not
async def test_a_price_and_the_fields_that_change_it(quirks: bool) -> None:
    async with opened(quirks) as (_, exchanger):
        direction = await exchanger.get_direction(SHOWCASE["cd"])
        field = next(field for field in direction.fields if field.cd)
        amount = (direction.quote.min_give or Decimal(100)) * 3
        prices = set()
        for option in field.options:
            cd = {field.name: option.key}
            prices.add((await exchanger.get_calc(direction.id, amount, CalcAction.GIVE, cd=cd)).sum_get)
        least = await exchanger.get_calc(direction.id, Decimal("0.01"), CalcAction.GIVE)
        for action in CalcAction:
            assert (await exchanger.get_calc(direction.id, amount, action)).course_get
    assert len(prices) > 1
    assert least.changed
    assert least.sum_give >= (direction.quote.min_give or 0)


@quirky_and_not
async def test_the_partners_methods(quirks: bool) -> None:
    async with opened(quirks) as (site, exchanger):
        with pytest.raises(errors.Refused):
            await exchanger.get_partner_info()
        async with partner(site) as partners:
            assert (await partners.test(partner_id=5)).user_id
            info = await partners.get_partner_info(lang="en_US")
            visits = await partners.get_partner_links(limit=3)
            orders = await partners.get_partner_exchanges(status_history=True, limit=3)
            before = await partners.get_partner_payouts()
            richest = max(info.items, key=lambda method: method.amount)
            with pytest.raises(errors.Refused):
                await partners.add_partner_payout(richest.id, "")
    assert info.partner_id and info.balance > 0 and richest.title and richest.commission
    assert len(visits) == len(orders) == 3
    assert all(found.statuses for found in orders)
    assert all(payout.pay_amount and payout.account for payout in before)


@quirky_and_not
async def test_a_payout(quirks: bool) -> None:
    async with opened(quirks) as (site, _), partner(site) as partners:
        wanted = next(
            method for method in (await partners.get_partner_info()).items if "TRC20" in method.title
        )
        payout_id = await partners.add_partner_payout(
            wanted.id, "T" + "A1b2C3d4E5f6G7h8J9k1L2m3N4p5Q6r7S"[:33]
        )
        (payout,) = await partners.get_partner_payouts(id=payout_id)
    assert (payout.method_id, payout.status) == (wanted.id, 0)


async def test_keys_that_may_not() -> None:
    async with opened() as (site, exchanger):
        for method in METHODS - {"success_bid"}:
            await exchanger.probe(method)
        with pytest.raises(errors.MethodNotAllowed):
            await exchanger.probe("success_bid")
        assert not [found for found in await exchanger.get_exchanges() if found.api_id]
        elsewhere = site.add_key(ips={"10.9.9.9"})
        for key, kind in ((elsewhere, errors.IpBlocked), (Key("a" * 32, "b" * 32), errors.ApiDisabled)):
            async with Exchanger(site.url, key.login, key.secret) as stranger:
                with pytest.raises(kind):
                    await stranger.test()
        site.api.bad_key = "empty"
        async with Exchanger(site.url, "a" * 32, "b" * 32) as stranger:
            with pytest.raises(errors.ApiDisabled):
                await stranger.get_directions()
        site.maintenance(True, "Back at <b>18:00</b>")
        with pytest.raises(errors.Maintenance):
            await order(site, exchanger, SHOWCASE["ordinary"])


@pytest.mark.parametrize("kind", ["lose_request", "lose_answer", "cut_body", "http"])
async def test_a_read_outlives_a_fault(kind: str) -> None:
    async with opened() as (site, exchanger):
        site.faults.set(kind, times=2)
        assert (await exchanger.test()).user_id == 0
    assert len(site.requests) == 3


async def test_the_directory_of_the_sandbox_is_searchable_in_each_language() -> None:
    async with opened() as (_, exchanger):
        directory = Directory(exchanger)
        for lang in ("ru_RU", "en_US"):
            listing = await directory.directions(lang)
            found = search_directions(listing.directions, "usdt trc20 сбер")
            assert found[0].give.title == "Tether TRC20 USDT"
            gives = list(dict.fromkeys(direction.give for direction in listing.directions))
            assert search_currencies(gives, "bitcion")[0].title == "Bitcoin BTC"

"""Directions, forms and prices: every form in which deployed sites send a thing becomes one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bot.exchanger import models
from bot.exchanger.errors import WrongAnswer
from bot.exchanger.models import CalcAction, Currency, Direction, DirectionDetail, FieldKind, Option, Quote
from tests.contract import client_answers as site_says
from tests.contract.client_site import done, says, scripted


async def _direction(**changes: Any) -> DirectionDetail:
    async with scripted(done({**site_says.DIRECTION, **changes})) as (_, exchanger):
        return await exchanger.get_direction(17)


async def _quote(**changes: Any) -> Quote:
    async with scripted(done({**site_says.QUOTE, **changes})) as (_, exchanger):
        return await exchanger.get_calc(17, Decimal(1), CalcAction.GIVE)


@pytest.mark.parametrize("error", [0, "0", " 0 ", "00"])
async def test_success_is_any_zero(error: object) -> None:
    async with scripted(says({"error": error, "data": site_says.ANSWERS["test"]})) as (_, exchanger):
        assert await exchanger.test() == models.SiteTest("127.0.0.1", 0, "ru_RU", 7)


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("0.00213000", "0.00213000"),
        ("100", "100"),
        ("1 000", "1000"),
        ("1\u00a0000.50", "1000.50"),
        ("1\u202f000\u2009000", "1000000"),
        (" 7 ", "7"),
        ("1.", "1"),
        (".5", "0.5"),
        ("0.0", "0.0"),
        ("-0", "0"),
        ("1e-7", "0.0000001"),
        (100, "100"),
        (0, "0"),
    ],
)
async def test_numbers_keep_every_digit(sent: object, read: str) -> None:
    quote = await _quote(sum_get=sent)
    assert format(quote.sum_get, "f") == read


@pytest.mark.parametrize(
    "nonsense",
    ["NaN", "Infinity", "inf", "1e999", "1e31", "1e-31", "1e99999", -1, "-0.01", "1,5", "1_000", "12abc", "٣",
     "", None, True, False, [], {}, "no", 10**40, "9" * 100],
)  # fmt: skip
@pytest.mark.parametrize("name", ["course_get", "sum_get_com"])
async def test_nonsense_for_a_sum_is_told_by_its_place(name: str, nonsense: object) -> None:
    with pytest.raises(WrongAnswer, match=f"^get_calc: data.{name}: "):
        await _quote(**{name: nonsense})


@pytest.mark.parametrize("unset", ["no", "No", "", " ", None, [], False])
async def test_a_limit_may_be_none(unset: object) -> None:
    quote = await _quote(min_give=unset, max_get=unset, reserve=unset)
    assert (quote.min_give, quote.max_get, quote.reserve) == (None, None, None)


async def test_a_reserve_may_be_overdrawn_but_a_limit_is_not_below_zero() -> None:
    assert (await _quote(reserve="-15.5")).reserve == Decimal("-15.5")
    with pytest.raises(WrongAnswer, match="min_get: is below zero"):
        await _quote(min_get="-1")


@pytest.mark.parametrize(
    ("sent", "read"), [(0, False), ("0", False), ("", False), (None, False), (1, True), ("1", True)]
)
async def test_flags_come_either_way(sent: object, read: bool) -> None:
    assert (await _quote(changed=sent)).changed is read
    field = {**site_says.TEXT_FIELD, "req": sent, "cd": sent}
    (asked,) = (await _direction(get_fields=[field])).get_fields
    assert (asked.required, asked.cd) == (read, read)


async def test_a_quote_in_full() -> None:
    quote = await _quote()
    assert quote == Quote(
        currency_code_give="BTC",
        currency_code_get="RUB",
        reserve=Decimal("1250000.55"),
        course_give=Decimal(1),
        course_get=Decimal("6425000.10"),
        sum_give=Decimal("0.00213"),
        sum_give_com=Decimal("0.00213"),
        sum_get=Decimal("13685.25"),
        sum_get_com=Decimal("13685.25"),
        com_give="",
        com_get="Commission <b>1%</b>",
        min_give=Decimal("0.001"),
        max_give=None,
        min_get=Decimal(6425),
        max_get=None,
        changed=False,
    )


async def test_field_groups_are_maps_or_lists_in_the_sites_order() -> None:
    first, second = {"name": "cf9", "type": "text"}, {"name": "cf2", "type": "textarea"}
    as_map = await _direction(dir_fields={"cf9": first, "cf2": second}, give_fields=[], info=[])
    as_list = await _direction(dir_fields=[first, second], give_fields={}, info={})
    assert [field.name for field in as_map.fields] == ["account2", "cf9", "cf2"]
    assert as_map.fields == as_list.fields
    assert as_map.timeline_text == as_list.frozen_text == ""


async def test_a_field_may_be_named_by_its_key_only() -> None:
    direction = await _direction(dir_fields={"cf9": {"type": "text"}})
    assert direction.dir_fields[0].name == "cf9"
    with pytest.raises(WrongAnswer, match=r"data.dir_fields.0.name"):
        await _direction(dir_fields=[{"type": "text"}])


@pytest.mark.parametrize(
    ("options", "read"),
    [
        (
            {"0": "No selected", "12": "Riga", "3": "Oslo"},
            [("0", "No selected"), ("12", "Riga"), ("3", "Oslo")],
        ),
        (["No selected", "Riga"], [("0", "No selected"), ("1", "Riga")]),
        ({"riga": 5, "oslo": None}, [("riga", "5"), ("oslo", "")]),
        ([], []),
        (None, []),
        ("", []),
    ],
)
async def test_options_are_a_map_or_a_list(options: object, read: list[tuple[str, str]]) -> None:
    direction = await _direction(dir_fields=[{**site_says.SELECT_FIELD, "options": options}])
    assert direction.dir_fields[0].options == tuple(Option(key, label) for key, label in read)


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        ("text", FieldKind.TEXT),
        (" Select ", FieldKind.SELECT),
        ("textarea", FieldKind.TEXTAREA),
        ("checkbox", FieldKind.CHECKBOX),
        ("file", FieldKind.UNKNOWN),
        ("", FieldKind.UNKNOWN),
        (None, FieldKind.UNKNOWN),
        (5, FieldKind.UNKNOWN),
    ],
)
async def test_kinds_of_fields(sent: object, kind: FieldKind) -> None:
    direction = await _direction(dir_fields=[{**site_says.TEXT_FIELD, "type": sent}])
    assert direction.dir_fields[0].kind is kind


async def test_a_field_in_full() -> None:
    box = {
        "name": "cf12",
        "type": "checkbox",
        "label": "",
        "req": "1",
        "value": 1,
        "text": "I agree to <a href='/aml'>AML</a>",
        "format": "",
        "tooltip": "Why <b>so</b>",
        "class": "of no interest",
    }
    direction = await _direction(dir_fields=[box])
    assert direction.dir_fields == (
        models.Field(
            name="cf12",
            type="checkbox",
            label="",
            required=True,
            value="1",
            format="",
            tooltip="Why <b>so</b>",
            options=(),
            cd=False,
            text="I agree to <a href='/aml'>AML</a>",
        ),
    )
    assert (direction.id, direction.url) == (17, "https://site.example/exchange-17/")
    assert direction.timeline_text == "<p>Fast</p>"


async def test_directions_in_full_and_with_ids_either_way() -> None:
    other = {**site_says.ROW, "direction_id": 18, "currency_give_id": " 1 ", "rating": [1]}
    async with scripted(done([site_says.ROW, other]), done({"7": other}), done([])) as (_, exchanger):
        first, second = await exchanger.get_directions()
        assert await exchanger.get_directions() == (second,)
        assert await exchanger.get_directions() == ()
    bitcoin = Currency(1, "Bitcoin BTC", "https://site.example/btc.svg")
    assert first == Direction(17, bitcoin, Currency(2, "Сбербанк RUB", ""))
    assert (second.id, second.give) == (18, bitcoin)


async def test_currencies() -> None:
    sides = site_says.ANSWERS["get_direction_currencies"]
    replies = [done(sides), done({**sides, "get": []}), done([])]
    async with scripted(*replies) as (_, exchanger):
        found = await exchanger.get_direction_currencies()
        assert (found.give[0].id, found.get[0].title) == (1, "Сбербанк RUB")
        assert (await exchanger.get_direction_currencies()).get == ()
        assert (await exchanger.get_direction_currencies()).give == ()


@pytest.mark.parametrize(
    ("sent", "read"), [(None, ""), (False, ""), ([], ""), ({}, ""), (True, "1"), (5, "5"), (0.5, "0.5")]
)
async def test_a_text_comes_as_anything(sent: object, read: str) -> None:
    assert (await _quote(com_get=sent)).com_get == read


async def test_unfit_characters_are_taken_out_of_texts() -> None:
    quote = await _quote(com_give="a\x00b\ud800c 😀")
    assert quote.com_give == "ab\ufffdc 😀"

"""Transport, credentials and the envelope, as contract.md has them."""

import json

from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.exchanger.methods import METHODS
from tests.contract.sandbox_exchanger_caller import opened


async def test_test_method_echoes_the_partner_and_names_the_caller() -> None:
    async with opened() as call:
        answer = await call("test", partner_id=42)
        assert answer == {
            "error": 0,
            "error_text": "",
            "data": {"ip": "127.0.0.1", "user_id": 0, "locale": "en_US", "partner_id": 42},
        }


async def test_keys_are_32_characters() -> None:
    async with opened() as call:
        assert len(call.site.login) == len(call.site.key) == 32


async def test_wrong_credentials_are_told_the_api_is_disabled_at_http_200() -> None:
    async with opened() as call:
        for headers in (
            {},
            {"API-LOGIN": call.site.login},
            {"API-LOGIN": call.site.login, "API-KEY": "x" * 32},
        ):
            status, text = await call.raw("test", headers, {})
            assert (status, json.loads(text)) == (200, {"error": 1, "error_text": "Api disabled"})
        call.site.api.bad_key = "empty"
        assert await call.raw("test", {}, {}) == (200, "")


async def test_only_a_posted_form_has_parameters() -> None:
    async with opened() as call:
        body = {"direction_id": SHOWCASE["ordinary"], "calc_amount": 100, "calc_action": 1}
        async with call.session.post(call.url("get_calc"), json=body, headers=call.headers()) as answer:
            assert (await answer.json(content_type=None))["error_text"] == "direction not found"
        async with call.session.get(
            call.url("test"), params={"partner_id": 9}, headers=call.headers()
        ) as answer:
            assert (await answer.json(content_type=None))["data"]["partner_id"] == 0
        async with call.session.put(
            call.url("test"), data={"partner_id": 9}, headers=call.headers()
        ) as answer:
            assert (await answer.json(content_type=None))["data"]["partner_id"] == 0
        async with call.session.post(call.url("test") + "?partner_id=9", headers=call.headers()) as answer:
            assert (await answer.json(content_type=None))["data"]["partner_id"] == 0


async def test_a_limited_key_and_an_unknown_method_get_error_3_without_data() -> None:
    refused = {"error": 3, "error_text": "Method not supported"}
    async with opened() as call:
        assert await call("no_such_method") == refused
        assert await call("success_bid") == refused
        call.site.limit_methods({"test", "bid_info"})
        assert await call("get_exchanges") == refused
        assert (await call("test"))["error"] == 0
        call.site.limit_methods(None)
        assert (await call("get_exchanges"))["error_text"] == ""


async def test_a_key_of_another_address_is_blocked() -> None:
    async with opened() as call:
        key = call.site.add_key(ips={"203.0.113.9"})
        assert await call("test", key=key) == {"error": 2, "error_text": "IP blocked"}


async def test_errors_are_numbers_or_texts_by_method_and_always_numbers_without_quirks() -> None:
    async with opened() as call:
        assert (await call("get_directions"))["error"] == 0
        assert (await call("get_direction", direction_id=12))["error"] == "0"
        assert (await call("get_calc"))["error"] == "1"
    async with opened(quirks=False) as call:
        for method in METHODS:
            if method != "success_bid":
                assert isinstance((await call(method))["error"], int)


async def test_empty_maps_are_lists_on_a_deployed_site() -> None:
    async with opened() as call:
        answer = await call("get_direction", direction_id=SHOWCASE["no_fields"])
        assert answer["data"]["give_fields"] == [] and answer["data"]["dir_fields"] == []
        assert (await call("bid_info", id=1))["error_fields"] == []
        assert (await call("get_exchanges"))["data"] == []
    async with opened(quirks=False) as call:
        answer = await call("get_direction", direction_id=SHOWCASE["no_fields"])
        assert answer["data"]["dir_fields"] == {}
        assert (await call("get_exchanges"))["data"] == {"items": []}


async def test_the_language_changes_titles_and_literal_errors_stay() -> None:
    async with opened() as call:
        titles = {
            lang: (await call("get_directions", lang=lang))["data"][0]["currency_give_title"]
            for lang in ("ru_RU", "en_US", None, "xx_XX")
        }
        assert titles == {
            "ru_RU": "Сбербанк RUB",
            "en_US": "Sberbank RUB",
            None: "Сбербанк RUB",
            "xx_XX": "Сбербанк RUB",
        }
        for lang in ("ru_RU", "en_US"):
            assert (await call("bid_info", lang=lang, id=1))["error_text"] == "no bid exists"
        frozen = [(await call("create_bid", lang=lang, direction_id=14))["error_text"] for lang in titles]
        assert frozen[0] != frozen[1]


async def test_requests_are_kept_without_secrets() -> None:
    async with opened() as call:
        await call("test", partner_id=42)
        request = call.site.requests[-1]
        assert (request.method, dict(request.params)) == ("test", {"partner_id": "42"})
        assert request.headers["API-LANG"] == "en_US"
        kept = repr(call.site.requests)
        assert call.site.key not in kept and call.site.login not in kept


async def test_maintenance_refuses_what_reads_with_1_and_what_acts_with_2() -> None:
    async with opened() as call:
        call.site.maintenance(True)
        assert await call("get_directions") == {"error": 1, "error_text": "maintenance", "data": []}
        assert (await call("get_direction_currencies"))["data"] == {"give": [], "get": []}
        refused = await call("create_bid")
        assert (refused["error"], refused["error_text"]) == ("2", "maintenance")
        call.site.maintenance(True, "Back at <b>10:00</b>")
        for method in ("get_direction", "get_calc"):
            answer = await call(method, direction_id=12)
            assert (answer["error"], answer["error_text"]) == ("1", "Back at <b>10:00</b>")
        for method in ("bid_info", "cancel_bid", "pay_bid"):
            answer = await call(method, id=1)
            assert (answer["error"], answer["error_text"]) == ("2", "Back at <b>10:00</b>")
        assert (await call("get_exchanges"))["error"] == "0"
        call.site.maintenance(False)
        assert (await call("get_calc", direction_id=12))["error"] == "0"

"""A login and a key in whatever words they are sent."""

import pytest

from bot.services.partner_key import ApiKey, is_surely_a_key, parts_of_a_key, read_key

LOGIN, KEY = "3ZUhxYmSgYqp7g3sridxBta30NijEkrn", "VPm6LXPCDAe6vdgxSEu4eq2DCeLTZhJY"


@pytest.mark.parametrize(
    "text",
    [
        f"{LOGIN} {KEY}",
        f"{LOGIN}\n{KEY}\n",
        f"{LOGIN}:{KEY}",
        f"  {LOGIN}, {KEY}.",
        f"login: {LOGIN} key: {KEY}",
        f"API-LOGIN={LOGIN}; API-KEY={KEY}",
        f"Key: {KEY}\nLogin: {LOGIN}",
        f"Логин: «{LOGIN}»\nКлюч: «{KEY}»",
        f"ключ {KEY} и логин {LOGIN}",
        f"key {KEY} {LOGIN}",
        f"{LOGIN} key {KEY}",
    ],
)
def test_read_in_any_usual_wording(text: str) -> None:
    assert read_key(text) == ApiKey(LOGIN, KEY)
    assert parts_of_a_key(text) == 2


def test_of_another_length() -> None:
    assert read_key("partner-77 s3cret/with+signs") == ApiKey("partner-77", "s3cret/with+signs")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 0),
        ("hello", 0),
        (KEY, 1),
        (f"key: {KEY}", 1),
        (f"{LOGIN} short", 1),
        (f"{LOGIN} {KEY} {KEY}", 3),
        ("двенадцать сообщений", 0),
        (f"{LOGIN} {'k' * 201}", 1),
    ],
)
def test_what_is_none(text: str, parts: int) -> None:
    assert read_key(text) is None
    assert parts_of_a_key(text) == parts


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (f"{LOGIN} {KEY}", True),
        (f"{LOGIN}\n\n{KEY}", True),
        (f"«{LOGIN}:{KEY}»", True),
        (f"API login: {LOGIN}\nkey: {KEY}", True),
        (f"/partner {LOGIN} {KEY}", True),
        (f"/partner@some_bot\nlogin: {LOGIN}\nkey: {KEY}", True),
        (f"/partner 42 {LOGIN} {KEY}", False),
        (f"/{LOGIN} {KEY}", False),
        (f"{LOGIN}{KEY}", False),
        (f"to {LOGIN} {KEY}", False),
        (f"{LOGIN} 100", False),
        ("TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE 4111111111111111", False),
    ],
)
def test_what_is_taken_for_a_key_though_nobody_asked(text: str, is_one: bool) -> None:
    assert is_surely_a_key(text) is is_one


def test_neither_shows_in_words() -> None:
    key = ApiKey(LOGIN, KEY)
    assert not [secret for secret in (LOGIN, KEY) if secret in f"{key} {key!r} {key.print()}"]
    assert ApiKey.from_text(key.text()) == key

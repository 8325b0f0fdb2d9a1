"""The settings: what is taken and refused, what is said about it, and that .env.example tells all of them."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.__main__ import main
from bot.app import ROOT
from bot.settings import Settings

COMPLETE = {
    "BOT_TOKEN": "123456789:AAE-made_up",
    "EXCHANGER_URL": "https://exchange.example",
    "EXCHANGER_LOGIN": "l" * 32,
    "EXCHANGER_KEY": "k" * 32,
}
LINE = re.compile(r"(#?)([A-Z_]+)=(.*)")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of this machine: neither of its environment nor of a .env here."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def complete(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """All that is required is set."""
    for name, value in COMPLETE.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def example() -> dict[str, tuple[bool, str]]:
    """Each name of .env.example: whether it is commented out, and its value."""
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    found = [match for line in lines if (match := LINE.fullmatch(line))]
    assert len({match[2] for match in found}) == len(found), "a setting is there twice"
    return {match[2]: (match[1] == "#", match[3]) for match in found}


def written(default: object) -> str:
    """A default as it stands in the environment."""
    return ",".join(map(str, sorted(default))) if isinstance(default, frozenset) else str(default)


def test_the_example_names_every_setting_and_no_other() -> None:
    assert {name.lower() for name in example()} == set(Settings.model_fields)


def test_the_example_shows_the_defaults() -> None:
    for name, (is_comment, value) in example().items():
        field = Settings.model_fields[name.lower()]
        assert is_comment is not field.is_required(), name
        assert value == ("" if field.is_required() else written(field.default)), name


def test_the_example_explains_every_setting() -> None:
    """A comment stands above each group of lines that belong together."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        lines = block.splitlines()
        if any(LINE.fullmatch(line) for line in lines):
            assert lines[0].startswith("# "), block


def test_the_example_filled_in_is_taken(tmp_path: Path) -> None:
    """As the file it is meant to become, with every line that is commented out put in force."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    for name, value in COMPLETE.items():
        text = text.replace(f"\n{name}=\n", f"\n{name}={value}\n")
    (tmp_path / ".env").write_text(re.sub(r"(?m)^#([A-Z_]+=)", r"\1", text), encoding="utf-8")
    settings = Settings()
    assert settings.bot_token.get_secret_value() == COMPLETE["BOT_TOKEN"]
    expected = {
        name: field.default for name, field in Settings.model_fields.items() if not field.is_required()
    }
    assert {name: getattr(settings, name) for name in expected} == expected


def test_several_operators_are_named_with_commas(complete: pytest.MonkeyPatch) -> None:
    complete.setenv("ADMIN_IDS", " 123456789, 42 ")
    assert Settings().admin_ids == {123456789, 42}


@pytest.mark.parametrize("ids", ["@alex", "1;2", "1,", "-5", "1.5"])
def test_operators_that_are_no_numbers_are_refused(complete: pytest.MonkeyPatch, ids: str) -> None:
    complete.setenv("ADMIN_IDS", ids)
    with pytest.raises(ValidationError, match="numbers with commas"):
        Settings()


@pytest.mark.parametrize(
    "url",
    ["https://exchange.example", "http://127.0.0.1:8000", "http://localhost", "http://[::1]:80"],
)
@pytest.mark.parametrize(
    ("name", "kept"),
    [("EXCHANGER_URL", ""), ("TELEGRAM_API_URL", ""), ("WEBHOOK_URL", ""), ("SUPPORT_URL", "/")],
)
def test_addresses_that_are_taken(complete: pytest.MonkeyPatch, name: str, kept: str, url: str) -> None:
    """Paths are put behind the first three; the last is a page, opened as it is written."""
    complete.setenv(name, url + "/")
    assert getattr(Settings(), name.lower()) == url + kept


def test_an_exchanger_in_a_folder_of_its_site(complete: pytest.MonkeyPatch) -> None:
    complete.setenv("EXCHANGER_URL", "https://site.example/exchange/")
    assert Settings().exchanger_url == "https://site.example/exchange"


@pytest.mark.parametrize(
    "url",
    [
        "http://exchange.example",
        "http://127.0.0.1.example",
        "http://localhost.example",
        "http://10.0.0.5",
        "ftp://exchange.example",
        "exchange.example",
        "https://",
        "http://",
    ],
)
@pytest.mark.parametrize("name", ["EXCHANGER_URL", "TELEGRAM_API_URL", "SUPPORT_URL"])
def test_addresses_that_are_refused(complete: pytest.MonkeyPatch, name: str, url: str) -> None:
    """In the clear a key or an order travels on this machine only."""
    complete.setenv(name, url)
    with pytest.raises(ValidationError):
        Settings()


def test_support_may_be_a_telegram_account(complete: pytest.MonkeyPatch) -> None:
    complete.setenv("SUPPORT_URL", "tg://resolve?domain=operator")
    assert Settings().support_url == "tg://resolve?domain=operator"


@pytest.mark.parametrize(
    "token", ["", "123456789", "AAE-made_up", "bot123:AAE", "123:AAE/../x", "123:AAE made up"]
)
def test_tokens_that_are_refused(complete: pytest.MonkeyPatch, token: str) -> None:
    complete.setenv("BOT_TOKEN", token)
    with pytest.raises(ValidationError):
        Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WATCH_INTERVAL", "0"),
        ("WATCH_INTERVAL", "soon"),
        ("QUOTE_TOLERANCE", "-1"),
        ("HTTP_PORT", "65536"),
        ("EXCHANGER_CONCURRENCY", "0"),
        ("LOG_LEVEL", "LOUD"),
        ("REDIS_URL", "localhost:6379"),
        ("REDIS_URL", "http://redis"),
    ],
)
def test_values_out_of_range_are_refused(complete: pytest.MonkeyPatch, name: str, value: str) -> None:
    complete.setenv(name, value)
    with pytest.raises(ValidationError):
        Settings()


@pytest.mark.parametrize("level", ["WARNING", "warning", "Warning"])
def test_a_log_level_in_capitals_or_not(complete: pytest.MonkeyPatch, level: str) -> None:
    complete.setenv("LOG_LEVEL", level)
    assert Settings().log_level == "WARNING"


@pytest.mark.usefixtures("complete")
def test_a_wrong_log_level_is_told_which_there_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["bot"])
    monkeypatch.setenv("LOG_LEVEL", "LOUD")
    assert main() == 2
    told = capsys.readouterr().err
    assert "LOG_LEVEL: Input should be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'\n" in told


@pytest.mark.usefixtures("complete")
def test_secrets_are_not_in_what_is_printed_of_the_settings() -> None:
    printed = f"{Settings()} {Settings()!r}"
    for name in ("BOT_TOKEN", "EXCHANGER_LOGIN", "EXCHANGER_KEY"):
        assert COMPLETE[name] not in printed


@pytest.mark.parametrize("command", [[], ["doctor"]])
def test_what_is_wrong_is_said_in_words_without_values(
    complete: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    complete.setattr("sys.argv", ["bot", *command])
    complete.setenv("BOT_TOKEN", "my-secret-token")
    complete.setenv("EXCHANGER_URL", "http://user:my-secret-key@exchange.example")
    complete.setenv("WATCH_INTERVAL", "my-secret-interval")
    complete.delenv("EXCHANGER_LOGIN")
    assert main() == 2
    told = capsys.readouterr().err
    assert "BOT_TOKEN: " in told
    assert "EXCHANGER_URL: " in told
    assert "WATCH_INTERVAL: " in told
    assert "EXCHANGER_LOGIN: is not set" in told
    assert ".env.example" in told
    assert "my-secret" not in told
    assert "Traceback" not in told


@pytest.mark.parametrize("secret", ["two words", "sécret", "x" * 257, "a=b"])
def test_secrets_that_telegram_would_not_take(complete: pytest.MonkeyPatch, secret: str) -> None:
    complete.setenv("WEBHOOK_URL", "https://bot.example")
    complete.setenv("WEBHOOK_SECRET", secret)
    with pytest.raises(ValidationError, match="at most 256 of"):
        Settings()


def test_a_secret_needs_an_address(complete: pytest.MonkeyPatch) -> None:
    complete.setenv("WEBHOOK_SECRET", "Only-Telegram_knows")
    with pytest.raises(ValidationError, match="WEBHOOK_URL must be set too"):
        Settings()
    complete.setenv("WEBHOOK_URL", "https://bot.example")
    settings = Settings()
    assert settings.by_webhook
    assert "Only-Telegram_knows" not in f"{settings} {settings!r}"
    complete.delenv("WEBHOOK_SECRET")
    assert not Settings().by_webhook

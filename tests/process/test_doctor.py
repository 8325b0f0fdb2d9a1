"""The doctor, against a site and a Telegram that are well, or have the troubles it tells apart."""

import ast
import re
import socket
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr

from bot.app import ROOT
from bot.doctor import NEEDED, USEFUL, examine
from bot.exchanger.client import METHODS
from bot.partners_check import OF_PARTNERS
from bot.sandbox.demo import bot_settings
from bot.sandbox.exchanger import Pace, SandboxExchanger
from bot.sandbox.telegram import SandboxTelegram
from bot.services.switchboard import Switchboard
from bot.settings import Settings
from bot.storage.database import open_database
from bot.storage.migrate import migration_files
from bot.vault import Vault
from bot.webhook_check import TELEGRAM, wrong_address

WRITES = {"create_bid", "cancel_bid", "pay_bid", "success_bid"}


@pytest.fixture
async def exchanger() -> AsyncIterator[SandboxExchanger]:
    async with SandboxExchanger(pace=Pace(answer=0, create=0), seed=1) as exchanger:
        yield exchanger


@pytest.fixture
async def telegram() -> AsyncIterator[SandboxTelegram]:
    async with SandboxTelegram() as telegram:
        yield telegram


@pytest.fixture
def settings(exchanger: SandboxExchanger, telegram: SandboxTelegram, tmp_path: Path) -> Settings:
    return bot_settings(exchanger, telegram, tmp_path)


Examined = Callable[..., Awaitable[tuple[int, str]]]


@pytest.fixture
def examined(settings: Settings, capsys: pytest.CaptureFixture[str]) -> Examined:
    """Runs the doctor on the settings, changed; its exit code and what it printed, which holds no secret."""

    async def run(**changes: object) -> tuple[int, str]:
        changed = settings.model_copy(update=changes)
        code = await examine(changed)
        printed = capsys.readouterr().out
        for secret in (changed.bot_token, changed.exchanger_login, changed.exchanger_key):
            assert secret.get_secret_value() not in printed
        return code, printed

    return run


def away() -> str:
    """An address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


async def test_all_is_well(examined: Examined, exchanger: SandboxExchanger) -> None:
    code, printed = await examined()
    assert code == 0, printed
    assert "✗" not in printed
    assert "@premium_exchanger_bot" in printed
    assert f"{len(exchanger.catalogue.listed(0, 0))} directions" in printed
    for method in (*NEEDED, *USEFUL):
        assert f"✓ {method} may be called" in printed


async def test_changes_nothing_at_the_site(examined: Examined, exchanger: SandboxExchanger) -> None:
    before = {bid.id: bid.status for bid in exchanger.ledger}
    await examined()
    writes = [request for request in exchanger.requests if request.method in WRITES]
    assert {request.method for request in writes} == WRITES
    assert [request.params for request in writes] == [{}] * len(writes)
    assert {bid.id: bid.status for bid in exchanger.ledger} == before


def test_looks_at_every_method_that_the_bot_calls() -> None:
    """A method that a new feature calls has to be named with what it is for."""
    called = set[str]()
    for path in (*ROOT.glob("bot/services/*.py"), *ROOT.glob("bot/exchanger/directory.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                called.add(node.attr)
    assert called == {"test", *NEEDED, *USEFUL, *OF_PARTNERS, "success_bid"}


@pytest.mark.parametrize("answer", ["text", "empty"])
async def test_a_refused_key(examined: Examined, exchanger: SandboxExchanger, answer: str) -> None:
    exchanger.api.bad_key = answer  # type: ignore[assignment]  # both of its values are tried
    code, printed = await examined(exchanger_key=SecretStr("k" * 32))
    assert code == 1
    assert (
        "✗ API key refused: check EXCHANGER_LOGIN and EXCHANGER_KEY, and that the API is switched" in printed
    )


async def test_a_key_cut_short_is_seen_by_its_length(examined: Examined) -> None:
    code, printed = await examined(exchanger_key=SecretStr("shortened-key"))
    assert code == 1
    assert "the key has 13 characters instead of 32" in printed


async def test_a_key_that_no_header_takes(examined: Examined) -> None:
    code, printed = await examined(exchanger_key=SecretStr("two\nlines"))
    assert code == 1
    assert "✗ EXCHANGER_URL, EXCHANGER_LOGIN or EXCHANGER_KEY can't be used" in printed


@pytest.mark.parametrize("method", NEEDED)
async def test_a_needed_method_is_not_allowed(
    examined: Examined, exchanger: SandboxExchanger, method: str
) -> None:
    exchanger.limit_methods({"test", *NEEDED, *USEFUL} - {method})
    code, printed = await examined()
    assert code == 1
    assert f"✗ {method} isn't allowed for this key: allow it in the site's admin (needed: " in printed
    assert printed.count("✗") == 2  # this one, and in the last line


@pytest.mark.parametrize("method", USEFUL)
async def test_a_useful_method_is_not_allowed(
    examined: Examined, exchanger: SandboxExchanger, method: str
) -> None:
    exchanger.limit_methods({"test", *NEEDED, *USEFUL} - {method})
    code, printed = await examined()
    assert code == 0
    assert f"! {method} isn't allowed for this key: allow it in the site's admin (useful: " in printed


async def test_test_itself_need_not_be_allowed(examined: Examined, exchanger: SandboxExchanger) -> None:
    exchanger.limit_methods({*NEEDED, *USEFUL})
    code, printed = await examined()
    assert code == 0, printed
    assert "! test isn't allowed for this key" in printed


async def test_methods_that_are_not_needed_are_told_in_a_line(
    examined: Examined, exchanger: SandboxExchanger
) -> None:
    exchanger.limit_methods({"test", *NEEDED, *USEFUL, "success_bid"})
    code, printed = await examined()
    assert code == 0
    (line,) = [line for line in printed.splitlines() if "not needed (" in line]
    told = dict(each.split(" ", 1) for each in line.partition(": ")[2].split(", "))
    assert told.keys() == METHODS - {"test", *NEEDED, *USEFUL, *OF_PARTNERS}
    assert [method for method, answer in told.items() if answer == "allowed"] == ["success_bid"]
    assert set(told.values()) == {"allowed", "not allowed"}


async def test_methods_for_partners_keys_are_not_tried_with_this_one(
    examined: Examined, exchanger: SandboxExchanger
) -> None:
    code, printed = await examined()
    assert code == 0
    assert f"called with partners' own keys, not with the bot's: {', '.join(sorted(OF_PARTNERS))}" in printed
    assert not [request for request in exchanger.requests if request.method in OF_PARTNERS]


async def test_a_secret_key_that_reads_what_is_kept(examined: Examined, tmp_path: Path) -> None:
    code, printed = await examined()
    assert code == 0
    assert "! SECRET_KEY is not set: partners can't connect their API keys. Make one by openssl" in printed
    older, newer = [Fernet.generate_key().decode() for _ in range(2)]
    database = await open_database(f"sqlite:///{tmp_path}/bot.db")
    async with database.transaction() as tx:
        await tx.partners.join(42, 7, Vault(older).seal("login\nkey"), 1)
    await database.close()
    code, printed = await examined(secret_key=SecretStr(f"{newer},{older}"))
    assert code == 0
    assert "✓ SECRET_KEY is set, and reads the keys of partners (1)" in printed
    for lost in ("", newer):
        code, printed = await examined(secret_key=SecretStr(lost))
        assert code == 1
        assert "✗ SECRET_KEY: 1 keys can't be read with it: put the older one back" in printed
        assert not {older, newer} & set(re.findall(r"[\w=-]+", printed))


async def test_an_address_the_key_is_not_for(examined: Examined, exchanger: SandboxExchanger) -> None:
    exchanger.main_key.ips = frozenset({"203.0.113.7"})
    code, printed = await examined()
    assert code == 1
    assert "✗ this machine's address is refused: add it to the key's IP addresses" in printed


@pytest.mark.parametrize("words", ["", "Back at noon <b>\x1b[31m"])
async def test_maintenance(examined: Examined, exchanger: SandboxExchanger, words: str) -> None:
    exchanger.maintenance(True, words)
    code, printed = await examined()
    assert code == 1
    assert "✗ the site is in maintenance" in printed
    assert "may be called" not in printed
    assert "\x1b" not in printed


async def test_nothing_on_offer(examined: Examined, exchanger: SandboxExchanger) -> None:
    for direction_id in exchanger.catalogue.directions:
        exchanger.switch_direction(direction_id, on=False)
    code, printed = await examined()
    assert code == 1
    assert "✗ no direction is on offer" in printed


async def test_the_exchanger_is_away(examined: Examined) -> None:
    url = away()
    code, printed = await examined(exchanger_url=url)
    assert code == 1
    assert f"✗ {url} can't be reached" in printed
    assert "check EXCHANGER_URL" in printed


@pytest.mark.parametrize("kind", ["html_page", "junk", "wrong_shape"])
async def test_something_else_answers_for_the_exchanger(
    examined: Examined, exchanger: SandboxExchanger, kind: str
) -> None:
    exchanger.faults.set(kind)
    code, printed = await examined()
    assert code == 1
    assert f"✗ what answers at {exchanger.url} isn't the exchanger's API" in printed


async def test_a_method_without_a_clear_answer(examined: Examined, exchanger: SandboxExchanger) -> None:
    exchanger.faults.set("html_page", methods={"create_bid"})
    code, printed = await examined()
    assert code == 1
    assert "✗ create_bid gave no clear answer" in printed


async def test_a_refused_token(examined: Examined) -> None:
    code, printed = await examined(bot_token=SecretStr("42:another-token"))
    assert code == 1
    assert "✗ the token is refused: copy it anew from @BotFather" in printed
    assert "create_bid may be called" in printed  # one trouble doesn't hide what comes after


async def test_telegram_is_away(examined: Examined) -> None:
    url = away()
    code, printed = await examined(telegram_api_url=url)
    assert code == 1
    assert f"✗ {url} can't be reached" in printed
    assert "the token is refused" not in printed


async def test_something_else_answers_for_telegram(examined: Examined, telegram: SandboxTelegram) -> None:
    telegram.faults.add("junk")
    code, printed = await examined()
    assert code == 1
    assert f"✗ what answers at {telegram.url} isn't Telegram's Bot API" in printed


async def test_a_database_that_is_not_there_yet_is_not_made(examined: Examined, tmp_path: Path) -> None:
    code, printed = await examined(database_url=f"sqlite:///{tmp_path}/data/bot.db")
    assert code == 0
    assert f"✓ sqlite:///{tmp_path}/data/bot.db isn't there yet, and will be made at the next" in printed
    assert not list(tmp_path.iterdir())  # noqa: ASYNC240 - a folder of the test


async def test_a_database_that_can_not_be_made(examined: Examined, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    code, printed = await examined(database_url=f"sqlite:///{tmp_path}/data/bot.db")
    assert code == 1
    assert f"✗ DATABASE_URL: sqlite:///{tmp_path}/data/bot.db can't be opened: Not a directory" in printed


async def test_a_database_is_looked_at_and_left_as_it_is(examined: Examined, tmp_path: Path) -> None:
    await (await open_database(f"sqlite:///{tmp_path}/bot.db")).close()
    before = (tmp_path / "bot.db").read_bytes()
    code, printed = await examined()
    assert code == 0
    assert "opens and can be written" in printed
    assert "migrated" not in printed
    assert (tmp_path / "bot.db").read_bytes() == before


async def test_a_database_is_not_migrated(examined: Examined, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "bot.db")
    connection.execute("CREATE TABLE other (x BIGINT)")
    code, printed = await examined()
    assert code == 0
    assert f"✓ it will be migrated from 0 to {len(migration_files())} at the next start" in printed
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("other",)]
    connection.close()


async def test_a_database_that_is_none(examined: Examined, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Sir or Madam, this is no database at all. " * 50)
    code, printed = await examined(database_url=f"sqlite:///{file}")
    assert code == 1
    assert re.search(r"✗ DATABASE_URL: sqlite:///\S+ can't be opened: file is not a database", printed)


@pytest.mark.parametrize("url", ["postgresql://eve:s3cr3t@127.0.0.1:9/bot?sslkey=s3cr3t", "eve:s3cr3t@there"])
async def test_no_password_is_printed(examined: Examined, url: str) -> None:
    code, printed = await examined(database_url=url)
    assert code == 1
    assert "✗ DATABASE_URL" in printed
    assert "s3cr3t" not in printed


async def test_hints(examined: Examined) -> None:
    code, printed = await examined(support_url="")
    assert code == 0
    assert "! SUPPORT_CHAT_ID, ADMIN_IDS and SUPPORT_URL are not set" in printed


async def test_the_support_group(examined: Examined, telegram: SandboxTelegram) -> None:
    forum, group = telegram.groups["forum"], telegram.groups["group"]
    code, printed = await examined(support_chat_id=forum)
    assert code == 0, printed
    assert "✓ the support group is a forum, and the bot may manage its topics" in printed
    telegram.world.chats[forum].bot_manages_topics = False
    for chat_id, said in (
        (forum, "make the bot an administrator there who may manage topics"),
        (group, "isn't a forum"),
        (-1, "the bot isn't in that group"),
    ):
        code, printed = await examined(support_chat_id=chat_id)
        assert code == 1
        assert re.search(f"✗ SUPPORT_CHAT_ID:? {said}", printed), printed
    _, printed = await examined(admin_ids=frozenset({1}))
    assert "✓ customers write to support through the bot, and operators answer in their own chats" in printed


async def test_where_operators_are_told(examined: Examined, telegram: SandboxTelegram) -> None:
    forum, group = telegram.groups["forum"], telegram.groups["group"]
    code, printed = await examined(operators_chat_id=forum, operators_topic_id=1)
    assert code == 0, printed
    assert "✓ operators are told of what happens in their group" in printed
    for wrong, said in (
        ({"operators_chat_id": group, "operators_topic_id": 1}, "that chat has no topics"),
        ({"operators_chat_id": -1}, "the bot isn't in that group"),
        ({"operators_topic_id": 1}, "is a topic of the group OPERATORS_CHAT_ID"),
    ):
        code, printed = await examined(**wrong)
        assert code == 1
        assert re.search(f"✗ OPERATORS_(CHAT|TOPIC)_ID:? {said}", printed), printed
    _, printed = await examined(admin_ids=frozenset({1}))
    assert "✓ operators are told of what happens in their own chats" in printed


async def test_a_language_without_texts(examined: Examined) -> None:
    code, printed = await examined(default_locale="xx")
    assert code == 1
    assert "✗ DEFAULT_LOCALE: there are texts in en and ru only" in printed


async def test_a_webhook_is_looked_at(examined: Examined, telegram: SandboxTelegram) -> None:
    url = away()
    by_webhook = {"webhook_url": url, "webhook_secret": SecretStr("Only-Telegram_knows")}
    code, printed = await examined(**by_webhook)
    assert code == 0
    assert f"✓ no webhook at {url}/telegram is set yet" in printed
    telegram.world.webhook.set(f"{url}/telegram", None, None)
    code, printed = await examined(**by_webhook)
    assert f"✓ Telegram sends updates to {url}/telegram; 0 are waiting" in printed
    telegram.world.webhook.failed("Wrong response from the webhook: 502 Bad Gateway")
    code, printed = await examined(**by_webhook)
    assert code == 0
    assert "! at 20" in printed
    assert "could not deliver one: Wrong response from the webhook: 502 Bad Gateway; if it goes on" in printed
    assert "Only-Telegram_knows" not in printed
    code, printed = await examined(webhook_url=url)
    assert "! WEBHOOK_SECRET is not set" in printed
    assert "! a webhook is set at Telegram: the bot takes it away" in printed


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://127.0.0.1:8080", "is on this machine"),
        ("https://bot.example:8080", "has port 8080: Telegram sends to 443, 80, 88, 8443 only"),
        ("https://bot.example:8443/bot", ""),
    ],
)
def test_an_address_that_telegram_can_not_send_to(settings: Settings, url: str, told: str) -> None:
    real = settings.model_copy(update={"telegram_api_url": TELEGRAM, "webhook_url": url})
    assert told in wrong_address(real)
    assert bool(told) is bool(wrong_address(real))


async def test_redis_is_looked_at(examined: Examined, redis_url: str) -> None:
    code, printed = await examined(redis_url=SecretStr(redis_url))
    assert code == 0, printed
    assert "✓ 127.0.0.1 answers" in printed
    assert "REDIS_URL is of no use with it" in printed


async def test_redis_that_is_away_is_told(examined: Examined) -> None:
    url = away().replace("http://", "redis://:a-secret@")
    code, printed = await examined(redis_url=SecretStr(url))
    assert code == 1
    assert "127.0.0.1 can't be used (ConnectionError): check REDIS_URL" in printed
    assert "a-secret" not in printed


async def test_what_operators_have_written_is_told(examined: Examined, settings: Settings) -> None:
    _, printed = await examined(requisites="page")
    assert "! REQUISITES=page" in printed
    assert "· none yet: operators write them in the chat, by /texts" in printed
    database = await open_database(settings.database_url)
    try:
        switchboard = Switchboard(database)
        async with switchboard.changing() as tx:
            for name in ("text:rules:en", "text:greeting:en", "text:terms:ru"):
                await switchboard.put(tx, name, "Words of the operator's", 1)
    finally:
        await database.close()
    code, printed = await examined()
    assert code == 0, printed
    assert "· in en: greeting, rules" in printed
    assert "! rules is not written in ru: its readers get it in en" in printed
    assert "greeting is not written" not in printed, "the bot has one of its own"
    assert "! terms is not written in en: its readers get it in ru" in printed
    assert "✓ terms have to be accepted: version 1, in ru" in printed
    assert "REQUISITES" not in printed

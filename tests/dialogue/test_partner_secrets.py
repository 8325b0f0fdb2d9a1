"""A partner's key is sealed or nowhere: not in the database's files, in logs, in errors, in a later message.
SECRET_KEY itself can be changed."""

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.services.joining import Joining
from bot.services.partner_key import ApiKey
from bot.storage.ids import now_ms
from bot.vault import Vault
from tests.conftest import Product
from tests.dialogue.orders import until
from tests.dialogue.partners import KEY_METHODS, PARTNER_ID, SECRET, PartnerTalk, start_with_secret
from tests.dialogue.talk import Talk
from tests.engines import on_both_engines
from tests.rows import SQLITE


@on_both_engines
async def test_a_key_is_kept_nowhere_in_the_clear(
    with_secret: Product, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong on its way: refused, a site that is away, our own mistake."""
    product, site = with_secret, with_secret.exchanger
    caplog.set_level(logging.DEBUG)
    product.expected_errors = "error "
    talk = await Talk.begin(product)
    key = site.add_key(PARTNER_ID, KEY_METHODS)
    wrong = "w" * 32
    await joins(talk, f"{key.login} {wrong}", "partner-key-refused")
    site.faults.set("html_page", methods=["get_partner_info"], times=1)
    await joins(talk, f"{key.login} {key.secret}", "trouble-away")
    with monkeypatch.context() as broken:
        broken.setattr(Joining, "_partner_of", mistaken)
        other = site.add_key(PARTNER_ID, KEY_METHODS)
        await talk.customer.say(f"{other.login} {other.secret}")
        await talk.customer.sees(lambda message: bool(message.code))
    site.faults.clear()
    good = site.add_key(PARTNER_ID, KEY_METHODS)
    await joins(talk, f"{good.login} {good.secret}", "partner-joined")
    for place in ("key", "tell", "money", "stats", "link", "home"):
        await talk.customer.forge(f"p:{place}:0", talk.customer.screen)
        await until(lambda: not product.rows("SELECT 1 FROM outbox WHERE state = 'queued'"))
    secrets = {key.login, key.secret, wrong, other.login, other.secret, good.login, good.secret, SECRET}
    kept = await asyncio.to_thread(everything, product)
    assert "gAAAA" in kept, "a sealed one is there"
    logged = "\n".join(text for text in bots_log(caplog))
    assert len(logged) > 1000
    said = "\n".join(talk.customer.told)
    found = [(secret, place) for secret in secrets for place in (kept, logged, said) if secret in place]
    assert not found


async def joins(talk: Talk, text: str, answer: str) -> None:
    await talk.customer.say(text)
    await talk.sees(answer)


async def mistaken(_: Joining, key: ApiKey) -> None:
    raise RuntimeError(f"a mistake of ours with {key.text()} in its words")


def everything(product: Product) -> str:
    """All that the database holds, by its files or by its tables."""
    url = product.database_url
    if url.startswith(SQLITE):
        files = sorted(Path(url.removeprefix(SQLITE)).parent.glob("bot.db*"))
        return "".join(file.read_bytes().decode(errors="replace") for file in files)
    tables = product.rows("SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()")
    assert len(tables) > 10
    return "".join(str(product.rows(f"SELECT t::text FROM {table} t")) for (table,) in tables)  # noqa: S608 - ours


def bots_log(caplog: pytest.LogCaptureFixture) -> Iterator[str]:
    """Of all that runs in the bot; the sandbox's own lines are the sandbox's."""
    for record in caplog.records:
        if not record.name.startswith("bot.sandbox"):
            yield f"{record.name} {record.getMessage()} {record.exc_text or ''} {record.args!r}"


@on_both_engines
async def test_secret_key_can_be_changed(product: Product) -> None:
    """The new one before the old one: what that has sealed is read, and sealed anew; then the old can go."""
    old, new = [Fernet.generate_key().decode() for _ in range(2)]
    await start_with_secret(product, old)
    talk = await Talk.begin(product)
    key = product.exchanger.add_key(PARTNER_ID, KEY_METHODS)
    await joins(talk, f"{key.login} {key.secret}", "partner-joined")
    await payout(product, Vault(old).seal("an account"), talk.customer.id)
    ((by_old,),) = product.rows("SELECT secret FROM partners")
    await start_with_secret(product, f"{new},{old}")
    await until(lambda: sealed_with(product, new) == {"an account", f"{key.login}\n{key.secret}"})
    await until(lambda: by_old not in everything(product))
    await start_with_secret(product, new)
    await talk.customer.say("/partner")
    shown = await talk.sees("partner-home", partner=str(PARTNER_ID))
    assert talk.words("partner-key-unreadable") not in shown.text
    await product.stop_bot()
    product.expected_errors = "SECRET_KEY can't read 2 "
    await start_with_secret(product, old)
    await talk.customer.say("/partner")
    await talk.sees("partner-key-unreadable")


async def payout(product: Product, account: str, user_id: int) -> None:
    sql = (
        "INSERT INTO payouts (id, draft_id, partner_id, user_id, lang, method_id, method_title, account,"
        " amount, stage, attempts, created_at, updated_at)"
        " VALUES (1, 1, :partner, :user, 'en', 1, 'USDT', :account, '1', 'closed', 1, :at, :at)"
    )
    values = {"partner": PARTNER_ID, "user": user_id, "account": account, "at": now_ms()}
    await product.change(sql, **values)


def sealed_with(product: Product, secret: str) -> set[str]:
    """What is sealed with that key, opened."""
    vault = Vault(secret)
    rows = product.rows("SELECT secret FROM partners") + product.rows("SELECT account FROM payouts")
    return {vault.open(sealed) for (sealed,) in rows if vault.is_sealed_with_first(sealed)}


async def test_without_it_what_was_sealed_is_left_alone(
    product: Product, caplog: pytest.LogCaptureFixture
) -> None:
    """An operator who lost it for a moment loses nothing; it is said once, without a secret."""
    await start_with_secret(product)
    talk = await PartnerTalk.joined(product)
    before = product.rows("SELECT secret FROM partners")
    await product.stop_bot()
    product.expected_errors = "SECRET_KEY can't read 1 "
    await product.start_bot()
    await until(lambda: "SECRET_KEY can't read 1 " in caplog.text)
    assert product.rows("SELECT secret FROM partners") == before
    assert talk.key.secret not in caplog.text
    await talk.customer.say("/partner")
    await talk.sees("partner-key-unreadable")
    await talk.tap("partner-button-key")
    await talk.tap("partner-button-replace")
    await talk.sees("partner-join-impossible")
    await start_with_secret(product)
    await talk.customer.say("/partner")
    await talk.sees("partner-home", partner=str(PARTNER_ID))
    assert caplog.text.count("SECRET_KEY can't read 1 ") == 1

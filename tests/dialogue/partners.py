"""A partner's conversation with the bot: a customer who has joined by a key of their own."""

from collections.abc import Iterable
from typing import Any, Self

from cryptography.fernet import Fernet
from pydantic import SecretStr

from bot.sandbox.exchanger.keys import PARTNER_METHODS, Key
from bot.storage.ids import now_ms
from bot.vault import Vault
from tests.conftest import Product
from tests.dialogue.talk import Talk

SECRET = Fernet.generate_key().decode()
PARTNER_ID = 4242
KEY_METHODS = frozenset({"test", *PARTNER_METHODS})


async def start_with_secret(product: Product, secret: str = SECRET, **changes: Any) -> None:
    """The bot anew, with a SECRET_KEY: partners can connect keys."""
    await product.stop_bot()
    await product.start_bot(secret_key=SecretStr(secret), **changes)


class PartnerTalk(Talk):
    """`key` is the site's: `.methods` and `.ips` may be changed, as in the site's account."""

    key: Key
    partner_id: int

    @classmethod
    async def joined(
        cls,
        product: Product,
        locale: str = "en",
        partner_id: int = PARTNER_ID,
        methods: Iterable[str] | None = KEY_METHODS,
        *,
        watched: bool = False,
    ) -> Self:
        """A partner of the site who has joined by key; the bot must have SECRET.

        `watched`: the site's list of their orders is read by itself too, as for every real one.
        """
        talk = await cls.begin(product, locale)
        talk.partner_id = partner_id
        talk.key = product.exchanger.add_key(partner_id, methods)
        sealed = Vault(SECRET).seal(f"{talk.key.login}\n{talk.key.secret}")
        await product.change(
            "INSERT INTO partners (id, user_id, secret, created_at, tell_orders, tell_rewards, tell_payouts,"
            " look_at) VALUES (:id, :user_id, :secret, :at, 1, 1, 1, :look_at)",
            id=partner_id,
            user_id=talk.customer.id,
            secret=sealed,
            at=now_ms(),
            look_at=now_ms() if watched else None,
        )
        return talk


async def register(talk: Talk, partner_id: int = PARTNER_ID) -> None:
    """Makes them a partner without a key, as one whom an operator has invited."""
    await talk.product.change(
        "INSERT INTO partners (id, user_id, created_at, tell_orders, tell_rewards, tell_payouts)"
        " VALUES (:id, :user_id, :at, 1, 1, 1)",
        id=partner_id,
        user_id=talk.customer.id,
        at=now_ms(),
    )


def written(key: Key) -> str:
    return f"{key.login} {key.secret}"


def stands(talk: Talk, message_id: int) -> bool:
    return any(message.id == message_id for message in talk.customer.messages)


async def asked_for_key(talk: Talk) -> None:
    await talk.customer.say("/partner")
    await talk.sees("partner-about")
    await talk.tap("partner-button-join")
    await talk.sees("partner-join-ask")


async def sends(talk: Talk, text: str, answer: str, **args: str) -> None:
    """What is sent is deleted before the answer comes."""
    sent = await talk.customer.say(text)
    shown = await talk.sees(answer, **args)
    assert not stands(talk, sent.id)
    assert shown.id > sent.id

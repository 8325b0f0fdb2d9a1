"""Whether an account looks like what the title of a currency or a payment method says. Titles are the
operator's, so a mismatch is a doubt to tell, never a no."""

import base64
import binascii
import re
from collections.abc import Callable
from enum import StrEnum

from bot.checksums import (
    BASE58,
    BECH32,
    BECH32_LATER,
    BECH32_V0,
    bech32_sum,
    double_sha,
    from_base58,
    luhn_sum,
)
from bot.services.keccak import keccak256

ACCOUNT_LENGTH = 255
_BECH32_LENGTH = 90
_WORD = re.compile(r"[^\W_]+")
_OTHERS = frozenset(
    {"BCH", "CASH", "BSV", "SV", "BTG", "GOLD", "LIGHTNING", "LN", "LIQUID", "WRAPPED", "WBTC", "MWEB"}
    | {"SBP", "СБП", "IBAN", "PHONE", "ТЕЛЕФОН", "ТЕЛЕФОНУ", "ТЕЛЕФОНА", "НАЛИЧНЫЕ"}
)
"""In titles that name a coin or a card too, of what has accounts of its own."""


class Doubt(StrEnum):
    """What it should be, and doesn't look like."""

    TRON = "tron"
    EVM = "evm"
    BITCOIN = "bitcoin"
    LITECOIN = "litecoin"
    TON = "ton"
    CARD = "card"
    EMAIL = "email"
    PHONE = "phone"


def typed_account(text: str) -> str | None:
    """What was typed as an account; None when it is none: empty, of several lines, or too long."""
    account = text.strip()
    fits = 0 < len(account) <= ACCOUNT_LENGTH and account.isprintable()
    return account if fits else None


def doubt_about(title: str, account: str) -> Doubt | None:
    """The first network that the title names decides: "Tether TRC20" is Tron's, whatever else it is."""
    words = {word.upper() for word in _WORD.findall(f"{title} {title.replace('-', '')}")}
    for doubt, names, is_one in _CHECKS:
        if words & names and not words & _OTHERS:
            return None if is_one(account) else doubt
    return None


def _is_tron(account: str) -> bool:
    return _base58check(account) == (0x41, 20)


def _is_evm(account: str) -> bool:
    """With letters of both sizes they are a checksum (EIP-55)."""
    if not re.fullmatch("0x[0-9a-fA-F]{40}", account):
        return False
    digits = account[2:]
    if digits in {digits.lower(), digits.upper()}:
        return True
    marks = keccak256(digits.lower().encode()).hex()
    return all(
        not char.isalpha() or char.isupper() == (mark >= "8")
        for char, mark in zip(digits, marks, strict=False)
    )


def _is_bitcoin(account: str) -> bool:
    return _base58check(account) in {(0x00, 20), (0x05, 20)} or _is_bech32(account, "bc")


def _is_litecoin(account: str) -> bool:
    return _base58check(account) in {(0x30, 20), (0x32, 20), (0x05, 20)} or _is_bech32(account, "ltc")


def _is_ton(account: str) -> bool:
    """A wallet's friendly form, its checksum behind it, or the raw one."""
    if re.fullmatch("-?[01]:[0-9a-fA-F]{64}", account):
        return True
    if not re.fullmatch("[A-Za-z0-9_/+-]{48}", account):
        return False
    raw = base64.b64decode(account.replace("-", "+").replace("_", "/"))
    return binascii.crc_hqx(raw[:34], 0) == int.from_bytes(raw[34:], "big")


def _is_card(account: str) -> bool:
    """By Luhn's checksum."""
    digits = re.sub("[ -]", "", account)
    return re.fullmatch("[0-9]{12,19}", digits) is not None and luhn_sum(digits) % 10 == 0


def _base58check(account: str) -> tuple[int, int] | None:
    """The version and the length of what it holds; None when its checksum is wrong."""
    if not 25 <= len(account) <= 50 or any(char not in BASE58 for char in account):
        return None
    raw = from_base58(account)
    body, check = raw[:-4], raw[-4:]
    return (body[0], len(body) - 1) if double_sha(body) == check and body else None


def _is_bech32(account: str, prefix: str) -> bool:
    if account not in {account.lower(), account.upper()} or len(account) > _BECH32_LENGTH:
        return False
    before, _, data = account.lower().rpartition("1")
    if before != prefix or len(data) < 14 or any(char not in BECH32 for char in data):
        return False
    right = BECH32_V0 if data[0] == "q" else BECH32_LATER
    return bech32_sum(prefix, [BECH32.index(char) for char in data]) == right


_CHECKS: tuple[tuple[Doubt, frozenset[str], Callable[[str], bool]], ...] = (
    (Doubt.TRON, frozenset({"TRC20", "TRX", "TRON"}), _is_tron),
    (
        Doubt.EVM,
        frozenset({"ERC20", "BEP20", "BSC", "POLYGON", "MATIC", "ARBITRUM", "OPTIMISM", "AVAXC", "BASE"}),
        _is_evm,
    ),
    (Doubt.TON, frozenset({"TON", "TONCOIN"}), _is_ton),
    (Doubt.LITECOIN, frozenset({"LTC", "LITECOIN"}), _is_litecoin),
    (Doubt.BITCOIN, frozenset({"BTC", "BITCOIN"}), _is_bitcoin),
    (Doubt.EVM, frozenset({"ETH", "ETHEREUM"}), _is_evm),
    (
        Doubt.CARD,
        frozenset({"CARD", "VISA", "MASTERCARD", "MAESTRO", "КАРТА", "КАРТЫ", "КАРТУ", "МИР"}),
        _is_card,
    ),
)
"""Networks before coins: USDT and even Bitcoin go by several."""

"""Whether an account looks like what a payment method's title says. Titles are the operator's, so a mismatch
is a doubt to ask about, never a no."""

import base64
import binascii
import hashlib
import re
from collections.abc import Callable
from enum import StrEnum

from bot.services.keccak import keccak256

ACCOUNT_LENGTH = 255
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_LENGTH = 90
_WORD = re.compile(r"[^\W_]+")
_OTHER_COINS = frozenset({"BCH", "CASH", "BSV", "SV", "LIGHTNING"})
"""Named like Bitcoin, with accounts of their own."""


class Doubt(StrEnum):
    """What the account should be by the method's title, and isn't."""

    TRON = "tron"
    EVM = "evm"
    BITCOIN = "bitcoin"
    LITECOIN = "litecoin"
    TON = "ton"
    CARD = "card"


def typed_account(text: str) -> str | None:
    """What was typed as an account; None when it is none: empty, of several lines, or too long."""
    account = text.strip()
    fits = 0 < len(account) <= ACCOUNT_LENGTH and account.isprintable()
    return account if fits else None


def doubt_about(title: str, account: str) -> Doubt | None:
    """The first network that the title names decides: "Tether TRC20" is Tron's, whatever else it is."""
    words = {word.upper() for word in _WORD.findall(title.replace("-", ""))}
    for doubt, names, is_one in _CHECKS:
        if words & names and not words & _OTHER_COINS:
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
    if not re.fullmatch("[0-9]{12,19}", digits):
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _base58check(account: str) -> tuple[int, int] | None:
    """The version and the length of what it holds; None when its checksum is wrong."""
    if not 25 <= len(account) <= 50 or any(char not in _BASE58 for char in account):
        return None
    value = 0
    for char in account:
        value = value * 58 + _BASE58.index(char)
    zeros = len(account) - len(account.lstrip("1"))
    raw = bytes(zeros) + value.to_bytes((value.bit_length() + 7) // 8, "big")
    body, check = raw[:-4], raw[-4:]
    right = hashlib.sha256(hashlib.sha256(body).digest()).digest()[:4] == check
    return (body[0], len(body) - 1) if right and body else None


def _is_bech32(account: str, prefix: str) -> bool:
    """Of either kind: BIP 173, and BIP 350 for newer versions."""
    if account not in {account.lower(), account.upper()} or len(account) > _BECH32_LENGTH:
        return False
    before, _, data = account.lower().rpartition("1")
    if before != prefix or len(data) < 14 or any(char not in _BECH32 for char in data):
        return False
    values = [ord(char) >> 5 for char in before] + [0] + [ord(char) & 31 for char in before]
    constant = 1 if data[0] == "q" else 0x2BC830A3
    return _polymod(values + [_BECH32.index(char) for char in data]) == constant


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> bit & 1 else 0
    return check


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

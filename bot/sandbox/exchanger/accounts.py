"""Which account numbers the site takes, and made-up ones that it does."""

import base64
import binascii
import re
import string
from collections.abc import Callable
from random import Random

from bot.checksums import (
    BASE58,
    BECH32,
    BECH32_SIGNS,
    BECH32_V0,
    bech32_sum,
    double_sha,
    luhn_sum,
    to_base58,
)

HEX = "0123456789abcdef"

_BASE58 = "[1-9A-HJ-NP-Za-km-z]"
PATTERNS = {
    "btc": rf"(bc1[a-z0-9]{{25,59}}|[13]{_BASE58}{{25,34}})",
    "evm": r"0x[0-9a-fA-F]{40}",
    "trc20": rf"T{_BASE58}{{33}}",
    "ton": r"(UQ|EQ)[A-Za-z0-9_-]{46}",
    "xmr": rf"[48]{_BASE58}{{94}}",
    "xrp": rf"r{_BASE58}{{24,34}}",
    "xlm": r"G[A-Z2-7]{55}",
    "ltc": rf"(ltc1[a-z0-9]{{25,59}}|[LM3]{_BASE58}{{26,33}})",
    "doge": rf"D{_BASE58}{{33}}",
    "dash": rf"X{_BASE58}{{33}}",
    "zec": rf"t1{_BASE58}{{33}}",
    "sol": rf"{_BASE58}{{32,44}}",
    "card": r"(\d{4} ?){3}\d{4}",
    "phone": r"\+?\d[\d ()-]{8,17}\d",
    "email": r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+",
    "payeer": r"P\d{6,12}",
    "pm": r"U\d{5,9}",
    "revolut": r"@[A-Za-z0-9._]{3,30}",
    "memo": r"\d{1,20}",
    "any": r".*",
}

# the fixed beginning of a made-up account, the signs that follow and how many
_MADE = {
    "evm": ("0x", HEX, 40),
    "xmr": ("4", BASE58, 94),
    "xrp": ("r", BASE58, 33),
    "xlm": ("G", string.ascii_uppercase, 55),
    "doge": ("D", BASE58, 33),
    "dash": ("X", BASE58, 33),
    "zec": ("t1", BASE58, 33),
    "sol": ("", BASE58, 44),
    "phone": ("+7900", string.digits, 7),
    "payeer": ("P10", string.digits, 7),
    "pm": ("U1", string.digits, 7),
    "revolut": ("@exchanger", string.digits, 3),
    "memo": ("1", string.digits, 8),
    "any": ("", string.digits, 6),
}


def fits(check: str, account: str) -> bool:
    return re.fullmatch(PATTERNS[check], account.strip()) is not None


def made_up(check: str, random: Random) -> str:
    """An account that the check takes, with a checksum that is right where there is one; nobody's."""
    if check == "email":
        return f"customer{random.randrange(1000, 9999)}@example.com"
    if check in _SUMMED:
        return _SUMMED[check](random)
    start, signs, count = _MADE[check]
    return start + "".join(random.choices(signs, k=count))


def _bech32(prefix: str, random: Random) -> str:
    values = [0, *(random.randrange(32) for _ in range(32))]
    rest = bech32_sum(prefix, [*values, *[0] * BECH32_SIGNS]) ^ BECH32_V0
    values += [rest >> 5 * (BECH32_SIGNS - 1 - place) & 31 for place in range(BECH32_SIGNS)]
    return f"{prefix}1{''.join(BECH32[value] for value in values)}"


def _tron(random: Random) -> str:
    body = b"\x41" + random.randbytes(20)
    return to_base58(body + double_sha(body))


def _ton(random: Random) -> str:
    body = b"\x51\0" + random.randbytes(32)
    return base64.urlsafe_b64encode(body + binascii.crc_hqx(body, 0).to_bytes(2, "big")).decode()


def _card(random: Random) -> str:
    digits = "220220" + "".join(random.choices(string.digits, k=9))
    return digits + str(-luhn_sum(digits + "0") % 10)


_SUMMED: dict[str, Callable[[Random], str]] = {
    "btc": lambda random: _bech32("bc", random),
    "ltc": lambda random: _bech32("ltc", random),
    "trc20": _tron,
    "ton": _ton,
    "card": _card,
}

"""Which account numbers the site takes, and made-up ones that it does."""

import re
import string
from random import Random

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
HEX = "0123456789abcdef"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

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
    "btc": ("bc1q", BECH32, 38),
    "evm": ("0x", HEX, 40),
    "trc20": ("T", BASE58, 33),
    "ton": ("UQ", string.ascii_letters + string.digits, 46),
    "xmr": ("4", BASE58, 94),
    "xrp": ("r", BASE58, 33),
    "xlm": ("G", string.ascii_uppercase, 55),
    "ltc": ("ltc1q", BECH32, 38),
    "doge": ("D", BASE58, 33),
    "dash": ("X", BASE58, 33),
    "zec": ("t1", BASE58, 33),
    "sol": ("", BASE58, 44),
    "card": ("220220", string.digits, 10),
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
    """An account that the check takes; nobody's."""
    if check == "email":
        return f"customer{random.randrange(1000, 9999)}@example.com"
    start, signs, count = _MADE[check]
    return start + "".join(random.choices(signs, k=count))

"""The checksums that accounts end in."""

import hashlib
from collections.abc import Sequence

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
BECH32_V0, BECH32_LATER = 1, 0x2BC830A3
"""What the sum of an address comes to: of version 0 (BIP 173), and of newer ones (BIP 350)."""
BECH32_SIGNS = 6
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def from_base58(account: str) -> bytes:
    """ValueError for any other sign."""
    value = 0
    for char in account:
        value = value * 58 + BASE58.index(char)
    zeros = len(account) - len(account.lstrip("1"))
    return bytes(zeros) + value.to_bytes((value.bit_length() + 7) // 8, "big")


def to_base58(raw: bytes) -> str:
    value, signs = int.from_bytes(raw, "big"), ""
    while value:
        value, sign = divmod(value, 58)
        signs = BASE58[sign] + signs
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + signs


def double_sha(body: bytes) -> bytes:
    """The four bytes behind what base58 holds."""
    return hashlib.sha256(hashlib.sha256(body).digest()).digest()[:4]


def bech32_sum(prefix: str, values: Sequence[int]) -> int:
    """Of all signs behind the prefix and its 1, each as its place in BECH32."""
    before = [ord(char) >> 5 for char in prefix] + [0] + [ord(char) & 31 for char in prefix]
    check = 1
    for value in (*before, *values):
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            check ^= generator if top >> bit & 1 else 0
    return check


def luhn_sum(digits: str) -> int:
    """A card's number is right when it ends in 0."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled)

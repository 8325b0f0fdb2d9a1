"""What a wallet reads from a QR code: a payment URI where one is safe, else the bare address.

A URI that a wallet half understands loses money: one that takes `ethereum:<contract>/transfer` for an
address pays the contract, one that passes over a chain id pays on the wrong chain. So a URI is made only for
a chain's own coin, when both the address and every word of the payment system's title say that it is that
coin and that chain; a token ("Tether TRC-20"), a wrapped coin ("Bitcoin BEP-20") and anything unknown get the
bare address.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from urllib.parse import quote

from bot.money import plain_amount

# Long, of letters and digits: no card, phone or payment system's account looks like that, only an IBAN.
_ADDRESS = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])(?:[a-z]+:)?[A-Za-z0-9_-]{25,130}")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_WORDS: Final = frozenset({"coin", "crypto", "cryptocurrency", "network", "mainnet", "криптовалюта"})


@dataclass(frozen=True, slots=True)
class _Coin:
    names: frozenset[str]
    address: re.Pattern[str]
    uri: Callable[[str, Decimal | None, str], str | None]
    """Of address, amount and memo; None where a memo can't be given safely."""


def payment_uri(code: str, psys: str, address: str, amount: Decimal | None, dest_tag: str = "") -> str | None:
    """The text for the QR code of a payment, or None if it isn't to a crypto address.

    `code` and `psys` are the order's currency code and payment system, `amount` what is to be paid.
    """
    address = address.strip()
    if not _ADDRESS.fullmatch(address) or _IBAN.fullmatch(address):
        return None
    coin = _COINS.get(code.strip().upper())
    if coin is None or not _is_native(coin, psys) or not coin.address.fullmatch(address):
        return address
    sum_ = amount if amount is not None and amount.is_finite() and amount > 0 else None
    return coin.uri(address, sum_, dest_tag.strip()) or address


def _is_native(coin: _Coin, psys: str) -> bool:
    words = re.findall(r"\w+", psys.lower())
    return all(word in coin.names or word in _WORDS for word in words)


def _bip21(scheme: str, amount_name: str = "amount") -> Callable[[str, Decimal | None, str], str | None]:
    """`scheme:address?amount=1.5`, the amount in whole coins (BIP 21 and those who copied it)."""

    def uri(address: str, amount: Decimal | None, memo: str) -> str | None:
        if memo:
            return None
        query = f"?{amount_name}={plain_amount(amount)}" if amount else ""
        return f"{scheme}:{address.removeprefix(f'{scheme}:')}{query}"

    return uri


def _ethereum(address: str, amount: Decimal | None, memo: str) -> str | None:
    """EIP-681: the value in wei; the chain is named, for the form without means whichever is open."""
    wei = _smallest(amount, 18)
    return None if memo else f"ethereum:{address}@1" + (f"?value={wei}" if wei else "")


def _ripple(address: str, amount: Decimal | None, memo: str) -> str | None:
    """The XRP Ledger's `dt` is an unsigned 32-bit number; any other memo has no place in it."""
    if memo and not (memo.isdecimal() and memo.isascii() and int(memo) < 2**32):
        return None
    return f"ripple:{address}" + _query(amount=plain_amount(amount) if amount else "", dt=memo)


def _ton(address: str, amount: Decimal | None, memo: str) -> str | None:
    """TON's deep link: the amount in nanotons, the memo as the transfer's comment."""
    return f"ton://transfer/{address}" + _query(amount=_smallest(amount, 9), text=memo)


def _stellar(address: str, amount: Decimal | None, memo: str) -> str | None:
    """SEP-7. It wants the memo's type, which nobody told us, and the wrong type loses the payment."""
    if memo:
        return None
    return "web+stellar:pay" + _query(destination=address, amount=plain_amount(amount) if amount else "")


def _solana(address: str, amount: Decimal | None, memo: str) -> str | None:
    """The Solana Pay specification's transfer request: the amount in SOL."""
    return f"solana:{address}" + _query(amount=plain_amount(amount) if amount else "", memo=memo)


def _smallest(amount: Decimal | None, decimals: int) -> str:
    """The amount in the chain's smallest unit, or nothing if it is finer than that."""
    if amount is None:
        return ""
    whole, _, rest = plain_amount(amount).partition(".")
    rest = rest.rstrip("0")
    return "" if len(rest) > decimals else str(int(whole + rest.ljust(decimals, "0")))


def _query(**values: str) -> str:
    pairs = [f"{name}={quote(value, safe='')}" for name, value in values.items() if value]
    return "?" + "&".join(pairs) if pairs else ""


def _coin(names: str, address: str, uri: Callable[[str, Decimal | None, str], str | None]) -> _Coin:
    return _Coin(frozenset(names.split()), re.compile(address), uri)


_B58 = "[1-9A-HJ-NP-Za-km-z]"
_B32 = "[02-9ac-hj-np-z]"
_COINS: Final = {
    "BTC": _coin("bitcoin btc биткоин биткойн", f"bc1{_B32}{{39,59}}|[13]{_B58}{{25,34}}", _bip21("bitcoin")),
    "LTC": _coin("litecoin ltc лайткоин", f"ltc1{_B32}{{39,59}}|[LM3]{_B58}{{25,34}}", _bip21("litecoin")),
    "DOGE": _coin("dogecoin doge", f"[DA9]{_B58}{{33}}", _bip21("dogecoin")),
    "DASH": _coin("dash", f"[X7]{_B58}{{33}}", _bip21("dash")),
    # The CashAddr specification: the prefix is a part of the address.
    "BCH": _coin("bitcoin cash bitcoincash bch", f"(bitcoincash:)?[qp]{_B32}{{41}}", _bip21("bitcoincash")),
    "ZEC": _coin("zcash zec", f"t[13]{_B58}{{33}}", _bip21("zcash")),  # ZIP 321
    # Monero's own URI form (monero_uri in its wallet): tx_amount in whole XMR.
    "XMR": _coin("monero xmr монеро", f"[48]{_B58}{{94}}|4{_B58}{{105}}", _bip21("monero", "tx_amount")),
    "ETH": _coin("ethereum ether eth erc20 erc 20 эфириум", "0x[0-9a-fA-F]{40}", _ethereum),
    "XRP": _coin("ripple xrp ledger xrpl рипл", f"r{_B58}{{24,34}}", _ripple),
    "TON": _coin("toncoin ton the open", "[EU]Q[A-Za-z0-9_-]{46}", _ton),
    "XLM": _coin("stellar lumens lumen xlm", "G[A-Z2-7]{55}", _stellar),
    "SOL": _coin("solana sol", f"{_B58}{{32,44}}", _solana),
}

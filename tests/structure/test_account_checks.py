"""An account that doesn't look like what the method's title says is doubted; one that does, never."""

import pytest

from bot.services.account_checks import doubt_about, typed_account
from bot.services.keccak import keccak256
from bot.services.payout_outcome import may_be

TRON = "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE"
EVM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
BITCOIN = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
SEGWIT = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
TAPROOT = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
LITECOIN = "LhK2kQwiaAvhjWY799cZvMyYwnQAcxkarr"
TON = "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF"
CARD = "4111 1111 1111 1111"


def with_other_end(account: str) -> str:
    return account[:-1] + ("2" if account[-1] != "2" else "3")


@pytest.mark.parametrize(
    ("title", "account", "doubt"),
    [
        ("Tether TRC20 USDT", TRON, "tron"),
        ("Tether TRC-20", TRON, "tron"),
        ("USDT-TRC20", TRON, "tron"),
        ("Трон TRX", TRON, "tron"),
        ("Tether ERC20 USDT", EVM.replace("Aed", "Ae") + "d", "evm"),
        ("Ethereum", EVM, "evm"),
        ("Bitcoin BTC", BITCOIN, "bitcoin"),
        ("Bitcoin BTC", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "bitcoin"),
        ("Bitcoin BTC", SEGWIT, "bitcoin"),
        ("Bitcoin BTC", TAPROOT, "bitcoin"),
        ("Litecoin LTC", LITECOIN, "litecoin"),
        ("Toncoin TON", TON, "ton"),
        ("Visa/MasterCard RUB", CARD, "card"),
        ("Visa/MasterCard/Мир", CARD.replace(" ", ""), "card"),
    ],
)
def test_a_wrong_sign_in_it_is_seen(title: str, account: str, doubt: str) -> None:
    assert doubt_about(title, account) is None
    for wrong in (account[:-1], with_other_end(account), f"<b>{account}</b>", "1", "0x", "bc1", "-"):
        if doubt == "evm" and wrong == with_other_end(account):
            continue  # one digit for another is no mistake that its checksum must show
        assert doubt_about(title, wrong) == doubt, wrong


@pytest.mark.parametrize(
    ("title", "account"),
    [
        ("Advanced Cash USD", "U1234567"),
        ("Bitcoin Cash BCH", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"),
        ("Tether SOL USDT", "x"),
        ("Sberbank RUB", "+79001234567"),
        ("USDT BEP20", EVM.lower()),
        ("Bitcoin BEP20", EVM),
        ("Wrapped Bitcoin WBTC", EVM),
        ("Bitcoin Gold BTG", "GW18vSKuDCmvPsNN5Qx9wZkAv4Dv8LnuJ5"),
        ("BTC LN", "lnbc1"),
        ("Банковская карта / СБП", "+79001234567"),
        ("Visa/MasterCard IBAN EUR", "DE89370400440532013000"),
        ("Litecoin", "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9"),
        ("TON", "0:" + "ab" * 32),
    ],
)
def test_what_is_right_or_not_known_is_not_doubted(title: str, account: str) -> None:
    assert doubt_about(title, account) is None


def test_capital_letters_are_a_checksum() -> None:
    assert doubt_about("USDT ERC20", EVM.replace("BeAed", "BeAeD")) == "evm"


@pytest.mark.parametrize(
    ("text", "digest"),
    [
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
        (
            b"The quick brown fox jumps over the lazy dog",
            "4d741b6f1eb29cb2a9b9911c82f56fa8d73b04959d3d9d222895df6c0b28aa15",
        ),
    ],
)
def test_keccak_is_the_one_before_sha_3(text: bytes, digest: str) -> None:
    assert keccak256(text).hex() == digest


@pytest.mark.parametrize(
    ("text", "account"),
    [
        (f"  {TRON}\n", TRON),
        ("", None),
        (" \n", None),
        ("a\nb", None),
        ("x" * 255, "x" * 255),
        ("x" * 256, None),
    ],
)
def test_an_account_is_one_line(text: str, account: str | None) -> None:
    assert typed_account(text) == account


@pytest.mark.parametrize(
    ("ours", "shown", "is_it"),
    [
        (TRON, TRON, True),
        (TRON, "TQn9***bLSE", True),
        (TRON, "TQn9...bLSE", True),
        (TRON, "TAbc***bLSE", False),
        (TRON, with_other_end(TRON), False),
        (TRON, "", True),
        (None, TRON, True),
        ("+7 900 123-45-67", "79001234567", True),
        ("+7 900 123-45-67", "9001234567", True),
        (TRON, "T", False),
    ],
)
def test_a_list_may_write_an_account_its_own_way(ours: str | None, shown: str, is_it: bool) -> None:
    assert may_be(ours, shown) is is_it

"""QR codes and what stands in them: the exact payment URI, and only where it is safe."""

import struct
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.payment_uri import payment_uri
from bot.ui.qr import PRINT_PIXELS, qr_png

BTC = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
ETH = "0xfb6916095ca1df60bb79Ce92ce3ea74c37c5d359"
TRON = "TN3W4H6rK2ce4vX9YnFQHwKENnHjoxb3m9"
XRP = "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh"
TON = "EQDrjaLahLkMB-hMCmkzOyBuHJ139ZUYmPHu6RRBKnbdLIYI"
STELLAR = "GCALNQQBXAPZ2WIRSDDBMSTAKCUH5SG6U76YBFLQLIXJTF7FE5AX7AOO"
SOLANA = "mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN"
MONERO = "46BeWrHpwXmHDpDEUmZBWZfoQpdc6HaERCNmx1pEYL2rAcuwufPN9rXHHtyUA4QVy66qeFQkn6sfK8aHYjA3jk3o1Bv16em"


@pytest.mark.parametrize(
    ("code", "psys", "address", "paid", "uri"),
    [
        ("BTC", "Bitcoin", BTC, ("0.00213000", ""), f"bitcoin:{BTC}?amount=0.00213000"),
        ("btc", "Bitcoin (BTC)", f" {BTC} ", ("1", ""), f"bitcoin:{BTC}?amount=1"),
        ("BTC", "Bitcoin BTC", BTC, (None, ""), f"bitcoin:{BTC}"),
        ("BTC", "Bitcoin", BTC, ("1E+1", ""), f"bitcoin:{BTC}?amount=10"),
        (
            "BCH",
            "Bitcoin Cash",
            "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
            ("2", ""),
            "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a?amount=2",
        ),
        (
            "LTC",
            "Litecoin LTC",
            "LcHKzJ4rAaZX2hYtaEdkDHJYkyTYJHbcyp",
            ("0.5", ""),
            "litecoin:LcHKzJ4rAaZX2hYtaEdkDHJYkyTYJHbcyp?amount=0.5",
        ),
        (
            "DOGE",
            "Dogecoin",
            "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L",
            ("100", ""),
            "dogecoin:DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L?amount=100",
        ),
        (
            "DASH",
            "Dash",
            "XpESxaUmonkq8RaLLp46Brx2K39ggQe226",
            ("3.1", ""),
            "dash:XpESxaUmonkq8RaLLp46Brx2K39ggQe226?amount=3.1",
        ),
        ("XMR", "Monero", MONERO, ("1.5", ""), f"monero:{MONERO}?tx_amount=1.5"),
        ("ETH", "Ethereum", ETH, ("0.1", ""), f"ethereum:{ETH}@1?value=100000000000000000"),
        ("ETH", "Ethereum ERC-20", ETH, ("2.014", ""), f"ethereum:{ETH}@1?value=2014000000000000000"),
        ("ETH", "Ethereum", ETH, ("0.0000000000000000001", ""), f"ethereum:{ETH}@1"),
        ("XRP", "Ripple", XRP, ("25", "10492874"), f"ripple:{XRP}?amount=25&dt=10492874"),
        ("XRP", "Ripple XRP", XRP, ("25", ""), f"ripple:{XRP}?amount=25"),
        ("TON", "Toncoin", TON, ("1.5", "id 7&"), f"ton://transfer/{TON}?amount=1500000000&text=id%207%26"),
        ("XLM", "Stellar", STELLAR, ("120.5", ""), f"web+stellar:pay?destination={STELLAR}&amount=120.5"),
        ("SOL", "Solana", SOLANA, ("0.01", ""), f"solana:{SOLANA}?amount=0.01"),
    ],
)
def test_a_coin_on_its_own_chain(
    code: str, psys: str, address: str, paid: tuple[str | None, str], uri: str
) -> None:
    amount, tag = paid
    assert payment_uri(code, psys, address, Decimal(amount) if amount else None, tag) == uri


@pytest.mark.parametrize(
    ("code", "psys", "address", "tag"),
    [
        ("USDT", "Tether TRC-20", TRON, ""),
        ("USDT", "Tether ERC20", ETH, ""),
        ("USDT", "Tether TON", TON, "771"),
        ("TRX", "Tron", TRON, ""),
        ("BTC", "Bitcoin BEP20", ETH, ""),
        ("BTC", "Bitcoin Lightning", BTC, ""),
        ("ETH", "Ethereum Arbitrum", ETH, ""),
        ("ETH", "Ethereum (BEP20)", ETH, ""),
        ("BNB", "Binance Coin", ETH, ""),
        ("BTC", "Bitcoin", ETH, ""),
        ("ETH", "Ethereum", BTC, ""),
        ("XRP", "Ripple", XRP, "a-memo"),
        ("XRP", "Ripple", XRP, "4294967296"),
        ("XLM", "Stellar", STELLAR, "4711"),
        ("BTC", "Bitcoin", BTC, "a-memo"),
        ("NEWCOIN", "", "nc1" + "q9" * 20, ""),
    ],
)
def test_the_bare_address_where_a_uri_could_mislead(code: str, psys: str, address: str, tag: str) -> None:
    assert payment_uri(code, psys, address, Decimal("1.5"), tag) == address


@pytest.mark.parametrize(
    ("code", "psys", "address"),
    [
        ("RUB", "Sberbank", "4276 1234 5678 9012"),
        ("SBERRUB", "Sberbank", "4276123456789012"),
        ("USD", "Payeer", "P1012345678"),
        ("EUR", "SEPA", "DE89370400440532013000"),
        ("EUR", "SEPA", "MT84MALT011000012345MTLCAST001S"),
        ("USD", "Perfect Money", "U1234567"),
        ("USD", "PayPal", "pay@example.org"),
        ("RUB", "SBP", "+79161234567"),
        ("BTC", "Bitcoin", ""),
        ("BTC", "Bitcoin", "see the instruction on the page below, 1 confirmation"),
    ],
)
def test_no_code_for_what_is_no_crypto_address(code: str, psys: str, address: str) -> None:
    assert payment_uri(code, psys, address, Decimal(1)) is None


@given(st.decimals(min_value=Decimal("0.000000001"), max_value=Decimal(10**12), places=9))
def test_amounts_are_exact(amount: Decimal) -> None:
    assert payment_uri("BTC", "Bitcoin", BTC, amount) == f"bitcoin:{BTC}?amount={amount:f}"
    ton = payment_uri("TON", "TON", TON, amount) or ""
    assert Decimal(ton.partition("amount=")[2]).scaleb(-9) == amount


@pytest.mark.parametrize("amount", [Decimal(0), Decimal(-1), Decimal("NaN"), Decimal("Infinity"), None])
def test_a_sum_that_is_none_is_left_out(amount: Decimal | None) -> None:
    assert payment_uri("BTC", "Bitcoin", BTC, amount) == f"bitcoin:{BTC}"
    assert payment_uri("TON", "Toncoin", TON, amount) == f"ton://transfer/{TON}"


def png_size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("text", ["x", BTC, f"bitcoin:{BTC}?amount=0.00213", MONERO, "Привет", "a" * 1000])
def test_a_code_is_the_same_each_time_and_fits_a_screen(text: str) -> None:
    png = qr_png(text)
    assert png == qr_png(text)
    width, height = png_size(png)
    assert width == height
    assert 400 <= width <= 640


@pytest.mark.parametrize("length", range(20, 140, 10))
def test_a_code_for_print_is_sharp(length: int) -> None:
    """Whatever link it holds: at least 1 000 pixels."""
    width, height = png_size(qr_png("h" * length, PRINT_PIXELS))
    assert width == height
    assert 1000 <= width <= PRINT_PIXELS


def test_another_text_is_another_code() -> None:
    assert qr_png(BTC) != qr_png(BTC[:-1] + "p")


@pytest.mark.parametrize("text", ["", "a" * 4000])
def test_what_no_code_holds_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        qr_png(text)

"""No connection can be made: nobody there, no such name, no certificate to trust. Surely nothing was sent."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.exchanger.client import Exchanger
from bot.exchanger.errors import ExchangerError, NeverSent, Unreachable
from bot.exchanger.models import CalcAction
from tests.contract.client_answers import ANSWERS
from tests.contract.client_site import KEY, LOGIN, done, scripted


def _closed_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


async def _both(exchanger: Exchanger) -> tuple[ExchangerError, ExchangerError]:
    """What a read and a write raise."""
    with pytest.raises(ExchangerError) as read:
        await exchanger.bid_info(id=1)
    with pytest.raises(ExchangerError) as write:
        await exchanger.create_bid(1, Decimal(1), CalcAction.GIVE, {"account2": "4276"}, api_id="5")
    return read.value, write.value


async def test_nobody_listens() -> None:
    async with Exchanger(f"http://127.0.0.1:{_closed_port()}", LOGIN, KEY) as exchanger:
        read, write = await _both(exchanger)
    assert type(read) is Unreachable
    assert type(write) is NeverSent


async def test_no_such_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking the machine's resolver would leave the machine: it answers here as for a name there isn't."""

    def unknown(*_: Any, **__: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    async with Exchanger("https://exchanger.invalid", LOGIN, KEY) as exchanger:
        read, write = await _both(exchanger)
    assert type(read) is Unreachable
    assert type(write) is NeverSent


@pytest.fixture
def own_certificate(tmp_path: Path) -> Path:
    """A key and a certificate for 127.0.0.1 that nobody has signed, in one file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("makes its certificate with openssl, which is not on this machine")
    made = tmp_path / "site.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"]
    new = [
        openssl,
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        str(made),
        "-out",
        f"{made}.crt",
    ]
    subprocess.run([*new, *subject], check=True, capture_output=True)  # noqa: S603 - our own command line
    with made.open("a") as key_and_certificate:
        key_and_certificate.write(Path(f"{made}.crt").read_text())
    return made


async def test_a_certificate_nobody_vouches_for_is_refused(own_certificate: Path) -> None:
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secure.load_cert_chain(own_certificate)
    async with scripted(done(ANSWERS["test"]), secure=secure) as (site, exchanger):
        read, write = await _both(exchanger)
    assert type(read) is Unreachable
    assert type(write) is NeverSent
    assert "SSLCertVerificationError" in str(write)
    assert site.calls == []


async def test_a_certificate_the_operator_trusts_is_accepted(
    own_certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{own_certificate}.crt")
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secure.load_cert_chain(own_certificate)
    async with scripted(done(ANSWERS["test"]), secure=secure) as (_, exchanger):
        assert (await exchanger.test()).ip == "127.0.0.1"

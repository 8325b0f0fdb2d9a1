"""`python -m bot demo`: the whole product by one command, and its end by Ctrl-C."""

import asyncio
import os
import re
import signal
import socket
import sys
from pathlib import Path

import aiohttp
import pytest

from bot.app import ROOT
from bot.errors import SettingsError
from bot.sandbox.customer import Customer
from bot.sandbox.demo import free_port
from tests.process.program import PATIENCE, is_listened_on, program, running

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")


async def test_one_address_on_a_free_port_and_a_clean_end(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        async with program("demo", "--port", str(taken), folder=tmp_path, TMPDIR=str(tmp_path)) as demo:
            url = (await demo.prints("http://")).split()[-1]
            await _is_answered_at(url)
            assert await demo.end(signal.SIGINT) == 0
    (port,) = map(int, ADDRESS.findall(demo.printed))
    assert taken < port < taken + 100
    assert not is_listened_on(port)
    assert demo.errors == ""
    left = {path.name for path in tmp_path.glob("*")}  # noqa: ASYNC240 - a folder of the test
    assert left == {"stderr.txt"}, "the demo's database should have gone with it"


@pytest.mark.parametrize("port", ["70000", "-1", "http"])
async def test_a_port_that_is_none_is_said_in_words(tmp_path: Path, port: str) -> None:
    async with program("demo", f"--port={port}", folder=tmp_path) as demo:
        assert await demo.ended() == 2
    assert "--port: must be a number from 0 (any free port) to 65535" in demo.errors
    assert "Traceback" not in demo.errors


def test_the_ports_tried_end_with_the_last_one() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 65535))
        other.listen()
        with pytest.raises(SettingsError, match="no free port from 65535 to 65535"):
            free_port(65535)


async def test_ctrl_c_while_it_loads_leaves_no_trace(tmp_path: Path) -> None:
    """`-X importtime` tells on standard error that loading has begun."""
    command = (sys.executable, "-X", "importtime", "-m", "bot", "demo", "--port", "0")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    async with running(
        *command, folder=tmp_path, environment=environment, errors=tmp_path / "err.txt"
    ) as demo:
        async with asyncio.timeout(PATIENCE):
            while "argparse" not in demo.errors:  # noqa: ASYNC110 - a file tells nobody
                await asyncio.sleep(0.01)
        assert await demo.end(signal.SIGINT) == -signal.SIGINT
    assert "Traceback" not in demo.errors


async def _is_answered_at(url: str) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as page:
            assert page.status == 200
            assert "<title>" in await page.text()
        async with session.get(f"{url}/person") as answer:
            told = await answer.json()
        for link in told["links"]:
            async with session.get(link["url"]) as page:
                assert page.status == 200
    async with Customer(url, told["people"][0]["id"]) as customer:
        await customer.start()
        await customer.sees(lambda message: bool(message.rows), timeout=60)

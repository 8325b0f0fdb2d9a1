"""`python -m bot demo`: the whole product by one command, and its end by Ctrl-C."""

import re
import signal
import socket
from pathlib import Path

import aiohttp

from bot.sandbox.customer import Customer
from tests.process.program import is_listened_on, program

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


async def _is_answered_at(url: str) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as page:
            assert page.status == 200
            assert "<title>" in await page.text()
        async with session.get(f"{url}/person") as answer:
            people = (await answer.json())["people"]
    async with Customer(url, people[0]["id"]) as customer:
        await customer.start()
        await customer.sees(lambda message: bool(message.rows), timeout=60)

"""/healthz: 200 while the bot can serve people, and not before Telegram has been heard."""

import asyncio
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.app import running
from bot.sandbox.demo import bot_settings
from bot.sandbox.exchanger import Pace, SandboxExchanger
from bot.sandbox.telegram import SandboxTelegram
from tests.conftest import UNHURRIED, loaded_texts


async def health(port: int) -> tuple[int, dict[str, object]]:
    async with aiohttp.ClientSession() as client, client.get(f"http://127.0.0.1:{port}/healthz") as answer:
        return answer.status, await answer.json()


@pytest.mark.parametrize("heard", [True, False])
async def test_health_is_whether_telegram_is_heard(tmp_path: Path, heard: bool) -> None:
    async with (
        SandboxExchanger(pace=Pace(answer=0, create=0)) as exchanger,
        SandboxTelegram(limits=False) as telegram,
    ):
        settings = bot_settings(exchanger, telegram, tmp_path)
        if not heard:
            settings = settings.model_copy(update={"bot_token": SecretStr("42:another-token")})
        async with running(settings, UNHURRIED, drain_seconds=1, translator=loaded_texts()) as app:
            answer = await health(app.http_port)
            async with asyncio.timeout(20):
                while heard and answer[0] != 200:
                    answer = await health(app.http_port)
    status = "ok" if heard else "failing"
    assert answer == (200 if heard else 503, {"status": status, "database": True, "telegram": heard})

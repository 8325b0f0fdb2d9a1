"""The process that draws, when it can't."""

import asyncio
from typing import Any

import pytest

from bot.services import pictures
from bot.services.pictures import NotDrawn, Pictures


async def test_a_drawer_that_ends_before_it_is_given_anything_is_a_picture_that_is_not_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start = asyncio.create_subprocess_exec

    async def start_slowly(*command: Any, **settings: Any) -> asyncio.subprocess.Process:
        process = await start(*command, **settings)
        await process.wait()
        return process

    monkeypatch.setattr(asyncio, "create_subprocess_exec", start_slowly)
    monkeypatch.setattr(pictures, "DRAWER", "bot.no_such_drawer")
    with pytest.raises(NotDrawn):
        await Pictures().png("{}")

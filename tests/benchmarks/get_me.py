"""The least a bot does, aiogram as it comes and one call: `… -m benchmarks.get_me <address>`."""

import asyncio
import sys

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer


async def main() -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sys.argv[1]))
    async with Bot("1:bench", session=session) as bot:
        await bot.get_me()


asyncio.run(main())

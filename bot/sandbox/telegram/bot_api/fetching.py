"""How the bot gets its updates: long polling."""

from __future__ import annotations

from aiogram.methods import GetUpdates

from bot.sandbox.telegram.bot_api.call import Call
from bot.sandbox.telegram.people import Json

LONGEST_POLL = 50


async def get_updates(call: Call[GetUpdates]) -> list[Json]:
    method, updates = call.method, call.world.updates
    if method.allowed_updates is not None:
        updates.allowed = frozenset(method.allowed_updates)
    limit = min(max(method.limit or 100, 1), 100)
    timeout = min(max(method.timeout or 0, 0), LONGEST_POLL)
    return await updates.poll(method.offset or 0, limit, timeout)

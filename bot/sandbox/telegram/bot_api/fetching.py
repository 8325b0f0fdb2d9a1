"""How the bot gets its updates: long polling or a webhook."""

from __future__ import annotations

from aiogram.methods import DeleteWebhook, GetUpdates, GetWebhookInfo, SetWebhook

from bot.sandbox.telegram.bot_api.call import Call
from bot.sandbox.telegram.errors import conflict
from bot.sandbox.telegram.people import Json
from bot.sandbox.telegram.world import World

LONGEST_POLL = 50
WEBHOOK_IS_ON = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(call: Call[GetUpdates]) -> list[Json]:
    method = call.method
    if call.world.webhook.url:
        raise conflict(WEBHOOK_IS_ON)
    _want(call.world, method.allowed_updates)
    limit = min(max(method.limit or 100, 1), 100)
    seconds = min(max(method.timeout or 0, 0), LONGEST_POLL)
    return await call.world.updates.poll(method.offset or 0, limit, seconds)


async def set_webhook(call: Call[SetWebhook]) -> bool:
    method, world = call.method, call.world
    if not method.url:
        world.webhook.clear()
    else:
        world.webhook.set(method.url, method.secret_token, method.max_connections)
        world.updates.end_poll("terminated by setWebhook request")
    _want(world, method.allowed_updates)
    _drop(world, method.drop_pending_updates)
    return True


async def delete_webhook(call: Call[DeleteWebhook]) -> bool:
    call.world.webhook.clear()
    _drop(call.world, call.method.drop_pending_updates)
    return True


async def get_webhook_info(call: Call[GetWebhookInfo]) -> Json:
    updates = call.world.updates
    return call.world.webhook.about(len(updates.pending), updates.allowed)


def _want(world: World, kinds: list[str] | None) -> None:
    """Not named, the kinds stay as they were; an empty list is the default."""
    if kinds is not None:
        world.updates.allowed = frozenset(kinds) or None


def _drop(world: World, wanted: bool | None) -> None:
    if wanted:
        world.updates.drop()
    else:
        world.updates.wake()

"""The doctor's look at the webhook: whether Telegram can send updates where the settings say."""

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import WebhookInfo
from yarl import URL

from bot.exchanger.endpoint import is_loopback
from bot.findings import Finding, Findings, bad, good, hint
from bot.settings import Settings
from bot.workers.webhook import webhook_address

SECONDS = 15
PORTS = (443, 80, 88, 8443)
"""Telegram sends to no other, and by https only; a Bot API server of one's own to any."""
TELEGRAM = "https://api.telegram.org"


async def webhook_findings(bot: Bot, settings: Settings) -> Findings:
    try:
        info = await bot.get_webhook_info(request_timeout=SECONDS)
    except AiogramError as error:
        yield bad(f"the webhook can't be looked up ({type(error).__name__}): try again in a while")
        return
    if not settings.by_webhook:
        if info.url:
            yield hint("a webhook is set at Telegram: the bot takes it away at its start, losing nothing")
        return
    if wrong := wrong_address(settings):
        yield bad(wrong)
    for finding in _as_it_is(info, webhook_address(settings)):
        yield finding


def wrong_address(settings: Settings) -> str:
    address = URL(settings.webhook_url)
    if settings.telegram_api_url != TELEGRAM:
        return ""
    if is_loopback(address.host or ""):
        return "WEBHOOK_URL is on this machine: Telegram can't send anything there"
    if address.port not in PORTS:
        ports = ", ".join(map(str, PORTS))
        return f"WEBHOOK_URL has port {address.port}: Telegram sends to {ports} only"
    return ""


def _as_it_is(info: WebhookInfo, wanted: str) -> list[Finding]:
    if info.url != wanted:
        return [good(f"no webhook at {wanted} is set yet: the bot sets it at its start")]
    found = [good(f"Telegram sends updates to {wanted}; {info.pending_update_count} are waiting")]
    if info.last_error_date:
        at = info.last_error_date.strftime("%Y-%m-%d %H:%M:%S UTC")
        found.append(
            hint(
                f"at {at} Telegram could not deliver one: {info.last_error_message}; if it goes on, "
                f"check that {wanted} leads to HTTP_PORT, with a certificate that is valid"
            )
        )
    return found

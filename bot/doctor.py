"""`python -m bot doctor`: checks what the bot stands on, and says in words what to fix.

Changes nothing: the exchanger's methods that would are called with nothing in them, which every site refuses,
and the database is left as it is. Prints no secret, and no text of the site's.
"""

from collections.abc import Awaitable, Callable
from typing import cast
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from redis.exceptions import AuthenticationError, RedisError

from bot.app import ROOT, open_bot, open_exchanger
from bot.errors import SettingsError
from bot.exchanger.client import METHODS, Exchanger
from bot.exchanger.errors import (
    ApiDisabled,
    ExchangerError,
    IpBlocked,
    Maintenance,
    MethodNotAllowed,
    NotJson,
    Unreachable,
    WrongAnswer,
)
from bot.findings import Finding, Findings, bad, good, hint
from bot.i18n import Translator
from bot.middlewares.gateway_pages import NotTelegram
from bot.operators_check import operators_findings
from bot.partners_check import OF_PARTNERS, partners
from bot.settings import Settings
from bot.storage.database import look_at_database, place
from bot.storage.redis import open_redis
from bot.support_check import support_findings
from bot.texts_check import texts
from bot.webhook_check import webhook_findings

CREDENTIAL_LENGTH = 32
TELEGRAM_SECONDS = 15

# methods without which there is no exchange, and what each does
NEEDED = {
    "get_directions": "lists what can be exchanged",
    "get_direction": "gives a direction's rate, limits and form",
    "get_calc": "prices an amount",
    "create_bid": "creates orders",
    "bid_info": "gives an order's payment details and statuses",
}
# methods that the bot calls and can do without
USEFUL = {
    "get_exchanges": "finds an order whose answer got lost on the way; without, it may need a person",
    "pay_bid": "is behind “I have paid”; without it customers mark payments on the site",
    "cancel_bid": "is behind “Cancel the order”; without it customers cancel on the site",
}
SUCCESS = "by success_bid operators mark orders as done from the chat"


async def examine(settings: Settings) -> int:
    """Prints a line for each finding; 0 when the bot can work, else 1."""
    works = True
    for check in (_settings, _database, _redis, _telegram, _exchanger, partners, texts):
        print(check.__name__.strip("_").capitalize())
        async for finding in check(settings):
            works = works and finding.mark != "✗"
            print(f"  {finding.mark} {finding.text}", flush=True)
    print("\nThe bot can work." if works else "\nThe bot can't work yet: see the lines with ✗.")
    return 0 if works else 1


# --- settings


async def _settings(settings: Settings) -> Findings:
    """They are parsed already; what is left is what fits together."""
    yield good("all that is required is set, and can be read")
    locales = Translator.load(ROOT / "locales").locales
    if settings.default_locale not in locales:
        yield bad(f"DEFAULT_LOCALE: there are texts in {' and '.join(locales)} only")
    if settings.webhook_url and not settings.by_webhook:
        yield hint("WEBHOOK_SECRET is not set: updates are fetched from Telegram; with it they are sent here")


# --- the database


async def _database(settings: Settings) -> Findings:
    shown = place(settings.database_url)
    try:
        schema = await look_at_database(settings.database_url)
    except SettingsError as error:
        yield bad(str(error))
        return
    if schema is None:
        yield good(f"{shown} isn't there yet, and will be made at the next start")
        return
    yield good(f"{shown} opens and can be written")
    if schema.version != schema.newest:
        yield good(f"it will be migrated from {schema.version} to {schema.newest} at the next start")


# --- Redis


async def _redis(settings: Settings) -> Findings:
    url = settings.redis_url.get_secret_value()
    if not url:
        yield Finding("·", "not set: one process needs none")
        return
    shown = urlsplit(url).hostname
    try:
        async with open_redis(url) as redis:
            await cast(Awaitable[bool], redis.ping())
    except AuthenticationError:
        yield bad(f"{shown} refuses the password: check REDIS_URL")
    except (RedisError, OSError, ValueError) as error:
        yield bad(f"{shown} can't be used ({type(error).__name__}): check REDIS_URL, and that it is up")
    else:
        yield good(f"{shown} answers")
        if settings.database_url.startswith("sqlite"):
            yield hint("DATABASE_URL is a file, which is for one process: REDIS_URL is of no use with it")


# --- Telegram


async def _telegram(settings: Settings) -> Findings:
    async with open_bot(settings) as bot:
        found = await _who_are_we(bot, settings.telegram_api_url)
        yield found
        if found.mark == "✓":
            async for finding in webhook_findings(bot, settings):
                yield finding
            async for finding in support_findings(bot, settings):
                yield finding
            async for finding in operators_findings(bot, settings):
                yield finding


async def _who_are_we(bot: Bot, url: str) -> Finding:
    try:
        me = await bot.get_me(request_timeout=TELEGRAM_SECONDS)
    except (TelegramUnauthorizedError, TelegramNotFound):
        return bad("the token is refused: copy it anew from @BotFather (/mybots, API Token) into BOT_TOKEN")
    except NotTelegram:
        return bad(f"what answers at {url} isn't Telegram's Bot API: check TELEGRAM_API_URL")
    except (TelegramNetworkError, TelegramServerError):
        return bad(f"{url} can't be reached: check this machine's network, and TELEGRAM_API_URL")
    except AiogramError as error:
        return bad(f"{url} answered with {type(error).__name__}: try again in a while")
    return good(f"@{me.username} answers")


# --- the exchanger


async def _exchanger(settings: Settings) -> Findings:
    try:
        exchanger = open_exchanger(settings)
    except ValueError as error:
        yield bad(f"EXCHANGER_URL, EXCHANGER_LOGIN or EXCHANGER_KEY can't be used: {error}")
        return
    async with exchanger:
        try:
            await exchanger.test()
        except MethodNotAllowed:
            yield hint("test isn't allowed for this key: with it, partners are told the bot's IP address")
        except ExchangerError as error:
            yield bad(_trouble(error, settings))
            return
        yield good(f"{settings.exchanger_url} answers, and takes the key")
        async for finding in _offer(exchanger, settings):
            yield finding


def _trouble(error: ExchangerError, settings: Settings) -> str:
    url = settings.exchanger_url
    match error:
        case ApiDisabled():
            wrong = _wrong_length(settings)
            return (
                f"API key refused: check EXCHANGER_LOGIN and EXCHANGER_KEY{wrong}, and that the API is "
                "switched on in the site's admin"
            )
        case IpBlocked():
            return "this machine's address is refused: add it to the key's IP addresses in the site's admin"
        case Maintenance():
            return "the site is in maintenance: it takes no orders until that is ended in its admin"
        case Unreachable():
            return f"{url} can't be reached ({error.what}): check EXCHANGER_URL, and that the site is up"
        case NotJson() | WrongAnswer():
            return (
                f"what answers at {url} isn't the exchanger's API ({error.what}): check EXCHANGER_URL, and "
                "that no protection page stands before /api/userapi/v1/"
            )
    return f"{error}: look at the API's settings in the site's admin"


def _wrong_length(settings: Settings) -> str:
    """A copy that was cut short tells itself by its length."""
    values = {"login": settings.exchanger_login, "key": settings.exchanger_key}
    lengths = {name: len(value.get_secret_value()) for name, value in values.items()}
    wrong = [f"the {name} has {length}" for name, length in lengths.items() if length != CREDENTIAL_LENGTH]
    return f" ({' and '.join(wrong)} characters instead of {CREDENTIAL_LENGTH})" if wrong else ""


async def _offer(exchanger: Exchanger, settings: Settings) -> Findings:
    try:
        count = len(await exchanger.get_directions())
    except MethodNotAllowed:
        pass  # told with the other methods
    except Maintenance as error:
        yield bad(_trouble(error, settings))
        return  # what the key may call can't be told from such answers
    except ExchangerError as error:
        yield bad(_trouble(error, settings))
    else:
        none = "no direction is on offer: allow some for the API in the site's admin"
        yield good(f"{count} directions are on offer") if count else bad(none)
    for method, purpose in NEEDED.items():
        yield await _allowed(exchanger, method, f"needed: it {purpose}", bad)
    for method, purpose in USEFUL.items():
        yield await _allowed(exchanger, method, f"useful: it {purpose}", hint)
    others = sorted(METHODS - {"test", *NEEDED, *USEFUL, *OF_PARTNERS})
    answers = [f"{method} {await _may_be_called(exchanger, method)}" for method in others]
    yield Finding("·", f"not needed ({SUCCESS}): {', '.join(answers)}")


async def _may_be_called(exchanger: Exchanger, method: str) -> str:
    try:
        await exchanger.probe(method)
    except MethodNotAllowed:
        return "not allowed"
    except ExchangerError:
        return "unclear"
    return "allowed"


async def _allowed(
    exchanger: Exchanger, method: str, purpose: str, otherwise: Callable[[str], Finding]
) -> Finding:
    try:
        await exchanger.probe(method)
    except MethodNotAllowed:
        return otherwise(f"{method} isn't allowed for this key: allow it in the site's admin ({purpose})")
    except ExchangerError as error:
        return otherwise(f"{method} gave no clear answer, {error.what} ({purpose})")
    return good(f"{method} may be called ({purpose})")

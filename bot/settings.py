"""What the operator sets: environment variables, or a `.env` file beside the program."""

import re
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.exchanger.endpoint import credential, is_loopback, site_address
from bot.vault import parse_keys


def _base(value: str) -> str:
    """What paths are put behind."""
    return _page(value).rstrip("/")


def _page(value: str) -> str:
    """https anywhere, http on this machine only: keys and orders never travel in the clear."""
    parts = urlsplit(value)
    host = parts.hostname or ""
    if (parts.scheme == "https" and host) or (parts.scheme == "http" and is_loopback(host)):
        return value
    raise ValueError("must be an https:// address (http:// only on this machine)")


def _bot_token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", value.get_secret_value()):
        raise ValueError("must look like 123456789:AAE… as @BotFather gave it")
    return value


def _login(value: SecretStr) -> SecretStr:
    credential(value.get_secret_value(), "login")
    return value


def _key(value: SecretStr) -> SecretStr:
    credential(value.get_secret_value(), "key")
    return value


def _database_url(value: str) -> str:
    if not value.startswith(("sqlite:///", "postgresql://", "postgres://")):
        raise ValueError("must be sqlite:///<file> or postgresql://user:password@host/database")
    return value


def _redis_url(value: SecretStr) -> SecretStr:
    text = value.get_secret_value()
    if text and not (text.startswith(("redis://", "rediss://")) and urlsplit(text).hostname):
        raise ValueError("must be redis://[user:password@]host[:port][/number], or rediss:// by TLS")
    return value


def _support(value: str) -> str:
    """A page as it is written (a slash at its end matters to some sites), or a chat."""
    return value if not value or value.startswith("tg://") else _page(value)


def _public(value: str) -> str:
    return _base(value) if value else value


def _secret(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", value.get_secret_value()):
        raise ValueError("must be at most 256 of A-Z, a-z, 0-9, _ and -")
    return value


def _ids(value: object) -> object:
    """Numbers between commas, as they stand in the environment."""
    if not isinstance(value, str):
        return value
    parts = [part.strip() for part in value.split(",")]
    if not all(re.fullmatch(r"[0-9]{1,18}", part) for part in parts):
        raise ValueError("must be numbers with commas between them, as 123456789,987654321")
    return frozenset(map(int, parts))


def _secret_keys(value: SecretStr) -> SecretStr:
    parse_keys(value.get_secret_value())
    return value


def _small(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _capitals(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


Address = Annotated[str, AfterValidator(_base)]
SupportAddress = Annotated[str, AfterValidator(_support)]
PublicAddress = Annotated[str, AfterValidator(_public)]
PeopleIds = Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)]
LogLevel = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_capitals)]


class Settings(BaseSettings):
    """Every name here stands in `.env.example`, with its meaning."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    bot_token: Annotated[SecretStr, AfterValidator(_bot_token)]
    telegram_api_url: Address = "https://api.telegram.org"

    exchanger_url: Annotated[str, AfterValidator(site_address)]
    exchanger_login: Annotated[SecretStr, AfterValidator(_login)]
    exchanger_key: Annotated[SecretStr, AfterValidator(_key)]
    exchanger_concurrency: int = Field(default=16, ge=4, le=500)

    database_url: Annotated[str, AfterValidator(_database_url)] = "sqlite:///data/bot.db"
    redis_url: Annotated[SecretStr, AfterValidator(_redis_url)] = SecretStr("")
    default_locale: str = "en"
    support_url: SupportAddress = ""
    support_chat_id: int = Field(default=0, gt=-(2**63), le=0)
    admin_ids: PeopleIds = frozenset()
    operators_chat_id: int = Field(default=0, gt=-(2**63), lt=2**63)
    operators_topic_id: int = Field(default=0, ge=0, lt=2**31)

    watch_interval: float = Field(default=15, ge=0.2, le=3600)
    quote_tolerance: float = Field(default=0.5, ge=0, le=50)
    max_open_orders: int = Field(default=10, ge=1, le=1000)
    max_orders_per_hour: int = Field(default=20, ge=1, le=1000)
    requisites: Annotated[Literal["card", "page"], BeforeValidator(_small)] = "card"
    keep_details_days: int = Field(default=90, ge=1, le=3650)
    stuck_minutes: int = Field(default=60, ge=1, le=10080)

    secret_key: Annotated[SecretStr, AfterValidator(_secret_keys)] = SecretStr("")
    partner_link_wins: Annotated[Literal["first", "last"], BeforeValidator(_small)] = "first"
    partner_link_days: int = Field(default=90, ge=1, le=3650)

    webhook_url: PublicAddress = ""
    webhook_secret: Annotated[SecretStr, AfterValidator(_secret)] = SecretStr("")
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    metrics_token: Annotated[SecretStr, AfterValidator(_secret)] = SecretStr("")
    log_level: LogLevel = "INFO"
    log_format: Annotated[Literal["text", "json"], BeforeValidator(_small)] = "text"

    @field_validator("webhook_secret")
    @classmethod
    def _needs_an_address(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        if value.get_secret_value() and not info.data.get("webhook_url", "unreadable"):
            raise ValueError("is for a webhook, so WEBHOOK_URL must be set too")
        return value

    @property
    def pays_on_page(self) -> bool:
        """How to pay is shown at the site only."""
        return self.requisites == "page"

    @property
    def by_webhook(self) -> bool:
        """Telegram sends the updates; otherwise they are fetched."""
        return bool(self.webhook_url and self.webhook_secret.get_secret_value())

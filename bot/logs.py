"""Log lines: one a line, in UTC, to standard error; without secrets and without what is personal.

Errors are the danger: their words may quote an account, an address or what was typed. So an error that is
logged as an argument is written by its kind alone, unless its words are known to be fit for a log; and a
trace says where, never what. Each line names the update that is being handled and the order that it is about.
"""

import copy
import json
import logging
import re
import secrets
import sys
import time
import traceback
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

from aiogram.exceptions import TelegramAPIError

from bot.errors import SettingsError
from bot.exchanger.errors import ExchangerError

FIT_FOR_LOGS = (ExchangerError, SettingsError)
"""Their own words never repeat what was sent or answered."""
_QUOTED = re.compile(r"(?<![A-Za-z])[\"'].*", re.DOTALL)
_TOKEN = re.compile(r"\d{2,}:[A-Za-z0-9_-]{16,}")


update_id: ContextVar[int | None] = ContextVar("update_id", default=None)
"""The update that is being handled, also by tasks that it has begun."""
bid_id: ContextVar[int | None] = ContextVar("bid_id", default=None)
"""The order that it is about, once that is known; of a worker's task from its beginning."""
error_id: ContextVar[str | None] = ContextVar("error_id", default=None)
"""What the person was told to name to support."""


def about_update(id: int) -> None:
    """From here on in this task; an update that it has handled before is none of this one's matter."""
    update_id.set(id)
    bid_id.set(None)
    error_id.set(None)


def about_bid(id: int | None) -> None:
    """From here on in this task."""
    bid_id.set(id)


def new_error_id() -> str:
    """For the person and for the lines of what went wrong."""
    id = secrets.token_hex(4)
    error_id.set(id)
    return id


class LineFormatter(logging.Formatter):
    """`2026-01-31T12:00:00Z INFO bot.handlers.card update=7 bid=9 what happened`."""

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S")
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        """Of a copy: others may be listening to the same record."""
        told = masked(record)
        about = " ".join(f"{name.removesuffix('_id')}={value}" for name, value in ids().items())
        if about:
            told.name = f"{told.name} {about}"
        return _TOKEN.sub("…", super().format(told))

    def formatException(  # noqa: N802  (logging's name)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return trace(ei[1]) if ei[1] is not None else ""


class JsonFormatter(logging.Formatter):
    """An object a line; `trace` where the record holds an error, the ids where they are known."""

    def format(self, record: logging.LogRecord) -> str:
        told = masked(record)
        at = datetime.fromtimestamp(record.created, UTC)
        line: dict[str, object] = {
            "time": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "message": told.getMessage(),
            **ids(),
        }
        if told.exc_info and told.exc_info[1] is not None:
            line["trace"] = trace(told.exc_info[1])
        return _TOKEN.sub("…", json.dumps(line, ensure_ascii=False))


FORMATTERS: Mapping[str, type[logging.Formatter]] = {"text": LineFormatter, "json": JsonFormatter}


def masked(record: logging.LogRecord) -> logging.LogRecord:
    """A copy without words that may be somebody's."""
    told = copy.copy(record)
    told.exc_text = None
    if isinstance(record.args, tuple):
        told.args = tuple(_fit(each) for each in record.args)
    if record.name == "asyncio":  # it quotes whole tasks and their arguments
        told.msg, told.args = record.getMessage().partition("\n")[0].partition("(")[0], ()
    return told


def ids() -> dict[str, int | str]:
    """What the line is about, as far as that is known."""
    found = {"update_id": update_id.get(), "bid_id": bid_id.get(), "error_id": error_id.get()}
    return {name: value for name, value in found.items() if value is not None}


def set_up_logging(level: str, form: str = "text") -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(FORMATTERS[form]())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("aiosqlite").setLevel("WARNING")  # at DEBUG it writes every value
    for chatty in ("aiogram.event", "httpx", "aiohttp.access"):
        # one line an update or request: of use only when something is being looked for
        logging.getLogger(chatty).setLevel("DEBUG" if level == "DEBUG" else "WARNING")


def trace(error: BaseException) -> str:
    """Where it came from, without the error's own words: they may quote accounts and what was typed."""
    return f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"


def in_words(error: BaseException) -> str:
    """As much of it as is fit for a log. Logged as an argument, an error is written like this by itself."""
    if isinstance(error, FIT_FOR_LOGS):
        return str(error)
    if isinstance(error, TelegramAPIError):  # it quotes the text or the address that it doesn't take
        return f"{type(error).__name__}: {_QUOTED.sub('…', error.message)}"
    return type(error).__name__


def _fit(value: object) -> object:
    return in_words(value) if isinstance(value, BaseException) else value

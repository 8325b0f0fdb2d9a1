"""Log lines: one a line, in UTC, to standard error."""

import logging
import sys
import time
import traceback


def set_up_logging(level: str) -> None:
    formatter = logging.Formatter("%(asctime)sZ %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("aiosqlite").setLevel("WARNING")  # it quotes every value: accounts, addresses, e-mails
    for chatty in ("aiogram.event", "httpx", "aiohttp.access"):
        # one line an update or request: of use only when something is being looked for
        logging.getLogger(chatty).setLevel("DEBUG" if level == "DEBUG" else "WARNING")


def trace(error: BaseException) -> str:
    """Where it came from, without the error's own words: they may quote accounts and what was typed."""
    return f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"

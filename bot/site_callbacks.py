"""The site's word that an order has changed, sent to the address that the order was made with.

It isn't signed and proves nothing: whatever it says, the order is looked up. All that counts is the token in
the address, which nobody but the site was told. The watch over orders finds what never arrives here.
"""

import asyncio
import logging
import re
from urllib.parse import parse_qs

from aiohttp import web

from bot.logs import trace
from bot.services.bids import Bids
from bot.storage.bids import Bid

logger = logging.getLogger(__name__)

PATH = "/callback/"
TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")
LARGEST_BODY = 4096
"""The site sends two short values."""
BODY_SECONDS = 5.0


def callback_address(webhook_url: str) -> str:
    """What an order's token is put behind; empty when the site can't reach the bot."""
    return f"{webhook_url}{PATH}" if webhook_url else ""


class SiteCallbacks:
    def __init__(self, bids: Bids) -> None:
        self._bids = bids

    async def answer(self, request: web.Request) -> web.Response:
        """200 when the hint is kept; nobody waits for the look at the order."""
        try:
            return await self._answer(request)
        except web.HTTPException:
            raise
        except Exception as error:  # aiohttp would write the error's own words to the log
            logger.error("a callback was not kept: %s", trace(error))  # noqa: TRY400  (likewise)
            return web.Response(status=500)

    async def _answer(self, request: web.Request) -> web.Response:
        row = await self._order(request.match_info["token"])
        if row is None:
            return web.Response(status=404)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await request.read()
        except TimeoutError:
            return web.Response(status=408)
        if not _is_about(row, body):
            return web.Response(status=404)
        await self._bids.hint(row.id)
        return web.Response()

    async def _order(self, token: str) -> Bid | None:
        """What can't be a token costs no look at the database."""
        if not TOKEN.fullmatch(token):
            return None
        async with self._bids.database.reading() as tx:
            return await tx.bids.by_callback(token)


def _is_about(row: Bid, body: bytes) -> bool:
    """The order it names, if it names one; which number the order has is not known while it is made."""
    named = parse_qs(body.decode("utf-8", "replace")).get("bid_id")
    return named is None or row.site_id is None or named == [str(row.site_id)]

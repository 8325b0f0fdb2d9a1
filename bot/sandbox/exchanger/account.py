"""The page of the partner's own account at the site: the API login and key to copy, and the balance."""

from aiohttp import web

from bot.sandbox.exchanger import page_html
from bot.sandbox.exchanger.keys import Key
from bot.sandbox.exchanger.pages import lang_of
from bot.sandbox.exchanger.partners import BALANCE_CODE, MIN_PAYOUT
from bot.sandbox.exchanger.site import Site
from bot.sandbox.exchanger.wire import plain

STATUSES = ("payout_waiting", "payout_paid", "payout_cancelled", "payout_cancelled")
PAYOUTS_SHOWN = 5


class AccountPage:
    """Of the one partner that the sandbox has: nobody need log in."""

    def __init__(self, site: Site, key: Key) -> None:
        self._site = site
        self._key = key

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/account/", self._show)

    async def _show(self, request: web.Request) -> web.StreamResponse:
        lang = lang_of(request)
        title = self._word("account", lang)
        body = page_html.heading(title, f"{self._word('partner', lang)} {self._key.user_id}")
        body += page_html.facts(self._money(lang))
        body += page_html.said(self._word("account_key", lang))
        body += page_html.copied(f"{self._key.login}\n{self._key.secret}")
        body += page_html.facts(self._payouts(lang))
        html = page_html.document(title, body, self._word("sandbox", lang), lang)
        return web.Response(text=html, content_type="text/html")

    def _word(self, key: str, lang: str) -> str:
        return self._site.texts.get("pages", key, lang)

    def _money(self, lang: str) -> dict[str, str]:
        balance = self._site.partners[self._key.user_id].balance
        return {
            self._word("balance", lang): f"{plain(balance)} {BALANCE_CODE}",
            self._word("min_payout", lang): f"{plain(MIN_PAYOUT)} {BALANCE_CODE}",
        }

    def _payouts(self, lang: str) -> dict[str, str]:
        payouts = sorted(self._site.partners[self._key.user_id].payouts, key=lambda payout: -payout.id)
        return {
            f"{self._word('payout', lang)} {payout.id}": (
                f"{plain(payout.amount)} {payout.currency.code}, {self._word(STATUSES[payout.status], lang)}"
            )
            for payout in payouts[:PAYOUTS_SHOWN]
        }

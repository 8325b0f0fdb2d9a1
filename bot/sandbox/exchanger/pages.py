"""The pages behind an order's links: the order itself, paying or reporting a payment, cancelling.

Their buttons really move the order, under the same rules as the API's methods.
"""

import re

from aiohttp import web

from bot.sandbox.exchanger import page_html
from bot.sandbox.exchanger.actions import PAID_ON_A_PAGE, instruction
from bot.sandbox.exchanger.bids import CANCELLABLE, PAYABLE, Bid
from bot.sandbox.exchanger.site import Site
from bot.sandbox.exchanger.wire import plain

REFRESH_SECONDS = 5
# what a payment page asks for: field -> what its answer looks like
ASKED = {"coupon": {"coupon": r"\d{10}", "activation": r"\d{16}"}, "myaction": {"last4": r"\d{4}"}}
SEEN_AT_ONCE = ("form", "link", "coupon")  # the payment system reports these itself


class Pages:
    def __init__(self, site: Site) -> None:
        self._site = site

    def add_routes(self, app: web.Application) -> None:
        router = app.router
        router.add_get("/hst_{hash}/", self._order)
        router.add_post("/hst_{hash}/", self._report)
        router.add_get("/pay/{hash}/", self._pay)
        router.add_post("/pay/{hash}/", self._paid)
        router.add_get("/cancel/{hash}/", self._cancel)
        router.add_post("/cancel/{hash}/", self._cancelled)
        router.add_get("/logo/{name}.svg", self._logo)
        router.add_get("/exchange_{slug}/", self._direction)
        router.add_get("/{name:rules|aml}/", self._rules)

    def _bid(self, request: web.Request) -> Bid:
        bid = self._site.ledger.find(0, request.match_info["hash"])
        if bid is None:
            raise self._missing(request)
        return bid

    def _missing(self, request: web.Request) -> web.HTTPException:
        html = self._document(request, "404", page_html.wrong(self._word(request, "no_page")))
        return web.HTTPNotFound(text=html, content_type="text/html")

    def _word(self, request: web.Request, key: str) -> str:
        return self._site.texts.get("pages", key, lang_of(request))

    def _document(self, request: web.Request, title: str, body: str, refresh: int | None = None) -> str:
        return page_html.document(title, body, self._word(request, "sandbox"), lang_of(request), refresh)

    def _page(self, request: web.Request, bid: Bid, body: str, refresh: int | None = None) -> web.Response:
        title = f"{self._word(request, 'order')} {bid.id}"
        status = self._site.texts.status(bid.status, lang_of(request))
        html = self._document(request, title, page_html.heading(title, status) + body, refresh)
        return web.Response(text=html, content_type="text/html")

    def _facts(self, request: web.Request, bid: Bid) -> str:
        direction, calc, lang = bid.direction, bid.calc, lang_of(request)
        to_pay = bid.status in PAYABLE
        shows_address = to_pay and direction.payment not in SEEN_AT_ONCE
        rows = {
            "give": f"{plain(calc.to_pay)} {direction.give.title(lang)}",
            "get": f"{plain(calc.sum_get_com)} {direction.get.title(lang)}",
            "rate": f"{plain(calc.course_give)} : {plain(calc.course_get)}",
            "to_pay": f"{plain(bid.pay_amount)} {direction.give.code}" if to_pay else "",
            "memo": bid.dest_tag if shows_address else "",
            "address": bid.address if shows_address else "",
        }
        return page_html.facts({self._word(request, key): value for key, value in rows.items()})

    async def _order(self, request: web.Request) -> web.StreamResponse:
        bid = self._bid(request)
        body = self._facts(request, bid) + page_html.said(instruction(self._site, bid, lang_of(request)))
        payment = bid.direction.payment
        if bid.status in PAYABLE and payment == "default":
            body += page_html.form(f"/hst_{bid.hash}/", self._word(request, "paid"))
        elif bid.status in PAYABLE and payment in PAID_ON_A_PAGE:
            body += page_html.link(f"/pay/{bid.hash}/", self._word(request, "go_pay"), "button")
        if _cancellable(bid):
            body += page_html.link(f"/cancel/{bid.hash}/", self._word(request, "cancel"), "back")
        return self._page(request, bid, body, REFRESH_SECONDS)

    async def _report(self, request: web.Request) -> web.StreamResponse:
        """The button of an order that is paid by its instruction."""
        bid = self._bid(request)
        if bid.status in PAYABLE and bid.direction.payment == "default":
            self._site.ledger.change(bid, "payed")
        raise web.HTTPSeeOther(f"/hst_{bid.hash}/")

    async def _pay(self, request: web.Request) -> web.StreamResponse:
        bid = self._bid(request)
        if bid.status == "new" and bid.direction.payment == "form":
            self._site.ledger.change(bid, "techpay")  # such a site notes that the customer has gone to pay
        return self._payment(request, bid)

    def _payment(self, request: web.Request, bid: Bid, problem: str = "") -> web.Response:
        payment = bid.direction.payment
        if bid.status not in PAYABLE or payment not in PAID_ON_A_PAGE:
            return self._nothing_to_do(request, bid)
        body = self._facts(request, bid)
        body += page_html.wrong(problem) if problem else ""
        questions = (page_html.asked(name, self._word(request, name)) for name in ASKED.get(payment, {}))
        button = self._word(request, "pay" if payment in SEEN_AT_ONCE else "paid")
        body += page_html.form(f"/pay/{bid.hash}/", button, "".join(questions))
        return self._page(request, bid, body + self._back(request, bid))

    def _nothing_to_do(self, request: web.Request, bid: Bid) -> web.Response:
        body = self._facts(request, bid) + page_html.said(self._word(request, "late"))
        return self._page(request, bid, body + self._back(request, bid))

    def _back(self, request: web.Request, bid: Bid) -> str:
        return page_html.link(f"/hst_{bid.hash}/", self._word(request, "back"), "back")

    async def _paid(self, request: web.Request) -> web.StreamResponse:
        bid = self._bid(request)
        payment = bid.direction.payment
        if bid.status not in PAYABLE or payment not in PAID_ON_A_PAGE:
            return self._nothing_to_do(request, bid)
        sent = await request.post()
        for name, pattern in ASKED.get(payment, {}).items():
            if not re.fullmatch(pattern, str(sent.get(name, "")).strip()):
                return self._payment(request, bid, self._word(request, "wrong"))
        self._site.ledger.change(bid, "realpay" if payment in SEEN_AT_ONCE else "payed")
        raise web.HTTPSeeOther(f"/hst_{bid.hash}/")

    async def _cancel(self, request: web.Request) -> web.StreamResponse:
        bid = self._bid(request)
        if not _cancellable(bid):
            return self._nothing_to_do(request, bid)
        button = page_html.form(f"/cancel/{bid.hash}/", self._word(request, "cancel"), quiet=True)
        return self._page(request, bid, self._facts(request, bid) + button + self._back(request, bid))

    async def _cancelled(self, request: web.Request) -> web.StreamResponse:
        bid = self._bid(request)
        if not _cancellable(bid):
            return self._nothing_to_do(request, bid)
        self._site.ledger.change(bid, "cancel")
        raise web.HTTPSeeOther(f"/hst_{bid.hash}/")

    async def _logo(self, request: web.Request) -> web.StreamResponse:
        currency = self._site.catalogue.by_xml.get(request.match_info["name"].upper())
        if currency is None:
            raise self._missing(request)
        return web.Response(text=page_html.logo(currency.code), content_type="image/svg+xml")

    async def _direction(self, request: web.Request) -> web.StreamResponse:
        slug = request.match_info["slug"]
        directions = self._site.catalogue.directions.values()
        direction = next((one for one in directions if one.slug == slug and one.on != "off"), None)
        if direction is None:
            raise self._missing(request)
        rate = f"{plain(direction.course_give)} : {plain(direction.course_get)}"
        lang = lang_of(request)
        body = page_html.heading(direction.title(lang), "") + page_html.facts(
            {self._word(request, "rate"): rate}
        )
        body += page_html.said(self._site.texts.get("timeline", direction.texts, lang))
        return web.Response(
            text=self._document(request, direction.title(lang), body), content_type="text/html"
        )

    async def _rules(self, request: web.Request) -> web.StreamResponse:
        text = self._word(request, "rules")
        return web.Response(
            text=self._document(request, text, page_html.said(text)), content_type="text/html"
        )


def _cancellable(bid: Bid) -> bool:
    return bid.status in CANCELLABLE and bid.direction.cancel != "disabled"


def lang_of(request: web.Request) -> str:
    """A browser that asks for Russian first gets it, any other English."""
    return "ru" if request.headers.get("Accept-Language", "").lower().startswith("ru") else "en"

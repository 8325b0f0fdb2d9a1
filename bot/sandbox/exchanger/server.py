"""The sandbox exchanger as one object: a site that listens on loopback, and the hands that move it."""

import time
from collections import deque
from collections.abc import Callable, Iterable
from decimal import Decimal
from random import Random
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.sandbox.exchanger import form
from bot.sandbox.exchanger.account import AccountPage
from bot.sandbox.exchanger.api import Api, Request
from bot.sandbox.exchanger.bids import Bid, Ledger
from bot.sandbox.exchanger.callbacks import Callbacks
from bot.sandbox.exchanger.catalogue import Catalogue, Direction, State
from bot.sandbox.exchanger.clock import Clock
from bot.sandbox.exchanger.events import Events
from bot.sandbox.exchanger.faults import Faults
from bot.sandbox.exchanger.keys import PARTNER_METHODS, SYSTEM, Key, Keys
from bot.sandbox.exchanger.life import Life
from bot.sandbox.exchanger.methods import USUAL_METHODS
from bot.sandbox.exchanger.operator import Operator
from bot.sandbox.exchanger.pace import Pace
from bot.sandbox.exchanger.pages import Pages
from bot.sandbox.exchanger.partners import Partners
from bot.sandbox.exchanger.site import Site
from bot.sandbox.exchanger.texts import Texts
from bot.sandbox.exchanger.wire import Wire

DEMO_PARTNER_ID = 77
SHUTDOWN_SECONDS = 0.2


class SandboxExchanger:
    """`async with SandboxExchanger() as site:` then talk to `site.url` with `site.login` and `site.key`.

    port       0 picks a free one
    pace       a speed, or a Pace; orders advance by themselves unless `site.life.auto` is False
    quirks     answers look like a deployed site's (True) or like the public API page describes them (False)
    now        the real time in UTC seconds; `clock_shift` is what the site's clock adds to it
    locale     the site's own language, for calls without API-LANG
    seed       makes ids, addresses and chance repeatable; keys are then the same at every start too
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        pace: Pace | float = 1.0,
        quirks: bool = True,
        now: Callable[[], float] = time.time,
        clock_shift: int = 10800,
        locale: str = "ru_RU",
        seed: int | None = None,
    ) -> None:
        self._host, self._port = host, port
        self.random = Random(seed)
        self.clock = Clock(now, clock_shift)
        self.catalogue = Catalogue()
        self.ledger = Ledger(self.clock, self.random)
        self.life = Life(self.ledger, Pace.of(pace))
        self.faults = Faults(Random(seed))
        self.callbacks = Callbacks(self.ledger)
        self.partners = Partners(self.ledger, self.catalogue, self.clock, self.random)
        self._site = self._put_together(quirks, locale)
        self.main_key = self.add_key()
        self.partner_key = self.add_key(DEMO_PARTNER_ID, {"test", *PARTNER_METHODS})
        self.events = Events()
        self.api = Api(self._site, self.faults, self.events)
        self._runner: web.AppRunner | None = None

    def _put_together(self, quirks: bool, locale: str) -> Site:
        return Site(
            catalogue=self.catalogue,
            ledger=self.ledger,
            life=self.life,
            partners=self.partners,
            keys=Keys(self.random),
            texts=Texts(),
            wire=Wire(quirks),
            clock=self.clock,
            random=self.random,
            locale=locale,
        )

    async def __aenter__(self) -> Self:
        self.partners.seed(DEMO_PARTNER_ID)
        app = web.Application()
        self.api.add_routes(app)
        Pages(self._site).add_routes(app)
        AccountPage(self._site, self.partner_key).add_routes(app)
        Operator(self._site, self.faults, self.events).add_routes(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        await self._runner.setup()
        listener = web.TCPSite(self._runner, self._host, self._port)
        await listener.start()
        self._site.url = f"http://{self._host}:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.life.close()
        if self._runner is not None:
            await self._runner.cleanup()
        await self.callbacks.close()

    @property
    def url(self) -> str:
        return self._site.url

    @property
    def login(self) -> str:
        return self.main_key.login

    @property
    def key(self) -> str:
        return self.main_key.secret

    @property
    def requests(self) -> deque[Request]:
        """The API calls that came in, oldest first."""
        return self.api.requests

    def add_key(
        self,
        user_id: int = SYSTEM,
        methods: Iterable[str] | None = None,
        ips: Iterable[str] | None = None,
    ) -> Key:
        """A further key: `.login`, `.secret`. Partner methods need a user_id above 0."""
        allowed = USUAL_METHODS if methods is None else frozenset(methods)
        return self._site.keys.add(user_id, allowed, None if ips is None else frozenset(ips))

    def limit_methods(self, methods: Iterable[str] | None) -> None:
        """What the main key may call; None: what keys usually may."""
        self.main_key.methods = USUAL_METHODS if methods is None else frozenset(methods)

    async def set_status(self, bid_id: int, status: str) -> Bid:
        """As an operator does: to any status, from any status."""
        bid = self.ledger[bid_id]
        self.ledger.change(bid, status)
        return bid

    async def step(self, bid_id: int) -> str:
        """One status on, as the order would go by itself; answers the status it has now."""
        return self.life.step(self.ledger[bid_id])

    def direction(self, direction_id: int) -> Direction:
        return self.catalogue.directions[direction_id]

    def set_rate(self, direction_id: int, give: Decimal | str, get: Decimal | str) -> None:
        direction = self.direction(direction_id)
        direction.course_give, direction.course_get = Decimal(give), Decimal(get)

    def set_reserve(self, direction_id: int, reserve: Decimal | str) -> None:
        """The reserve of the currency that the direction pays out, in all its directions."""
        self.direction(direction_id).get.reserve = Decimal(reserve)

    def switch_direction(self, direction_id: int, on: bool | State) -> None:
        state: State = on if isinstance(on, str) else ("on" if on else "off")
        self.direction(direction_id).on = state

    def maintenance(self, on: bool, text: str = "") -> None:
        self._site.maintenance.on, self._site.maintenance.text = on, text

    def valid_form(self, direction_id: int) -> dict[str, str]:
        """Answers that the direction's form takes, to its required fields."""
        return form.filled(self.direction(direction_id), self.random)

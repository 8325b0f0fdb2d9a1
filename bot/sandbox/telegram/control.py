"""Switches for tests and for whoever plays with the sandbox."""

from __future__ import annotations

from aiohttp import web

from bot.sandbox.telegram.errors import PersonError
from bot.sandbox.telegram.people import Json
from bot.sandbox.telegram.world import World


class Control:
    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/control", self.show),
            web.post("/control", self.change),
            web.get("/control/log", self.log),
        ]

    async def show(self, _request: web.Request) -> web.Response:
        return web.json_response(self._settings())

    async def change(self, request: web.Request) -> web.Response:
        try:
            wanted = await request.json()
        except ValueError:
            raise PersonError("The request is not JSON.") from None
        if not isinstance(wanted, dict):
            raise PersonError("The request is not a JSON object.")
        if "limits" in wanted:
            self.world.limits.on = bool(wanted["limits"])
        if "fault" in wanted:
            self.world.faults.set_from(wanted["fault"])
        return web.json_response(self._settings())

    async def log(self, request: web.Request) -> web.Response:
        after = request.query.get("after", "0")
        if not after.isdigit():
            raise PersonError("after is a number.")
        return web.json_response({"calls": self.world.log.after(int(after))})

    def _settings(self) -> Json:
        return {"limits": self.world.limits.on, "faults": self.world.faults.show()}

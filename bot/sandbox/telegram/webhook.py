"""The bot's webhook: where updates are sent, and what came of it."""

from __future__ import annotations

import ipaddress
import re
import time
from dataclasses import dataclass

from yarl import URL

from bot.sandbox.telegram.errors import bad_request
from bot.sandbox.telegram.people import Json

PORTS = frozenset({80, 88, 443, 8443})
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@dataclass
class Webhook:
    url: str = ""
    secret_token: str | None = None
    max_connections: int = 40
    last_error_date: int | None = None
    last_error_message: str | None = None
    failures: int = 0
    times_set: int = 0
    """What was on its way to an earlier one is begun anew."""

    def set(self, url: str, secret_token: str | None, max_connections: int | None) -> None:
        check_address(url)
        if secret_token is not None and not SECRET.fullmatch(secret_token):
            raise bad_request("secret token contains unallowed characters")
        self.url = url
        self.secret_token = secret_token
        self.max_connections = max_connections or 40
        self.times_set += 1
        self.last_error_date = self.last_error_message = None

    def clear(self) -> None:
        self.url, self.secret_token = "", None
        self.times_set += 1
        self.last_error_date = self.last_error_message = None

    def failed(self, reason: str) -> None:
        self.last_error_date = int(time.time())
        self.last_error_message = reason
        self.failures += 1

    def about(self, pending: int, allowed: frozenset[str] | None) -> Json:
        about: Json = {"url": self.url, "has_custom_certificate": False, "pending_update_count": pending}
        if self.url:
            about["max_connections"] = self.max_connections
        if self.last_error_date is not None:
            about |= {"last_error_date": self.last_error_date, "last_error_message": self.last_error_message}
        if allowed:
            about["allowed_updates"] = sorted(allowed)
        return about


def check_address(url: str) -> None:
    """Telegram wants https on one of four ports; on loopback the sandbox takes any address."""
    try:
        address = URL(url)
        host, port = address.host, address.port
    except ValueError:
        host, port = None, None
    if not host:
        raise bad_request("invalid webhook URL specified")
    if _is_loopback(host):
        return
    if address.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

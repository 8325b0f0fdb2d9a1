"""Which addresses Telegram takes in links and buttons, and how it writes them."""

from __future__ import annotations

import ipaddress
import re
import string

SPACES = " \t\r\n\0\v"
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_HOST_PART = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=]|%[0-9A-Fa-f]{2}|[^\x00-\x7f])*", re.ASCII)
_USER_PART = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=:]|%[0-9A-Fa-f]{2}|[^\x00-\x7f])*", re.ASCII)
_TG_HOST = re.compile(r"[A-Za-z0-9\-_]*", re.ASCII)
_INTEGER = re.compile(r"0|-?[1-9][0-9]*", re.ASCII)
LARGEST_USER_ID = (1 << 40) - 1


class WrongLinkError(ValueError):
    """An address that Telegram does not take; the text says why as Telegram does."""


def ascii_lower(text: str) -> str:
    return text.translate(_LOWER)


def is_integer(text: str) -> bool:
    """Whether it is a 64-bit number written in the one way there is to write it."""
    return _INTEGER.fullmatch(text) is not None and -(1 << 63) <= int(text) < 1 << 63


def checked_link(link: str) -> str:
    """The address as Telegram keeps it; raises WrongLinkError."""
    for scheme in ("tg", "ton"):
        if ascii_lower(link).startswith(f"{scheme}:"):
            return _app_link(scheme, link[len(scheme) + 1 :].removeprefix("//"))
    parts = _Address(link)
    if "." not in parts.host and not parts.is_ipv6:
        raise WrongLinkError("Wrong HTTP URL")
    return parts.url()


def _app_link(scheme: str, link: str) -> str:
    parts = _Address(link)
    lowered = ascii_lower(link)
    if lowered.startswith(("http://", "https://")) or parts.user or parts.port or parts.is_ipv6:
        raise WrongLinkError(f"Wrong {scheme} URL")
    if not _TG_HOST.fullmatch(parts.host):
        raise WrongLinkError("Unallowed characters in URL host")
    query = parts.query[1:] if parts.query.startswith("/?") else parts.query
    return f"{scheme}://{parts.host}{query}"


class _Address:
    """[http[s]://][user@]host[:port][/path][?query][#fragment]"""

    def __init__(self, link: str) -> None:
        self.protocol, rest = self._protocol(link)
        end = re.search(r"[/?#]", rest)
        authority, tail = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
        authority, self.port = self._port(authority)
        self.user, _, host = authority.rpartition("@")
        self.is_ipv6 = host.startswith("[") and host.endswith("]")
        self.host = self._host(host)
        if not _USER_PART.fullmatch(self.user):
            raise WrongLinkError("Disallowed character in URL userinfo")
        tail = tail.rstrip(SPACES) or "/"
        tail = tail if tail.startswith("/") else f"/{tail}"
        self.query = re.sub(r"[\x00-\x20]", lambda found: f"%{ord(found[0]):02X}", tail)

    def url(self) -> str:
        user = f"{self.user}@" if self.user else ""
        port = f":{self.port}" if self.port else ""
        return f"{self.protocol}://{user}{self.host}{port}{self.query}"

    @staticmethod
    def _protocol(link: str) -> tuple[str, str]:
        head = re.match(r"[^:/?#@\[\]]*", link)
        name = head[0] if head else ""
        if not link[len(name) :].startswith("://"):
            return "http", link
        if ascii_lower(name) not in {"http", "https"}:
            raise WrongLinkError("Unsupported URL protocol")
        return ascii_lower(name), link[len(name) + 3 :]

    @staticmethod
    def _port(authority: str) -> tuple[str, int]:
        """The port after the last colon, unless a `]` or `@` stands behind it; 0 when there is none."""
        last = max(authority.rfind(mark) for mark in ":]@")
        if last <= 0 or authority[last] != ":":
            return authority, 0
        digits = authority[last + 1 :].lstrip("0")
        if not is_integer(digits) or not 0 < int(digits) <= 65535:
            raise WrongLinkError("Wrong port number specified in the URL")
        return authority[:last], int(digits)

    def _host(self, host: str) -> str:
        if not host:
            raise WrongLinkError("URL host is empty")
        if host == ".":
            raise WrongLinkError("Host is invalid")
        if self.is_ipv6:
            try:
                ipaddress.IPv6Address(host[1:-1])
            except ValueError:
                raise WrongLinkError("Wrong IPv6 address specified in the URL") from None
        elif not _HOST_PART.fullmatch(host):
            raise WrongLinkError("Disallowed character in URL host")
        return ascii_lower(host)


def mentioned_user(link: str) -> int | None:
    """The user id in tg://user?id=…"""
    found = re.match(r"tg:(?://)?user/?\?([^#]*)", ascii_lower(link), re.DOTALL)
    for pair in found[1].split("&") if found else ():
        key, _, value = pair.partition("=")
        if key == "id":
            known = is_integer(value) and 0 < int(value) <= LARGEST_USER_ID
            return int(value) if known else None
    return None

"""Where calls go and with what: the site's address, the key and the language, refused when they can't be
right.

The messages never repeat a credential.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8}){0,2}")
_PLAIN = re.compile(r"[^\s\\@?#]+")
_CREDENTIAL = re.compile(r"[!-~]{1,200}")


def site_address(url: str) -> str:
    """The site's address without a slash at the end. ValueError for one that would send the key in the
    open, or is not plain."""
    parts = urlsplit(url.strip())
    if parts.scheme not in {"https", "http"} or not parts.hostname:
        raise ValueError("the exchanger's address begins with https://")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ValueError("http:// is for this machine only: the key would travel in the open")
    if not _PLAIN.fullmatch(url.strip()):
        raise ValueError("the exchanger's address is a plain one, without user, query or fragment")
    return url.strip().rstrip("/")


def credential(value: str, name: str) -> str:
    """The login or the key, if it can be one: a header takes no spaces and no line ends."""
    if not _CREDENTIAL.fullmatch(value):
        raise ValueError(f"the API {name} is empty, or has characters that no {name} has")
    return value


def language(lang: str) -> str:
    """A language the site may know, such as `ru_RU`."""
    if not _LANGUAGE.fullmatch(lang):
        raise ValueError("a language is like ru_RU")
    return lang


def is_loopback(host: str) -> bool:
    """This machine, by its address or its name for itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

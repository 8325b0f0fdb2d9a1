"""The site's API keys: who calls, and what this key may do."""

import string
from dataclasses import dataclass
from random import Random

KEY_LENGTH = 32
SYSTEM = 0
PARTNER_METHODS = (
    "get_partner_info",
    "get_partner_links",
    "get_partner_exchanges",
    "get_partner_payouts",
    "add_partner_payout",
)


@dataclass
class Key:
    """methods, ips: None means all. user_id 0 is the site itself: it sees every order of the API."""

    login: str
    secret: str
    user_id: int = SYSTEM
    methods: frozenset[str] | None = None
    ips: frozenset[str] | None = None


class Keys:
    def __init__(self, random: Random) -> None:
        self._random = random
        self._keys: dict[str, Key] = {}

    def add(
        self, user_id: int, methods: frozenset[str] | None = None, ips: frozenset[str] | None = None
    ) -> Key:
        key = Key(self._token(), self._token(), user_id, methods, ips)
        self._keys[key.login] = key
        return key

    def _token(self) -> str:
        return "".join(self._random.choices(string.ascii_letters + string.digits, k=KEY_LENGTH))

    def find(self, login: str, secret: str) -> Key | None:
        key = self._keys.get(login)
        return key if key is not None and key.secret == secret else None

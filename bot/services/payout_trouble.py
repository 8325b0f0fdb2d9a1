"""Why a payout was not asked for, or can't be followed; kept in its row."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Self

from bot.exchanger.errors import (
    ApiDisabled,
    ExchangerError,
    FormRefused,
    IpBlocked,
    Maintenance,
    MethodNotAllowed,
    Refused,
)
from bot.vault import Unreadable, Vault

WORDS_LENGTH = 2000


class Why(StrEnum):
    REFUSED = "refused"
    METHOD = "method"
    """The key may not ask for payouts."""
    ADDRESS = "address"
    """The key may not be used from the bot's address."""
    MAINTENANCE = "maintenance"
    DISABLED = "disabled"
    NEVER_SENT = "never-sent"
    NO_LOOK = "no-look"
    """Neither the payouts nor the balance could be read, so a lost answer could not be looked up."""
    LATE = "late"
    """Confirmed so long ago that it would come as a surprise."""
    CHANGED = "changed"
    """Its terms got worse before it could be sent."""
    NO_KEY = "no-key"
    """The partner's key is gone, or can't be read any more."""
    NOT_MADE = "not-made"
    """The answer was lost, and the site does not have it."""
    LOST = "lost"
    """The answer was lost: whether it was made is being found out."""
    UNCLEAR = "unclear"
    """For long now it can't be found out whether it was made."""
    NEVER_CLEAR = "never-clear"
    """It could not be found out, and is not looked for any more."""
    AFTER_ALL = "after-all"
    """It was said not to be made, and then the site had it."""
    UNSEEN = "unseen"
    """It was made, and the key may not see what becomes of it."""
    SILENT = "silent"
    """It was made, and the site takes the key for none, look after look."""
    UNKEYED = "unkeyed"
    """It was made, and the key is gone, or can't be read any more."""
    MOVED = "moved"
    """It was made, and the partner id is another person's by now."""


NOT_FOLLOWED = frozenset({Why.UNSEEN, Why.SILENT, Why.UNKEYED, Why.MOVED})

_KINDS: Mapping[type[ExchangerError], Why] = {
    MethodNotAllowed: Why.METHOD,
    IpBlocked: Why.ADDRESS,
    Maintenance: Why.MAINTENANCE,
    ApiDisabled: Why.DISABLED,
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """`words`: the site's, which may repeat the account, so they are sealed like it. `method`: of the API."""

    why: Why
    words: str = ""
    method: str = ""

    @classmethod
    def of(cls, error: Refused | ApiDisabled, vault: Vault) -> Self:
        why = next((why for kind, why in _KINDS.items() if isinstance(error, kind)), Why.REFUSED)
        words = _words(error)[:WORDS_LENGTH] if isinstance(error, Refused) else ""
        return cls(why, vault.seal(words) if words and vault.has_key else "", error.method)

    @classmethod
    def from_json(cls, text: str | None) -> Self | None:
        values = json.loads(text) if text else None
        return cls(Why(values["why"]), values["words"], values["method"]) if values else None

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    def error(self, vault: Vault) -> ExchangerError | None:
        """As the site said it; None when it was not the site."""
        match self.why:
            case Why.REFUSED:
                return Refused(self.method, "", self._open(vault))
            case Why.METHOD:
                return MethodNotAllowed(self.method, "", "")
            case Why.ADDRESS:
                return IpBlocked(self.method, "", "")
            case Why.MAINTENANCE:
                return Maintenance(self.method, "", self._open(vault))
            case Why.DISABLED:
                return ApiDisabled(self.method, "")
        return None

    def _open(self, vault: Vault) -> str:
        try:
            return vault.open(self.words) if self.words else ""
        except Unreadable:
            return ""


def _words(error: Refused) -> str:
    """Of the form too: it names the account there."""
    fields = error.fields.values() if isinstance(error, FormRefused) else ()
    return error.text.strip() or "\n".join(fields)

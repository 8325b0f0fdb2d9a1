"""What a call to the exchanger may raise.

```
ExchangerError
 ├ NeverSent            nothing reached the site: no connection could be made
 ├ Unreachable          a READ failed or took too long, also after its retries
 ├ OutcomeUnknown       a WRITE failed in any other way: the site may have done it
 ├ NotJson              a READ was answered by something else than JSON (a challenge page, a PHP warning)
 ├ WrongAnswer          a READ was answered by JSON of another shape than the contract's
 ├ ApiDisabled          wrong credentials, or the API is switched off
 └ Refused              the site understood and said no: `code`, `text`
     ├ FormRefused      some fields are wrong: `fields`
     ├ MethodNotAllowed this key may not call the method
     ├ NotFound         no such bid or direction
     ├ ApiIdNotUnique   an order with this api_id EXISTS already
     ├ ActionDisabled   the order's status does not allow this
     ├ IpBlocked        the site does not serve this address
     └ Maintenance      the site takes no calls for now
```

A write (`create_bid`, `pay_bid`, `cancel_bid`, `success_bid`, `add_partner_payout`) raises only `NeverSent`,
`OutcomeUnknown`, `Refused` and its kinds, and `ApiDisabled`; a read raises any but `OutcomeUnknown` (and
`NeverSent`, which for a read is `Unreachable`). What makes an answer to a write a refusal is decided in
`envelope.py`.

`str()` and `repr()` name the method and the kind of trouble. They never hold the key, an account or a field's
value, and no text of the site's, which may repeat one: that is in `text` and `fields`, raw (plain or HTML).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLAIN_NAME = re.compile(r"[A-Za-z0-9_]{1,40}")


class ExchangerError(Exception):
    """A call of `method` gave no result; `what` says why in words fit for a log."""

    def __init__(self, method: str, what: str) -> None:
        super().__init__(f"{method}: {what}")
        self.method = method
        self.what = what


class NeverSent(ExchangerError):
    """The call surely did not reach the site, so it may simply be made again."""


class Unreachable(ExchangerError):
    """A read got no answer in time: no connection, a broken one, HTTP 429 or 5xx."""


class OutcomeUnknown(ExchangerError):
    """A write may or may not have been done by the site: look it up before anything else."""


class NotJson(ExchangerError):
    """A read was answered by something that is not JSON."""


class WrongAnswer(ExchangerError):
    """A read was answered by JSON that is not what the contract says; `what` names the place."""


class ApiDisabled(ExchangerError):
    """The site says `Api disabled`, or answers a read with an empty body: wrong credentials, or the API is
    off."""


class Refused(ExchangerError):
    """The site said no. `code` is its error number as text, `text` its words, plain or HTML, raw."""

    def __init__(self, method: str, code: str, text: str) -> None:
        super().__init__(method, f"refused with error {code}")
        self.code = code
        self.text = text


class FormRefused(Refused):
    """Some fields are not accepted. `fields` maps a field's name (or `sum1`, `sum2`, `sum1c`, `sum2c` for the
    amount given, received, and each with commission) to the site's text about it, plain or HTML, raw."""

    def __init__(self, method: str, code: str, text: str, fields: Mapping[str, str]) -> None:
        super().__init__(method, code, text)
        self.fields = dict(fields)
        named = [name for name in fields if _PLAIN_NAME.fullmatch(name)]
        self.args = (f"{method}: refused the fields {', '.join(named) or '(unnamed)'}",)


class MethodNotAllowed(Refused):
    """This key may not call the method."""


class NotFound(Refused):
    """There is no such bid for this key, or no such direction now."""


class ApiIdNotUnique(Refused):
    """An order with this api_id was made before: it exists, whatever else is wrong with the form by now."""


class ActionDisabled(Refused):
    """The order is in a status in which this can't be done."""


class IpBlocked(Refused):
    """The site does not serve the address the bot calls from."""


class Maintenance(Refused):
    """The site is closed for maintenance; `text` may hold the operator's words."""

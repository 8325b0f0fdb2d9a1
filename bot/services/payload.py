"""What a link to the bot may carry, its parts by `_`: `d12` a direction, `c1-2` a currency pair, `a0-001` an
amount, `p42` a partner, `lyoutube` the label of that partner's link."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

_DIRECTION = re.compile(r"d([0-9]{1,9})")
_PAIR = re.compile(r"c([0-9]{1,9})-([0-9]{1,9})")
_AMOUNT = re.compile(r"a([0-9]{1,15}(?:-[0-9]{1,18})?)")
_PARTNER = re.compile(r"p([0-9]{1,9})")
_LABEL = re.compile(r"l([A-Za-z0-9-]{1,16})")
LONGEST_LABEL = 16
LONGEST_PAYLOAD = 64


@dataclass(frozen=True, slots=True)
class StartPayload:
    direction_id: int | None = None
    pair: tuple[int, int] | None = None
    amount: Decimal | None = None
    partner_id: int | None = None
    label: str = ""


def parse_payload(text: str) -> StartPayload:
    """Parts that mean nothing are passed over: an old or mistyped link still starts the bot."""
    payload = StartPayload()
    if len(text) > LONGEST_PAYLOAD:  # no link holds so much
        return payload
    for part in text.split("_"):
        if found := _DIRECTION.fullmatch(part):
            payload = replace(payload, direction_id=int(found[1]))
        elif found := _PAIR.fullmatch(part):
            payload = replace(payload, pair=(int(found[1]), int(found[2])))
        elif found := _AMOUNT.fullmatch(part):
            payload = replace(payload, amount=Decimal(found[1].replace("-", ".")) or None)
        elif found := _PARTNER.fullmatch(part):
            payload = replace(payload, partner_id=int(found[1]) or None)
        elif found := _LABEL.fullmatch(part):
            payload = replace(payload, label=found[1])
    return payload

"""What a link to the bot may carry: `d12` a direction, `c1-2` a currency pair, `a0-001` an amount; by `_`."""

import re
from dataclasses import dataclass
from decimal import Decimal

_DIRECTION = re.compile(r"d([0-9]{1,9})")
_PAIR = re.compile(r"c([0-9]{1,9})-([0-9]{1,9})")
_AMOUNT = re.compile(r"a([0-9]{1,15}(?:-[0-9]{1,18})?)")


@dataclass(frozen=True, slots=True)
class StartPayload:
    direction_id: int | None = None
    pair: tuple[int, int] | None = None
    amount: Decimal | None = None


def parse_payload(text: str) -> StartPayload:
    """Parts that mean nothing are passed over: an old or mistyped link still starts the bot."""
    direction_id, pair, amount = None, None, None
    for part in text.split("_"):
        if found := _DIRECTION.fullmatch(part):
            direction_id = int(found[1])
        elif found := _PAIR.fullmatch(part):
            pair = int(found[1]), int(found[2])
        elif found := _AMOUNT.fullmatch(part):
            amount = Decimal(found[1].replace("-", ".")) or None
    return StartPayload(direction_id, pair, amount)

"""What a link to the bot may carry, its parts by `_`: `d12` a direction, `c1-2` a currency pair, `a0-001` an
amount, `p42` a partner, `lyoutube` the label of that partner's link, `i0123…` an operator's invitation."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.money import plain_amount

_DIRECTION = re.compile(r"d([0-9]{1,9})")
_PAIR = re.compile(r"c([0-9]{1,9})-([0-9]{1,9})")
_AMOUNT = re.compile(r"a([0-9]{1,15}(?:-[0-9]{1,18})?)")
_PARTNER = re.compile(r"p([0-9]{1,9})")
_INVITATION = re.compile(r"i([0-9a-f]{32})")
_LABEL = re.compile(r"l([A-Za-z0-9-]{1,16})")
LABEL_CHARACTERS = re.compile(r"[A-Za-z0-9-]+")
LONGEST_LABEL = 16
LONGEST_PAYLOAD = 64
"""Telegram takes no more; what is longer is no link of anybody's."""


@dataclass(frozen=True, slots=True)
class StartPayload:
    direction_id: int | None = None
    pair: tuple[int, int] | None = None
    amount: Decimal | None = None
    partner_id: int | None = None
    label: str = ""
    invitation: str = field(default="", repr=False)


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
        elif found := _INVITATION.fullmatch(part):
            payload = replace(payload, invitation=found[1])
    return payload


def is_label(text: str) -> bool:
    return len(text) <= LONGEST_LABEL and LABEL_CHARACTERS.fullmatch(text) is not None


def write_payload(payload: StartPayload) -> str:
    """As `parse_payload` reads it; it may be longer than Telegram takes."""
    parts = (
        None if payload.partner_id is None else f"p{payload.partner_id}",
        None if payload.direction_id is None else f"d{payload.direction_id}",
        "c{}-{}".format(*payload.pair) if payload.pair else None,
        None if payload.amount is None else f"a{plain_amount(payload.amount).replace('.', '-')}",
        f"l{payload.label}" if payload.label else None,
    )
    return "_".join(part for part in parts if part)

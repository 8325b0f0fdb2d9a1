"""The operators' log: what they did is noted in the transaction that does it."""

import json

from bot.storage.database import Tx
from bot.storage.ids import now_ms


async def note(tx: Tx, user_id: int, action: str, subject: object = "", **details: str | int) -> None:
    """`action`: a text of `operator-audit.ftl` without its `audit-`, called with the details. `subject`: what
    it was done to: an order's or a person's number. Nothing that a customer has entered."""
    await tx.audit.add(user_id, action, str(subject), json.dumps(details, ensure_ascii=False), now_ms())

"""The register of partners, as an operator uses it."""

import re

from tests.dialogue.orders import sees_gist
from tests.dialogue.talk import Talk

LINK = re.compile(r"https://t\.me/\w+\?start=(i[0-9a-f]{32})\b")


async def invited(operator: Talk, partner_id: int) -> str:
    """What the link that is handed out carries."""
    await operator.customer.say(f"/partners {partner_id}")
    await sees_gist(operator, "partner-register-invited", "partner", "days")
    found = LINK.search((await operator.customer.sees(LINK)).text)
    assert found
    return found[1]


def line(operator: Talk, partner_id: int, how: str, orders: str = "0", paid: str = "0") -> str:
    return operator.t.plain(
        "partner-register-line",
        partner=str(partner_id),
        how=operator.t.plain(f"partner-register-how-{how}"),
        orders=orders,
        paid=paid,
    )

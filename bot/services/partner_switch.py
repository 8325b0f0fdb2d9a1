"""Partners that operators have switched off: their links count no more, and no order is told to be theirs.

By the site's id, so that it holds for who is not in the register, or is taken out of it and comes back.
"""

from bot.services.audit import note
from bot.services.partner_messages import tell_switched
from bot.services.switchboard import Switchboard
from bot.wake import Wake

NAME = "partner-off."


def is_off(switchboard: Switchboard, partner_id: int) -> bool:
    """Costs no look at the database."""
    return switchboard.value(f"{NAME}{partner_id}") is not None


class PartnerSwitch:
    def __init__(self, switchboard: Switchboard, outbox_wake: Wake) -> None:
        self._switchboard = switchboard
        self._outbox_wake = outbox_wake

    def is_off(self, partner_id: int) -> bool:
        return is_off(self._switchboard, partner_id)

    async def switch(self, partner_id: int, *, on: bool, by: int) -> None:
        """The partner is told, if there is one here; done already, nothing happens."""
        async with self._switchboard.changing() as tx:
            is_off = await self._switchboard.newest(tx, f"{NAME}{partner_id}") is not None
            if on is not is_off:
                return
            await self._switchboard.put(tx, f"{NAME}{partner_id}", None if on else True, by)
            await note(tx, by, "partner-on" if on else "partner-off", partner_id)
            partner = await tx.partners.get(partner_id)
            if partner is not None:
                await tell_switched(tx, partner, on=on)
        self._outbox_wake.now()

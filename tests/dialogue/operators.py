"""An operator's conversation with the bot: a person who has a role."""

from typing import Self

from bot.services.roles import Role
from bot.storage.ids import now_ms
from tests.conftest import Product
from tests.dialogue.talk import Talk

GIVE = "INSERT INTO operators (user_id, role, given_by, given_at) VALUES (:id, :role, 1, :at)"


class OperatorTalk(Talk):
    @classmethod
    async def on_duty(cls, product: Product, role: Role = Role.OWNER, locale: str = "en") -> Self:
        """By a row in the database: those of ADMIN_IDS need the bot started anew."""
        talk = await cls.begin(product, locale)
        id = talk.customer.id
        await product.change(GIVE, id=id, role=role.value, at=now_ms())
        return talk

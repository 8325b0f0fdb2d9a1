"""What is said of a customer to operators, in the language of the chat."""

from bot.handlers.flows import Flows
from bot.i18n import Texts
from bot.services.bids import Bids
from bot.services.canned import Canned
from bot.storage.support import Talk
from bot.ui.operator_support import About


class SupportHead:
    """`group_texts`: of a group, where nobody's own language counts."""

    def __init__(self, flows: Flows, bids: Bids, group_texts: Texts) -> None:
        self._flows = flows
        self._bids = bids
        self._group_texts = group_texts

    async def texts(self, chat_id: int) -> Texts:
        return self._group_texts if chat_id < 0 else await self._flows.texts(chat_id, None)

    async def canned(self, answer: Canned, user_id: int) -> str:
        """Its words as that customer gets them."""
        customer = await self.texts(user_id)
        return answer.said_in(customer.locale, self._group_texts.locale)

    async def about(self, talk: Talk, chat_id: int) -> tuple[Texts, About]:
        customer = await self._flows.texts(talk.user_id, None)
        language = customer.plain("language-name")
        number = await self.number(talk.bid_id)
        return await self.texts(chat_id), About(talk, language, number, chat_id)

    async def number(self, bid_id: int | None) -> str:
        """Of the order, as people know it; empty where there is none."""
        view = await self._bids.view(bid_id) if bid_id else None
        return view.number if view is not None else ""

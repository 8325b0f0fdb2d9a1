"""Where a partner is in asking for a payout. What is kept of it is kept with the question for the account."""

import logging
from dataclasses import dataclass
from typing import Any

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.exchanger.errors import ExchangerError
from bot.exchanger.models import PayoutMethod
from bot.handlers.flow import Flow
from bot.i18n import Html
from bot.services.account_checks import doubt_about
from bot.services.partners import Partners
from bot.services.payouts import Balance, NoKey, Payouts
from bot.storage.partners import Partner
from bot.ui.callbacks import GoPartner, PartnerPlace
from bot.ui.partner_payouts import ask_account, balance_screen, doubtful, no_answer, no_key, summary
from bot.ui.states import PartnerStates

logger = logging.getLogger(__name__)

METHOD, ACCOUNT, DRAFT, AGREED = "method", "account", "draft", "agreed"


@dataclass(frozen=True, slots=True)
class Wizard:
    """What one update of a partner does in it. Each screen is built on a fresh look at the balance."""

    flow: Flow
    partner: Partner
    payouts: Payouts
    support_url: str

    async def balance(self) -> Balance | None:
        """None when it can't be had: that has been said then."""
        flow = self.flow
        try:
            return await self.payouts.balance(self.partner, flow.user_id, flow.lang)
        except NoKey as error:
            await flow.answer(no_key(flow.t, unreadable=error.unreadable))
        except ExchangerError as error:
            logger.info("partner %s: no balance: %s", self.partner.id, error)
            again = GoPartner(place=PartnerPlace.MONEY)
            await flow.answer(no_answer(flow.t, error, self.support_url, again))
        return None

    async def chosen(self, method_id: object) -> tuple[Balance, PayoutMethod] | None:
        """The currency as it is offered now; None when it isn't: that has been said then."""
        balance = await self.balance()
        if balance is None:
            return None
        method = balance.method(int(str(method_id)))
        if method is None:
            await self.show_balance(balance, note=self.flow.t("payouts-gone"))
            return None
        return balance, method

    async def show_balance(self, balance: Balance, page: int = 0, note: Html | None = None) -> None:
        await self.flow.ask_no_more()
        await self.flow.answer(balance_screen(self.flow.t, balance, page, self.support_url, note))

    async def ask_account(self, method: PayoutMethod, note: Html | None = None) -> None:
        last = await self.payouts.last_account(self.flow.user_id, method.id)
        await self.flow.ask(PartnerStates.payout_account, **{METHOD: method.id})
        await self.flow.answer(ask_account(self.flow.t, method, last, note))

    async def take_account(self, balance: Balance, method: PayoutMethod, account: str) -> None:
        doubt = doubt_about(method.title, account)
        if doubt is None:
            await self.show_summary(balance, method, account)
            return
        draft = self.payouts.new_draft_id()
        kept: dict[str, str | int] = {
            METHOD: method.id,
            ACCOUNT: self.payouts.vault.seal(account),
            DRAFT: draft,
        }
        await self.flow.ask(PartnerStates.payout_account, **kept)
        await self.flow.answer(doubtful(self.flow.t, method, account, doubt, draft))

    async def show_summary(
        self, balance: Balance, method: PayoutMethod, account: str, note: Html | None = None
    ) -> None:
        """Each time as a draft of its own: only the button of the last one confirms."""
        draft = self.payouts.new_draft_id()
        kept: dict[str, str | int] = {
            METHOD: method.id,
            ACCOUNT: self.payouts.vault.seal(account),
            DRAFT: draft,
            AGREED: str(method.amount),
        }
        await self.flow.ask(PartnerStates.payout_account, **kept)
        await self.flow.answer(summary(self.flow.t, balance, method, account, draft, note))

    def account_of(self, draft: int) -> str | None:
        """The account of the draft under way; None for a button of another one."""
        asked = self.flow.asked
        is_it = asked.get(DRAFT) == draft and ACCOUNT in asked
        return self.payouts.opened(str(asked[ACCOUNT])) if is_it else None


class AtWizard(Filter):
    """Who is a partner; hands on what an update does in it."""

    async def __call__(
        self,
        event: Message | CallbackQuery,
        flow: Flow,
        partners: Partners,
        payouts: Payouts,
        support_url: str,
    ) -> bool | dict[str, Any]:
        partner = await partners.of_user(flow.user_id)
        return {"wizard": Wizard(flow, partner, payouts, support_url)} if partner else False

"""Shows the step a draft is at. Every handler of an exchange ends here, and so does a stale button."""

from bot.handlers.flow import Flow
from bot.i18n import Html, join
from bot.services.draft import Draft, Step
from bot.services.exchange import (
    AMOUNT_COMPLAINTS,
    ExchangeService,
    asked_fields,
    first_missing,
    needs_site,
)
from bot.services.maintenance import Maintenance
from bot.services.rates import Terms
from bot.ui import trouble
from bot.ui.amount import ask_amount
from bot.ui.form import ask_field
from bot.ui.pick import pick_currency
from bot.ui.step import site_words
from bot.ui.summary import summary


class Steps:
    """`note` is a line above the step: why it is shown again, or what has changed.

    DirectionGone and the exchanger's errors are for `handlers/errors.py`, wherever they come up.
    """

    def __init__(self, exchange: ExchangeService, maintenance: Maintenance, support_url: str) -> None:
        self.exchange = exchange
        self._maintenance = maintenance
        self._support_url = support_url

    @property
    def is_open(self) -> bool:
        """For everybody: no maintenance."""
        return not self._maintenance.is_on

    async def check_open(self, flow: Flow) -> None:
        """UnderMaintenance, for whom no exchange is begun or gone on with now: before anything is read or
        changed for it."""
        await self._maintenance.check(flow.user_id, flow.locale, midway=flow.going_on)

    async def show(self, flow: Flow, draft: Draft, note: Html | None = None) -> None:
        """Saves the draft and shows its step; a direction that can't be exchanged says so instead."""
        if not self.is_open:
            await self.check_open(flow)
            note = join([flow.t("maintenance-for-operators"), note or Html("")], "\n\n")
        async with flow.keeping(draft):
            if draft.step in {Step.GIVE, Step.GET}:
                await self._show_pick(flow, draft, note)
                return
            terms = await self.exchange.terms(flow.lang, draft, first=draft.step is Step.AMOUNT)
            await self._show_in_direction(flow, draft, terms, note)

    async def _show_pick(self, flow: Flow, draft: Draft, note: Html | None) -> None:
        found = await self.exchange.choices(flow.lang, draft, flow.user_id)
        give = await self.exchange.give_currency(flow.lang, draft) if draft.step is Step.GET else None
        if not found and not draft.query:
            await flow.answer(trouble.no_directions(flow.t, self._support_url))
            return
        pinned = () if give or draft.query or draft.page else await self.exchange.pinned(flow.lang)
        await flow.save(draft)
        await flow.answer(pick_currency(flow.t, draft, found, give, note, pinned=pinned))

    async def _show_in_direction(self, flow: Flow, draft: Draft, terms: Terms, note: Html | None) -> None:
        if terms.detail.frozen_text.strip():
            await flow.answer(trouble.direction_frozen(flow.t, terms, self._support_url))
        elif needs_site(terms):
            await flow.answer(trouble.direction_needs_site(flow.t, terms, self._support_url))
        elif draft.step is Step.AMOUNT or not draft.amount:
            await self._show_amount(flow, draft.change(step=Step.AMOUNT), terms, note)
        else:
            await self._show_form(flow, draft, terms, note)

    async def _show_amount(self, flow: Flow, draft: Draft, terms: Terms, note: Html | None) -> None:
        await flow.save(draft)
        await flow.answer(ask_amount(flow.t, draft, terms, note or _complaint(flow, draft)))

    async def _show_form(self, flow: Flow, draft: Draft, terms: Terms, note: Html | None) -> None:
        """The field at the draft's index; past the last one the summary, when nothing required is missing."""
        fields = asked_fields(terms)
        if draft.step is not Step.FIELD or draft.index >= len(fields):
            missing = first_missing(draft, fields)
            if missing is None:
                await self._show_summary(flow, draft.change(step=Step.SUMMARY), terms, note)
                return
            draft = draft.change(step=Step.FIELD, index=missing)
        draft = draft.change(asked=fields[draft.index].name)
        await flow.save(draft)
        await flow.answer(ask_field(flow.t, draft, terms, fields, note))

    async def _show_summary(self, flow: Flow, draft: Draft, terms: Terms, note: Html | None) -> None:
        priced = await self.exchange.price(flow.lang, draft, terms)
        if not priced.quote.sum_get_com:
            await self._show_amount(flow, draft.change(step=Step.AMOUNT), terms, flow.t("amount-eaten-up"))
            return
        await flow.save(priced.draft)
        fields = asked_fields(terms)
        await flow.answer(summary(flow.t, flow.house, priced.draft, terms, fields, priced.quote, note))


def _complaint(flow: Flow, draft: Draft) -> Html | None:
    """The site's words about the amount, after it refused the order."""
    words = next((draft.complaints[name] for name in AMOUNT_COMPLAINTS if name in draft.complaints), None)
    return site_words(flow.t, words) if words else None

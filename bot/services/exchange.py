"""The rules of putting an exchange together: which step follows, what an answer must be, what it costs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.errors import DirectionGone
from bot.exchanger.models import CalcAction, Currency, Direction, Field, FieldKind, Quote
from bot.services.agreement import Agreement, is_moved, sums_of, taken_amount
from bot.services.bid_view import BidRequest, BidView, Trouble
from bot.services.draft import Draft, Step
from bot.services.entries import choosable
from bot.services.rates import Rates, Terms
from bot.services.requisites import with_email_required
from bot.storage.database import Database

AMOUNT_COMPLAINTS = ("sum1", "sum2", "sum1c", "sum2c")
"""What the site calls the amount when it refuses it."""
RECENT_BIDS = 20


@dataclass(frozen=True, slots=True)
class Priced:
    """A draft with its price; `moved`: the site takes another amount than was asked for."""

    draft: Draft
    quote: Quote
    moved: bool


class ExchangeService:
    """`on_page`: how to pay is read at the site only, which has to know the customer's e-mail then."""

    def __init__(
        self, database: Database, rates: Rates, agreement: Agreement, *, on_page: bool = False
    ) -> None:
        self._database = database
        self._rates = rates
        self._agreement = agreement
        self._on_page = on_page

    def new_draft(self) -> Draft:
        return Draft(id=self._database.new_id())

    # --- choosing the direction

    async def choices(self, lang: str, draft: Draft, user_id: int) -> tuple[Currency, ...]:
        """What can be chosen at this step: what was typed for, or all; those pinned first, then those used
        lately."""
        offered = await self._rates.offered(lang)
        if draft.step is Step.GIVE or draft.give_id is None:
            choice = offered.gives
        else:
            choice = offered.gets(draft.give_id)
        if draft.query:
            return offered.search(choice.currencies, draft.query)
        recent = await self._recent(user_id, draft.step)
        pinned, others = choice.currencies[: choice.pinned], choice.currencies[choice.pinned :]
        return (*pinned, *sorted(others, key=lambda each: recent.get(each.id, RECENT_BIDS)))

    async def pinned(self, lang: str) -> tuple[Direction, ...]:
        """The directions that are offered at once, in their order."""
        return (await self._rates.offered(lang)).pinned

    async def give_currency(self, lang: str, draft: Draft) -> Currency | None:
        currencies = (await self._rates.offered(lang)).gives.currencies
        return next((each for each in currencies if each.id == draft.give_id), None)

    async def pick(self, lang: str, draft: Draft, currency_id: int) -> Draft:
        """The currency chosen; with both known, the direction and on to the amount."""
        if draft.step is Step.GIVE:
            return draft.change(step=Step.GET, give_id=currency_id, page=0, query="")
        if draft.give_id is None:
            raise DirectionGone
        direction = (await self._rates.offered(lang)).pair(draft.give_id, currency_id)
        if direction is None:
            raise DirectionGone
        return self.direct(draft, direction)

    def direct(self, draft: Draft, direction: Direction) -> Draft:
        """On to the amount in this direction; details given for another one don't carry over."""
        same = draft.direction_id == direction.id
        return draft.change(
            step=Step.AMOUNT,
            give_id=direction.give.id,
            get_id=direction.get.id,
            direction_id=direction.id,
            fields=draft.fields if same else {},
            amount=draft.amount if same else "",
            agreed=draft.agreed if same else {},
            complaints={},
            aside={},
            editing=False,
            page=0,
            query="",
            index=0,
        )

    async def search(self, lang: str, text: str) -> tuple[Direction, ...]:
        """Directions by what was typed, as "btc sber", the nearest first; all of them by nothing."""
        return (await self._rates.offered(lang)).search_directions(text)

    async def listed(self, lang: str) -> tuple[Direction, ...]:
        """All that the site has, whatever is switched off here."""
        return await self._rates.listed(lang)

    async def find(
        self, lang: str, direction_id: int | None, pair: tuple[int, int] | None
    ) -> Direction | None:
        """The live direction a link names; DirectionOff for one that is switched off here."""
        if direction_id is not None:
            return (await self._rates.offered(lang)).direction(direction_id)
        return (await self._rates.offered(lang)).pair(*pair) if pair else None

    async def terms(self, lang: str, draft: Draft, *, first: bool = False) -> Terms:
        """`first`: nothing of it has been shown yet. What mends a refused order is looked at anew."""
        if draft.direction_id is None:
            raise DirectionGone
        begun = not first and draft.mends is None
        terms = await self._rates.terms(lang, draft.direction_id, begun=begun)
        return replace(terms, detail=with_email_required(terms.detail)) if self._on_page else terms

    # --- the price

    async def price(self, lang: str, draft: Draft, terms: Terms) -> Priced:
        """The fresh price of the draft; where the site moves the amount, the draft takes the moved one."""
        action, cd = draft.calc_action, _price_fields(draft, terms)
        quote = await self._rates.quote(lang, terms.direction.id, draft.value, action, cd)
        moved = is_moved(quote, draft.value, action, draft.agreed)
        amount = format(taken_amount(quote, action), "f") if moved else draft.amount
        priced = draft.change(agreed=sums_of(quote), amount=amount, moved=draft.moved or moved)
        return Priced(priced, quote, moved)

    def is_worse(self, before: Draft, now: Draft) -> bool:
        """The customer would pay more or get less than they saw, by more than the tolerance."""
        return self._agreement.is_worse(before.agreed, now.agreed)

    def request(self, draft: Draft, terms: Terms) -> BidRequest:
        """What is ordered: exactly what the summary showed."""
        asked = {field.name for field in asked_fields(terms)}
        return BidRequest(
            direction_id=terms.direction.id,
            give_title=terms.direction.give.title,
            get_title=terms.direction.get.title,
            amount=draft.amount,
            action=draft.action,
            fields={name: value for name, value in draft.fields.items() if name in asked and value},
            give_id=draft.give_id,
            get_id=draft.get_id,
            agreed=draft.agreed,
            cd=_price_fields(draft, terms),
        )

    # --- after a refusal

    def lead_back(self, draft: Draft, terms: Terms, trouble: Trouble) -> Draft:
        """To the first field the site named, or the amount, or the summary."""
        back = draft.change(step=Step.SUMMARY, complaints=trouble.fields, editing=True, page=0)
        return next_step(back, asked_fields(terms))

    def again(self, view: BidView) -> Draft:
        """A new draft of an order that was not made."""
        request = view.request
        return self.new_draft().change(
            step=Step.SUMMARY,
            give_id=request.give_id,
            get_id=request.get_id,
            direction_id=request.direction_id,
            amount=request.amount,
            action=request.action,
            fields=dict(request.fields),
            agreed=dict(request.agreed),
            mends=view.row.id,
        )

    async def _recent(self, user_id: int, step: Step) -> dict[int, int]:
        """Currencies by how lately the person used them on this side: 0 is the last one."""
        async with self._database.reading() as tx:
            requests = [BidRequest.from_json(text) for text in await tx.bids.requests(user_id, RECENT_BIDS)]
        used = [request.give_id if step is Step.GIVE else request.get_id for request in requests]
        return {each: place for place, each in reversed(list(enumerate(used))) if each is not None}


def _price_fields(draft: Draft, terms: Terms) -> dict[str, str]:
    """The answers so far to the fields that change the price."""
    return {
        field.name: draft.fields[field.name]
        for field in terms.detail.fields
        if field.cd and draft.fields.get(field.name)
    }


def asked_fields(terms: Terms) -> Sequence[Field]:
    """The form in the site's order, without optional fields that can't be asked for in a chat."""
    return [field for field in terms.detail.fields if _askable(field)]


def needs_site(terms: Terms) -> bool:
    """A required field can't be asked for in a chat."""
    return any(field.required and not _askable(field) for field in terms.detail.fields)


def _askable(field: Field) -> bool:
    return field.kind is not FieldKind.UNKNOWN and (
        field.kind is not FieldKind.SELECT or bool(choosable(field))
    )


def first_missing(draft: Draft, fields: Sequence[Field]) -> int | None:
    """The first field that has to be filled and isn't."""
    missing = (
        number for number, field in enumerate(fields) if field.required and not draft.fields.get(field.name)
    )
    return next(missing, None)


def next_step(draft: Draft, fields: Sequence[Field]) -> Draft:
    """Where an answer leads: a line the site complains of, the next field, or the summary."""
    if not draft.editing:
        index = draft.index + 1 if draft.step is Step.FIELD else 0
        if index < len(fields):
            return draft.change(step=Step.FIELD, index=index, page=0)
        return draft.change(step=Step.SUMMARY, page=0)
    for index, field in enumerate(fields):
        if field.name in draft.complaints:
            return draft.change(step=Step.FIELD, index=index, page=0)
    if any(name in draft.complaints for name in AMOUNT_COMPLAINTS):
        return draft.change(step=Step.AMOUNT, page=0)
    return draft.change(step=Step.SUMMARY, editing=False, page=0)


def previous_step(draft: Draft, fields: Sequence[Field]) -> Draft:
    """Where Back leads."""
    draft = draft.change(asking=0, doubted={})
    if draft.editing:
        return draft.change(step=Step.SUMMARY, editing=False, page=0, complaints={})
    match draft.step:
        case Step.GET:
            return draft.change(step=Step.GIVE, page=0, query="")
        case Step.AMOUNT:
            return draft.change(step=Step.GET, page=0, query="")
        case Step.FIELD if draft.index > 0:
            return draft.change(index=draft.index - 1, page=0)
        case Step.SUMMARY if fields:
            return draft.change(step=Step.FIELD, index=len(fields) - 1, page=0)
        case _:
            return draft.change(step=Step.AMOUNT, page=0)


def answered(draft: Draft, field: Field, value: str) -> Draft:
    """The field's answer kept; what the site said of the old one is past."""
    complaints = {name: words for name, words in draft.complaints.items() if name != field.name}
    return draft.change(
        fields={**draft.fields, field.name: value}, complaints=complaints, doubted={}, outdated={}
    )


def amount_given(draft: Draft, value: Decimal, action: CalcAction) -> Draft:
    complaints = {name: words for name, words in draft.complaints.items() if name not in AMOUNT_COMPLAINTS}
    return draft.change(
        amount=format(value, "f"),
        action=int(action),
        asking=0,
        agreed={},
        outdated={},
        moved=False,
        complaints=complaints,
    )

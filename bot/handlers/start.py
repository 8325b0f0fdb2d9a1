"""/start, alone or with what a link carries."""

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from bot.exchanger.models import CalcAction, Direction
from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.money import AmountError
from bot.services.draft import Draft
from bot.services.entries import EntryError, read_amount
from bot.services.exchange import amount_given, asked_fields, next_step
from bot.services.payload import StartPayload, parse_payload
from bot.ui.menu import menu


async def start(message: Message, command: CommandObject, flow: Flow, steps: Steps, support_url: str) -> None:
    payload = parse_payload(command.args or "")
    direction = await steps.exchange.find(flow.lang, payload.direction_id, payload.pair)
    if direction is not None:
        await _open(flow, direction, payload, steps)
        return
    named = payload.direction_id is not None or payload.pair is not None
    await flow.answer(
        menu(flow.t, support_url, flow.t("start-gone") if named else None, going_on=flow.going_on)
    )


async def _open(flow: Flow, direction: Direction, payload: StartPayload, steps: Steps) -> None:
    draft = steps.exchange.direct(steps.exchange.new_draft(), direction)
    if payload.amount is not None:
        draft = await _with_amount(flow, draft, payload, steps)
    await steps.show(flow, draft)


async def _with_amount(flow: Flow, draft: Draft, payload: StartPayload, steps: Steps) -> Draft:
    """The link's amount, if it is within the limits; without, the amount is asked for as usual."""
    terms = await steps.exchange.terms(flow.lang, draft)
    try:
        amount = read_amount(format(payload.amount, "f"), draft, terms.detail.quote)
    except (AmountError, EntryError):
        return draft
    given = amount_given(draft, amount.value, CalcAction.GIVE)
    priced = await steps.exchange.price(flow.lang, given, terms)
    return next_step(priced.draft, asked_fields(terms))


def build_router() -> Router:
    router = Router(name="start")
    router.message.register(start, CommandStart())
    return router

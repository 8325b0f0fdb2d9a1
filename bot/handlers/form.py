"""The site's fields, one at a time."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.exchanger.models import Field, FieldKind
from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.handlers.fresh import Fresh
from bot.services.doubts import doubt_of
from bot.services.draft import Draft
from bot.services.entries import EntryError, choosable, option_code, read_field
from bot.services.exchange import answered, asked_fields, next_step
from bot.services.rates import Terms
from bot.ui.callbacks import Act, StepButton
from bot.ui.entry_words import entry_words
from bot.ui.rich import plain
from bot.ui.states import Exchange


async def typed(message: Message, flow: Flow, steps: Steps) -> None:
    draft = flow.draft or steps.exchange.new_draft()
    terms = await steps.exchange.terms(flow.lang, draft)
    field = _field(draft, terms)
    if field is None:
        await _show_changed(flow, draft, steps)
    elif message.text is None:
        await steps.show(flow, draft.change(), flow.t("entry-text-only"))
    elif field.kind is FieldKind.CHECKBOX and message.text.strip().casefold() == flow.t.plain("field-ticked"):
        await _keep(flow, draft, terms, field, field.value or "1", steps)
    elif field.kind is FieldKind.CHECKBOX:
        await steps.show(flow, draft.change(), flow.t("entry-use-buttons"))
    else:
        await _read(flow, draft, terms, field, message.text, steps)


async def _read(flow: Flow, draft: Draft, terms: Terms, field: Field, text: str, steps: Steps) -> None:
    here = draft.change(index=list(asked_fields(terms)).index(field))
    try:
        value = read_field(text, field)
    except EntryError as error:
        await steps.show(flow, here, entry_words(flow.t, error))
        return
    if doubt_of(field, value, terms) and value != draft.doubted.get(field.name):
        # asked once more, with a button to keep it; who types the same again means it
        await steps.show(flow, here.change(doubted={field.name: value}))
        return
    await _keep(flow, draft, terms, field, value, steps)


async def pressed(
    query: CallbackQuery, callback_data: StepButton, flow: Flow, draft: Draft, steps: Steps
) -> None:
    terms = await steps.exchange.terms(flow.lang, draft)
    field = _field(draft, terms)
    value = _value(callback_data, draft, field) if field else None
    if field is None or value is None:
        await _show_changed(flow, draft, steps)
        return
    await _keep(flow, draft, terms, field, value, steps)


async def _show_changed(flow: Flow, draft: Draft, steps: Steps) -> None:
    """While the site was away nothing was asked yet: then nothing has changed either."""
    await steps.show(flow, draft.change(), flow.t("entry-changed") if draft.asked else None)


def _value(button: StepButton, draft: Draft, field: Field) -> str | None:
    """What the button stands for; None when the site has changed the field since."""
    match button.act:
        case Act.OPTION:
            keys = (option.key for option in choosable(field) if option_code(option) == button.value)
            return next(keys, None)
        case Act.TICK:
            return field.value or "1"
        case Act.UNTICK | Act.SKIP:
            return None if field.required else ""
        case Act.DEFAULT:
            kept = draft.doubted.get(field.name) or draft.fields.get(field.name)
            return kept or plain(field.value) or None
    return None


def _field(draft: Draft, terms: Terms) -> Field | None:
    """The field that was asked for; None when the site's form no longer has it."""
    return next((field for field in asked_fields(terms) if field.name == draft.asked), None)


async def _keep(flow: Flow, draft: Draft, terms: Terms, field: Field, value: str, steps: Steps) -> None:
    fields = asked_fields(terms)
    here = draft.change(index=list(fields).index(field))
    await steps.show(flow, next_step(answered(here, field, value), fields))


def add_to(router: Router) -> None:
    acts = Fresh(Act.OPTION, Act.TICK, Act.UNTICK, Act.SKIP, Act.DEFAULT)
    router.callback_query.register(pressed, StepButton.filter(), acts)
    router.message.register(typed, StateFilter(Exchange.field))

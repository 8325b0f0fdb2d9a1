"""Back to where the person is: after a stale button, an error, or a restart."""

from bot.handlers.current_step import Steps
from bot.handlers.flow import Flow
from bot.i18n import Html
from bot.ui.menu import menu


async def resume(flow: Flow, steps: Steps, support_url: str, note: Html | None = None) -> None:
    """The step of the exchange under way; without one, the menu."""
    draft = flow.draft
    if draft is not None and flow.going_on:
        await steps.show(flow, draft.change(), note)
    else:
        await flow.ask_no_more()
        await flow.answer(menu(flow.t, flow.house, support_url, note, going_on=flow.going_on))

"""Whether a step's button is of the screen the person is at."""

from typing import Any

from aiogram.types import CallbackQuery

from bot.handlers.flow import Flow
from bot.handlers.tapped import Meant
from bot.services.draft import Step
from bot.ui.callbacks import Act, StepButton

_PICKING = {Act.PAGE, Act.PICK, Act.ALL, Act.BACK}
ACTS = {
    Step.GIVE: _PICKING,
    Step.GET: _PICKING,
    Step.AMOUNT: {Act.AMOUNT, Act.SIDE, Act.BACK},
    Step.FIELD: {Act.PAGE, Act.OPTION, Act.TICK, Act.UNTICK, Act.DEFAULT, Act.SKIP, Act.BACK},
    Step.SUMMARY: {Act.EDIT, Act.REFRESH, Act.CONFIRM, Act.ACCEPT, Act.DECLINE, Act.BACK},
    Step.CREATING: set[Act](),
}
"""What the buttons of each step do: anything else under it was not sent by us."""


class Fresh(Meant):
    """Lets a button of the current draft and version pass, and hands the draft on. Others are stale."""

    async def __call__(
        self, query: CallbackQuery, callback_data: StepButton, flow: Flow
    ) -> bool | dict[str, Any]:
        if not self.is_meant(callback_data):
            return False
        draft = flow.draft
        if draft is None or callback_data.act not in ACTS[draft.step]:
            return False
        if (draft.id, draft.version) != (callback_data.draft, callback_data.version):
            return False
        return {"draft": draft}

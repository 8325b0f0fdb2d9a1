"""The Dispatcher: its middlewares and handlers in their order."""

from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED, CancelHandler, SkipHandler
from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage
from aiogram.types import Update

from bot.handlers import (
    amount,
    card,
    fallback,
    form,
    groups,
    info_pages,
    language,
    late,
    maintenance,
    membership,
    news,
    operator_admin,
    operator_audit,
    operator_block,
    operator_broadcast,
    operator_broadcast_gone,
    operator_broadcast_make,
    operator_broadcast_when,
    operator_canned,
    operator_customers,
    operator_directions,
    operator_directions_names,
    operator_erase,
    operator_export,
    operator_maintenance,
    operator_notices,
    operator_order_card,
    operator_orders,
    operator_roles,
    operator_roles_typed,
    operator_stuck,
    operator_support,
    operator_switches_typed,
    operator_texts,
    operator_texts_typed,
    partner,
    partner_invitation,
    partner_join,
    partner_links,
    partner_nobody,
    partner_payouts,
    partner_register,
    partner_stats,
    payout_card,
    pick,
    places,
    repeated,
    start,
    summary,
    support,
    support_group,
    support_group_canned,
    support_messages,
    support_replies,
    terms,
    unknown_command,
)
from bot.handlers.flows import Flows
from bot.handlers.shortlists import ForMessages, ForTaps
from bot.logs import about_update, error_id
from bot.middlewares.answers import Answers
from bot.middlewares.errors import Errors
from bot.middlewares.identity import Identity
from bot.middlewares.outage import Outage
from bot.middlewares.patience import WAITED_FOR, Patience
from bot.middlewares.shut_out import ShutOut
from bot.middlewares.throttle import Throttle, sender
from bot.middlewares.turns import Turns
from bot.monitoring.meters import Meters
from bot.services.blocking import Blocking
from bot.services.reads import Start
from bot.under_way import UnderWay


class BotDispatcher(Dispatcher):
    """Knows which updates it is handling: aiogram closes storage and sessions under them at shutdown."""

    def __init__(
        self,
        storage: BaseStorage,
        isolation: BaseEventIsolation,
        throttle: Throttle,
        outage: Outage,
        under_way: UnderWay,
        meters: Meters,
        **data: Any,
    ) -> None:
        super().__init__(storage=storage, events_isolation=isolation, disable_fsm=True, **data)
        self.update.outer_middleware(Turns(self.fsm))
        self.message = self.observers["message"] = ForMessages(self, "message")
        self.callback_query = self.observers["callback_query"] = ForTaps(self, "callback_query")
        self._throttle = throttle
        self.outage = outage
        self.under_way = under_way
        self._meters = meters

    async def feed_update(self, bot: Bot, update: Update, **kwargs: Any) -> Any:
        """As polling does: nobody sends it again, so who sent it is told of what went wrong."""
        with self.under_way.handling(sender(update)):
            try:
                return await self.handle(bot, update, **kwargs)
            except (SkipHandler, CancelHandler):
                raise
            except Exception as error:
                await self.outage.tell(update, error)
                return None

    async def handle(self, bot: Bot, update: Update, **kwargs: Any) -> Any:
        """An error that no handler could put in words is the caller's."""
        about_update(update.update_id)
        with self.under_way.handling(sender(update)), self._meters.handling(update) as handling:
            # here, as aiogram's own middlewares wait for the person's last update and read the database
            is_late = WAITED_FOR in kwargs
            if not is_late and not await self._throttle.lets_through(update):
                handling.outcome = "held_back"
                return None
            answer = await super().feed_update(bot, update, **kwargs)
            handling.outcome = _outcome(answer, is_late=is_late)
            return answer


def _outcome(answer: object, *, is_late: bool) -> str:
    if error_id.get() is not None:
        return "failed"
    if answer is UNHANDLED:
        return "unwanted"
    return "late" if is_late else "handled"


def add_routes(
    dispatcher: BotDispatcher, flows: Flows, start_task: Start, blocking: Blocking, support_url: str
) -> None:
    """Groups first: nothing of a private chat happens there. What has been dealt with comes before anything
    else, a partner's key before all commands, commands before what is typed at a step, the fallback last. In
    one router, as aiogram spends on each that an update passes by as much as on four handlers."""
    for middleware in (
        Identity(flows),
        Answers(),
        Patience(dispatcher, start_task),
        Errors(support_url),
        ShutOut(blocking, dispatcher["support_link"]),  # through the bot they write to nobody
    ):
        dispatcher.update.outer_middleware(middleware)
    in_order = (
        groups,
        support_group_canned,
        support_group,
        membership,
        repeated,
        partner_join,
        partner_invitation,
        support_replies,
        start,
        places,
        support,
        info_pages,
        language,
        news,
        card,
        partner,
        partner_stats,
        partner_register,
        operator_roles,
        operator_audit,
        operator_notices,
        operator_admin,
        operator_maintenance,
        operator_directions,
        operator_customers,
        operator_block,
        operator_erase,
        operator_orders,
        operator_order_card,
        operator_stuck,
        operator_export,
        operator_texts,
        operator_broadcast,
        unknown_command,  # what is typed for operators' questions comes after commands too
        operator_roles_typed,
        operator_switches_typed,
        operator_directions_names,
        operator_support,
        operator_canned,
        operator_texts_typed,
        operator_broadcast_make,
        operator_broadcast_when,
        operator_broadcast_gone,
        support_messages,
        partner_links,
        payout_card,
        partner_payouts,
        partner_nobody,
        maintenance,
        late,
        pick,
        amount,
        form,
        terms,
        summary,
        fallback,
    )
    for module in in_order:
        module.add_to(dispatcher)

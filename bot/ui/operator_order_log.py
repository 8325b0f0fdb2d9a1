"""What the bot has done for an order: the calls to the site, and the messages to the customer."""

from collections.abc import Sequence

from bot.i18n import Html, Texts, join
from bot.services.bid_view import Result
from bot.services.job_notes import JobNotes
from bot.services.messages import BidMessage, MessageKind
from bot.services.operator_orders import OrderFile
from bot.storage.jobs import Job
from bot.storage.outbox import OutboxRow
from bot.ui.card import moment, status_title
from bot.ui.rich import cut

CALLS_SHOWN = 6
WHY_UNITS = 80
UNREACHABLE = "chat unreachable"
"""Why a message was dropped, as the outbox notes it."""
TOLD_KINDS = frozenset(
    {
        MessageKind.CARD,
        MessageKind.CARD_BELOW,
        MessageKind.DETAILS,
        MessageKind.DETAILS_HERE,
        MessageKind.LEAD_BACK,
        MessageKind.NOT_PAID,
        MessageKind.NOT_CANCELLED,
        MessageKind.UNCLEAR,
    }
)
"""Those with words of their own here; any other is only said to be a message."""


def calls(t: Texts, jobs: Sequence[Job]) -> Html:
    """Those that an operator may have to know of: not that an order was made as ever."""
    worth = [job for job in jobs if _is_worth_a_line(job)][-CALLS_SHOWN:]
    if not worth:
        return Html("")
    return join([t("order-calls"), *(_call(t, job) for job in worth)])


def _is_worth_a_line(job: Job) -> bool:
    return job.kind != "create_bid" or job.attempts > 1 or job.result != Result.DONE


def _call(t: Texts, job: Job) -> Html:
    name = t.plain(f"order-call-{job.kind.removesuffix('_bid')}")
    return t("order-call", name=name, at=moment(job.done_at or job.created_at), outcome=_outcome(t, job))


def _outcome(t: Texts, job: Job) -> Html:
    if job.state == "done":
        tried = t("order-call-tried", tries=job.attempts) if job.attempts > 1 else Html("")
        return join([t(f"order-call-is-{job.result}"), tried], " ")
    asked_at = JobNotes.from_json(job.payload).asked_at
    if asked_at is not None and job.attempts > 1:
        return t("order-call-unknown-since", since=moment(asked_at), tries=job.attempts)
    return t("order-call-under-way")


def messages(t: Texts, found: OrderFile) -> Html:
    if not found.messages:
        return t("order-messages-none")
    earlier = t("card-history-earlier") if found.has_more_messages else Html("")
    lines = [_message(t, each) for each in found.messages]
    return t("quoted", text=join([t("order-messages"), earlier, *lines]))


def _message(t: Texts, message: OutboxRow) -> Html:
    at = moment(message.done_at or message.created_at)
    return t("order-message", at=at, name=_name(t, message), state=_state(t, message))


def _name(t: Texts, message: OutboxRow) -> str:
    if message.kind == MessageKind.PUSH:
        status = BidMessage.from_json(message.payload)
        return t.plain("order-message-push", title=status_title(t, status.status, status.title))
    if message.kind in TOLD_KINDS:
        return t.plain(f"order-message-{message.kind}")
    return t.plain("order-message-other")


def _state(t: Texts, message: OutboxRow) -> Html:
    if message.state == "sent":
        return t("order-message-sent")
    if message.state == "queued":
        return t("order-message-queued", tries=message.attempts)
    if message.trouble == UNREACHABLE:
        return t("order-message-lost")
    return t("order-message-dropped", why=cut(message.trouble or "", WHY_UNITS))

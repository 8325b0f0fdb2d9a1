"""What a customer has read of an order, in any of the bot's languages: they may change it at any time."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.i18n import Texts
from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import Bid
from bot.services.statuses import group_of
from bot.ui.callbacks import Act, StepButton
from tests.conftest import loaded_texts

NBSP = "\N{NO-BREAK SPACE}"
BLANK = "¤"
HISTORY_SHOWN = 12
STATUSES = (
    *("new", "techpay", "coldnew", "merchwait", "payed", "coldpay", "realpay", "verify", "partpay"),
    *("amlwait", "error", "coldsuccess", "success", "cancel", "delete"),
)


@dataclass(frozen=True)
class Agreed:
    """What a customer read when they tapped "create order"."""

    draft: int
    pay: Decimal
    get: Decimal


def languages() -> list[Texts]:
    return [loaded_texts().texts(locale) for locale in loaded_texts().locales]


def title(status: str, texts: Texts | None = None) -> str:
    """Several statuses have the same words for a customer, who can't tell them apart."""
    return (texts or languages()[0]).plain(f"status-{status}")


def titles(order: Bid) -> list[str]:
    """The statuses the order has had, as a card's history shows them."""
    return _collapsed([title(change.status) for change in order.told])[-HISTORY_SHOWN:]


def step_button(data: str) -> StepButton | None:
    try:
        return StepButton.unpack(data)
    except (TypeError, ValueError):
        return None


def agreed(history: Sequence[Message], data: str) -> Agreed | None:
    """What tapping it agrees to, by the last message that showed the customer this button."""
    step = step_button(data)
    if step is None or step.act is not Act.CONFIRM:
        return None
    shown = next((each for each in reversed(history) if each.by_bot and each.button(data)), None)
    return Agreed(step.draft, _sum("summary-pay", shown), _sum("summary-get", shown)) if shown else None


def told(history: Sequence[Message], order: Bid) -> list[str]:
    """The statuses on the order's card, by the newest version that shows its history."""
    for message in reversed(history):
        for texts in languages():
            heading = _words(texts, "card-history")
            if message.by_bot and heading in message.text and _is_card(message, texts, order):
                before = _words(texts, "card-history-line", time=BLANK, title="").split(BLANK)[1]
                lines = message.text.split(heading)[-1].split("\n")
                found = [line.split(before, 1)[1] for line in lines if before in line]
                return _collapsed([_in_first_language(texts, each) for each in found])
    return []


def pushed(history: Iterable[Message], order: Bid) -> list[str]:
    """The statuses that came as messages of their own."""
    known = {_push(texts, order, status): title(status) for texts in languages() for status in STATUSES}
    lines = [each.text.split("\n")[0] for each in history if each.by_bot and not each.version]
    return [known[line] for line in lines if line in known]


def was_warned(history: Iterable[Message], order: Bid) -> bool:
    """That the order isn't what was agreed to."""
    warnings = {texts: _words(texts, "card-differs", give=BLANK, get=BLANK) for texts in languages()}
    return any(
        warning.split(BLANK)[0] in message.text and _is_card(message, texts, order)
        for message in history
        for texts, warning in warnings.items()
    )


def _is_card(message: Message, texts: Texts, order: Bid) -> bool:
    return _words(texts, "card-title", number=str(order.id)) in message.text


def _in_first_language(texts: Texts, words: str) -> str:
    return next((title(status) for status in STATUSES if title(status, texts) == words), words)


def _push(texts: Texts, order: Bid, status: str) -> str:
    icon = texts.plain(f"icon-{group_of(status)}")
    return _words(texts, "push", icon=icon, number=str(order.id), title=title(status, texts))


def _sum(text: str, shown: Message) -> Decimal:
    for texts in languages():
        before = _words(texts, text, amount=BLANK).split(BLANK)[0]
        for line in shown.text.split("\n"):
            if line.startswith(before):
                return Decimal(line.removeprefix(before).rpartition(NBSP)[0].replace(NBSP, ""))
    raise AssertionError(f"no {text} in {shown}")


def _words(texts: Texts, id: str, **args: str) -> str:
    """A text as it stands on the screen, without its tags."""
    return html.unescape(re.sub("<[^>]+>", "", texts(id, **args)))


def _collapsed(said: list[str]) -> list[str]:
    return [each for at, each in enumerate(said) if at == 0 or said[at - 1] != each]

"""Who says what to support, and for it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Writer:
    """A person, as Telegram tells it."""

    id: int
    name: str
    username: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it stands in the writer's chat. `version`: when it was edited, 0 for as it was written;
    `reply_to`: the message of that chat that it answers."""

    chat_id: int
    message_id: int
    version: int = 0
    reply_to: int | None = None


class Asked(StrEnum):
    """What became of a customer's message. FIRST: since operators last answered."""

    FIRST = "first"
    MORE = "more"
    NOBODY = "nobody"

"""Which statuses of an order its customer has not been told of, from the history that the site keeps."""

from collections.abc import Sequence

from bot.exchanger.models import Exchange

BEING_MADE = "auto"
"""Not told: there is no order yet."""


def untold(told: Sequence[str], history: Sequence[str]) -> list[str]:
    """The part of `history` after what was told, both the oldest first.

    Needs no stored place in the history: each told status is found at its earliest after the one before it,
    and one that the history doesn't know is passed over. So an order that went A, B, A is told all three.
    """
    place = 0
    for status in told:
        if status in history[place:]:
            place = history.index(status, place) + 1
    return list(history[place:])


def untold_by(listed: Exchange | None, told: Sequence[str], answered: str | None) -> list[str]:
    """What is to be told, the oldest first.

    `listed`: the order in the site's list; `answered`: its status by `bid_info`, which is believed where the
    list shows no history. With one, it could only leave something out.
    """
    history = [change.status for change in listed.statuses if change.status != BEING_MADE] if listed else []
    if listed is not None and history:
        lags = history[-1] != listed.status
        return untold(told, [*history, listed.status] if lags else history)
    now = answered or (listed.status if listed else BEING_MADE)
    return [] if now == BEING_MADE or [now] == list(told[-1:]) else [now]

"""What is wrong with what was typed, or may be, in words that say what to do about it."""

from collections.abc import Sequence
from decimal import Decimal

from bot.i18n import Html, Texts, join
from bot.money import AmountError
from bot.services.account_checks import Doubt
from bot.services.entries import EntryError
from bot.ui.step import money


def amount_words(t: Texts, error: AmountError | EntryError) -> Html:
    if isinstance(error, AmountError):
        return t(f"amount-{error.kind.replace('_', '-')}")
    return entry_words(t, error)


def entry_words(t: Texts, error: EntryError) -> Html:
    if error.limit is not None:
        return t(f"entry-{error.problem}", limit=money(error.limit, error.code))
    return t(f"entry-{error.problem}")


def doubt_words(t: Texts, doubts: Sequence[Doubt]) -> Html:
    """What the answers don't look like, and what hangs on that."""
    contacts = {Doubt.EMAIL, Doubt.PHONE}.intersection(doubts)
    return join(
        [
            *(t(f"doubt-{doubt}") for doubt in doubts),
            t("doubt-reach") if contacts else Html(""),
            t("doubt-compare") if contacts != set(doubts) else Html(""),
        ],
        " ",
    )


def moved_words(t: Texts, asked: Decimal, taken: Decimal, code: str) -> Html:
    return t("amount-moved", asked=money(asked, code), taken=money(taken, code))

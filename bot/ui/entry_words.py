"""What is wrong with what was typed, or may be, in words that say what to do about it."""

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


def doubt_words(t: Texts, doubt: Doubt) -> Html:
    """What it doesn't look like, and what hangs on it."""
    why = t("doubt-reach") if doubt in {Doubt.EMAIL, Doubt.PHONE} else t("doubt-compare")
    return join([t(f"doubt-{doubt}"), why], " ")


def doubted_words(t: Texts, doubt: Doubt) -> Html:
    """Likewise, where it was just typed."""
    return join([doubt_words(t, doubt), t("doubt-keep", keep=t.plain("field-keep"))], " ")


def moved_words(t: Texts, asked: Decimal, taken: Decimal, code: str) -> Html:
    return t("amount-moved", asked=money(asked, code), taken=money(taken, code))

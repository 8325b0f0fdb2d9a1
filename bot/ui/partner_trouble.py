"""What a partner reads when the site doesn't do what their own API key was to do: why, and what helps."""

from bot.exchanger.errors import (
    ApiDisabled,
    ExchangerError,
    IpBlocked,
    Maintenance,
    MethodNotAllowed,
    Refused,
)
from bot.i18n import Html, Texts, join
from bot.ui.rich import rich

WORDS_UNITS = 600


def partner_trouble(t: Texts, error: ExchangerError, address: str = "") -> Html:
    """`address`: the bot's, as the site sees it, where it is known; a key limited by IP has to allow it."""
    match error:
        case Maintenance():
            return t("trouble-maintenance")
        case ApiDisabled():
            return t("partner-key-refused")
        case IpBlocked():
            where = t("partner-key-ip-address", address=address) if address else t("partner-key-ip-unknown")
            return join([t("partner-key-ip"), where], "\n\n")
        case MethodNotAllowed():
            return t("partner-key-method", method=error.method)
        case Refused():
            return _refused(t, error.text)
    return t("trouble-away")


def _refused(t: Texts, text: str) -> Html:
    match text.strip().lower():
        case "no partner id":
            return t("partner-key-nobody")
        case "no active partner program":
            return t("partner-no-programme")
    words = rich(text, WORDS_UNITS)
    return join([t("trouble-refused"), t("quoted", text=words) if words else Html("")], "\n\n")

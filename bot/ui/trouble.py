"""What a person reads when an exchange can't go on as it was: what happened, and the way on."""

from bot.exchanger.errors import (
    ApiDisabled,
    ExchangerError,
    IpBlocked,
    Maintenance,
    MethodNotAllowed,
    Refused,
)
from bot.i18n import Html, Texts, join
from bot.services.rates import Terms
from bot.ui.callbacks import Go, Place
from bot.ui.card import moment
from bot.ui.keyboards import PRIMARY, Button, button, keyboard, link, row
from bot.ui.menu import support_button
from bot.ui.rich import rich
from bot.ui.screen import Screen
from bot.ui.step import pair

WORDS_UNITS = 900
MINUTE_MS = 60_000


def slow(t: Texts) -> Screen:
    """Sent when the exchanger needs longer than a person waits in silence; taken away when it answered."""
    return Screen("slow", t("slow"))


def too_fast(t: Texts, seconds: int, *, is_busy: bool) -> str:
    """Also for a toast. `is_busy`: it is not this person alone that is too much."""
    return t.plain("too-busy", seconds=seconds) if is_busy else t.plain("too-fast", seconds=seconds)


def exchanger_trouble(t: Texts, error: ExchangerError, support_url: str, *, in_exchange: bool) -> Screen:
    again = button(
        t.plain("button-try-again"), Go(place=Place.RESUME if in_exchange else Place.EXCHANGE), PRIMARY
    )
    rows = [[again], _elsewhere(t, support_url)]
    kept = t("trouble-kept") if in_exchange else Html("")
    return Screen("trouble", join([_words(t, error), kept], "\n\n"), keyboard(rows))


def under_maintenance(t: Texts, text: str | None, support_url: str, *, in_exchange: bool) -> Screen:
    """The bot's own. `text`: HTML that operators have written in the person's language."""
    label = t.plain("button-go-on" if in_exchange else "button-try-again")
    again = button(label, Go(place=Place.RESUME if in_exchange else Place.EXCHANGE), PRIMARY)
    words = Html(text) if text else t("maintenance-text")
    kept = t("trouble-kept") if in_exchange else Html("")
    return Screen("maintenance", join([words, kept], "\n\n"), keyboard([[again], _elsewhere(t, support_url)]))


def maintenance_over(t: Texts) -> Screen:
    go_on = button(t.plain("button-go-on"), Go(place=Place.RESUME), PRIMARY)
    return Screen("maintenance-over", t("maintenance-over"), keyboard([[go_on]]))


def bot_trouble(t: Texts, error_id: str, support_url: str) -> Screen:
    """Our own mistake: the id stands in the operator's log too."""
    rows = [
        [button(t.plain("button-try-again"), Go(place=Place.RESUME), PRIMARY)],
        _elsewhere(t, support_url),
    ]
    return Screen("bot-trouble", t("trouble-own", id=error_id), keyboard(rows))


def kept_for_later(t: Texts) -> Screen:
    """Without buttons: they could not be answered either."""
    return Screen("kept-for-later", t("kept-for-later"))


def direction_gone(t: Texts, support_url: str) -> Screen:
    rows = [
        [button(t.plain("button-pick-another"), Go(place=Place.EXCHANGE), PRIMARY)],
        _elsewhere(t, support_url),
    ]
    return Screen("direction-gone", t("direction-gone"), keyboard(rows))


def direction_off(t: Texts, support_url: str) -> Screen:
    """An operator has switched it off in the bot, as it may be on again soon."""
    rows = [
        [button(t.plain("button-pick-another"), Go(place=Place.EXCHANGE), PRIMARY)],
        _elsewhere(t, support_url),
    ]
    return Screen("direction-off", t("direction-off"), keyboard(rows))


def direction_frozen(t: Texts, terms: Terms, support_url: str) -> Screen:
    """The site lists the direction, and takes no orders in it now; its words say why."""
    words = t("quoted", text=rich(terms.detail.frozen_text, WORDS_UNITS))
    rows = [
        [button(t.plain("button-pick-another"), Go(place=Place.EXCHANGE), PRIMARY)],
        _elsewhere(t, support_url),
    ]
    return Screen(
        "direction-frozen",
        join([pair(t, terms.direction), t("direction-frozen"), words], "\n\n"),
        keyboard(rows),
    )


def direction_needs_site(t: Texts, terms: Terms, support_url: str) -> Screen:
    """The form has a required field of a type that can't be asked for in a chat."""
    rows = [
        row(link(t.plain("button-open-site"), terms.detail.url)),
        [button(t.plain("button-pick-another"), Go(place=Place.EXCHANGE), PRIMARY)],
        _elsewhere(t, support_url),
    ]
    text = join([pair(t, terms.direction), t("direction-needs-site")], "\n\n")
    return Screen("direction-needs-site", text, keyboard(rows))


def too_many_open(t: Texts, limit: int) -> Screen:
    """No order was made; the draft waits until there is room for it."""
    rows = [
        [button(t.plain("button-orders"), Go(place=Place.ORDERS), PRIMARY)],
        [button(t.plain("button-go-on"), Go(place=Place.RESUME))],
    ]
    text = join([t("too-many-open", limit=limit), t("trouble-kept")], "\n\n")
    return Screen("too-many-open", text, keyboard(rows))


def too_many_lately(t: Texts, limit: int, free_at: int) -> Screen:
    """Likewise, until the time that is said: the next whole minute, as seconds aren't shown."""
    rows = [
        [button(t.plain("button-go-on"), Go(place=Place.RESUME), PRIMARY)],
        [button(t.plain("button-orders"), Go(place=Place.ORDERS))],
    ]
    time = moment(-(-free_at // MINUTE_MS) * MINUTE_MS)
    text = join([t("too-many-lately", limit=limit, time=time), t("trouble-kept")], "\n\n")
    return Screen("too-many-lately", text, keyboard(rows))


def no_directions(t: Texts, support_url: str) -> Screen:
    rows = [
        [button(t.plain("button-try-again"), Go(place=Place.EXCHANGE), PRIMARY)],
        _elsewhere(t, support_url),
    ]
    return Screen("no-directions", t("no-directions"), keyboard(rows))


def _words(t: Texts, error: ExchangerError) -> Html:
    if isinstance(error, Maintenance | Refused) and not isinstance(error, MethodNotAllowed | IpBlocked):
        words = rich(error.text, WORDS_UNITS)
        title = t("trouble-maintenance") if isinstance(error, Maintenance) else t("trouble-refused")
        literal = error.text.strip().lower() in {"maintenance", ""}
        return title if literal or not words else join([title, t("quoted", text=words)], "\n\n")
    if isinstance(error, ApiDisabled | MethodNotAllowed | IpBlocked):
        return t("trouble-closed")
    return t("trouble-away")


def _elsewhere(t: Texts, support_url: str) -> list[Button]:
    return row(
        button(t.plain("button-orders"), Go(place=Place.ORDERS)),
        support_button(t, support_url) or button(t.plain("button-menu"), Go(place=Place.MENU)),
    )

"""What the steps of an exchange have in common: their buttons and the line that says what is exchanged."""

from decimal import Decimal

from bot.exchanger.models import Direction, Quote
from bot.i18n import Html, Texts
from bot.money import format_amount
from bot.services.draft import Draft
from bot.ui.callbacks import Act, Go, Place, StepButton
from bot.ui.keyboards import LABEL_UNITS, Button, button, pager
from bot.ui.rich import plain, rich

NOTE_UNITS = 600


def step_button(draft: Draft, label: str, act: Act, value: str = "", style: str | None = None) -> Button:
    data = StepButton(draft=draft.id, version=draft.version, act=act, value=value)
    return button(label, data, style)


def back_and_cancel(t: Texts, draft: Draft, *, back: bool = True) -> list[Button]:
    cancel = button(t.plain("button-cancel"), Go(place=Place.CLOSE))
    return [step_button(draft, t.plain("button-back"), Act.BACK), cancel] if back else [cancel]


def step_pager(t: Texts, draft: Draft, page: int, pages: int) -> list[Button]:
    return pager(
        t,
        page,
        pages,
        lambda each: StepButton(draft=draft.id, version=draft.version, act=Act.PAGE, value=str(each)),
    )


def pair(t: Texts, direction: Direction) -> Html:
    give, get = plain(direction.give.title, LABEL_UNITS), plain(direction.get.title, LABEL_UNITS)
    return t("pair", give=give, get=get)


def price_so_far(t: Texts, draft: Draft) -> Html:
    """The price as the person last saw it."""
    agreed = draft.agreed
    if not agreed:
        return Html("")
    give = money(Decimal(agreed["give"]), agreed["give_code"])
    return t("price-so-far", give=give, get=money(Decimal(agreed["get"]), agreed["get_code"]))


def rate(t: Texts, quote: Quote) -> Html:
    return t(
        "rate",
        give=money(quote.course_give, quote.currency_code_give),
        get=money(quote.course_get, quote.currency_code_get),
    )


def money(amount: Decimal, code: str) -> str:
    """An amount and its currency, the digits as the site sent them."""
    return f"{format_amount(amount)}\N{NO-BREAK SPACE}{plain(code, LABEL_UNITS)}"


def site_words(t: Texts, text: str) -> Html:
    """The site's own words about what was entered, marked as such."""
    return t("site-says", text=rich(text, NOTE_UNITS))

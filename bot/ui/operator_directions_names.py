"""What a currency is called here in a language, as operators see and change it."""

from bot.i18n import Html, Texts, join
from bot.services.currency_names import (
    MOST_SYNONYMS,
    NAME_LENGTH,
    SYNONYM_LENGTH,
    CurrencyName,
    NameProblem,
)
from bot.services.offer import Kind
from bot.services.offer_desk import Item
from bot.ui.keyboards import Button, button, keyboard, row
from bot.ui.operator_directions_buttons import NameAct, OfferAct, OnCurrencyName, OnOffer
from bot.ui.rich import plain
from bot.ui.screen import Screen

TITLE_UNITS = 100


def names(
    t: Texts, found: Item, locale: str, language: str, now: CurrencyName, note: Html | None = None
) -> Screen:
    """`locale` and `language`: its code and its name."""
    text = join(
        [
            note or Html(""),
            t("offer-names", title=plain(found.title, TITLE_UNITS), language=language),
            join(
                [
                    t("offer-names-name", name=now.name) if now.name else t("offer-names-no-name"),
                    t("offer-names-also", also=", ".join(now.also)) if now.also else t("offer-names-no-also"),
                ]
            ),
            t("offer-names-how"),
        ],
        "\n\n",
    )
    is_set = bool(now.name or now.also)
    rows = [
        [
            _do(t.plain("offer-names-set-name"), NameAct.NAME, found, locale),
            _do(t.plain("offer-names-set-also"), NameAct.SYNONYMS, found, locale),
        ],
        row(_do(t.plain("offer-names-site"), NameAct.SITE, found, locale) if is_set else None),
        [button(t.plain("button-back"), OnOffer(act=OfferAct.OPEN, kind=Kind.CURRENCY, id=found.id))],
    ]
    return Screen("operator-offer-names", text, keyboard(rows))


def ask_name(t: Texts, found: Item, locale: str, language: str, problem: NameProblem | None = None) -> Screen:
    question = t("offer-ask-name", title=plain(found.title, TITLE_UNITS), language=language)
    return _question(t, found, locale, question, name_trouble(t, problem) if problem else None)


def ask_synonyms(
    t: Texts, found: Item, locale: str, language: str, problem: NameProblem | None = None
) -> Screen:
    question = t("offer-ask-also", title=plain(found.title, TITLE_UNITS), language=language)
    return _question(t, found, locale, question, synonym_trouble(t, problem) if problem else None)


def name_trouble(t: Texts, problem: NameProblem) -> Html:
    if problem is NameProblem.LONG:
        return t("offer-name-long", length=NAME_LENGTH)
    return t("offer-name-empty")


def synonym_trouble(t: Texts, problem: NameProblem) -> Html:
    match problem:
        case NameProblem.LONG:
            return t("offer-also-long", length=SYNONYM_LENGTH)
        case NameProblem.MANY:
            return t("offer-also-many", count=MOST_SYNONYMS)
    return t("offer-also-empty")


def _question(t: Texts, found: Item, locale: str, question: Html, trouble: Html | None) -> Screen:
    rows = [[_do(t.plain("button-back"), NameAct.SHOW, found, locale)]]
    return Screen("operator-offer-ask", join([trouble or Html(""), question], "\n\n"), keyboard(rows))


def _do(text: str, act: NameAct, found: Item, locale: str) -> Button:
    return button(text, OnCurrencyName(act=act, currency=found.id, locale=locale))

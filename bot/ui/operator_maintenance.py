"""Maintenance, as operators see it: on or off, and what customers read meanwhile."""

from bot.i18n import Html, Texts, Translator, join
from bot.services.maintenance import Maintenance
from bot.ui.callbacks import Go, Place
from bot.ui.card import moment
from bot.ui.keyboards import DANGER, SUCCESS, Button, button, keyboard, row
from bot.ui.operator_admin_buttons import to_admin
from bot.ui.operator_maintenance_buttons import MaintenanceAct, OnMaintenance
from bot.ui.rich import rich
from bot.ui.screen import Screen

PREVIEWS_UNITS = 2000
"""Of all languages' texts together."""


class MaintenanceScreens:
    """What all of them show: how it is now, and the texts of every language."""

    def __init__(self, t: Texts, translator: Translator, maintenance: Maintenance) -> None:
        self._t = t
        self._translator = translator
        self._maintenance = maintenance

    def home(self, note: Html | None = None) -> Screen:
        t, on = self._t, self._maintenance.on
        if on is None:
            state = t("operator-maintenance-off")
            switch = _do(t.plain("operator-maintenance-turn-on"), MaintenanceAct.ON)
        else:
            state = t("operator-maintenance-on", since=moment(on.since), by=str(on.by))
            switch = _do(t.plain("operator-maintenance-turn-off"), MaintenanceAct.OFF, style=SUCCESS)
        rows = [[switch], *([self._text_button(locale)] for locale in self._maintenance.locales)]
        text = join([note or Html(""), state, t("operator-maintenance-texts")], "\n\n")
        return Screen("operator-maintenance", text, keyboard([*rows, _ways_back(t)]))

    def ask_on(self) -> Screen:
        """With the beginning of every text."""
        t, locales = self._t, self._maintenance.locales
        units = PREVIEWS_UNITS // len(locales)
        texts = [
            t(
                "operator-maintenance-text-of",
                language=self._language(each),
                text=rich(self._text(each), units),
            )
            for each in locales
        ]
        rows = [
            [
                _do(t.plain("operator-maintenance-yes-on"), MaintenanceAct.ON_YES, style=DANGER),
                _do(t.plain("operator-maintenance-no"), MaintenanceAct.HOME),
            ]
        ]
        text = join([t("operator-maintenance-ask-on"), *texts], "\n\n")
        return Screen("operator-maintenance-on", text, keyboard(rows))

    def ask_off(self) -> Screen:
        t = self._t
        rows = [
            [
                _do(t.plain("operator-maintenance-yes-off"), MaintenanceAct.OFF_YES, style=SUCCESS),
                _do(t.plain("operator-maintenance-no"), MaintenanceAct.HOME),
            ]
        ]
        return Screen("operator-maintenance-off", t("operator-maintenance-ask-off"), keyboard(rows))

    def text(self, locale: str, note: Html | None = None) -> Screen:
        t, own = self._t, self._maintenance.own_text(locale)
        default = (
            _do(t.plain("operator-maintenance-default"), MaintenanceAct.DEFAULT, locale) if own else None
        )
        rows = [
            row(_do(t.plain("operator-maintenance-write"), MaintenanceAct.WRITE, locale), default),
            [_do(t.plain("operator-maintenance-back"), MaintenanceAct.HOME)],
        ]
        title = t(
            "operator-maintenance-text-own" if own else "operator-maintenance-text-default",
            language=self._language(locale),
        )
        text = join([note or Html(""), title, self._text(locale)], "\n\n")
        return Screen("operator-maintenance-text", text, keyboard(rows))

    def ask_text(self, locale: str, note: Html | None = None) -> Screen:
        t = self._t
        question = t("operator-maintenance-ask-text", language=self._language(locale))
        rows = [[_do(t.plain("button-back"), MaintenanceAct.TEXT, locale)]]
        text = join([note or Html(""), question], "\n\n")
        return Screen("operator-maintenance-write", text, keyboard(rows))

    def preview(self, locale: str, typed: Html, note: Html | None = None) -> Screen:
        t = self._t
        rows = [
            [_do(t.plain("operator-maintenance-save"), MaintenanceAct.SAVE, locale, SUCCESS)],
            [
                _do(t.plain("operator-maintenance-rewrite"), MaintenanceAct.WRITE, locale),
                _do(t.plain("button-back"), MaintenanceAct.TEXT, locale),
            ],
        ]
        title = t("operator-maintenance-preview", language=self._language(locale))
        text = join([title, typed, note or Html("")], "\n\n")
        return Screen("operator-maintenance-preview", text, keyboard(rows))

    def _text_button(self, locale: str) -> Button:
        mark = "own" if self._maintenance.own_text(locale) else "default"
        label = self._t.plain(f"operator-maintenance-button-{mark}", language=self._language(locale))
        return _do(label, MaintenanceAct.TEXT, locale)

    def _text(self, locale: str) -> Html:
        """As customers read it."""
        return self._maintenance.own_text(locale) or self._translator.texts(locale)("maintenance-text")

    def _language(self, locale: str) -> str:
        return self._translator.texts(locale).plain("language-name")


def _do(label: str, act: MaintenanceAct, locale: str = "", style: str | None = None) -> Button:
    return button(label, OnMaintenance(act=act, locale=locale), style)


def _ways_back(t: Texts) -> list[Button]:
    return [
        to_admin(t),
        button(t.plain("button-menu"), Go(place=Place.MENU)),
    ]

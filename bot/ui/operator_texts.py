"""The exchanger's own texts, as operators edit them: which there are, what each is now and has been."""

from collections.abc import Sequence

from bot.i18n import Html, Texts, Translator, escape, join
from bot.services.house_texts import LABEL_OF, LABELS, LINKS, OWN_WORDS, TERMS, House, HouseTexts, TextName
from bot.services.text_editing import LABEL_UNITS, LIMITS, Version
from bot.ui.card import moment
from bot.ui.info import label
from bot.ui.keyboards import DANGER, SUCCESS, Button, button, in_columns, keyboard, row
from bot.ui.operator_admin_buttons import to_admin
from bot.ui.operator_texts_buttons import TextAct, TextButton
from bot.ui.rich import plain
from bot.ui.screen import Screen

LISTED = [name for name in TextName if name not in LABELS.values()]
"""The labels of buttons are reached from what they are of."""
EXCERPT_UNITS = 60


def text_list(t: Texts, texts: HouseTexts, version: int | None, note: Html | None = None) -> Screen:
    """`version`: of the terms that are to be accepted."""
    rows = [
        [_open(t.plain("texts-line", title=t.plain(f"text-name-{name}"), set=_set_in(texts, name)), name)]
        for name in LISTED
    ]
    terms = t("texts-no-terms") if version is None else t("texts-terms", version=str(version))
    text = join([note or Html(""), t("texts"), terms], "\n\n")
    back = to_admin(t)
    return Screen("texts", text, keyboard([*rows, [back]]))


def _set_in(texts: HouseTexts, name: TextName) -> str:
    """The languages it is written in: `en, ru`."""
    return ", ".join(locale for locale in texts.locales if texts.own(name, locale)) or "–"


def one_text(
    t: Texts, translator: Translator, texts: HouseTexts, name: TextName, note: Html | None = None
) -> Screen:
    """Which languages it is written in, and what readers of the others get."""
    lines = [_in_language(t, translator, texts, name, locale) for locale in texts.locales]
    parts = [
        note or Html(""),
        t("text-one", title=title(t, name)),
        t(f"text-about-{_sort(name)}"),
        join(lines),
    ]
    edits = [_edit(translator.texts(locale).plain("language-name"), name, locale) for locale in texts.locales]
    of_label = LABELS.get(name)
    rows = [
        *in_columns(edits),
        [_open(t.plain("text-label-button"), of_label)] if of_label else [],
        [_open(t.plain("button-back"), LABEL_OF[name]) if name in LABEL_OF else to_list(t)],
    ]
    return Screen("text-one", join(parts, "\n\n"), keyboard(rows))


def title(t: Texts, name: TextName) -> str:
    if name in LABEL_OF:
        return t.plain("text-label-of", title=t.plain(f"text-name-{LABEL_OF[name]}"))
    return t.plain(f"text-name-{name}")


def _sort(name: TextName) -> str:
    return "label" if name in LABEL_OF else str(name)


def _in_language(t: Texts, translator: Translator, texts: HouseTexts, name: TextName, locale: str) -> Html:
    language = translator.texts(locale).plain("language-name")
    found_in = texts.found_in(name, locale)
    if found_in == locale:
        return t("text-set", language=language)
    if found_in is not None:
        return t("text-from", language=language, other=translator.texts(found_in).plain("language-name"))
    return (
        t("text-own-words", language=language) if name in OWN_WORDS else t("text-not-set", language=language)
    )


def ask_text(
    t: Texts,
    translator: Translator,
    house: House,
    name: TextName,
    locale: str,
    note: Html | None = None,
    *,
    has_history: bool,
) -> Screen:
    """What customers read now, and that another is typed next."""
    texts, reader = house.texts, translator.texts(locale)
    parts = [
        note or Html(""),
        t("text-edit", title=title(t, name), language=reader.plain("language-name")),
        _in_language(t, translator, texts, name, locale),
        _now(reader, house, name),
        _how(t, name),
    ]
    is_set = texts.own(name, locale) is not None
    remove = t.plain("text-restore-own") if name in OWN_WORDS else t.plain("text-remove")
    rows = [
        row(
            _do(t.plain("text-history"), TextAct.HISTORY, name, locale) if has_history else None,
            _do(remove, TextAct.REMOVE, name, locale) if is_set else None,
        ),
        [_open(t.plain("button-back"), name)],
    ]
    return Screen("text-edit", join(parts, "\n\n"), keyboard(rows))


def _now(reader: Texts, house: House, name: TextName) -> Html:
    """In the customers' language."""
    if name in LABEL_OF:
        return escape(label(reader, house, LABEL_OF[name]))
    if name is TextName.GREETING:
        return house.html(name) or reader("menu-greeting")
    return escape(house.get(name) or "") if name in LINKS else house.html(name)


def _how(t: Texts, name: TextName) -> Html:
    if name in LABEL_OF:
        return t("text-how-label", limit=str(LABEL_UNITS))
    return t("text-how-link") if name in LINKS else t("text-how", limit=str(LIMITS[name]))


def ask_to_publish(
    t: Texts, name: TextName, locale: str, mark: int, note: Html | None = None, *, may_renew: bool
) -> Screen:
    """Below the preview. `may_renew`: terms that customers may have accepted."""
    publish = _do(t.plain("text-publish"), TextAct.PUBLISH, name, locale, mark, SUCCESS)
    ways: list[list[Button]] = [[publish]]
    if may_renew:
        ways = [
            [_do(t.plain("text-publish-renewed"), TextAct.RENEW, name, locale, mark, SUCCESS)],
            [_do(t.plain("text-publish-same"), TextAct.PUBLISH, name, locale, mark)],
        ]
    again = _do(t.plain("text-again"), TextAct.EDIT, name, locale)
    rows = [*ways, [again, _open(t.plain("button-cancel"), name)]]
    question = t("text-ask-renew") if may_renew else t("text-ask-publish")
    return Screen("text-preview", join([note or Html(""), question], "\n\n"), keyboard(rows))


def ask_to_remove(t: Texts, translator: Translator, name: TextName, locale: str) -> Screen:
    language = translator.texts(locale).plain("language-name")
    id = "text-ask-restore-own" if name in OWN_WORDS else "text-ask-remove"
    last = t("text-remove-terms") if name in TERMS else Html("")
    rows = [
        [
            _do(t.plain("text-remove-yes"), TextAct.REMOVED, name, locale, style=DANGER),
            _edit(t.plain("button-cancel"), name, locale),
        ]
    ]
    question = t(id, title=title(t, name), language=language)
    return Screen("text-remove", join([question, last], "\n\n"), keyboard(rows))


def history(
    t: Texts, translator: Translator, name: TextName, locale: str, versions: Sequence[Version]
) -> Screen:
    """What holds now comes first; each of the others can be taken up again."""
    language = translator.texts(locale).plain("language-name")
    lines = [_version_line(t, number, each) for number, each in enumerate(versions, 1)]
    parts = [t("text-versions", title=title(t, name), language=language), join(lines), t("text-versions-how")]
    buttons = [
        _do(str(number), TextAct.VERSION, name, locale, each.id)
        for number, each in enumerate(versions, 1)
        if number > 1
    ]
    rows = [buttons[:4], buttons[4:], [_edit(t.plain("button-back"), name, locale)]]
    return Screen("text-history", join(parts, "\n\n"), keyboard(rows))


def _version_line(t: Texts, number: int, version: Version) -> Html:
    words = t.plain("text-version-removed") if version.value is None else plain(version.value, EXCERPT_UNITS)
    by = str(version.set_by)
    return t("text-version", number=str(number), time=moment(version.set_at), by=by, words=words)


def to_list(t: Texts) -> Button:
    return button(t.plain("texts-to-list"), TextButton(act=TextAct.LIST))


def _open(label: str, name: TextName) -> Button:
    return _do(label, TextAct.OPEN, name)


def _edit(label: str, name: TextName, locale: str) -> Button:
    return _do(label, TextAct.EDIT, name, locale)


def _do(
    label: str, act: TextAct, name: TextName, locale: str = "", version: int = 0, style: str | None = None
) -> Button:
    return button(label, TextButton(act=act, name=name, locale=locale, version=version), style)

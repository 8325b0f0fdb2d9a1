"""Where an operator edits a text: what was typed waits beside the question, until it is published.

Two messages: the preview, which is just what customers will see, and below it the question. The preview goes
when that is answered.
"""

import zlib

from bot.handlers.flow import Flow
from bot.i18n import Html, Translator
from bot.services.house_texts import TextName
from bot.services.terms_of_use import TermsOfUse
from bot.services.text_editing import TextEditing
from bot.ui import operator_texts as screens
from bot.ui.operator_texts_buttons import TextButton
from bot.ui.operator_texts_preview import preview
from bot.ui.states import TextStates

NAME, LOCALE, VALUE, SINCE, PREVIEW = "name", "locale", "value", "since", "preview"


class TextDesk:
    def __init__(
        self, editing: TextEditing, terms_of_use: TermsOfUse, translator: Translator, support_url: str
    ) -> None:
        self._editing = editing
        self._terms_of_use = terms_of_use
        self._translator = translator
        self._support_url = support_url

    @property
    def terms_version(self) -> int | None:
        return self._terms_of_use.version

    async def leave(self, flow: Flow) -> None:
        """Nothing is asked any more, and nothing waits to be published."""
        await _take_away_preview(flow)
        await flow.ask_no_more()

    async def show(self, flow: Flow, name: TextName, note: Html | None = None) -> None:
        await self.leave(flow)
        await flow.answer(screens.one_text(flow.t, self._translator, flow.house_texts, name, note))

    async def ask(self, flow: Flow, name: TextName, locale: str, note: Html | None = None) -> None:
        await _take_away_preview(flow)
        since = await self._editing.newest(name, locale)
        await flow.ask(TextStates.words, **{NAME: name.value, LOCALE: locale, SINCE: since})
        house = flow.house_texts.house(locale)
        screen = screens.ask_text(
            flow.t, self._translator, house, name, locale, note, has_history=bool(since)
        )
        await flow.answer(screen)

    def asked_for(self, flow: Flow) -> tuple[TextName, str] | None:
        """The text that is being typed, and its language."""
        asked = flow.asked
        name, locale = str(asked.get(NAME, "")), str(asked.get(LOCALE, ""))
        if name not in list(TextName) or locale not in flow.house_texts.locales:
            return None
        return TextName(name), locale

    async def offer(
        self, flow: Flow, name: TextName, locale: str, value: str, note: Html | None = None
    ) -> None:
        """The preview, and whether it is to be published, below everything."""
        since = int(flow.asked.get(SINCE, 0))
        await _take_away_preview(flow)
        house = flow.house_texts.house(locale).but(name, value)
        shown = await flow.say(preview(self._translator.texts(locale), house, name, self._support_url))
        kept = {NAME: name.value, LOCALE: locale, VALUE: value, SINCE: since, PREVIEW: shown}
        await flow.ask(TextStates.words, **kept)
        flow.tapped = None
        may_renew = self._editing.may_renew(name)
        await flow.answer(
            screens.ask_to_publish(flow.t, name, locale, _mark(value), note, may_renew=may_renew)
        )

    async def publish(self, flow: Flow, tapped: TextButton, *, renew: bool) -> None:
        """What was shown, and nothing else: a button of an earlier preview publishes nothing."""
        name, locale, value = tapped.name, tapped.locale, str(flow.asked.get(VALUE, ""))
        if self.asked_for(flow) != (name, locale) or not value or _mark(value) != tapped.version:
            await self.ask(flow, name, locale, flow.t("text-nothing-to-publish"))
            return
        since = int(flow.asked.get(SINCE, 0))
        if await self._editing.publish(name, locale, value, flow.user_id, since=since, renew=renew):
            await self.show(flow, name, flow.t("text-published"))
            return
        newest = await self._editing.newest(name, locale)
        await flow.ask(TextStates.words, **{**flow.asked, SINCE: newest})
        await self.offer(flow, name, locale, value, flow.t("text-changed-meanwhile"))

    async def show_history(self, flow: Flow, name: TextName, locale: str) -> None:
        await self.leave(flow)
        versions = await self._editing.versions(name, locale)
        await flow.answer(screens.history(flow.t, self._translator, name, locale, versions))

    async def take_up(self, flow: Flow, tapped: TextButton) -> None:
        """An earlier version, as if it had just been typed."""
        name, locale = tapped.name, tapped.locale
        version = await self._editing.version(name, locale, tapped.version)
        if version is None:
            await self.show_history(flow, name, locale)
        elif version.value is None:
            await self.ask_to_remove(flow, name, locale)
        else:
            since = await self._editing.newest(name, locale)
            await flow.ask(TextStates.words, **{NAME: name.value, LOCALE: locale, SINCE: since})
            await self.offer(flow, name, locale, version.value)

    async def ask_to_remove(self, flow: Flow, name: TextName, locale: str) -> None:
        await self.leave(flow)
        await flow.answer(screens.ask_to_remove(flow.t, self._translator, name, locale))

    async def remove(self, flow: Flow, name: TextName, locale: str) -> None:
        await self._editing.remove(name, locale, flow.user_id)
        await self.show(flow, name, flow.t("text-removed"))


def _mark(value: str) -> int:
    return zlib.crc32(value.encode())


async def _take_away_preview(flow: Flow) -> None:
    shown = flow.asked.get(PREVIEW)
    if isinstance(shown, int):
        await flow.show.remove(flow.chat_id, shown)

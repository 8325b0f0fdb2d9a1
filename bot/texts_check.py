"""The doctor's look at the exchanger's own texts: which are written, and who reads another language's."""

from bot.app import ROOT
from bot.errors import SettingsError
from bot.findings import Finding, Findings, good, hint
from bot.i18n import Translator
from bot.services.house_texts import OWN_WORDS, TERMS, HouseTexts, TextName
from bot.services.switchboard import Switchboard
from bot.services.terms_of_use import TermsOfUse
from bot.settings import Settings
from bot.storage.database import Database, database_as_it_is


async def texts(settings: Settings) -> Findings:
    if settings.pays_on_page:
        yield hint(
            "REQUISITES=page: customers pay on the site's pages. Give each direction an e-mail field in the "
            "site's admin: the bot requires it, and has no other way to tell the site an address"
        )
    try:
        async with database_as_it_is(settings.database_url) as database:
            if database is None:
                yield Finding("·", "none yet: operators write them in the chat, by /texts")
                return
            async for finding in _written(database, settings.default_locale):
                yield finding
    except SettingsError:
        return  # told where the database is looked at


async def _written(database: Database, default_locale: str) -> Findings:
    switchboard = Switchboard(database)
    await switchboard.load()
    locales = Translator.load(ROOT / "locales").locales
    found = HouseTexts(switchboard, locales, default_locale)
    for locale in locales:
        yield Finding("·", f"in {locale}: {_named(found, locale)}")
        for name in TextName:
            other = found.found_in(name, locale)
            if name not in OWN_WORDS and other not in {None, locale}:
                yield hint(f"{name} is not written in {locale}: its readers get it in {other}")
    version = TermsOfUse(database, switchboard, found).version
    written = [locale for locale in locales if any(found.own(name, locale) for name in TERMS)]
    if version is None:
        yield Finding("·", "no terms have to be accepted before an order")
    else:
        yield good(f"terms have to be accepted: version {version}, in {' and '.join(written)}")


def _named(found: HouseTexts, locale: str) -> str:
    return ", ".join(name for name in TextName if found.own(name, locale)) or "nothing is written"

"""The doctor's look at what partners need: a SECRET_KEY that reads what is kept of them."""

from bot.errors import SettingsError
from bot.findings import Finding, Findings, bad, good, hint
from bot.settings import Settings
from bot.storage.database import Database, database_as_it_is
from bot.vault import Unreadable, Vault

PAGE = 500
MAKE_ONE = "openssl rand -base64 32 | tr '+/' '-_'"


OF_PARTNERS = {
    "get_partner_info",
    "get_partner_links",
    "get_partner_exchanges",
    "get_partner_payouts",
    "add_partner_payout",
}


async def partners(settings: Settings) -> Findings:
    yield Finding(
        "·", f"called with partners' own keys, not with the bot's: {', '.join(sorted(OF_PARTNERS))}"
    )
    vault = Vault(settings.secret_key.get_secret_value())
    try:
        async with database_as_it_is(settings.database_url) as database:
            readable, unreadable = await _count(database, vault) if database else (0, 0)
    except SettingsError:
        return  # told where the database is looked at
    if unreadable:
        yield bad(
            f"SECRET_KEY: {unreadable} keys can't be read with it: put the older one back, behind the new "
            "one and a comma; where it is lost, partners have to send their keys again"
        )
    elif vault.has_key:
        yield good(f"SECRET_KEY is set, and reads the keys of partners ({readable})")
    else:
        yield hint(f"SECRET_KEY is not set: partners can't connect their API keys. Make one by {MAKE_ONE}")


async def _count(database: Database, vault: Vault) -> tuple[int, int]:
    """How many keys can be read, and how many can't."""
    readable, unreadable, after = 0, 0, -1
    while True:
        async with database.reading() as tx:
            page = await tx.partners.with_secret(after, PAGE)
        if not page:
            return readable, unreadable
        after = page[-1].id
        for partner in page:
            try:
                vault.open(partner.secret or "")
                readable += 1
            except Unreadable:
                unreadable += 1

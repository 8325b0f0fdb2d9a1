"""The state of one sandbox site: what every API method, page and operator call works on."""

from dataclasses import dataclass, field
from random import Random

from bot.sandbox.exchanger.bids import Bid, Ledger
from bot.sandbox.exchanger.catalogue import Catalogue, Currency
from bot.sandbox.exchanger.clock import Clock
from bot.sandbox.exchanger.keys import Keys
from bot.sandbox.exchanger.life import Life
from bot.sandbox.exchanger.partners import Partners
from bot.sandbox.exchanger.texts import Texts
from bot.sandbox.exchanger.wire import Wire


@dataclass
class Maintenance:
    """The text is the operator's; empty: the site only says `maintenance`."""

    on: bool = False
    text: str = ""


@dataclass
class Site:
    catalogue: Catalogue
    ledger: Ledger
    life: Life
    partners: Partners
    keys: Keys
    texts: Texts
    wire: Wire
    clock: Clock
    random: Random
    locale: str
    url: str = ""  # known once the server listens
    maintenance: Maintenance = field(default_factory=Maintenance)

    def logo(self, currency: Currency) -> str:
        return f"{self.url}/logo/{currency.xml.lower()}.svg"

    def page(self, bid: Bid) -> str:
        """The order's own page."""
        return f"{self.url}/hst_{bid.hash}/"

    def pay_page(self, bid: Bid) -> str:
        """Where the money is paid, or a payment reported."""
        return f"{self.url}/pay/{bid.hash}/"

    def cancel_page(self, bid: Bid) -> str:
        return f"{self.url}/cancel/{bid.hash}/"

"""What the site calls its own statuses, as far as its answers have told."""

from collections.abc import Sequence

from bot.exchanger.models import Bid
from bot.services.statuses import is_known

MOST = 500
"""A site has a handful; what it sends is not believed to stay so."""


class Titles:
    """By language. The list of changes names statuses without their titles."""

    def __init__(self) -> None:
        self._titles: dict[tuple[str, str], str] = {}

    def learn(self, lang: str, site: Bid) -> None:
        if not is_known(site.status) and site.status_title:
            if len(self._titles) >= MOST:
                self._titles.clear()
            self._titles[lang, site.status] = site.status_title

    def of(self, lang: str, statuses: Sequence[str]) -> list[tuple[str, str]]:
        """Each with its title, empty where none is known."""
        return [(status, self._titles.get((lang, status), "")) for status in statuses]

"""What a customer has read about an order: on its card, and in the messages that came by themselves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.i18n import Texts
from bot.sandbox.conversation import Message
from bot.sandbox.exchanger import Bid
from bot.sandbox.exchanger.texts import Texts as SiteTexts
from bot.services.statuses import group_of, is_known

NOT_MADE = {
    "card-failed": "",
    "card-too-late": "",
    "card-price-moved": "",
    "card-refused": "",
    "card-maintenance": "",
    "site-says": r"[\s\S]*",
}

UNTITLED = "status-other"
"""A status of the site's own that only its list of orders has shown, which has no titles."""


def as_shown(t: Texts, id: str, **groups: str) -> str:
    """A text as it stands on the screen, as a pattern; the arguments are patterns too."""
    marks = {name: f"ARG{number}ARG" for number, name in enumerate(groups)}
    pattern = re.escape(re.sub("<[^>]+>", "", t(id, **marks)))
    for name, mark in marks.items():
        pattern = pattern.replace(mark, groups[name])
    return re.sub(r"(\\?\s)+", r"\\s+", pattern)


def title_of(t: Texts, status: str) -> str:
    """The status as the bot words it: the site's title for the site's own."""
    return t.plain(f"status-{status}") if is_known(status) else SiteTexts().status(status, t.locale)


def without_repeats(titles: Sequence[str]) -> list[str]:
    """Two statuses in a row may have one name; and a message that was sent twice comes right after itself."""
    return [title for place, title in enumerate(titles) if place == 0 or title != titles[place - 1]]


@dataclass
class OrderRead:
    """`card`: the history on its fullest card; None if there was no card. `pushes`: the statuses of messages
    of their own, as often as they came. Both in words."""

    card: list[str] | None = None
    pushes: list[str] = field(default_factory=list)


class Reader:
    """Reads the whole conversation of one customer."""

    def __init__(self, t: Texts, history: list[Message]) -> None:
        self._t = t
        self._told = [message for message in history if message.by_bot]
        self._line = re.compile(as_shown(t, "card-history-line", time=r"\S[^\n]*?", title=r"(\S[^\n]*)"))
        self._history = re.compile(as_shown(t, "card-history"))
        self._not_made = [re.compile(as_shown(t, id, text=text)) for id, text in NOT_MADE.items()]

    @property
    def messages(self) -> int:
        """How many came, edits not counted."""
        return sum(message.version == 0 for message in self._told)

    @property
    def not_made(self) -> int:
        """How often a message came to say that an order was not made, or why."""
        saying: set[int] = set()
        times = 0
        for message in self._told:
            if not any(words.search(message.text) for words in self._not_made):
                saying.discard(message.id)
            elif message.id not in saying:
                saying.add(message.id)
                times += 1
        return times

    @property
    def gist(self) -> str:
        """The beginning of each message and each edit."""
        return "\n".join(f"    #{one.id}.{one.version} {one.text[:120]!r}" for one in self._told)

    def about(self, bid: Bid) -> list[Message]:
        """Every version of every message that names the order."""
        return [message for message in self._told if re.search(rf"\b{bid.id}\b", message.text)]

    def order(self, bid: Bid) -> OrderRead:
        card = re.compile(as_shown(self._t, "card-title", number=str(bid.id)))
        pushes = self._pushes(bid)
        own = next((change.status for change in bid.told if not is_known(change.status)), None)
        titles = {self._t.plain(UNTITLED): title_of(self._t, own)} if own else {}
        read = OrderRead()
        for message in self.about(bid):
            first = message.text.partition("\n")[0]
            pushed = next((title for title, line in pushes.items() if line.fullmatch(first)), None)
            if pushed is not None:
                read.pushes += [pushed] if message.version == 0 else []
            elif card.search(message.text):
                lines = [titles.get(line, line) for line in self._history_of(message)]
                read.card = lines if read.card is None or len(lines) >= len(read.card) else read.card
        return read

    def _pushes(self, bid: Bid) -> dict[str, re.Pattern[str]]:
        """The first line of the message about each status the order has had."""
        found, untitled = {}, self._t.plain(UNTITLED)
        for change in bid.told:
            title = title_of(self._t, change.status)
            icon = self._t.plain(f"icon-{group_of(change.status)}")
            either = "|".join(map(re.escape, {title, title if is_known(change.status) else untitled}))
            line = as_shown(self._t, "push", icon=re.escape(icon), number=str(bid.id), title=f"(?:{either})")
            found[title] = re.compile(line)
        return found

    def _history_of(self, card: Message) -> list[str]:
        lines = card.text.split("\n")
        begins = next((n for n, line in enumerate(lines, 1) if self._history.fullmatch(line)), len(lines))
        after = lines[begins:]
        return [found[1] for line in after if (found := self._line.fullmatch(line))]

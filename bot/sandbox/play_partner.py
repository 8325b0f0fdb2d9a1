"""Plays a partner, and a customer who comes by the partner's link: from joining to the payout, over HTTP."""

from collections.abc import Awaitable, Callable

from bot.app import ROOT
from bot.i18n import Texts, Translator
from bot.sandbox.conversation import Message
from bot.sandbox.customer import Customer
from bot.sandbox.demo import Stage, staged
from bot.sandbox.exchanger import SHOWCASE, Bid
from bot.sandbox.play import PATIENCE, confirm, fill_in, pay
from bot.ui.rich import plain

PAYMENT = "default"
LABEL = "youtube"
PAYOUT_IN = "Tether TRC20"
ACCOUNT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
SPEED = 3.0
"""Of the sandbox's life: nobody watches."""

Step = Callable[[], Awaitable[None]]


class MissingError(AssertionError):
    """Something that should have been on a screen was not."""


async def play_partner() -> int:
    """0 when each step was seen by who it is for."""
    texts = Translator.load(ROOT / "locales").texts("en")
    async with staged() as stage:
        stage.exchanger.life.speed = SPEED
        people = stage.telegram.people["partner"], stage.telegram.add_person("Emma", "en")
        async with (
            Customer(stage.telegram.url, people[0]) as partner,
            Customer(stage.telegram.url, people[1]) as customer,
        ):
            play = PartnerPlay(stage, texts, partner, customer)
            problem = await play.run()
    print(f"\n=== the partner\n{play.without_key(partner.transcript())}")
    print(f"\n=== the customer\n{customer.transcript()}\n")
    for name in play.steps:
        print(f"{'seen' if name in play.seen else 'MISSING'}: {name}")
    if problem:
        print(f"\nFAILED: {play.without_key(problem)}")
    return 1 if problem else 0


class PartnerPlay:
    def __init__(self, stage: Stage, t: Texts, partner: Customer, customer: Customer) -> None:
        self._stage = stage
        self._t = t
        self._partner = partner
        self._customer = customer
        self._key = stage.exchanger.partner_key
        self._payload = ""
        self._bid: Bid | None = None
        self.seen: list[str] = []
        self.steps: dict[str, Step] = {
            "the partner joins by an API key, and the message with it is deleted": self._join,
            "the partner puts a link together: a direction and a label": self._build_link,
            "a customer comes by the link and orders": self._order,
            "the partner is told of the new order": self._hear_of_order,
            "the customer pays, and the order is done": self._finish,
            "the partner is told of the reward": self._hear_of_reward,
            "the statistics count the click, the person, the order, and what was paid": self._statistics,
            "the label has a line of its own": self._labels,
            "the days are drawn": self._picture,
            "the partner asks for a payout": self._ask_for_payout,
            "the partner is told that it is paid": self._hear_of_payout,
            "nothing of the customer's was told to the partner": self._check_privacy,
        }

    async def run(self) -> str | None:
        """What went wrong, or None."""
        for name, step in self.steps.items():
            try:
                await step()
            except (AssertionError, TimeoutError) as problem:
                return f"{name}: {problem}"
            self.seen.append(name)
        return None

    def without_key(self, text: str) -> str:
        return text.replace(self._key.login, "<login>").replace(self._key.secret, "<key>")

    @property
    def _order_made(self) -> Bid:
        if self._bid is None:
            raise MissingError("there is no order")
        return self._bid

    async def _join(self) -> None:
        partner = self._partner
        await partner.say("/partner")
        await partner.tap(self._t.plain("partner-button-join"))
        await self._reads("partner-join-ask")
        await partner.say(f"{self._key.login}\n{self._key.secret}")
        await self._reads("partner-joined")
        if any(self._key.secret in message.text for message in partner.messages):
            raise MissingError("the key still stands in the chat")

    async def _build_link(self) -> None:
        partner, t = self._partner, self._t
        direction = self._stage.exchanger.direction(SHOWCASE[PAYMENT])
        await partner.tap(t.plain("partner-button-links"))
        await partner.tap(t.plain("partner-link-label"))
        await self._reads("partner-link-ask-label", longest=16)
        await partner.say(LABEL)
        await self._reads("partner-link-label-now", label=LABEL)
        await partner.tap(t.plain("partner-link-direction"))
        await self._reads("partner-link-ask-direction")
        pair = plain(t("pair", give=direction.give.title("en"), get=direction.get.title("en")))
        await partner.say(f"{direction.give.title('en')} {direction.get.title('en')}")
        await self._choose(pair)
        link = (await partner.tap(t.plain("partner-link-copy"))).text
        self._payload = link.partition("?start=")[2]
        if not all(part in self._payload for part in (f"p{self._key.user_id}", LABEL, f"d{direction.id}")):
            raise MissingError(f"the link is {link!r}")

    async def _choose(self, pair: str) -> None:
        """One direction found is taken at once; of several the person chooses."""
        opens = plain(self._t("partner-link-opens", pair=pair))
        shown = await self._partner.sees(lambda message: opens in message.text or bool(message.button(pair)))
        if opens not in shown.text:
            await self._partner.tap(pair)
            await self._partner.sees(opens)

    async def _order(self) -> None:
        direction = self._stage.exchanger.direction(SHOWCASE[PAYMENT])
        await fill_in(self._customer, self._t, self._stage, direction, self._payload)
        self._bid = await confirm(self._customer, self._t, self._stage)

    async def _hear_of_order(self) -> None:
        number = str(self._order_made.id)
        label = plain(self._t("partner-news-label", label=LABEL))
        await self._partner.sees(lambda message: number in message.text and label in message.text)

    async def _finish(self) -> None:
        await pay(self._customer, self._t, PAYMENT)
        await self._customer.sees(self._t.plain("status-success"), PATIENCE)

    async def _hear_of_reward(self) -> None:
        bid = self._order_made
        await self._partner.sees(
            lambda message: f"+{bid.reward}" in message.text and str(bid.id) in message.text
        )

    async def _statistics(self) -> None:
        await self._partner.tap(self._t.plain("partner-news-stats"))
        shown = await self._reads("stats-clicks", count="1")
        for id in ("stats-people-part", "stats-paid-part"):
            self._holds(shown, plain(self._t(id, count="1", percent=100)))
        self._holds(shown, plain(self._t("stats-made", count="1")))
        self._holds(shown, plain(self._t("stats-reward", sum=str(self._order_made.reward))))

    async def _labels(self) -> None:
        await self._partner.tap(self._t.plain("stats-by-label"))
        shown = await self._partner.sees(LABEL)
        counts = plain(self._t("stats-short", clicks="1", people="1", orders="1", paid="1"))
        self._holds(shown, counts)
        await self._partner.tap(self._t.plain("stats-back"))

    async def _picture(self) -> None:
        await self._partner.tap(self._t.plain("stats-picture"))
        clicks = plain(self._t("stats-clicks", count="1"))
        await self._partner.sees(lambda message: message.kind == "photo" and clicks in message.text)

    async def _ask_for_payout(self) -> None:
        partner, t = self._partner, self._t
        await partner.tap(t.plain("partner-news-money"))
        await self._reads("payouts-choose")
        await partner.tap(PAYOUT_IN)
        await self._reads("payouts-ask-account")
        await partner.say(ACCOUNT)
        await self._reads("payouts-summary")
        await partner.tap(t.plain("payouts-button-confirm"))
        await self._reads("payout-title", number=str(await self._payout_number()))

    async def _payout_number(self) -> int:
        """The site's, once it stands on the screen that the site has it."""
        await self._reads("payout-waiting")
        return self._stage.exchanger.partners[self._key.user_id].payouts[-1].id

    async def _hear_of_payout(self) -> None:
        number = self._stage.exchanger.partners[self._key.user_id].payouts[-1].id
        paid = plain(self._t("partner-news-payout-paid", number=str(number), amount="…", title="…"))
        await self._partner.sees(paid.partition(":")[0] + ": paid", PATIENCE)

    async def _check_privacy(self) -> None:
        bid = self._order_made
        private = [str(self._customer.id), bid.hash, bid.user_hash, *bid.fields.values()]
        told = "\n".join(self._partner.told)
        if any(each in told for each in private if len(each) > 3):
            raise MissingError("the partner has read something of the customer's")

    async def _reads(self, id: str, **args: str | int) -> Message:
        """The first line of a text, as it stands on the partner's screen."""
        return await self._partner.sees(plain(self._t(id, **args).split("\n")[0]))

    def _holds(self, message: Message, words: str) -> None:
        if words not in message.text:
            raise MissingError(f"{words!r} is not in:\n{message.text}")

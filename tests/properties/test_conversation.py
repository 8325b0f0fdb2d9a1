"""Any sequence of taps, words, restarts and answers of the site keeps the invariants and leaves a way on."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import uvloop
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.exchanger import transport
from bot.sandbox.exchanger import SHOWCASE, SandboxExchanger
from bot.sandbox.exchanger.catalogue import State
from bot.services import creating, rates, reads
from tests.dialogue.orders import until
from tests.properties.conversation import Conversation, Person
from tests.properties.examples import FUZZING, INPUTS
from tests.properties.reading import STATUSES

DIRECTIONS = [
    SHOWCASE[name] for name in ("ordinary", "default", "memo", "cd", "no_fields", "fee", "link", "frozen")
]
PAYLOADS = [
    "",
    *(f"d{each}" for each in DIRECTIONS),
    "d12_a100",
    "d5_a5000",
    "c1-2",
    "d999",
    "a5",
    "lspring",
    "_-_",
]
COMMANDS = [
    "/exchange",
    "/orders",
    "/help",
    "/cancel",
    "/language",
    "/support",
    "/start",
    "/nonsense",
    "/start d12",
]
WORDS = [
    "100",
    "5 000,50",
    "0",
    "-1",
    "1e999",
    "10000000000",
    "btc sber",
    "usdt",
    "me@example.com",
    "2202200111112222",
]
RUBBISH = ["😀", "щщщщ", "\u202eabc", "<b>x", "x" * 4096, "🙂" * 2000, ".", "{0}", "'; DROP TABLE bids"]
MADE_UP = ["x", "x:1:1:ok:", "b:1:paid", "b:0:open", "go:menu:99999:0", "sp:zz", "d:12", "\ud7ff", ":" * 60]
FAULTS = [
    "lose_request",
    "lose_answer",
    "cut_body",
    "html_page",
    "empty_body",
    "junk",
    "http",
    "slow",
    "maintenance",
]
METHODS = [None, ["create_bid"], ["bid_info"], ["get_exchanges"], ["pay_bid", "cancel_bid"], ["get_calc"]]

SILENCE = 1.0
"""Seconds a person waits without a word: a third of what it is, and more than a busy machine takes."""

# a busy machine takes its time, and a failure is shrunk; hundreds of conversations have no limit
pytestmark = pytest.mark.timeout(0 if FUZZING else 600)

people = st.integers(0, 1)
numbers = st.integers(0, 1000)
near = st.integers(0, 12)
directions = st.sampled_from(DIRECTIONS)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person takes minutes between two taps, and waits: here all that is a matter of moments."""
    for age in ("LISTED_AGE", "DETAIL_AGE", "FORM_AGE", "QUOTE_AGE"):
        monkeypatch.setattr(rates, age, -1.0)
    monkeypatch.setattr(reads, "KEPT_FAILURE", -1.0)
    monkeypatch.setattr(reads, "SILENCE", SILENCE)
    monkeypatch.setattr(reads, "TYPING_AFTER", 0.1)
    monkeypatch.setattr(transport, "_FIRST_PAUSE", 0.01)
    monkeypatch.setattr(creating, "SURELY_ABSENT_MS", 1500)


class Talking(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner(loop_factory=uvloop.new_event_loop)
        self.folder = tempfile.TemporaryDirectory()
        self.failed = False
        self.conversation = self.runner.run(Conversation.begin(Path(self.folder.name)))

    def run(self, act: Callable[[], Awaitable[Any]]) -> Any:
        async def whole() -> Any:
            return await act()

        try:
            return self.runner.run(whole())
        except BaseException as error:
            self.failed = True
            # here, as what the clock has a hand in may not fail again when it is replayed
            error.add_note(self.conversation.transcript())
            raise

    def person(self, number: int) -> Person:
        return self.conversation.people[number]

    @initialize(direction=directions, nths=st.lists(near, min_size=5, max_size=8))
    def begin(self, direction: int, nths: list[int]) -> None:
        """There is an order from the first on, as a rule."""
        self.exchange(0, direction, nths)

    # --- people

    @rule(who=people, nth=near)
    def tap(self, who: int, nth: int) -> None:
        self.run(lambda: self.conversation.tap(self.person(who), nth))

    @rule(who=people, owner=people, nth=numbers, below=near)
    def tap_old(self, who: int, owner: int, nth: int, below: int) -> None:
        self.run(lambda: self.conversation.tap_old(self.person(who), self.person(owner), nth, below))

    @rule(who=people, data=st.sampled_from(MADE_UP))
    def tap_made_up(self, who: int, data: str) -> None:
        self.run(lambda: self.conversation.tap_made_up(self.person(who), data))

    @rule(who=people, text=st.sampled_from([*COMMANDS, *WORDS, *RUBBISH]))
    def say(self, who: int, text: str) -> None:
        self.run(lambda: self.conversation.say(self.person(who), text))

    @rule(who=people, payload=st.sampled_from(PAYLOADS))
    def follow_a_link(self, who: int, payload: str) -> None:
        self.run(lambda: self.conversation.follow(self.person(who), payload))

    @rule(who=people, what=st.sampled_from(["sticker", "photo", "forward"]))
    def send_no_text(self, who: int, what: str) -> None:
        self.run(lambda: self.conversation.send_no_text(self.person(who), what))

    @rule(who=people, text=st.sampled_from(WORDS))
    def edit(self, who: int, text: str) -> None:
        self.run(lambda: self.conversation.edit(self.person(who), text))

    @rule(who=people, nths=st.lists(near, min_size=1, max_size=6))
    def go_on(self, who: int, nths: list[int]) -> None:
        for nth in nths:
            self.run(partial(self.conversation.go_on, self.person(who), nth))

    @rule(who=people, direction=directions, nths=st.lists(near, min_size=5, max_size=8))
    def exchange(self, who: int, direction: int, nths: list[int]) -> None:
        """As far as an order, where nothing is in the way."""
        self.follow_a_link(who, f"d{direction}")
        self.go_on(who, nths)

    # --- the bot and the site

    @rule(who=people, text=st.none() | st.sampled_from([*COMMANDS, *WORDS]))
    def restart(self, who: int, text: str | None) -> None:
        meanwhile = (self.person(who), text) if text else None
        self.run(lambda: self.conversation.restart(meanwhile))

    @rule(nth=near, status=st.sampled_from(STATUSES))
    def move(self, nth: int, status: str) -> None:
        self.run(lambda: self.conversation.move(nth, status))

    @rule(kind=st.sampled_from(FAULTS), methods=st.sampled_from(METHODS), times=st.integers(1, 3))
    def fail(self, kind: str, methods: list[str] | None, times: int) -> None:
        self.site.faults.set(kind, methods=methods, times=times, seconds=SILENCE + 0.3)

    @rule()
    def mend(self) -> None:
        self.conversation.clear()

    @rule(on=st.booleans(), text=st.sampled_from(["", "Back at <b>18:00"]))
    def maintenance(self, on: bool, text: str) -> None:
        self.site.maintenance(on, text)

    @rule(direction=directions, state=st.sampled_from(["on", "off", "frozen"]))
    def switch(self, direction: int, state: State) -> None:
        self.site.switch_direction(direction, state)

    @rule(direction=directions, percent=st.sampled_from([90, 99, 101, 110]))
    def change_rate(self, direction: int, percent: int) -> None:
        now = self.site.direction(direction)
        self.site.set_rate(direction, now.course_give, now.course_get * percent / 100)

    @rule(seconds=st.sampled_from([0.05, 0.4]))
    def wait(self, seconds: float) -> None:
        self.run(lambda: asyncio.sleep(seconds))

    # --- what holds

    @invariant()
    def holds(self) -> None:
        self.run(self.conversation.check)

    def teardown(self) -> None:
        """With the site well again everything comes to its end, and both can exchange as ever."""
        try:
            if not self.failed:
                self.run(self._come_to_an_end)
        finally:
            self.runner.run(self.conversation.end())
            self.runner.close()
            self.folder.cleanup()

    async def _come_to_an_end(self) -> None:
        conversation = self.conversation
        conversation.clear()
        for direction in DIRECTIONS:
            self.site.switch_direction(direction, on=True)
        await conversation.settle()
        conversation.check_told()
        await conversation.restart(None)  # what it knows of the directions may be a minute old
        for person in conversation.people:
            await self._exchange_to_the_end(person)
        await conversation.check()
        conversation.check_told()
        event(f"orders: {len(conversation.orders())}")

    async def _exchange_to_the_end(self, person: Person) -> None:
        conversation, talk = self.conversation, person.talk
        await conversation.tap_made_up(
            person, f"sp:{talk.t.locale}"
        )  # whatever language was chosen meanwhile
        await conversation.say(person, "/orders")
        await conversation.say(person, "/exchange")
        await talk.sees("pick-give")
        await conversation.say(person, "/cancel")
        await talk.sees("cancel-ended")
        await talk.to_summary(SHOWCASE["ordinary"], "100")
        before = {order.id for order in conversation.orders()}
        summary = next(shown for shown in person.shown if shown.button(talk.t.plain("summary-create")))
        await conversation.go_on(person, 0, summary)
        await until(lambda: {order.id for order in conversation.orders()} - before)
        (order,) = (order for order in conversation.orders() if order.id not in before)
        for status in ("coldpay", "realpay", "success"):
            await conversation.product.exchanger.set_status(order.id, status)
            await conversation.settle()

    @property
    def site(self) -> SandboxExchanger:
        return self.conversation.product.exchanger


TestConversation = Talking.TestCase
TestConversation.settings = settings(
    max_examples=max(5, INPUTS // 200) if FUZZING else 5,
    stateful_step_count=25,
    derandomize=not FUZZING,
    database=None,
    print_blob=True,
    # each example starts a whole product, and each of its steps is a conversation over HTTP
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)

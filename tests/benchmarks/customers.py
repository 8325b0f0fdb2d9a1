"""The people in the Telegram stub: each walks on as soon as all of an answer has come, or when told to."""

import json
import re
import time
from dataclasses import dataclass, field

from tests.benchmarks.walk import WALK, Step

LANGUAGES = ("en", "ru")
FIRST_PERSON = 10_000


@dataclass(slots=True)
class Customer:
    id: int
    language: str
    step: int = 0
    """The next one of the walk, which begins anew at its end."""
    missing: int = 0
    """Calls of the Bot API that the last update still waits for."""
    asked_at: float | None = None
    """When the update was sent, until the first answer to it."""
    last_id: int = 0
    screen: tuple[int, str, str] = (0, "", "")
    """The bot's newest message with buttons: its id, its text and its keyboard as JSON."""
    calls: list[str] = field(default_factory=list)
    """Since the last update."""

    def user(self) -> str:
        return f'{{"id":{self.id},"is_bot":false,"first_name":"Alex","language_code":"{self.language}"}}'

    def chat(self) -> str:
        return f'{{"id":{self.id},"type":"private","first_name":"Alex"}}'

    def new_message_id(self) -> int:
        self.last_id += 1
        return self.last_id


class Customers:
    def __init__(self) -> None:
        self.everybody: list[Customer] = []
        self.updates = 0
        self._amount = 0

    def at_least(self, count: int) -> list[Customer]:
        for number in range(len(self.everybody), count):
            self.everybody.append(Customer(FIRST_PERSON + number, LANGUAGES[number % len(LANGUAGES)]))
        return self.everybody[:count]

    def next_update(self, customer: Customer) -> str:
        """What the customer does next, as Telegram would tell it."""
        step = WALK[customer.step]
        customer.step = (customer.step + 1) % len(WALK)
        customer.missing = step.calls
        customer.calls.clear()
        customer.asked_at = time.perf_counter()
        return self.tap(customer, step) if step.button else self.say(customer, self._words(step))

    def say(self, customer: Customer, text: str) -> str:
        self.updates += 1
        entities = f',"entities":[{{"type":"bot_command","offset":0,"length":{len(text)}}}]'
        return (
            f'{{"update_id":{self.updates},"message":{{"message_id":{customer.new_message_id()},'
            f'"from":{customer.user()},"chat":{customer.chat()},"date":{int(time.time())},'
            f'"text":{json.dumps(text)}{entities if text.startswith("/") else ""}}}}}'
        )

    def tap(self, customer: Customer, step: Step) -> str:
        self.updates += 1
        message_id, text, keyboard = customer.screen
        found = re.search(f'"({step.button}[^"]*)"', keyboard)
        if found is None:
            raise LookupError(f"no button {step.button} in {keyboard or 'no keyboard'} under {text!r}")
        return (
            f'{{"update_id":{self.updates},"callback_query":{{"id":"{customer.id}-{self.updates}",'
            f'"from":{customer.user()},"chat_instance":"1","data":"{found[1]}",'
            f'"message":{bot_message(customer, message_id, text, keyboard)}}}}}'
        )

    def _words(self, step: Step) -> str:
        self._amount = (self._amount + 1) % 9000
        return step.text.format(amount=1000 + self._amount)


def bot_message(customer: Customer, message_id: int, text: str, keyboard: str) -> str:
    """A message of the bot's, as Telegram shows it to the bot."""
    markup = f',"reply_markup":{keyboard}' if keyboard else ""
    return (
        f'{{"message_id":{message_id},"from":{{"id":1,"is_bot":true,"first_name":"Bot"}},'
        f'"chat":{customer.chat()},"date":{int(time.time())},"text":{json.dumps(text)}{markup}}}'
    )

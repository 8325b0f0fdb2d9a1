"""What a customer does, from /start to an order and a look at it: taps and texts, the same for every bot."""

from dataclasses import dataclass

AMOUNTS = {4: "{amount}", 5: "1{amount}"}
"""Each customer's own, so that each asks the exchanger for a price of their own; by its digits."""


@dataclass(frozen=True, slots=True)
class Step:
    """A text, or a tap on the first button whose data fits; `calls` of the Bot API answer it."""

    calls: int
    text: str = ""
    button: str = ""


BUTTON = r"x:[0-9]+:[0-9]+:"
WALK = (
    Step(1, text="/start"),
    Step(2, button="go:exchange:"),
    Step(2, button=BUTTON + "pg:1"),
    Step(2, text="Tether TRC20"),
    Step(2, button=BUTTON + "pg:1"),
    Step(2, text="Sberbank RUB"),
    Step(2, text="{amount}"),
    Step(2, text="2202201726238143"),
    Step(2, text="customer1638@example.com"),
    Step(2, button=BUTTON + "sk"),
    Step(2, button=BUTTON + "ed:amount"),
    Step(2, text="1{amount}"),
    Step(2, button=BUTTON + "rf"),
    Step(3, button=BUTTON + "ok:"),
    Step(1, text="/orders"),
    Step(3, button="b:[0-9]+:open"),
)

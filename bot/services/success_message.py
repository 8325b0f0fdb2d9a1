"""What the operator who marked an order as done hears of it."""

import json
from dataclasses import asdict, dataclass
from typing import Self

from bot.exchanger.errors import ApiDisabled, MethodNotAllowed, Refused
from bot.services.bid_view import Result, Trouble


@dataclass(frozen=True, slots=True)
class SuccessMessage:
    """`words`: what the site said, untrusted; `key_may`: the bot's key may make the call at all."""

    result: Result
    words: str = ""
    key_may: bool = True

    @classmethod
    def refused(cls, error: Refused | ApiDisabled) -> Self:
        key_may = not isinstance(error, MethodNotAllowed)
        return cls(Result.REFUSED, Trouble.of(error).text, key_may)

    @classmethod
    def from_json(cls, text: str) -> Self:
        values = json.loads(text)
        return cls(Result(values["result"]), values["words"], values["key_may"])

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

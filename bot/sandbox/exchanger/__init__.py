"""A sandbox exchanger site: the other side of the user API, independent of the bot's own client."""

from bot.sandbox.exchanger.bids import Bid, Change, CreateCall, Ledger
from bot.sandbox.exchanger.catalogue import SHOWCASE
from bot.sandbox.exchanger.pace import Pace
from bot.sandbox.exchanger.server import SandboxExchanger

__all__ = ["SHOWCASE", "Bid", "Change", "CreateCall", "Ledger", "Pace", "SandboxExchanger"]

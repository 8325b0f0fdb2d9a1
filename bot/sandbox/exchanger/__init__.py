"""A sandbox exchanger site: the other side of the user API, independent of the bot's own client.

The way of a call: server.py listens, api.py checks the key and lets faults.py strike, methods.py names the
method (directions.py, orders.py, feed.py, partner_methods.py), which works on the state in site.py. What is
exchanged is in catalogue.py and content/*.json, prices in calc.py, forms in form.py, orders in bids.py.
life.py moves orders on, callbacks.py tells of it, pages.py and operator.py let people move them.
"""

from bot.sandbox.exchanger.bids import Bid, Change, CreateCall, Ledger
from bot.sandbox.exchanger.catalogue import SHOWCASE
from bot.sandbox.exchanger.pace import Pace
from bot.sandbox.exchanger.server import SandboxExchanger

__all__ = ["SHOWCASE", "Bid", "Change", "CreateCall", "Ledger", "Pace", "SandboxExchanger"]

"""The watch of a key that may not read the site's list, or of a site whose list is broken: order by order."""

import pytest

from bot.sandbox.exchanger import SHOWCASE
from bot.sandbox.exchanger.methods import USUAL_METHODS
from bot.services import watch_pace, watching
from tests.conftest import Product
from tests.dialogue.changes import change, pushes, ticks, until_history
from tests.dialogue.orders import asked, until, until_on_card
from tests.dialogue.talk import Talk, in_both_languages

ORDINARY = SHOWCASE["ordinary"]
DEFAULT = SHOWCASE["default"]
WITHOUT_LIST = USUAL_METHODS - {"get_exchanges"}


@in_both_languages
async def test_statuses_are_told_to_a_key_without_the_list(product: Product, locale: str) -> None:
    product.exchanger.limit_methods(WITHOUT_LIST)
    await product.stop_bot()
    await product.start_bot()
    talk = await Talk.begin(product, locale)
    bid = await talk.ordered(DEFAULT, "5000")
    await talk.tap("card-paid")
    await talk.tap("card-yes-paid")
    await talk.until_told(bid, "payed", "realpay", "success")
    looked = asked(product, "bid_info")
    other = await talk.ordered(ORDINARY, "100")
    await talk.until_told(other, "coldpay", "verify", "success")
    assert looked + 3 <= asked(product, "bid_info")
    assert asked(product, "get_exchanges") <= 2, "the key is not tried at each tick"


async def test_the_list_taken_away_and_given_again_loses_nothing(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "ASK_AGAIN", 0.3)
    talk = await Talk.begin(product)
    bid = await talk.ordered(ORDINARY, "100")
    still = await talk.ordered(ORDINARY, "200")
    product.exchanger.limit_methods(WITHOUT_LIST)
    looked = asked(product, "bid_info")
    await until(lambda: asked(product, "bid_info") >= looked + 4)
    change(product, bid, "coldpay")
    await until_on_card(talk, bid, "coldpay")
    unread = product.exchanger.faults.set("html_page", methods=["bid_info"])
    change(product, bid, "amlwait", "verify", "realpay")
    product.exchanger.limit_methods(None)
    await until_history(talk, bid, "new", "coldpay", "amlwait", "verify", "realpay")
    product.exchanger.faults.clear(unread.id)
    await until(lambda: not looks_owed(product))
    looked = asked(product, "bid_info")
    await ticks(product, 2 * watching.QUIET_TICKS)
    assert asked(product, "bid_info") == looked, "with the list at hand nobody is asked for in turn"
    assert len(pushes(talk, bid)) == 4, "coldpay, amlwait, verify, realpay"
    change(product, still, "coldpay")
    await until_on_card(talk, still, "coldpay")


def looks_owed(product: Product) -> int:
    ((count,),) = product.rows("SELECT COUNT(look_at) FROM bids")
    return int(count)


@pytest.mark.parametrize("kind", ["html_page", "wrong_shape"])
async def test_a_broken_list_holds_nothing_up_for_long(
    product: Product, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(watching, "BEAR", 0.3)
    talk = await Talk.begin(product)
    bid = await talk.ordered(ORDINARY, "100")
    broken = product.exchanger.faults.set(kind, methods=["get_exchanges"])
    change(product, bid, "coldpay")
    await until_on_card(talk, bid, "coldpay")
    product.exchanger.faults.set(kind, methods=["bid_info"])
    change(product, bid, "verify", "coldpay", "success")
    product.exchanger.faults.clear(broken.id)
    await until_history(talk, bid, "new", "coldpay", "verify", "coldpay", "success")


async def test_a_cancelled_order_is_looked_at_rarely_and_seen_revived(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_pace, "REVIVABLE_PAUSE_MS", 300)
    monkeypatch.setattr(watching, "REVIVABLE_PAUSE_MS", 300)
    talk = await Talk.begin(product)
    bid, done, early = [await talk.ordered(ORDINARY, amount) for amount in ("100", "200", "300")]
    change(product, early, "delete")
    await until_on_card(talk, early, "delete")
    product.exchanger.limit_methods(WITHOUT_LIST)
    change(product, bid, "cancel")
    change(product, done, "success")
    await until_on_card(talk, bid, "cancel")
    await until_on_card(talk, done, "success")
    for each in (bid, early):
        change(product, each, "new")
    await until_history(talk, bid, "new", "cancel", "new")
    await until_history(talk, early, "new", "delete", "new")

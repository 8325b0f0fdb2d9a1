"""The site's lists of partners' orders: long ones, keys that don't work any more, clocks that are set."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from bot.exchanger.errors import ApiDisabled, ExchangerError, MethodNotAllowed, Unreachable
from bot.sandbox.exchanger import Bid
from bot.services import partner_feed
from bot.services.partner_feed_pace import (
    LONGEST_KEY_MS,
    LONGEST_MS,
    PAUSE_MS,
    SPREAD_MS,
    PartnerPauses,
)
from bot.storage.ids import now_ms
from bot.vault import Unreadable
from tests.conftest import Product
from tests.dialogue.orders import asked, until
from tests.dialogue.partner_lists import (
    LIST,
    ORDER,
    REWARD,
    joined,
    looked,
    made_on_the_site,
    reward_of_all_time,
    told,
    until_all_is_sent,
    watched_closely,
)
from tests.dialogue.partners import KEY_METHODS, PARTNER_ID, start_with_secret
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

MANY = 505
DAY = 86_400


@pytest.fixture
async def watched(product: Product, monkeypatch: pytest.MonkeyPatch) -> Product:
    return await watched_closely(product, monkeypatch)


@on_both_engines
async def test_the_first_look_tells_nothing_however_long_the_list_is(watched: Product) -> None:
    past = [made_on_the_site(watched) for _ in range(MANY)]
    for bid in past[::2]:
        await watched.exchanger.set_status(bid.id, "success")
    partner = await joined(watched)
    assert asked(watched, LIST) == 2
    await looked(watched)
    fresh = made_on_the_site(watched)
    await watched.exchanger.set_status(past[1].id, "success")
    await looked(watched)
    await until(lambda: told(partner, ORDER, fresh) and told(partner, REWARD, past[1]))
    await until_all_is_sent(watched)
    assert (told(partner, ORDER), told(partner, REWARD)) == (1, 1)
    assert reward_of_all_time(watched) == past[1].reward


@on_both_engines
@in_both_languages
async def test_many_at_once_are_told_together(watched: Product, locale: str) -> None:
    partner = await joined(watched, locale)
    news = [made_on_the_site(watched) for _ in range(MANY)]
    done, cancelled = news[:4], news[4]
    for bid in done:
        await watched.exchanger.set_status(bid.id, "success")
    await watched.exchanger.set_status(cancelled.id, "delete")
    await looked(watched)
    await until_all_is_sent(watched)
    await looked(watched)
    await until(lambda: sum(numbers(partner, "partner-news-orders")) == MANY - 5)
    earned = sum(bid.reward for bid in done)
    assert sum(numbers(partner, "partner-news-rewards")) == reward_of_all_time(watched) == earned
    assert len(numbers(partner, "partner-news-orders")) <= 6
    assert (told(partner, ORDER), told(partner, REWARD)) == (0, 0)


def numbers(partner: Talk, id: str) -> list[Decimal]:
    """The first number in each message that has that text."""
    words = partner.words(id, count=0, reward="0").partition("0")[0]
    texts = [message.text for message in partner.customer.messages if message.by_bot]
    return [Decimal(found) for text in texts for found in re.findall(re.escape(words) + r"([0-9.]+)", text)]


async def test_a_cancelled_order_is_no_reward(watched: Product) -> None:
    partner = await joined(watched)
    bid, other = made_on_the_site(watched), made_on_the_site(watched)
    await looked(watched)
    bid.accrued = True
    await watched.exchanger.set_status(bid.id, "cancel")
    await watched.exchanger.set_status(other.id, "success")
    await looked(watched)
    await until(lambda: told(partner, REWARD, other))
    assert (told(partner, REWARD), reward_of_all_time(watched)) == (1, other.reward)


@on_both_engines
async def test_a_key_that_does_not_work_is_tried_ever_more_seldom(
    watched: Product, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    partner = await joined(watched)
    bid = made_on_the_site(watched)
    pauses = []
    for methods in ({"test"}, {"test"}, KEY_METHODS):
        partner.key.methods = frozenset(methods)
        await looked(watched)
        (look_at,) = watched.rows("SELECT look_at FROM partners")[0]
        pauses.append(round((look_at - now_ms()) / PAUSE_MS))
    assert pauses == [1, 2, 1]
    await until(lambda: told(partner, ORDER, bid) == 1)
    assert "orders of partner 4242 were not read" in caplog.text and "refused" in caplog.text
    assert partner.key.login not in caplog.text and partner.key.secret not in caplog.text


@on_both_engines
async def test_after_a_start_each_key_is_tried_anew_soon(watched: Product) -> None:
    for id in (PARTNER_ID, PARTNER_ID + 1):
        await joined(watched, partner_id=id)
    await watched.stop_bot()
    at = now_ms()
    far = "UPDATE partners SET look_at = :at + id * 1000000"
    await watched.change(far, at=at)
    await start_with_secret(watched)
    late = "SELECT look_at FROM partners WHERE look_at > :at"
    await until(lambda: not watched.rows(late, at=now_ms() + PAUSE_MS))
    first, second = watched.rows("SELECT look_at FROM partners")
    assert first != second, "not all at once"


@on_both_engines
@pytest.mark.parametrize("days", [-3, 3])
async def test_a_clock_that_is_set_hides_nothing(
    watched: Product, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    monkeypatch.setattr(partner_feed, "QUIET_LOOKS", 2)
    made_on_the_site(watched)
    partner = await joined(watched)
    made: list[Bid] = []
    for shift in (days * DAY, -days * DAY):
        watched.exchanger.clock.shift += shift
        bid = made_on_the_site(watched)
        for _ in range(2):
            await looked(watched)
        await until_all_is_sent(watched)
        made.append(bid)
    await until(lambda: [told(partner, ORDER, bid) for bid in made] == [1, 1])


async def test_one_partner_s_trouble_is_not_another_s(watched: Product) -> None:
    broken = await joined(watched, partner_id=PARTNER_ID)
    fine = await joined(watched, partner_id=PARTNER_ID + 1)
    await watched.change("UPDATE partners SET secret = 'x' WHERE id = :id", id=PARTNER_ID)
    bids = [made_on_the_site(watched, partner_id) for partner_id in (PARTNER_ID, PARTNER_ID + 1)]
    await looked(watched)
    await until(lambda: told(fine, ORDER, bids[1]) == 1)
    assert (told(fine, ORDER), told(broken, ORDER)) == (1, 0)


@pytest.mark.parametrize(
    ("make", "longest"),
    [
        (lambda: ApiDisabled(LIST, "off"), LONGEST_KEY_MS),
        (lambda: MethodNotAllowed(LIST, "3", ""), LONGEST_KEY_MS),
        (Unreadable, LONGEST_KEY_MS),
        (lambda: Unreachable(LIST, "timeout"), LONGEST_MS),
    ],
)
def test_failures_in_a_row_make_the_pauses_longer(
    make: Callable[[], ExchangerError | Unreadable], longest: int
) -> None:
    pauses = PartnerPauses()
    found = [pauses.failed(7, make()) for _ in range(8)]
    assert found[:2] == [PAUSE_MS, 2 * PAUSE_MS] and found[-1] == longest
    assert PAUSE_MS <= pauses.answered(7) < PAUSE_MS + SPREAD_MS
    assert pauses.failed(7, make()) == PAUSE_MS

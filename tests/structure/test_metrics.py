"""/metrics: what is counted is counted, in Prometheus' form, for whoever may know; /readyz: who may be given
work."""

import asyncio
import json
import time

import pytest
from pydantic import SecretStr

from bot.exchanger.client import METHODS
from bot.exchanger.errors import FormRefused, IpBlocked, NeverSent, OutcomeUnknown
from bot.monitoring.exposition import Counter, Gauge, Histogram, text
from bot.monitoring.meters import UPDATES, Meters
from bot.sandbox.exchanger import SHOWCASE
from bot.services.exchanger_health import Outcome, outcome_of
from tests.conftest import Product
from tests.dialogue.orders import until
from tests.dialogue.talk import Talk
from tests.structure.metrics_page import SAMPLE, names_of, page, until_page

ORDINARY = SHOWCASE["ordinary"]
TOKEN = "a-token_of-prometheus"  # noqa: S105  (made up)
OUTCOMES = {"handled", "late", "failed", "held_back", "unwanted"}


async def test_what_happens_is_counted(product: Product) -> None:
    talk = await Talk.begin(product)
    bid = await talk.ordered(ORDINARY, "100")
    await talk.until_told(bid, "realpay")
    await until(lambda: not product.rows("SELECT 1 FROM outbox WHERE state = 'queued'"))
    shown = await page(product)
    assert shown.status == 200
    assert shown.value('bot_exchanger_calls_total{method="create_bid",outcome="answered"}') == 1
    assert shown.value('bot_exchanger_seconds_count{method="create_bid"}') == 1
    assert (shown.value('bot_updates_total{kind="message",outcome="handled"}') or 0) > 3
    assert (shown.value('bot_update_seconds_bucket{kind="message",le="+Inf"}') or 0) > 3
    assert (shown.value('bot_telegram_calls_total{method="sendMessage",outcome="done"}') or 0) > 3
    assert (shown.value('bot_outbox_messages_total{outcome="sent"}') or 0) >= 1
    for series, value in (
        ("bot_orders_open", 1),
        ("bot_outbox_depth", 0),
        ("bot_outcome_unknown", 0),
        ("bot_elected", 1),
        ("bot_database_up", 1),
        ("bot_exchanger_failing_seconds", 0),
    ):
        assert shown.value(series) == value, series
    for series, least, most in (
        ("bot_feed_age_seconds", 0, 60),
        ("bot_telegram_heard_seconds", 0, 60),
        ("bot_database_bytes", 50_000, 1e9),
        ("process_resident_memory_bytes", 20e6, 8e9),
        ("process_cpu_seconds_total", 0.1, 1e6),
        ("process_start_time_seconds", time.time() - 1e6, time.time()),
    ):
        assert least <= (shown.value(series) or 0) <= most, series


async def test_nothing_from_outside_is_in_it(product: Product) -> None:
    """Every line is of the form, and every label of a closed list."""
    talk = await Talk.begin(product)
    await talk.ordered(ORDINARY, "100")
    product.exchanger.faults.set("html_page", methods=["get_directions"])
    await talk.customer.say("/exchange <b>{'\"}\\")
    shown = await page(product)
    lines = [line for line in shown.text.splitlines() if not line.startswith("#")]
    assert not [line for line in lines if not SAMPLE.fullmatch(line)]
    series = [line.rpartition(" ")[0] for line in lines]  # not the numbers: one may hold the digits of an id
    assert len(set(series)) == len(lines), "each series once"
    for line in lines:
        if line.startswith("bot_updates_total"):
            kind, outcome = line.split('"')[1::2]
            assert kind in {*UPDATES, "other"}
            assert outcome in OUTCOMES
        if line.startswith("bot_exchanger_calls_total"):
            method, outcome = line.split('"')[1::2]
            assert method in METHODS
            assert outcome in set(Outcome)
    secrets = (product.exchanger.key, product.exchanger.login, product.telegram.token, str(talk.customer.id))
    assert not [secret for secret in secrets if any(secret in each for each in series)]


async def test_an_outage_of_the_exchanger_is_seen(product: Product) -> None:
    product.exchanger.faults.set("html_page", methods=["get_exchanges", "get_directions"])
    failed = 'bot_exchanger_calls_total{method="get_exchanges",outcome="not_json"}'
    shown = await until_page(product, "/metrics", lambda shown: shown.value(failed))
    assert (shown.value("bot_exchanger_failing_seconds") or 0) > 0
    product.exchanger.faults.clear()
    await until_page(product, "/metrics", lambda shown: shown.value("bot_exchanger_failing_seconds") == 0)


async def test_who_may_read_them(product: Product) -> None:
    assert (await page(product)).status == 200
    for header in ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"):
        assert (await page(product, headers={header: "203.0.113.9"})).status == 404
    token = {"Authorization": f"Bearer {TOKEN}"}
    await product.stop_bot()
    await product.start_bot(metrics_token=SecretStr(TOKEN))
    assert (await page(product)).status == 404
    assert (await page(product, headers={"Authorization": TOKEN})).status == 404
    assert (await page(product, headers={"Authorization": "Bearer ключ"})).status == 404
    assert (await page(product, headers=token)).status == 200
    assert (await page(product, headers={**token, "X-Forwarded-For": "203.0.113.9"})).status == 200
    await product.stop_bot()
    await product.start_bot(webhook_url="http://127.0.0.1:9")
    assert (await page(product)).status == 404, "the port may be reached from outside"


async def test_ready_is_who_may_be_given_work(product: Product) -> None:
    await until_page(product, "/readyz", lambda shown: shown.status == 200)
    later = "INSERT INTO schema_versions (version, name, applied_at) VALUES (99, 'later', 0)"
    await product.change(later)
    assert (await page(product, "/readyz")).status == 200, "while a later release comes in, this one goes on"
    await product.change("DELETE FROM schema_versions WHERE version > 4")
    shown = await page(product, "/readyz")
    assert shown.status == 503
    assert '"migrations": false' in shown.text
    assert (await page(product, "/healthz")).status == 200, "what runs goes on"


async def test_who_is_about_to_end_is_not_ready_first(product: Product) -> None:
    """What is under way is still answered meanwhile."""
    talk = await Talk.begin(product)
    await until_page(product, "/readyz", lambda shown: shown.status == 200)
    product.telegram.faults.add("slow", "sendMessage", next=1, seconds=1)
    await talk.customer.say("/start")
    await until_page(product, "/metrics", lambda shown: shown.value("bot_updates_under_way"))
    stopping = asyncio.create_task(product.stop_bot())
    shown = await until_page(product, "/readyz", lambda shown: shown.status == 503)
    assert json.loads(shown.text) == {
        "status": "failing",
        "database": True,
        "telegram": True,
        "migrations": True,
        "not_draining": False,
    }
    assert (await page(product, "/healthz")).status == 200, "nobody is to kill it"
    await stopping
    await talk.sees("menu-question")


def test_the_text_is_as_prometheus_reads_it() -> None:
    calls = Counter("calls_total", "Calls.", "method")
    calls.add("b")
    calls.add("a", by=2)
    seconds = Histogram("seconds", "Time.", (0.1, 1), "method")
    for value in (0.1, 0.5, 7):
        seconds.observe(value, "a")
    gauges = (Gauge.of("age", "Age.", None), Gauge.of("size", "Size.", 2.5))
    assert (
        text([calls, seconds, *gauges])
        == """\
# HELP calls_total Calls.
# TYPE calls_total counter
calls_total{method="b"} 1
calls_total{method="a"} 2
# HELP seconds Time.
# TYPE seconds histogram
seconds_bucket{method="a",le="0.1"} 1
seconds_bucket{method="a",le="1"} 2
seconds_bucket{method="a",le="+Inf"} 3
seconds_sum{method="a"} 7.6
seconds_count{method="a"} 3
# HELP age Age.
# TYPE age gauge
# HELP size Size.
# TYPE size gauge
size 2.5
"""
    )


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (None, Outcome.ANSWERED),
        (FormRefused("create_bid", "1", "no", {}), Outcome.REFUSED),
        (IpBlocked("test", "1", "no"), Outcome.IP_BLOCKED),
        (NeverSent("create_bid", "no"), Outcome.NEVER_SENT),
        (OutcomeUnknown("create_bid", "no"), Outcome.UNKNOWN),
    ],
)
def test_an_outcome_of_each_error(error: Exception | None, outcome: Outcome) -> None:
    assert outcome_of(error) is outcome  # type: ignore[arg-type]


def test_names_are_unique() -> None:
    names = [metric.name for metric in Meters().all]
    assert len(set(names)) == len(names) == len(names_of(text(Meters().all)))

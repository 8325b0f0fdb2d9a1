"""`/audit`: what operators did, for owners."""

import json

from bot.services.retention import KEEP_AUDIT_MS, Retention
from bot.services.roles import Role
from bot.storage.database import open_database
from bot.storage.ids import RANDOM_BITS, now_ms
from bot.ui.operator_audit import ACTIONS
from tests.conftest import Product, loaded_texts
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import sees_gist
from tests.dialogue.talk import in_both_languages
from tests.engines import on_both_engines

ADD = (
    "INSERT INTO audit (id, user_id, action, subject, details, at)"
    " VALUES (:id, :user_id, :action, :subject, :details, :at)"
)


async def noted(
    product: Product,
    user_id: int,
    action: str,
    subject: str = "",
    at: int | None = None,
    **details: str | int,
) -> None:
    at = now_ms() if at is None else at
    id = (at << RANDOM_BITS) + len(product.rows("SELECT id FROM audit"))
    words = json.dumps(details)
    row = {"id": id, "user_id": user_id, "action": action, "subject": subject, "details": words, "at": at}
    await product.change(ADD, **row)


@on_both_engines
@in_both_languages
async def test_who_did_what_is_read_page_by_page_and_by_person(product: Product, locale: str) -> None:
    owner = await OperatorTalk.on_duty(product, Role.OWNER, locale)
    support, gone = await OperatorTalk.on_duty(product, Role.SUPPORT), 77
    await owner.customer.say("/audit")
    await owner.sees("audit-none")
    for number in range(9):
        await noted(product, support.customer.id, "order-opened", f"1000{number}")
    await noted(product, gone, "role-given", "1002", role="marketing")
    await owner.customer.say("/audit")
    shown = await sees_gist(owner, "audit-title", "count")
    assert owner.words("audit-role-given", role="marketing", subject="1002") in shown.text
    assert f"77 ({owner.t.plain('audit-no-role')})" in shown.text
    assert f"{support.customer.id} ({owner.t.plain('role-support')})" in shown.text
    opened = owner.words("audit-order-opened")
    assert f"{opened}: 10008" in shown.text
    assert shown.text.index("1002") < shown.text.index("10008") < shown.text.index("10007")
    assert "10000" not in shown.text
    await owner.customer.tap("▶")
    await owner.customer.sees(f"{opened}: 10000")
    await owner.tap("audit-people")
    await owner.sees("audit-whose")
    await owner.tap("audit-person", person="77", role=owner.t.plain("audit-no-role"))
    theirs = await sees_gist(owner, "audit-of", "person", "count")
    assert opened not in theirs.text
    assert "1002" in theirs.text
    await owner.tap("audit-everybody")
    await sees_gist(owner, "audit-title", "count")


async def test_what_there_are_no_words_for_is_shown_by_its_name(product: Product) -> None:
    """As of another release: an action that is unknown, or whose details are others."""
    owner = await OperatorTalk.on_duty(product)
    await noted(product, 5, "flew <away>", "10001")
    await noted(product, 5, "maintenance-off", hours=3)
    await noted(product, 5, "direction-off", "1004", title="x" * 5000)
    await owner.customer.say("/audit")
    shown = await sees_gist(owner, "audit-title", "count")
    assert f"{owner.words('audit-unnamed', action='flew <away>')}: 10001" in shown.text
    assert owner.words("audit-unnamed", action="maintenance-off") in shown.text
    assert "1004" in shown.text


@on_both_engines
async def test_what_was_done_is_forgotten_after_a_year(product: Product) -> None:
    at = now_ms()
    await noted(product, 5, "role-taken", "1", at - KEEP_AUDIT_MS - 60_000, role="owner")
    await noted(product, 5, "role-taken", "2", at - KEEP_AUDIT_MS + 60_000, role="owner")
    database = await open_database(product.database_url)
    try:
        await Retention(database, 90).forget_old()
    finally:
        await database.close()
    assert product.rows("SELECT subject FROM audit") == [("2",)]


def test_every_text_of_the_log_belongs_to_an_action() -> None:
    screen = ("title", "of", "none", "line", "subject", "unnamed", "no-role")
    filters = ("people", "everybody", "whose", "person")
    own = {f"audit-{name}" for name in (*screen, *filters, "text-title")}  # the last is a part of others
    texts = loaded_texts().texts("en").entries
    assert {id for id in texts if id.startswith("audit-")} - own == set(ACTIONS.values())

"""A broadcast from the first word to the last copy: what is asked for it, and who gets it as what."""

import pytest

from bot.services.roles import Role
from bot.storage.ids import now_ms
from bot.ui.operator_broadcast_buttons import BroadcastAct, BroadcastButton
from tests.conftest import Product
from tests.dialogue.broadcasts import block, copies, crowd, numbers, put_together, send, until_stage
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import data_of, sees_gist, until
from tests.dialogue.talk import Talk, in_both_languages
from tests.engines import on_both_engines

BUTTONS = "Rates - https://example.com/rates\nReviews – t.me/reviews | Rules — https://example.com/rules"
URLS = ["https://example.com/rates", "https://t.me/reviews", "https://example.com/rules"]
SET = "UPDATE users SET {} = 1 WHERE id = :id"


@on_both_engines
@in_both_languages
async def test_a_message_goes_out_as_it_is(product: Product, locale: str) -> None:
    """To everybody who may be written to, once, the operator too; who has blocked the bot is known so."""
    operator = await OperatorTalk.on_duty(product, Role.MARKETING, locale)
    people = await crowd(product, 12, locale)
    block(product, people[0])
    for column, person in zip(("no_news_at", "shut_out_at", "unreachable_at"), people[1:4], strict=True):
        await product.change(SET.format(column), id=person)
    await operator.customer.say("/broadcast")
    await operator.sees("broadcast-ask-message")
    await operator.customer.send_photo("Black Friday")
    await sees_gist(operator, "broadcast-buttons-example")
    await operator.customer.say(BUTTONS)
    await operator.tap("broadcast-to-everybody")
    shown = await operator.sees("broadcast-preview")
    everybody = operator.words("broadcast-to-everybody")
    assert operator.words("broadcast-preview-count", count=10, to=everybody) in shown.text
    await operator.tap("broadcast-button-test")
    await operator.sees("broadcast-tested")
    own = [message for message in operator.customer.messages if message.by_bot and message.kind == "photo"]
    assert len(own) == 2
    await send(operator)
    await operator.sees("broadcast-number-sent", sent="9", total="10")
    assert numbers(product) == ("done", 10, 9, 1, 0, 0, 0)
    assert [len(copies(product, person)) for person in people] == [0] * 4 + [1] * 8
    (copy,) = copies(product, people[-1])
    assert (copy.kind, copy.text, copy.urls) == ("photo", "Black Friday", URLS)
    assert copy.buttons == [["Rates"], ["Reviews", "Rules"], [operator.t.plain("news-button-no-more")]]
    lost = product.rows("SELECT unreachable_at FROM users WHERE id = :id", id=people[0])
    assert lost != [(None,)]
    noted = "SELECT action, details FROM audit WHERE user_id = :id"
    assert product.rows(noted, id=operator.customer.id) == [
        ("broadcast", '{"audience": "everybody", "people": 10}')
    ]


async def test_each_is_spoken_to_in_their_language(product: Product) -> None:
    """By whom it is for: with how many people each audience is."""
    operator = await OperatorTalk.on_duty(product)
    english, russian = await crowd(product, 3), await crowd(product, 2, "ru")
    await product.change("UPDATE users SET locale = 'ru' WHERE id = :id", id=english[0])
    await product.change("UPDATE users SET language_code = 'ru-RU' WHERE id = :id", id=russian[0])
    await put_together(operator, "Привет", "Русский")
    shown = await operator.sees("broadcast-preview")
    assert operator.words("broadcast-preview-count", count=3, to="Русский") in shown.text
    await send(operator)
    await until_stage(product, "done")
    assert [len(copies(product, person)) for person in english + russian] == [1, 0, 0, 1, 1]
    (copy,) = copies(product, russian[0])
    assert copy.buttons == [[operator.translator.texts("ru").plain("news-button-no-more")]]


@on_both_engines
async def test_people_with_orders_and_partners(product: Product) -> None:
    operator = await OperatorTalk.on_duty(product)
    with_order, partner, other = await crowd(product, 3)
    order = """INSERT INTO bids (id, user_id, chat_id, draft_id, lang, direction_id, request, stage, site_id,
        created_at, updated_at) VALUES (1, :id, :id, 1, 'en', 1, '{}', 'closed', 5, :now, :now)"""
    await product.change(order, id=with_order, now=now_ms())
    known = """INSERT INTO partners (id, user_id, created_at, tell_orders, tell_rewards, tell_payouts)
        VALUES (42, :id, 1, 0, 0, 0)"""
    await product.change(known, id=partner)
    for audience, person in (("broadcast-to-orders", with_order), ("broadcast-to-partners", partner)):
        await put_together(operator, "News", operator.t.plain(audience))
        shown = await operator.sees("broadcast-preview")
        assert operator.words("broadcast-preview-count", count=1, to=operator.words(audience)) in shown.text
        await send(operator)
        await until(lambda person=person: copies(product, person))  # type: ignore[misc]
        await until_stage(product, "done")
    assert [len(copies(product, each)) for each in (with_order, partner, other)] == [1, 1, 0]
    await operator.customer.say("/broadcast")
    await operator.customer.tap(operator.t.plain("broadcast-button-list", count=2))
    listed = await operator.sees("broadcast-list", count=2)
    line = operator.t.plain("broadcast-line", icon="✅", title="News", sent="1", total="1")
    assert operator.labels(listed).count(line) == 2
    await operator.customer.tap(line)
    await operator.sees("broadcast-number-sent", sent="1", total="1")


@in_both_languages
async def test_what_is_typed_is_checked(product: Product, locale: str) -> None:
    operator = await OperatorTalk.on_duty(product, locale=locale)
    await crowd(product, 1)
    await operator.customer.say("/broadcast")
    await operator.sees("broadcast-ask-message")
    await operator.customer.say("News")
    for typed, wrong, part in (
        ("Rates https://example.com", "no-address", "Rates https://example.com"),
        ("Rates - localhost", "bad-address", "localhost"),
        (f"{'x' * 41} - https://example.com", "long-label", "x" * 41),
        (f"Rates - https://example.com/{'x' * 500}", "long-address", f"https://example.com/{'x' * 40}"),
        (
            " | ".join(["A - https://a.com"] * 5),
            "many-in-a-row",
            "A - https://a.com | A - https://a.com",
        ),
        ("\n".join(["A - https://a.com"] * 13), "many", "13"),
    ):
        await operator.customer.say(typed)
        await operator.customer.sees(operator.words(f"broadcast-wrong-{wrong}", part="¤").partition("¤")[0])
        assert part in operator.customer.screen.text
    await operator.customer.send_photo()
    await operator.sees("entry-text-only")
    await operator.tap("broadcast-button-no-buttons")
    await operator.tap("broadcast-to-everybody")
    await operator.tap("broadcast-button-time")
    for typed in ("tomorrow", "25:00", "31.02 10:00"):
        await operator.customer.say(typed)
        await operator.sees("broadcast-bad-time")
    await operator.customer.say("/cancel")
    await operator.sees("cancel-question")
    assert numbers(product)[0] == "draft"


async def test_a_planned_one_waits_for_its_time(product: Product) -> None:
    """Also after a pause; what was tapped too late for it starts nothing."""
    operator = await OperatorTalk.on_duty(product)
    (person,) = await crowd(product, 1)
    await put_together(operator)
    await operator.tap("broadcast-button-time")
    await operator.customer.tap(operator.t.plain("broadcast-button-later", hours=1))
    asked = await operator.customer.sees("Leave your message in this chat")
    yes = data_of(asked, operator.t.plain("broadcast-button-plan"))
    hour_ago = {"value": now_ms() // 1000 - 3600}
    late = BroadcastButton.unpack(yes).model_copy(update=hour_ago).pack()
    await operator.customer.forge(late, asked)
    await operator.sees("broadcast-time-passed")
    await operator.customer.forge(yes, operator.customer.screen)
    await sees_gist(operator, "broadcast-stage-waiting", "at")
    await until_stage(product, "waiting")
    await operator.tap("broadcast-button-stop")
    await operator.tap("broadcast-button-stop-no")
    await operator.tap("broadcast-button-pause")
    await until_stage(product, "paused")
    await sees_gist(operator, "broadcast-stage-paused-early", "at")
    await operator.tap("broadcast-button-go-on")
    await sees_gist(operator, "broadcast-stage-waiting", "at")
    await until_stage(product, "waiting")
    assert copies(product, person) == []
    await operator.tap("broadcast-button-pause")
    await sees_gist(operator, "broadcast-stage-paused-early", "at")
    await product.change("UPDATE broadcasts SET start_at = :at", at=now_ms() - 1000)
    await operator.tap("broadcast-button-go-on")
    await sees_gist(operator, "broadcast-stage-paused-late", "at")
    assert copies(product, person) == [], "nobody agreed to its going out at once"
    await operator.customer.say("/broadcast")
    await operator.tap("broadcast-button-list", count="1")
    await operator.customer.tap("⏸")
    await sees_gist(operator, "broadcast-stage-paused-late", "at")
    await operator.tap("broadcast-button-send-now")
    await until_stage(product, "done")
    await until(lambda: copies(product, person))
    await operator.customer.forge(yes, operator.customer.screen)
    await operator.sees("broadcast-gone")
    assert len(copies(product, person)) == 1


@pytest.mark.parametrize("role", [Role.SUPPORT, None])
async def test_to_anybody_else_there_are_none(product: Product, role: Role | None) -> None:
    operator = await OperatorTalk.on_duty(product, Role.MARKETING)
    (person,) = await crowd(product, 1)
    await put_together(operator)
    await operator.tap("broadcast-button-now")
    asked = await sees_gist(operator, "broadcast-ask-send", "count", "to")
    (found,) = product.rows("SELECT id FROM broadcasts")
    other = await OperatorTalk.on_duty(product, role) if role else await Talk.begin(product)
    await other.customer.say("/broadcast")
    await other.sees("unknown-command")
    await other.customer.say("hello")
    for act in BroadcastAct:
        data = BroadcastButton(act=act, broadcast=found[0]).pack()
        answer = await other.customer.forge(data, other.customer.screen)
        assert answer.text == other.t.plain("old-button"), act
    answer = await other.customer.forge(f"obt:{found[0]}:orders:", other.customer.screen)
    assert answer.text == other.t.plain("old-button")
    assert product.rows("SELECT stage, audience FROM broadcasts") == [("draft", "everybody")]
    second = await OperatorTalk.on_duty(product, Role.OWNER)
    await second.customer.say("/broadcast")
    await second.customer.forge(
        data_of(asked, asked.buttons[0][0]), await second.sees("broadcast-ask-message")
    )
    await second.sees("broadcast-gone")
    assert not copies(product, person), "a draft is its maker's"

"""The commands beside the text field: an operator's own, in their language; a stranger sees none of these."""

from bot.services.roles import Right, Role, rights_of
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.orders import until
from tests.dialogue.talk import Talk, in_both_languages

SET = "setmycommands"


def own_menus_set(product: Product) -> int:
    """How often a person's own was."""
    calls = product.telegram.log.calls
    return sum(call.method.lower() == SET and "chat_id" in str(call.params) for call in calls)


@in_both_languages
async def test_an_owner_finds_the_commands_at_once(product: Product, locale: str) -> None:
    owner, stranger = await Talk.begin(product, locale), await Talk.begin(product, locale)
    await product.stop_bot()
    await product.start_bot(admin_ids=frozenset({owner.customer.id}))
    ordinary = await stranger.customer.commands()
    assert not set(ordinary) & set(Right)
    for _ in range(3):
        await owner.customer.start()
        await owner.sees("menu-question")
    menu = await owner.customer.commands()
    assert set(menu) == set(ordinary) | set(rights_of(Role.OWNER))
    assert menu["roles"] == owner.t.plain("command-roles")
    assert own_menus_set(product) == 1, "once, not at each message"
    await stranger.customer.start()
    await stranger.sees("menu-question")
    assert await stranger.customer.commands() == ordinary


async def test_a_command_of_theirs_shows_an_operator_all_of_them(product: Product) -> None:
    support = await OperatorTalk.on_duty(product, Role.SUPPORT)
    await support.customer.say("/partners")
    await support.sees("unknown-command")
    assert "find" not in await support.customer.commands(), "the role came past the bot"
    await support.customer.say("/find")
    await until(lambda: own_menus_set(product) == 1)
    menu = await support.customer.commands()
    assert "find" in menu
    assert "partners" not in menu


async def test_after_a_restart_the_commands_are_shown_anew(product: Product) -> None:
    """The next release may have more of them."""
    support = await OperatorTalk.on_duty(product, Role.SUPPORT, "ru")
    await support.customer.start()
    await support.sees("menu-question")
    assert "find" not in await support.customer.commands(), "the role came past the bot"
    await product.stop_bot()
    await product.start_bot()
    await until(lambda: own_menus_set(product) == 1)
    assert (await support.customer.commands())["find"] == support.t.plain("command-find")


async def test_a_language_that_is_chosen_holds_for_operators_commands_too(product: Product) -> None:
    support = await OperatorTalk.on_duty(product, Role.SUPPORT)
    await support.customer.say("/language")
    await support.customer.tap("Русский")
    russian = OperatorTalk(product, support.customer, support.translator, "ru")
    await russian.sees("language-chosen")
    menu = await support.customer.commands()
    assert menu["find"] == russian.t.plain("command-find")
    assert menu["help"] == russian.t.plain("command-help")


async def test_commands_that_can_not_be_shown_keep_nobody_from_using_them(product: Product) -> None:
    owner = await OperatorTalk.on_duty(product)
    await owner.customer.start()
    await owner.sees("menu-question")
    product.telegram.faults.add("server_error", method="setMyCommands")
    await owner.customer.say("/roles")
    await owner.sees("roles-title")

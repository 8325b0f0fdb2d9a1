"""The two set-ups of support: a forum group with a topic for each customer, and operators' own chats."""

from bot.sandbox.conversation import Message
from tests.conftest import Product
from tests.dialogue.operators import OperatorTalk
from tests.dialogue.talk import Talk


async def with_own_chats(product: Product, locale: str = "en") -> OperatorTalk:
    """The bot with an owner, who has written to it and reads what customers write."""
    operator = await OperatorTalk.begin(product, locale)
    await product.stop_bot()
    await product.start_bot(
        admin_ids=frozenset({operator.customer.id}), support_url="https://example.com/help"
    )
    await operator.customer.start()
    await operator.sees("menu-greeting")
    return operator


async def with_group(product: Product, locale: str = "en") -> Talk:
    """The bot with a support group, and a member of it; `locale`: the one that counts in groups."""
    await product.stop_bot()
    forum = product.telegram.groups["forum"]
    await product.start_bot(support_chat_id=forum, default_locale=locale)
    return await in_forum(product, locale)


async def in_forum(product: Product, locale: str = "en") -> Talk:
    """The operator of the cast, in the group."""
    talk = await Talk.begin(product, locale)
    person = product.telegram.people["operator"]
    talk.customer = await product.stack.enter_async_context(
        type(talk.customer)(product.telegram.url, person, chat=product.telegram.groups["forum"])
    )
    return talk


async def asks(talk: Talk, text: str = "Where is my money?") -> None:
    """Opens the talk by the command and writes."""
    await talk.customer.say("/support")
    await talk.sees("support-ask")
    await talk.customer.say(text)
    await talk.sees("support-sent")


async def asked_in_group(product: Product) -> tuple[Talk, Talk, int]:
    """A member of the group, a customer who has asked, and their topic."""
    member, talk = await with_group(product), await Talk.begin(product)
    await asks(talk, "Hello")
    return member, talk, thread_of(await member.customer.sees("Hello"))


def thread_of(message: Message) -> int:
    return int(message.raw["message_thread_id"])

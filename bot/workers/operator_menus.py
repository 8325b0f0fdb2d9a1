"""Shows operators their commands beside the text field once the bot has started: a release may have more."""

from bot.handlers.flows import Flows
from bot.services.roles import Role, Roles
from bot.storage.database import Database
from bot.ui.command_menu import CommandMenu


async def show_operators_commands(
    database: Database, roles: Roles, flows: Flows, command_menu: CommandMenu
) -> None:
    """To those who have written to the bot; to the others with their first command."""
    async with database.reading() as tx:
        found = {each.user_id: Role(each.role) for each in await tx.operators.list()}
        found |= dict.fromkeys(roles.owners, Role.OWNER)
        met = [user_id for user_id in found if await tx.users.get(user_id) is not None]
    for user_id in met:
        await command_menu.keep_for(user_id, await flows.texts(user_id, None), found[user_id])

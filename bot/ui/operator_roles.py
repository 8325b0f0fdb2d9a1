"""Who has which role, as owners see it; and what is said to who gets one."""

from collections.abc import Sequence

from bot.i18n import Html, Texts, join
from bot.services.roles import Role
from bot.storage.operators import OperatorRow
from bot.ui.card import moment
from bot.ui.command_menu import operator_commands
from bot.ui.keyboards import DANGER, PAGE_SIZE, Button, button, keyboard, page_of, pager, row
from bot.ui.operator_admin_buttons import AdminPlace, GoAdmin, to_admin
from bot.ui.operator_notices_buttons import NoticesButton
from bot.ui.operator_roles_buttons import RoleAct, RoleButton
from bot.ui.rich import plain
from bot.ui.screen import Screen

NAME_UNITS = 30


def roles(
    t: Texts, owners: Sequence[int], given: Sequence[OperatorRow], page: int, note: Html | None = None
) -> Screen:
    """`owners`: of ADMIN_IDS."""
    page, pages = page_of(len(given), page)
    shown = given[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    set_by_hand = join([t("roles-owner", person=str(each)) for each in owners])
    parts = [
        note or Html(""),
        t("roles-title"),
        join([t("roles-owners"), set_by_hand]) if owners else Html(""),
        t("roles-given", count=len(given)) if given else t("roles-given-none"),
    ]
    rows: list[list[Button]] = [[_line(t, each)] for each in shown]
    rows += [
        pager(t, page, pages, lambda to: RoleButton(act=RoleAct.LIST, page=to)),
        [_do(t.plain("roles-add"), RoleAct.ADD)],
        [button(t.plain("roles-notices"), NoticesButton())],
        [to_admin(t)],
    ]
    return Screen("roles", join(parts, "\n\n"), keyboard(rows))


def _line(t: Texts, each: OperatorRow) -> Button:
    label = t.plain("roles-line", person=_name(each), role=t.plain(f"role-{each.role}"))
    return _do(label, RoleAct.OPEN, each.user_id)


def _name(each: OperatorRow) -> str:
    return plain(each.name, NAME_UNITS) or str(each.user_id)


def operator(t: Texts, each: OperatorRow, *, is_oneself: bool, note: Html | None = None) -> Screen:
    parts = [
        note or Html(""),
        t("roles-one", person=str(each.user_id), name=_name(each), role=t(f"role-{each.role}")),
        t(f"role-may-{each.role}"),
        t("roles-since", since=moment(each.given_at), by=str(each.given_by)),
        t("roles-not-oneself") if is_oneself else Html(""),
    ]
    change = row(
        _do(t.plain("roles-change"), RoleAct.CHOOSE, each.user_id),
        _do(t.plain("roles-take"), RoleAct.TAKE, each.user_id),
    )
    rows = [[] if is_oneself else change, [_to_list(t)]]
    return Screen("roles-one", join(parts, "\n\n"), keyboard(rows))


def ask_who(t: Texts, note: Html | None = None) -> Screen:
    text = join([note or Html(""), t("roles-ask-who")], "\n\n")
    return Screen("roles-who", text, keyboard([[_to_list(t)]]))


def ask_role(t: Texts, user_id: int, name: str) -> Screen:
    """What each role may do, and a button for each."""
    what = [t("roles-choice", role=t(f"role-{role}"), may=t(f"role-may-{role}")) for role in Role]
    shown = plain(name, NAME_UNITS) or str(user_id)
    text = join([t("roles-ask-role", person=str(user_id), name=shown), join(what, "\n\n")], "\n\n")
    rows = [[_choice(t, user_id, role)] for role in Role]
    return Screen("roles-role", text, keyboard([*rows, [_to_list(t)]]))


def _choice(t: Texts, user_id: int, role: Role) -> Button:
    return button(t.plain(f"role-{role}"), RoleButton(act=RoleAct.GIVE, user=user_id, role=role))


def ask_to_take(t: Texts, each: OperatorRow) -> Screen:
    words = t("roles-ask-take", person=str(each.user_id), name=_name(each), role=t(f"role-{each.role}"))
    rows = [
        [
            _do(t.plain("roles-take-yes"), RoleAct.TAKEN, each.user_id, DANGER),
            _do(t.plain("roles-take-no"), RoleAct.OPEN, each.user_id),
        ]
    ]
    return Screen("roles-take", words, keyboard(rows))


def role_given(t: Texts, role: Role) -> Screen:
    """To who has got it."""
    commands = [
        t("roles-command", command=each.command, what=each.description) for each in operator_commands(t, role)
    ]
    parts = [t("roles-you-have", role=t(f"role-{role}")), t(f"role-may-{role}"), join(commands)]
    way = [button(t.plain("roles-open"), GoAdmin(place=AdminPlace.HOME, below=True))]
    return Screen("role-given", join(parts, "\n\n"), keyboard([way]))


def role_taken(t: Texts) -> Screen:
    return Screen("role-taken", t("roles-you-had"))


def _do(label: str, act: RoleAct, user_id: int = 0, style: str | None = None) -> Button:
    return button(label, RoleButton(act=act, user=user_id), style)


def _to_list(t: Texts) -> Button:
    return button(t.plain("roles-to-list"), RoleButton(act=RoleAct.LIST))

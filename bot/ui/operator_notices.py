"""What operators are told by itself: where, and which kinds."""

from collections.abc import Mapping

from bot.i18n import Html, Texts, join
from bot.services.notices import NoticeKind
from bot.ui.keyboards import Button, button, keyboard
from bot.ui.operator_notices_buttons import NoticesButton
from bot.ui.operator_roles_buttons import RoleAct, RoleButton
from bot.ui.screen import Screen


def notices(t: Texts, is_told: Mapping[NoticeKind, bool], chat_id: int, topic_id: int) -> Screen:
    """`chat_id`, `topic_id`: of the settings; 0 where there is none."""
    if chat_id and topic_id:
        where = t("notices-to-topic", chat=str(chat_id), topic=str(topic_id))
    elif chat_id:
        where = t("notices-to-chat", chat=str(chat_id))
    else:
        where = t("notices-to-each")
    rows = [[_switch(t, kind, is_on=is_on)] for kind, is_on in is_told.items()]
    back = [button(t.plain("roles-back"), RoleButton(act=RoleAct.LIST))]
    text: Html = join([t("notices-title"), where, t("notices-how")], "\n\n")
    return Screen("notices", text, keyboard([*rows, back]))


def _switch(t: Texts, kind: NoticeKind, *, is_on: bool) -> Button:
    mark = "✅" if is_on else "▫️"
    label = t.plain("notices-line", mark=mark, kind=t.plain(f"notices-kind-{kind}"))
    return button(label, NoticesButton(kind=kind, on=not is_on))

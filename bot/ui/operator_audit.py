"""What operators did, in words."""

import json
from collections.abc import Mapping, Sequence

from bot.i18n import Html, Texts, join
from bot.services.roles import Role
from bot.storage.audit import AuditRow
from bot.ui.card import moment
from bot.ui.keyboards import button, in_columns, keyboard, page_of, pager, row
from bot.ui.operator_admin_buttons import to_admin
from bot.ui.operator_audit_buttons import AuditButton, AuditPeopleButton
from bot.ui.rich import cut
from bot.ui.screen import Screen

ACTIONS: Mapping[str, str] = {
    "broadcast": "audit-broadcast",
    "broadcast-continued": "audit-broadcast-continued",
    "broadcast-paused": "audit-broadcast-paused",
    "broadcast-stopped": "audit-broadcast-stopped",
    "canned-changed": "audit-canned-changed",
    "canned-removed": "audit-canned-removed",
    "currency-names": "audit-currency-names",
    "currency-names-site": "audit-currency-names-site",
    "currency-off": "audit-currency-off",
    "currency-on": "audit-currency-on",
    "customer-blocked": "audit-customer-blocked",
    "customer-erased": "audit-customer-erased",
    "customer-opened": "audit-customer-opened",
    "customer-unblocked": "audit-customer-unblocked",
    "direction-off": "audit-direction-off",
    "direction-on": "audit-direction-on",
    "maintenance-off": "audit-maintenance-off",
    "maintenance-on": "audit-maintenance-on",
    "maintenance-text": "audit-maintenance-text",
    "maintenance-text-default": "audit-maintenance-text-default",
    "notice-off": "audit-notice-off",
    "notice-on": "audit-notice-on",
    "offer-forgotten": "audit-offer-forgotten",
    "offer-moved": "audit-offer-moved",
    "offer-pinned": "audit-offer-pinned",
    "offer-unpinned": "audit-offer-unpinned",
    "order-opened": "audit-order-opened",
    "order-sent-again": "audit-order-sent-again",
    "order-succeed": "audit-order-succeed",
    "orders-exported": "audit-orders-exported",
    "orders-exported-all": "audit-orders-exported-all",
    "partner-invited": "audit-partner-invited",
    "partner-off": "audit-partner-off",
    "partner-on": "audit-partner-on",
    "partner-removed": "audit-partner-removed",
    "role-changed": "audit-role-changed",
    "role-given": "audit-role-given",
    "role-taken": "audit-role-taken",
    "support-left": "audit-support-left",
    "support-took": "audit-support-took",
    "support-wrote": "audit-support-wrote",
    "terms-renewed": "audit-terms-renewed",
    "text-published": "audit-text-published",
    "text-removed": "audit-text-removed",
}
"""An action's text, called with its details; one that has none is shown by its name."""
DETAIL_UNITS = 200
PEOPLE_SHOWN = 12
LAST_PAGE = 1_000


def audit(
    t: Texts, shown: Sequence[AuditRow], roles: Mapping[int, Role | None], page: int, count: int, user: int
) -> Screen:
    """`roles`: that they have by now; `user`: whose deeds these are, 0 for everybody's."""
    page, pages = page_of(count, page)
    head = t("audit-of", person=str(user), count=count) if user else t("audit-title", count=count)
    lines = [_line(t, each, roles.get(each.user_id)) for each in shown]
    everybody = button(t.plain("audit-everybody"), AuditButton()) if user else None
    rows = [
        pager(t, page, pages, lambda to: AuditButton(page=to, user=user)),
        row(everybody, button(t.plain("audit-people"), AuditPeopleButton()) if count or user else None),
        [to_admin(t)],
    ]
    text = join([head, join(lines, "\n\n") if lines else t("audit-none")], "\n\n")
    return Screen("audit", text, keyboard(rows))


def people(
    t: Texts, found: Sequence[int], roles: Mapping[int, Role | None], page: int, *, is_last: bool
) -> Screen:
    """To choose one of."""
    buttons = [
        button(
            t.plain("audit-person", person=str(each), role=_role(t, roles.get(each))), AuditButton(user=each)
        )
        for each in found
    ]
    turn = row(
        button("◀", AuditPeopleButton(page=min(page, LAST_PAGE) - 1)) if page else None,
        None if is_last else button("▶", AuditPeopleButton(page=page + 1)),
    )
    back = button(t.plain("audit-everybody"), AuditButton())
    return Screen("audit-people", t("audit-whose"), keyboard([*in_columns(buttons), turn, [back]]))


def _line(t: Texts, each: AuditRow, role: Role | None) -> Html:
    return t(
        "audit-line",
        at=moment(each.at),
        person=str(each.user_id),
        role=_role(t, role),
        what=_what(t, each),
    )


def _role(t: Texts, role: Role | None) -> str:
    return t.plain(f"role-{role}") if role else t.plain("audit-no-role")


def _what(t: Texts, each: AuditRow) -> Html:
    """In words; with what it was done to, unless the words name it."""
    details = {name: _shown(value) for name, value in json.loads(each.details).items()}
    known = t.entries.get(ACTIONS.get(each.action, ""))
    if known is None or not known.arguments <= details.keys() | {"subject"}:
        words, is_named = t("audit-unnamed", action=each.action), False
    else:
        words = t(ACTIONS[each.action], **{**details, "subject": each.subject})
        is_named = "subject" in known.arguments or each.subject in map(str, details.values())
    if is_named or not each.subject:
        return words
    return t("audit-subject", what=words, subject=cut(each.subject, DETAIL_UNITS))


def _shown(value: object) -> str | int:
    return value if isinstance(value, int) else cut(str(value), DETAIL_UNITS)

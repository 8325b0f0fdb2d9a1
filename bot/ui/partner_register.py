"""The register of partners, as operators see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.i18n import Html, Texts, join
from bot.money import format_amount
from bot.services.invitations import DAYS
from bot.services.partner_stats import Figures, Totals
from bot.storage.ids import now_ms
from bot.storage.partners import Partner
from bot.ui.callbacks import OnPartners, OnPartnersAct
from bot.ui.card import moment
from bot.ui.keyboards import DANGER, Button, button, keyboard, page_of, pager, row
from bot.ui.operator_admin_buttons import to_admin
from bot.ui.partner_stats import funnel, turnover, whole
from bot.ui.screen import Screen


@dataclass(frozen=True, slots=True)
class Listed:
    """A partner as the list shows them."""

    known: Partner
    figures: Figures
    is_off: bool


def register(t: Texts, found: Sequence[Listed], page: int, count: int, note: Html | None = None) -> Screen:
    page, pages = page_of(count, page)
    text = t("partner-register", count=count) if count else t("partner-register-none")
    rows: list[list[Button]] = [[_line(t, each)] for each in found]
    rows += [
        pager(t, page, pages, _page),
        [button(t.plain("partner-register-site"), OnPartners(act=OnPartnersAct.SITE))],
        [to_admin(t)],
    ]
    parts = [note or Html(""), text, *(_figures(t, each) for each in found), t("partner-register-how")]
    return Screen("partner-register", join(parts, "\n\n"), keyboard(rows))


def _line(t: Texts, listed: Listed) -> Button:
    known, ever = listed.known, listed.figures.ever
    label = t.plain(
        "partner-register-line",
        partner=str(known.id),
        how=t.plain("partner-register-how-off" if listed.is_off else f"partner-register-how-{_how(known)}"),
        orders=str(ever.orders),
        paid=str(ever.paid),
    )
    return _do(label, OnPartnersAct.OPEN, known.id)


def _figures(t: Texts, listed: Listed) -> Html:
    """Of the two times; the second line only where it says more than the first."""
    month, ever = listed.figures.month, listed.figures.ever
    return join(
        [
            t("partner-register-partner", partner=str(listed.known.id)),
            t("partner-register-month", figures=_short(t, month)),
            t("partner-register-ever", figures=_short(t, ever)) if ever != month else Html(""),
        ]
    )


def _short(t: Texts, totals: Totals) -> Html:
    if totals.is_empty:
        return t("partner-register-nothing")
    people = t(
        "stats-short",
        clicks=whole(totals.clicks),
        people=whole(totals.people),
        orders=whole(totals.orders),
        paid=whole(totals.paid),
    )
    reward = t("stats-reward", sum=format_amount(totals.reward)) if totals.reward else Html("")
    return join([people, turnover(t, totals), reward], " · ")


def partner(t: Texts, known: Partner, figures: Figures, *, is_off: bool, note: Html | None = None) -> Screen:
    how = _how(known)
    at = known.invited_until if how == "invited" else known.created_at
    parts = [
        note or Html(""),
        t("partner-register-one", partner=str(known.id)),
        t(f"partner-register-is-{how}", at=moment(at or 0)),
        t("partner-register-is-off") if is_off else Html(""),
        _of_time(t, t("partner-register-in-month"), figures.month),
        _of_time(t, t("partner-register-in-all"), figures.ever),
    ]
    invite = _do(t.plain("partner-register-invite"), OnPartnersAct.INVITE, known.id)
    switch = (
        _do(t.plain("partner-register-switch-on"), OnPartnersAct.SWITCH_ON, known.id)
        if is_off
        else _do(t.plain("partner-register-switch-off"), OnPartnersAct.SWITCH_OFF, known.id)
    )
    remove = _do(t.plain("partner-register-remove"), OnPartnersAct.REMOVE, known.id)
    rows = [row(None if how == "key" else invite), row(switch, remove), [to_register(t)]]
    return Screen("partner-register-one", join(parts, "\n\n"), keyboard(rows))


def _of_time(t: Texts, title: Html, totals: Totals) -> Html:
    return join([title, t("partner-register-nothing") if totals.is_empty else funnel(t, totals)])


def ask_to_remove(t: Texts, known: Partner) -> Screen:
    yes = _do(t.plain("partner-button-remove-yes"), OnPartnersAct.REMOVED, known.id, DANGER)
    return _question(t, known.id, t("partner-register-ask-remove", partner=str(known.id)), yes)


def ask_to_switch_off(t: Texts, partner_id: int) -> Screen:
    yes = _do(t.plain("partner-register-off-yes"), OnPartnersAct.SWITCHED_OFF, partner_id, DANGER)
    return _question(t, partner_id, t("partner-register-ask-off", partner=str(partner_id)), yes)


def _question(t: Texts, partner_id: int, text: Html, yes: Button) -> Screen:
    no = _do(t.plain("partner-button-remove-no"), OnPartnersAct.OPEN, partner_id)
    return Screen("partner-register-question", text, keyboard([[yes, no]]))


def invited(t: Texts, partner_id: int) -> Screen:
    """Above the words to forward."""
    text = t("partner-register-invited", partner=str(partner_id), days=DAYS)
    return Screen("partner-register-invited", text, keyboard([[to_register(t)]]))


def words_to_forward(t: Texts, link: str) -> Screen:
    return Screen("partner-register-words", t("partner-register-words", link=link, days=DAYS))


def _how(known: Partner) -> str:
    """How they are connected, or might be."""
    if known.user_id is not None:
        return "person" if known.secret is None else "key"
    return "invited" if (known.invited_until or 0) >= now_ms() else "nobody"


def _do(label: str, act: OnPartnersAct, partner_id: int, style: str | None = None) -> Button:
    return button(label, OnPartners(act=act, partner=partner_id), style)


def _page(page: int) -> OnPartners:
    return OnPartners(act=OnPartnersAct.LIST, page=page)


def to_register(t: Texts) -> Button:
    return button(t.plain("partner-register-button"), _page(0))

"""The register of partners, as operators see it."""

from collections.abc import Sequence

from bot.i18n import Html, Texts, join
from bot.services.invitations import DAYS
from bot.services.partners import Counts
from bot.storage.ids import now_ms
from bot.storage.partners import Partner
from bot.ui.callbacks import Go, OnPartners, OnPartnersAct, Place
from bot.ui.card import moment
from bot.ui.keyboards import DANGER, Button, button, keyboard, page_of, pager, row
from bot.ui.screen import Screen


def register(
    t: Texts, found: Sequence[tuple[Partner, Counts]], page: int, count: int, note: Html | None = None
) -> Screen:
    page, pages = page_of(count, page)
    text = t("partner-register", count=count) if count else t("partner-register-none")
    rows: list[list[Button]] = [[_line(t, known, counts)] for known, counts in found]
    rows += [pager(t, page, pages, _page), [button(t.plain("button-menu"), Go(place=Place.MENU))]]
    text = join([note or Html(""), text, t("partner-register-how")], "\n\n")
    return Screen("partner-register", text, keyboard(rows))


def _line(t: Texts, known: Partner, counts: Counts) -> Button:
    label = t.plain(
        "partner-register-line",
        partner=str(known.id),
        how=t.plain(f"partner-register-how-{_how(known)}"),
        orders=str(counts.orders),
        paid=str(counts.paid),
    )
    return _do(label, OnPartnersAct.OPEN, known.id)


def partner(t: Texts, known: Partner, counts: Counts, note: Html | None = None) -> Screen:
    how = _how(known)
    at = known.invited_until if how == "invited" else known.created_at
    parts = [
        note or Html(""),
        t("partner-register-one", partner=str(known.id)),
        t(f"partner-register-is-{how}", at=moment(at or 0)),
        t(
            "partner-register-counts",
            clicks=str(counts.clicks),
            people=str(counts.people),
            orders=str(counts.orders),
            paid=str(counts.paid),
        ),
    ]
    invite = _do(t.plain("partner-register-invite"), OnPartnersAct.INVITE, known.id)
    rows = [
        row(
            None if how == "key" else invite,
            _do(t.plain("partner-register-remove"), OnPartnersAct.REMOVE, known.id),
        ),
        [_to_list(t)],
    ]
    return Screen("partner-register-one", join(parts, "\n\n"), keyboard(rows))


def ask_to_remove(t: Texts, known: Partner) -> Screen:
    rows = [
        [
            _do(t.plain("partner-button-remove-yes"), OnPartnersAct.REMOVED, known.id, DANGER),
            _do(t.plain("partner-button-remove-no"), OnPartnersAct.OPEN, known.id),
        ]
    ]
    return Screen(
        "partner-register-remove", t("partner-register-ask-remove", partner=str(known.id)), keyboard(rows)
    )


def invited(t: Texts, partner_id: int) -> Screen:
    """Above the words to forward."""
    text = t("partner-register-invited", partner=str(partner_id), days=DAYS)
    return Screen("partner-register-invited", text, keyboard([[_to_list(t)]]))


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


def _to_list(t: Texts) -> Button:
    return button(t.plain("partner-register-button"), _page(0))

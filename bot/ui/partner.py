"""A partner's home, how to become one, the key, and what one is told of."""

from bot.i18n import Html, Texts, join
from bot.services.partners import Counts
from bot.storage.partners import Partner
from bot.ui.callbacks import (
    Go,
    GoPartner,
    PartnerKeyAct,
    PartnerKeyButton,
    PartnerNotice,
    PartnerNoticeButton,
    PartnerPlace,
    Place,
)
from bot.ui.card import moment
from bot.ui.keyboards import DANGER, PRIMARY, Button, button, keyboard, row
from bot.ui.menu import support_button
from bot.ui.screen import Screen


def home(t: Texts, partner: Partner, counts: Counts, *, unreadable: bool, note: Html | None = None) -> Screen:
    """`counts` of the last 30 days; `unreadable`: the key is there and can't be read."""
    parts = [
        note or Html(""),
        t("partner-home", partner=str(partner.id)),
        t(
            "partner-home-counts",
            clicks=str(counts.clicks),
            people=str(counts.people),
            orders=str(counts.orders),
            paid=str(counts.paid),
        ),
        _about_key(t, partner, unreadable=unreadable),
    ]
    rows = [
        [
            _to(t.plain("partner-button-links"), PartnerPlace.LINK, PRIMARY),
            _to(t.plain("partner-button-stats"), PartnerPlace.STATS),
        ],
        [_to(t.plain("partner-button-money"), PartnerPlace.MONEY)],
        [
            _to(t.plain("partner-button-notices"), PartnerPlace.NOTICES),
            _to(t.plain("partner-button-key"), PartnerPlace.KEY),
        ],
        [_menu(t)],
    ]
    return Screen("partner-home", join(parts, "\n\n"), keyboard(rows))


def _about_key(t: Texts, partner: Partner, *, unreadable: bool) -> Html:
    if unreadable:
        return t("partner-key-unreadable")
    return t("partner-home-no-key") if partner.secret is None else Html("")


def invitation_to_join(t: Texts, support_url: str, note: Html | None = None) -> Screen:
    """For who is no partner here: what it is, and how to become one."""
    rows = [
        [_to(t.plain("partner-button-join"), PartnerPlace.JOIN, PRIMARY)],
        row(_menu(t), support_button(t, support_url)),
    ]
    return Screen("partner-about", join([note or Html(""), t("partner-about")], "\n\n"), keyboard(rows))


def ask_key(t: Texts, note: Html | None = None) -> Screen:
    text = join([note or Html(""), t("partner-join-ask")], "\n\n")
    return Screen("partner-join", text, keyboard([[to_home(t)]]))


def no_keys_here(t: Texts, support_url: str, note: Html, *, to_operator: bool) -> Screen:
    """SECRET_KEY is not set: who runs the bot is told how."""
    told = t("partner-join-operator") if to_operator else Html("")
    rows = [row(to_home(t), support_button(t, support_url))]
    return Screen(
        "partner-join-impossible", join([note, t("partner-join-impossible"), told], "\n\n"), keyboard(rows)
    )


def delete_yourself(t: Texts) -> Screen:
    return Screen("partner-key-delete", t("partner-join-delete"))


def key(t: Texts, partner: Partner, *, unreadable: bool, note: Html | None = None) -> Screen:
    if partner.secret is None:
        rows = [[_to(t.plain("partner-button-connect"), PartnerPlace.JOIN, PRIMARY)], [to_home(t)]]
        return Screen("partner-key", join([note or Html(""), t("partner-key-none")], "\n\n"), keyboard(rows))
    text = t("partner-key-unreadable") if unreadable else t("partner-key", since=moment(partner.created_at))
    remove = PartnerKeyButton(act=PartnerKeyAct.REMOVE, since=partner.created_at)
    rows = [
        [
            _to(t.plain("partner-button-replace"), PartnerPlace.JOIN, PRIMARY if unreadable else None),
            button(t.plain("partner-button-remove"), remove),
        ],
        [to_home(t)],
    ]
    return Screen("partner-key", join([note or Html(""), text], "\n\n"), keyboard(rows))


def ask_to_remove_key(t: Texts, partner: Partner) -> Screen:
    yes = PartnerKeyButton(act=PartnerKeyAct.REMOVED, since=partner.created_at)
    rows = [
        [
            button(t.plain("partner-button-remove-yes"), yes, DANGER),
            _to(t.plain("partner-button-remove-no"), PartnerPlace.KEY),
        ]
    ]
    return Screen("partner-key-remove", t("partner-key-remove"), keyboard(rows))


def notices(t: Texts, partner: Partner) -> Screen:
    text = t("partner-notices")
    if partner.secret is None:
        text = join([text, t("partner-notices-no-key")], "\n\n")
    rows = [
        [_switch(t, PartnerNotice.ORDERS, on=bool(partner.tell_orders))],
        [_switch(t, PartnerNotice.REWARDS, on=bool(partner.tell_rewards))],
        [_switch(t, PartnerNotice.PAYOUTS, on=bool(partner.tell_payouts))],
        [to_home(t)],
    ]
    return Screen("partner-notices", text, keyboard(rows))


def _switch(t: Texts, notice: PartnerNotice, *, on: bool) -> Button:
    icon = t.plain("partner-notice-on") if on else t.plain("partner-notice-off")
    label = t.plain(f"partner-notice-{notice}", icon=icon)
    return button(label, PartnerNoticeButton(notice=notice, on=not on))


def to_home(t: Texts) -> Button:
    """Back to a partner's home, from any of a partner's screens."""
    return _to(t.plain("partner-button-home"), PartnerPlace.HOME)


def _to(label: str, place: PartnerPlace, style: str | None = None) -> Button:
    return button(label, GoPartner(place=place), style)


def _menu(t: Texts) -> Button:
    return button(t.plain("button-menu"), Go(place=Place.MENU))

"""What a status means for the customer."""

from enum import StrEnum


class Group(StrEnum):
    WAITING = "waiting"
    """The site is busy before the payment: an operator's check, or payment details being fetched."""
    TO_PAY = "to-pay"
    CHECKING = "checking"
    PAYOUT = "payout"
    ATTENTION = "attention"
    DONE = "done"
    CANCELLED = "cancelled"
    OTHER = "other"
    """A status of the site's own: shown by its title, taken as open."""


GROUPS = {
    "coldnew": Group.WAITING,
    "merchwait": Group.WAITING,
    "auto": Group.WAITING,
    "new": Group.TO_PAY,
    "techpay": Group.TO_PAY,
    "payed": Group.CHECKING,
    "coldpay": Group.CHECKING,
    "realpay": Group.PAYOUT,
    "coldsuccess": Group.PAYOUT,
    "partpayout": Group.PAYOUT,
    "partpay": Group.ATTENTION,
    "verify": Group.ATTENTION,
    "amlwait": Group.ATTENTION,
    "amlerror": Group.ATTENTION,
    "mercherror": Group.ATTENTION,
    "error": Group.ATTENTION,
    "payouterror": Group.ATTENTION,
    "scrpayerror": Group.ATTENTION,
    "success": Group.DONE,
    "cancel": Group.CANCELLED,
    "delete": Group.CANCELLED,
}

FINAL = {Group.DONE, Group.CANCELLED}
QUIET = {"payed"}
"""The customer did it just now and sees it on the card: no message of its own."""


def group_of(status: str) -> Group:
    return GROUPS.get(status, Group.OTHER)


def is_final(status: str) -> bool:
    return group_of(status) in FINAL


def is_known(status: str) -> bool:
    return status in GROUPS

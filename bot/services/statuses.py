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

CANCELLABLE = {"new", "techpay", "coldnew", "amlwait", "merchwait"}
"""Those in which the site takes `cancel_bid`."""

FINAL = {Group.DONE, Group.CANCELLED}


def group_of(status: str) -> Group:
    return GROUPS.get(status, Group.OTHER)


def is_final(status: str) -> bool:
    return group_of(status) in FINAL


def is_known(status: str) -> bool:
    return status in GROUPS


def is_payment(before: str, now: str) -> bool:
    """Operators hear that the customer says they have paid, and that the money has come. What follows after
    trouble is no news: of that they have heard."""
    return _paid(now) > _paid(before) and group_of(before) is not Group.ATTENTION


def _paid(status: str) -> int:
    """How far its payment is."""
    if status == "payed":
        return 1
    came = status == "coldpay" or group_of(status) in {Group.PAYOUT, Group.DONE}
    return 2 if came else 0


def is_worth_a_message(before: str, now: str) -> bool:
    """The card shows every status; a message of its own is for what changes what the customer can expect.

    `payed` the customer did just now. Within a group only trouble is worth more than the card's line.
    """
    if now == "payed":
        return False
    group = group_of(now)
    return group is not group_of(before) or group in {Group.ATTENTION, Group.OTHER}

"""Where customers read how to pay: on the order's card, or only on the order's page at the site (REQUISITES).

Some listing sites forbid exchangers to give payment details through messengers. Then nothing of them is shown
here, and the customer gives an e-mail address, so that the site can reach them about the page.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import replace

from bot.exchanger.models import Bid, DirectionDetail, Field, FieldKind

DISABLED = "disabled"
EMAIL = "user_email"
_SAYS_EMAIL = re.compile(r"\be\W?mail\b|электронн\w+ почт|эл\. ?почт", re.IGNORECASE)


def without_requisites(site: Bid) -> Bid:
    """The order without its address, memo, sum to pay, instruction, and any page but its own to pay on."""
    actions = site.actions
    pay = actions.pay if actions.pay_by_api else DISABLED
    hidden = replace(actions, pay=pay, address="", dest_tag="", pay_amount=None, instruction="")
    return replace(site, actions=hidden)


def with_email_required(detail: DirectionDetail) -> DirectionDetail:
    """Its e-mail field has to be filled. A form without one stays as it is: there is no other way to give the
    site an address."""
    email = email_field(detail.fields)
    if email is None:
        return detail
    return replace(
        detail,
        give_fields=_requiring(email, detail.give_fields),
        get_fields=_requiring(email, detail.get_fields),
        dir_fields=_requiring(email, detail.dir_fields),
    )


def email_field(fields: Sequence[Field]) -> Field | None:
    """By the site's hint what a field holds; where it gives none, by the field's label."""
    typed = [field for field in fields if field.kind is FieldKind.TEXT]
    hinted = [field for field in typed if field.format == EMAIL]
    labelled = [field for field in typed if not field.format and _is_labelled_email(field)]
    return next(iter([*hinted, *labelled]), None)


def _requiring(wanted: Field, fields: Sequence[Field]) -> tuple[Field, ...]:
    return tuple(replace(each, required=True) if each is wanted else each for each in fields)


def _is_labelled_email(field: Field) -> bool:
    """The accounts of some payment systems are e-mail addresses too, and these stay what they are."""
    return not field.name.startswith("account") and bool(_SAYS_EMAIL.search(html.unescape(field.label)))

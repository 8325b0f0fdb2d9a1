"""Every shape the client gives out, in one place to import from."""

from bot.exchanger.bid_models import ApiActions, Bid, Exchange, StatusChange
from bot.exchanger.direction_models import (
    CalcAction,
    Currency,
    Direction,
    DirectionCurrencies,
    DirectionDetail,
    Field,
    FieldKind,
    Option,
    Quote,
)
from bot.exchanger.partner_models import (
    PartnerExchange,
    PartnerInfo,
    PartnerLink,
    PartnerPayout,
    PayoutMethod,
    PayoutStatus,
    SiteTest,
)

__all__ = [
    "ApiActions",
    "Bid",
    "CalcAction",
    "Currency",
    "Direction",
    "DirectionCurrencies",
    "DirectionDetail",
    "Exchange",
    "Field",
    "FieldKind",
    "Option",
    "PartnerExchange",
    "PartnerInfo",
    "PartnerLink",
    "PartnerPayout",
    "PayoutMethod",
    "PayoutStatus",
    "Quote",
    "SiteTest",
    "StatusChange",
]

"""What every process has: all that answers people."""

from dataclasses import dataclass

from bot.dispatcher import BotDispatcher, add_routes
from bot.exchanger.directory import Directory
from bot.handlers.current_step import Steps
from bot.handlers.flows import Flows
from bot.handlers.operator_broadcast_make import BroadcastMaker
from bot.handlers.operator_broadcast_telling import BroadcastTelling
from bot.handlers.operator_export import ExportDesk
from bot.handlers.operator_order_card import OrderCards
from bot.handlers.operator_telling import OperatorTelling
from bot.handlers.partner_links import LinkBuilder
from bot.handlers.partner_register import PartnerDesk
from bot.handlers.partner_telling import PartnerTelling
from bot.handlers.payout_card import PayoutCards
from bot.handlers.support_head import SupportHead
from bot.handlers.support_telling import SupportTelling
from bot.handlers.support_topics import SupportTopics
from bot.handlers.telling import Telling
from bot.handlers.text_desk import TextDesk
from bot.middlewares.counts import Counts, OwnCounts
from bot.middlewares.isolation import KeyedIsolation, SharedIsolation
from bot.middlewares.left_keys import LeftKeys
from bot.middlewares.outage import Outage
from bot.middlewares.shared_counts import SharedCounts
from bot.middlewares.throttle import Throttle
from bot.parts import Parts
from bot.services.blocking import Blocking
from bot.services.broadcast_audience import Readers
from bot.services.broadcasts import Broadcasts
from bot.services.canned import CannedAnswers
from bot.services.customers import Customers
from bot.services.erasing import Erasing
from bot.services.exchange import ExchangeService
from bot.services.export import OrderExport
from bot.services.invitations import Invitations
from bot.services.joining import Joining
from bot.services.maintenance import Maintenance
from bot.services.offer import Offer
from bot.services.offer_changes import OfferChanges
from bot.services.offer_desk import OfferDesk
from bot.services.operator_orders import OperatorOrders
from bot.services.operator_orders_search import OrderSearch
from bot.services.own_account import OwnAccounts
from bot.services.partner_site import PartnerSite
from bot.services.partner_stats import PartnerStats
from bot.services.partner_switch import PartnerSwitch
from bot.services.payouts import Payouts
from bot.services.pictures import Pictures
from bot.services.rates import Rates
from bot.services.reads import Reads
from bot.services.role_giving import RoleGiving
from bot.services.stuck import Stuck
from bot.services.success import Success
from bot.services.support import Support
from bot.services.terms_of_use import TermsOfUse
from bot.services.text_editing import TextEditing
from bot.storage.fsm import DatabaseStorage
from bot.ui.command_menu import CommandMenu
from bot.ui.menu import SUPPORT_HERE
from bot.ui.show import Show
from bot.workers.day_counts import DayCounter
from bot.workers.operator_menus import show_operators_commands


@dataclass(frozen=True, slots=True)
class People:
    """`telling`: how the workers speak to them, in the same conversations."""

    dispatcher: BotDispatcher
    command_menu: CommandMenu
    telling: Telling


def for_people(parts: Parts) -> People:
    settings, database, translator = parts.settings, parts.database, parts.translator
    show = Show(parts.bot)
    support = Support(database, parts.roles, parts.wakes.outbox, settings.support_chat_id)
    support_url = SUPPORT_HERE if support.is_set_up else settings.support_url
    directory = Directory(parts.exchanger)
    parts.supervisor.keep_running("directory", directory.keep_fresh)
    parts.supervisor.keep_running("switchboard", parts.switchboard.keep_fresh)
    parts.supervisor.keep_running("error notices", parts.error_notices.run)
    parts.supervisor.keep_running("day counts", DayCounter(parts.day_counts).run)
    reads = Reads(parts.supervisor.start)
    offer = Offer(parts.switchboard)
    rates = Rates(parts.exchanger, directory, offer, reads)
    exchange = ExchangeService(database, rates, parts.agreement, on_page=settings.pays_on_page)
    maintenance = Maintenance(database, parts.switchboard, parts.roles, translator.locales)
    steps = Steps(exchange, maintenance, support_url)
    storage = DatabaseStorage(database)
    flows = Flows(
        database,
        storage,
        translator,
        show,
        settings.default_locale,
        parts.arrivals,
        parts.reach,
        parts.house_texts,
        parts.day_counts,
    )
    terms_of_use = TermsOfUse(database, parts.switchboard, parts.house_texts)
    text_editing = TextEditing(parts.switchboard, terms_of_use)
    command_menu = CommandMenu(parts.bot, translator)
    parts.supervisor.start(
        "operators' commands", show_operators_commands(database, parts.roles, flows, command_menu)
    )
    left_keys = LeftKeys(show, translator, settings.default_locale)
    stats = PartnerStats(database, PartnerSite(parts.partners, reads, parts.supervisor.start))
    payouts = Payouts(database, parts.partners, parts.vault, reads, parts.wakes)
    blocking = Blocking(database, parts.roles)
    payout_cards = PayoutCards(payouts, support_url)
    operator_orders = OperatorOrders(database, parts.wakes.outbox)
    success = Success(database, parts.exchanger, reads, parts.wakes.jobs)
    broadcasts = Broadcasts(database, parts.wakes.broadcasts)
    broadcast_telling = BroadcastTelling(parts.bot, flows, broadcasts, translator)
    readers = Readers(database, translator, settings.default_locale)
    group_texts = translator.texts(translator.match(None, settings.default_locale))
    support_head = SupportHead(flows, parts.bids, group_texts)
    dispatcher = BotDispatcher(
        storage,
        _isolation(parts),
        Throttle(
            database,
            flows,
            show,
            _counts(parts),
            parts.under_way,
            left_keys,
            parts.roles,
            settings.support_chat_id,
        ),
        Outage(show, translator, settings.default_locale, support_url, left_keys),
        parts.under_way,
        parts.meters,
        dashboard=parts.dashboard,
        bids=parts.bids,
        referrals=parts.referrals,
        links=LinkBuilder(parts.bot, steps, parts.referrals),
        pacing=parts.pacing,
        reach=parts.reach,
        steps=steps,
        reads=reads,
        partners=parts.partners,
        stats=stats,
        pictures=Pictures(),
        payouts=payouts,
        payout_cards=payout_cards,
        joining=Joining(database, parts.exchanger, parts.vault, reads),
        invitations=Invitations(database),
        partner_desk=_partner_desk(parts, stats, reads),
        roles=parts.roles,
        role_giving=RoleGiving(database, parts.roles, parts.wakes.outbox),
        operators=parts.operators,
        customers=Customers(database),
        blocking=blocking,
        erasing=Erasing(database, parts.roles),
        operator_orders=operator_orders,
        order_search=OrderSearch(database, parts.exchanger, reads),
        order_cards=OrderCards(operator_orders, success),
        success=success,
        stuck=Stuck(database, parts.operators, settings.stuck_minutes),
        export_desk=ExportDesk(OrderExport(database), parts.supervisor.start),
        switchboard=parts.switchboard,
        maintenance=maintenance,
        offer_desk=OfferDesk(rates, offer, parts.switchboard),
        offer_changes=OfferChanges(parts.switchboard),
        house_texts=parts.house_texts,
        terms_of_use=terms_of_use,
        text_desk=TextDesk(text_editing, terms_of_use, translator, support_url),
        broadcasts=broadcasts,
        broadcast_maker=BroadcastMaker(parts.bot, broadcasts, readers, translator),
        broadcast_telling=broadcast_telling,
        database=database,
        translator=translator,
        command_menu=command_menu,
        support=support,
        support_head=support_head,
        canned=CannedAnswers(parts.switchboard),
        support_link=settings.support_url,
        support_url=support_url,
    )
    add_routes(dispatcher, flows, parts.supervisor.start, blocking, support_url)
    to_partners = PartnerTelling(database, parts.partners, payout_cards)
    to_operators = OperatorTelling(database, flows, parts.bids, parts.roles, command_menu, show, group_texts)
    support_telling = SupportTelling(
        parts.bot,
        database,
        show,
        support_head,
        SupportTopics(parts.bot, database, show, support_head, settings.support_chat_id),
    )
    telling = Telling(
        parts.bot,
        dispatcher,
        flows,
        parts.bids,
        steps,
        to_partners,
        to_operators,
        broadcast_telling,
        support_telling,
        support_url,
    )
    dispatcher["telling"] = telling  # who erases a person does it in their turn
    return People(dispatcher, command_menu, telling)


def _partner_desk(parts: Parts, stats: PartnerStats, reads: Reads) -> PartnerDesk:
    return PartnerDesk(
        parts.partners,
        stats,
        PartnerSwitch(parts.switchboard, parts.wakes.outbox),
        Invitations(parts.database),
        OwnAccounts(parts.exchanger, reads),
    )


def _isolation(parts: Parts) -> KeyedIsolation:
    if parts.shared is None:
        return KeyedIsolation()
    isolation = SharedIsolation(parts.shared)
    parts.supervisor.keep_running("isolation", isolation.keep_held)
    return isolation


def _counts(parts: Parts) -> Counts:
    return OwnCounts(parts.limits) if parts.shared is None else SharedCounts(parts.shared, parts.limits)

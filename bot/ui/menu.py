"""Greeting, menu, help, languages, and what is said where nothing else fits."""

from aiogram.types import BotCommand

from bot.i18n import Html, Texts, Translator, join
from bot.services.house_texts import House, TextName
from bot.ui.callbacks import Go, GoPartner, PartnerPlace, Place, Speak
from bot.ui.info import info_rows
from bot.ui.keyboards import PRIMARY, Button, button, keyboard, link, row
from bot.ui.screen import Screen
from bot.ui.support_buttons import AskAct, AskSupport

SUPPORT_HERE = "here"
"""Instead of an address: support is written to through the bot."""


def menu(
    t: Texts, house: House, support_url: str, note: Html | None = None, *, going_on: bool = False
) -> Screen:
    """`going_on`: an exchange is half put together, and can be gone on with."""
    rows = [
        *_exchange_rows(t, going_on=going_on),
        [
            button(t.plain("button-orders"), Go(place=Place.ORDERS)),
            button(t.plain("button-help"), Go(place=Place.HELP)),
        ],
        row(button(t.plain("button-language"), Go(place=Place.LANGUAGE)), support_button(t, support_url)),
        *info_rows(t, house),
    ]
    greeting = house.html(TextName.GREETING) or t("menu-greeting")
    text = join([note or greeting, t("menu-question")], "\n\n")
    return Screen("menu", text, keyboard(rows))


def _exchange_rows(t: Texts, *, going_on: bool) -> list[list[Button]]:
    new = button(t.plain("button-exchange"), Go(place=Place.EXCHANGE), None if going_on else PRIMARY)
    if not going_on:
        return [[new]]
    return [[button(t.plain("button-go-on"), Go(place=Place.RESUME), PRIMARY)], [new]]


def support_button(t: Texts, support_url: str, bid_id: int = 0) -> Button | None:
    """`support_url` may be SUPPORT_HERE; `bid_id`: our number of the order that it is about."""
    if support_url == SUPPORT_HERE:
        return button(t.plain("button-support"), AskSupport(act=AskAct.ASK, bid=bid_id))
    return link(t.plain("button-support"), support_url) if support_url else None


def help_screen(t: Texts, support_url: str, *, going_on: bool) -> Screen:
    rows = [
        *_exchange_rows(t, going_on=going_on),
        [button(t.plain("button-partner"), GoPartner(place=PartnerPlace.HOME))],
        row(button(t.plain("button-menu"), Go(place=Place.MENU)), support_button(t, support_url)),
    ]
    return Screen("help", t("help"), keyboard(rows))


def support(t: Texts, support_url: str) -> Screen:
    contact = support_button(t, support_url)
    text = t("support") if contact else t("support-none")
    return Screen(
        "support", text, keyboard([row(contact), [button(t.plain("button-menu"), Go(place=Place.MENU))]])
    )


def languages(t: Texts, translator: Translator) -> Screen:
    rows = [
        [button(translator.texts(locale).plain("language-name"), Speak(locale=locale))]
        for locale in translator.locales
    ]
    back = [button(t.plain("button-menu"), Go(place=Place.MENU))]
    return Screen("language", t("language-question"), keyboard([*rows, back]))


def group(t: Texts, username: str) -> Screen:
    chat = link(t.plain("group-button"), f"https://t.me/{username}?start=group")
    return Screen("group", t("group"), keyboard([row(chat)]))


def commands(t: Texts) -> list[BotCommand]:
    """The command menu, as Telegram shows it beside the text field."""
    return [
        BotCommand(command="exchange", description=t.plain("command-exchange")),
        BotCommand(command="orders", description=t.plain("command-orders")),
        BotCommand(command="partner", description=t.plain("command-partner")),
        BotCommand(command="help", description=t.plain("command-help")),
        BotCommand(command="language", description=t.plain("command-language")),
        BotCommand(command="support", description=t.plain("command-support")),
        BotCommand(command="cancel", description=t.plain("command-cancel")),
        BotCommand(command="start", description=t.plain("command-start")),
    ]

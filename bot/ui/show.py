"""The only place that sends or edits a screen."""

import logging

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters

from bot.i18n import escape
from bot.ui.open_file import as_document
from bot.ui.rich import MESSAGE_UNITS, cut, plain
from bot.ui.screen import Screen

logger = logging.getLogger(__name__)

NO_PREVIEW = LinkPreviewOptions(
    is_disabled=True, prefer_small_media=None, prefer_large_media=None, show_above_text=None
)
GONE = (
    "message to edit not found",
    "MESSAGE_ID_INVALID",
    "message can't be edited",
    "there is no text in the message to edit",
)
DELETED = "message to delete not found"
CANT_DELETE = (DELETED, "message can't be deleted")
UNCHANGED = "message is not modified"
TOPIC_GONE = "message thread not found"
UNREACHABLE = ("chat not found", "PEER_ID_INVALID", "INPUT_USER_DEACTIVATED")


def is_unreachable(error: TelegramBadRequest) -> bool:
    """The bot may not write there, whatever it is (who blocked it is told by another error)."""
    return any(words in error.message for words in UNREACHABLE)


def is_topic_gone(error: TelegramBadRequest) -> bool:
    """The forum has no such topic (any more)."""
    return TOPIC_GONE in error.message


class Show:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(
        self, chat_id: int, screen: Screen, thread_id: int | None = None, reply_to: int | None = None
    ) -> int:
        """A new message below (in a group's topic, where one is named); its id."""
        try:
            return await self._send(chat_id, screen, thread_id, reply_to)
        except (TelegramBadRequest, TelegramEntityTooLarge) as error:
            _log_refused(screen, error)
            return await self._send(chat_id, _bare(screen), thread_id, reply_to)

    async def edit(self, chat_id: int, message_id: int, screen: Screen) -> int:
        """The screen in place of the message; below, where the message can't be edited any more. Its id."""
        try:
            await self._edit(chat_id, message_id, screen)
        except TelegramBadRequest as error:
            if any(words in error.message for words in GONE):
                return await self.send(chat_id, screen)
            _log_refused(screen, error)
            return await self._edit_bare(chat_id, message_id, _bare(screen))
        return message_id

    async def renew(self, chat_id: int, message_id: int, screen: Screen) -> None:
        """The screen in place of the message, if that is still there."""
        try:
            await self._edit(chat_id, message_id, screen)
        except TelegramBadRequest as error:
            if not any(words in error.message for words in GONE):
                raise

    async def below(self, chat_id: int, old_id: int | None, screen: Screen) -> int:
        """The screen sent anew as the last message, the old one taken away."""
        shown = await self.send(chat_id, screen)
        if old_id is not None:
            await self.remove(chat_id, old_id)
        return shown

    async def remove(self, chat_id: int, message_id: int) -> None:
        """Deleted; too old for that, it at least loses its buttons."""
        try:
            await self._bot.delete_message(chat_id, message_id)
        except TelegramBadRequest as error:
            if not any(words in error.message for words in CANT_DELETE):
                raise
            await self._take_off_buttons(chat_id, message_id)

    async def change_buttons(
        self, chat_id: int, message_id: int, keyboard: InlineKeyboardMarkup | None
    ) -> None:
        await self._bot.edit_message_reply_markup(
            chat_id=chat_id, message_id=message_id, reply_markup=keyboard
        )

    async def take_away(self, chat_id: int, message_id: int) -> bool:
        """Deletes what the person has written; whether it is gone now, were it by an earlier call. False: it
        is there, and theirs to delete."""
        try:
            await self._bot.delete_message(chat_id, message_id)
        except AiogramError as error:
            gone = isinstance(error, TelegramBadRequest) and DELETED in error.message
            if not gone:
                logger.warning("what a person has written can't be deleted: %s", error)
            return gone
        return True

    async def _take_off_buttons(self, chat_id: int, message_id: int) -> None:
        try:
            await self.change_buttons(chat_id, message_id, None)
        except TelegramBadRequest as error:
            if UNCHANGED not in error.message and not any(words in error.message for words in GONE):
                raise

    async def _send(
        self, chat_id: int, screen: Screen, thread_id: int | None, reply_to: int | None = None
    ) -> int:
        reply = answering(reply_to)
        if screen.photo is not None:
            photo = BufferedInputFile(screen.photo, screen.file_name)
            sent = await self._bot.send_photo(
                chat_id,
                photo,
                caption=screen.text,
                message_thread_id=thread_id,
                reply_parameters=reply,
                reply_markup=screen.keyboard,
            )
        elif screen.document is not None:
            document = as_document(screen.document, screen.file_name)
            sent = await self._bot.send_document(
                chat_id,
                document,
                caption=screen.text,
                message_thread_id=thread_id,
                reply_parameters=reply,
                reply_markup=screen.keyboard,
            )
        else:
            sent = await self._bot.send_message(
                chat_id,
                screen.text,
                message_thread_id=thread_id,
                reply_parameters=reply,
                reply_markup=screen.keyboard,
                link_preview_options=NO_PREVIEW,
            )
        return sent.message_id

    async def _edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        try:
            await self._bot.edit_message_text(
                screen.text,
                chat_id=chat_id,
                message_id=message_id,
                reply_markup=screen.keyboard,
                link_preview_options=NO_PREVIEW,
            )
        except TelegramBadRequest as error:
            if UNCHANGED not in error.message:
                raise

    async def _edit_bare(self, chat_id: int, message_id: int, screen: Screen) -> int:
        try:
            await self._edit(chat_id, message_id, screen)
        except TelegramBadRequest as error:
            _log_refused(screen, error)
            return await self._send(chat_id, screen, None)
        return message_id


def answering(message_id: int | None) -> ReplyParameters | None:
    """In reply to that message, if it is still there."""
    if not message_id:
        return None
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True, quote_parse_mode=None)


def _log_refused(screen: Screen, error: TelegramBadRequest | TelegramEntityTooLarge) -> None:
    """What Telegram refuses is our mistake, not the reader's: words and our own buttons still come."""
    if isinstance(error, TelegramBadRequest) and (is_unreachable(error) or is_topic_gone(error)):
        raise error
    logger.error("screen %s was refused: %s", screen.name, error)


def _bare(screen: Screen) -> Screen:
    """Its words without any form, and its own buttons."""
    words = "\n".join(plain(line) for line in screen.text.split("\n")).strip()
    text = escape(cut(words, MESSAGE_UNITS) or "…")
    return Screen(f"{screen.name}, bare,", text, _own_buttons(screen.keyboard))


def _own_buttons(keyboard: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup | None:
    """Without addresses and copied values, which come from the site."""
    if keyboard is None:
        return None
    rows = [[each for each in row if each.callback_data] for row in keyboard.inline_keyboard]
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])

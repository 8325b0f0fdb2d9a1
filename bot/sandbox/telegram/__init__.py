"""A Telegram of our own: strict like the real one, on loopback, for demos and tests."""

from bot.sandbox.telegram.server import SandboxTelegram

__all__ = ["SandboxTelegram"]

from bot.quick_models import import_aiogram

import_aiogram()  # as bot/__main__.py does, before any test imports it

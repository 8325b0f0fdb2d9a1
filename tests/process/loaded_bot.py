"""`python -m bot`, loaded once: each test that starts it has a copy of its own (`tests/loaded.py`).

Loading costs a second and a half of a processor, the same each time. What a start does after it is done by
the copy. `tests/servers.py` starts this, for all of pytest's processes; `forked.py` asks it for a bot.
"""

import gc
import sys
from pathlib import Path

gc.disable()  # as bot/__main__.py does while it loads

from bot.quick_models import import_aiogram  # noqa: E402

import_aiogram()

from bot import doctor  # noqa: E402, F401  (what its commands load)
from bot.__main__ import main  # noqa: E402
from bot.app import ROOT  # noqa: E402
from bot.i18n import Translator  # noqa: E402
from bot.sandbox import demo  # noqa: E402, F401
from bot.storage import move  # noqa: E402, F401
from tests.loaded import serve  # noqa: E402


def start(arguments: list[str]) -> int:
    sys.argv[1:] = arguments
    return main()


if __name__ == "__main__":
    Translator.load(ROOT / "locales")  # what it reads is kept
    sys.exit(serve(Path(sys.argv[1]), start))

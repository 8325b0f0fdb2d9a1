"""The Dockerfile, read. Its steps are run in tests/process/test_image.py."""

import pytest

from bot.app import ROOT
from tests.structure.dockerfile import Stage, is_sent_to_the_build, read_dockerfile


@pytest.fixture(scope="module")
def stages() -> list[Stage]:
    return read_dockerfile(ROOT / "Dockerfile")


def test_both_stages_are_the_python_of_the_locks(stages: list[Stage]) -> None:
    build, final = stages
    assert build.image == final.image == "python:3.11-slim"
    assert build.name


def test_what_is_copied_exists_and_is_sent_to_the_build(stages: list[Stage]) -> None:
    copied = [each.words[:-1] for stage in stages for each in stage.every("COPY")]
    sources = [source for words in copied if not words[0].startswith("--from=") for source in words]
    assert sorted(sources) == ["bot", "locales", "requirements.lock"]
    for source in sources:
        assert (ROOT / source).exists(), source
        assert is_sent_to_the_build(source, ROOT / ".dockerignore"), source


@pytest.mark.parametrize("name", [".env", ".git", ".venv", "data", "tests", "docs"])
def test_what_is_no_part_of_the_image_stays_here(name: str) -> None:
    assert not is_sent_to_the_build(name, ROOT / ".dockerignore")


def test_runs_without_rights_and_keeps_its_data(stages: list[Stage]) -> None:
    final = stages[-1]
    names = [each.name for each in final.instructions]
    assert final.only("USER").rest == "bot"
    assert names.index("USER") < names.index("CMD")
    assert max(place for place, name in enumerate(names) if name == "RUN") < names.index("USER")
    assert final.only("VOLUME").rest == "/app/data"
    made = "install -d -o bot -g bot -m 700 /app/data"
    assert any(made in each.rest for each in final.every("RUN")), "the volume would belong to root"
    assert final.only("WORKDIR").rest == "/app", "the default database is data/bot.db below it"


def test_is_reachable_from_outside_the_container(stages: list[Stage]) -> None:
    assert stages[-1].environment["HTTP_HOST"] == "0.0.0.0"  # noqa: S104 - what listens is the container
    assert stages[-1].environment["HTTP_PORT"] == stages[-1].only("EXPOSE").rest

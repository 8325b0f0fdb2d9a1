"""What the documents name is there, and what they should name they do."""

import re
from pathlib import Path

import pytest

from bot.app import ROOT
from bot.doctor import NEEDED, USEFUL
from bot.i18n import Translator
from bot.settings import Settings
from tests.structure.test_settings import written

TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
PATH = re.compile(r"`((?:bot|tests|locales|docs)/[\w./]*)`")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_invariant_names_tests_that_are_there() -> None:
    for chapter in text_of("docs/invariants.md").split("\n## ")[1:]:
        named = TEST.findall(chapter)
        assert named, f"no test is named for: {chapter.splitlines()[0]}"
        for path, test in named:
            assert f"def {test}(" in text_of(path), f"{path}::{test}"


@pytest.mark.parametrize(
    "name",
    ["README.md", "docs/architecture.md", "docs/invariants.md", "docs/partners.md", "docs/scaling.md"],
)
def test_paths_that_are_named_are_there(name: str) -> None:
    text = text_of(name)
    links = re.findall(r'\]\(([^):]+)\)|src="([^"]+)"', text)
    for path in (*PATH.findall(text), *("".join(link) for link in links)):
        base = ROOT if path in text.split("`") else (ROOT / name).parent
        file, _, chapter = path.partition("#")
        assert (base / file).exists(), f"{name} names {path}"
        assert not chapter or chapter in chapters_of(base / file), f"{name} names {path}"


def chapters_of(file: Path) -> set[str]:
    """As links name them."""
    headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_the_readme_names_every_setting_with_its_default() -> None:
    table = text_of("README.md").partition("## Settings")[2].partition("\n## ")[0]
    rows = [line.split("|")[1:3] for line in table.splitlines() if line.startswith("| `")]
    told: dict[str, str] = {}
    for names, defaults in rows:
        found = re.findall(r"`([A-Z_]+)`", names)
        values = re.findall(r"`([^`]+)`", defaults) or [""] * len(found)
        told |= dict(zip(found, values, strict=True))
    fields = Settings.model_fields.items()
    assert told == {
        name.upper(): "" if field.is_required() else written(field.default) for name, field in fields
    }


def test_the_readme_names_the_methods_as_the_doctor_does() -> None:
    rows = re.findall(r"^ +\| (.*?) \| (needed|useful) \|", text_of("README.md"), re.MULTILINE)
    told = {method: use for methods, use in rows for method in re.findall(r"`(\w+)`", methods)}
    assert told == {"test": "useful", **dict.fromkeys(NEEDED, "needed"), **dict.fromkeys(USEFUL, "useful")}


@pytest.mark.parametrize("name", ["README.md", ".env.example"])
def test_every_language_is_named(name: str) -> None:
    for locale in Translator.load(ROOT / "locales").locales:
        assert re.search(rf"\b{locale}\b", text_of(name)), locale


def test_the_screenshot_is_small() -> None:
    assert (ROOT / "docs/conversation.png").stat().st_size < 200_000

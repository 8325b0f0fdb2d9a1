"""The pages' own words: the same texts in both languages, each of them used, none missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SANDBOX = Path(__file__).parents[2] / "bot" / "sandbox"
KEY = re.compile(r'^  "([\w.]+)": (.+)', re.MULTILINE)


def texts(page: Path) -> dict[str, dict[str, str]]:
    source = (page / "texts.js").read_text()
    return {
        language: dict(KEY.findall(source.partition(f"const {language} = {{")[2].partition("\n};")[0]))
        for language in ("en", "ru")
    }


@pytest.mark.parametrize("server", ["telegram", "exchanger"])
def test_both_languages_have_the_same_texts_and_each_is_used(server: str) -> None:
    page = SANDBOX / server / "page"
    said = texts(page)
    assert said["en"]
    assert said["en"].keys() == said["ru"].keys()
    scripts = [*page.glob("*.js"), *(SANDBOX / "page").glob("*.js")]
    source = "\n".join(path.read_text() for path in scripts if path.name != "texts.js")
    asked = set(re.findall(r'"((?:[a-z]+\.)?[A-Za-z_]+)"', source))
    asked |= set(re.findall(r"(\w+): ", source))  # the names of the views
    beginnings = tuple(re.findall(r"`([a-z]+\.)\$\{", source))
    endings = tuple(re.findall(r"\$\{\w+\}(\.[a-z]+)`", source))
    unused = [key for key in said["en"] if key not in asked and not key.startswith(beginnings)]
    assert [key for key in unused if not endings or not key.endswith(endings)] == []
    called = set(re.findall(r'\bt\("([\w.]+)"', source))
    assert called - said["en"].keys() - {"joined", "left", "pinned", "topic", "other"} == set()


@pytest.mark.parametrize("server", ["telegram", "exchanger"])
def test_a_text_takes_the_same_values_in_both_languages(server: str) -> None:
    said = texts(SANDBOX / server / "page")
    for key, english in said["en"].items():
        values = [set(re.findall(r"\{(\w+)\}", text)) for text in (english, said["ru"][key])]
        assert values[0] == values[1] or said["ru"][key].startswith("{"), key


@pytest.mark.parametrize("server", ["telegram", "exchanger"])
def test_nothing_in_a_page_reads_text_as_html(server: str) -> None:
    for path in (SANDBOX / server / "page").glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", path.read_text()
        ), path.name

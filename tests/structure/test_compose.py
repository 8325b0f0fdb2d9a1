"""The compose files, read: what they name is there, what must be set is asked for, one port is open."""

import re
from pathlib import Path
from typing import Any

import pytest

from bot.app import ROOT
from bot.settings import Settings
from bot.site_callbacks import PATH as CALLBACKS
from bot.webhook import LARGEST_BODY
from bot.webhook import PATH as UPDATES
from tests.structure.compose import VARIABLE, read_compose, variables
from tests.structure.dockerfile import Stage, read_dockerfile

MANY = ROOT / "compose.yaml"
SINGLE = ROOT / "compose.single.yaml"
BALANCER = (ROOT / "balancer.conf").read_text(encoding="utf-8")
of_either = pytest.mark.parametrize("path", [MANY, SINGLE], ids=["many", "single"])
OPERATOR = {"POSTGRES_PASSWORD": "letters0", "WEBHOOK_URL": "https://bot.example", "WEBHOOK_SECRET": "s-1"}


@pytest.fixture(scope="module")
def many() -> dict[str, Any]:
    services: dict[str, Any] = read_compose(MANY)["services"]
    return services


@pytest.fixture(scope="module")
def image() -> Stage:
    return read_dockerfile(ROOT / "Dockerfile")[-1]


@of_either
def test_everything_referred_to_is_there(path: Path) -> None:
    whole = read_compose(path)
    for name, service in whole["services"].items():
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            known = (ROOT / source).is_file() if source.startswith("./") else source in whole["volumes"]
            assert known, f"{name}: {volume}"
        for network in service.get("networks", ()):
            assert network in whole["networks"], name
        for other, condition in service.get("depends_on", {}).items():
            healthy = other == "bot" or "healthcheck" in whole["services"][other]
            assert healthy and condition == {"condition": "service_healthy"}, f"{name} on {other}"


@of_either
def test_a_bot_is_the_image_with_the_settings_of_the_operator(path: Path, image: Stage) -> None:
    bot = read_compose(path)["services"]["bot"]
    assert (bot["build"], bot["env_file"], bot["read_only"]) == (".", ".env", "true")
    assert image.every("HEALTHCHECK"), "what waits for a healthy bot would wait for ever"
    assert any(each == f"data:{image.only('VOLUME').rest}" for each in bot["volumes"])
    assert "command" not in bot
    assert "container_name" not in bot, "it could not be scaled"


def test_only_the_balancer_is_reached_from_outside_and_only_from_this_machine(many: dict[str, Any]) -> None:
    published = {name: service["ports"] for name, service in many.items() if "ports" in service}
    assert published == {"balancer": ["${BALANCER:-127.0.0.1:8080}:8080"]}
    assert variables(MANY)["BALANCER"] == "127.0.0.1:8080"
    for store in ("postgresql", "redis"):
        assert many[store]["networks"] == ["stores"]
    assert read_compose(MANY)["networks"]["stores"] == {"internal": "true"}


def test_what_has_no_default_must_be_set_and_is_explained(many: dict[str, Any]) -> None:
    assert {name for name, default in variables(MANY).items() if default is None} == set(OPERATOR)
    head = MANY.read_text(encoding="utf-8").partition("services:")[0]
    for name in variables(MANY):
        assert re.search(rf"\b{name}\b", head), name
    assert int(variables(MANY)["BOTS"] or 0) > 1
    assert many["bot"]["deploy"]["replicas"] == "${BOTS:-2}"


def test_the_bots_settings_are_settings_and_can_be_read(many: dict[str, Any]) -> None:
    given = {name: _filled(value) for name, value in many["bot"]["environment"].items()}
    fields = {name.lower(): value for name, value in given.items()}
    assert fields.keys() <= Settings.model_fields.keys()
    required = {"bot_token": "1:a", "exchanger_url": "https://site.example"}
    keys = dict.fromkeys(("exchanger_login", "exchanger_key"), "a" * 32)
    read = Settings.model_validate({**required, **keys, **fields})
    assert read.by_webhook
    assert read.database_url == "postgresql://bot:letters0@postgresql/bot"
    assert _filled(many["postgresql"]["environment"]["POSTGRES_PASSWORD"]) == "letters0"
    assert {many["postgresql"]["environment"][name] for name in ("POSTGRES_USER", "POSTGRES_DB")} == {"bot"}


def _filled(value: str) -> str:
    return VARIABLE.sub(lambda match: OPERATOR.get(match[1]) or match[3], value)


def test_the_balancer_passes_on_what_the_bots_answer(many: dict[str, Any], image: Stage) -> None:
    port = image.only("EXPOSE").rest
    assert f"set $bots bot:{port};" in BALANCER
    assert many["bot"]["environment"]["HTTP_PORT"] == port
    assert "listen 8080;" in BALANCER
    places = re.findall(r"location (?:= )?(\S+) \{\s*(\S+)", BALANCER)
    assert dict(places) == {
        UPDATES: "proxy_pass",
        CALLBACKS: "proxy_pass",
        "/healthz": "proxy_pass",
        "/": "return",
    }
    (largest,) = re.findall(r"client_max_body_size (\d+)m;", BALANCER)
    assert int(largest) * 1024 * 1024 >= LARGEST_BODY


def test_the_commands_that_are_named_are_there() -> None:
    there = re.findall(
        r"add_parser\(\s*\"([a-z-]+)\"", (ROOT / "bot/__main__.py").read_text(encoding="utf-8")
    )
    for path in (MANY, SINGLE):
        for command in re.findall(r"python -m bot ([a-z-]+)", path.read_text(encoding="utf-8")):
            assert command in there, f"{path.name}: {command}"


def test_the_reader_reads_what_compose_files_are_written_in(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text('# c\na:\n  b: 1 # c\n  c:\n    - x:y\n    - z\n  d: ["e", ""]\nf:\n')
    assert read_compose(file) == {"a": {"b": "1", "c": ["x:y", "z"], "d": ["e", ""]}, "f": None}

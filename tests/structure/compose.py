"""A compose file, read: the part of YAML that ours are written in."""

import json
import re
from pathlib import Path
from typing import Any

COMMENT = re.compile(r"(^|\s)#.*$")
VARIABLE = re.compile(r"\$\{([A-Z_]+)(?::([-?])([^}]*))?\}")


def read_compose(path: Path) -> dict[str, Any]:
    lines = [COMMENT.sub("", line).rstrip() for line in path.read_text(encoding="utf-8").splitlines()]
    found = _block([line for line in lines if line])
    assert isinstance(found, dict)
    return found


def _block(lines: list[str]) -> Any:
    """A mapping, a list of plain values, or nothing; all lines are indented more than what they belong to."""
    if not lines:
        return None
    depth = _depth(lines[0])
    if lines[0].lstrip().startswith("- "):
        assert all(_depth(line) == depth for line in lines), "a list of more than plain values"
        return [line.lstrip().removeprefix("- ").strip() for line in lines]
    starts = [place for place, line in enumerate(lines) if _depth(line) == depth]
    read: dict[str, Any] = {}
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        name, _, value = lines[start].strip().partition(":")
        assert name not in read, f"{name} twice"
        read[name] = _value(value.strip()) if value.strip() else _block(lines[start + 1 : end])
    return read


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _value(text: str) -> Any:
    return json.loads(text) if text.startswith("[") else text


def variables(path: Path) -> dict[str, str | None]:
    """What is taken from `.env`, with its default; None for what must be set."""
    found = VARIABLE.finditer(path.read_text(encoding="utf-8"))
    return {each[1]: each[3] if each[2] == "-" else None for each in found}

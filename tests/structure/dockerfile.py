"""A Dockerfile, read: its stages and their instructions."""

import json
import re
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

CONTINUED = re.compile(r"\\\n\s*")


def words(text: str) -> list[str]:
    """Arguments, in the shell's or in JSON's form."""
    return list(map(str, json.loads(text))) if text.startswith("[") else text.split()


@dataclass(frozen=True)
class Instruction:
    name: str
    rest: str

    @property
    def words(self) -> list[str]:
        return words(self.rest)


@dataclass
class Stage:
    image: str
    name: str
    instructions: list[Instruction] = field(default_factory=list)

    def every(self, name: str) -> list[Instruction]:
        return [each for each in self.instructions if each.name == name]

    def only(self, name: str) -> Instruction:
        (found,) = self.every(name)
        return found

    @property
    def environment(self) -> dict[str, str]:
        pairs = [word.partition("=") for each in self.every("ENV") for word in each.words]
        return {name: value for name, _, value in pairs}


def read_dockerfile(path: Path) -> list[Stage]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    stages: list[Stage] = []
    for line in CONTINUED.sub(" ", "\n".join(lines)).splitlines():
        name, _, rest = line.partition(" ")
        if name == "FROM":
            image, _, label = rest.partition(" AS ")
            stages.append(Stage(image, label))
        elif name:
            stages[-1].instructions.append(Instruction(name, rest.strip()))
    return stages


def is_sent_to_the_build(name: str, dockerignore: Path) -> bool:
    """Whether .dockerignore lets a file or folder at the top through: the last pattern that fits decides."""
    sent = True
    for line in dockerignore.read_text(encoding="utf-8").splitlines():
        pattern = line.strip()
        if pattern and not pattern.startswith("#") and fnmatch(name, pattern.removeprefix("!")):
            sent = pattern.startswith("!")
    return sent

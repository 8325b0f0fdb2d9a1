"""Where the code asks for texts, found by reading its source.

`t("id", …)`, `texts("id", …)` and `x.plain("id", …)`, the id a literal, a choice of literals, or an f-string.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.i18n import Entry

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Call:
    """A text asked for in the code."""

    place: str
    id: re.Pattern[str]
    arguments: frozenset[str] | None  # None: given as **args, so unknown here
    plain: bool

    @property
    def exact(self) -> bool:
        """The id is written out; otherwise an f-string stands for several."""
        return "[a-z0-9-]+" not in self.id.pattern

    def gives(self, entry: Entry) -> bool:
        return self.arguments is None or self.arguments == entry.arguments


@cache
def modules() -> dict[str, ast.Module]:
    paths = sorted((ROOT / "bot").rglob("*.py"))
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def calls(name: str, module: ast.Module) -> Iterator[Call]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and node.args and _asks_for_text(node):
            keywords = [keyword.arg for keyword in node.keywords]
            arguments = None if None in keywords else frozenset(word for word in keywords if word)
            plain = isinstance(node.func, ast.Attribute) and node.func.attr == "plain"
            for pattern in _ids(node.args[0]):
                yield Call(f"{name}:{node.lineno}", pattern, arguments, plain)


def _asks_for_text(node: ast.Call) -> bool:
    match node.func:
        case ast.Name(id="t" | "texts") | ast.Attribute(attr="t"):
            return True
        case ast.Attribute(attr="plain", value=ast.Name(id="rich")):
            return False  # the operator's HTML as plain text, another thing of that name
        case ast.Attribute(attr="plain"):
            return True
        case ast.Attribute(attr="texts"):  # translator.texts("ru") names a language instead
            return not (isinstance(node.args[0], ast.Constant) and len(str(node.args[0].value)) == 2)
    return False


def _ids(node: ast.expr) -> Iterator[re.Pattern[str]]:
    match node:
        case ast.Constant(value=str() as text) if re.fullmatch("[a-z][a-z0-9-]*", text):
            yield re.compile(re.escape(text))
        case ast.IfExp(body=body, orelse=orelse):
            yield from _ids(body)
            yield from _ids(orelse)
        case ast.JoinedStr(values=values):
            yield re.compile("".join(_part(value) for value in values))


def _part(node: ast.expr) -> str:
    return re.escape(str(node.value)) if isinstance(node, ast.Constant) else "[a-z0-9-]+"


def all_calls() -> list[Call]:
    return [call for name, module in modules().items() for call in calls(name, module)]


def argument_problems(entries: Mapping[str, Entry], every: list[Call]) -> list[str]:
    """A text asked for by its name takes what each such call gives; one that only an f-string can mean, what
    one of those calls gives; and each f-string means something.
    """
    problems = []
    for name, entry in entries.items():
        asking = [call for call in every if call.id.fullmatch(name)]
        by_name = [call for call in asking if call.exact]
        wrong = [call for call in by_name or asking if not call.gives(entry)]
        if wrong and (by_name or len(wrong) == len(asking)):
            problems += [f"{call.place}: {name} takes {sorted(entry.arguments)}" for call in wrong]
    return problems + [
        f"{call.place}: no text {call.id.pattern} takes these arguments"
        for call in every
        if not call.exact
        and not any(call.id.fullmatch(name) and call.gives(entries[name]) for name in entries)
    ]

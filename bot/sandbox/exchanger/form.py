"""A direction's form: how its fields are described, and what is wrong with the answers to them."""

from collections.abc import Iterable, Mapping
from random import Random

from bot.sandbox.exchanger.accounts import fits, made_up
from bot.sandbox.exchanger.catalogue import Direction, Field
from bot.sandbox.exchanger.texts import Texts, said


def described(field: Field, lang: str) -> dict[str, object]:
    """One field as get_direction shows it."""
    shown: dict[str, object] = {
        "name": field.name,
        "type": field.type,
        "label": said(field.label, lang),
        "req": field.req,
    }
    if field.value is not None:
        shown["value"] = field.value
    if field.format is not None:
        shown["format"] = field.format
    if field.tooltip is not None:
        shown["tooltip"] = said(field.tooltip, lang)
    if field.text is not None:
        shown["text"] = said(field.text, lang)
    if isinstance(field.options, Mapping):
        shown["options"] = {key: said(label, lang) for key, label in field.options.items()}
    elif field.options is not None:
        shown["options"] = [said(label, lang) for label in field.options]
    if field.cd:
        shown["cd"] = 1
    return shown


def group(
    fields: Iterable[Field], lang: str, as_list: bool
) -> Mapping[str, object] | list[dict[str, object]]:
    shown = {field.name: described(field, lang) for field in fields}
    return list(shown.values()) if as_list else shown


def answers(direction: Direction, params: Mapping[str, str]) -> dict[str, str]:
    """What was sent for the fields of the form; anything else is passed over."""
    return {
        field.name: params[field.name].strip()
        for field in direction.fields()
        if params.get(field.name, "").strip()
    }


def errors(direction: Direction, given: Mapping[str, str], texts: Texts, lang: str) -> dict[str, str]:
    found = {}
    for field in direction.fields():
        problem = _problem(field, given.get(field.name, ""))
        if problem:
            found[field.name] = texts.error(problem, lang, label=said(field.label or field.text or "", lang))
    return found


def _problem(field: Field, answer: str) -> str | None:
    """The key of the error text, None when the answer will do."""
    if field.type == "select":
        if answer and answer not in field.option_keys():
            return "option"
        return "required" if field.required and answer in ("", "0") else None
    if field.type == "checkbox":
        return "required" if field.required and answer != field.value else None
    if not answer or (answer == field.value and field.value == "@"):
        return "required" if field.required else None
    if fits(field.check, answer):
        return None
    return field.check if field.check in ("email", "phone", "memo") and field.format != "purse" else "account"


def filled(direction: Direction, random: Random) -> dict[str, str]:
    """Answers the form takes, to its required fields."""
    return {field.name: _good_answer(field, random) for field in direction.fields() if field.required}


def _good_answer(field: Field, random: Random) -> str:
    if field.type == "select":
        return next(key for key in field.option_keys() if key != "0")
    if field.type == "checkbox":
        return field.value or "1"
    return made_up(field.check, random)

"""The form: any answer to any field is what the site can be sent, or words that say what is wrong with it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.exchanger.models import FieldKind
from bot.services.draft import Draft, Step
from bot.services.entries import LINE_LENGTH, TEXT_LENGTH, EntryError, choosable, read_field
from bot.services.exchange import asked_fields
from bot.services.rates import Terms
from bot.ui.entry_words import entry_words
from bot.ui.form import ask_field
from tests.properties.damage import anything, damaged
from tests.properties.examples import many
from tests.properties.site_answers import english, forms, telegram_takes, terms_of
from tests.structure import tdlib

WORDS = [
    *("2202200111112222", "me@example.com", "+49 170 1234567", "@somebody", "Иван Иванов", "1", "Account"),
    *("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "City & street", "two\nlines", "x" * 499, "ж" * 1990),
]  # fmt: skip
answers = damaged(st.sampled_from(WORDS))


@many
@given(answers | anything, forms())
def test_any_answer_is_kept_as_it_is_or_refused_in_words(text: str, terms: Terms) -> None:
    for index, field in enumerate(fields := asked_fields(terms)):
        if field.kind is FieldKind.CHECKBOX:  # its answer is a button
            continue
        try:
            value = read_field(text, field)
        except EntryError as error:
            tdlib.parse(entry_words(english(), error))
            value = ""
        else:
            assert value.strip() and (value.strip() == value or field.kind is FieldKind.SELECT)
            assert len(value) <= (TEXT_LENGTH if field.kind is FieldKind.TEXTAREA else LINE_LENGTH)
            assert field.kind is FieldKind.TEXTAREA or not set("\r\n\x00") & set(value)
            assert field.kind is not FieldKind.SELECT or value in {option.key for option in choosable(field)}
        draft = Draft(id=10**17, step=Step.FIELD, index=index, fields={field.name: value}, page=index)
        telegram_takes(ask_field(english(), draft, terms, fields))


def test_an_option_without_words_has_a_button_all_the_same() -> None:
    field = {"type": "select", "label": "City", "req": "1", "options": {"2": "<p></p>", "1": " "}}
    terms = terms_of({"give_fields": [], "get_fields": [], "dir_fields": {"cf7": field}})
    draft = Draft(id=10**17, step=Step.FIELD)
    telegram_takes(ask_field(english(), draft, terms, asked_fields(terms)))

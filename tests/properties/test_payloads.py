"""What a link to the bot carries: anybody can write anything into it."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.services.payload import parse_payload
from tests.properties.damage import anything, damaged
from tests.properties.examples import many

ids = st.integers(0, 10**9 - 1)
amounts = st.builds(
    "{}{}".format, st.integers(0, 10**15 - 1), st.just("") | st.integers(0, 10**18 - 1).map("-{:018}".format)
)
parts = st.one_of(
    ids.map("d{}".format),
    st.tuples(ids, ids).map(lambda pair: f"c{pair[0]}-{pair[1]}"),
    amounts.map("a{}".format),
    st.sampled_from(
        ["", "d", "c1", "a-", "d-1", "a0", "d1e9", "p42", "lspring", "group", "d99999999999999999999"]
    ),
)
links = st.lists(parts, max_size=5).map("_".join)


@many
@given(damaged(links) | anything)
def test_any_payload_starts_the_bot(text: str) -> None:
    payload = parse_payload(text)
    for number in (payload.direction_id, *(payload.pair or ())):
        assert number is None or 0 <= number < 10**9
    if payload.amount is not None:
        assert payload.amount.is_finite()
        assert 0 < payload.amount < 10**15
        assert len(payload.amount.as_tuple().digits) <= 33


@many
@given(ids, st.tuples(ids, ids), amounts, st.permutations(["d", "c", "a"]))
def test_a_link_of_ours_is_understood_in_any_order(
    direction: int, pair: tuple[int, int], amount: str, order: list[str]
) -> None:
    said = {"d": f"d{direction}", "c": f"c{pair[0]}-{pair[1]}", "a": f"a{amount}"}
    payload = parse_payload("_".join(said[part] for part in order))
    assert payload.direction_id == direction
    assert payload.pair == pair
    assert (payload.amount or 0) == Decimal(amount.replace("-", "."))

"""What a link to the bot carries: anybody can write anything into it."""

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.services.payload import LONGEST_PAYLOAD, StartPayload, is_label, parse_payload, write_payload
from tests.properties.damage import anything, damaged
from tests.properties.examples import many

ids = st.integers(0, 10**9 - 1)
amounts = st.builds(
    "{}{}".format, st.integers(0, 10**15 - 1), st.just("") | st.integers(0, 10**18 - 1).map("-{:018}".format)
)
labels = st.from_regex(r"[A-Za-z0-9-]{1,16}", fullmatch=True)
parts = st.one_of(
    ids.map("d{}".format),
    st.tuples(ids, ids).map(lambda pair: f"c{pair[0]}-{pair[1]}"),
    amounts.map("a{}".format),
    st.sampled_from(
        [
            "",
            "d",
            "c1",
            "a-",
            "d-1",
            "a0",
            "d1e9",
            "p42",
            "p0",
            "p-1",
            "lspring",
            "l",
            "group",
            "d" + "9" * 20,
        ]
    ),
)
links = st.lists(parts, max_size=5).map("_".join)


@many
@given(damaged(links) | anything)
def test_any_payload_starts_the_bot(text: str) -> None:
    payload = parse_payload(text)
    for number in (payload.direction_id, *(payload.pair or ())):
        assert number is None or 0 <= number < 10**9
    assert payload.partner_id is None or 0 < payload.partner_id < 10**9
    assert not payload.label or is_label(payload.label)
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
    link = "_".join(said[part] for part in order)
    assume(len(link) <= LONGEST_PAYLOAD)
    payload = parse_payload(link)
    assert payload.direction_id == direction
    assert payload.pair == pair
    assert (payload.amount or 0) == Decimal(amount.replace("-", "."))


made = st.builds(
    StartPayload,
    direction_id=st.none() | ids,
    amount=st.none() | st.decimals(Decimal("1e-18"), Decimal(10**15 - 1), places=18),
    partner_id=st.none() | st.integers(1, 10**9 - 1),
    label=st.just("") | labels,
)


@many
@given(made)
def test_a_link_says_what_it_was_made_of(payload: StartPayload) -> None:
    text = write_payload(payload)
    assert (parse_payload(text) == payload) is (len(text) <= LONGEST_PAYLOAD or payload == StartPayload())

"""Callback data: a modified client can send any bytes; what we make ourselves always fits and comes back."""

from decimal import Decimal

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, User
from hypothesis import example, given
from hypothesis import strategies as st

from bot.ui.callbacks import Act, BidAct, BidButton, Go, OpenDirection, Place, Speak, StepButton
from bot.ui.partner_link_buttons import LinkAct, LinkButton, LinkPage
from tests.properties.damage import anything, damaged
from tests.properties.examples import many

KINDS: tuple[type[CallbackData], ...] = (
    Go,
    OpenDirection,
    Speak,
    StepButton,
    BidButton,
    LinkButton,
    LinkPage,
)
WHOLE_NUMBERS = {Act.PAGE, Act.PICK}
TELEGRAM_BYTES = 64

ids = st.integers(0, 10**18 - 1)  # what IdMaker makes
numbers = st.integers(0, 2**63 - 1)
short = st.integers(0, 10**9)
step_values = st.one_of(
    st.tuples(st.sampled_from([Act.PAGE, Act.PICK]), short.map(str)),
    st.tuples(st.just(Act.EDIT), st.sampled_from(["any", "amount"]) | st.integers(0, 9999).map(str)),
    st.tuples(st.just(Act.OPTION), st.integers(0, 2**32 - 1).map("{:08x}".format)),
    st.tuples(st.just(Act.AMOUNT), st.from_regex(r"[0-9]{1,15}(\.[0-9]{1,18})?", fullmatch=True)),
    st.tuples(st.sampled_from([Act.SIDE, Act.BACK, Act.CONFIRM, Act.REFRESH, Act.SKIP]), st.just("")),
)
link_amounts = st.decimals(Decimal("1e-17"), Decimal(10**15 - 1), places=17)
ours = st.one_of(
    st.builds(
        LinkButton,
        act=st.sampled_from(LinkAct),
        direction=st.none() | st.integers(0, 10**9 - 1),
        amount=st.none() | link_amounts,
        label=st.from_regex(r"[A-Za-z0-9-]{0,16}", fullmatch=True),
    ),
    st.builds(LinkPage, page=numbers),
    st.builds(Go, place=st.sampled_from(Place), page=numbers, below=st.booleans()),
    st.builds(OpenDirection, direction=numbers),
    st.builds(Speak, locale=st.sampled_from(["en", "ru", "pt-br"])),
    st.builds(BidButton, bid=numbers, act=st.sampled_from(BidAct)),
    st.builds(
        lambda draft, version, step: StepButton(draft=draft, version=version, act=step[0], value=step[1]),
        ids,
        st.integers(0, 9999),
        step_values,
    ),
)
others = st.one_of(
    damaged(ours.map(CallbackData.pack)),
    st.lists(
        st.sampled_from(["x", "b", "go", "d", "sp", "l", "lp", "ok", "am", "open", "", "0", "-1", "1e9"]),
        max_size=6,
    ).map(":".join),
    st.binary(max_size=TELEGRAM_BYTES).map(lambda raw: raw.decode("utf-8", "surrogateescape")),
    anything,
)


def read(data: str) -> list[CallbackData]:
    """What the routers' filters make of it."""
    return [found["callback_data"] for kind in KINDS if (found := _filtered(kind, data))]


def _filtered(kind: type[CallbackData], data: str) -> dict[str, CallbackData]:
    person = User(id=1, is_bot=False, first_name="A")
    query = CallbackQuery.model_construct(id="1", from_user=person, chat_instance="1", data=data)
    try:
        kind.filter()(query).send(None)
    except StopIteration as end:
        return end.value or {}
    raise AssertionError("the filter waits for something")


@many
@given(others)
@example("l:s::1.9999999999999999999999999999999999999999999999999999999999999999999999999999E-16:")
@example("l:s::1E+999999999999:")
@example("l:s::1E-999999999999:")
def test_any_callback_data_is_read_or_left(data: str) -> None:
    for found in read(data):
        for number in (value for value in dict(found).values() if isinstance(value, int)):
            assert 0 <= number < 2**63
        if isinstance(found, StepButton):
            _usable(found)
        if isinstance(found, LinkButton):
            assert len(found.but(direction=10**9 - 1).pack()) <= TELEGRAM_BYTES


def _usable(button: StepButton) -> None:
    """What the handlers do with the value of an act without looking at it again."""
    if button.act in WHOLE_NUMBERS or (button.act is Act.EDIT and button.value not in {"any", "amount"}):
        assert 0 <= int(button.value) < 10**18
    if button.act is Act.AMOUNT:
        assert Decimal(button.value).is_finite()
        assert len(Decimal(button.value).as_tuple().digits) <= 60


@many
@given(ours)
def test_our_own_buttons_fit_and_come_back(button: CallbackData) -> None:
    data = button.pack()
    assert len(data.encode()) <= TELEGRAM_BYTES
    assert read(data) == [button]

"""Official acts."""

import pytest
from attrs import evolve
from hypothesis import given

from fzdigital.errors import InconsistentError, InvalidValueError
from fzdigital.nouns import ActKind, Industry, OfficialAct
from tests.domain.samples import DAY, EXIT, ONE
from tests.strategies.nouns import official_acts

FULL: dict[str, object] = {"code": ONE, "industry": Industry.KNIT, "batch": 1}
NEEDED = {
    ActKind.CALL: (),
    ActKind.OPINION: ("batch",),
    ActKind.RECOMMEND: ("code", "industry", "batch"),
    ActKind.ADMIT: ("code", "industry", "batch"),
    ActKind.RESERVE: ("code", "batch"),
    ActKind.PROMOTE: ("code", "industry"),
    ActKind.EXIT: ("code",),
}
OPTIONAL = {ActKind.CALL: ("batch",)}


def act(kind: ActKind, *names: str) -> OfficialAct:
    """An act of a kind with just these fields filled in."""
    filled = {name: value if name in names else None for name, value in FULL.items()}
    return OfficialAct(kind, DAY, **filled)  # type: ignore[arg-type]


class TestFields:
    """Every kind of act has its own fields."""

    @pytest.mark.parametrize("kind", ActKind, ids=str)
    def test_those_needed_suffice(self, kind: ActKind) -> None:
        """An act with the fields of its kind holds together."""
        assert act(kind, *NEEDED[kind]).kind is kind

    @pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in NEEDED.items() for name in names])
    def test_none_may_be_missing(self, kind: ActKind, name: str) -> None:
        """Without any one of them it is refused, by the field's name."""
        with pytest.raises(InconsistentError, match=f"^{name} is None"):
            act(kind, *(other for other in NEEDED[kind] if other != name))

    @pytest.mark.parametrize(
        ("kind", "name"),
        [
            (kind, name)
            for kind, names in NEEDED.items()
            for name in FULL
            if name not in (*names, *OPTIONAL.get(kind, ()))
        ],
    )
    def test_none_may_be_superfluous(self, kind: ActKind, name: str) -> None:
        """With any other it is refused, because nobody would know what it means."""
        with pytest.raises(InconsistentError, match=f"^{name} is .* because the act is {kind}"):
            act(kind, *NEEDED[kind], name)

    def test_a_call_may_be_for_a_batch(self) -> None:
        """5(5)d: a call may name its batch or leave it open."""
        assert act(ActKind.CALL, "batch").batch == 1


class TestGrounds:
    """An exit names the clauses it rests on."""

    def test_may_be_left_out(self) -> None:
        """An exit without grounds is recorded; whether it was lawful is another question."""
        assert evolve(EXIT, grounds=()).grounds == ()

    def test_keep_the_order_named(self) -> None:
        """The first ground stays first."""
        assert evolve(EXIT, grounds=("5(4)", "5(1)c")).grounds == ("5(4)", "5(1)c")

    def test_lose_the_spaces_around_them(self) -> None:
        """A clause is the same whatever spaces the sheet has."""
        assert evolve(EXIT, grounds=(" 5(4) ",)) == evolve(EXIT, grounds=("5(4)",))

    @pytest.mark.parametrize("grounds", [("",), (4,), "5(4)", ["5(4)"]], ids=repr)
    def test_are_texts_in_a_tuple(self, grounds: object) -> None:
        """An empty ground, a number, a bare text and a list are refused."""
        with pytest.raises(InvalidValueError):
            evolve(EXIT, grounds=grounds)

    @pytest.mark.parametrize("kind", [kind for kind in ActKind if kind is not ActKind.EXIT], ids=str)
    def test_belong_to_exits_only(self, kind: ActKind) -> None:
        """No other act has grounds to name."""
        with pytest.raises(InconsistentError, match=r"^grounds is"):
            evolve(act(kind, *NEEDED[kind]), grounds=("5(4)",))

    @given(official_acts())
    def test_are_empty_unless_named(self, some: OfficialAct) -> None:
        """Whatever the kind, an act without grounds holds together."""
        assert evolve(some, grounds=()).grounds == ()

"""What holds of every noun."""

import pickle
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from typing import Any

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import fzdigital.nouns
from fzdigital.errors import (
    FzdigitalError,
    InconsistentError,
    InvalidCodeError,
    InvalidDateError,
    InvalidScoreError,
    InvalidValueError,
)
from fzdigital.nouns import (
    ActKind,
    Happening,
    RectificationOutcome,
    Reply,
    Verification,
)
from tests.domain import samples
from tests.domain.samples import (
    ADMISSION,
    APPLICATION,
    CHECK,
    CORRECTION,
    DAY,
    DOSSIER,
    ENTRY,
    EVE,
    INCIDENT,
    LIBRARY,
    MARK,
    MEMBER,
    NOTICE,
    OTHER,
    PROVIDER,
    RATING,
    RECTIFICATION,
    REPORT,
    RESERVE,
    REVIEW,
    SCORE,
    UPDATE,
)
from tests.strategies.nouns import NOUNS

SAMPLES = tuple(value for value in vars(samples).values() if attrs.has(type(value)))
MOMENT = datetime(2025, 3, 3, 12)  # noqa: DTZ001 a moment without a zone is what a spreadsheet gives

BROKEN: tuple[tuple[Any, dict[str, object], type[FzdigitalError]], ...] = (
    (PROVIDER, {"code": "91350100000000001"}, InvalidCodeError),
    (PROVIDER, {"name": " "}, InvalidValueError),
    (PROVIDER, {"kind": "platform"}, InvalidValueError),
    (APPLICATION, {"provider": samples.ONE}, InvalidValueError),
    (APPLICATION, {"industry": "knit"}, InvalidValueError),
    (APPLICATION, {"batch": 0}, InvalidValueError),
    (APPLICATION, {"on": MOMENT}, InvalidDateError),
    (APPLICATION, {"form_submitted": "否"}, InvalidValueError),
    (APPLICATION, {"listed": 0}, InvalidValueError),
    (APPLICATION, {"tie_order": 0}, InvalidValueError),
    (SCORE, {"hundredths": 100_000}, InvalidScoreError),
    (SCORE, {"hundredths": -1}, InvalidScoreError),
    (SCORE, {"hundredths": True}, InvalidScoreError),
    (SCORE, {"hundredths": "8550"}, InvalidScoreError),
    (MARK, {"code": 1}, InvalidCodeError),
    (MARK, {"industry": None}, InvalidValueError),
    (MARK, {"batch": True}, InvalidValueError),
    (MARK, {"on": "2025-03-03"}, InvalidDateError),
    (MARK, {"expert": ""}, InvalidValueError),
    (MARK, {"score": 85}, InvalidValueError),
    (REVIEW, {"code": "x"}, InvalidCodeError),
    (REVIEW, {"industry": "auto"}, InvalidValueError),
    (REVIEW, {"batch": "1"}, InvalidValueError),
    (REVIEW, {"marks": (("专家甲", "回避"),)}, InvalidValueError),
    (REVIEW, {"marks": (("专家甲", SCORE), (" 专家甲", SCORE))}, InconsistentError),
    (RATING, {"code": "x"}, InvalidCodeError),
    (RATING, {"round": 0, "rechecks": None}, InvalidValueError),
    (RATING, {"on": None}, InvalidDateError),
    (RATING, {"stars": 2}, InvalidValueError),
    (RATING, {"rechecks": 0}, InvalidValueError),
    (RATING, {"rechecks": 2}, InconsistentError),
    (NOTICE, {"batch": 0}, InvalidValueError),
    (NOTICE, {"on": "2025-03-03"}, InvalidDateError),
    (NOTICE, {"ends_on": EVE}, InconsistentError),
    (ADMISSION, {"kind": "admit"}, InvalidValueError),
    (ADMISSION, {"on": MOMENT}, InvalidDateError),
    (ADMISSION, {"code": "x"}, InvalidCodeError),
    (ADMISSION, {"code": None}, InconsistentError),
    (ADMISSION, {"industry": "knit"}, InvalidValueError),
    (ADMISSION, {"batch": 0}, InvalidValueError),
    (ADMISSION, {"kind": ActKind.OPINION, "industry": None}, InconsistentError),
    (ADMISSION, {"grounds": ["5(4)"]}, InvalidValueError),
    (UPDATE, {"code": "x"}, InvalidCodeError),
    (UPDATE, {"on": None}, InvalidDateError),
    (UPDATE, {"due": EVE}, InconsistentError),
    (UPDATE, {"first_filling": 1}, InvalidValueError),
    (UPDATE, {"done": "是"}, InvalidValueError),
    (UPDATE, {"late": "否"}, InvalidValueError),
    (UPDATE, {"done": None}, InconsistentError),
    (UPDATE, {"done_on": EVE}, InconsistentError),
    (RECTIFICATION, {"code": "x"}, InvalidCodeError),
    (RECTIFICATION, {"basis": "5(3)"}, InvalidValueError),
    (RECTIFICATION, {"on": None}, InvalidDateError),
    (RECTIFICATION, {"deadline": EVE}, InconsistentError),
    (RECTIFICATION, {"deadline": "无"}, InvalidDateError),
    (RECTIFICATION, {"outcome": "failed"}, InvalidValueError),
    (RECTIFICATION, {"outcome": RectificationOutcome.PENDING}, InconsistentError),
    (RECTIFICATION, {"outcome_on": EVE}, InconsistentError),
    (REPORT, {"code": "x"}, InvalidCodeError),
    (REPORT, {"case_number": 7}, InvalidValueError),
    (REPORT, {"on": MOMENT}, InvalidDateError),
    (REPORT, {"real_name": "是"}, InvalidValueError),
    (REPORT, {"evidence": "是"}, InvalidValueError),
    (REPORT, {"contact": "是"}, InvalidValueError),
    (REPORT, {"accepted": 1}, InvalidValueError),
    (REPORT, {"reply": "pending"}, InvalidValueError),
    (REPORT, {"verification": "pending"}, InvalidValueError),
    (REPORT, {"accepted": False}, InconsistentError),
    (REPORT, {"reply": Reply.PENDING}, InconsistentError),
    (REPORT, {"verification": Verification.PENDING}, InconsistentError),
    (REPORT, {"accepted_on": EVE}, InconsistentError),
    (REPORT, {"verified_on": EVE}, InconsistentError),
    (REPORT, {"reply_on": EVE}, InconsistentError),
    (REPORT, {"verification_on": EVE}, InconsistentError),
    (INCIDENT, {"code": "x"}, InvalidCodeError),
    (INCIDENT, {"kind": "major_safety"}, InvalidValueError),
    (INCIDENT, {"on": None}, InvalidDateError),
    (INCIDENT, {"during_service": "是"}, InvalidValueError),
    (INCIDENT, {"grave": "是"}, InvalidValueError),
    (CHECK, {"code": "x"}, InvalidCodeError),
    (CHECK, {"on": None}, InvalidDateError),
    (CHECK, {"listed": "否"}, InvalidValueError),
    (MEMBER, {"code": "x"}, InvalidCodeError),
    (MEMBER, {"industry": "knit"}, InvalidValueError),
    (MEMBER, {"joined_on": MOMENT}, InvalidDateError),
    (MEMBER, {"by": "admit"}, InconsistentError),
    (MEMBER, {"by": ActKind.RESERVE}, InconsistentError),
    (MEMBER, {"batch": 0}, InvalidValueError),
    (LIBRARY, {"members": (ADMISSION,)}, InvalidValueError),
    (LIBRARY, {"members": (MEMBER, MEMBER)}, InconsistentError),
    (RESERVE, {"codes": ("x",)}, InvalidCodeError),
    (RESERVE, {"codes": samples.ONE}, InvalidValueError),
    (RESERVE, {"codes": (OTHER, samples.ONE, OTHER)}, InconsistentError),
    (ENTRY, {"id": ""}, InvalidValueError),
    (ENTRY, {"what": PROVIDER}, InvalidValueError),
    (ENTRY, {"recorded_on": None}, InvalidDateError),
    (ENTRY, {"recorded_on": EVE}, InconsistentError),
    (CORRECTION, {"entry": ""}, InvalidValueError),
    (CORRECTION, {"field": ""}, InvalidValueError),
    (CORRECTION, {"old": ["5(4)"]}, InvalidValueError),
    (CORRECTION, {"new": {"stars": 1}}, InvalidValueError),
    (CORRECTION, {"why": "多\n行"}, InvalidValueError),
    (CORRECTION, {"recorded_on": MOMENT}, InvalidDateError),
    (DOSSIER, {"code": "x"}, InvalidCodeError),
    (DOSSIER, {"code": OTHER}, InconsistentError),
    (DOSSIER, {"in_reserve": None}, InvalidValueError),
    (DOSSIER, {"memberships": (ADMISSION,)}, InvalidValueError),
    (DOSSIER, {"exits": (RATING,)}, InvalidValueError),
    (DOSSIER, {"exits": (ADMISSION,)}, InconsistentError),
    (DOSSIER, {"applications": (PROVIDER,)}, InvalidValueError),
    (DOSSIER, {"ratings": (NOTICE,)}, InvalidValueError),
    (DOSSIER, {"notices": (RECTIFICATION,)}, InvalidValueError),
    (DOSSIER, {"rectifications": (UPDATE,)}, InvalidValueError),
    (DOSSIER, {"reports": (INCIDENT,)}, InvalidValueError),
    (DOSSIER, {"incidents": (REPORT,)}, InvalidValueError),
    (DOSSIER, {"checks": (evolve(CHECK, code=OTHER),)}, InconsistentError),
    (DOSSIER, {"incomplete": ("applications",)}, InvalidValueError),
)


@pytest.fixture(params=[False, True], ids=["validators on", "validators off"])
def _attrs_validators(request: pytest.FixtureRequest) -> Iterator[None]:
    before = attrs.validators.get_disabled()
    attrs.validators.set_disabled(request.param)
    yield
    attrs.validators.set_disabled(before)


def mutable_parts(value: object, path: str = "") -> Iterator[str]:
    """The paths below a value at which something stands that could be changed in place."""
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from mutable_parts(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from mutable_parts(part, f"{path}[{number}]")
    elif value is not None and not isinstance(value, str | int | date | Enum):
        yield f"{path}: {type(value).__name__}"


class TestInvariants:
    """A noun that breaks its own invariants does not exist."""

    @pytest.mark.usefixtures("_attrs_validators")
    @pytest.mark.parametrize(
        ("noun", "changes", "error"),
        BROKEN,
        ids=[f"{type(noun).__name__}-{'-'.join(changes)}-{number}" for number, (noun, changes, _) in enumerate(BROKEN)],
    )
    def test_hold_whatever_attrs_is_told_to_skip(
        self, noun: Any, changes: dict[str, object], error: type[FzdigitalError]
    ) -> None:
        """A value that a field does not admit is refused, with validators switched off as well."""
        with pytest.raises(error) as caught:
            evolve(noun, **changes)
        assert caught.type is error

    def test_are_tried_for_every_field(self) -> None:
        """The table of broken nouns leaves out no field of any noun."""
        tried = {(type(noun), name) for noun, changes, _ in BROKEN for name in changes}
        assert {(kind, field.name) for kind in NOUNS for field in attrs.fields(kind)} - tried == set()


class TestMessages:
    """A refusal tells the official what stands where and what should."""

    @pytest.mark.parametrize(("noun", "changes", "error"), BROKEN, ids=range(len(BROKEN)))
    def test_exist_in_both_languages(self, noun: Any, changes: dict[str, object], error: type[FzdigitalError]) -> None:
        """Every message is a sentence in Chinese and one in English."""
        with pytest.raises(error) as caught:
            evolve(noun, **changes)
        assert "应为" in caught.value.text.zh
        assert "it must be" in caught.value.text.en

    def test_survive_pickling(self) -> None:
        """A refusal raised in a worker process arrives with its words."""
        with pytest.raises(InconsistentError) as caught:
            evolve(RATING, rechecks=2)
        assert pickle.loads(pickle.dumps(caught.value)).text == caught.value.text


class TestValues:
    """A noun is a value: equal when its fields are, never changed."""

    @given(st.one_of(*NOUNS.values()))
    def test_equal_nouns_have_equal_hashes(self, noun: object) -> None:
        """A copy by way of pickle is equal and finds the original's place in a set."""
        copy = pickle.loads(pickle.dumps(noun))
        assert copy == noun
        assert copy in {noun}

    @given(st.one_of(*NOUNS.values()))
    def test_nothing_in_a_noun_can_be_changed_in_place(self, noun: object) -> None:
        """Down to the last field there are only texts, numbers, days, members of enumerations and tuples."""
        assert list(mutable_parts(noun)) == []

    def test_a_mutable_part_would_be_found(self) -> None:
        """The search finds a list two levels down."""
        assert list(mutable_parts(((DAY, [1]),))) == ["[0][1]: list"]

    @pytest.mark.parametrize("noun", SAMPLES, ids=lambda noun: type(noun).__name__)
    def test_no_field_can_be_set(self, noun: object) -> None:
        """Assigning to a field is an error."""
        name = attrs.fields(type(noun))[0].name
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(noun, name, None)

    @given(st.one_of(*NOUNS.values()))
    def test_building_a_noun_anew_changes_nothing(self, noun: Any) -> None:
        """What converters made of a field they leave as it is the second time."""
        assert evolve(noun) == noun


class TestCompleteness:
    """No noun is left out of these tests."""

    def test_every_noun_has_a_strategy(self) -> None:
        """The attrs classes that the package exports are those for which there is a strategy."""
        exported = {value for value in vars(fzdigital.nouns).values() if isinstance(value, type) and attrs.has(value)}
        assert exported == set(NOUNS)

    def test_every_noun_has_a_sample(self) -> None:
        """And those of which there is a sample."""
        assert {type(sample) for sample in SAMPLES} == set(NOUNS)

    @pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
    def test_what_can_be_recorded_has_a_day(self, kind: type) -> None:
        """Exactly the happenings have a field for the day they happened."""
        assert ("on" in attrs.fields_dict(kind)) == issubclass(kind, Happening)

    def test_names_are_sorted(self) -> None:
        """The exported names stand in order and each is there."""
        assert fzdigital.nouns.__all__ == sorted(set(fzdigital.nouns.__all__))
        assert all(hasattr(fzdigital.nouns, name) for name in fzdigital.nouns.__all__)

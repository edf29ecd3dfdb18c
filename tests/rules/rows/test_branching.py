"""Forms of questions, and the statements that ask them."""

from hypothesis import given as drawn
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from fzdigital.rules.rows.branching import Branching
from fzdigital.rules.rows.forms import Form, Junction, Question, given, joined
from tests.strategies.trees import unhurried

COUNT = 9
QUESTIONS = tuple(Question((place,), (), True) for place in range(COUNT))


def holds(form: Form, answers: tuple[bool, ...]) -> bool:
    """Whether a form holds, from the answer to each question."""
    if isinstance(form, bool):
        return form
    if isinstance(form, Junction):
        return (all if form.every else any)(holds(part, answers) for part in form.parts)
    (place,) = form.asks
    assert isinstance(place, int)
    return answers[place] == form.holds


def run(forms: list[Form], answers: tuple[bool, ...]) -> tuple[int, list[str]]:
    """The mask that the statements find, and the statements."""
    lines = list(Branching(tuple(f"a[{place}]" for place in range(COUNT))).statements(list(enumerated(forms))))
    space: dict[str, object] = {"a": answers, "m": 0}
    exec("\n".join(lines), space)
    mask = space["m"]
    assert isinstance(mask, int)
    return mask, lines


def enumerated(forms: list[Form]) -> list[tuple[int, Form]]:
    """Each form with its bit."""
    return [(1 << place, form) for place, form in enumerate(forms)]


def forms() -> SearchStrategy[Form]:
    """Forms of any shape."""
    leaf = st.builds(lambda one, yes: Question(one.asks, (), yes), st.sampled_from(QUESTIONS), st.booleans())
    return st.recursive(
        st.one_of(st.booleans(), leaf),
        lambda inner: st.builds(joined, st.booleans(), st.lists(inner, max_size=4)),
        max_leaves=12,
    )


ANSWERS = st.tuples(*(st.booleans() for _ in range(COUNT)))


class TestForms:
    """A form means the same however it is put."""

    @unhurried
    @drawn(st.booleans(), st.lists(forms(), max_size=4), ANSWERS)
    def test_what_makes_no_difference_is_left_out(
        self, every: bool, parts: list[Form], answers: tuple[bool, ...]
    ) -> None:
        """Joined parts hold when all, or any, of them hold."""
        assert holds(joined(every, parts), answers) == (all if every else any)(holds(part, answers) for part in parts)

    @unhurried
    @drawn(forms(), ANSWERS, st.sampled_from(QUESTIONS))
    def test_a_question_answered(self, form: Form, answers: tuple[bool, ...], one: Question) -> None:
        """What is left of a form once a question is answered holds when the form does."""
        (place,) = one.asks
        assert isinstance(place, int)
        if not isinstance(form, bool):
            assert holds(given(form, one.asks, answers[place]), answers) == holds(form, answers)

    def test_what_excludes_another(self) -> None:
        """Who is known to be a student is not known to be none."""
        yes, no = Question((0, " is True"), (0, " is False"), True), Question((0, " is False"), (0, " is True"), True)
        assert given(no, yes.asks, True) is False
        assert given(no, yes.asks, False) == no


class TestStatements:
    """The statements find the answers that hold."""

    @unhurried
    @drawn(st.lists(forms(), max_size=5), ANSWERS)
    def test_they_are_those_of_the_forms(self, found: list[Form], answers: tuple[bool, ...]) -> None:
        """One bit for each form that holds."""
        mask, _ = run(found, answers)
        assert mask == sum(bit for bit, form in enumerated(found) if holds(form, answers))

    def test_a_shared_question_is_asked_once(self) -> None:
        """Three answers hang on the first question."""
        first, *others = QUESTIONS
        _, lines = run([joined(True, (first, other)) for other in others[:3]], (True,) * COUNT)
        assert sum(line.count("a[0]") for line in lines) == 1

    def test_they_do_not_grow_without_bound(self) -> None:
        """Answers that hang on every pair of questions are written out once they have split often enough."""
        pairs = [joined(False, (one, other)) for one in QUESTIONS for other in QUESTIONS if one is not other]
        answers = tuple(place % 3 > 0 for place in range(COUNT))
        mask, lines = run([joined(True, pairs[place:]) for place in range(len(pairs))], answers)
        assert mask == sum(1 << place for place in range(len(pairs)) if holds(joined(True, pairs[place:]), answers))
        assert len(lines) < 64 * len(pairs)

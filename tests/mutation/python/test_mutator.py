"""The mutator itself: what it changes, what it leaves alone, and that every listed equivalent stands somewhere."""

import ast
from pathlib import Path
from textwrap import dedent

import pytest

from tests.mutation.python.equivalents import Equivalent, listed
from tests.mutation.python.mutant import Key, Mutant
from tests.mutation.python.places import mutants_of
from tests.mutation.python.report import Tally, told
from tests.mutation.python.scope import DIRECTORIES, LIBRARY, PACKAGES, ROOT, is_wording, modules
from tests.mutation.python.warm import Live

FILE = "domain/example.py"


def mutants(source: str) -> tuple[Mutant, ...]:
    """The mutants of a module given as text."""
    text = dedent(source)
    return mutants_of(FILE, text, ast.parse(text))


def changes(source: str) -> set[str]:
    """The changes of a module given as text."""
    return {f"{one.key.before} -> {one.key.after}" for one in mutants(source)}


class TestChanges:
    """What is changed."""

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("a < b", {"a < b -> a <= b", "a < b -> a >= b"}),
            ("a is None", {"a is None -> a is not None"}),
            ("a and b", {"a and b -> a or b", "a and b -> a", "a and b -> b"}),
            ("not a", {"not a -> a"}),
            ("a + 1", {"a + 1 -> a - 1", "1 -> 2", "1 -> 0"}),
            ("a | b", {"a | b -> a & b", "a | b -> a", "a | b -> b"}),
            ("True", {"True -> False"}),
            ("'knit'", {"'knit' -> 'knitx'"}),
            ("(a, b)", {"(a, b) -> (b,)", "(a, b) -> (a,)"}),
            ("{a}", {"{a} -> set()"}),
            ("{a: b}", {"{a: b} -> {}"}),
            ("a if b else c", {"a if b else c -> a", "a if b else c -> c"}),
            ("f(a, b)", {"f(a, b) -> f(a)", "f(a, b) -> f(None, b)", "f(a, b) -> f(a, None)"}),
            ("f(a=b)", {"f(a=b) -> f()", "f(a=b) -> f(a=None)"}),
            ("min(a)", {"min(a) -> min()", "min(a) -> min(None)", "min(a) -> max(a)"}),
            ("sorted(a)", {"sorted(a) -> sorted()", "sorted(a) -> sorted(None)", "sorted(a) -> list(a)"}),
            ("a.strip()", {"a.strip() -> a"}),
            ("a[:b]", {":b -> :"}),
            ("[a for a in b if c]", {"for a in b if c -> for a in b"}),
        ],
    )
    def test_of_an_expression(self, source: str, expected: set[str]) -> None:
        """Each kind of expression has its changes."""
        assert changes(f"x = {source}") == expected

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("if a:\n    b = 1", {"a -> True", "a -> False", "1 -> 2", "1 -> 0"}),
            ("while a:\n    break", {"a -> True", "a -> False", "break -> continue", "break -> pass"}),
            ("def f():\n    return a", {"return a -> return None"}),
            ("def f():\n    return None", set()),
            ("raise A(1)", {"raise A(1) -> pass"}),
            ("a += b", {"a += b -> pass"}),
            ("match a:\n    case b if c:\n        pass", {"case b if c -> case b"}),
            ("match a:\n    case A() | B():\n        pass", {"A() | B() -> B()", "A() | B() -> A()"}),
        ],
    )
    def test_of_a_statement(self, source: str, expected: set[str]) -> None:
        """Each kind of statement has its changes."""
        assert changes(source) == expected

    def test_data_of_a_class_body(self) -> None:
        """Defaults, converters and values of an enumeration are changed like anything else."""
        source = """
            @frozen
            class A:
                top: int = 3
                name: str = field(converter=checked)
        """
        assert {"3 -> 4", "field(converter=checked) -> field()", "class A"} <= {
            *changes(source), *(f"class {one.key.function}" for one in mutants(source)),
        }  # fmt: skip
        assert all(one.at_import for one in mutants(source))

    def test_a_body_takes_effect_when_called(self) -> None:
        """A default takes effect on import, the body of the function not."""
        default, returned = mutants("def f(a=True):\n    return a\n")
        assert (default.at_import, returned.at_import) == (True, False)

    def test_two_alike_are_told_apart(self) -> None:
        """The same change twice in one line has two keys."""
        keys = {one.key for one in mutants("x = a(True) + a(True)") if one.key.operator == "truth"}
        assert [key.ordinal for key in sorted(keys, key=lambda key: key.ordinal)] == [0, 1]


class TestLeftAlone:
    """What decides nothing."""

    @pytest.mark.parametrize(
        "source",
        [
            '"""A module."""',
            'x = Text("是", "yes")',
            'def f(place: Text) -> "int | None":\n    """Say."""',
            "import a",
            '__all__ = ["a"]',
            'x = f"{a}"',
            "def f():\n    assert a",
        ],
    )
    def test_words_and_annotations(self, source: str) -> None:
        """Docstrings, wordings, annotations, imports and checks for the type checker."""
        assert changes(source) == set()

    def test_words_as_arguments(self) -> None:
        """A place for the message is not replaced, the value is."""
        source = '_CODE = Text("代码", "code")\nx = checked(a, _CODE)\n'
        assert changes(source) == {"checked(a, _CODE) -> checked(None, _CODE)"}

    def test_the_words_of_a_member(self) -> None:
        """Of an enumeration's member the value alone is changed."""
        operators = [one.key.operator for one in mutants('class A(Worded):\n    B = "b", "乙", "b"\n')]
        assert operators == ["name"]


class TestCode:
    """Changed code."""

    def test_leaves_the_tree_as_it_was(self) -> None:
        """Each mutant is made from the original, not from the one before."""
        source = "x = 1 < 2\n"
        tree = ast.parse(source)
        for mutant in mutants_of(FILE, source, tree):
            assert mutant.code(tree, FILE) != compile(tree, FILE, "exec")
            assert ast.unparse(tree) == source.strip()

    def test_replaces_what_is_alive(self, tmp_path: Path) -> None:
        """A function that somebody holds does the changed thing from then on."""
        source = "def f(a):\n    return a + 1\n"
        tree, path = ast.parse(source), str(tmp_path / "module.py")
        before = compile(tree, path, "exec")
        names: dict[str, object] = {}
        exec(before, names)
        held = names["f"]
        (mutant,) = (one for one in mutants_of(FILE, source, tree) if one.key.operator == "arithmetic")
        assert Live(tmp_path).patched(before, mutant.code(tree, path)) == 1
        assert held(5) == 4  # type: ignore[operator]


KEY = Key(FILE, "f", "return a", "return None", "return a", "return None")
ROW = Equivalent(FILE, "f", "return a", "return None", "nobody looks at it")


def tally(*rows: Equivalent, killed: bool) -> Tally:
    """The tally of one mutant."""
    fields = ("file", "function", "line", "operator", "before", "after", "ordinal")
    found = [{"key": {name: getattr(KEY, name) for name in fields}, "killed": killed}]
    return Tally.of("domain", (FILE,), found, rows)


class TestTally:
    """What counts as clean."""

    def test_a_survivor_is_shown(self) -> None:
        """With its line and the change."""
        found = tally(killed=False)
        assert not found.is_clean
        assert "return a  ->  return None" in told(found)

    def test_a_killed_one_is_clean(self) -> None:
        """Nothing is left to say."""
        assert tally(killed=True).is_clean

    def test_a_listed_one_is_clean(self) -> None:
        """It counts as equivalent."""
        found = tally(ROW, killed=False)
        assert (found.is_clean, found.equivalent) == (True, 1)

    def test_a_row_for_nothing_is_not(self) -> None:
        """Who lists a mutant that some test kills is told so."""
        assert not tally(ROW, killed=True).is_clean


class TestScope:
    """What there is to change."""

    def test_the_packages_have_modules(self) -> None:
        """Every package has modules that decide, and tests that may notice."""
        assert all(modules(package) and DIRECTORIES[package] for package in PACKAGES)

    def test_words_are_left_out(self) -> None:
        """Whole modules of words are."""
        assert is_wording("rules/wording.py")
        assert is_wording("policy/catalogue/section_4.py")
        assert not is_wording("rules/decide.py")


def test_every_equivalent_stands_somewhere() -> None:
    """A row of the list names a change that can be made; otherwise it excuses nothing and only hides something."""
    rows = listed()
    for file in sorted({row.file for row in rows}):
        source = (ROOT / LIBRARY / file).read_text(encoding="utf-8")
        keys = [one.key for one in mutants_of(file, source, ast.parse(source))]
        missing = [row for row in rows if row.file == file and not any(row.covers(key) for key in keys)]
        assert missing == []

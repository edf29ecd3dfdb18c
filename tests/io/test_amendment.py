"""Amendments as TOML documents."""

import json
import re
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdigital import MEASURES
from fzdigital.errors import AmendmentError, CasebookError, FileRefusedError
from fzdigital.io.amendment import FORMAT, read_amendment
from fzdigital.io.toml_text import MOST_BYTES, MOST_DIGITS, MOST_PARTS
from fzdigital.rules.amendment import Amendment
from fzdigital.rules.build import holds, is_
from fzdigital.rules.interchange import Json, rule_document
from fzdigital.rules.regulation import Regulation
from fzdigital.rules.rule import Act, Actor, Force, Rule
from fzdigital.rules.source import Axis, Clause, Parameter, Reading
from fzdigital.rules.vocabulary import Bool, Day, FactDef, Int, OneOf
from fzdigital.text import Text
from tests.repository.tree import ROOT
from tests.rules.toy import ROOM_RULES, RULES
from tests.strategies.trees import regulations, unhurried

HEAD = f'format = "{FORMAT}"\nid = "A"\ntitle = {{ zh = "甲号修改", en = "amendment A" }}\n'
TITLE = Text("甲号修改", "amendment A")


def read(body: str = "") -> Amendment:
    """An amendment with the usual head and some body."""
    return read_amendment(HEAD + body)


def faults(document: str) -> dict[str, str]:
    """The faults of a document in English, by place; of one place the last."""
    with pytest.raises(AmendmentError) as error:
        read_amendment(document)
    assert all(text.zh != text.en and text.zh for _, text in error.value.problems)
    return {place: text.en for place, text in error.value.problems}


def toml(value: Json) -> str:
    """A JSON value as TOML writes it in one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{json.dumps(key)} = {toml(inner)}" for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(toml, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def table(value: Json) -> str:
    """A JSON object as the lines of a TOML table."""
    assert isinstance(value, dict)
    return "".join(f"{json.dumps(key)} = {toml(inner)}\n" for key, inner in value.items())


class TestExample:
    """The invented amendment among the examples."""

    def test_it_amends_the_measures(self) -> None:
        """A year more and two other numbers, from its day."""
        example = read_amendment(ROOT / "examples" / "amendment.toml")
        amended = MEASURES.amend(example)
        assert example.from_day == date(2025, 7, 1)
        assert amended == MEASURES.amend(expires_on=date(2026, 12, 31), refill_floor=25, no_star_limit=3)
        assert (amended.id, amended.number("refill_floor")) == (MEASURES.id, 25)

    def test_it_says_that_it_is_invented(self) -> None:
        """In both languages, in the file and in its title."""
        path = ROOT / "examples" / "amendment.toml"
        lines = path.read_text(encoding="utf-8").splitlines()
        assert "虚构" in lines[0]
        assert "invented" in lines[1]
        title = read_amendment(path).title
        assert "虚构" in title.zh
        assert "Invented" in title.en


class TestWhatIsRead:
    """Each part of an amendment."""

    def test_the_head_alone(self) -> None:
        """An amendment that changes nothing, and has no day."""
        assert read() == Amendment("A", TITLE)

    def test_a_day_values_and_readings(self) -> None:
        """Numbers, days, a reading, one left open, and rules repealed; the result fits the reading room."""
        amendment = read(
            'from = 2024-07-01\nrepeal = ["5"]\n[parameters]\ngrace = 7\nends = 2026-02-28\n'
            '[readings]\n"Q-5.from_when" = "at_once"\n"Q-0.last_day" = "open"\n'
        )
        assert amendment == Amendment(
            "A", TITLE, date(2024, 7, 1), (("grace", 7), ("ends", date(2026, 2, 28))),
            (("Q-5.from_when", "at_once"), ("Q-0.last_day", None)), repeal=("5",),
        )  # fmt: skip
        assert ROOM_RULES.amend(amendment).reading("Q-0.last_day") is None

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
    @pytest.mark.parametrize("part", ["add", "replace"])
    def test_the_rules_of_the_reading_room(self, part: str, rule: Rule) -> None:
        """The table of a rule is the object of the rule in JSON."""
        assert getattr(read(f"[[{part}]]\n{table(rule_document(rule))}"), part) == (rule,)

    @unhurried
    @given(regulations())
    def test_any_rules(self, regulation: Regulation) -> None:
        """Those of any regulation, with everything a rule can have, come back as they were."""
        body = "".join(f"[[replace]]\n{table(rule_document(rule))}" for rule in regulation.rules)
        assert regulation.amend(read(body)) == regulation

    def test_a_latitude(self) -> None:
        """The range of a power in words."""
        rule = Rule("9", "9", "a", "b", Force.MAY, holds(FACT), latitude=Text("一本", "one book"))
        assert read(f"[[add]]\n{table(rule_document(rule))}").add == (rule,)

    def test_what_an_added_rule_needs(self) -> None:
        """Declarations of every kind, and facts of every sort; left out is what has its default."""
        assert read(DECLARED) == Amendment(
            "A", TITLE,
            clauses=(
                Clause("9", Text("第9款", "section 9"), "permission", Text("馆", "room"), Text("九", "nine"), ()),
                Clause(
                    "9a", Text("第9款", "section 9"), "scope", Text("馆", "room"), Text("九", "nine"), (), ("OP-1",),
                    Text("无", "none"),
                ),
            ),
            facts=(
                FACT,
                FactDef("card.count", Int(0, 5, Text("次", "times")), WORDING, "9", WORDING, WORDING),
                FactDef(
                    "card.kind", OneOf((("a", Text("甲", "A")), ("b", Text("乙", "B")))), WORDING, "9", WORDING, WORDING
                ),
                FactDef(
                    "loan.on", Day(date(2024, 1, 1), date(2024, 12, 31)), WORDING, "9", WORDING, WORDING, "loan", "act",
                    date(2024, 1, 1), WORDING, "up",
                ),
            ),
            new_parameters=(
                Parameter("deposit", 30, WORDING, "9", WORDING),
                Parameter(
                    "until", date(2025, 1, 1), WORDING, "9", WORDING, date(2024, 1, 1), date(2030, 12, 31), "ends"
                ),
            ),
            axes=(
                Axis(
                    "Q-9", ("9",), WORDING, (Reading("a", Text("甲", "A")), Reading("b", Text("乙", "B"))), "a",
                    WORDING, WORDING, WORDING,
                ),
            ),
            actors=(Actor("cashier", WORDING),),
            acts=(Act("refund", "card", WORDING, benefits="holder"), Act("keep", "card", WORDING, "holder")),
        )  # fmt: skip

    def test_it_fits_the_reading_room(self) -> None:
        """The whole, with a rule of its own, makes a sound regulation."""
        rule = Rule("9", "9", "refund", "cashier", Force.MUST, is_(KIND, "a"))
        amended = ROOM_RULES.amend(read(f"[[add]]\n{table(rule_document(rule))}{DECLARED}"))
        assert amended.rules[-1] == rule
        assert amended.number("deposit") == 30

    def test_from_text_bytes_and_a_file(self, tmp_path: Path) -> None:
        """With a byte order mark or without."""
        path = tmp_path / "amendment.toml"
        path.write_bytes(b"\xef\xbb\xbf" + HEAD.encode())
        assert read_amendment(path) == read_amendment(HEAD.encode()) == read_amendment("\ufeff" + HEAD) == read()


WORDING = Text("词", "word")
FACT = FactDef(
    "card.deposit", Bool(Text("是", "yes"), Text("否", "no")), WORDING, "9", WORDING, WORDING, "card"
)  # fmt: skip
KIND = FactDef("card.kind", OneOf((("a", WORDING), ("b", WORDING))), WORDING, "9", WORDING, WORDING, "card")
_WORDS = 'text = { zh = "词", en = "word" }\n'
_ASKED = f'{_WORDS}clause = "9"\nquestion = {{ zh = "词", en = "word" }}\nanswered_by = {{ zh = "词", en = "word" }}\n'
_UNIT = 'citation = { zh = "第9款", en = "section 9" }\nactor = { zh = "馆", en = "room" }\n'
DECLARED = f"""
[[clause]]
id = "9"
kind = "permission"
paraphrase = {{ zh = "九", en = "nine" }}
{_UNIT}
[[clause]]
id = "9a"
kind = "scope"
paraphrase = {{ zh = "九", en = "nine" }}
points = ["OP-1"]
excuse = {{ zh = "无", en = "none" }}
{_UNIT}
[[fact]]
name = "card.deposit"
of = "card"
sort = {{ bool = {{ affirmed = {{ zh = "是", en = "yes" }}, denied = {{ zh = "否", en = "no" }} }} }}
{_ASKED}
[[fact]]
name = "card.count"
sort = {{ int = {{ low = 0, high = 5, unit = {{ zh = "次", en = "times" }} }} }}
{_ASKED}
[[fact]]
name = "card.kind"
sort = {{ one_of = [{{ id = "a", zh = "甲", en = "A" }}, {{ id = "b", zh = "乙", en = "B" }}] }}
{_ASKED}
[[fact]]
name = "loan.on"
of = "loan"
sort = {{ day = {{ first = 2024-01-01, last = 2024-12-31 }} }}
world = "act"
absent = 2024-01-01
changed_by = {{ zh = "词", en = "word" }}
moves = "up"
{_ASKED}
[[parameter]]
name = "deposit"
value = 30
unit = {{ zh = "词", en = "word" }}
clause = "9"
{_WORDS}
[[parameter]]
name = "until"
value = 2025-01-01
low = 2024-01-01
high = 2030-12-31
at_most = "ends"
unit = {{ zh = "词", en = "word" }}
clause = "9"
{_WORDS}
[[axis]]
id = "Q-9"
clauses = ["9"]
question = {{ zh = "词", en = "word" }}
readings = [{{ id = "a", zh = "甲", en = "A" }}, {{ id = "b", zh = "乙", en = "B" }}]
default = "a"
arguments = {{ zh = "词", en = "word" }}
settled_by = {{ zh = "词", en = "word" }}
inert = {{ zh = "词", en = "word" }}
[[actor]]
id = "cashier"
{_WORDS}
[[act]]
id = "refund"
subject = "card"
benefits = "holder"
{_WORDS}
[[act]]
id = "keep"
subject = "card"
burdens = "holder"
{_WORDS}
"""


class TestFaults:
    """What is no amendment, with its place."""

    def test_an_empty_document(self) -> None:
        """Every key that is needed is named."""
        with pytest.raises(AmendmentError) as error:
            read_amendment("")
        assert [text.en for _, text in error.value.problems] == [
            f"the document lacks the key '{key}'; add it." for key in ("format", "id", "title")
        ]
        assert error.value.problems[0][1].zh == "文档缺少键'format'，请补上。"
        assert not isinstance(error.value, CasebookError)
        assert str(error.value).startswith("the amendment has 3 fault(s) and nothing was loaded:")
        assert error.value.text.zh.startswith("修改文件有3处错误，未载入任何内容：")

    @pytest.mark.parametrize(
        ("body", "place", "said"),
        [
            ('until = "x"', "$", "the document has no key 'until'; its keys are: format, id, title, from, "),
            ('"\\u001b" = 1', "$", "the document is '\\x1b'; it must be a table, without control or format characters"),
            ("from = 2024-07-01T00:00:00", "$.from", "from is 2024-07-01 00:00:00; it must be a day without quotation"),
            ('from = "2024-07-01"', "$.from", "from is '2024-07-01'; it must be a day"),
            ("from = 07:30:00", "$.from", "from is 07:30:00; it must be a day"),
            ('repeal = "5"', "$.repeal", "repeal is '5'; it must be an array."),
            ("repeal = [5]", "$.repeal[0]", "the item is 5; it must be one line of 1 to 100 characters"),
            ('repeal = ["5", " 6"]', "$.repeal[1]", "the item is ' 6'; it must be text without white space"),
            ('repeal = ["\\u200b"]', "$.repeal[0]", "the item is '\\u200b'; it must be one line"),
            ("parameters = 5", "$.parameters", "parameters is 5; it must be a table"),
            ("parameters.grace = 7.0", "$.parameters.grace", "grace is 7.0; it must be a whole number, or a day"),
            ("parameters.grace = 1e3000000000000000000000", "$.parameters.grace", "grace is 1e30000000"),
            ("parameters.grace = true", "$.parameters.grace", "grace is True; it must be a whole number"),
            ("parameters.grace = nan", "$.parameters.grace", "grace is nan; it must be a whole number"),
            (f"parameters.grace = {10**MOST_DIGITS}", "$.parameters.grace", "grace is …; it must be a whole number"),
            (f"parameters.grace = 0x{'f' * 5000}", "$.parameters.grace", "grace is …; it must be a whole number"),
            ("readings.Q-5.from_when = 'at_once'", "$.readings.Q-5", "Q-5 is a table and no reading; the name of"),
            ("readings.Q-5 = 5", "$.readings.Q-5", "Q-5 is 5; it must be one line"),
            ("readings = []", "$.readings", "readings is …; it must be a table"),
            ("[add]", "$.add", "add is …; it must be an array."),
            ("add = [5]", "$.add[0]", "the item is 5; it must be a table"),
            ("[[parameter]]", "$.parameter[0]", "the item lacks the key 'text'; add it."),
            ("[[fact]]\nsort = 'bool'", "$.fact[0].sort", "sort is 'bool'; it must be a table with a single key"),
            ("[[fact]]\nsort = { float = 1 }", "$.fact[0].sort", "sort is …; it must be a table with a single key"),
            ("[[fact]]\nsort = { day = {}, int = {} }", "$.fact[0].sort", "sort is …; it must be a table with"),
            ("[[fact]]\nsort = { int = { low = 1.5 } }", "$.fact[0].sort.int.low", "low is 1.5; it must be a whole"),
            ("[[fact]]\nsort = { one_of = [{}] }", "$.fact[0].sort.one_of[0]", "the item lacks the key 'en'; add it."),
            ("[[fact]]\nsort = { one_of = 1 }", "$.fact[0].sort.one_of", "one_of is 1; it must be an array."),
            ("[[fact]]\nabsent = 1.5", "$.fact[0].absent", "absent is 1.5; it must be a truth value, a whole"),
            ("[[fact]]\nmoves = 'down'\nworld = 'x'", "$.fact[0].world", "world is 'x'; it must be one of act, state"),
            ("[[clause]]\nkind = ['x']", "$.clause[0].kind", "kind is …; it must be one of purpose, definition"),
            ("[[axis]]\nreadings = [{ id = 'a' }]", "$.axis[0].readings[0]", "the item lacks the key 'en'; add it."),
        ],
    )  # fmt: skip
    def test_a_fault(self, body: str, place: str, said: str) -> None:
        """Its place, what stands there, and what should."""
        assert faults(HEAD + body)[place].startswith(said)

    @pytest.mark.parametrize(
        ("line", "place", "said"),
        [
            ("force = 'MUST'", "$.add[0].force", "force is 'MUST'; it must be one of must, may, must_not, aim."),
            ("when = 5", "$.add[0].when", "when: 5 is no condition; see the format."),
            ("when = { all = [{ fact = 5 }] }", "$.add[0].when", "when.all[0]: {'fact': 5} is no condition"),
            (
                "when = { compare = [{ fact = 'a' }, '>=', { const = 1.5 }] }", "$.add[0].when",
                "when.compare[2]: {'const': 1.5} is no term",
            ),
            (
                "when = { compare = [{ fact = 'a' }, '>=', { day = 2024-01-01 }] }", "$.add[0].when",
                "when.compare[2]: {'day': datetime.date(2024, 1, 1)} is no term",
            ),
            ("scope = {}", "$.add[0].scope", "scope: {} is no condition"),
            ("survives = true", "$.add[0].survives", "survives: True is no condition"),
            ("unless = '1a'", "$.add[0].unless", "unless is '1a'; it must be an array."),
            ("latitude = 'one'", "$.add[0].latitude", "latitude is 'one'; it must be a table"),
            ("more = 1", "$.add[0]", "the item lacks the key 'when'; add it."),
        ],
    )  # fmt: skip
    def test_a_fault_of_a_rule(self, line: str, place: str, said: str) -> None:
        """Down to the node of the condition."""
        assert faults(f"{HEAD}[[add]]\n{line}")[place].startswith(said)

    def test_in_chinese(self) -> None:
        """The same."""
        with pytest.raises(AmendmentError) as error:
            read("[[add]]\nwhen = 5\n[readings]\nQ-5.x = '1'\n")
        said = dict(error.value.problems)
        assert said["$.add[0].when"].zh == "「when」：5不是条件，请对照格式说明。"
        assert said["$.readings.Q-5"].zh == "「Q-5」是表而不是口径；事项的名称含有句点，须加引号。"

    def test_another_format(self) -> None:
        """A casebook, or a later version, is none."""
        said = "format is 'fzdigital.amendment/2'; it must be one of fzdigital.amendment/1."
        assert faults(HEAD.replace(FORMAT, "fzdigital.amendment/2")) == {"$.format": said}

    def test_all_at_once(self) -> None:
        """Faults of every part, in the order of the keys."""
        places = list(faults(f"{HEAD}from = 1\nrepeal = 1\nadd = [1, 2]\n[parameters]\na = 1.5\nb = 2.5\n"))
        assert places == ["$.from", "$.parameters.a", "$.parameters.b", "$.add[0]", "$.add[1]", "$.repeal"]

    @given(st.text(max_size=40) | st.sampled_from([HEAD, DECLARED]).flatmap(
        lambda whole: st.integers(0, len(whole)).map(lambda end: whole[:end])
    ))  # fmt: skip
    def test_nothing_breaks_the_reader(self, document: str) -> None:
        """Whatever is read is an amendment or one of two errors."""
        with suppress(AmendmentError, FileRefusedError):
            assert isinstance(read_amendment(document), Amendment)


class TestRefused:
    """Files that are not read."""

    @pytest.mark.parametrize(
        ("document", "en", "zh"),
        [
            ("a =", "the end is not TOML (Invalid value)", "文末不是TOML"),
            ("a = 1\nb = ]", "line 2, column 5 is not TOML (Invalid value)", "第2行第5列不是TOML"),
            ("a = 1\na = 2", "is not TOML (Cannot overwrite a value)", "不是TOML"),
            ("a = 2024-02-30", "is not TOML (Invalid date or datetime)", "不是TOML"),
            (b"a = '\xff'", "the file is not UTF-8 from byte 6", "第6个字节起不是UTF-8编码"),
            ("a = " + "[" * 5000, "the document is nested too deep", "文档嵌套过深"),
            ("a = " + "9" * 5000, "too long a number", "数字过长"),
            ("#" * (MOST_BYTES + 1), f"more than {MOST_BYTES} bytes", f"超过{MOST_BYTES}字节"),
            (f"{'a.' * MOST_PARTS}b = 1", f"a key of more than {MOST_PARTS} names", f"超过{MOST_PARTS}个名称"),
            (f"[{' a . ' * MOST_PARTS}b]", f"a key of more than {MOST_PARTS} names", f"超过{MOST_PARTS}个名称"),
        ],
    )
    def test_with_the_reason(self, document: str | bytes, en: str, zh: str) -> None:
        """In both languages."""
        with pytest.raises(FileRefusedError, match=re.escape(en)) as error:
            read_amendment(document)
        assert zh in error.value.text.zh

    def test_at_the_bounds(self) -> None:
        """As large as allowed, as many names, as many digits: all that is looked at."""
        assert read("#" * (MOST_BYTES - len(HEAD))) == read()
        assert "$" in faults(f"{HEAD}{'a.' * (MOST_PARTS - 1)}b = 1")
        most = 10**MOST_DIGITS - 1
        assert read(f"parameters.a = {most}\nparameters.b = {-most}").parameters == (("a", most), ("b", -most))

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        """It is refused as any other file is."""
        with pytest.raises(FileRefusedError, match=r"nonesuch\.toml' cannot be opened"):
            read_amendment(tmp_path / "nonesuch.toml")

    def test_a_file_that_is_too_large(self, tmp_path: Path) -> None:
        """One byte too many is enough."""
        path = tmp_path / "large.toml"
        path.write_bytes(b"#" * (MOST_BYTES + 1))
        with pytest.raises(FileRefusedError, match="more than"):
            read_amendment(path)

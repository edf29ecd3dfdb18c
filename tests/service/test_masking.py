"""Masking."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings

from fzdigital.io.document_json import read_json, write_json
from fzdigital.nouns import Application, Correction, Entry, Mark, Provider, ProviderKind, Report, Score
from fzdigital.policy.measures import MEASURES
from fzdigital.service.assess import assess
from fzdigital.service.casebook import Casebook, SettledReading
from fzdigital.service.history import known_entries
from fzdigital.service.masking import MASKED, with_masked_firms, with_pseudonyms
from tests.properties.registers import casebooks as registers
from tests.service.builders import (
    APPLIED,
    KNIT,
    LATER,
    REVIEWED,
    accident,
    admitted,
    applied,
    book,
    candidate,
    reported,
)
from tests.strategies.casebooks import AXES, casebooks, unhurried
from tests.strategies.nouns import code_of

NAME = "示例甲某"


def marked(expert: str, score: int = 90, firm: int = 1) -> Mark:
    """One expert's mark."""
    return Mark(code_of(firm), KNIT, 1, REVIEWED, expert, Score(score * 100))


def experts(casebook: Casebook) -> list[str]:
    """The experts of a casebook."""
    return [one.what.expert for one in casebook.entries if isinstance(one.what, Mark)]


def corrected(entry: str, field: str, old: object, new: object, why: str = "笔误") -> Correction:
    """A correction."""
    return Correction(entry, field, old, new, why, LATER)


class TestExperts:
    """Experts under pseudonyms."""

    def test_each_has_one(self) -> None:
        """Who marked twice has the same pseudonym twice; two experts have two."""
        given = book(applied(1), applied(2), marked("甲某"), marked("乙某"), marked("甲某", firm=2))
        counted = Counter(experts(with_pseudonyms(given)))
        assert sorted(counted) == ["专家01", "专家02"]
        assert sorted(counted.values()) == [1, 2]

    def test_the_number_does_not_follow_the_name(self) -> None:
        """With other scores the numbers fall otherwise, so that the order of names gives nobody away."""
        numbers = {
            tuple(experts(with_pseudonyms(book(applied(1), marked("a", top), marked("b", 80), marked("c", 70)))))
            for top in range(60, 100)
        }
        assert len(numbers) > 1

    def test_the_number_follows_from_the_scores(self) -> None:
        """Called otherwise, the same expert has the same number; so a casebook with pseudonyms keeps them."""
        scores = (90, 80, 70, 85, 65, 75, 95)
        given = book(applied(1), *(marked(f"某{number}", score) for number, score in enumerate(scores)))
        after = with_pseudonyms(given)
        assert experts(with_pseudonyms(after)) == experts(after)

    def test_texts_that_name_an_expert_are_replaced(self) -> None:
        """An id, a case number or a reason with the name in it goes; the others stay."""
        entries = (
            Entry("1", APPLIED, applied(1)),
            Entry(f"评分-{NAME}", REVIEWED, marked(NAME)),
            Entry("登记-0001", LATER, reported(1, LATER, number=f"{NAME}转来")),
        )
        given = Casebook(entries, (corrected("1", "batch", 1, 2, f"据{NAME}"), corrected("1", "batch", 2, 1)))
        after = with_pseudonyms(given)
        assert NAME not in repr(after)
        assert [one.id for one in after.entries] == ["1", "登记-0002", "登记-0001"]
        assert [one.why for one in after.corrections] == [MASKED, "笔误"]

    def test_a_seat_number_is_no_name(self) -> None:
        """Experts called 1 and 12 do not make every text with such a digit one to be replaced."""
        given = Casebook((Entry("e1", APPLIED, applied(1)), Entry("e12", REVIEWED, marked("12"))))
        assert [one.id for one in with_pseudonyms(given).entries] == ["e1", "e12"]

    @pytest.mark.parametrize(
        ("expert", "written"),
        [
            ("20190237", "评分-20190237"),
            ("李", "李评"),
            ("Zhang San", "ZHANG SAN-1"),
            ("张三", "张 三"),
            ("Ｗ某", "W某"),
        ],
    )
    def test_however_a_name_is_written(self, expert: str, written: str) -> None:
        """Staff numbers, names of one character, other case, width and spacing are found too."""
        entries = (Entry("e1", APPLIED, applied(1)), Entry(written, REVIEWED, marked(expert)))
        after = with_pseudonyms(Casebook(entries, (corrected("e1", "batch", 1, 2, written),)))
        assert [one.id for one in after.entries] == ["e1", "登记-0001"]
        assert after.corrections[0].why == MASKED

    def test_an_authority_that_is_an_expert(self) -> None:
        """Who settled a reading is replaced if it names an expert, and stays if not."""
        readings = (SettledReading("OP-26.floor", "strict", f"{NAME}（局）", LATER),
                    SettledReading("OP-11.tie", "admit_none", "市工信局", LATER))  # fmt: skip
        after = with_pseudonyms(book(applied(1), marked(NAME), readings=readings))
        assert {one.by for one in after.readings} == {MASKED, "市工信局"}

    def test_a_corrected_expert(self) -> None:
        """The correction still finds what it corrects."""
        given = Casebook(
            (Entry("e1", APPLIED, applied(1)), Entry("e2", REVIEWED, marked("甲某"))),
            (corrected("e2", "expert", "甲某", "乙某"),),
        )
        after = with_pseudonyms(given)
        (mark,) = [one.what for one in known_entries(after) if isinstance(one.what, Mark)]
        assert mark.expert in ("专家01", "专家02")
        assert "某" not in repr(after)

    @unhurried
    @given(casebooks())
    def test_nothing_else_changes(self, casebook: Casebook) -> None:
        """What is left after calling everybody the same is the same."""
        after = with_pseudonyms(casebook)
        assert len(after.entries) == len(casebook.entries)
        assert sorted(Counter(experts(after)).values()) == sorted(Counter(experts(casebook)).values())


class TestFirms:
    """Firms under masks."""

    def test_names_and_codes_go(self) -> None:
        """Neither the name nor the code nor an id is left."""
        after = with_masked_firms(book(candidate(1, 90), admitted(1), accident(1)))
        assert "服务商" not in repr(after)
        assert code_of(1) not in repr(after)
        assert "企业0001" in repr(after)

    def test_a_firm_keeps_one_mask(self) -> None:
        """All entries of a firm have the same code, those of two firms two."""
        after = with_masked_firms(book(candidate(1, 90), candidate(2, 80), admitted(1)))
        codes = {one.what.code for one in after.entries if isinstance(one.what, Application)}
        assert len(codes) == 2
        assert {getattr(one.what, "code", None) for one in after.entries} == codes

    def test_reports_and_reasons_go(self) -> None:
        """Case numbers and reasons are replaced, for they may name a firm."""
        given = book(
            applied(1),
            reported(1, LATER, number="关于某公司"),
            corrections=(corrected("e1", "batch", 1, 2, "某公司来函"),),
        )
        after = with_masked_firms(given)
        assert "某公司" not in repr(after)
        assert [one.what.case_number for one in after.entries if isinstance(one.what, Report)] == ["举报-0001"]

    def test_corrected_names_codes_and_case_numbers(self) -> None:
        """A correction of each still finds what it corrects; a second name of a firm is told apart."""
        provider = Provider(code_of(1), "旧名公司", ProviderKind.PROFESSIONAL)
        application = Application(provider, KNIT, 1, APPLIED, form_submitted=True, listed=False)
        given = Casebook(
            (Entry("e1", APPLIED, application), Entry("e2", LATER, reported(1, LATER, number="甲1"))),
            (
                corrected("e1", "name", "旧名公司", "新名公司"),
                corrected("e1", "code", code_of(1), code_of(2)),
                corrected("e2", "case_number", "甲1", "乙2"),
            ),
        )
        after = with_masked_firms(given)
        first, second = known_entries(after)
        assert isinstance(first.what, Application)
        assert first.what.provider.name.endswith("（2）")
        assert "名公司" not in repr(after)
        assert isinstance(second.what, Report)
        assert second.what.case_number == "举报-0002"

    def test_authorities_go(self) -> None:
        """Whoever settled a reading might be named after a firm."""
        reading = SettledReading("OP-26.floor", "strict", "服务商1", LATER)
        after = with_masked_firms(book(candidate(1, 90), readings=(reading,)))
        assert after.readings[0].by == MASKED

    def test_an_expert_named_after_a_firm_gets_a_pseudonym(self) -> None:
        """Even where experts are to be named, no firm is named by it."""
        after = with_masked_firms(book(applied(1), marked("服务商1的王某"), marked("李某")))
        assert sorted(experts(after)) == ["专家01", "专家02"]
        corrections = (corrected("e2", "expert", "李某", "服务商1的王某"),)
        again = with_masked_firms(book(applied(1), marked("李某"), corrections=corrections))
        assert "服务商" not in repr(again)
        kept = with_masked_firms(book(applied(1), marked("李某")))
        assert experts(kept) == ["李某"]

    def test_a_masked_casebook_is_one(self) -> None:
        """It can be written down and read again."""
        after = with_masked_firms(with_pseudonyms(book(candidate(1, 90), admitted(1), accident(1))))
        assert read_json(write_json(after), MEASURES.axes) == after

    @unhurried
    @given(casebooks())
    def test_any_casebook_can_be_masked_and_read_again(self, casebook: Casebook) -> None:
        """Whatever it holds, what is masked is a casebook whose corrections fit."""
        after = with_masked_firms(with_pseudonyms(casebook))
        assert read_json(write_json(after), AXES) == after
        assert with_masked_firms(with_pseudonyms(casebook)) == after

    @settings(max_examples=25, deadline=None)
    @given(registers())
    def test_what_follows_stays_the_same(self, casebook: Casebook) -> None:
        """As many firms must leave, may be promoted or are found at fault as before."""

        def outcomes(given: Casebook) -> list[object]:
            found = assess(MEASURES, given, date(2025, 6, 30))
            return [
                Counter(tuple(act.outcomes for act in firm.acts) for firm in found.firms),
                Counter((one.kind, one.clause, one.on) for one in found.findings),
                (found.pools.library.count, len(found.pools.reserve.codes), found.replenishment.most),
            ]

        assert outcomes(with_masked_firms(with_pseudonyms(casebook))) == outcomes(casebook)

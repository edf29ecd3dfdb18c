"""The project speaks about the measures in its own words."""

from collections.abc import Iterable

from tests.repository.tree import ROOT, written_files

LONGEST_SHARED = 19
"""Characters in a row that may coincide: longer than any term of art, shorter than a sentence."""

NAMES = (
    "福州市细分行业中小企业数字化服务商遴选暂行办法",
    "福州市细分行业中小企业数字化服务商申报书",
    "福州市细分行业中小企业数字化服务商遴选评分表",
    "关于开展中小企业数字化转型城市试点工作的通知",
    "福州市中小企业数字化转型公共服务平台",
    "针织或钩针编织物及其制造",
    "棉纺织或化纤纺织及印染精加工",
    "电子器件制造及配套",
    "汽车零部件及配件制造",
)
"""Names of documents, of the platform and of the four sectors, which can only be called what they are called."""


class TestOwnWords:
    """No sentence of an official text is copied into the project."""

    def test_no_file_shares_a_sentence_with_it(self, official_text: str) -> None:
        """No written file has a run in common with the text that is longer than a term of art."""
        known = frozenset(runs(letters(official_text)))
        assert known
        copied = {
            path.relative_to(ROOT).as_posix(): shared
            for path in written_files()
            if (shared := known.intersection(runs(without_names(path.read_text(encoding="utf-8")))))
            if letters(path.read_text(encoding="utf-8")) != letters(official_text)
        }
        assert copied == {}

    def test_a_copied_sentence_is_found_across_punctuation(self) -> None:
        """A run counts with white space and punctuation removed, as line breaks in a copy would hide it."""
        sentence = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
        copy = "前文：甲乙丙丁戊己庚，辛壬癸\n子丑寅卯辰、巳午未申酉。"
        assert set(runs(without_names(copy))) & set(runs(letters(sentence)))

    def test_names_in_a_row_are_no_sentence(self) -> None:
        """The four sectors may be listed one after another."""
        listed = "、".join(NAMES[-4:])
        assert not set(runs(without_names(listed))) & set(runs(letters(listed)))


def letters(text: str) -> str:
    """A text without white space and punctuation."""
    return "".join(character for character in text if character.isalnum())


def without_names(text: str) -> str:
    """The letters of a text with a break in place of every name."""
    kept = letters(text)
    for name in NAMES:
        kept = kept.replace(name, "\n")
    return kept


def runs(text: str) -> Iterable[str]:
    """Every run of a text just too long to be a coincidence."""
    size = LONGEST_SHARED + 1
    return (run for start in range(len(text) - size + 1) if "\n" not in (run := text[start : start + size]))

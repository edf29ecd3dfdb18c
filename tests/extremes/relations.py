"""What must hold between the answers of two interpreters.

Where nothing is unknown and every reading is chosen, all say the same. Where something is open, the diagram is exact;
the interpreters with reasons are safe; planes of many rows are safe and may leave open what those settle. The safer one
never excludes what the sharper one finds possible, and what it settles is settled in the same way by the sharper.
"""

from tests.extremes.said import OUTCOMES, Answer, Truths

SHARPNESS = {
    "diagram": 0,
    "reasons": 1, "rows with reasons": 1, "JSON and back": 1,
    "integer planes": 2, "array planes": 2, "flat rows": 2,
}  # fmt: skip
"""The smaller, the sharper; two of the same sharpness say the same."""


def agree(names: tuple[str, str], one: Answer, other: Answer, *, complete: bool) -> bool:
    """Whether the answers of two interpreters to one row are as they must be.

    Args:
        names: of the interpreters.
        one: the answer of the first.
        other: the answer of the second.
        complete: whether nothing is unknown of the row and every reading is chosen.
    """
    first, second = (SHARPNESS[name] for name in names)
    if first > second:
        one, other, first, second = other, one, second, first
    if complete or first == second:
        same = one.outcomes == other.outcomes or (not (one.outcomes and other.outcomes) and _tells_none(names))
        return same and one[1:] == other[1:]
    if not _within(one.outcomes, other.outcomes, names):
        return False
    if first > 0:
        return one[1:] == other[1:]
    return within(other.sure, one.sure) and within(one.maybe, other.maybe)


def _tells_none(names: tuple[str, str]) -> bool:
    """Flat rows tell which rules apply, and no outcome."""
    return "flat rows" in names


def _within(sharper: Truths, safer: Truths, names: tuple[str, str]) -> bool:
    """Whether every outcome of the sharper answer is in the safer one, and every act has one."""
    if _tells_none(names):
        return True
    acts = range(0, len(sharper), len(OUTCOMES))
    return within(sharper, safer) and all(any(sharper[start : start + len(OUTCOMES)]) for start in acts)


def within(few: Truths, many: Truths) -> bool:
    """Whether everything that holds in the first holds in the second."""
    return few == many or (len(few) == len(many) and all(there for here, there in zip(few, many, strict=True) if here))

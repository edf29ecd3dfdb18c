"""Steps that ask about stars, the window of the first rating and runs of no-stars."""

from datetime import date
from typing import Final

from fzdigital.errors import UndeterminedError
from fzdigital.nouns import Stars
from fzdigital.policy.articles.a4_rating import Window, stars_of
from fzdigital.policy.ratings_case import longest_as_read
from tests.regulation.names import code_of
from tests.regulation.step import Step, asked
from tests.regulation.world import World

GRADE_WORDS: Final = ("优秀", "良好", "一般", "较差")


def _stars(world: World, word: str, stars: Stars) -> None:
    found = stars_of(word)
    ordinal = GRADE_WORDS.index(word) + 1 if word in GRADE_WORDS else len(GRADE_WORDS) + 1
    world.asked("stars", word, found, numbers=(("grades", ordinal),))
    assert found is stars, f"对应{found.text.zh}"


def _no_grade(world: World, word: str) -> None:
    try:
        found: Stars | None = stars_of(word)
    except UndeterminedError:
        found = None
    world.asked("stars", word, found, numbers=(("grades", world.regulation.number("grades") + 1),))
    assert found is None, "是四个等级之一"


def _window(world: World, first: date, last: date, batch: int = 1) -> None:
    (found,) = _windows(world, batch)
    assert found is not None, "无从计算"
    assert (found.first, found.last) == (first, last), f"期间为{found.first}至{found.last}"


def _no_window(world: World, batch: int = 1) -> None:
    assert _windows(world, batch) == (None,), "可以计算"


def _windows_open(world: World, count: int, batch: int = 1) -> None:
    found = {*_windows(world, batch)}
    assert len(found) == count, f"有{len(found)}种可能"


def _windows(world: World, batch: int) -> tuple[Window | None, ...]:
    found = world.history.occasion(world.day).windows(world.regulation, batch)
    world.asked("window", batch, found)
    return found


def _run(world: World, firm: int, count: int) -> None:
    history, code = world.history, code_of(firm)
    dossier = history.dossier(code, world.day, world.pools)
    found = longest_as_read(world.regulation, dossier, history.occasion(world.day))
    numbers = tuple(("no_star_limit", one) for one in found if isinstance(one, int))
    world.asked("run_of_no_stars", firm, found, numbers=numbers)
    assert found == (count,), f"最长为{found}"


STEPS: Final[tuple[Step, ...]] = (
    asked("等级“{word:quoted}”对应{stars}", "the grade “{word}” gives {stars}", _stars),
    asked("“{word:quoted}”不是四个等级之一", "“{word}” is none of the four grades", _no_grade),
    asked("第一次评级的期间为{first:day}至{last:day}[（第{batch:number}批）]",
          "the window of the first rating is {first} to {last}[ (batch {batch})]", _window),
    asked("第一次评级的期间无从计算[（第{batch:number}批）]",
          "the window of the first rating cannot be told[ (batch {batch})]", _no_window),
    asked("第一次评级的期间有{count:number}种可能[（第{batch:number}批）]",
          "the window of the first rating has {count} possible forms[ (batch {batch})]", _windows_open),
    asked("{firm}连续无星级最多为{count:number}次", "the longest run of no-star ratings of {firm} is {count}", _run),
)  # fmt: skip
"""The steps asked here."""

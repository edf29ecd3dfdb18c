"""Questions at random that are not about a case: marks, scores, ratings, days, acts."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from fzdigital.rules.interchange import Json

Question = tuple[str, dict[str, Json]]


def questions(random: Random) -> Iterator[Question]:
    """Some questions of every name but ``decide``, with what is given."""
    for _ in range(3):
        yield "final_score", {"marks": _marks(random)}
        yield "window", _window(random)
        for _ in range(3):
            yield "run_of_no_stars", _ratings(random)
        for _ in range(2):
            yield "register", _acts(random)
        yield "reserve_pick", {"picked": random.randint(17, 27), "eligible": random.choice((19, 20, 21, 30))}
    score = _score(random)
    yield (
        "in_scale",
        {"score": random.choice((score, score, "85.505", "")), "top": random.choice((score, "100", "120"))},
    )
    names = random.sample("甲乙丙丁戊ABCDabc𠀀", random.randint(0, 8))
    scores: dict[str, Json] = {name * random.randint(1, 2): _exact(random) for name in names}
    yield "ranking", {"scores": scores, "places": random.randint(0, 9)}
    yield "next_best", {"scores": scores, "size": random.randint(0, 9)}
    yield "row", {"sector": random.choice(("knit", "cotton", "elec", "auto"))}
    grades = ("优秀", "良好", "一般", "较差", "excellent", "good", "fair", "poor", "优", "")
    yield "stars", {"grade": random.choice(grades)}


def _score(random: Random) -> str:
    whole, places = random.choice((0, 60, 84, 85, 99, 100, 120, random.randint(0, 999))), random.randint(0, 2)
    return f"{whole}" if places == 0 else f"{whole}.{random.randint(0, 10**places - 1):0{places}}"


def _marks(random: Random) -> list[Json]:
    few = [_score(random) for _ in range(3)]
    found: list[Json] = []
    for _ in range(random.randint(0, 7)):
        drawn = random.random()
        found.append(
            "recused" if drawn < 0.05 else "absent" if drawn < 0.1 else None if drawn < 0.13 else random.choice(few)
        )
    return found


def _exact(random: Random) -> str:
    whole = random.choice((80, 81, 82))
    return f"{whole}" if random.random() < 0.5 else f"{whole * 3 + random.randint(1, 2)}/3"


def _day(random: Random, first: date = date(2023, 10, 1), span: int = 900) -> date:
    return first + timedelta(days=random.randint(0, span))


def _window(random: Random) -> dict[str, Json]:
    start, decided = _day(random), _day(random)
    end = start + timedelta(days=random.randint(0, 40))
    if random.random() < 0.3:
        # Any year: leap years and centuries have ends of months of their own.
        start = _day(random, date(1999, 11, 1), 37_000)
        end = start + timedelta(days=random.randint(0, 3))
    elif random.random() < 0.3:
        end = max(start, random.choice((date(2024, 11, 30), date(2025, 1, 31), date(2024, 2, 29), start)))
    off = [_day(random, end + timedelta(days=80), 40).isoformat() for _ in range(random.randint(0, 12))]
    given: dict[str, Json] = {
        "starts_on": None if random.random() < 0.1 else start.isoformat(),
        "ends_on": None if random.random() < 0.1 else end.isoformat(),
        "decided_on": None if random.random() < 0.1 else random.choice((start, end, decided)).isoformat(),
    }
    return given if random.random() < 0.2 else {**given, "days_off": list(off)}


def _ratings(random: Random) -> dict[str, Json]:
    """Few rounds close together, so that days of one round meet those of the next."""
    held = {number: date(2024, 9, 1) + timedelta(days=30 * number + random.randint(0, 40)) for number in range(1, 6)}
    ratings: list[Json] = []
    for _ in range(random.randint(0, 9)):
        number = random.randint(1, 5)
        on = random.choice((held[number], held[number], held[random.randint(number, 5)]))
        recheck = random.randint(1, number - 1) if number > 1 and random.random() < 0.5 else None
        stars = random.choice((0, 0, 0, 1, 3))
        ratings.append({"round": number, "on": on.isoformat(), "stars": stars, "rechecks": recheck})
    rounds: list[Json] = [[number, on.isoformat()] for number, on in held.items() if random.random() < 0.7]
    joined = None if random.random() < 0.3 else random.choice([*held.values()]).isoformat()
    return {"ratings": ratings, "rounds": rounds, "joined_on": joined}


def _acts(random: Random) -> dict[str, Json]:
    """A handful of firms in and out in any order, or a library close to its floor that is refilled."""
    days = [_day(random, date(2024, 4, 1), 640) for _ in range(4)]
    if random.random() < 0.5:
        firms = ["甲", "乙", "丙", "B", "b"]
        kinds = ["admit", "admit", "promote", "reserve", "exit"]
        done = [(random.choice(kinds), random.choice(firms), random.choice(days)) for _ in range(random.randint(0, 12))]
    else:
        firms = [f"企业{number}" for number in range(36)]
        first, last = min(days), max(days)
        done = [("admit", firm, first) for firm in firms[: random.randint(24, 34)]]
        done += [("exit", random.choice(firms), random.choice(days)) for _ in range(random.randint(0, 6))]
        done += [("promote", random.choice(firms), last) for _ in range(random.randint(0, 6))]
        done += [("reserve", random.choice(firms), random.choice(days)) for _ in range(random.randint(0, 6))]
    random.shuffle(done)
    # The last day and the one after it are where OP-02 and OP-03 bite.
    on = random.choice((*days, max(days), *[date(2025, 12, 31)] * 3, date(2026, 1, 1)))
    known = None if random.random() < 0.6 else random.choice(days).isoformat()
    return {"on": on.isoformat(), "known": known, "acts": [_act(random, *one) for one in done]}


def _act(random: Random, kind: str, firm: str, on: date) -> dict[str, Json]:
    return {
        "recorded_on": (on + timedelta(days=random.choice((0, 0, 3, 200)))).isoformat(),
        "kind": kind,
        "on": on.isoformat(),
        "firm": firm,
        "sector": random.choice(("knit", "cotton", "elec", "auto")) if kind in ("admit", "promote") else None,
        "batch": random.randint(1, 2) if kind in ("admit", "reserve") else None,
    }

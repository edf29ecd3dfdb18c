"""A register that random moves are made in: the box of cards, and the same as the library's entries, side by side."""

from datetime import date, timedelta
from random import Random
from typing import Any

from fzdigital.errors import FzdigitalError
from fzdigital.nouns import Correction, Entry, corrected
from fzdigital.service.casebook import Casebook
from tests.extremes.cards import SECTORS, Box, Card, Firm, Fix, as_known
from tests.extremes.compare import Asked
from tests.extremes.desk import LIST_ACTS, Lists, lists_from
from tests.extremes.nouns import correction_of, entries_of, joined
from tests.extremes.terms import BEGINS, ENDS, Terms

FIRMS = 5
FULL = 28
"""Members at the opening of a register under the numbers as enacted: two exits and the library may be refilled."""
_LAGS = (0, 0, 0, 0, 0, 0, 1, 2, 10, 45)
_BACK = (0, 0, 0, 0, 0, 0, 0, 1, 3, 20)
_AHEAD = (0, 0, 0, 1, 1, 1, 2, 7, 30, 95)
_SHEETS = ("rate", "notice", "demand", "report", "incident", "look")


class World:
    """One register from its opening on.

    Args:
        randomness: makes every choice.
        terms: numbers and readings.
    """

    def __init__(self, randomness: Random, terms: Terms) -> None:
        self.random = randomness
        self.terms = terms
        self.firms = FIRMS if terms.total < FULL else FULL + FIRMS
        incomplete = frozenset([randomness.choice(_SHEETS)] if randomness.random() < 0.06 else [])
        self.box = Box((), (), incomplete)
        self.entries: list[Entry] = []
        self.corrections: list[Correction] = []
        self._standing: dict[str, Entry] = {}
        self._read: list[Card] | None = None
        self._lists: Lists | None = None
        first = (BEGINS - timedelta(days=3), date(2024, 6, 3), date(2024, 6, 3), ENDS - timedelta(days=40))
        self.today = randomness.choice(first)
        self._open()

    def _open(self) -> None:
        """In some registers most firms applied, each with a score of its own; in most a few are members."""
        applied = self.random.random() < 0.35
        for firm in range(FIRMS if applied else 0):
            if self.random.random() < 0.85:
                listed = self.random.choice((False, False, False, False, False, True, None))
                score = self.random.choice((7000, 7000, 7000, None)) and 7000 + 100 * firm
                self.enter(
                    "apply", firm=firm, sector=self.sector_of(firm), batch=1, listed=listed, score=score, form=True
                )
        for firm in range(self.random.randint(0, 3) if self.firms == FIRMS else FULL):
            self.enter("admit", firm=firm, sector=self.sector_of(firm), batch=1)

    def sector_of(self, firm: Firm) -> str:
        """The sector that a firm usually stands in."""
        return SECTORS[firm % 4]

    def some_sector(self, firm: Firm) -> str:
        """Its usual sector, sometimes another."""
        return self.sector_of(firm) if self.random.random() < 0.85 else self.random.choice(SECTORS)

    def some_day_from(self, day: date) -> date:
        """A day not before another, most often near."""
        return day + timedelta(days=self.random.choice(_AHEAD))

    def enter(self, what: str, **told: Any) -> tuple[Card, ...]:
        """Write a card; sometimes of something that happened a while ago, sometimes only a while after today."""
        on = self.today - timedelta(days=self.random.choice(_BACK))
        recorded = self.today + timedelta(days=self.random.choice(_LAGS))
        return self.file({"id": f"c{len(self.box.cards)}", "what": what, "on": on, "recorded": recorded, **told})

    def file(self, card: Card) -> tuple[Card, ...]:
        """File a card; nothing if it says what no noun can say."""
        try:
            entries = entries_of(card)
        except FzdigitalError:
            return ()
        self._changed(self.box.with_card(card))
        self.entries += entries
        self._standing[card["id"]] = entries[0]
        return (card,)

    def put_right(self, card: Card, **new: Any) -> tuple[Card, ...]:
        """Correct some fields of a card, as of today; nothing if the card could not say that.

        Args:
            card: the card as it reads with everything put right so far.
            new: the new values.
        """
        last = self.box.fixes[-1].recorded if self.box.fixes else card["recorded"]
        day = max(self.today, card["recorded"], last)
        fixes = [Fix(card["id"], field, card[field], value, day) for field, value in new.items()]
        standing = self._standing[card["id"]]
        try:
            corrections = [correction_of(fix) for fix in fixes]
            for correction in corrections:
                standing = corrected(standing, correction)
        except FzdigitalError:
            return ()
        self._changed(self.box.with_fixes(*fixes))
        self.corrections += corrections
        self._standing[card["id"]] = standing
        return (card,)

    @property
    def cards(self) -> list[Card]:
        """All cards as they read with everything put right so far."""
        if self._read is None:
            self._read = as_known(self.box, None)
        return self._read

    @property
    def lists(self) -> Lists:
        """Who is where by all acts so far."""
        if self._lists is None:
            self._lists = lists_from([card for card in self.cards if card["what"] in LIST_ACTS])
        return self._lists

    def _changed(self, box: Box) -> None:
        """Something more is on file: what was read before no longer counts."""
        self.box, self._read, self._lists = box, None, None

    @property
    def casebook(self) -> Casebook:
        """The casebook that says the same as the box."""
        return joined(self.entries, self.corrections, self.box.incomplete)

    def pass_time(self) -> None:
        """Some days pass, or none."""
        self.today += timedelta(days=self.random.choice(_AHEAD))

    def question(self, touched: tuple[Card, ...], *, thoroughly: bool = False) -> Asked:
        """What is asked after a move: mostly about today and all that is known, sometimes about another day."""
        on, known = self.today, None
        if self.random.random() < 0.3:
            days = [
                BEGINS,
                BEGINS - timedelta(days=1),
                ENDS,
                ENDS + timedelta(days=1),
                *(card["on"] for card in self.box.cards[-6:]),
            ]
            on = self.random.choice(days) + timedelta(days=self.random.choice((-1, 0, 0, 1)))
        if self.random.random() < 0.25 and self.box.cards:
            known = self.random.choice(self.box.cards)["recorded"] + timedelta(days=self.random.choice((-1, 0, 1)))
        firms = {card["firm"] for card in touched if "firm" in card}
        if not firms or self.random.random() < 0.15:
            firms.add(self.random.randrange(self.firms))
        return Asked(on, known, tuple(sorted(firms)), thoroughly)

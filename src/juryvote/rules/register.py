"""What somebody looks for in the register, and what published decisions come to: by year, goal, area."""

from msgspec import Struct

from juryvote.rules.majority import Outcome

SET_ASIDE = "set-aside"
OUTCOMES = (Outcome.carried.value, Outcome.rejected.value, Outcome.tied.value, SET_ASIDE)
LONGEST_WORDS = 100


class Wanted(Struct, frozen=True, kw_only=True):
    """Empty and 0 mean: whatever it is. `words` are all in the title or in the wording."""

    area: str = ""
    body: str = ""
    year: int | None = None
    goal: str = ""
    outcome: str = ""
    least_cents: int = 0
    words: str = ""

    @property
    def anything(self) -> bool:
        return self != Wanted()

"""What a body says about a proposal before it votes: arguments, questions to whoever applies, and an own score."""

from collections.abc import Iterable
from enum import StrEnum

from juryvote.rules.bylaws import Bylaws
from juryvote.rules.procedure import recused_rights

LONGEST = 600
SHORTEST = 3
MOST_EACH = 10  # arguments, or questions, of one member about one proposal
SCORES = range(1, 6)  # 1: not at all, 5: very much


class Side(StrEnum):
    pro = "pro"
    contra = "contra"


class Hearers(StrEnum):
    """Who reads a question and its answer. `team`: the team asked it, and nobody else sees it."""

    team = "team"
    body = "body"
    public = "public"


def may_deliberate(bylaws: Bylaws, *, recused: bool) -> bool:
    """Reading what others say, and saying something. Who is recused needs both: to stay, and to have the papers."""
    rights = recused_rights(bylaws)
    return not recused or (rights.stay and rights.read)


def tally_scores(scores: Iterable[int]) -> tuple[int, ...]:
    """How often each score was given, from the lowest to the highest."""
    given = list(scores)
    return tuple(given.count(score) for score in SCORES)

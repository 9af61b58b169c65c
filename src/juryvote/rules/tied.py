"""A tie in the evening: what is still open, what was told, and what it makes of the ballot."""

from juryvote.rules.bylaws import Bylaws, Tie
from juryvote.rules.doubled import UNTOLD, GroupVotes
from juryvote.rules.entries import Majority
from juryvote.rules.majority import MajorityReading, decide
from juryvote.rules.room import Numbers
from juryvote.rules.sentences import Say, german
from juryvote.rules.tally import Choice, Counts
from juryvote.rules.ties import TieBreak

TO_BREAK = (Tie.chair, Tie.lot)  # somebody or something has the last word; no ballot on the item until then


def told(how: str, choice: str) -> TieBreak:
    """What an entry `tie-broken` says, for the rules."""
    if how == Tie.lot:
        return TieBreak(lot=choice == Choice.yes)
    return TieBreak(chair_vote=Choice(choice))


def break_tie(
    bylaws: Bylaws, *, base: int, voting: int, counts: Counts, ties: TieBreak, groups: GroupVotes = UNTOLD
) -> tuple[Majority, str]:
    """What a tied ballot comes to. Counts, groups and quorum are those of the closing, whoever has left since."""
    reading = read_tie(bylaws, base=base, voting=voting, counts=counts, ties=ties, groups=groups)
    assert reading.outcome is not None  # there are counts
    kept = Majority(needed_yes=reading.needed_yes, base=reading.base, sentence=reading.sentence)
    return kept, reading.outcome.value


def read_tie(
    bylaws: Bylaws,
    *,
    base: int,
    voting: int,
    counts: Counts,
    ties: TieBreak,
    say: Say = german,
    groups: GroupVotes = UNTOLD,
) -> MajorityReading:
    numbers = Numbers(seats=base, filled=base, entitled=base, voting=voting)
    return decide(bylaws, numbers=numbers, quorate=True, counts=counts, ties=ties, say=say, groups=groups)

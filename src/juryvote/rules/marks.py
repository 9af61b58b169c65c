"""What one slip says: yes, no or an abstention; in an election the numbers that are ticked, or a no to everybody."""

from collections.abc import Sequence

from msgspec import Struct

from juryvote.rules.ballots import ensure_choice
from juryvote.rules.elected import contest_of
from juryvote.rules.entries import ElectionRound
from juryvote.rules.refusals import NoPicks, TooManyPicks, UnknownChoice
from juryvote.rules.tally import Choice

NONE_OF_THEM = "none"  # how a form says no to everybody who stands


class Mark(Struct, frozen=True, kw_only=True):
    """`picks` are numbers of the list, sorted. In an election `yes` without any is a no to everybody."""

    choice: Choice
    picks: tuple[int, ...] = ()


def read_mark(asked: ElectionRound | None, choice: str, picks: Sequence[str] = ()) -> Mark:
    """What a form says, if such a slip may be given."""
    if asked is None:
        if picks:
            raise UnknownChoice(choice=picks[0])
        return Mark(choice=ensure_choice(choice))
    if choice == Choice.abstain:
        return Mark(choice=Choice.abstain)
    if choice == NONE_OF_THEM and not contest_of(asked).contested:
        return Mark(choice=Choice.yes)
    if choice != Choice.yes:
        raise UnknownChoice(choice=choice)
    return Mark(choice=Choice.yes, picks=_picked(asked, picks))


def row_of(asked: ElectionRound, mark: Mark) -> list[int]:
    """The ticks of a sealed slip: blank first, then everybody in the order of the list."""
    return [int(mark.choice is Choice.abstain), *(int(one.number in mark.picks) for one in asked.candidates)]


def _picked(asked: ElectionRound, picks: Sequence[str]) -> tuple[int, ...]:
    known = {str(one.number): one.number for one in asked.candidates}
    if strange := [pick for pick in picks if pick not in known]:
        raise UnknownChoice(choice=strange[0])
    found = sorted({known[pick] for pick in picks})
    if not found:
        raise NoPicks
    if len(found) > asked.votes:
        raise TooManyPicks(votes=asked.votes, found=len(found))
    return tuple(found)

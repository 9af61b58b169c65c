"""What one slip says: yes, no or an abstention; in an election the numbers that are ticked, or a no to everybody."""

from collections.abc import Sequence

from msgspec import Struct

from juryvote.rules.ballots import ensure_choice
from juryvote.rules.elected import contest_of
from juryvote.rules.entries import ElectionRound, Sharing, SumsAsked
from juryvote.rules.refusals import NoPicks, SumOutside, TooManyPicks, UnknownChoice
from juryvote.rules.sharing import points_fit
from juryvote.rules.tally import Choice

NONE_OF_THEM = "none"  # how a form says no to everybody who stands


LONGEST_PICK = 8
ALL, PART, SUM = "all", "half", "sum"  # how a form names a sum: everything, half of it, or the number beside it


class Mark(Struct, frozen=True, kw_only=True):
    """`picks` are numbers of the list, sorted. In an election `yes` without any is a no to everybody.

    Where everybody names a sum, `picks` is that sum in cents; where a pot is shared out, points for each proposal.
    """

    choice: Choice
    picks: tuple[int, ...] = ()


class SharesAsked(Struct, frozen=True, kw_only=True):
    """So many proposals, in the order of the list, and how they are answered."""

    sharing: Sharing
    places: int


def read_mark(asked: ElectionRound | SumsAsked | SharesAsked | None, choice: str, picks: Sequence[str] = ()) -> Mark:
    """What a form says, if such a slip may be given. `picks` are numbers of the list, or one sum in cents."""
    if isinstance(asked, SharesAsked):
        return _read_shares(asked, choice, picks)
    if isinstance(asked, SumsAsked):
        return _read_sum(asked, choice, picks)
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


def _read_shares(asked: SharesAsked, choice: str, picks: Sequence[str]) -> Mark:
    """Each pick is a place in the list, from 1, and its points: `2:5`. A place that is left out has none."""
    if choice == Choice.abstain:
        return Mark(choice=Choice.abstain)
    if choice != Choice.yes:
        raise UnknownChoice(choice=choice)
    points = [0] * asked.places
    for pick in picks:
        place, _, many = pick.partition(":")
        if not (place.isdecimal() and many.isdecimal() and len(pick) <= LONGEST_PICK and 0 < int(place) <= len(points)):
            raise UnknownChoice(choice=pick[:20])
        points[int(place) - 1] = int(many)
    if not points_fit(asked.sharing, points, asked.places):
        raise UnknownChoice(choice="points")
    return Mark(choice=Choice.yes, picks=tuple(points))


def half_of(asked: SumsAsked) -> int:
    """In whole euros, where that is something."""
    half = asked.most_cents // 2
    return half // 100 * 100 or half


def _read_sum(asked: SumsAsked, choice: str, picks: Sequence[str]) -> Mark:
    if choice in (Choice.abstain, Choice.no):
        return Mark(choice=Choice(choice))
    named = {ALL: asked.most_cents, PART: half_of(asked)}
    if choice not in (*named, SUM) or (choice == SUM and len(picks) != 1):
        raise UnknownChoice(choice=choice)
    cents = named.get(choice) if choice in named else int(picks[0]) if picks[0].isdecimal() else -1
    if cents is None or not 0 <= cents <= asked.most_cents:
        raise SumOutside(most=asked.most_cents)
    return Mark(choice=Choice.yes, picks=(cents,)) if cents else Mark(choice=Choice.no)


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

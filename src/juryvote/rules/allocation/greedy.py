"""Greedy: by support, each in its turn gets its sum if that is still there. The method of most cities.

Rules as in Pabulib (arXiv 2012.06539): what does not fit is passed over, or it ends the row; below a number of points
nothing is granted.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules.allocation.pot import Allocation, Asked, Pot, Step, amount, points
from juryvote.rules.sentences import Say, german, one_or_many


class Stop(StrEnum):
    """What happens when a sum no longer fits."""

    skip = "skip"
    end = "end"


class Row(Struct, frozen=True, kw_only=True):
    """A proposal with its points and its place on the list."""

    asked: Asked
    support: int
    place: int


class Turn(Struct, frozen=True, kw_only=True):
    """What became of a row: `left` is what is left after it, `ended` says that the row of turns was over before it."""

    row: Row
    granted: int
    left: int
    ended: bool


class Way(Struct, frozen=True, kw_only=True):
    """How it is done: `least` are the points that a proposal needs at all."""

    budget: int
    stop: Stop
    least: int


def greedy(pot: Pot, *, stop: Stop = Stop.skip, least: int = 0, say: Say = german) -> Allocation:
    """`least` are the points that a proposal needs at all."""
    way = Way(budget=pot.budget_cents, stop=stop, least=least)
    rows = [Row(asked=one, support=pot.support(one.proposal), place=place) for place, one in enumerate(pot.asked)]
    turns = list(_turns(rows, way))
    steps = tuple(_step(pot, turn, least, say) for turn in turns)
    missed = {
        turn.row.asked.proposal: _would_take(pot, turns, turn.row, way, say) for turn in turns if not turn.granted
    }
    return Allocation(steps=steps, missed=missed)


def _turns(rows: Sequence[Row], way: Way) -> Iterator[Turn]:
    """Most points first; then what costs less; then in the order of the list. No chance in it."""
    left, ended = way.budget, False
    for row in sorted(rows, key=lambda row: (-row.support, row.asked.cents, row.place)):
        enough, fits = row.support >= way.least, row.asked.cents <= left
        granted = row.asked.cents if fits and enough and not ended else 0
        left -= granted
        yield Turn(row=row, granted=granted, left=left, ended=ended)
        ended = ended or (way.stop is Stop.end and enough and not fits)


def _step(pot: Pot, turn: Turn, least: int, say: Say) -> Step:
    asked = turn.row.asked
    if turn.granted:
        text = say("„{title}“ hat {points} und bekommt {sum}. Es bleiben {left}.")
    elif turn.row.support < least:
        text = say("„{title}“ hat {points}, nötig sind {least}.")
    elif turn.ended:
        text = say("„{title}“ hat {points}, aber die Reihe war schon zu Ende.")
    else:
        text = say("„{title}“ hat {points} und kostet {sum}. Es sind nur noch {left} da.")
    numbers = {"sum": amount(pot, asked.cents), "left": amount(pot, turn.left)}
    sentence = text.format(title=asked.title, points=points(turn.row.support, say), least=least, **numbers)
    return Step(
        proposal=asked.proposal,
        support=turn.row.support,
        granted_cents=turn.granted,
        left_cents=turn.left,
        sentence=sentence,
    )


def _would_take(pot: Pot, turns: Sequence[Turn], lost: Row, way: Way, say: Say) -> str:
    """The fewest more points, or the highest lower sum, with which it would have been granted, all else equal."""
    rows = [turn.row for turn in turns]

    def wins(instead: Row) -> bool:
        changed = [instead if row is lost else row for row in rows]
        return any(turn.row is instead and turn.granted for turn in _turns(changed, way))

    more, lower = _more_points(rows, lost, way.least, wins), _lower_sum(turns, lost, wins)
    if not more and not lower:
        return say("Dafür reicht das Geld in keinem Fall.")
    text = say("Wenn es höchstens {sum} kostet, hätte es gereicht.")
    if more and lower:
        text = say("{more} hätte es gereicht, oder wenn es höchstens {sum} kostet.")
    elif more:
        text = say("{more} hätte es gereicht.")
    with_more = one_or_many(more, say("Mit {n} Punkt mehr"), say("Mit {n} Punkten mehr")).format(n=more)
    return text.format(more=with_more, sum=amount(pot, lower))


def _more_points(rows: Sequence[Row], lost: Row, least: int, wins: Callable[[Row], bool]) -> int:
    """0: no number is enough. Only to pass another proposal, or to reach `least`, changes anything.

    More points mean an earlier turn, and then never less is left: so the numbers can be halved.
    """
    levels = sorted({row.support + step for row in rows for step in (0, 1)} | {least})
    above = [level for level in levels if level > lost.support]
    found = bisect_left(above, 1, key=lambda level: int(wins(replace(lost, support=level))))
    return above[found] - lost.support if found < len(above) else 0


def _lower_sum(turns: Sequence[Turn], lost: Row, wins: Callable[[Row], bool]) -> int:
    """0: no lower sum is enough. It may cost what is left at its turn, and among equals the cheap come sooner."""
    equals = [turn for turn in turns if turn.row.support == lost.support]
    sums = {turn.left + granted for turn in equals for granted in (0, turn.granted)}
    sums |= {turn.row.asked.cents - less for turn in equals for less in (0, 1)}
    for cents in sorted(sums, reverse=True):
        if 0 < cents < lost.asked.cents and wins(replace(lost, asked=replace(lost.asked, cents=cents))):
            return cents
    return 0

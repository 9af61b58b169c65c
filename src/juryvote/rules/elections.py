"""Elections of persons in rounds: who is elected, who comes into the run-off, where the lot decides, who ranks next.

Source: the law of associations (more than half of the valid slips, then a run-off between the best), § 92 VwVfG (the
most votes win, equal votes go to the lot) and juries that take alternates from the result in its order. A person is a
number of the list here: the rules know no names.
"""

from collections.abc import Collection, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules.clauses import MOST, ElectionRule
from juryvote.rules.shares import threshold


class Contest(Struct, frozen=True, kw_only=True):
    """One round: who stands, in the order of the list, and how many seats are still open. `number` counts from 1."""

    candidates: tuple[int, ...]
    seats: int
    number: int = 1

    @property
    def votes(self) -> int:
        """How many ticks a slip may have."""
        return min(self.seats, len(self.candidates))

    @property
    def contested(self) -> bool:
        """Where nobody can lose to somebody else, a slip may also say no to everybody who stands."""
        return len(self.candidates) > self.seats


class Poll(Struct, frozen=True, kw_only=True):
    """What a round was counted to: votes in the order of the candidates, slips that say something, slips that do not.

    A slip that says no to everybody is valid. `blank` slips are abstentions and count for nothing.
    """

    votes: tuple[int, ...]
    valid: int
    blank: int = 0

    def __post_init__(self) -> None:
        if self.valid < 0 or self.blank < 0 or any(not 0 <= one <= self.valid for one in self.votes):
            raise ValueError("Nobody has less than no vote, or more votes than there are slips.")


class Round(Struct, frozen=True, kw_only=True):
    """A counted round; `base` is what its majority is a share of."""

    contest: Contest
    poll: Poll
    base: int

    def votes_of(self, number: int) -> int:
        return self.poll.votes[self.contest.candidates.index(number)]


class Step(StrEnum):
    """What comes next."""

    runoff = "runoff"
    lot = "lot"
    done = "done"


class Winner(Struct, frozen=True, kw_only=True):
    """Somebody who is elected, with the votes of the round that did it; `by_lot` where votes were not enough."""

    number: int
    votes: int
    round: int
    by_lot: bool = False


class ElectionReading(Struct, frozen=True, kw_only=True):
    """Where an election stands after its last round. `open` are the seats that nobody has.

    `field` comes into the run-off, the lot decides between `tied`; it is drawn of `lot`, in which alternates with
    equally many votes are too. `alternates` are in their order. `needed` is None where the most votes win.
    """

    elected: tuple[Winner, ...]
    open: int
    step: Step
    field: tuple[int, ...] = ()
    tied: tuple[int, ...] = ()
    lot: tuple[int, ...] = ()
    alternates: tuple[int, ...] = ()
    needed: int | None
    base: int


class _Count(Struct, frozen=True, kw_only=True):
    """One round alone: who has it for certain, and who shares the last place."""

    sure: tuple[int, ...]
    tied: tuple[int, ...]


def needed(rule: ElectionRule, contest: Contest, base: int) -> int | None:
    """How many slips somebody must be on; None where the most votes win: in a run-off, or by the bylaws."""
    if rule.majority == MOST or (contest.number > 1 and contest.contested):
        return None
    return max(1, threshold(rule.majority, base))


def read_election(
    rule: ElectionRule,
    rounds: Sequence[Round],
    *,
    ranked: bool = False,
    gone: Collection[int] = (),
    drawn: Sequence[int] = (),
) -> ElectionReading:
    """The whole election from its rounds, the first one first; there is at least one.

    `ranked`: the others become alternates. `gone` have withdrawn since. `drawn` is the lot's order, once it is drawn.
    """
    counted, last = [_count(rule, one) for one in rounds], rounds[-1]
    winners = tuple(
        Winner(number=number, votes=one.votes_of(number), round=one.contest.number)
        for one, count in zip(rounds, counted, strict=True)
        for number in count.sure
    )
    left = last.contest.seats - len(counted[-1].sure)
    ended = ElectionReading(
        elected=winners,
        open=left,
        step=Step.done,
        needed=needed(rule, last.contest, last.base),
        base=last.base,
    )
    if _goes_on(rule, last.contest, left, counted[-1].sure):
        return replace(ended, step=Step.runoff, field=_field(last, left, {*counted[-1].sure, *gone}))
    return _settle(ended, rounds, counted[-1].tied, ranked=ranked, gone=gone, drawn=drawn)


def _count(rule: ElectionRule, one: Round) -> _Count:
    """The best first, up to the seats; who shares the last place has it not for certain."""
    least = needed(rule, one.contest, one.base) or 1
    fit = [number for number in _best(one, one.contest.candidates) if one.votes_of(number) >= least]
    seats = one.contest.seats
    if len(fit) <= seats or one.votes_of(fit[seats]) < one.votes_of(fit[seats - 1]):
        return _Count(sure=tuple(fit[:seats]), tied=())
    cut = one.votes_of(fit[seats])
    return _Count(
        sure=tuple(number for number in fit if one.votes_of(number) > cut),
        tied=tuple(sorted(number for number in fit if one.votes_of(number) == cut)),
    )


def _best(one: Round, numbers: Sequence[int]) -> list[int]:
    return sorted(numbers, key=lambda number: (-one.votes_of(number), number))


def _goes_on(rule: ElectionRule, contest: Contest, left: int, sure: Sequence[int]) -> bool:
    """A run-off: only after a round that asked for more than the most votes, and where somebody can lose it."""
    final = rule.majority == MOST or (contest.number > 1 and contest.contested) or not rule.runoff
    return not final and left > 0 and len(contest.candidates) - len(sure) > left


def _field(last: Round, left: int, out: Collection[int]) -> tuple[int, ...]:
    """Twice as many as there are seats; whoever has as many votes as the last of them comes in too."""
    best = _best(last, [number for number in last.contest.candidates if number not in out])
    if len(best) <= 2 * left:
        return tuple(sorted(best))
    cut = last.votes_of(best[2 * left - 1])
    return tuple(sorted(number for number in best if last.votes_of(number) >= cut))


def _settle(
    ended: ElectionReading,
    rounds: Sequence[Round],
    tied: tuple[int, ...],
    *,
    ranked: bool,
    gone: Collection[int],
    drawn: Sequence[int],
) -> ElectionReading:
    """No round follows: what is equal goes to the lot, the others rank by their votes."""
    chosen = {one.number for one in ended.elected}
    others = _others(rounds, {*chosen, *gone}) if ranked else []
    lot = sorted({*tied, *(number for group in others if len(group) > 1 for number in group)})
    if lot and not drawn:
        return replace(ended, step=Step.lot, tied=tied, lot=tuple(lot))
    lucky = [number for number in drawn if number in tied][: ended.open]
    last = rounds[-1]
    won = (Winner(number=one, votes=last.votes_of(one), round=last.contest.number, by_lot=True) for one in lucky)
    order = {number: place for place, number in enumerate(drawn)}
    ranking = (one for group in others for one in sorted(group, key=lambda one: order.get(one, 0)) if one not in lucky)
    return replace(
        ended,
        elected=(*ended.elected, *won),
        open=ended.open - len(lucky),
        lot=tuple(lot),
        tied=tied,
        alternates=tuple(ranking),
    )


def _others(rounds: Sequence[Round], out: Collection[int]) -> list[list[int]]:
    """Who else had a vote, the best first, equal ones together. The last round in which somebody stood counts."""
    newest = {number: one for one in rounds for number in one.contest.candidates}
    voted = {number for one in rounds for number in one.contest.candidates if one.votes_of(number)}
    ranks: dict[tuple[int, int], list[int]] = {}
    for number in sorted(voted - set(out)):
        one = newest[number]
        ranks.setdefault((-one.contest.number, -one.votes_of(number)), []).append(number)
    return [ranks[rank] for rank in sorted(ranks)]

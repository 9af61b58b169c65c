"""An election in the evening: what is frozen when a round opens, and what the rounds of an item come to so far."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from juryvote.rules.bylaws import Bylaws, OpenQuorumLost
from juryvote.rules.election_words import by_lot, forecast, label, outcome, without_quorum
from juryvote.rules.elections import Contest, ElectionReading, Poll, Round, Step, needed, read_election
from juryvote.rules.entries import Candidate, ElectionRound, Majority, Quorum, Tally
from juryvote.rules.lots import draw
from juryvote.rules.majority import Outcome
from juryvote.rules.moment import quorum_of
from juryvote.rules.presumption import Held
from juryvote.rules.room import Room, count_heads
from juryvote.rules.sentences import Say, german


class Course(Struct, frozen=True, kw_only=True):
    """The counted rounds of one item, the first one first. `ranked`: the others become alternates."""

    bylaws: Bylaws
    ranked: bool
    rounds: tuple[Round, ...] = ()
    gone: frozenset[int] = frozenset()
    drawn: tuple[int, ...] = ()

    def read(self) -> ElectionReading:
        return read_election(self.bylaws.elections, self.rounds, ranked=self.ranked, gone=self.gone, drawn=self.drawn)


def contest_of(asked: ElectionRound) -> Contest:
    numbers = tuple(one.number for one in asked.candidates)
    return Contest(candidates=numbers, seats=asked.seats, number=asked.number)


def round_of(asked: ElectionRound, majority: Majority, votes: Sequence[int], tally: Tally) -> Round:
    """A counted round as it was kept; a ValueError where the numbers cannot be."""
    poll = Poll(votes=tuple(votes), valid=tally.yes, blank=tally.abstain)
    if len(poll.votes) != len(asked.candidates):
        raise ValueError("A number of votes for each who stands.")
    return Round(contest=contest_of(asked), poll=poll, base=majority.base)


def next_round(course: Course, standing: Sequence[Candidate], seats: int) -> ElectionRound | None:
    """What the next ballot asks: everybody who stands, or the run-off; None where there is nothing to ask."""
    left, number = seats, len(course.rounds) + 1
    if course.rounds:
        reading = course.read()
        standing, left = [one for one in standing if one.number in reading.field], reading.open
    if not standing:
        return None
    asked = ElectionRound(candidates=list(standing), votes=0, seats=left, number=number)
    return replace(asked, votes=contest_of(asked).votes)


def opening_need(bylaws: Bylaws, room: Room, asked: ElectionRound, *, say: Say = german) -> Majority:
    """What is announced before a round."""
    numbers = count_heads(bylaws, room).numbers
    return need_of(bylaws, asked, numbers.entitled if bylaws.elections.of == "entitled" else numbers.voting, say=say)


def need_of(bylaws: Bylaws, asked: ElectionRound, base: int, *, say: Say = german) -> Majority:
    contest = contest_of(asked)
    sentence = forecast(bylaws.elections, contest, base, say)
    return Majority(needed_yes=needed(bylaws.elections, contest, base) or 1, base=base, sentence=sentence)


def votes_for(asked: ElectionRound, slips: Iterable[Sequence[int]]) -> list[int]:
    """The votes in the order of the list."""
    picked = Counter(number for picks in slips for number in picks)
    return [picked[one.number] for one in asked.candidates]


def close_round(
    course: Course,
    room: Room,
    *,
    opening: tuple[Quorum, Majority],
    asked: ElectionRound,
    votes: Sequence[int],
    tally: Tally,
    held: Held | None = None,
) -> tuple[Quorum, Majority, str]:
    """What a round came to, after the rounds of the course: quorum, majority and outcome.

    `opening` are the readings that stand. Numbers that cannot be are a ValueError.
    """
    quorum, majority = opening
    if course.bylaws.open_quorum_lost is OpenQuorumLost.void:
        quorum = quorum_of(course.bylaws, room, held)
    base = tally.yes if course.bylaws.elections.of == "cast" else majority.base
    kept = replace(majority, base=base)
    now = replace(course, rounds=(*course.rounds, round_of(asked, kept, votes, tally)))
    return quorum, closing_words(now, met=quorum.met), outcome_of(now) if quorum.met else Outcome.void.value


def closing_words(course: Course, *, met: bool, say: Say = german) -> Majority:
    """The reading of the last round of the course."""
    reading, number = course.read(), len(course.rounds)
    sentence = outcome(course.bylaws.elections, reading, number, say) if met else without_quorum(say)
    return Majority(needed_yes=reading.needed or 1, base=reading.base, sentence=sentence)


def outcome_of(course: Course) -> str:
    """Tied is: a run-off or the lot has the last word."""
    reading = course.read()
    if reading.step is not Step.done:
        return Outcome.tied.value
    return (Outcome.carried if reading.elected else Outcome.rejected).value


def draw_election(course: Course, seed: bytes, ballot: str) -> list[int]:
    """The order in which the lot draws those whom it has to decide between."""
    numbers = course.read().lot
    return [int(one) for one in draw(seed, ballot, [str(number) for number in numbers], len(numbers))]


def drawn_words(course: Course, order: Sequence[int], *, say: Say = german) -> tuple[Majority, str]:
    """What the lot made of the election: the reading and the outcome."""
    now = replace(course, drawn=tuple(order))
    reading = now.read()
    majority = Majority(needed_yes=reading.needed or 1, base=reading.base, sentence=by_lot(reading, say))
    return majority, outcome_of(now)


def answers_of(asked: ElectionRound) -> tuple[str, ...]:
    """What a sealed question offers to tick: numbers of the list, so that a name can be erased."""
    return tuple(label(one.number) for one in asked.candidates)


def ticks_of(asked: ElectionRound) -> tuple[int, int]:
    """How many ticks a sealed slip must have and may have. Blank is an answer of its own, and no tick a no to all."""
    return int(contest_of(asked).contested), asked.votes

"""An election as the room sees it: who stands, what is asked, what the rounds came to; names beside the numbers."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Row

from juryvote.rules.bylaws import Bylaws
from juryvote.rules.elected import Course, closing_words, contest_of, drawn_words, next_round, opening_need
from juryvote.rules.election_words import without_quorum
from juryvote.rules.elections import ElectionReading, Step
from juryvote.rules.entries import ElectionRound, Majority
from juryvote.rules.majority import Outcome
from juryvote.rules.sentences import Say, german
from juryvote.store import elections, meetings, people
from juryvote.store.openings import opening_of
from juryvote.store.rooms import Moment

Names = Mapping[str, str]


class Standing(Struct, frozen=True, kw_only=True):
    """Somebody on the list. `ended`: "" | elected | lot | runoff | tied | alternate, after the newest count."""

    number: int
    member: str
    name: str
    votes: int | None = None
    ended: str = ""
    rank: int = 0  # of an alternate, from 1


class AskedView(Struct, frozen=True, kw_only=True):
    """What a ballot asks. `refusable`: a slip may say no to everybody."""

    round: int
    seats: int
    votes: int
    refusable: bool
    candidates: tuple[Standing, ...]


class CountView(Struct, frozen=True, kw_only=True):
    """What a closed round came to. `word`: elected | nobody | runoff | lot | void."""

    round: int
    candidates: tuple[Standing, ...]  # most votes first
    valid: int
    blank: int
    word: str


class ElectionView(Struct, frozen=True, kw_only=True):
    """The election on an item: its list as it is now, and who is elected so far.

    `step`: first (no round is counted) | runoff | lot | done. `asks` are the numbers that the next round would ask.
    """

    seats: int
    ranked: bool
    candidates: tuple[Standing, ...]
    elected: tuple[Standing, ...] = ()
    alternates: tuple[Standing, ...] = ()
    step: str = "first"
    asks: tuple[int, ...] = ()
    open_seats: int = 0
    may_name: bool = False
    withdrawable: frozenset[str] = frozenset()


def election_view(db: Connection, item: Row[Any], bylaws: Bylaws, names: Names, *, running: bool) -> ElectionView:
    """`running`: a ballot on it is open, and nobody comes or goes."""
    course, standing = elections.course_of(db, bylaws, item), elections.standing(db, item.id)
    reading = course.read() if course.rounds else None
    people = {row.number: row.member for row in elections.candidates(db, item.id)}
    taken = {one.number for one in reading.elected} if reading else set()
    free = item.state != "decided" and not running and (reading is None or reading.step is Step.runoff)

    def show(numbers: Sequence[int], ended: str) -> tuple[Standing, ...]:
        rows = ((rank, number, people[number]) for rank, number in enumerate(numbers, start=1))
        return tuple(
            Standing(number=number, member=member, name=names.get(member, ""), ended=ended, rank=rank)
            for rank, number, member in rows
        )

    return ElectionView(
        seats=item.seats_to_fill,
        ranked=item.ranked,
        candidates=tuple(_person(one.number, one.member, names) for one in standing),
        elected=show([one.number for one in reading.elected], "elected") if reading else (),
        alternates=show(reading.alternates, "alternate") if reading else (),
        step=reading.step.value if reading else "first",
        asks=reading.field if reading else tuple(one.number for one in standing),
        open_seats=reading.open if reading else item.seats_to_fill,
        may_name=free and reading is None,
        withdrawable=frozenset(one.member for one in standing if free and one.number not in taken),
    )


def names_of_area(db: Connection, meeting: str) -> dict[str, str]:
    """Everybody who may stand in an election of this meeting."""
    row = meetings.meeting(db, meeting)
    return people.names(db, row.area) if row else {}


def public_election(
    db: Connection, item: Row[Any], ballot: Row[Any], bylaws: Bylaws
) -> tuple[ElectionView, CountView | None]:
    """A decided election for everybody: by name only whoever is elected or an alternate, the others by number."""
    names = names_of_area(db, item.meeting)
    view = election_view(db, item, bylaws, names, running=False)
    chosen = {one.member: names.get(one.member, "") for one in (*view.elected, *view.alternates)}
    known = replace(view, candidates=())
    return known, count_view(db, item, ballot, bylaws, chosen)


def asked_view(db: Connection, ballot: Row[Any]) -> AskedView | None:
    """What the ballot asks, where it is one of an election."""
    asked = opening_of(ballot).election
    if asked is None:
        return None
    return _asked(asked, names_of_area(db, ballot.meeting))


def next_asked(db: Connection, bylaws: Bylaws, item: Row[Any], names: Names) -> AskedView | None:
    """What the next round would ask; None where there is nobody to elect, or nothing left to vote on."""
    asked = _next(elections.course_of(db, bylaws, item), db, item)
    return _asked(asked, names) if asked else None


def _asked(asked: ElectionRound, names: Names) -> AskedView:
    return AskedView(
        round=asked.number,
        seats=asked.seats,
        votes=asked.votes,
        refusable=not contest_of(asked).contested,
        candidates=tuple(_person(one.number, one.member, names) for one in asked.candidates),
    )


def count_view(db: Connection, item: Row[Any], ballot: Row[Any], bylaws: Bylaws, names: Names) -> CountView | None:
    """What a closed round of an election came to."""
    asked = opening_of(ballot).election
    if asked is None or ballot.closing is None:
        return None
    closing, tie = json.loads(ballot.closing), json.loads(ballot.tie) if ballot.tie else None
    void = closing["outcome"] == Outcome.void
    course = elections.course_of(db, bylaws, item, until=ballot.id)
    order = tuple(tie["order"]) if tie else ()
    reading = None if void else _drawn(course, order).read()
    votes = closing.get("votes_for", [])
    people = [
        _person(one.number, one.member, names, votes=found, ended=_ended(reading, one.number, asked.number))
        for one, found in zip(asked.candidates, votes, strict=True)
    ]
    return CountView(
        round=asked.number,
        candidates=tuple(sorted(people, key=lambda one: (-(one.votes or 0), one.number))),
        valid=closing["tally"]["yes"],
        blank=closing["tally"]["abstain"],
        word=_word(reading),
    )


def round_sentence(db: Connection, item: Row[Any], ballot: Row[Any], bylaws: Bylaws, *, say: Say) -> str:
    """Why a closed round ended as it did, in the reader's language if the rules still say the same."""
    closing, tie = json.loads(ballot.closing), json.loads(ballot.tie) if ballot.tie else None
    if closing["outcome"] == Outcome.void:
        return without_quorum(say)
    course = elections.course_of(db, bylaws, item, until=ballot.id)
    kept = (tie or closing)["majority"]["sentence"]

    def speak(say: Say) -> Majority:
        if tie:
            return drawn_words(course, tie["order"], say=say)[0]
        return closing_words(course, met=True, say=say)

    return str(speak(say).sentence if speak(german).sentence == kept else kept)


def next_need(db: Connection, now: Moment, item: Row[Any], *, say: Say) -> Majority | None:
    """What the next round would need; None where there is nobody to elect, or nothing left to vote on."""
    asked = _next(elections.course_of(db, now.bylaws, item), db, item)
    return opening_need(now.bylaws, now.room, asked, say=say) if asked else None


def _next(course: Course, db: Connection, item: Row[Any]) -> ElectionRound | None:
    if course.rounds and course.read().step is not Step.runoff:
        return None
    return next_round(course, elections.standing(db, item.id), item.seats_to_fill)


def _drawn(course: Course, order: tuple[int, ...]) -> Course:
    return Course(
        bylaws=course.bylaws, ranked=course.ranked, rounds=course.rounds, gone=course.gone, drawn=order or course.drawn
    )


def _person(number: int, member: str, names: Names, *, votes: int | None = None, ended: str = "") -> Standing:
    return Standing(number=number, member=member, name=names.get(member, ""), votes=votes, ended=ended)


def _ended(reading: ElectionReading | None, number: int, round_: int) -> str:
    if reading is None:
        return ""
    for one in reading.elected:
        if one.number == number and one.round == round_:
            return "lot" if one.by_lot else "elected"
    groups = (("runoff", reading.field), ("tied", reading.lot), ("alternate", reading.alternates))
    waiting = [name for name, numbers in groups if number in numbers]
    return waiting[-1] if reading.step is Step.done and waiting else waiting[0] if waiting else ""


def _word(reading: ElectionReading | None) -> str:
    if reading is None:
        return "void"
    if reading.step is not Step.done:
        return reading.step.value
    return "elected" if reading.elected else "nobody"

"""Writes minutes: takes the entries of a body's journal one by one and keeps what concerns one meeting."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.ledger import Recorded
from juryvote.rules.minutes.agenda import Agenda
from juryvote.rules.minutes.model import Minutes, Move, Person, Reading, Told


def minutes_of(meeting: str, records: Iterable[Recorded]) -> Minutes | None:
    """`records` are a body's entries in their order, up to the newest. None: this meeting was never planned."""
    fold = _Fold(meeting)
    for record in records:
        fold.take(record)
    return fold.written()


class _Fold:
    def __init__(self, meeting: str) -> None:
        self.meeting, self.head, self.agenda = meeting, Minutes(), Agenda(meeting)
        self.seats: dict[str, e.SeatCreated] = {}
        self.holdings: list[e.SeatHeld] = []
        self.bylaws: dict[str, str] = {}
        self.executives: dict[str, e.ExecutiveDecision] = {}
        self.moves: dict[str, list[Move]] = {}
        self.excused: dict[str, bool] = {}
        self.doubted = False

    def take(self, record: Recorded) -> None:
        entry = record.entry
        match entry:
            case e.BodyFounded():
                self.head = replace(self.head, body=entry.name)
            case e.BylawsAdopted():
                self.bylaws[entry.bylaws] = entry.name
            case e.SeatCreated():
                self.seats[entry.seat] = entry
            case e.SeatHeld():
                self.holdings.append(entry)
            case e.HoldingEnded():
                self.holdings = [_ended(one, entry) for one in self.holdings]
            case e.ExecutiveDecision():
                self.executives[entry.executive] = entry
            case _ if getattr(entry, "meeting", "") == self.meeting:
                self._of_the_meeting(record)
            case _:
                self.agenda.later(entry)

    def _of_the_meeting(self, record: Recorded) -> None:
        entry, at = record.entry, record.at
        match entry:
            case e.MeetingPlanned():
                same: dict[str, Any] = {name: getattr(entry, name) for name in _PLANNED}
                self.head = replace(self.head, ends_on=entry.ends_on, **same)
            case e.MeetingOpened():
                named = self.bylaws.get(entry.bylaws, "")
                again = entry.second_invitation
                self.head = replace(self.head, opened_at=at, bylaws=named, second_invitation=again)
                self.head = replace(self.head, seats=len(self.seats))
            case e.MeetingAdjourned():
                self.head = replace(self.head, closed_at=at)
            case e.CheckedIn() | e.CheckedOut():
                came = isinstance(entry, e.CheckedIn)
                self.moves.setdefault(entry.member, []).append(Move(at=at, came=came))
            case e.AbsenceExcused():
                self.excused[entry.member] = entry.excused
            case e.QuorumChallenged():
                self.doubted = True
            case e.ReadingTaken():
                self._read(entry, at)
            case e.ExecutiveTold():
                self.head = replace(self.head, told=(*self.head.told, _told(self.executives[entry.executive])))
            case e.ProcedureObjected():
                self.head = replace(self.head, objections=self.head.objections + 1)
            case _:
                self.agenda.take(entry, at)

    def _read(self, entry: e.ReadingTaken, at: str) -> None:
        reading = Reading(at=at, met=entry.quorum.met, sentence=entry.quorum.sentence, doubted=self.doubted)
        self.doubted = False
        if entry.item is None:
            self.head = replace(self.head, readings=(*self.head.readings, reading))
        else:
            self.agenda.read(entry.item, reading)

    def written(self) -> Minutes | None:
        if not self.head.meeting:
            return None
        people = tuple(sorted(self._people(), key=lambda one: (_ROLES.index(one.role), one.seat, one.member)))
        return replace(self.head, people=people, items=self.agenda.items())

    def _people(self) -> Iterator[Person]:
        """Once each, with the first seat they hold on the day; whoever came without one is a guest."""
        known: set[str] = set()
        for one in sorted(self.holdings, key=lambda held: (_ROLES.index(held.role), self.seats[held.seat].number)):
            if one.member not in known and one.since <= self.head.day <= (one.until or self.head.day):
                known.add(one.member)
                seat = self.seats[one.seat]
                yield self._person(one.member, seat=seat.number, group=seat.group, role=one.role)
        for member in self.moves:
            if member not in known:
                yield self._person(member, seat=0, group="", role="guest")

    def _person(self, member: str, *, seat: int, group: str, role: str) -> Person:
        moves, excused = tuple(self.moves.get(member, ())), self.excused.get(member, False)
        return Person(member=member, seat=seat, group=group, role=role, excused=excused, moves=moves)


_PLANNED = ("meeting", "title", "place", "starts_at", "day")
_ROLES = ("holder", "alternate", "guest")


def _ended(held: e.SeatHeld, ended: e.HoldingEnded) -> e.SeatHeld:
    same = (held.seat, held.member) == (ended.seat, ended.member)
    return replace(held, until=ended.until) if same and held.until is None else held


def _told(made: e.ExecutiveDecision) -> Told:
    number = f"{made.number}/{made.year}"
    return Told(number=number, title=made.title, outcome=made.outcome, granted_cents=made.granted_cents)

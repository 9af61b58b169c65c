"""Paper slips in a sealed ballot: given to people, counted by two, then mixed into the urn.

What was counted is written nowhere in clear: the first count waits encrypted with the ballot's key, and after the
second the slips are encrypted like everybody's, in an order that has nothing to do with the people.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Row

from juryvote.actions.sealed import Sealed, encrypt_for, may_cast, put_for, running_ballot, take_out
from juryvote.actions.standing import floor_of_ballot
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.ballots import Channel
from juryvote.rules.marks import Mark
from juryvote.rules.refusals import (
    BallotNotOpen,
    CountsDiffer,
    NoPaper,
    NotHere,
    PaperMismatch,
    PaperNotCounted,
    SamePerson,
)
from juryvote.rules.tally import Choice
from juryvote.store import ballots, meetings, urn
from juryvote.store.openings import opening_of

PAPER = Channel.paper.value


class Count(Struct, frozen=True, kw_only=True):
    yes: int
    no: int
    abstain: int

    @property
    def all(self) -> int:
        return self.yes + self.no + self.abstain


def give_paper(hall: Hall, *, ballot: str, people: Sequence[str], actor: str) -> None:
    """Exactly these vote on paper. Said again it replaces what was said before, and what was counted is forgotten."""
    with hall.acting(actor) as act:
        row = _sealed_and_open(act, ballot)
        with_paper = _with_paper(act, ballot)
        if set(people) == {line.member for line in with_paper}:
            return
        _take_back(act, row, with_paper)
        for member in sorted(set(people)):
            may_cast(act, ballot, member, Channel.paper)
            ballots.mark_roll(act.db, ballot=ballot, member=member, channel=PAPER, turn=0)
        act.touch(row.meeting)


def take_paper_back(act: Act, row: Row[Any], member: str) -> None:
    """Somebody with a paper slip is struck: nobody knows which it is, so all paper slips are counted again."""
    with_paper = _with_paper(act, row.id)
    if member in {line.member for line in with_paper}:
        _take_back(act, row, with_paper)


def count_paper(hall: Hall, *, ballot: str, count: Count, actor: str) -> bool:
    """One person's count; True when it is the second and equal to the first: then the slips are in the urn."""
    with hall.reading() as db:
        running = running_ballot(hall, db, ballot)
    with hall.acting(actor) as act:
        row = _sealed_and_open(act, ballot)
        people = _with_paper(act, ballot)
        if min(count.yes, count.no, count.abstain) < 0 or count.all != len(people) or not people:
            raise PaperMismatch(counted=count.all, people=len(people))
        first = urn.paper(act.db, ballot)
        act.touch(row.meeting)
        if first is None:
            sealed = running.key.lock(msgspec.json.encode(count))
            urn.keep_paper(act.db, ballot=ballot, counted_by=actor, counted=sealed)
            return False
        if first.counted_by == actor:
            raise SamePerson
        fits = msgspec.json.decode(running.key.unlock(first.counted), type=Count) == count
        urn.forget_paper(act.db, ballot)
        if fits:
            _into_the_urn(act, row, running, people, count, [first.counted_by, actor])
    if not fits:
        raise CountsDiffer  # after the commit: the first count is to be forgotten too
    return True


def ensure_counted(act: Act, ballot: str) -> None:
    """The closing waits for the paper."""
    people = _with_paper(act, ballot)
    if people and any(line.turn == 0 for line in people):
        raise PaperNotCounted(people=len(people))


def _sealed_and_open(act: Act, ballot: str) -> Row[Any]:
    row = floor_of_ballot(act, ballot)
    if row.state != "open":
        raise BallotNotOpen(state=row.state)
    if row.mode != "sealed":
        raise NotHere
    if opening_of(row).election:
        raise NoPaper
    return row


def _with_paper(act: Act, ballot: str) -> list[Row[Any]]:
    return [line for line in ballots.roll(act.db, ballot) if line.channel == PAPER]


def _take_back(act: Act, row: Row[Any], people: Sequence[Row[Any]]) -> None:
    urn.forget_paper(act.db, row.id)
    for line in people:
        take_out(act, row=row, member=line.member)
        ballots.mark_roll(act.db, ballot=row.id, member=line.member, channel=None, turn=0)


def _into_the_urn(
    act: Act, row: Row[Any], running: Sealed, people: list[Row[Any]], count: Count, by: list[str]
) -> None:
    choices = [Choice.yes] * count.yes + [Choice.no] * count.no + [Choice.abstain] * count.abstain
    for line, choice in zip(people, _mixed(act, choices), strict=True):
        put_for(act, running, line, encrypt_for(act.hall, running, line.member, Mark(choice=choice)))
        ballots.mark_roll(act.db, ballot=row.id, member=line.member, channel=PAPER, turn=1)
    meeting = meetings.meeting(act.db, row.meeting)
    assert meeting is not None
    entry = e.PaperCounted(meeting=row.meeting, ballot=row.id, people=len(people), by=sorted(by))
    act.record(meeting.body, entry, meeting=row.meeting)


def _mixed(act: Act, choices: list[Choice]) -> list[Choice]:
    """Fisher and Yates: every order is equally likely."""
    mixed = list(choices)
    for at in range(len(mixed) - 1, 0, -1):
        other = act.hall.world.below(at + 1)
        mixed[at], mixed[other] = mixed[other], mixed[at]
    return mixed

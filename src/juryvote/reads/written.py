"""A vote in writing as members and the team see it: the question, until when, how far it is, what came of it."""

from collections.abc import Collection
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.member import MyBallot, shown_to
from juryvote.reads.parts import (
    ItemView,
    LotView,
    MeetingHead,
    Say,
    agenda_of,
    frozen_need,
    frozen_quorum,
    head_of,
    lot_of,
    open_tie,
)
from juryvote.rules.between import written_vote
from juryvote.rules.procedure import RecusedRights, recused_rights
from juryvote.rules.room import Room, count_heads
from juryvote.rules.written import answered, everybody_voted, overruled, speak_first, waited_for
from juryvote.store import ballots, decisions, meetings, people
from juryvote.store.rooms import Moment, moment_of


class Procedure(Struct, frozen=True, kw_only=True):
    """`state`: running | over (nobody has counted yet) | stopped | taken-back | tied | ended.

    `voted` of `seats` have their vote; `standing` says how it stands, or for which reason it ended without a result.
    """

    meeting: MeetingHead
    item: ItemView
    ballot: str
    question: str
    amount_cents: int | None
    state: str
    days_left: int
    voted: int
    seats: int
    objections: int
    to_stop: int
    standing: str
    standing_german: bool  # the reason was typed
    quorum: str
    need: str
    tie: str = ""  # chair | lot: how a tie that is still open is to end
    lot: LotView | None = None


class MemberWritten(Struct, frozen=True, kw_only=True):
    """`step` decides what the page asks: vote | recused | guest | ended.

    `stands_in`: votes for somebody else's seat; `counts` is False while somebody who goes before has voted.
    """

    procedure: Procedure
    meeting: MeetingHead
    name: str
    step: str
    item: ItemView
    ballot: MyBallot
    stands_in: bool = False
    counts: bool = True
    may_object: bool = False
    objected: bool = False
    reason: str = ""  # why recused
    rights: RecusedRights | None = None  # of the recused


class Voter(Struct, frozen=True, kw_only=True):
    """`channel` is how the slip came, "" while there is none; it `counts` unless somebody who goes before voted."""

    id: str
    name: str
    stands_in: bool
    channel: str
    waited_for: bool
    counts: bool = True


class TeamWritten(Struct, frozen=True, kw_only=True):
    procedure: Procedure
    meeting: MeetingHead
    voters: tuple[Voter, ...]
    may_count: bool
    published: bool


class _Case(Struct, frozen=True, kw_only=True):
    """One vote in writing with everything that its views are made of."""

    row: Row[Any]
    ballot: Row[Any]
    now: Moment
    lines: dict[str, str]  # by member on the roll: the channel, "" without a slip
    objections: frozenset[str]

    @property
    def voted(self) -> Collection[str]:
        return {member for member, channel in self.lines.items() if channel}


def my_vote_in_writing(hall: Hall, *, meeting: str, member: str, say: Say) -> MemberWritten | None:
    """None where the meeting has a room."""
    with hall.reading() as db:
        case, who = _case(db, meeting), people.member(db, member)
        if case is None or who is None:
            return None
        procedure = _procedure(hall, db, case, say)
        conflict = next((one for one in meetings.conflicts(db, [case.ballot.item]) if one.member == member), None)
        rights = recused_rights(case.now.bylaws, say=say) if conflict else None
        own = member in speak_first(case.now.bylaws, case.now.room)
        running = procedure.state == "running"
        return MemberWritten(
            procedure=procedure,
            meeting=procedure.meeting,
            name=who.name,
            step=_step(case, procedure, member, recused=conflict is not None),
            item=shown_to(procedure.item, rights),
            ballot=_my_ballot(db, case, procedure.item, member),
            stands_in=not own,
            counts=member not in overruled(case.now.bylaws, case.now.room, {*case.voted, member}),
            may_object=own and running and member not in case.objections,
            objected=member in case.objections,
            reason=conflict.reason if conflict else "",
            rights=rights,
        )


def _step(case: _Case, procedure: Procedure, member: str, *, recused: bool) -> str:
    if procedure.state != "running":
        return "ended"
    if recused:
        return "recused"
    return "vote" if member in case.lines else "guest"


def _my_ballot(db: Connection, case: _Case, item: ItemView, member: str) -> MyBallot:
    slip = ballots.slip(db, ballot=case.ballot.id, member=member)
    return MyBallot(
        id=case.ballot.id,
        question=case.ballot.question,
        state=case.ballot.state,
        title=item.title,
        amount_cents=case.ballot.amount_cents,
        my_choice=slip.choice if slip else None,
        my_channel=slip.channel if slip else None,
        receipt=slip.receipt if slip and slip.receipt else None,
        turn=slip.turn + 1 if slip else 0,
        result=item.result,
    )


def team_written(hall: Hall, *, meeting: str, area: str, say: Say) -> TeamWritten | None:
    """None where the meeting has a room, or is another area's. Nothing here says what anybody voted."""
    with hall.reading() as db:
        case = _case(db, meeting)
        if case is None or case.row.area != area:
            return None
        procedure = _procedure(hall, db, case, say)
        done = procedure.state == "running" and everybody_voted(case.now.bylaws, case.now.room, case.voted)
        decided = decisions.decision_of_item(db, case.ballot.item)
        return TeamWritten(
            procedure=procedure,
            meeting=procedure.meeting,
            voters=_voters(db, case),
            may_count=done or procedure.state == "over",
            published=decided is not None and decided.published_at is not None,
        )


def _voters(db: Connection, case: _Case) -> tuple[Voter, ...]:
    names = people.names(db, case.row.area)
    own = speak_first(case.now.bylaws, case.now.room)
    waiting = waited_for(case.now.bylaws, case.now.room, case.voted)
    void = overruled(case.now.bylaws, case.now.room, case.voted)
    found = [
        Voter(
            id=member,
            name=names.get(member, ""),
            stands_in=member not in own,
            channel=channel,
            waited_for=member in waiting,
            counts=member not in void,
        )
        for member, channel in case.lines.items()
    ]
    return tuple(sorted(found, key=lambda voter: (voter.stands_in, voter.name.casefold())))


def _case(db: Connection, meeting: str) -> _Case | None:
    row = meetings.meeting(db, meeting)
    if row is None or row.ends_on is None:
        return None
    ballot = ballots.ballots(db, meeting)[0]  # it begins with its one ballot
    return _Case(
        row=row,
        ballot=ballot,
        now=moment_of(db, row, ballot.item),
        lines={line.member: line.channel or "" for line in ballots.roll(db, ballot.id)},
        objections=frozenset(meetings.objections(db, meeting)),
    )


def _procedure(hall: Hall, db: Connection, case: _Case, say: Say) -> Procedure:
    row, ballot, bylaws = case.row, case.ballot, case.now.bylaws
    today, room = hall.today(), case.now.room
    standing = written_vote(bylaws, started=row.day, day=today, objections=len(case.objections), say=say)
    item = agenda_of(db, row.id, bylaws=bylaws, with_applicant=True, say=say).view(ballot.item)
    assert item is not None
    return Procedure(
        meeting=head_of(row),
        item=item,
        ballot=ballot.id,
        question=ballot.question,
        amount_cents=ballot.amount_cents,
        state=(state := _state(case, today)),
        days_left=max(0, (date.fromisoformat(row.ends_on) - date.fromisoformat(today)).days),
        voted=_seats_with_a_vote(case, room),
        seats=len(speak_first(bylaws, room)),
        objections=len(case.objections),
        to_stop=bylaws.written_procedure.objections_to_stop,
        standing=ballot.annulled_why if state == "taken-back" else standing.sentence,
        standing_german=state == "taken-back",
        quorum=frozen_quorum(ballot, bylaws=bylaws, say=say)[0],
        need=frozen_need(ballot, bylaws=bylaws, on_roll=len(case.lines), say=say).sentence,
        tie=open_tie(ballot, bylaws) if row.state == "open" else "",
        lot=lot_of(ballot),
    )


def _state(case: _Case, today: str) -> str:
    ballot = case.ballot
    if ballot.state == "open":
        return "running" if today <= case.row.ends_on else "over"
    if ballot.state == "annulled":
        enough = len(case.objections) >= case.now.bylaws.written_procedure.objections_to_stop
        return "stopped" if enough else "taken-back"
    return "ended" if case.row.state == "adjourned" else "tied"


def _seats_with_a_vote(case: _Case, room: Room) -> int:
    return len(count_heads(case.now.bylaws, answered(room, case.voted)).voting)

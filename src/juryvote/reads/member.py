"""What one member sees on the phone during the evening: one question at a time."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.amendments import Amendments, amendments_of
from juryvote.reads.conflicts import HintRow, hint_rows
from juryvote.reads.elections import AskedView, asked_view
from juryvote.reads.named import is_named
from juryvote.reads.needs import live_need
from juryvote.reads.parts import (
    Agenda,
    ItemView,
    MeetingHead,
    NeedView,
    QuorumView,
    ResultView,
    Say,
    about_of,
    agenda_of,
    frozen_need,
    head_of,
    quorum_now,
    quorum_view,
)
from juryvote.reads.sealed import MySeal, SecrecyView, my_seal, seal_view, secrecy_view
from juryvote.reads.sharing import SharesView, shares_view
from juryvote.reads.speaking import MyTurn, my_turn
from juryvote.reads.sums import SumsView, sums_view
from juryvote.rules.deliberation import may_deliberate
from juryvote.rules.entries import About, Amendment
from juryvote.rules.ids import MemberId
from juryvote.rules.moment import roll_of
from juryvote.rules.procedure import RecusedRights, recused_rights
from juryvote.rules.quorum import QuorumReading
from juryvote.rules.rulings import Place
from juryvote.rules.silent import Silent, silent, standing_in
from juryvote.store import ballots, entry, interests, journal, meetings, people
from juryvote.store.openings import opening_of
from juryvote.store.rooms import Moment, moment_of


class MyBallot(Struct, frozen=True, kw_only=True):
    id: str
    question: str
    state: str  # open | closed | annulled
    title: str = ""
    amount_cents: int | None = None
    my_choice: str | None = None  # yes | no | abstain
    my_picks: tuple[int, ...] = ()  # of an election
    asked: AskedView | None = None  # of an election
    sums: SumsView | None = None  # where everybody names a sum
    shares: SharesView | None = None  # where a pot is shared out
    condition: str = ""  # what a grant hangs on
    my_channel: str | None = None  # phone | kiosk | hands | paper | helper
    receipt: str | None = None  # e.g. "4F7K-2M"
    turn: int = 0  # the next tap's turn: its key is "turn.random"
    voted: int = 0
    on_roll: int = 0
    result: ResultView | None = None
    annulled_why: str = ""
    straw: bool = False
    named: bool = False  # it will be published who voted how
    about: Place | Amendment | About | None = None  # a question beside the proposal: see `about_of`
    suspended: str = ""  # not on the roll, though here at the opening: one of rules/silent
    seal: MySeal | None = None  # of a sealed ballot: there is no choice and no receipt to show, only the phone has them


class MyConflict(Struct, frozen=True, kw_only=True):
    item: str
    reason: str
    own: bool = False  # the person said so
    dispute: str = ""  # contested | upheld


class MemberEvening(Struct, frozen=True, kw_only=True):
    """`step` alone decides what the page asks:

    planned    the meeting has not begun (agenda is readable, conflicts can be declared)
    check-in   signed in but not counted as present: type or scan the room code
    guest      present, but neither on a seat nor an alternate: reads along, does not vote
    waiting    present; no item is called
    item       an item is called; a conflict can be declared; no ballot yet
    vote       a ballot is open and this member may vote (my_choice None) or has voted and may change it
    recused    an item is called on which this member is biased
    late       a ballot is open, but the roll was frozen before this member came
    result     the last ballot of the called item is closed or annulled
    adjourned  the evening is over
    """

    meeting: MeetingHead
    name: str
    step: str
    present: bool
    quorum: QuorumView | None
    need: NeedView | None
    item: ItemView | None
    ballot: MyBallot | None
    conflict: MyConflict | None
    agenda: tuple[ItemView, ...]
    conflicts: tuple[MyConflict, ...] = ()
    hints: tuple[HintRow, ...] = ()  # of mine: the phone asks, and I have not answered
    interests: tuple[tuple[str, str], ...] = ()  # mine in the register: party, role code
    checkpoint: str = ""
    secrecy: SecrecyView | None = None  # while an item is called and no ballot runs
    device_key: str = ""  # the public key that the server has of this phone
    rights: RecusedRights | None = None  # of a recused member on the called item: stay, read
    suspended: str = ""  # here, but without a vote at this moment: one of rules/silent
    amendments: Amendments = Amendments()  # of the called item, where this person may read along
    turn: MyTurn | None = None  # on the list of speakers, where this person may ask to speak
    pause_until: str = ""  # while a break runs; a moment
    stands_in: bool = False  # an alternate who votes for an absent member at this moment


class Common(Struct, frozen=True, kw_only=True):
    """What is the same on every phone of the meeting at one revision; `conflicts` and `hints` are everybody's."""

    now: Moment
    agenda: Agenda
    quorum: QuorumReading
    need: NeedView | None  # of the called item while no ballot runs
    conflicts: tuple[Row[Any], ...]
    hints: tuple[HintRow, ...]
    silent: dict[MemberId, Silent]
    standing_in: frozenset[MemberId]


def _common(hall: Hall, db: Connection, row: Row[Any], say: Say) -> Common:
    def read() -> Common:
        now = moment_of(db, row, row.called_item)
        agenda = agenda_of(db, row.id, bylaws=now.bylaws, with_applicant=True, say=say)
        quorum, item = quorum_now(now, say=say), agenda.view(row.called_item)
        ballot = agenda.ballots.get(row.called_item or "")
        idle = item is not None and (ballot is None or ballot.state != "open")
        return Common(
            now=now,
            agenda=agenda,
            quorum=quorum,
            need=live_need(db, now, item, quorate=quorum.met, say=say) if item and idle else None,
            conflicts=tuple(meetings.conflicts(db, [view.id for view in agenda.views])),
            hints=hint_rows(db, row),
            silent=silent(now.bylaws, now.room),
            standing_in=standing_in(now.bylaws, now.room),
        )

    return hall.shared.get(("evening", row.id, row.revision, say), read)


def evening(hall: Hall, *, meeting: str, member: str, session: str = "", say: Say) -> MemberEvening | None:
    """The member's evening as it is now, on the phone with this session; None when the meeting is gone."""
    with hall.reading() as db:
        row, who = meetings.meeting(db, meeting), people.member(db, member)
        if row is None or who is None:
            return None
        common = _common(hall, db, row, say)
        now, agenda, quorum = common.now, common.agenda, common.quorum
        mine = _conflicts(common.conflicts, member)
        ballot = agenda.ballots.get(row.called_item or "")
        my_ballot = _my_ballot(hall, db, agenda, ballot, member=member, session=session, say=say) if ballot else None
        if ballot is not None and my_ballot is not None:
            my_ballot = replace(my_ballot, about=about_of(ballot, now.room), named=is_named(ballot, now.bylaws))
        conflict = next((known for known in mine if known.item == row.called_item), None)
        rights = recused_rights(now.bylaws, say=say) if conflict else None
        item = _for_reader(agenda.view(row.called_item), rights)
        step = _step(db, row, now, my_ballot, member, recused=conflict is not None)
        return MemberEvening(
            meeting=head_of(row),
            name=who.name,
            step=step,
            present=member in now.room.here,
            quorum=quorum_view(quorum, now=now) if row.state == "open" else None,
            need=common.need or _frozen_need(now, ballot, my_ballot, say=say),
            item=item,
            ballot=my_ballot if step in ("vote", "late", "result", "recused") else None,
            conflict=conflict,
            agenda=agenda.views,
            conflicts=mine,
            hints=tuple(hint for hint in common.hints if hint.member == member and not hint.denied),
            interests=tuple(
                (line.party_name, line.role) for line in interests.interests_of(db, member) if line.until is None
            ),
            checkpoint=journal.newest_checkpoint(db, row.body) if row.state == "adjourned" else "",
            secrecy=_secrecy(hall, db, now, agenda, row, member, say) if step in ("item", "result") else None,
            device_key=entry.device_key(db, session) if session else "",
            rights=rights,
            amendments=_amendments(db, now, item, agenda, member, say),
            suspended=common.silent.get(MemberId(member), ""),
            turn=my_turn(db, row, member) if _may_speak(row, now, item, member) else None,
            pause_until=row.timer_ends if row.on_break and row.timer_ends and row.timer_ends > hall.now() else "",
            stands_in=member in common.standing_in,
        )


def _amendments(
    db: Connection, now: Moment, item: ItemView | None, agenda: Agenda, member: str, say: Say
) -> Amendments:
    if item is None or not may_deliberate(now.bylaws, recused=member in now.room.recused):
        return Amendments()
    return amendments_of(db, item, agenda, bylaws=now.bylaws, say=say, member=member)


def _may_speak(row: Row[Any], now: Moment, item: ItemView | None, member: str) -> bool:
    """While people talk about what is called: who sits in the body, is here, and may deliberate on it."""
    called = row.state == "open" and item is not None and item.state == "called"
    here = member in now.room.here and _has_place(now, member)
    return called and here and may_deliberate(now.bylaws, recused=member in now.room.recused)


def _for_reader(item: ItemView | None, rights: RecusedRights | None) -> ItemView | None:
    return shown_to(item, rights) if item else None


def shown_to(item: ItemView, rights: RecusedRights | None) -> ItemView:
    """Where the bylaws say so, a recused member gets no material: it is not sent to the phone at all."""
    if rights is None or rights.read:
        return item
    return replace(item, what_for="", cost_lines=(), applicant="")


def _secrecy(
    hall: Hall, db: Connection, now: Moment, agenda: Agenda, row: Row[Any], member: str, say: Say
) -> SecrecyView | None:
    item, voters = agenda.view(row.called_item), roll_of(now.bylaws, now.room)
    if item is None or item.state == "decided" or member not in voters:
        return None
    before = agenda.sealed.get(item.id)
    return secrecy_view(hall, db, item, bylaws=now.bylaws, voters=voters, before=before, member=member, say=say)


def _frozen_need(now: Moment, ballot: Row[Any] | None, mine: MyBallot | None, *, say: Say) -> NeedView | None:
    """While a ballot is open its frozen number counts, not what the room has become since."""
    if ballot is None or mine is None or ballot.state != "open":
        return None
    return frozen_need(ballot, bylaws=now.bylaws, on_roll=mine.on_roll, say=say)


def _conflicts(declared: Iterable[Row[Any]], member: str) -> tuple[MyConflict, ...]:
    return tuple(
        MyConflict(item=row.item, reason=row.reason, own=row.own, dispute=row.dispute or "")
        for row in declared
        if row.member == member
    )


def _my_ballot(
    hall: Hall, db: Connection, agenda: Agenda, ballot: Row[Any], *, member: str, session: str, say: Say
) -> MyBallot:
    view = agenda.view(ballot.item)
    slip = ballots.slip(db, ballot=ballot.id, member=member)
    line = ballots.roll_line(db, ballot=ballot.id, member=member) if ballot.mode == "sealed" else None
    seal = seal_view(db, ballot, result=view.result if view else None, say=say)
    voted, on_roll = ballots.progress(db, ballot.id)
    return MyBallot(
        id=ballot.id,
        question=ballot.question,
        state=ballot.state,
        title=view.title if view else "",
        amount_cents=ballot.amount_cents,
        my_choice=slip.choice if slip else None,
        my_picks=tuple(ballots.picks_of(slip)) if slip else (),
        asked=asked_view(db, ballot),
        sums=sums_view(ballot, say=say),
        shares=shares_view(db, ballot, say=say, member=member),
        condition=opening_of(ballot).condition,
        my_channel=slip.channel if slip else line.channel if line else None,
        receipt=slip.receipt if slip and slip.receipt else None,
        turn=slip.turn + 1 if slip else 0,
        voted=voted,
        on_roll=on_roll,
        result=view.result if view else None,
        annulled_why=ballot.annulled_why or "",
        straw=ballot.straw,
        suspended=opening_of(ballot).suspended.get(member, ""),
        seal=my_seal(hall, db, ballot, member=member, session=session, view=seal) if seal else None,
    )


def _step(db: Connection, row: Row[Any], now: Moment, ballot: MyBallot | None, member: str, *, recused: bool) -> str:
    if row.state == "adjourned":
        return "adjourned"
    if member not in now.room.here:
        return "check-in"
    if row.state == "planned":
        return "planned"
    if ballot is not None and ballot.state == "open" and ballots.roll_line(db, ballot=ballot.id, member=member):
        return "vote"  # the frozen roll counts, also for an alternate whose holder has come since
    if not _has_place(now, member):
        return "guest"
    return _step_of_item(row, ballot, recused=recused)


def _has_place(now: Moment, member: str) -> bool:
    """On a seat, or named to stand in for one; the others are guests."""
    return any(member in (seat.holder, *seat.alternates) for seat in now.room.seats)


def _step_of_item(row: Row[Any], ballot: MyBallot | None, *, recused: bool) -> str:
    if row.called_item is None:
        return "waiting"
    if ballot is not None and ballot.state != "open":
        return "result"
    if recused:
        return "recused"
    return "item" if ballot is None else "late"

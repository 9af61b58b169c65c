"""Recounts votes in writing: that they are allowed, who objected, when they were counted and whose slips count."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.between import last_day, written_vote
from juryvote.rules.bylaws import Bylaws
from juryvote.rules.moment import roll_of
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.meetings import berlin_days
from juryvote.rules.replay.people import is_day
from juryvote.rules.replay.state import Evening, State, Vote, room_now
from juryvote.rules.room import Room
from juryvote.rules.written import answered, everybody_voted, in_writing, overruled, speak_first


def opened(state: State, evening: Evening) -> Iterator[Problem]:
    """A vote in writing begins on its day, where the bylaws allow it, and ends when they say."""
    if not evening.in_writing or evening.bylaws is None:
        return
    planned, bylaws = evening.planned, evening.bylaws
    if not bylaws.written_procedure.allowed:
        yield fault("written-forbidden")
    if planned.day not in berlin_days(state.at):
        yield fault("meeting-day", day=planned.day, starts_at=state.at)
    right = last_day(bylaws, planned.day) if is_day(planned.day) else ""
    if planned.ends_on != right:
        yield fault("written-end", found=planned.ends_on, right=right)
    evening.bylaws = in_writing(bylaws)


def one_question(state: State, evening: Evening, entry: e.BallotOpened) -> Iterator[Problem]:
    """One item, one open ballot; whatever comes of it, the next one is in a meeting."""
    if not evening.in_writing:
        return
    again = any(vote.opened.meeting == entry.meeting for vote in state.votes.values())
    if (
        again
        or len(evening.items) != 1
        or entry.mode != "open"
        or entry.straw
        or entry.election
        or entry.sums
        or entry.shares
    ):
        yield fault("written-question")


def objected(state: State, entry: e.ProcedureObjected) -> Iterator[Problem]:
    """Whoever speaks for a seat may object, once, while the vote is running."""
    evening = state.meetings[entry.meeting]
    vote = evening.running
    if not evening.in_writing or vote is None or evening.bylaws is None:
        yield fault("objection", member=entry.member)
        return
    own = speak_first(evening.bylaws, room_now(state, evening, vote.opened.item))
    if entry.member not in own or entry.member in evening.objections:
        yield fault("objection", member=entry.member)
    evening.objections.add(entry.member)
    if len(evening.objections) >= evening.bylaws.written_procedure.objections_to_stop:
        evening.stop = _reason(evening.bylaws, evening)


def stopped(evening: Evening, entry: e.AnyEntry) -> Iterator[Problem]:
    """After enough objections nothing comes but the end, for this reason."""
    if not evening.stop:
        return
    if not isinstance(entry, e.BallotAnnulled) or entry.why != evening.stop:
        yield fault("objection-ignored", why=evening.stop)
    evening.stop = ""


def counted(state: State, evening: Evening, vote: Vote, entry: e.BallotClosed) -> Iterator[Problem]:
    """The end has come, or nothing could come any more; and whose slips do not count."""
    right: list[str] = []
    if evening.in_writing and evening.bylaws:
        room = room_now(state, evening, vote.opened.item)
        voted = [slip.member for slip in entry.slips]
        right = overruled(evening.bylaws, room, voted)
        if max(berlin_days(state.at), default="") <= evening.planned.ends_on and not everybody_voted(
            evening.bylaws, room, voted
        ):
            yield fault("written-early", ends_on=evening.planned.ends_on)
        if entry.by_hand:
            yield fault("hands", hands=len(entry.by_hand), people=0)
    if list(entry.overruled) != right:
        yield fault("overruled", found=_names(entry.overruled), right=_names(right))


def that_count(evening: Evening, room: Room, entry: e.BallotClosed) -> e.BallotClosed:
    """The closing with only those slips that count, whatever it says itself."""
    if not evening.in_writing or evening.bylaws is None:
        return entry
    count = roll_of(evening.bylaws, room)
    return replace(entry, slips=[slip for slip in entry.slips if slip.member in count])


def room_at_end(state: State, evening: Evening, vote: Vote, entry: e.BallotClosed) -> Room:
    """The room in which a ballot is counted; in writing it is known only now who took part."""
    room = room_now(state, evening, vote.opened.item)
    return answered(room, [slip.member for slip in entry.slips]) if evening.in_writing else room


def _reason(bylaws: Bylaws, evening: Evening) -> str:
    day = evening.planned.day
    return written_vote(bylaws, started=day, day=day, objections=len(evening.objections)).sentence


def _names(members: Sequence[str]) -> str:
    return ", ".join(members) or "–"

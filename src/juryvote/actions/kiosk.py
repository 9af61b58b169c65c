"""The shared tablet: it votes for one person at a time, for whom somebody at the desk has unlocked it."""

from datetime import timedelta

from juryvote.actions.ballots import cast_slip
from juryvote.actions.floor import running
from juryvote.actions.sealed import cast_for
from juryvote.actions.standing import standing_of
from juryvote.live.hall import Act, Hall
from juryvote.rules.ballots import BallotState, Channel, ensure_may_cast
from juryvote.rules.refusals import BallotNotOpen, NoTurn
from juryvote.store import ballots, kiosks
from juryvote.world import moment, when

TURN_SECONDS = 120
TRACKER_SIGNS = 8


def unlock_kiosk(hall: Hall, *, meeting: str, member: str, actor: str) -> None:
    """For two minutes this person may vote there; somebody else's turn ends with it."""
    with hall.acting(actor) as act:
        running(act, meeting)
        ballot = ballots.open_ballot(act.db, meeting)
        if ballot is None:
            raise BallotNotOpen(state="unknown")
        ensure_may_cast(standing_of(act, ballot, member), state=BallotState(ballot.state), channel=Channel.kiosk)
        until = moment(when(act.now) + timedelta(seconds=TURN_SECONDS))
        kiosks.give_turn(act.db, meeting=meeting, member=member, until=until)
        act.touch(meeting)


def lock_kiosk(hall: Hall, *, meeting: str, actor: str) -> None:
    with hall.acting(actor) as act:
        _lock(act, meeting)


def cast_at_kiosk(hall: Hall, *, meeting: str, ballot: str, choice: str, key: str, turn: str, actor: str) -> str:
    """The slip of whoever's turn it is; the code to note. The tablet never says who that is: the turn does."""
    with hall.reading() as db:
        now, row = kiosks.turn(db, meeting, hall.now()), ballots.ballot(db, ballot)
    if now is None or row is None or row.meeting != meeting:
        raise NoTurn
    who = {"ballot": ballot, "member": now.member, "choice": choice, "actor": actor}
    if row.mode == "sealed":
        code = cast_for(hall, turn=turn, channel=Channel.kiosk, **who)[:TRACKER_SIGNS]
    else:
        code = cast_slip(hall, key=key, channel=Channel.kiosk.value, **who).code
    lock_kiosk(hall, meeting=meeting, actor=actor)
    return code


def _lock(act: Act, meeting: str) -> None:
    kiosks.end_turn(act.db, meeting)
    act.touch(meeting)

"""Casting an open slip: one person, one slip, through one channel. What is answered with OK is on disk."""

from collections.abc import Sequence

from msgspec import Struct

from juryvote.actions.standing import standing_of
from juryvote.live.hall import Act, Hall
from juryvote.live.keys import spell
from juryvote.rules.ballots import BallotState, Channel, ensure_may_cast
from juryvote.rules.marks import Mark, read_mark
from juryvote.rules.refusals import BadForm, BallotNotOpen, NotHere, VotedElsewhere
from juryvote.store import ballots
from juryvote.store.openings import opening_of
from juryvote.world import World


class Receipt(Struct, frozen=True, kw_only=True):
    """What stands, whatever the phone has sent before: the choice, and the code that proves it was stored."""

    choice: str
    code: str


def cast_slip(
    hall: Hall,
    *,
    ballot: str,
    member: str,
    choice: str,
    key: str,
    channel: str,
    actor: str,
    picks: Sequence[str] = (),
) -> Receipt:
    """One person, one slip, through one channel. The same tap sent forty times is one slip with one receipt."""
    turn = _turn(key)
    with hall.acting(actor) as act:
        row = ballots.lock_for_slip(act.db, ballot)
        if row is None:
            raise BallotNotOpen(state="unknown")
        if row.mode != "open":
            raise NotHere
        known = ballots.slip(act.db, ballot=ballot, member=member)
        if known is not None and known.key == key and row.state != "annulled":
            return Receipt(choice=known.choice, code=known.receipt)  # a resend: counted is counted, also after the end
        standing = standing_of(act, row, member)
        ensure_may_cast(standing, state=BallotState(row.state), channel=Channel(channel))
        mark = read_mark(opening_of(row).asked, choice, picks)
        receipt = _store(act, ballot, member, mark, channel, turn, key)
    hall.hub.nudge(row.meeting)
    return receipt


def _turn(key: str) -> int:
    """A tap's name is `turn.random`: the turn grows with each change of mind, so that a late resend cannot undo one."""
    turn, dot, chance = key.partition(".")
    if not (dot and turn.isdecimal() and len(turn) <= 6 and 8 <= len(chance) <= 40 and chance.isalnum()):
        raise BadForm(field="key", problem="invalid")
    return int(turn)


def _store(act: Act, ballot: str, member: str, mark: Mark, channel: str, turn: int, key: str) -> Receipt:
    code = new_receipt(act.hall.world)
    stands = ballots.cast(
        act.db, ballot=ballot, member=member, mark=mark, channel=channel, turn=turn, key=key, receipt=code
    )
    if stands is not None:
        return Receipt(choice=mark.choice.value, code=stands)
    slip = ballots.slip(act.db, ballot=ballot, member=member)
    if slip is None or slip.channel != channel:
        raise VotedElsewhere(channel=slip.channel if slip else "")
    return Receipt(choice=slip.choice, code=slip.receipt)


def new_receipt(world: World) -> str:
    signs = spell(world.new_token(), 6)
    return f"{signs[:4]}-{signs[4:]}"


def help_with_slip(
    hall: Hall, *, ballot: str, member: str, choice: str, actor: str, picks: Sequence[str] = ()
) -> Receipt:
    """Somebody of the team enters what a person says aloud; marked as such on the roll and in the journal."""
    with hall.reading() as db:
        before = ballots.slip(db, ballot=ballot, member=member)
    key = f"{before.turn + 1 if before else 0}.{hall.world.new_id()}"
    return cast_slip(
        hall, ballot=ballot, member=member, choice=choice, key=key, channel="helper", actor=actor, picks=picks
    )

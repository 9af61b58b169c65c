"""Casting an open slip: one person, one slip, through one channel. What is answered with OK is on disk."""

from collections.abc import Sequence
from concurrent.futures import Future

from juryvote.actions.casting import Receipt, Tap, cast_together
from juryvote.live.hall import Hall
from juryvote.store import ballots


def tap_slip(hall: Hall, tap: Tap) -> Future[Receipt]:
    """On disk once there is a result; slips that come together share one transaction.

    One person, one slip, through one channel: the same tap sent forty times is one slip with one receipt.
    """
    return hall.together(cast_together).put(tap)


def cast_slip(
    hall: Hall, *, ballot: str, member: str, choice: str, key: str, channel: str, picks: Sequence[str] = ()
) -> Receipt:
    tap = Tap(ballot=ballot, member=member, choice=choice, key=key, channel=channel, picks=picks)
    return tap_slip(hall, tap).result()


def help_with_slip(hall: Hall, *, ballot: str, member: str, choice: str, picks: Sequence[str] = ()) -> Receipt:
    """Somebody of the team enters what a person says aloud; marked as such on the roll and in the journal."""
    with hall.reading() as db:
        before = ballots.slip(db, ballot=ballot, member=member)
    key = f"{before.turn + 1 if before else 0}.{hall.world.new_id()}"
    return cast_slip(hall, ballot=ballot, member=member, choice=choice, key=key, channel="helper", picks=picks)

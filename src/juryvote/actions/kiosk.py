"""The shared tablet: it votes for one person at a time, for whom the desk or the person's own card has unlocked it.

The tablet never says who votes. Its form carries a key that only fits one person's next slip: a form that was drawn
for somebody else, or for an earlier slip, casts nothing. One unlocking is one slip: both end in the same act.
"""

import hmac
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.actions.casting import new_receipt
from juryvote.actions.entry import check_pass
from juryvote.actions.floor import running, take_floor
from juryvote.actions.sealed import Sealed, credentials_of, encrypt_for, mark, may_cast, put_for, running_ballot
from juryvote.actions.standing import standing_of
from juryvote.actions.throttles import throttle
from juryvote.live.hall import Act, Hall
from juryvote.live.keys import digest, tidy
from juryvote.rules.ballots import BallotState, Channel, ensure_may_cast
from juryvote.rules.marks import Mark, read_mark
from juryvote.rules.refusals import BallotNotOpen, NoTurn, WrongCode
from juryvote.sealed.texts import short
from juryvote.store import ballots, entry, kiosks, urn
from juryvote.store.openings import opening_of
from juryvote.world import moment, when

TURN_SECONDS = 120
TRACKER_SIGNS = 8
KEY_SIGNS = 40
LONGEST_TURN = 6  # digits


class Tap(Struct, frozen=True, kw_only=True):
    """One button of one form: whose slip it makes, and which one of theirs."""

    ballot: str
    member: str
    turn: int
    mark: Mark
    key: str


def unlock_kiosk(hall: Hall, *, meeting: str, member: str, actor: str) -> None:
    """For two minutes this person may vote there; somebody else's turn ends with it."""
    with hall.acting(actor) as act:
        _give_turn(act, meeting, member)


def unlock_by_card(hall: Hall, *, meeting: str, code: str, actor: str) -> None:
    """The person's own printed card does what the desk does, as often as there is a ballot; it is not used up by it.

    A card that has signed in a phone is no use here: it may lie about. Tries are counted for this meeting's tablets.
    """
    digests = [digest(hall.keys, secret) for secret in (code.strip(), tidy(code))]
    throttle(hall, f"kiosk:{meeting}", limit=60, seconds=600)
    throttle(hall, f"kiosk-card:{digests[1]}", limit=10, seconds=600)
    with hall.acting(actor) as act:
        found = entry.find_pass(act.db, digests)
        if found is None or found.kind != "card" or found.meeting != meeting:
            raise WrongCode
        check_pass(act, found)
        _give_turn(act, meeting, found.member)


def _give_turn(act: Act, meeting: str, member: str) -> None:
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
        take_floor(act, meeting)
        _lock(act, meeting)


def turn_key(hall: Hall, *, ballot: str, member: str, turn: int) -> str:
    """What the form carries: the same however often the page is drawn, for nobody else, and without a name."""
    return f"{turn}.{digest(hall.keys, f'kiosk|{ballot}|{member}|{turn}')[:KEY_SIGNS]}"


def cast_at_kiosk(
    hall: Hall, *, meeting: str, ballot: str, choice: str, key: str, actor: str, picks: Sequence[str] = ()
) -> str:
    """The slip of whoever's turn it is; the code to note. A double tap is one slip with one code."""
    with hall.reading() as db:
        row = ballots.ballot(db, ballot)
        if row is None or row.meeting != meeting:
            raise NoTurn
        tap = _tap(hall, db, ballot, read_mark(opening_of(row).asked, choice, picks), key)
        urn_of = running_ballot(hall, db, ballot) if row.mode == "sealed" else None
    slip = encrypt_for(hall, urn_of, tap.member, tap.mark) if urn_of else ""
    with hall.acting(actor) as act:
        running(act, meeting)
        known = _code_before(act, tap, urn_of)
        return known or _cast(act, meeting, tap, urn_of, slip)


def _tap(hall: Hall, db: Connection, ballot: str, mark: Mark, key: str) -> Tap:
    """The one on the roll for whom the form was drawn."""
    number = key.partition(".")[0]
    if number.isdecimal() and number.isascii() and len(number) <= LONGEST_TURN:
        for line in ballots.roll(db, ballot):
            fits = turn_key(hall, ballot=ballot, member=line.member, turn=int(number))
            if hmac.compare_digest(fits.encode(), key.encode()):
                return Tap(ballot=ballot, member=line.member, turn=int(number), mark=mark, key=key)
    raise NoTurn


def _code_before(act: Act, tap: Tap, urn_of: Sealed | None) -> str:
    """The code of the slip that this very form has cast already, if it stands."""
    line = ballots.lock_roll_line(act.db, ballot=tap.ballot, member=tap.member)
    if line is None or line.channel != Channel.kiosk.value or _last(act.db, line, urn_of) != tap.turn:
        return ""
    if urn_of is None:
        slip = ballots.slip(act.db, ballot=tap.ballot, member=tap.member)
        return slip.receipt if slip else ""
    mine, *_ = credentials_of(urn_of.key, urn_of.uuid, line)
    found = urn.slip(act.db, ballot=tap.ballot, credential=mine)
    return short(found.slip.encode())[:TRACKER_SIGNS] if found and found.slip else ""


def _last(db: Connection, line: Row[Any], urn_of: Sealed | None) -> int:
    """The turn of the slip that stands; what is before the first slip differs, as it does on phones."""
    if urn_of is not None:
        return int(line.turn)
    slip = ballots.slip(db, ballot=line.ballot, member=line.member)
    return slip.turn if slip else -1


def _cast(act: Act, meeting: str, tap: Tap, urn_of: Sealed | None, slip: str) -> str:
    now = kiosks.turn(act.db, meeting, act.now)
    if now is None or now.member != tap.member:
        raise NoTurn
    _, line = may_cast(act, tap.ballot, tap.member, Channel.kiosk)
    if tap.turn != _last(act.db, line, urn_of) + 1:
        raise NoTurn
    code = _put_sealed(act, urn_of, line, tap, slip) if urn_of else _put_open(act, tap)
    _lock(act, meeting)
    return code


def _put_sealed(act: Act, urn_of: Sealed, line: Row[Any], tap: Tap, slip: str) -> str:
    put_for(act, urn_of, line, slip)
    mark(act, tap.ballot, tap.member, Channel.kiosk, tap.turn)
    return short(slip.encode())[:TRACKER_SIGNS]


def _put_open(act: Act, tap: Tap) -> str:
    values = {"channel": Channel.kiosk.value, "receipt": new_receipt(act.hall.world)}
    code = ballots.cast(
        act.db, ballot=tap.ballot, member=tap.member, mark=tap.mark, turn=tap.turn, key=tap.key, **values
    )
    assert code is not None  # a later turn by the same channel, with the roll's line locked
    return code


def _lock(act: Act, meeting: str) -> None:
    kiosks.end_turn(act.db, meeting)
    act.touch(meeting)

"""The sealed ballot: made at the opening, filled while it runs, counted and forgotten at the closing.

This is the only place that opens the urn. A slip is looked at before the database is locked, the cheap checks first;
single slips are never decrypted, only their sum.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.actions.standing import standing_of
from juryvote.live.hall import Act, Hall
from juryvote.live.safe import BallotKey
from juryvote.rules import entries as e
from juryvote.rules.ballots import BallotState, Channel, ensure_may_cast
from juryvote.rules.elected import answers_of, ticks_of
from juryvote.rules.marks import Mark, read_mark, row_of
from juryvote.rules.refusals import AlreadyDone, BadForm, BadSlip, BallotNotOpen, KeyGone, NotHere
from juryvote.rules.secrecy import Why
from juryvote.rules.tally import ANSWERS, Choice, Counts
from juryvote.sealed.ballots import Ballot, check_ballot
from juryvote.sealed.election import Election, Question, read_election
from juryvote.sealed.faults import Wrong
from juryvote.sealed.group import ED25519 as G
from juryvote.sealed.keys import key_of, new_uuid
from juryvote.sealed.making import (
    cast,
    chained,
    closed,
    decrypted,
    head_of,
    set_up,
    tallied,
    told,
    write_election,
    write_trustees,
)
from juryvote.sealed.proofs import Proof, knows
from juryvote.sealed.slips import encrypt
from juryvote.sealed.tally import add_up, count, decrypt, opened
from juryvote.sealed.texts import read, short
from juryvote.sealed.trustees import read_trustees
from juryvote.store import ballots, entry, urn
from juryvote.store.openings import opening_of
from juryvote.world import when

TICKS = (Choice.yes, Choice.no)  # in the order of ANSWERS; an abstention ticks nothing
NO_TICK = "Ohne Kreuz: Enthaltung."
LONGEST_TURN = 6  # digits


class Sealed(Struct, frozen=True, kw_only=True):
    """What anybody may know of a running sealed ballot, and its key. `asked` where people are elected."""

    ballot: str
    uuid: str
    election: Election
    key: BallotKey
    asked: e.ElectionRound | None = None


class Sum(Struct, frozen=True, kw_only=True):
    """All slips together; of an election `yes` counts the valid ones, and `votes_for` goes by the list."""

    counts: Counts
    votes_for: Sequence[int] = ()


def keep_device_key(hall: Hall, *, session: str, member: str, key: str, challenge: str, response: str) -> None:
    """The phone's public key, if it proves that it knows the secret one. A later key takes the place of an earlier."""
    try:
        fine = G.holds(key) and knows(G, Proof(challenge=challenge, response=response), key, device_text(member, key))
    except Wrong as wrong:
        raise BadForm(field="key", problem="invalid") from wrong
    if not fine:
        raise BadForm(field="key", problem="invalid")
    with hall.acting(member) as act:
        entry.keep_device_key(act.db, session, key)


def device_text(member: str, key: str) -> str:
    """What stands before the commitment in a phone's proof: it is good for one member and one key."""
    return f"juryvote-device|{member}|{key}|"


def question_asked(question: str, asked: e.ElectionRound | None) -> Question:
    """Yes or no, one tick or none. In an election the list, with an answer of its own for an abstention."""
    if asked is None:
        return Question(question=question, answers=list(ANSWERS), min=0, max=1)
    least, most = ticks_of(asked)
    return Question(question=question, answers=list(answers_of(asked)), min=least, max=most, blank=True)


def seal(act: Act, entry: e.BallotOpened, *, phones: Mapping[str, str], why: Why) -> e.Seal:
    """A key, an election and one credential for each on the roll: of the phone where there is one, else ours."""
    ballot, question, roll = entry.ballot, entry.question, entry.roll
    key = act.hall.safe.make(ballot)
    trustee = key_of(G, key.trustee, act.hall.world.below)
    uuid = new_uuid(act.hall.world.below)
    asked, told = question_asked(question, entry.election), "" if entry.election else NO_TICK
    election = write_election(G, [trustee.entry], [asked], uuid=uuid, name=question, description=told)
    own = _own_phones(act, ballot, roll, phones)
    credentials = [_first_credential(key, uuid, member, own.get(member, "")) for member in roll]
    fingerprint = short(election)
    urn.add_seal(
        act.db,
        ballot=ballot,
        uuid=uuid,
        fingerprint=fingerprint,
        election=election.decode(),
        trustees=write_trustees([trustee.entry]).decode(),
        why=why.value,
        credentials=credentials,
    )
    return e.Seal(why=why.value, election=fingerprint, credentials=sorted(one for one, _ in credentials))


def _own_phones(act: Act, ballot: str, roll: Sequence[str], phones: Mapping[str, str]) -> dict[str, str]:
    """One key, one person: those whose phones show the same key vote with the server's help, and nobody is stopped."""
    held = Counter(phones[member] for member in roll if member in phones)
    shared = [member for member in roll if held[phones.get(member, "")] > 1]
    urn.forget_phones(act.db, ballot=ballot, members=shared)
    return {member: key for member, key in phones.items() if held[key] == 1}


def _first_credential(key: BallotKey, uuid: str, member: str, device_key: str) -> tuple[str, bool]:
    if device_key:
        return key.credential(uuid, device_key), False
    return _assisted(key, member), True


def _assisted(key: BallotKey, member: str) -> str:
    return G.power(G.base, key.assisted(member))


def cast_sealed(hall: Hall, *, ballot: str, member: str, session: str, slip: str, turn: str, actor: str) -> str:
    """A slip that the member's phone has encrypted; its tracker. The same slip sent forty times is one slip."""
    raw, number = slip.encode(), turn_of(turn)
    with hall.reading() as db:
        if (found := _counted_before(db, ballot, raw)) is not None:
            return found
        running = running_ballot(hall, db, ballot)
        device_key, line = entry.device_key(db, session), ballots.roll_line(db, ballot=ballot, member=member)
    if not device_key or line is None or line.device_key != device_key:  # the ballot opened without this phone's key
        raise BadSlip(why="no-credential")
    mine = running.key.credential(running.uuid, device_key)
    try:
        check_ballot(raw, running.election, frozenset({mine}))
    except Wrong as wrong:
        raise BadSlip(why=wrong.kind) from wrong
    with hall.acting(actor) as act:
        row, line = may_cast(act, ballot, member, Channel.phone)
        known = urn.slip(act.db, ballot=ballot, credential=mine)
        if known is None or known.slip != slip:
            if number <= line.turn:  # an older tap that arrives late must not undo a newer one
                raise AlreadyDone(what="slip")
            others = [_assisted(running.key, member)]
            urn.put(act.db, ballot=ballot, credential=mine, slip=slip, assisted=False, instead_of=others)
            mark(act, ballot, member, Channel.phone, number)
    hall.hub.nudge(row.meeting)
    return short(raw)


def _counted_before(db: Connection, ballot: str, raw: bytes) -> str | None:
    """A resend that arrives after the closing: counted is counted."""
    archive = urn.archive(db, ballot)
    tracker = short(raw)
    return tracker if archive is not None and tracker in json.loads(archive.trackers) else None


def cast_for(
    hall: Hall,
    *,
    ballot: str,
    member: str,
    choice: str,
    turn: str,
    channel: Channel,
    actor: str,
    picks: Sequence[str] = (),
) -> str:
    """The server encrypts for somebody whose device cannot; the slip is marked as such. Its tracker."""
    number = turn_of(turn)
    with hall.reading() as db:
        running = running_ballot(hall, db, ballot)
    slip = encrypt_for(hall, running, member, read_mark(running.asked, choice, picks))
    with hall.acting(actor) as act:
        row, line = may_cast(act, ballot, member, channel)
        if line.channel is not None and number <= line.turn:  # a double tap, or an old page
            known = urn.slip(act.db, ballot=ballot, credential=_assisted(running.key, member))
            if known is None or known.slip is None:
                raise AlreadyDone(what="slip")
            return short(known.slip.encode())
        put_for(act, running, line, slip)
        mark(act, ballot, member, channel, number)
    hall.hub.nudge(row.meeting)
    return short(slip.encode())


def encrypt_for(hall: Hall, running: Sealed, member: str, mark: Mark) -> str:
    row = row_of(running.asked, mark) if running.asked else [int(mark.choice is one) for one in TICKS]
    return encrypt(running.election, running.key.assisted(member), [row], hall.world.below).decode()


def put_for(act: Act, running: Sealed, line: Row[Any], slip: str) -> None:
    """In the place of the phone's credential, where there was one: one person, one line in the urn."""
    mine, *phones = credentials_of(running.key, running.uuid, line)
    urn.put(act.db, ballot=running.ballot, credential=mine, slip=slip, assisted=True, instead_of=phones)


def credentials_of(key: BallotKey, uuid: str, line: Row[Any]) -> list[str]:
    """What somebody on the roll may have in the urn: a slip of the server's making, or one of the phone's."""
    phone = [key.credential(uuid, line.device_key)] if line.device_key else []
    return [_assisted(key, line.member), *phone]


def mark(act: Act, ballot: str, member: str, channel: Channel, turn: int) -> None:
    ballots.mark_roll(act.db, ballot=ballot, member=member, channel=channel.value, turn=turn)


def running_ballot(hall: Hall, db: Connection, ballot: str) -> Sealed:
    row, found = ballots.ballot(db, ballot), urn.seal(db, ballot)
    if row is None or row.state != "open":
        raise BallotNotOpen(state=row.state if row else "unknown")
    if found is None:
        raise NotHere
    election = read_election(found.election.encode())
    key, asked = _key_of(hall, ballot), opening_of(row).election
    return Sealed(ballot=ballot, uuid=found.uuid, election=election, key=key, asked=asked)


def _key_of(hall: Hall, ballot: str) -> BallotKey:
    """The key of a ballot that was open a moment ago. If it went meanwhile, the ballot has ended: nothing is lost."""
    try:
        return hall.safe.open(ballot)
    except KeyGone:
        with hall.reading() as db:
            row = ballots.ballot(db, ballot)
        if row is not None and row.state != "open":
            raise BallotNotOpen(state=row.state) from None
        raise


def may_cast(act: Act, ballot: str, member: str, channel: Channel) -> tuple[Row[Any], Row[Any]]:
    """The ballot and the person's line on the roll, locked, if this person may cast now."""
    row = ballots.lock_for_slip(act.db, ballot)
    if row is None:
        raise BallotNotOpen(state="unknown")
    line = ballots.lock_roll_line(act.db, ballot=ballot, member=member)
    ensure_may_cast(standing_of(act, row, member), state=BallotState(row.state), channel=channel)
    assert line is not None  # or the guards would have said so
    return row, line


def turn_of(text: str) -> int:
    if not (text.isdecimal() and text.isascii() and len(text) <= LONGEST_TURN and int(text)):
        raise BadForm(field="turn", problem="invalid")
    return int(text)


def take_out(act: Act, *, row: Row[Any], member: str) -> None:
    """A struck person's slip: it is not counted, and the credential of the opening is back, unused."""
    found, line = urn.seal(act.db, row.id), ballots.roll_line(act.db, ballot=row.id, member=member)
    assert found is not None
    assert line is not None
    *later, first = credentials_of(act.hall.safe.open(row.id), found.uuid, line)
    ours = not line.device_key
    urn.put(act.db, ballot=row.id, credential=first, slip=None, assisted=ours, instead_of=later)


def unseal(act: Act, row: Row[Any]) -> tuple[Sum, e.Unsealed]:
    """The sum of all slips, decrypted once, and the archive that proves it. Then key, urn and mapping go for good."""
    found, lines = urn.seal(act.db, row.id), urn.lines(act.db, row.id)
    assert found is not None
    slips = [line.slip.encode() for line in lines if line.slip is not None]
    counts, bel = _count(act, found, [line.credential for line in lines], slips)
    assisted = [line.credential for line in lines if line.slip is not None and line.assisted]
    digest, trackers = sha256(bel).hexdigest(), [short(slip) for slip in slips]
    urn.keep_archive(act.db, ballot=row.id, digest=digest, trackers=trackers, assisted=len(assisted), bel=bel)
    forget(act, row.id)
    voted = [e.Voter(member=line.member, channel=line.channel) for line in ballots.roll(act.db, row.id) if line.channel]
    return counts, e.Unsealed(archive=digest, head=head_of(bel), voted=voted, assisted=assisted)


def _count(act: Act, found: Row[Any], credentials: Sequence[str], slips: Sequence[bytes]) -> tuple[Sum, bytes]:
    election, trustees = read_election(found.election.encode()), found.trustees.encode()
    key = act.hall.safe.open(found.ballot)
    sums = add_up(election, [read(slip, Ballot) for slip in slips])
    share = decrypt(election, sums, key.trustee, act.hall.world.below)
    table = opened(G, read_trustees(trustees, G), sums, {1: share.decryption_factors})
    result = count(G, table, len(slips))
    events = [
        set_up(found.election.encode(), trustees, credentials),
        *cast(slips),
        closed(),
        tallied(sums, len(slips)),
        decrypted(1, share),
        told(result),
    ]
    summed = _sum(result.result[0], len(slips), blank=election.questions[0].blank)
    return summed, chained(events, int(when(act.now).timestamp()))


def _sum(found: Sequence[int], slips: int, *, blank: bool) -> Sum:
    if blank:
        empty, *votes_for = found
        return Sum(counts=Counts(yes=slips - empty, abstain=empty), votes_for=votes_for)
    yes, no = found
    return Sum(counts=Counts(yes=yes, no=no, abstain=slips - yes - no))


def forget(act: Act, ballot: str) -> None:
    """Nothing is left by which a slip could be opened or its owner found; the key goes when all of this is on disk."""
    urn.empty(act.db, ballot)
    for line in ballots.roll(act.db, ballot):  # one by one: PostgreSQL keeps lines as they were last written
        ballots.mark_roll(act.db, ballot=ballot, member=line.member, channel=line.channel, turn=0)
    ballots.forget_turns(act.db, ballot)
    act.after(lambda: act.hall.safe.destroy(ballot))
    act.after(act.hall.forget_deleted)

"""What may be seen of a sealed ballot: the seal while it runs, the archive afterwards. Never the urn."""

import json
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.live.keys import demand_mark
from juryvote.reads.parts import ItemView, ResultView, Say
from juryvote.rules.bylaws import Bylaws
from juryvote.rules.doubled import GroupVotes, groups_warnings
from juryvote.rules.refusals import KeyGone
from juryvote.rules.secrecy import demands_of, warning_after, warning_after_votes, warnings_before, why_sealed
from juryvote.store import ballots, entry, meetings, urn

CODE_SIGNS = 8  # of a tracker or a hash: enough to compare by eye in one room


class SealView(Struct, frozen=True, kw_only=True):
    """`code` begins the election's hash, `archive` the file's; `trackers` are beginnings too, sorted."""

    why: str  # persons | default | demanded | chair
    code: str
    archive: str = ""
    trackers: tuple[str, ...] = ()
    assisted: int = 0
    warnings: tuple[str, ...] = ()


class MySeal(Struct, frozen=True, kw_only=True):
    """What a phone needs to encrypt. `tweak` is "" where it has no credential of its own in this ballot."""

    view: SealView
    fingerprint: str
    tweak: str
    turn: int
    paper: "PaperView | None" = None


class PaperView(Struct, frozen=True, kw_only=True):
    """Paper slips that were given; `counted`: 0 not yet, 1 once, 2 by two people alike."""

    people: int
    counted: int
    mine: bool = False  # the first count came from whoever asks


class Texts(Struct, frozen=True, kw_only=True):
    """The exact bytes that a phone checks before it encrypts."""

    election: str
    trustees: str


class Trackers(Struct, frozen=True, kw_only=True):
    archive: str
    trackers: list[str]


class SecrecyView(Struct, frozen=True, kw_only=True):
    """Before a ballot: must it be sealed, how many ask for it, how many would be enough."""

    must: str  # persons | default | demanded | ""
    demands: int
    needed: int
    mine: bool = False
    warnings: tuple[str, ...] = ()


def seal_view(db: Connection, ballot: Row[Any], *, result: ResultView | None, say: Say) -> SealView | None:
    if ballot.mode != "sealed":
        return None
    seal, archive = urn.seal(db, ballot.id), urn.archive(db, ballot.id)
    assert seal is not None  # opened in one act
    told = _told_by(result, say) if result else ""
    return SealView(
        why=seal.why,
        code=seal.fingerprint[:CODE_SIGNS],
        archive=archive.digest[: 2 * CODE_SIGNS] if archive else "",
        trackers=tuple(one[:CODE_SIGNS] for one in json.loads(archive.trackers)) if archive else (),
        assisted=archive.assisted if archive else 0,
        warnings=(told,) if told else (),
    )


def _told_by(result: ResultView, say: Say) -> str:
    """What the numbers give away in a small room."""
    if result.election is None:
        return warning_after(result.yes, result.no, result.abstain, say=say)
    votes = [one.votes or 0 for one in result.election.candidates]
    return warning_after_votes(votes, valid=result.yes, blank=result.abstain, say=say)


def my_seal(
    hall: Hall, db: Connection, ballot: Row[Any], *, member: str, session: str, view: SealView
) -> MySeal | None:
    """None for whoever is not on the roll."""
    line, seal = ballots.roll_line(db, ballot=ballot.id, member=member), urn.seal(db, ballot.id)
    if line is None or seal is None:
        return None
    tweak = ""
    if ballot.state == "open" and line.device_key and line.device_key == entry.device_key(db, session):
        tweak = _tweak(hall, ballot.id, seal.uuid, line.device_key)
    paper = paper_view(db, ballot, asks=member) if ballot.state == "open" else None
    return MySeal(view=view, fingerprint=seal.fingerprint, tweak=tweak, turn=line.turn + 1, paper=paper)


def _tweak(hall: Hall, ballot: str, uuid: str, device_key: str) -> str:
    try:
        return str(hall.safe.open(ballot).tweak(uuid, device_key))
    except KeyGone:
        return ""


def paper_view(db: Connection, ballot: Row[Any], *, asks: str) -> PaperView | None:
    if ballot.mode != "sealed":
        return None
    people = [line for line in ballots.roll(db, ballot.id) if line.channel == "paper"]
    if not people:
        return None
    if all(line.turn for line in people):
        return PaperView(people=len(people), counted=2)
    first = urn.paper(db, ballot.id)
    return PaperView(people=len(people), counted=int(first is not None), mine=bool(first and first.counted_by == asks))


def secrecy_view(
    hall: Hall,
    db: Connection,
    item: ItemView,
    *,
    bylaws: Bylaws,
    voters: list[str],
    before: str | None,
    member: str = "",
    say: Say,
) -> SecrecyView:
    """`before`: the last sealed ballot on the item that has a result."""
    demands = demands_of(bylaws, count=urn.demands(db, item.id), voters=len(voters))
    must = why_sealed(bylaws, persons=item.persons, demands=demands)
    mine = bool(member) and urn.has_demanded(db, item=item.id, demand=demand_mark(hall.keys, item.id, member))
    return SecrecyView(
        must=must.value if must else "",
        demands=demands.count,
        needed=demands.needed,
        mine=mine,
        warnings=(
            *warnings_before(voters, before=_roll(db, before) if before else None, say=say),
            *groups_warnings(bylaws.majority.also, GroupVotes(sealed=True), say),
        ),
    )


def _roll(db: Connection, ballot: str) -> list[str]:
    return [line.member for line in ballots.roll(db, ballot)]


def election_texts(hall: Hall, *, ballot: str) -> Texts | None:
    with hall.reading() as db:
        seal = urn.seal(db, ballot)
    return Texts(election=seal.election, trustees=seal.trustees) if seal else None


def trackers_of(hall: Hall, *, ballot: str) -> Trackers | None:
    with hall.reading() as db:
        archive = urn.archive(db, ballot)
    return Trackers(archive=archive.digest, trackers=json.loads(archive.trackers)) if archive else None


def archive_file(hall: Hall, *, ballot: str, area: str = "", meeting: str = "") -> bytes | None:
    """The `.bel` file: for staff of the area, for members of the meeting, and for everybody once it is published."""
    with hall.reading() as db:
        row = ballots.ballot(db, ballot)
        if row is None:
            return None
        home = meetings.meeting(db, row.meeting)
        assert home is not None
        ours = (area and area == home.area) or (meeting and meeting == row.meeting)
        return urn.bel(db, ballot) if ours or ballots.is_published(db, ballot) else None

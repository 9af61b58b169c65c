"""Appends to a body's journal and reads it back. Two appenders at once queue on the head row; a fork breaks a key."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, select, update

from juryvote.rules import merkle
from juryvote.rules.entries import Entry
from juryvote.rules.journal import Header, Line, leaf, seal_entry
from juryvote.rules.notes import Signer, checkpoint_text
from juryvote.store import tables as t


def begin(db: Connection, *, body: str, at: str) -> None:
    db.execute(insert(t.journal_heads).values(body=body, size=0, peaks="[]", at=at))


def lock(db: Connection, body: str) -> tuple[int, tuple[bytes, ...], str]:
    """Size, peaks and time of the newest entry; holds the body's journal until the transaction ends."""
    row = db.execute(select(t.journal_heads).where(t.journal_heads.c.body == body).with_for_update()).one()
    return row.size, tuple(bytes.fromhex(peak) for peak in json.loads(row.peaks)), row.at


def append(db: Connection, *, body: str, at: str, actor: str, meeting: str, entry: Entry, salt: bytes) -> int:
    """Write one entry and return its height. Time never runs backwards, even when a clock does."""
    size, peaks, newest = lock(db, body)
    line = seal_entry(entry, body=body, height=size, at=max(at, newest), actor=actor, salt=salt, meeting=meeting)
    _write(db, line)
    peaks = merkle.append(peaks, size, merkle.leaf_hash(leaf(line.header)))
    _move_head(db, body, size + 1, peaks, line.header.at)
    return size


def _move_head(db: Connection, body: str, size: int, peaks: Sequence[bytes], at: str) -> None:
    db.execute(
        update(t.journal_heads)
        .where(t.journal_heads.c.body == body)
        .values(size=size, peaks=json.dumps([peak.hex() for peak in peaks]), at=at)
    )


def append_all(
    db: Connection, *, body: str, at: str, actor: str, entries: Sequence[Entry], salts: Sequence[bytes]
) -> int:
    """Many entries that belong to no meeting, written at once; the height of the first."""
    first, peaks, newest = lock(db, body)
    at, lines = max(at, newest), list[Line]()
    for height, (entry, salt) in enumerate(zip(entries, salts, strict=True), first):
        lines.append(seal_entry(entry, body=body, height=height, at=at, actor=actor, salt=salt))
        peaks = merkle.append(peaks, height, merkle.leaf_hash(leaf(lines[-1].header)))
    db.execute(insert(t.journal), [asdict(line.header) for line in lines])
    db.execute(insert(t.journal_payloads), [_payload(line) for line in lines])
    _move_head(db, body, first + len(lines), peaks, at)
    return first


def _write(db: Connection, line: Line) -> None:
    head = line.header
    db.execute(
        insert(t.journal).values(
            body=head.body,
            height=head.height,
            at=head.at,
            kind=head.kind,
            actor=head.actor,
            meeting=head.meeting,
            digest=head.digest,
        )
    )
    db.execute(insert(t.journal_payloads).values(_payload(line)))


def _payload(line: Line) -> dict[str, Any]:
    payload = json.dumps(line.payload, ensure_ascii=False, sort_keys=True)
    return {"body": line.header.body, "height": line.header.height, "salt": line.salt, "payload": payload}


def sign_checkpoint(db: Connection, *, body: str, signer: Signer, origin: str) -> str:
    size, peaks, _ = lock(db, body)
    note = signer.sign(checkpoint_text(origin, size, merkle.root(peaks)))
    db.execute(insert(t.checkpoints).values(body=body, size=size, note=note))
    return note


def knows(db: Connection, *, body: str, member: str) -> bool:
    """Whether the journal has an entry that names the person."""
    query = select(t.journal_names.c.height).where(t.journal_names.c.body == body, t.journal_names.c.member == member)
    return db.execute(query).first() is not None


def remember(db: Connection, *, body: str, member: str, height: int) -> None:
    remember_all(db, body=body, heights={member: height})


def remember_all(db: Connection, *, body: str, heights: Mapping[str, int]) -> None:
    rows = [{"body": body, "member": member, "height": height} for member, height in heights.items()]
    db.execute(insert(t.journal_names), rows)


def redact(db: Connection, *, body: str, height: int) -> None:
    """Take a payload away for good; the header, and so the log, stays as it is."""
    db.execute(
        t.journal_payloads.delete().where(t.journal_payloads.c.body == body, t.journal_payloads.c.height == height)
    )


def redact_name(db: Connection, member: str) -> int:
    """Take a person's name out of every journal; returns from how many."""
    named = select(t.journal_names).where(t.journal_names.c.member == member)
    rows = db.execute(named).all()
    for row in rows:
        redact(db, body=row.body, height=row.height)
    return len(rows)


def lines(db: Connection, body: str, *, kinds: Sequence[str] = ()) -> list[Line]:
    """Of all kinds, or of some, in their order."""
    query = _with_payloads().where(t.journal.c.body == body).order_by(t.journal.c.height)
    if kinds:
        query = query.where(t.journal.c.kind.in_(kinds))
    return [_line(row) for row in db.execute(query).mappings()]


class Filter(Struct, frozen=True, kw_only=True):
    """What of a journal is shown; "" is all.

    A meeting brings along what holds for all meetings; `since` and `until` are moments, the second one excluded.
    """

    body: str
    meeting: str = ""
    kind: str = ""
    since: str = ""
    until: str = ""


def count(db: Connection, wanted: Filter) -> int:
    return db.scalar(select(func.count()).select_from(t.journal).where(*_wanted(wanted))) or 0


def page(db: Connection, wanted: Filter, *, skip: int, most: int) -> list[Line]:
    query = _with_payloads().where(*_wanted(wanted)).order_by(t.journal.c.height).offset(skip).limit(most)
    return [_line(row) for row in db.execute(query).mappings()]


def kinds_of(db: Connection, body: str) -> list[str]:
    return list(db.scalars(select(t.journal.c.kind).where(t.journal.c.body == body).distinct()))


def _wanted(wanted: Filter) -> Iterable[ColumnElement[bool]]:
    columns = t.journal.c
    yield columns.body == wanted.body
    if wanted.meeting:
        yield columns.meeting.in_(("", wanted.meeting))
    if wanted.kind:
        yield columns.kind == wanted.kind
    if wanted.since:
        yield columns.at >= wanted.since
    if wanted.until:
        yield columns.at < wanted.until


def _with_payloads() -> Select[Any]:
    joined = t.journal.outerjoin(
        t.journal_payloads,
        (t.journal.c.body == t.journal_payloads.c.body) & (t.journal.c.height == t.journal_payloads.c.height),
    )
    return select(t.journal, t.journal_payloads.c.salt, t.journal_payloads.c.payload).select_from(joined)


def _line(row: object) -> Line:
    fields = dict(row)  # type: ignore[call-overload] # a RowMapping is a mapping; its stub does not say so
    salt, payload = fields.pop("salt"), fields.pop("payload")
    return Line(header=Header(**fields), salt=salt, payload=json.loads(payload) if payload else None)


def checkpoints(db: Connection, body: str) -> list[str]:
    query = select(t.checkpoints.c.note).where(t.checkpoints.c.body == body).order_by(t.checkpoints.c.size)
    return list(db.scalars(query))


def history(db: Connection, body: str, *, skip: int, most: int) -> list[Row[Any]]:
    """Checkpoints, the newest first: size, note, and `at`, the moment of the last entry under the seal."""
    newest = (t.journal.c.body == t.checkpoints.c.body) & (t.journal.c.height == t.checkpoints.c.size - 1)
    query = (
        select(t.checkpoints.c.size, t.checkpoints.c.note, t.journal.c.at)
        .select_from(t.checkpoints.outerjoin(t.journal, newest))
        .where(t.checkpoints.c.body == body)
        .order_by(t.checkpoints.c.size.desc())
    )
    return list(db.execute(query.offset(skip).limit(most)))


def sealed_states(db: Connection, body: str) -> int:
    """How many checkpoints there are."""
    return db.scalar(select(func.count()).select_from(t.checkpoints).where(t.checkpoints.c.body == body)) or 0


def newest_checkpoint(db: Connection, body: str) -> str:
    query = (
        select(t.checkpoints.c.note).where(t.checkpoints.c.body == body).order_by(t.checkpoints.c.size.desc()).limit(1)
    )
    return db.scalar(query) or ""


def heights(db: Connection, bodies: Iterable[str]) -> dict[str, int]:
    query = select(t.journal_heads.c.body, t.journal_heads.c.size).where(t.journal_heads.c.body.in_(list(bodies)))
    return {row.body: row.size for row in db.execute(query)}


def newest_moment(db: Connection, body: str) -> str:
    return db.scalar(select(t.journal_heads.c.at).where(t.journal_heads.c.body == body)) or ""

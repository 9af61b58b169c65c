"""The auditor's room, read only: the journal entry by entry, its checkpoints, one bundle."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from sqlalchemy import Row

from juryvote.live.hall import Hall
from juryvote.rules.bundle import build_bundle
from juryvote.rules.journal import Line, leaf
from juryvote.rules.merkle import leaf_hash
from juryvote.rules.refusals import NotFound
from juryvote.rules.replay.secrecy import with_archives
from juryvote.store import journal, meetings, people, urn


class AuditBody(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    area: str
    height: int
    checkpoint_at: str
    meetings: tuple[tuple[str, str], ...]  # (id, title)


class AuditHome(Struct, frozen=True, kw_only=True):
    bodies: tuple[AuditBody, ...]


class EntryLine(Struct, frozen=True, kw_only=True):
    height: int
    at: str
    kind: str
    actor: str
    summary: str  # payload as short text; sentences where the entry has one
    leaf: str  # first 12 hex digits
    withheld: bool


class JournalPage(Struct, frozen=True, kw_only=True):
    body_id: str
    body: str
    area: str
    meeting: str  # filter, "" = all
    meetings: tuple[tuple[str, str], ...]
    entries: tuple[EntryLine, ...]
    checkpoints: tuple[str, ...]  # signed notes, newest first
    verifier_key: str
    page: int
    pages: int


PAGE = 100


def audit_home(hall: Hall, *, area: str) -> AuditHome:
    with hall.reading() as db:
        bodies = people.bodies(db, area)
        sizes = journal.heights(db, [body.id for body in bodies])
        planned = meetings.meetings(db, body_ids=[body.id for body in bodies])
        return AuditHome(
            bodies=tuple(
                AuditBody(
                    id=body.id,
                    name=body.name,
                    area=body.area_name,
                    height=sizes.get(body.id, 0),
                    checkpoint_at=journal.newest_moment(db, body.id),
                    meetings=_titles(row for row in planned if row.body == body.id),
                )
                for body in bodies
            )
        )


def _titles(rows: Iterable[Row[Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((row.id, row.title) for row in rows)


def journal_page(hall: Hall, *, body: str, area: str, meeting: str, page: int) -> JournalPage | None:
    """A page of the journal, newest last; None for a body of another area."""
    with hall.reading() as db:
        home = people.body(db, body)
        if home is None or home.area != area:
            return None
        lines = [line for line in journal.lines(db, body) if not meeting or line.header.meeting in ("", meeting)]
        pages = max(1, -(-len(lines) // PAGE))
        page = min(max(page, 1), pages)
        return JournalPage(
            body_id=body,
            body=home.name,
            area=home.area_name,
            meeting=meeting,
            meetings=_titles(meetings.meetings(db, body_ids=[body])),
            entries=tuple(_entry(line) for line in lines[(page - 1) * PAGE : page * PAGE]),
            checkpoints=tuple(reversed(journal.checkpoints(db, body)))[:10],
            verifier_key=hall.keys.signer.verifier_key,
            page=page,
            pages=pages,
        )


def _entry(line: Line) -> EntryLine:
    head = line.header
    return EntryLine(
        height=head.height,
        at=head.at,
        kind=head.kind,
        actor=head.actor,
        summary=_summary(line.payload) if line.payload else "",
        leaf=leaf_hash(leaf(head)).hex()[:12],
        withheld=line.payload is None,
    )


def _summary(payload: dict[str, Any]) -> str:
    """The sentences and titles of an entry, else its plain values: an auditor opens the bundle for the rest."""
    sentences = [value["sentence"] for value in payload.values() if isinstance(value, dict) and "sentence" in value]
    plain = [
        f"{key}: {value}"
        for key, value in payload.items()
        if isinstance(value, str | int) and key not in ("kind", "meeting") and value not in ("", None)
    ]
    return " · ".join([*sentences, *plain])[:600]


def bundle(hall: Hall, *, body: str, meeting: str | None) -> bytes:
    """Everything an auditor needs, in one file; the same as `juryvote export`."""
    with hall.reading() as db:
        if people.body(db, body) is None:
            raise NotFound(what="body")
        row = meetings.meeting(db, meeting) if meeting else None
        if meeting and (row is None or row.body != body):
            raise NotFound(what="meeting")
        planned = [row.id] if row else [one.id for one in meetings.meetings(db, body_ids=[body])]
        return build_bundle(
            lines=journal.lines(db, body),
            checkpoints=journal.checkpoints(db, body),
            signer=hall.keys.signer,
            body=body,
            meeting=meeting,
            extra=with_archives(urn.bels(db, planned)),
        )

"""The auditor's room, read only: what there is to read, and one bundle to take home."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from sqlalchemy import Row

from juryvote.live.hall import Hall
from juryvote.rules.bundle import build_bundle
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

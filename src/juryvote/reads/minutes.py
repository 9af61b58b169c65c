"""Minutes as they are shown: for the team with names and remarks to write, for everybody once the body has approved."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.rules.minutes import Paper, Standing, paper_of, plain
from juryvote.rules.sentences import Say, german
from juryvote.store import journal, meetings, minuted, minutes, people


class Wording(Struct, frozen=True, kw_only=True):
    """One version of a remark; `text` "" took it away. `by`: a name, "" for somebody who is not there any more."""

    text: str
    at: str
    by: str


class Remark(Struct, frozen=True, kw_only=True):
    """The newest version at this place, how many there were, and all of them, the newest first."""

    text: str
    version: int
    wordings: tuple[Wording, ...]


class MinutesPage(Struct, frozen=True, kw_only=True):
    """`agendas` are meetings that could approve them: id, title, moment. `checkpoint` is the newest of the journal."""

    meeting: str
    body: str
    body_id: str
    area: str
    starts_at: str
    paper: Paper
    standing: Standing
    digest: str  # of the official text on an agenda or approved, "" for a draft
    remarks: Mapping[str, Remark]
    agendas: tuple[tuple[str, str, str], ...]
    approved_in: str  # title of the meeting that has them on its agenda, or approved them
    checkpoint: str


def minutes_page(hall: Hall, *, meeting: str, say: Say = german) -> MinutesPage | None:
    """For the team, with names. None for a meeting that has not ended, or never began."""
    with hall.reading() as db:
        row = _ended(db, meeting)
        if row is None:
            return None
        names = people.names(db, row.area)
        return _page(db, row, names=names, standing=minutes.standing(db, meeting), say=say)


def public_minutes(hall: Hall, *, meeting: str, say: Say = german) -> MinutesPage | None:
    """Without names; nothing before the body has approved them."""
    with hall.reading() as db:
        row, standing = _ended(db, meeting), minutes.standing(db, meeting)
        if row is None or standing.state != "approved":
            return None
        return _page(db, row, names=None, standing=standing, say=say)


def minutes_text(hall: Hall, *, meeting: str, names: bool) -> bytes | None:
    """The official German text; without names the very bytes that were approved, and nothing before."""
    with hall.reading() as db:
        row, standing = _ended(db, meeting), minutes.standing(db, meeting)
        if row is None or not (names or standing.state == "approved"):
            return None
        if not names:
            assert standing.by is not None
            return minuted.put_text(db, body=row.body, meeting=meeting, put=standing.by)
        paper = _paper(db, row, names=people.names(db, row.area), standing=standing, say=german)
        return plain(paper).encode()


def _ended(db: Connection, meeting: str) -> Row[Any] | None:
    row = meetings.meeting(db, meeting)
    return row if row is not None and row.state == "adjourned" and row.bylaws is not None else None


def _paper(db: Connection, row: Row[Any], *, names: Mapping[str, str] | None, standing: Standing, say: Say) -> Paper:
    entries = standing.by.entries if standing.by is not None else None
    found = minuted.written(db, body=row.body, meeting=row.id, entries=entries)
    assert found is not None  # it was planned
    return paper_of(found, names=names, remarks=minutes.remarks(db, row.id), say=say)


def _page(
    db: Connection, row: Row[Any], *, names: Mapping[str, str] | None, standing: Standing, say: Say
) -> MinutesPage:
    where = meetings.meeting(db, standing.by.on) if standing.by is not None else None
    return MinutesPage(
        meeting=row.id,
        body=row.body_name,
        body_id=row.body,
        area=row.area_name,
        starts_at=row.starts_at,
        paper=_paper(db, row, names=names, standing=standing, say=say),
        standing=standing,
        digest=standing.by.digest if standing.by is not None else "",
        remarks=_remarks(db, row) if names is not None else {},
        agendas=_agendas(db, row),
        approved_in=where.title if where is not None else "",
        checkpoint=journal.newest_checkpoint(db, row.body),
    )


def _remarks(db: Connection, row: Row[Any]) -> dict[str, Remark]:
    team = {one.id: one.name for one in people.staff_of(db, row.area)}
    found: dict[str, Remark] = {}
    for one in minutes.remark_versions(db, row.id):
        before = found[one.place].wordings if one.place in found else ()
        now = Wording(text=one.text, at=one.at, by=team.get(one.actor, ""))
        found[one.place] = Remark(text=one.text, version=one.version, wordings=(now, *before))
    return found


def _agendas(db: Connection, row: Row[Any]) -> tuple[tuple[str, str, str], ...]:
    known = meetings.meetings(db, body_ids=[row.body])
    coming = [one for one in known if one.id != row.id and one.state != "adjourned" and not one.ends_on]
    return tuple((one.id, one.title, one.starts_at) for one in sorted(coming, key=lambda one: one.starts_at))

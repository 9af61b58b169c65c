"""Meetings in the auditor's room, from the journal alone."""

from msgspec import Struct

from juryvote.live.hall import Hall
from juryvote.rules.auditing import Bar, Calculation, Finding, calculations, findings, timeline
from juryvote.rules.ledger import Recorded
from juryvote.rules.minutes import crowd, minutes_of
from juryvote.rules.sentences import Say, german
from juryvote.store import meetings, minuted, people


class AuditedMeeting(Struct, frozen=True, kw_only=True):
    """`rows` are the bars of one seat each; `crowd` says when how many with a seat were there."""

    id: str
    title: str
    body_id: str
    body: str
    starts_at: str
    began_at: str
    ended_at: str
    calculations: tuple[Calculation, ...]
    findings: tuple[Finding, ...]
    rows: tuple[tuple[Bar, ...], ...]
    crowd: tuple[tuple[str, int], ...]
    titles: dict[int, str]  # of items by number


class FoundAt(Struct, frozen=True, kw_only=True):
    """What one meeting of the body has that is out of the ordinary."""

    id: str
    title: str
    starts_at: str
    findings: tuple[Finding, ...]


class BodyFindings(Struct, frozen=True, kw_only=True):
    """Meetings with something to look at, the newest first; `looked_at`: how many there are in all."""

    id: str
    name: str
    area: str
    meetings: tuple[FoundAt, ...]
    looked_at: int


def body_findings(hall: Hall, *, body: str, area: str, say: Say = german) -> BodyFindings | None:
    """From one reading of the whole journal; None for a body of another area."""
    with hall.reading() as db:
        home = people.body(db, body)
        if home is None or home.area != area:
            return None
        planned = meetings.meetings(db, body_ids=[body])
        records = minuted.recorded(db, body)
    by_meeting: dict[str, list[Recorded]] = {}
    for record in records:
        by_meeting.setdefault(getattr(record.entry, "meeting", ""), []).append(record)
    found = [
        FoundAt(id=row.id, title=row.title, starts_at=row.starts_at, findings=unusual)
        for row in sorted(planned, key=lambda row: row.starts_at, reverse=True)
        if (unusual := findings(row.id, by_meeting.get(row.id, ()), say=say))
    ]
    return BodyFindings(id=home.id, name=home.name, area=home.area_name, meetings=tuple(found), looked_at=len(planned))


def audited_meeting(hall: Hall, *, meeting: str, say: Say = german) -> AuditedMeeting | None:
    with hall.reading() as db:
        row = meetings.meeting(db, meeting)
        if row is None:
            return None
        records = minuted.recorded(db, row.body)
    minutes = minutes_of(meeting, records)
    assert minutes is not None  # it was planned
    return AuditedMeeting(
        id=row.id,
        title=row.title,
        body_id=row.body,
        body=row.body_name,
        starts_at=row.starts_at,
        began_at=minutes.opened_at,
        ended_at=minutes.closed_at,
        calculations=calculations(meeting, records),
        findings=findings(meeting, records, say=say),
        rows=_by_seat(timeline(minutes)),
        crowd=crowd(minutes.people),
        titles={item.number: item.title for item in minutes.items},
    )


def _by_seat(bars: tuple[Bar, ...]) -> tuple[tuple[Bar, ...], ...]:
    """Alternates in their own row below the holder of the seat, guests last, each of them alone."""
    rows: dict[tuple[int, str, str], list[Bar]] = {}
    for bar in bars:
        alone = bar.since if not bar.seat else ""
        rows.setdefault((bar.seat or 10_000, bar.role, alone), []).append(bar)
    order = {"holder": 0, "alternate": 1, "guest": 2}
    return tuple(tuple(rows[key]) for key in sorted(rows, key=lambda key: (key[0], order[key[1]], key[2])))

"""The journal entry by entry, filtered; its checkpoints; and against an earlier bundle."""

from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec import Struct

from juryvote.live.hall import Hall
from juryvote.reads.audit import bundle
from juryvote.rules.comparing import Comparison, compare, read_book
from juryvote.rules.journal import Line, leaf
from juryvote.rules.merkle import leaf_hash
from juryvote.store import journal, meetings, people
from juryvote.world import BERLIN, moment

PAGE = 100
SEALS = 20


class Wanted(Struct, frozen=True, kw_only=True):
    """What somebody looks for; "" is all. Days are ISO days in Berlin, both included."""

    body: str
    meeting: str = ""
    kind: str = ""
    since: str = ""
    until: str = ""
    page: int = 1
    seals: int = 1  # page of the checkpoints


class EntryLine(Struct, frozen=True, kw_only=True):
    height: int
    at: str
    kind: str
    actor: str
    summary: str  # payload as short text; sentences where the entry has one
    leaf: str  # first 12 hex digits
    withheld: bool


class Seal(Struct, frozen=True, kw_only=True):
    """A signed checkpoint over `size` entries; `at` is the moment of the last of them, "" over none."""

    size: int
    at: str
    note: str


class JournalPage(Struct, frozen=True, kw_only=True):
    """`found`: how many entries fit the filter; `seals`: one page of the checkpoints, the newest first."""

    wanted: Wanted
    body: str
    area: str
    meetings: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    entries: tuple[EntryLine, ...]
    found: int
    page: int
    pages: int
    seals: tuple[Seal, ...]
    seal_page: int
    seal_pages: int
    verifier_key: str


class JournalHead(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    area: str
    height: int


def journal_page(hall: Hall, *, wanted: Wanted, area: str) -> JournalPage | None:
    """A page of the journal, newest last; None for a body of another area."""
    with hall.reading() as db:
        home = people.body(db, wanted.body)
        if home is None or home.area != area:
            return None
        asked = _filter(wanted)
        found, sealed = journal.count(db, asked), journal.sealed_states(db, wanted.body)
        page, pages = _within(wanted.page, found, PAGE)
        seal_page, seal_pages = _within(wanted.seals, sealed, SEALS)
        entries = journal.page(db, asked, skip=(page - 1) * PAGE, most=PAGE)
        seals = journal.history(db, wanted.body, skip=(seal_page - 1) * SEALS, most=SEALS)
        planned = meetings.meetings(db, body_ids=[wanted.body])
        return JournalPage(
            wanted=wanted,
            body=home.name,
            area=home.area_name,
            meetings=tuple((row.id, row.title) for row in planned),
            kinds=tuple(sorted(journal.kinds_of(db, wanted.body))),
            entries=tuple(_entry(line) for line in entries),
            found=found,
            page=page,
            pages=pages,
            seals=tuple(Seal(size=row.size, at=row.at or "", note=row.note) for row in seals),
            seal_page=seal_page,
            seal_pages=seal_pages,
            verifier_key=hall.keys.signer.verifier_key,
        )


def journal_head(hall: Hall, *, body: str, area: str) -> JournalHead | None:
    """Whose journal it is; None for a body of another area."""
    with hall.reading() as db:
        home = people.body(db, body)
        if home is None or home.area != area:
            return None
        height = journal.heights(db, [body]).get(body, 0)
        return JournalHead(id=home.id, name=home.name, area=home.area_name, height=height)


def compared(hall: Hall, *, body: str, older: bytes, newer: bytes) -> Comparison:
    """Two files, or one and the journal of now where `newer` is empty; a ValueError where one cannot be read."""
    return compare(read_book(older), read_book(newer or bundle(hall, body=body, meeting=None)))


def _filter(wanted: Wanted) -> journal.Filter:
    return journal.Filter(
        body=wanted.body,
        meeting=wanted.meeting,
        kind=wanted.kind,
        since=_midnight(wanted.since, 0),
        until=_midnight(wanted.until, 1),
    )


def _midnight(day: str, later: int) -> str:
    if not day:
        return ""
    at = datetime.combine(date.fromisoformat(day) + timedelta(days=later), time(), tzinfo=BERLIN)
    return moment(at)


def _within(page: int, found: int, size: int) -> tuple[int, int]:
    pages = max(1, -(-found // size))
    return min(max(page, 1), pages), pages


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

"""Minutes as they are written from the journal of now, or of an earlier moment."""

from hashlib import sha256

from sqlalchemy import Connection

from juryvote.rules.journal import read_entry
from juryvote.rules.ledger import Recorded
from juryvote.rules.minutes import Minutes, Put, minutes_of, paper_of, plain
from juryvote.store import journal, minutes


def recorded(db: Connection, body: str, entries: int | None = None) -> list[Recorded]:
    """The first so many entries that can be read; None: all."""
    read = ((line.header, read_entry(line)) for line in journal.lines(db, body)[:entries])
    return [Recorded(height=head.height, at=head.at, entry=entry) for head, entry in read if entry is not None]


def written(db: Connection, *, body: str, meeting: str, entries: int | None = None) -> Minutes | None:
    return minutes_of(meeting, recorded(db, body, entries))


def official(db: Connection, *, body: str, meeting: str, entries: int) -> bytes:
    """The text without names that the body approves: German, as a file."""
    found = written(db, body=body, meeting=meeting, entries=entries)
    assert found is not None  # whoever asks has seen the meeting
    return plain(paper_of(found, remarks=minutes.remarks(db, meeting))).encode()


def keep(db: Connection, *, meeting: str, text: bytes) -> str:
    """Word for word: what is approved reads the same when the program words things differently. Its digest."""
    digest = digest_of(text)
    minutes.keep_text(db, meeting=meeting, digest=digest, text=text.decode())
    return digest


def put_text(db: Connection, *, body: str, meeting: str, put: Put) -> bytes:
    """What stands on the agenda or is approved; written again where it was put before texts were kept."""
    kept = minutes.kept_text(db, meeting=meeting, digest=put.digest)
    return kept.encode() if kept else official(db, body=body, meeting=meeting, entries=put.entries)


def digest_of(text: bytes) -> str:
    return sha256(text).hexdigest()

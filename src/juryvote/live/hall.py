"""The hall: passed to everything a person can do. One act is one transaction, its journal and its announcement."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from juryvote.live.ears import Ears
from juryvote.live.hub import Hub, Progress
from juryvote.live.keys import Keys, derive_keys
from juryvote.live.safe import Safe
from juryvote.live.shared import Shared
from juryvote.live.writer import Writer
from juryvote.rules.entries import Entry
from juryvote.store import ballots, journal, meetings
from juryvote.store.announcements import can_listen, notify_progress
from juryvote.store.engine import BALLOTS, forget_deleted, open_engine, reading, writing
from juryvote.world import BERLIN, World, moment

W = TypeVar("W")
R = TypeVar("R")


class Act:
    """One thing done by one person: what it writes stands together or not at all."""

    def __init__(self, hall: "Hall", db: Connection, actor: str) -> None:
        self.hall, self.db, self.actor = hall, db, actor
        self.now = moment(hall.world.now())
        self.touched: dict[str, int] = {}
        self.loud: set[str] = set()
        self._bodies: set[str] = set()
        self._about: set[str] = set()  # bodies of which something was recorded that belongs to no meeting
        self._after: list[Callable[[], None]] = []

    def new_id(self) -> str:
        return self.hall.world.new_id()

    def record(self, body: str, entry: Entry, *, meeting: str = "", quietly: bool = False) -> int:
        """Append to the body's journal; the height tells the order of arrival."""
        self._bodies.add(body)
        if meeting:
            self.touch(meeting, quietly=quietly)
        else:
            self._about.add(body)
        return journal.append(
            self.db,
            body=body,
            at=self.now,
            actor=self.actor,
            meeting=meeting,
            entry=entry,
            salt=self.hall.world.new_token()[:16],
        )

    def record_all(self, body: str, entries: Sequence[Entry]) -> int:
        """Many entries at once that belong to no meeting; the height of the first."""
        self._bodies.add(body)
        salts = [self.hall.world.new_token()[:16] for _ in entries]
        return journal.append_all(self.db, body=body, at=self.now, actor=self.actor, entries=entries, salts=salts)

    def touch(self, meeting: str, *, quietly: bool = False) -> None:
        """Pages of this meeting will look again; quietly: only those of whoever leads it."""
        self.touched.setdefault(meeting, 0)
        if not quietly:
            self.loud.add(meeting)

    def after(self, do: Callable[[], None]) -> None:
        """Done when all of this is on disk, and only then: what cannot be taken back."""
        self._after.append(do)

    def settle(self) -> None:
        for do in self._after:
            do()

    def finish(self) -> None:
        for body in sorted(self._bodies):
            journal.sign_checkpoint(self.db, body=body, signer=self.hall.keys.signer, origin=origin(body))
        for meeting in meetings.running_of(self.db, self._about):
            self.touch(meeting)  # who holds a seat, or what the bylaws say, is seen there
        for meeting in sorted(self.touched):
            self.touched[meeting] = meetings.bump_revision(self.db, meeting, tell=meeting in self.loud)


def origin(body: str) -> str:
    """The checkpoint's first line: which log this is."""
    return f"juryvote/{body}"


def beside(database: str) -> str:
    """Where keys of sealed ballots lie if nobody says: next to the database's file, but never in it."""
    url = make_url(database)
    return f"{url.database}.keys" if url.get_backend_name() == "sqlite" else "juryvote.keys"


class Hall:
    """`sends_mail`: whether somebody sends what is put into the outbox; else nothing is put there."""

    def __init__(
        self,
        *,
        database: str,
        secret: bytes,
        safe: str = "",
        world: World | None = None,
        sends_mail: bool = False,
    ) -> None:
        self.sends_mail = sends_mail
        self.world = world or World()
        self.engine: Engine = open_engine(database)
        self.keys: Keys = derive_keys(secret)
        self.safe = Safe(Path(safe or beside(database)), self.keys.safe, self.world.below)
        self.hub = Hub(self._peek, self._count, self._tell, lambda: self.ears.open)
        self.ears = Ears(self.engine, self.hub.announce)
        self.shared = Shared()
        self._writers: dict[Any, Writer[Any, Any]] = {}

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with reading(self.engine) as db:
            yield db

    @contextmanager
    def acting(self, actor: str) -> Iterator[Act]:
        """Everything inside happens, is journaled, signed and on disk, and is then announced; or nothing is."""
        with writing(self.engine) as db:
            act = Act(self, db, actor)
            yield act
            act.finish()
        act.settle()
        for meeting, revision in act.touched.items():
            (self.hub.announce if meeting in act.loud else self.hub.hush)(meeting, revision)

    def together(self, commit: Callable[["Hall", Sequence[W]], Sequence[R | Exception]]) -> Writer[W, R]:
        """The one writer for this kind of work in this process; it begins with the first piece."""
        return self._writers.setdefault(commit, Writer(partial(commit, self)))

    def forget_deleted(self, tables: Sequence[str] = BALLOTS) -> None:
        with suppress(SQLAlchemyError, sqlite3.Error):  # somebody is reading: it goes the next time
            forget_deleted(self.engine, tables)

    def seconds(self) -> int:
        return int(self.world.now().timestamp())

    def now(self) -> str:
        return moment(self.world.now())

    def today(self) -> str:
        """The calendar day in Berlin, which decides which terms count."""
        return self.world.now().astimezone(BERLIN).date().isoformat()

    def close(self) -> None:
        for writer in self._writers.values():
            writer.stop()
        self.engine.dispose()

    def _peek(self, watched: set[str]) -> dict[str, int]:
        with self.reading() as db:
            return meetings.revisions(db, watched)

    def _count(self, meeting: str) -> Progress | None:
        """How many have voted of how many in the running ballot; before the opening how many are there."""
        with self.reading() as db:
            ballot = ballots.open_ballot(db, meeting)
            if ballot is not None:
                return ballots.progress(db, ballot.id)
            return (meetings.arrived(db, meeting), 0)

    def _tell(self, meeting: str) -> None:
        if can_listen(self.engine):
            with writing(self.engine) as db:
                notify_progress(db, meeting)

"""Announcements between processes through PostgreSQL itself: NOTIFY within a transaction is heard when it commits.

SQLite serves one process; there nobody has to be told.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg
from sqlalchemy import Connection, Engine, text

CHANNEL = "juryvote"
PROGRESS = "progress"


def can_listen(engine: Engine) -> bool:
    return engine.dialect.name == "postgresql"


def notify(db: Connection, meeting: str, revision: int) -> None:
    """A number, never content. PostgreSQL sends it with the commit, or never."""
    if db.dialect.name == "postgresql":
        db.execute(text("SELECT pg_notify(:channel, :said)"), {"channel": CHANNEL, "said": f"{meeting}:{revision}"})


def notify_progress(db: Connection, meeting: str) -> None:
    """One more has voted somewhere: whoever has watchers counts again."""
    if db.dialect.name == "postgresql":
        db.execute(text("SELECT pg_notify(:channel, :said)"), {"channel": CHANNEL, "said": f"{meeting}:{PROGRESS}"})


@contextmanager
def listening(engine: Engine) -> Iterator[psycopg.Connection]:
    """A connection of its own, outside the pool, closed at the end. `OSError` or `psycopg.Error` when it is lost."""
    pooled = engine.raw_connection()
    connection = pooled.driver_connection
    pooled.detach()
    assert isinstance(connection, psycopg.Connection)
    try:
        connection.rollback()
        connection.autocommit = True
        connection.execute(f"LISTEN {CHANNEL}")
        yield connection
    finally:
        with suppress(psycopg.Error, OSError):
            connection.close()


def heard(connection: psycopg.Connection, *, seconds: float) -> Iterator[tuple[str, int | None]]:
    """Meeting and revision, or None for progress, as they come; what is no announcement is passed over."""
    for told in connection.notifies(timeout=seconds):
        meeting, _, said = told.payload.partition(":")
        if said.isdecimal():
            yield meeting, int(said)
        elif said == PROGRESS:
            yield meeting, None

"""The database: SQLite by default, PostgreSQL by URL. Reads and writes are told apart at BEGIN."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy import exc as errors

BUSY_MS = 15_000
POOL_SECONDS = 10
# libpq's names. A server that is gone without a word costs seconds, not the quarter of an hour that TCP would try.
BOUNDED = {"connect_timeout": 3, "tcp_user_timeout": 8_000, "keepalives_idle": 10}


def open_engine(url: str) -> Engine:
    """Parameters never stand in an error's text: they hold who voted what."""
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url)
    own = {name: value for name, value in BOUNDED.items() if name not in make_url(url).query}
    return create_engine(
        url,
        connect_args=own,
        pool_size=10,
        max_overflow=20,
        pool_timeout=POOL_SECONDS,
        pool_pre_ping=True,
        hide_parameters=True,
    )


def _sqlite(url: str) -> Engine:
    path = make_url(url).database
    if not path or path == ":memory:":
        raise ValueError("juryvote needs a SQLite file, not a database in memory: votes must survive a power cut.")
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url, connect_args={"timeout": BUSY_MS / 1000}, pool_size=10, max_overflow=30, hide_parameters=True
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.create_function("casefold", 1, str.casefold, deterministic=True)  # lower() knows no umlauts
    connection.isolation_level = None  # the driver must not begin by itself: see _begin_sqlite
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"busy_timeout={BUSY_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer that begins as a reader fails with "database is locked" when another writes first (187 of 200 tries);
    # BEGIN IMMEDIATE queues it instead, and what it reads stays true until it commits.
    writes = connection.get_execution_options().get("juryvote_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """All reads inside see one moment: a page, or a bundle, is never half before and half after a change."""
    one_moment = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**one_moment) as db:
        yield db


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: all of it is on disk when the block ends, or none of it ever was."""
    with engine.connect().execution_options(juryvote_writes=True) as db, db.begin():
        yield db


def is_away(error: BaseException | None) -> bool:
    """Nothing is wrong with what was asked: the database is gone, starting, full or busy. Later it may answer."""
    if isinstance(error, errors.TimeoutError):  # no connection was free
        return True
    if not isinstance(error, errors.OperationalError | errors.InterfaceError):
        return False
    if isinstance(error.orig, sqlite3.Error):  # there the general code is a mistake in a statement
        return getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) != sqlite3.SQLITE_ERROR
    return True


BALLOTS = ("roll", "urn", "paper", "demands", "candidates", "tickets", "mails")
PEOPLE = ("members", "journal_payloads", "journal_names", "interests", "arguments", "questions", "applications")


def forget_deleted(engine: Engine, tables: Sequence[str] = BALLOTS) -> None:
    """What was deleted goes from the files too, as far as a database lets us: SQLite's log, PostgreSQL's dead rows.

    Best effort: a reader that is still looking keeps some of it until the next time.
    """
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()  # outside of any transaction
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
        for table in tables:
            db.exec_driver_sql(f"VACUUM {table}")


def is_sqlite(db: Connection) -> bool:
    return db.dialect.name == "sqlite"

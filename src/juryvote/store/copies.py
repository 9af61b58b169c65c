"""Backups of a SQLite database: a consistent copy while people vote, and the way back."""

import shutil
import sqlite3
from pathlib import Path

from sqlalchemy import make_url


def file_of(url: str) -> Path:
    """The file of a SQLite URL; PostgreSQL has its own tools, and better ones."""
    if make_url(url).get_backend_name() != "sqlite":
        raise ValueError("For PostgreSQL use pg_dump and pg_restore: juryvote copies SQLite files only.")
    return Path(make_url(url).database or "")


def copy_out(url: str, target: Path) -> int:
    """Write a consistent copy to a file that does not exist yet; returns its size in bytes."""
    if not file_of(url).is_file():
        raise ValueError(f"There is no database at {file_of(url)}: set JURYVOTE_DATABASE.")
    if target.exists():
        raise ValueError(f"{target} exists already; a backup never overwrites.")
    with sqlite3.connect(file_of(url)) as source:
        source.execute("VACUUM INTO ?", (str(target),))
    return target.stat().st_size


def copy_in(url: str, source: Path) -> None:
    """Put a backup in place of a database that does not exist yet, after SQLite has checked it."""
    place = file_of(url)
    for leftover in (place, *(place.with_name(place.name + end) for end in ("-wal", "-shm", "-journal"))):
        if leftover.exists():
            raise ValueError(f"{leftover} exists; move it away first, so that nothing is lost or mixed.")
    ensure_whole(source)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, place)


def ensure_whole(backup: Path) -> None:
    """What SQLite itself says of the file."""
    try:
        with sqlite3.connect(f"file:{backup}?mode=ro", uri=True) as opened:
            fine = opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        fine = False
    if not fine:
        raise ValueError(f"{backup} is damaged, or no backup of juryvote.")

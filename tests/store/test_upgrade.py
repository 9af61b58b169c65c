"""The steps and the tables say the same, on both engines; what is newer or damaged is not touched."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from juryvote.store.engine import open_engine
from juryvote.store.tables import metadata
from juryvote.store.upgrade import current, newest, upgrade
from tests.house import juryvote
from tests.town import found_town, open_hall


def test_a_fresh_database_has_exactly_the_tables(database_url: str) -> None:
    engine = open_engine(database_url)
    assert current(engine) is None
    upgrade(engine)
    assert current(engine) == newest()
    with engine.connect() as db:
        context = MigrationContext.configure(db, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
        checks = {
            table: {check["name"] for check in inspect(db).get_check_constraints(table)} for table in metadata.tables
        }
    assert "ck_funds_never_overdrawn" in checks["funds"]
    assert {"ck_slips_hands", "ck_slips_choice", "ck_slips_channel"} <= checks["slips"]
    engine.dispose()


def test_upgrading_twice_is_upgrading_once(database_url: str) -> None:
    with open_hall(database_url) as hall:
        found_town(hall, proposals=0)
        assert upgrade(hall.engine) == newest()


def test_slips_and_roll_keep_no_order_of_casting(tmp_path: Path) -> None:
    """SQLite would remember it in the row number: these two tables have none."""
    with open_hall(f"sqlite:///{tmp_path / 'x.sqlite3'}") as hall, hall.reading() as db:
        for table in ("slips", "roll"):
            made = db.execute(text("SELECT sql FROM sqlite_master WHERE name = :t"), {"t": table}).scalar_one()
            assert "WITHOUT ROWID" in made


def test_sqlite_is_durable_and_writes_ahead(tmp_path: Path) -> None:
    with open_hall(f"sqlite:///{tmp_path / 'x.sqlite3'}") as hall, hall.reading() as db:
        assert db.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert db.execute(text("PRAGMA synchronous")).scalar_one() == 2  # FULL
        assert db.execute(text("PRAGMA foreign_keys")).scalar_one() == 1


def test_a_database_in_memory_is_refused() -> None:
    with pytest.raises(ValueError, match="power cut"):
        open_engine("sqlite://")


def test_a_backup_comes_back_whole(tmp_path: Path) -> None:
    database, copy = f"sqlite:///{tmp_path / 'old.sqlite3'}", tmp_path / "backup.sqlite3"
    with open_hall(database) as hall:
        town = found_town(hall)
        ballot = town.open()
        town.cast(ballot, 0, "yes")
        juryvote("backup", str(copy), database=database)
        town.cast(ballot, 1, "yes")  # after the backup
    restored = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    juryvote("restore", str(copy), database=restored)
    assert juryvote("check", database=restored).returncode == 0
    with open_hall(restored) as hall, hall.reading() as db:
        assert db.execute(text("SELECT count(*) FROM slips")).scalar_one() == 1


def test_a_backup_overwrites_nothing_and_a_restore_neither(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'old.sqlite3'}"
    juryvote("upgrade", database=database)
    there = tmp_path / "there"
    there.write_text("something")
    assert juryvote("backup", str(there), database=database, check=False).returncode == 2
    assert there.read_text() == "something"
    assert juryvote("restore", str(there), database=database, check=False).returncode == 2


def test_the_server_does_not_start_on_an_old_layout(tmp_path: Path) -> None:
    ended = juryvote("serve", "--port", "0", database=f"sqlite:///{tmp_path / 'empty.sqlite3'}", check=False)
    assert ended.returncode != 0
    assert "juryvote upgrade" in ended.stderr

"""The steps and the tables say the same, on both engines; what is newer or damaged is not touched."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, inspect, text

from juryvote.store.engine import open_engine
from juryvote.store.tables import metadata
from juryvote.store.upgrade import _config, current, newest, upgrade
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


OLD_ROWS = (
    "INSERT INTO areas VALUES ('a', 'Testkiez')",
    "INSERT INTO bodies VALUES ('b', 'a', 'Jury', 'aktionsfondsjury')",
    "INSERT INTO bylaws VALUES ('r', 'b', 1, 'Geschäftsordnung', '{}', '2026-01-01')",
    "INSERT INTO members VALUES ('m', 'a', 'Ada', 'de')",
    "INSERT INTO meetings VALUES ('e', 'b', 'Sitzung', 'Büro', '2026-03-05', '2026-03-05', 'open', 'r', {no}, 3, 'i')",
    "INSERT INTO items (id, meeting, number, title, state) VALUES ('i', 'e', 1, 'Punkt', 'called')",
    (
        "INSERT INTO ballots (id, meeting, item, turn, question, mode, state, opening)"
        " VALUES ('v', 'e', 'i', 1, 'Ja?', 'open', 'open', '{}')"
    ),
    "INSERT INTO roll (ballot, member, channel) VALUES ('v', 'm', 'phone')",
    "INSERT INTO slips VALUES ('v', 'm', 'yes', 'phone', 0, 'k', 'ABCD-EF')",
    (
        "INSERT INTO passes (id, token_hash, code_hash, kind, meeting, member, uses_left, expires_at)"
        " VALUES ('p', 't', 'c', 'door', 'e', 'm', 1, '2099')"
    ),
    (
        "INSERT INTO sessions (token_hash, kind, meeting, member, created_at, expires_at)"
        " VALUES ('s', 'member', 'e', 'm', '2026', '2099')"
    ),
)


def test_a_database_of_the_first_layout_keeps_its_rows(database_url: str) -> None:
    engine = open_engine(database_url)
    _first_layout(engine)
    with engine.connect().execution_options(juryvote_writes=True) as db, db.begin():
        no = "0" if db.dialect.name == "sqlite" else "false"
        for row in OLD_ROWS:
            db.exec_driver_sql(row.replace("{no}", no))
        before = _counts(db)
    assert (upgrade(engine), current(engine)) == (newest(), newest())
    with engine.connect() as db:
        after = _counts(db)
        assert {table: after[table] for table in before} == before
        assert db.execute(text("SELECT receipt FROM slips")).scalar_one() == "ABCD-EF"
        assert db.execute(text("SELECT device_key, member FROM sessions")).one() == (None, "m")
        assert db.execute(text("SELECT turn, device_key, channel FROM roll")).one() == (0, None, "phone")
        assert db.execute(text("SELECT uses_left, kind FROM passes")).one() == (1, "door")
        assert not db.execute(text("SELECT persons FROM items")).scalar_one()
        context = MigrationContext.configure(db, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def _first_layout(engine: Engine) -> None:
    with engine.connect().execution_options(juryvote_writes=True) as db, db.begin():
        config = _config()
        config.attributes["connection"] = db
        command.upgrade(config, "0001")


def _counts(db: Connection) -> dict[str, int]:
    tables = sorted(set(inspect(db).get_table_names()) & set(metadata.tables))
    return {table: int(db.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one()) for table in tables}

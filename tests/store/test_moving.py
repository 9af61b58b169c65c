"""From SQLite to PostgreSQL: nothing is lost, nothing is mixed, and the journal is the same byte for byte."""

from pathlib import Path

from sqlalchemy import select, update

from juryvote.actions.ballots import close_ballot
from juryvote.reads.audit import bundle
from juryvote.reads.soundness import check_everything
from juryvote.store import tables as t
from juryvote.store.copies import copy_out
from juryvote.store.engine import open_engine, writing
from juryvote.store.moving import move_all
from juryvote.store.upgrade import upgrade
from tests.house import SECRET, juryvote
from tests.town import convene, found_town, open_hall


def test_a_backup_moves_to_postgresql_by_the_command(fresh_postgres: str, tmp_path: Path) -> None:
    database, backup = f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "backup.sqlite3"
    with open_hall(database) as hall:
        town = found_town(hall, seats=5, proposals=2)
        ballot = town.open()
        for who, choice in enumerate(("yes", "yes", "yes", "no", "abstain")):
            town.cast(ballot, who, choice)
        close_ballot(hall, ballot=ballot, actor="chair")
        before = bundle(hall, body=town.body, meeting=None)
    copy_out(database, backup)
    said = juryvote("restore", str(backup), database=fresh_postgres)
    assert "rows, layout" in said.stdout
    with open_hall(fresh_postgres) as moved:
        assert check_everything(moved) == []
        assert bundle(moved, body=town.body, meeting=None) == before
    again = juryvote("restore", str(backup), database=fresh_postgres, check=False)
    assert again.returncode == 2
    assert "The database is not empty" in again.stderr
    assert SECRET not in again.stderr


def test_rows_that_point_to_rows_of_their_own_table(fresh_postgres: str, tmp_path: Path) -> None:
    """The one that is pointed to may come later."""
    with open_hall(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}") as hall:
        town = found_town(hall, seats=3, proposals=1)
        later, _ = convene(town, proposals=1, title="Danach")
        first, second = sorted([town.meeting, later])
        with writing(hall.engine) as db:
            db.execute(update(t.meetings).where(t.meetings.c.id == first).values(second_of=second))
        target = open_engine(fresh_postgres)
        upgrade(target)
        assert move_all(hall.engine, target) > 50
    with target.connect() as db:
        assert db.scalar(select(t.meetings.c.second_of).where(t.meetings.c.id == first)) == second
    target.dispose()


def test_a_file_that_is_no_backup_is_told_and_changes_nothing(fresh_postgres: str, tmp_path: Path) -> None:
    (tmp_path / "no.sqlite3").write_bytes(b"no database" * 99)
    said = juryvote("restore", str(tmp_path / "no.sqlite3"), database=fresh_postgres, check=False)
    assert (said.returncode, "is damaged, or no backup" in said.stderr) == (2, True)

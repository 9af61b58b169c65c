"""While the database is away: one try for all who wait, and later is told apart from never."""

import socket
import time
from collections.abc import Sequence
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from juryvote.live.writer import NotWritten, Writer
from juryvote.store.engine import is_away, open_engine, writing

PIECES = 50


@pytest.mark.parametrize(("gone", "tries"), [(True, 2), (False, PIECES + 1)])
def test_a_crowd_waits_for_one_failure_not_for_fifty(gone: bool, tries: int) -> None:
    tried: list[int] = []

    def commit(work: Sequence[int]) -> list[int | Exception]:
        tried.append(len(work))
        if work == [-1]:  # until the others have come
            time.sleep(0.2)
            return [0]
        raise OperationalError("", {}, psycopg.OperationalError()) if gone else ValueError("a fault in one of them")

    writer = Writer[int, int](commit)
    first, *others = [writer.put(number) for number in (-1, *range(PIECES))]
    assert first.result(5) == 0
    assert [type(one.exception(5)) for one in others] == [NotWritten] * PIECES
    assert len(tried) - 1 == tries
    writer.stop()


def test_a_server_that_says_nothing_costs_seconds() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        engine = open_engine(f"postgresql+psycopg://juryvote@127.0.0.1:{silent.getsockname()[1]}/juryvote")
        begun = time.monotonic()
        with pytest.raises(SQLAlchemyError) as failed, engine.connect():
            pass
    assert is_away(failed.value)
    assert time.monotonic() - begun < 8  # what a phone waits for an answer


def test_a_mistake_in_a_statement_is_not_a_database_that_is_away(tmp_path: Path, fresh_postgres: str) -> None:
    for url in (f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", fresh_postgres):
        engine = open_engine(url)
        with pytest.raises(SQLAlchemyError) as failed, writing(engine) as db:
            db.execute(text("SELECT nothing FROM nowhere"))
        engine.dispose()
        assert not is_away(failed.value)


def test_a_full_or_busy_file_is_later(tmp_path: Path) -> None:
    path = tmp_path / "juryvote.sqlite3"
    path.mkdir()
    with pytest.raises(SQLAlchemyError) as failed, writing(open_engine(f"sqlite:///{path}")):
        pass
    assert is_away(failed.value)

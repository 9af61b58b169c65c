import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, text

from .postgres import NoPostgres, Server, binaries


def ask(url: str, question: str) -> object:
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return connection.execute(text(question)).scalar_one()
    finally:
        engine.dispose()


def test_each_test_has_an_empty_database_and_none_is_left(postgres_server: Server) -> None:
    with postgres_server.fresh() as one, postgres_server.fresh() as two:
        assert one != two
        for url in (one, two):
            assert ask(url, "select count(*) from pg_tables where schemaname = 'public'") == 0
        assert ask(one, "show server_encoding") == "UTF8"
    assert ask(postgres_server.url(), "select count(*) from pg_database where datname like 'fresh%'") == 0


def test_a_database_goes_although_somebody_is_still_connected(postgres_server: Server) -> None:
    with postgres_server.fresh() as url:
        idle = psycopg.connect(url.replace("+psycopg", ""))
    with pytest.raises(psycopg.OperationalError):
        idle.execute("select 1")
    idle.close()


def test_quick_or_durable_as_asked(fresh_postgres: str, durable_postgres: str) -> None:
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        assert ask(fresh_postgres, f"show {setting}") == "off"
        assert ask(durable_postgres, f"show {setting}") == "on"


def test_both_engines(database_url: str) -> None:
    assert ask(database_url, "select 1 + 1") == 2


def test_a_server_does_not_outlive_tests_that_were_killed(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    program = f"""
import os, pathlib
from tests.setup.postgres import postgres
with postgres() as server:
    import psycopg
    with psycopg.connect(server.url(scheme="postgresql")) as connection:
        pid, folder = connection.execute(
            "select pg_read_file('postmaster.pid'), current_setting('data_directory')").fetchone()
    pathlib.Path({str(told)!r}).write_text(pid.split()[0] + " " + folder)
    os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", program], check=False, cwd=Path(__file__).parents[2])
    pid, folder = told.read_text().split()
    until = time.monotonic() + 20
    while (Path(f"/proc/{pid}").exists() or Path(folder).parent.exists()) and time.monotonic() < until:
        time.sleep(0.05)
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)
    assert not Path(folder).parent.exists()


def test_a_wrong_folder_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JURYVOTE_TEST_PG_BIN", str(tmp_path))
    with pytest.raises(NoPostgres, match=str(tmp_path)):
        binaries()

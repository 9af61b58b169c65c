"""A database with one area and its team, as `juryvote upgrade` and `juryvote found` leave it; made once and copied."""

import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from sqlalchemy import make_url

from juryvote.actions.accounts import create_staff
from juryvote.actions.people import found_area
from juryvote.live.hall import Hall
from juryvote.store.upgrade import upgrade

SECRET = "a secret for tests, long enough to be one"
TEAM_PASSWORD = "quartiersmanagement"
_FOLDER = TemporaryDirectory(prefix="juryvote-founded-")  # gone with this process


def found(database: str, area: str) -> None:
    """`database` is new and empty."""
    url = make_url(database)
    if url.drivername == "sqlite":
        shutil.copyfile(_file(area), str(url.database))
        return
    pattern = _pattern(url.render_as_string(hide_password=False).rpartition("/")[0], area)
    with _server(database) as server:
        server.execute(f"drop database {url.database}".encode())
        server.execute(f"create database {url.database} template {pattern}".encode())


@cache
def _file(area: str) -> Path:
    file = Path(_FOLDER.name, f"{abs(hash(area))}.sqlite3")
    _make(f"sqlite:///{file}", area)
    return file


@cache
def _pattern(server_url: str, area: str) -> str:
    """The name of a database on this server, which nobody is connected to."""
    name = f"founded_{os.getpid()}_{abs(hash(area))}"
    with _server(f"{server_url}/postgres") as server:
        server.execute(f"create database {name} template template0".encode())
    _make(f"{server_url}/{name}", area)
    return name


def _server(database: str) -> psycopg.Connection:
    url = make_url(database).set(drivername="postgresql", database="postgres")
    return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)


def _make(database: str, area: str) -> None:
    """What the two commands do, without two more processes."""
    hall = Hall(database=database, secret=SECRET.encode())
    upgrade(hall.engine)
    home = found_area(hall, name=area)
    account = {"name": "Mira Team", "email": "mira@kiez.example", "role": "team", "password": TEAM_PASSWORD}
    create_staff(hall, area=home, actor="operator", **account)
    hall.close()

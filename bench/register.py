"""The public register with few and with very many decisions: the same pages from the same program, in turn."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from litestar.testing import TestClient

from juryvote.app import create_app
from juryvote.logs import configure_logs
from juryvote.settings import Settings
from tests.founded import SECRET
from tests.many import publish_many
from tests.town import found_town, open_hall

ROUNDS, FEW, MANY = 15, 100, 10_000
PAGES = {"first page": "/", "last year, one goal": "/?year=2025&goal=health", "words": "/?words=%C3%84nnchen"}


def register_times() -> dict[str, dict[str, float]]:
    """By page: milliseconds with few and with many decisions, and the ratio of the two."""
    configure_logs(quiet=True)  # a line for each answer would stand between ours
    with ExitStack() as stack:
        few, many = (stack.enter_context(_served(decisions)) for decisions in (FEW, MANY))
        return {name: _compare(few, many, path) for name, path in PAGES.items()}


def _compare(few: TestClient[Any], many: TestClient[Any], path: str) -> dict[str, float]:
    times = [(_seconds(few, path), _seconds(many, path)) for _ in range(ROUNDS + 1)][1:]  # the first one warms up
    return {
        "ms_few": round(1000 * median(one for one, _ in times), 1),
        "ms_many": round(1000 * median(two for _, two in times), 1),
        "ratio": round(median(two / one for one, two in times), 2),
    }


def _seconds(client: TestClient[Any], path: str) -> float:
    start = time.perf_counter()
    answer = client.get(path)
    taken = time.perf_counter() - start
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code}")
    return taken


@contextmanager
def _served(decisions: int) -> Iterator[TestClient[Any]]:
    with TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'juryvote.sqlite3'}"
        with open_hall(database) as hall:
            publish_many(found_town(hall, seats=3, proposals=1), decisions)
        app = create_app(Settings(database=database, secret=SECRET.encode()))
        with TestClient(app, base_url="http://127.0.0.1") as client:
            yield client

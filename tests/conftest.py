"""Real servers and a real browser for whoever asks: nothing is skipped, what is missing fails with the remedy."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from .setup.browser import Chromium, find_chromium
from .setup.npm import node
from .setup.postgres import Server, postgres

hypothesis.settings.register_profile("juryvote", deadline=None, print_blob=True)  # a busy machine is no failure
hypothesis.settings.load_profile("juryvote")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: a playwright that has started keeps its worker's event loop to itself."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    with postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres_server: Server) -> str:
    """A server's own database. For tables of your own ask for `fresh_postgres`."""
    return postgres_server.url()


@pytest.fixture
def fresh_postgres(postgres_server: Server) -> Iterator[str]:
    """The URL of a new, empty PostgreSQL database."""
    with postgres_server.fresh() as url:
        yield url


@pytest.fixture(scope="session")
def durable_server() -> Iterator[Server]:
    """It has on the disk what it has answered; a test may crash it, if it starts it again."""
    with postgres(fsync=True) as server:
        yield server


@pytest.fixture
def durable_postgres(durable_server: Server) -> Iterator[str]:
    """The URL of a new, empty database on a server that has on the disk what it has answered."""
    with durable_server.fresh() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new, empty database, once of each kind: one behaviour, two engines."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'juryvote.sqlite3'}"
    return str(request.getfixturevalue("fresh_postgres"))


@pytest.fixture(scope="session")
def chromium() -> Chromium:
    """The browser's program and what its environment needs."""
    return find_chromium()


@pytest.fixture(scope="session")
def browser(chromium: Chromium) -> Iterator[Browser]:
    """A started browser; make a context or a page of your own: `browser.new_page()`."""
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node()))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable, env={**os.environ, **chromium.env})
        yield browser
        browser.close()

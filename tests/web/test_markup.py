"""Every page of every role is right in the eyes of the Nu HTML checker, in German and in English."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import Building, open_building
from tests.setup.html import errors_in, find_checker
from tests.setup.npm import NoPackage
from tests.web.test_doors import OF_MINUTED, OF_SEALED, TABLE

ROLES = ("nobody", "member", "team", "chair", "auditor", "coordinator", "screen", "kiosk")


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    with open_building(f"sqlite:///{tmp_path_factory.mktemp('markup') / 'juryvote.sqlite3'}") as building:
        yield building


def _save_pages(building: Building, folder: Path) -> int:
    """One file for each page that a role sees; parts of pages are seen with the page they belong to."""
    count, seen = 0, set[str]()
    for line in (line for line in TABLE if line.startswith("GET ")):
        other = {"ballot": building.named["sealed"]} if line in OF_SEALED else {}
        other |= {"meeting": building.named["minuted"]} if line in OF_MINUTED else {}
        path = line.removeprefix("GET ").format(**building.named | other)
        if "/events/" in path:
            continue
        for role in ROLES:
            for language in ("de", "en"):
                page = _page(building, role, path, language)
                if page.lstrip().startswith("<!doctype html>") and page not in seen:
                    seen.add(page)
                    (folder / f"{re.sub(r'[^a-z0-9]+', '-', line.lower())}-{role}-{language}.html").write_text(page)
                    count += 1
    return count


def _page(building: Building, role: str, path: str, language: str) -> str:
    cookie = {"cookie": f"__Host-juryvote={building.sessions[role]}"} if role in building.sessions else {}
    asked = {"accept-language": language, **cookie}
    return building.client.get(path, headers=asked, follow_redirects=False).text


def test_no_page_has_an_error(building: Building, tmp_path: Path) -> None:
    try:
        find_checker()
    except NoPackage as missing:
        pytest.skip(str(missing))
    (tmp_path / "wrong.html").write_text("<!doctype html><title>x</title><p><div></p>")
    assert len(errors_in(tmp_path)) > 0  # it does find errors
    (tmp_path / "wrong.html").unlink()
    assert _save_pages(building, tmp_path) > 100
    assert errors_in(tmp_path) == []

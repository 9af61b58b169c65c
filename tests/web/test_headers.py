"""What every answer carries, also those that no handler made; and how cookies are set."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from juryvote.actions import entry
from tests.building import Building, open_building


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    folder: Path = tmp_path_factory.mktemp("headers")
    with open_building(f"sqlite:///{folder / 'juryvote.sqlite3'}") as building:
        yield building


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/nowhere", 404),
        ("DELETE", "/", 405),
        ("GET", "/desk/x", 401),
        ("GET", "/healthz", 200),
    ],
)
def test_every_answer_is_guarded(building: Building, method: str, path: str, status: int) -> None:
    answer = building.client.request(method, path)
    assert answer.status_code == status
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["cache-control"] == "no-store"


def test_a_fault_of_ours_shows_a_number_and_nothing_else(building: Building, monkeypatch: pytest.MonkeyPatch) -> None:
    def fall_over(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a secret of the inside")

    monkeypatch.setattr("juryvote.web.public.register.register", fall_over)
    answer = building.client.get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "ZeroDivisionError" not in answer.text
    assert "Content-Security-Policy".lower() in answer.headers
    assert "Nummer" in answer.text


def test_the_session_cookie_is_locked_down(building: Building) -> None:
    link = entry.issue_link(
        building.hall, kind="demo", meeting=building.town.meeting, actor="test", member=building.town.members[4]
    )
    cookie = building.client.post("/enter", data={"code": link.token}, follow_redirects=False).headers["set-cookie"]
    assert cookie.startswith("__Host-juryvote=")
    for word in ("HttpOnly", "Secure", "SameSite=lax", "Path=/"):
        assert word.lower() in cookie.lower()
    assert "domain" not in cookie.lower()


def test_pages_hold_no_script_and_no_style_of_their_own(building: Building) -> None:
    pages = {"team": [f"/desk/{building.town.meeting}", "/team"], "member": ["/meeting"], "nobody": ["/", "/enter"]}
    for role, paths in pages.items():
        for path in paths:
            page = building.answer(role, "GET", path)[1]
            assert "<style" not in page
            assert " style=" not in page
            assert " onclick=" not in page
            assert "<script>" not in page

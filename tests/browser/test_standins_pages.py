"""Pages of an evening on which votes hang on more than a seat: alternates by lot, absences, ages, for axe."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.hall import LAPTOP, PHONE, Hall
from tests.browser.test_pages import faults_of, open_everything, signed_in
from tests.council import Council
from tests.house import open_house
from tests.standins import name_alternate

RULES = {
    "quorum": {"value": ">=1/3"},
    "alternates": "drawn",
    "votes": {"lapses_after_absences": 1, "min_age": 90},
    "exclusion": {"unexcused": 1},
}


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """The second evening: R3 was away at the first and lost the vote, R2 is too young, two alternates were drawn."""
    folder = tmp_path_factory.mktemp("standins")
    with open_house(f"sqlite:///{folder / 'juryvote.sqlite3'}", folder / "log") as house:
        council = Council(house, residents=4, partners=2, rules=RULES, titles=("Spielstraße",))
        for name in ("Alma", "Bela"):
            name_alternate(council, name, seat=1)
        council.team.post("/team/members/age", {"member": council.members["R2"], "years": "14"})
        council.come("R1", "R2", "R4", "P1", "P2")
        council.do("open")
        council.do("adjourn")
        council.meeting = council.plan()
        council.do("items", {"title": "Spielstraße"})
        council.do("excuse", {"member": council.members["P2"], "excused": "yes"})
        council.come("R1", "R3")
        council.arrive("R2", "Alma", "Bela")
        council.do("open")
        hall = Hall(browser, house, council)
        try:
            yield hall
        finally:
            hall.close()
        assert hall.said == [], "\n".join(hall.said)


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_no_page_has_a_violation_or_is_too_wide(hall: Hall, size: tuple[int, int], tmp_path: Path) -> None:
    council, faults = hall.jury, []
    staff = hall.staff(size)
    desk, wall = f"/desk/{council.meeting}", f"/screen/{council.meeting}"
    paths = [desk, wall, f"/team/bodies/{council.body}", "/team/members"]
    for path in paths:
        staff.goto(hall.house.base + path)
        open_everything(staff)
        faults += faults_of(staff, path)
    council.do("alternates")
    council.do(f"items/{council.item(1)}/call")
    for path in (desk, wall):
        staff.goto(hall.house.base + path)
        open_everything(staff)
        faults += faults_of(staff, path)
        staff.screenshot(path=tmp_path / "page.png", full_page=True)
    for name in ("R2", "Alma", "Bela"):  # too young, and two alternates of whom one or none votes
        page = signed_in(hall, name, size)
        page.goto(f"{hall.house.base}/meeting")
        open_everything(page)
        faults += faults_of(page, f"/meeting as {name}")
    assert faults == [], "\n".join(faults)

"""The coordinator's pages in real Chromium: with a Votum that waits, and after it was given back."""

import os
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.at_home import Calendar
from tests.browser.hall import LAPTOP, PHONE, Hall
from tests.browser.test_pages import faults_of, open_everything
from tests.house import open_house
from tests.stories.test_confirming import WHY, Advised
from tests.stories.test_coordinator import EMAIL, PASSWORD, appoint

PICTURES = os.environ.get("JURYVOTE_PICTURES", "")


def test_no_page_has_a_violation_or_is_too_wide(browser: Browser, tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        jury = Advised(house)
        assert appoint(house, "Testkiez")[0] == 0
        hall = Hall(browser, house, jury)
        desk, phone = _signed_in(hall, LAPTOP), _signed_in(hall, PHONE)
        faults = _looked(hall, {"laptop": desk, "phone": phone, "team": hall.staff(PHONE)}, "waiting")
        phone.goto(f"{house.base}/coordinator")
        phone.get_by_role("link", name="Bänke für den Hof").click()
        phone.fill("[name=why]", WHY)
        phone.get_by_role("button", name="Zurückgegeben").click()
        expect(phone).to_have_url(f"{house.base}/coordinator")
        expect(phone.get_by_text(WHY)).to_be_visible()
        faults += _looked(hall, {"laptop": desk, "phone": phone}, "answered")
        hall.close()
    assert faults == [], "\n".join(faults)
    assert hall.said == [], "\n".join(hall.said)


def _signed_in(hall: Hall, size: tuple[int, int]) -> Page:
    page = hall.page(size)
    page.goto(f"{hall.house.base}/staff/sign-in")
    page.fill("[name=email]", EMAIL)
    page.fill("[name=password]", PASSWORD)
    page.click("main form button")
    expect(page).to_have_url(f"{hall.house.base}/coordinator")
    return page


def _looked(hall: Hall, pages: dict[str, Page], step: str) -> list[str]:
    assert isinstance(hall.jury, Advised)
    grant, faults = hall.jury.grant, list[str]()
    for name, page in pages.items():
        for path in [f"/team/grants/{grant}"] if name == "team" else ["/coordinator", f"/coordinator/vota/{grant}"]:
            page.goto(hall.house.base + path)
            open_everything(page)
            faults += faults_of(page, f"{step} {name} {path}")
            if PICTURES:
                shot = f"{PICTURES}/{step}-{name}-{path.count('/')}.png"
                page.screenshot(path=shot, full_page=True)
    return faults

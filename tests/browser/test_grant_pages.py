"""The file of a grant and the applicant's report in real Chromium: at every step, typed on a phone and not saved."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.at_home import Calendar
from tests.browser.hall import LAPTOP, PHONE, Hall
from tests.browser.test_pages import faults_of, open_everything
from tests.granting import Granted, day, page_of, receipts
from tests.house import open_house
from tests.stories.test_report_photos import picture

PICTURES = os.environ.get("JURYVOTE_PICTURES", "")
SIZES = {"phone": PHONE, "laptop": LAPTOP}


@pytest.fixture
def hall(browser: Browser, tmp_path: Path) -> Iterator[Hall]:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log", kind=Calendar) as house:
        assert isinstance(house, Calendar)
        hall = Hall(browser, house, Granted(house))
        try:
            yield hall
        finally:
            hall.close()
        assert hall.said == [], "\n".join(hall.said)


def test_no_step_has_a_violation_or_is_too_wide(hall: Hall) -> None:
    jury = hall.jury
    assert isinstance(jury, Granted)
    pages = {name: (hall.staff(size), hall.page(size)) for name, size in SIZES.items()}
    faults = []
    for step, do in _steps(jury).items():
        do()
        for name, (team, guest) in pages.items():
            for what in (f"/team/grants/{jury.grant}", f"/team/bodies/{jury.body}/grants"):
                faults += _look(team, hall.house.base + what, f"{step}-{name}-{what.rsplit('/', 1)[1][:6]}")
            faults += _look_at_application(guest, hall.house.base, jury.code, f"{step}-{name}-application")
    for name, (team, guest) in pages.items():
        faults += _look(team, f"{hall.house.base}/team/grants/{jury.grant}/agreement", f"print-{name}")
        faults += _look(guest, f"{hall.house.base}/decisions/{jury.grant}", f"public-{name}")
    assert faults == [], "\n".join(faults)


def _steps(jury: Granted) -> dict[str, Callable[[], object]]:
    lines = receipts(("1", day(), "Holz aus dem Baumarkt", "400,10"), ("2", day(), "Schrauben", "99,90"))
    code = ("code", jury.code)
    checked = [("accepted", "400,10"), ("note", ""), ("accepted", "51,78"), ("note", "Nur die Hälfte")]
    return {
        "1-granted": lambda: None,
        "2-draft": lambda: jury.send("agreement", AGREEMENT),
        "3-agreed": lambda: jury.sign(1),
        "4-paid": lambda: jury.pay(1, "550"),
        "5-reported": lambda: page_of(jury.applicant, [code, ("act", "hand-in"), ("text", "Schön war es."), *lines]),
        "6-accounted": lambda: jury.send("account", checked),
        "7-closed": lambda: (jury.back(1, "98,12"), jury.send("close")),
    }


AGREEMENT = {
    "amount": "600",
    "line_label": "Holz, Schrauben und Farbe für drei Bänke",
    "line_amount": "650",
    "plan": "Im April kaufen wir ein.\nAm 5. Mai bauen wir.",
    "begins": day(),
    "ends": day(),
    "responsible": "Nachbarin Öztürk",
}


def _look(page: Page, address: str, name: str) -> list[str]:
    page.goto(address)
    open_everything(page)
    return _shot(page, name)


def _look_at_application(page: Page, base: str, code: str, name: str) -> list[str]:
    page.goto("about:blank")  # else it is the same page with another fragment, and the old heading answers
    page.goto(f"{base}/application#{code}")
    expect(page.locator("h1")).to_have_text(re.compile("Ihr Antrag"))
    return _shot(page, name)


def _shot(page: Page, name: str) -> list[str]:
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)
    return faults_of(page, name)


def test_a_report_is_typed_on_a_phone_and_saves_itself(hall: Hall) -> None:
    jury = hall.jury
    assert isinstance(jury, Granted)
    jury.agree("600")
    phone = hall.page(PHONE)
    phone.goto(f"{hall.house.base}/application#{jury.code}")
    phone.get_by_role("button", name="Bericht und Belege abgeben").click()
    phone.fill("#f-report", "Drei Bänke stehen.")
    for name, text in (("what", "Holz"), ("day", day()), ("amount", "1.200,50")):
        phone.fill(f"#receipt_{name}-0", text)
    phone.fill("#receipt_amount-1", "0,49")
    expect(phone.locator("#sums")).to_contain_text("1.200,99")
    expect(phone.locator("#kept")).to_contain_text("Gespeichert um")
    faults = _shot(phone, "report-phone")
    phone.context.close()  # the battery is empty
    laptop = hall.page(LAPTOP)
    laptop.goto(f"{hall.house.base}/application#{jury.code}")
    laptop.get_by_role("button", name="Bericht und Belege abgeben").click()
    expect(laptop.locator("#receipt_what-0")).to_have_value("Holz")
    laptop.get_by_role("button", name="Bericht einreichen").click()
    expect(laptop.locator("#issues")).to_contain_text("fehlt, was gekauft wurde")
    faults += _shot(laptop, "report-laptop")
    laptop.fill("#receipt_amount-1", "")
    laptop.set_input_files("#f-photo", [{"name": "bank.jpg", "mimeType": "image/jpeg", "buffer": picture()}])
    laptop.get_by_role("button", name="Entwurf speichern").click()
    expect(laptop.get_by_alt_text("Foto 1")).to_be_visible()
    faults += _shot(laptop, "photo-laptop")
    laptop.get_by_role("button", name="Bericht einreichen").click()
    expect(laptop.locator("main")).to_contain_text("Ihr Bericht ist eingereicht")
    faults += _shot(laptop, "reported-laptop")
    assert faults == [], "\n".join(faults)

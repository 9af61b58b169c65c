"""The page of the outbox with a mail in every state, and the form that mails its link, in real Chromium."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import create_engine, text

from tests.browser.hall import LAPTOP, PHONE, Hall
from tests.browser.test_pages import faults_of
from tests.house import open_house
from tests.jury import Jury
from tests.stories.test_applying import DECLARED, code_in, form_of
from tests.stories.test_mails import MailHouse

PICTURES = os.environ.get("JURYVOTE_PICTURES", "")
SIZES = {"phone": PHONE, "laptop": LAPTOP}
STATES = {"waiting": "connection", "failed": "550"}


@pytest.fixture
def hall(browser: Browser, tmp_path: Path) -> Iterator[Hall]:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log", kind=MailHouse) as house:
        hall = Hall(browser, house, Jury(house))
        try:
            yield hall
        finally:
            hall.close()
        assert hall.said == [], "\n".join(hall.said)


def _fill(hall: Hall) -> None:
    """Four mails; one waits after an attempt, one came back."""
    house, writer = hall.house, hall.house.visitor()
    assert isinstance(house, MailHouse)
    address = f"/rounds/{hall.jury.round}/apply"
    for number in range(4):
        code = code_in(writer.get(address))
        writer.post(address, form_of(code, "hand-in", email=f"nachbarin{number}@kiez.example", **DECLARED), expect=200)
    house.mails(4)
    engine = create_engine(house.database)
    with engine.begin() as db:
        ids = db.execute(text("SELECT id FROM mails ORDER BY id")).scalars().all()
        back = (
            "UPDATE mails SET state = :s, sent = NULL, error = :e, attempts = 2, due = :d, address = :a WHERE id = :i"
        )
        for mail, (state, error) in zip(ids, STATES.items(), strict=False):
            address = "nachbarin-mit-einer-langen-adresse@nachbarschaftshaus.example"
            values = {"s": state, "e": error, "a": address, "i": mail, "d": "2099-01-01T12:00:00.000000Z"}
            db.execute(text(back), values)
    engine.dispose()


def test_no_page_has_a_violation_or_is_too_wide(hall: Hall) -> None:
    faults = []
    pages = {name: (hall.staff(size), hall.page(size)) for name, size in SIZES.items()}
    for step, do in {"empty": lambda: None, "full": lambda: _fill(hall)}.items():
        do()
        for name, (team, _) in pages.items():
            faults += _look(team, f"{hall.house.base}/team/mails", f"mails-{step}-{name}")
    for name, (_, guest) in pages.items():
        guest.goto(f"{hall.house.base}/rounds/{hall.jury.round}/apply")
        guest.fill("[name=title]", "Bänke")
        guest.fill("[name=email]", "nachbarin@kiez.example")
        faults += _seen(guest, f"form-{name}")
        guest.locator("[value=mail-link]").scroll_into_view_if_needed()
        if PICTURES:
            guest.screenshot(path=f"{PICTURES}/bar-{name}.png")
        guest.click("[value=mail-link]")
        assert "unterwegs an" in guest.inner_text("main")
        faults += _seen(guest, f"mailed-{name}")
    assert faults == [], "\n".join(faults)


def _look(page: Page, address: str, name: str) -> list[str]:
    page.goto(address)
    return _seen(page, name)


def _seen(page: Page, name: str) -> list[str]:
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)
    return faults_of(page, name)

"""The pages of a vote in writing in real Chromium: nothing for axe to find, nothing too wide, one tap is one vote."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.at_home import RULES, AtHome
from tests.browser.hall import LAPTOP, PHONE, Hall
from tests.browser.test_pages import faults_of, open_everything, signed_in
from tests.house import open_house
from tests.jury import NAMES
from tests.unsettled import adopt


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One procedure is running: some have voted, one is biased, an alternate's vote does not count at present."""
    folder = tmp_path_factory.mktemp("written")
    with open_house(f"sqlite:///{folder / 'juryvote.sqlite3'}", folder / "log") as house:
        jury = AtHome(house)
        adopt(house, jury, RULES)
        jury.stand_in("Hedi", "Ada")
        jury.start(0, "400,00")
        jury.come(jury.letters(), *NAMES, "Hedi")
        jury.vote("Hedi", "no")
        jury.vote("Ada", "yes")
        jury.vote("Cem", "yes")
        item = jury.phones["Ada"].get("/meeting").partition('id="about-')[2].partition('"')[0]
        jury.phones["Fatma"].press(f"/items/{item}/conflict", {"reason": "relative"})
        hall = Hall(browser, house, jury)
        try:
            yield hall
        finally:
            hall.close()
        assert hall.said == [], "\n".join(hall.said)


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_no_page_has_a_violation_or_is_too_wide(hall: Hall, size: tuple[int, int]) -> None:
    faults = []
    jury, staff = hall.jury, hall.staff(size)
    for path in ("/team", f"/team/bodies/{jury.body}/written", f"/team/meetings/{jury.meeting}"):
        staff.goto(hall.house.base + path)
        open_everything(staff)
        faults += faults_of(staff, path)
    for name in ("Bilal", "Ada", "Fatma", "Hedi"):  # may vote, has voted, is biased, is overruled
        page = signed_in(hall, name, size)
        page.goto(f"{hall.house.base}/meeting")
        expect(page.locator("#written")).to_be_visible()
        open_everything(page)
        faults += faults_of(page, f"/meeting as {name}")
    assert faults == [], "\n".join(faults)


def test_one_tap_is_one_vote_and_the_reminder_is_gone(hall: Hall) -> None:
    phone = signed_in(hall, "Dora", PHONE)
    phone.goto(f"{hall.house.base}/meeting")
    expect(phone.locator("#remind")).to_be_visible()
    phone.locator("button.choice.yes").click()
    expect(phone.locator(".receipt")).to_contain_text("Ihre Stimme ist gezählt: Ja.")
    expect(phone.locator("#remind")).to_have_count(0)


def test_a_letter_lets_a_phone_in(hall: Hall) -> None:
    """What is printed is what a camera reads; the sheet has nothing that prints badly."""
    staff = hall.staff()
    staff.goto(f"{hall.house.base}/team/meetings/{hall.jury.meeting}")
    staff.get_by_role("button", name="Erinnerung für die, die noch fehlen").click()
    expect(staff.locator(".letters li")).not_to_have_count(0)
    assert faults_of(staff, "letters") == []
    phone = hall.page(PHONE)
    phone.goto(f"{hall.house.base}/enter")
    phone.fill("[name=code]", staff.locator(".letters .code").first.inner_text())
    phone.get_by_role("button", name="Anmelden").click()
    expect(phone.locator("#written")).to_be_visible()


def test_an_objection_ends_it_on_every_open_page(hall: Hall) -> None:
    jury, staff = hall.jury, hall.staff(PHONE)
    assert isinstance(jury, AtHome)
    jury.come(jury.letters(), "Cem", "Emil")  # whatever reminder was printed before
    watching, objecting = signed_in(hall, "Cem", PHONE), signed_in(hall, "Emil", PHONE)
    watching.goto(f"{hall.house.base}/meeting")
    objecting.goto(f"{hall.house.base}/meeting")
    objecting.locator("#object summary").click()
    objecting.get_by_role("button", name="Ich widerspreche dem Umlaufverfahren").click()
    expect(objecting.locator("#written")).to_contain_text("beendet, ohne Ergebnis")
    expect(watching.locator("#written")).to_contain_text("1 Widerspruch: Der Punkt kommt in die nächste Sitzung.")
    open_everything(watching)
    assert faults_of(watching, "stopped") == []
    staff.goto(f"{hall.house.base}/team/meetings/{jury.meeting}")
    expect(staff.locator("main")).to_contain_text("Der Antrag ist wieder förderfähig")
    assert faults_of(staff, "stopped, team") == []

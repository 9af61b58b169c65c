"""Pages of a secret ballot and of the shared tablet: no violation for axe, nothing wider than the screen."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hall import PHONE, Hall, open_browser_hall
from tests.browser.test_pages import faults_of, open_everything, signed_in
from tests.house import Visitor, text_of
from tests.sealed_phone import SealedPhone

TABLET = (820, 1180)
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One secret ballot is closed and published, a second one is open: one has voted, a paper slip was counted once."""
    with open_browser_hall(browser, tmp_path_factory.mktemp("sealed")) as hall:
        jury = hall.jury
        jury.arrive("Ada", "Bilal", "Cem", "Dora", "Emil")
        jury.do("open")
        phones = {name: SealedPhone(jury.phones[name]) for name in ("Bilal", "Cem")}
        for phone in phones.values():
            phone.enrol()
        for number, amount in ((1, "450,00"), (2, "980,15")):
            jury.do(f"items/{jury.item(number)}/call")
            jury.do(f"items/{jury.item(number)}/ballot", {"amount": amount, "mode": "sealed"})
            phones["Bilal"].vote("yes")
            if number == 1:
                phones["Cem"].vote("yes")
                SealedPhone(jury.phones["Emil"]).assisted(jury.ballot(), "yes")
                jury.do(f"ballots/{jury.ballot()}/close")
                jury.do(f"items/{jury.item(1)}/publish")
        jury.do(f"ballots/{jury.ballot()}/paper", {"people": jury.members["Dora"]})
        jury.do(f"ballots/{jury.ballot()}/paper-count", {"yes": "1"})
        yield hall


def _tablet(hall: Hall) -> Page:
    page = text_of(hall.jury.team.post(f"/team/meetings/{hall.jury.meeting}/kiosk", expect=200))
    code = re.search(r"\b([A-Z0-9]{4}-[A-Z0-9]{4})\b", page)
    assert code
    visitor: Visitor = hall.house.visitor()
    visitor.post("/enter", {"code": code[1]})
    hall.jury.phones["tablet"] = visitor
    return signed_in(hall, "tablet", TABLET)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_phones_and_the_desk(hall: Hall, scheme: Scheme) -> None:
    faults, ballot = [], hall.jury.ballot()
    for name in ("Ada", "Bilal", "Cem", "Emil"):
        page = signed_in(hall, name, PHONE)
        page.emulate_media(color_scheme=scheme)
        for path in ("/meeting", f"/ballots/{ballot}/assisted"):
            page.goto(hall.house.base + path)
            open_everything(page)
            faults += faults_of(page, f"{path} as {name}")
    desk = hall.desk()
    desk.emulate_media(color_scheme=scheme)
    open_everything(desk)
    faults += faults_of(desk, "desk")
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tablet_in_each_state(hall: Hall, scheme: Scheme) -> None:
    tablet, faults = _tablet(hall), []
    tablet.emulate_media(color_scheme=scheme)
    tablet.goto(f"{hall.house.base}/kiosk")
    faults += faults_of(tablet, "locked")
    hall.jury.do("kiosk", {"member": hall.jury.members["Ada"]})
    expect(tablet.locator("#kiosk")).to_contain_text("Sie stimmen jetzt ab: Ada")
    faults += faults_of(tablet, "vote")
    tablet.get_by_role("button", name="Ich enthalte mich").click()
    expect(tablet.locator("main")).to_contain_text("Ihre Stimme ist gezählt.")
    faults += faults_of(tablet, "thanks")
    assert faults == [], "\n".join(faults)


def test_what_everybody_reads_afterwards(hall: Hall) -> None:
    page = hall.page(PHONE)
    page.goto(hall.house.base)
    page.get_by_role("link", name=re.compile("Hoffest")).click()
    expect(page.locator("main")).to_contain_text("Die geheime Abstimmung nachprüfen")
    expect(page.locator(".trackers li")).to_have_count(3)
    assert faults_of(page, "decision") == []
    wall = hall.wall()
    assert faults_of(wall, "wall") == []
    assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")

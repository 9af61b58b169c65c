"""Pages of a secret ballot and of the shared tablet: no violation for axe, nothing wider than the screen."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hall import PHONE, Hall, open_browser_hall, scan
from tests.browser.test_pages import faults_of, open_everything, signed_in
from tests.house import Visitor, text_of
from tests.sealed_phone import SealedPhone

TABLET, LYING = (820, 1180), (1280, 800)
FINGER = 72  # px


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


def test_phones_and_the_desk(hall: Hall) -> None:
    faults, ballot = [], hall.jury.ballot()
    for name in ("Ada", "Bilal", "Cem", "Emil"):
        page = signed_in(hall, name, PHONE)
        for path in ("/meeting", f"/ballots/{ballot}/assisted"):
            page.goto(hall.house.base + path)
            open_everything(page)
            faults += faults_of(page, f"{path} as {name}")
    desk = hall.desk()
    open_everything(desk)
    faults += faults_of(desk, "desk")
    assert faults == [], "\n".join(faults)


def _tablet_faults(tablet: Page, state: str) -> list[str]:
    """Both ways to hold it: axe, nothing to scroll for, nothing too small for a finger."""
    faults = []
    for width, height in (TABLET, LYING):
        tablet.set_viewport_size({"width": width, "height": height})
        faults += faults_of(tablet, f"{state} {width}")
        if tablet.evaluate("document.documentElement.scrollHeight > innerHeight"):
            faults.append(f"{state} {width}: one has to scroll")
        sizes = "[...document.querySelectorAll('main :is(button, a)')].map(one => one.getBoundingClientRect().height)"
        faults += [f"{state} {width}: {size} px" for size in tablet.evaluate(sizes) if 0 < size < FINGER]
    return faults


def _turn(tablet: Page, hall: Hall, name: str) -> None:
    hall.jury.do("kiosk", {"member": hall.jury.members[name]})
    expect(tablet.locator("#kiosk")).to_contain_text(f"Sie stimmen jetzt ab: {name}")


def test_the_tablet_in_each_state(hall: Hall) -> None:
    tablet = _tablet(hall)
    tablet.goto(f"{hall.house.base}/kiosk")
    faults = _tablet_faults(tablet, "locked")
    _turn(tablet, hall, "Ada")
    faults += _tablet_faults(tablet, "vote")
    tablet.get_by_role("button", name="Ich enthalte mich").click()
    expect(tablet.locator("main")).to_contain_text("Ihre Stimme ist gezählt.")
    faults += _tablet_faults(tablet, "thanks")
    assert faults == [], "\n".join(faults)


def _scan_a_card(tablet: Page, hall: Hall, name: str) -> str:
    """With the camera of the tablet, which opens what the card says in the same browser."""
    team = hall.staff()
    team.goto(f"{hall.house.base}/team/meetings/{hall.jury.meeting}/cards")
    team.get_by_role("button", name="Neue Karten machen").click()
    said = scan(team.locator(".cards li").filter(has_text=name).locator("svg.qr"))
    tablet.goto(said)
    return said.partition("#")[2]


def test_a_scanned_card_unlocks_the_tablet_and_is_not_left_in_it(hall: Hall) -> None:
    tablet = _tablet(hall)
    tablet.goto(f"{hall.house.base}/kiosk")
    tablet.locator("[name=code]").fill("HALB")
    tablet.evaluate("document.querySelector('#kiosk').dataset.idle = 0.2")
    tablet.keyboard.press("x")
    expect(tablet.locator("[name=code]")).to_have_value("")
    token = _scan_a_card(tablet, hall, "Ada")
    expect(tablet.locator("#kiosk")).to_contain_text("Sie stimmen jetzt ab: Ada")
    assert (tablet.url, token in tablet.content()) == (f"{hall.house.base}/kiosk", False)
    tablet.get_by_role("button", name="Abbrechen").click()
    expect(tablet.locator("[name=code]")).to_have_value("")
    tablet.go_back()
    tablet.go_forward()
    expect(tablet.locator("#kiosk")).to_contain_text("Das Tablet ist gesperrt.")
    expect(tablet.locator("[name=code]")).to_have_value("")


def test_nothing_on_the_tablet_tells_of_the_person_before(hall: Hall) -> None:
    """Not the browser's history, not a double tap, not the button on which the finger was; thanks are not cut short."""
    tablet = _tablet(hall)
    tablet.goto(f"{hall.house.base}/kiosk")
    steps = tablet.evaluate("history.length")
    _turn(tablet, hall, "Ada")
    tablet.locator("button.choice.no").dblclick()
    expect(tablet.locator("#thanks h1")).to_be_focused()
    hall.jury.do("kiosk", {"member": hall.jury.members["Emil"]})
    expect(tablet.locator("#kiosk")).to_contain_text("Emil")
    expect(tablet.locator("#kiosk")).to_be_hidden()
    code = tablet.locator("code").inner_text()
    tablet.get_by_role("link", name="Fertig").click()
    tablet.locator("button.choice.no").hover()
    colours = "[...document.querySelectorAll('.choice')].map(one => getComputedStyle(one).backgroundColor)"
    assert len(set(tablet.evaluate(colours))) == 1
    assert not {"Ada", code} & set(re.findall(r"[\w+/]+", tablet.content()))
    assert (tablet.url, tablet.evaluate("history.length")) == (f"{hall.house.base}/kiosk", steps)
    tablet.get_by_role("button", name="Abbrechen").click()
    expect(tablet.locator("#kiosk")).to_contain_text("Das Tablet ist gesperrt.")


def test_a_tablet_that_nobody_touches_locks_itself(hall: Hall) -> None:
    """Also while others vote, which redraws the page; what it shows is away at once, and the desk knows."""
    tablet = _tablet(hall)
    tablet.clock.install()
    tablet.goto(f"{hall.house.base}/kiosk")
    _turn(tablet, hall, "Ada")
    tablet.clock.run_for(20_000)
    hall.jury.do("presence", {"member": hall.jury.members["Gül"], "direction": "in"})
    tablet.clock.run_for(1_000)
    expect(tablet.locator("#kiosk")).to_contain_text("Ada")
    tablet.clock.run_for(9_500)
    expect(tablet.locator("#kiosk")).to_contain_text("Das Tablet ist gesperrt.")
    assert "Jetzt frei für" not in text_of(hall.jury.desk())


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


def test_a_ballot_that_ends_in_the_middle_of_a_turn(hall: Hall) -> None:
    """The last test: it takes the ballot away."""
    tablet = _tablet(hall)
    tablet.clock.install()
    tablet.goto(f"{hall.house.base}/kiosk")
    _turn(tablet, hall, "Ada")
    hall.jury.do(f"ballots/{hall.jury.ballot()}/annul", {"why": "Falscher Betrag."})
    tablet.clock.run_for(1_000)
    expect(tablet.locator("#kiosk")).to_contain_text("Die Abstimmung ist beendet")
    faults = _tablet_faults(tablet, "ended")
    assert faults == [], "\n".join(faults)
    tablet.clock.run_for(10_000)
    expect(tablet.locator("#kiosk")).to_contain_text("Das Tablet ist gesperrt.")

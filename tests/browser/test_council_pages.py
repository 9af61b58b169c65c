"""A council whose groups count by themselves, in real Chromium: no violation, nothing too wide, forms that work."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.hall import LAPTOP, PHONE, PROJECTOR, Hall
from tests.browser.test_pages import faults_of, open_everything, signed_in
from tests.council import Council
from tests.house import open_house

RULES: dict[str, Any] = {
    "quorum": {
        "value": ">=1/2",
        "second_invitation": "min:3",
        "group": {"name": "resident", "value": ">1/2", "breach": "suspend-latest"},
    },
    "majority": {"of": "cast", "also": [{"group": "resident", "of": "present"}]},
}
EIGHT = ["R1", "R2", "R3", "R4", "P1", "P2", "P3", "P4"]
PICTURES = os.environ.get("JURYVOTE_PICTURES", "")  # a folder, for whoever wants to look


@contextmanager
def council_hall(browser: Browser, folder: Path) -> Iterator[tuple[Hall, Council]]:
    """Four residents of six and four partners of four are here; the last partner sits without a vote."""
    with open_house(f"sqlite:///{folder / 'juryvote.sqlite3'}", folder / "log") as house:
        council = Council(house, residents=6, partners=4, rules=RULES, titles=("Spielstraße", "Bänke"))
        hall = Hall(browser, house, council)
        try:
            council.come(*EIGHT[1:7])
            council.arrive("R1", "P4")
            council.do("open")
            yield hall, council
        finally:
            hall.close()
        assert hall.said == [], "\n".join(hall.said)


class Eyes:
    """Looks at the same evening on every kind of screen."""

    def __init__(self, hall: Hall, council: Council) -> None:
        self.base, self.council = hall.house.base, council
        self.pages: list[tuple[str, Page, tuple[int, int]]] = [
            ("desk", hall.desk(), LAPTOP),
            ("desk", hall.desk(), PHONE),
            ("wall", hall.wall(), PROJECTOR),
            ("R1", signed_in(hall, "R1", PHONE), PHONE),
            ("P4", signed_in(hall, "P4", PHONE), PHONE),
        ]

    def look(self, step: str) -> None:
        faults = []
        for name, page, (width, height) in self.pages:
            page.set_viewport_size({"width": width, "height": height})
            page.goto(self.base + self._path(name))
            if name == "wall":
                assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), step
            else:
                open_everything(page)
            faults += faults_of(page, f"{step}, {name}, {width} px")
            if PICTURES:
                page.screenshot(path=Path(PICTURES) / f"{step}-{name}-{width}.png", full_page=name != "wall")
        assert faults == [], "\n".join(faults)

    def _path(self, name: str) -> str:
        meeting = self.council.meeting
        return {"desk": f"/desk/{meeting}", "wall": f"/screen/{meeting}"}.get(name, "/meeting")


def test_a_council_s_evening_on_every_screen(browser: Browser, tmp_path: Path) -> None:
    with council_hall(browser, tmp_path) as (hall, council):
        eyes = Eyes(hall, council)
        council.call(1)
        eyes.look("1-before")
        ballot = council.open(1)
        council.vote("R1", "yes")
        eyes.look("2-running")
        _hands_of_two_groups(hall)
        council.go("R3", "R4", "P1", "P2", "P3")
        eyes.look("3-lost")
        council.do(f"ballots/{ballot}/close")
        eyes.look("4-void")
        _a_poll(hall)
        eyes.look("5-poll")
        council.vote("R1", "no")
        council.do(f"ballots/{council.ballot()}/close")
        eyes.look("6-poll-closed")
        council.do("adjourn")
        eyes.look("7-over")
        _again(hall)


def _hands_of_two_groups(hall: Hall) -> None:
    desk = hall.desk()
    desk.locator("summary", has_text="Hände zählen").click()
    for group, names, hands in (("Bewohnerschaft", EIGHT[1:4], "3"), ("Partner", EIGHT[4:7], "3")):
        part = desk.get_by_role("group", name=f"Gruppe {group}: Wer stimmt mit der Hand ab?")
        for name in names:
            part.get_by_label(name, exact=True).check()
        part.get_by_label("Ja", exact=True).fill(hands)
    desk.get_by_role("button", name="Hände eintragen").click()
    expect(desk.locator(".votes")).to_contain_text("7 von 7 Stimmen abgegeben")


def _a_poll(hall: Hall) -> None:
    desk = hall.desk()
    desk.get_by_role("button", name="Meinungsbild starten").click()
    expect(desk.locator(".stage")).to_contain_text("Das Meinungsbild läuft. Es ist nicht verbindlich.")


def _again(hall: Hall) -> None:
    desk = hall.desk()
    desk.locator("summary", has_text="Zweite Einladung").click()
    desk.get_by_label("Beginn (Berliner Zeit)").fill("2099-02-21T18:00")
    desk.get_by_role("button", name="Zweite Sitzung planen").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Ratssitzung (zweite Einladung)")
    expect(desk.locator("ol.list li")).to_have_count(2)
    assert faults_of(desk, "second meeting") == []

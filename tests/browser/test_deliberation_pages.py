"""Deliberation and amendments in real Chromium: what a member writes at home, and the way to the final text."""

import os
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.hall import LAPTOP, PHONE, Hall
from tests.browser.test_pages import faults_of, open_everything
from tests.house import open_house
from tests.stories.test_amendments import Council
from tests.unsettled import adopt, vote

PICTURES = os.environ.get("JURYVOTE_PICTURES", "")
OTHERS = ("Bilal", "Cem", "Dora", "Emil")


def test_a_member_writes_at_home_and_the_room_amends(browser: Browser, tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        jury = Council(house)
        adopt(house, jury, {"quorum": {"value": 3}})
        hall = Hall(browser, house, jury)
        jury.arrive(*OTHERS)
        phone = hall.scan_at_the_door(hall.staff(LAPTOP), "Ada")
        item = f"/items/{jury.item(1)}"
        phone.click(f'a[href="{item}"]')
        phone.click("#ask summary")
        phone.fill("#f-question", "Ist das Fest für alle offen?")
        phone.check("#hearers-public")
        phone.click("text=Frage stellen")
        phone.click("#argue summary")
        phone.fill("#f-argument", "Dann lernen sich die Leute im Haus kennen, die Jungen und die Alten.")
        phone.click("text=Das spricht dafür")
        _others_say(jury, item)
        phone.check("#score-5")
        phone.click("text=Eindruck abgeben")
        expect(phone.locator(".scores")).to_be_visible()
        phone.click("#amend summary")
        phone.fill("[name=amount]", "400")
        phone.click("button:has-text('Änderung vorschlagen')")
        expect(phone.locator("#h-amendments ~ .said")).to_contain_text("Höchstens 400,00")
        small = hall.staff(PHONE)
        team = [small, hall.staff(LAPTOP)]
        faults = _look([phone], "item")
        for page in team:
            page.goto(f"{house.base}/team/proposals/{jury.proposals[0]}")
        faults += _look(team, "team")
        phone.goto(f"{house.base}/meeting")
        pages = [phone, hall.desk(), hall.wall()]
        small.goto(f"{house.base}/desk/{jury.meeting}")
        pages.append(small)
        jury.do("open")
        jury.do(f"items/{jury.item(1)}/call")
        faults += _look(pages, "called")
        ballot = jury.next()
        faults += _look(pages, "amendment")
        phone.click("button.choice.yes")
        phone.wait_for_selector(".receipt")
        vote(jury, ballot, OTHERS[:3], OTHERS[3:])
        faults += _look(pages, "carried")
        vote(jury, jury.next(), OTHERS, ())
        jury.do(f"items/{jury.item(1)}/ballot", {"amount": "400,00"})
        expect(phone.locator("h1.question")).to_contain_text("Auflage: Das Fest ist für alle offen.")
        faults += _look(pages, "final")
        said = hall.said
        hall.close()
    assert faults == [], "\n".join(faults)
    assert said == []


def _others_say(jury: Council, item: str) -> None:
    said = {"side": "contra", "argument": "450 € sind viel für einen Nachmittag."}
    jury.phones["Bilal"].post(f"{item}/arguments", said)
    jury.phones["Cem"].post(f"{item}/questions", {"question": "Wer räumt auf?", "hearers": "body"})
    jury.phones["Dora"].post(f"{item}/score", {"score": "3"})
    jury.move("Bilal", what="condition", text="Das Fest ist für alle offen.", why="Es ist öffentliches Geld.")


def _look(pages: list[Page], name: str) -> list[str]:
    found: list[str] = []
    for number, page in enumerate(pages):
        page.reload()
        open_everything(page)
        found += faults_of(page, f"{name} {page.url}")
        if PICTURES:
            page.screenshot(path=f"{PICTURES}/{name}-{number}.png", full_page=True)
    return found

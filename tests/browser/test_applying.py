"""The public form on a phone: from the poster's code to the receipt, with a photo, interrupted and gone on with."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.hall import PHONE, Hall, open_browser_hall, scan
from tests.stories.test_report_photos import picture

LINES = (("Holz", "500", "50"), ("Schrauben", "99,50", ""), ("Werkzeug", "150,50", ""))


def test_from_the_poster_to_the_receipt(browser: Browser, tmp_path: Path) -> None:
    with open_browser_hall(browser, tmp_path) as hall:
        phone = hall.page(PHONE)
        phone.goto(scanned(hall))
        phone.get_by_role("link", name="Antrag stellen").click()
        phone.get_by_label("Titel").fill("Bänke für den Hof")
        for row, (label, cost, own) in enumerate(LINES):
            phone.locator(f"#line_label-{row}").fill(label)
            phone.locator(f"#line_amount-{row}").fill(cost)
            phone.locator(f"#line_own-{row}").fill(own)
        expect(phone.locator("#sums")).to_contain_text("700,00")
        phone.locator("#f-photo").set_input_files(_files(tmp_path))
        expect(phone.locator("#files li")).to_have_count(2)
        assert phone.locator("#files img").evaluate_all("all => all.map((one) => one.naturalHeight)") == [240, 240]
        phone.get_by_role("button", name="Datei 2 entfernen").click()
        expect(phone.locator("#files li")).to_have_count(1)
        assert phone.get_by_label("Titel").input_value() == "Bänke für den Hof"
        expect(phone.locator("#kept")).to_contain_text("Gespeichert um")
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        _goes_on_elsewhere(hall, _link_of(phone))


def scanned(hall: Hall) -> str:
    poster = hall.staff()
    poster.goto(f"{hall.house.base}/team/rounds/{hall.jury.round}/poster")
    return scan(poster.locator("svg.qr"))


def _files(folder: Path) -> list[Path]:
    paths = [folder / "ort.jpg", folder / "plan.png"]
    paths[0].write_bytes(picture())
    paths[1].write_bytes(picture("PNG", colour="red"))
    return paths


def _link_of(phone: Page) -> str:
    """The button shows it; the page is then left, as when the battery is empty."""
    phone.get_by_role("button", name="Entwurf speichern").click()
    link = phone.get_by_role("link", name="Link zu Ihrem Entwurf").get_attribute("href")
    assert link
    phone.close()
    return link


def _goes_on_elsewhere(hall: Hall, link: str) -> None:
    other = hall.page(PHONE)
    other.goto(link)
    expect(other.get_by_label("Titel")).to_have_value("Bänke für den Hof")
    assert "#" not in other.url
    expect(other.locator("#files li")).to_have_count(1)
    other.get_by_role("button", name="Antrag einreichen").click()
    expect(other.locator("#issues")).to_contain_text("Das fehlt noch")
    for label, text in (("Was haben Sie vor?", "Drei Bänke, die wir zusammen bauen."), ("Wo?", "Testgasse 3")):
        other.get_by_label(label).fill(text)
    other.get_by_label("Wann geht es los?").fill("2099-05-01")
    other.get_by_label("Beantragte Summe").fill("700")
    other.get_by_label("Name oder Gruppe").fill("Nachbarin Öztürk")
    other.get_by_label("Telefon").fill("030 1234567")
    other.locator("[name=goals]").first.check()
    for name in ("not_begun", "honest"):
        other.locator(f"#f-{name}").check()
    other.get_by_role("button", name="Antrag einreichen").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Ihr Antrag ist eingereicht")
    expect(other.locator(".chain [aria-current]")).to_contain_text(re.compile("Prüfung"))
    expect(other.locator(".attached img")).to_have_count(1)

"""A jury by lot in real Chromium: every page of every state, the wall that follows by itself, the code on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hall import LAPTOP, PHONE, PROJECTOR, Hall, open_browser_hall, scan
from tests.browser.test_pages import faults_of, open_everything
from tests.drawing import WITH, Drawing


@pytest.fixture
def hall(browser: Browser, tmp_path: Path) -> Iterator[Hall]:
    with open_browser_hall(browser, tmp_path) as hall:
        yield hall


def test_a_draw_can_be_used_and_read_by_everybody(hall: Hall) -> None:
    """List, draft, promise, result: phone and laptop, light and dark; nothing for axe, nothing too wide."""
    draw = Drawing(hall.house)
    staff, guests = [hall.staff(size) for size in (PHONE, LAPTOP)], [hall.page(size) for size in (PHONE, LAPTOP)]
    wall = hall.page(PROJECTOR)
    everybody = f"{hall.house.base}/draws/{draw.draw}"
    home = f"{hall.house.base}/team/bodies/{draw.body}/draws"
    faults = _faults(staff, home)
    draw.fill()
    draw.share((WITH, 40, 0))
    faults += _faults(staff, f"{hall.house.base}{draw.at}")
    draw.share()
    draw.commit()
    faults += _faults(staff, f"{hall.house.base}{draw.at}") + _faults(guests, everybody)
    wall.goto(f"{everybody}/wall")
    assert scan(wall.locator("svg.qr")).startswith(f"{everybody}#")
    faults += _on_the_wall(wall)
    draw.pull()
    expect(wall.locator("#wall")).to_contain_text("Gezogen", timeout=10_000)  # nobody touched it
    faults += _on_the_wall(wall)
    draw.say_no(draw.tickets("gezogen")[0])
    faults += _faults(staff, f"{hall.house.base}{draw.at}") + _faults(guests, everybody)
    for page in staff:
        page.context.add_cookies([{"name": "language", "value": "en", "url": hall.house.base}])
    faults += _faults(staff, f"{hall.house.base}{draw.at}")
    expect(staff[0].locator("h2").first).to_have_text("Drawn")
    assert faults == [], "\n".join(faults)


def _faults(pages: list[Page], address: str) -> list[str]:
    found = []
    for page in pages:
        page.goto(address)
        open_everything(page)
        found += faults_of(page, address)
    return found


def _on_the_wall(wall: Page) -> list[str]:
    wide = wall.evaluate("document.documentElement.scrollHeight <= innerHeight")
    return faults_of(wall, "wall") + ([] if wide else ["the wall has to be scrolled"])

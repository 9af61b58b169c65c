"""A hall with real browsers: phones, the chair's laptop and a projector, each with cookies of its own."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.house import TEAM_PASSWORD, House, open_house
from tests.jury import Jury

PHONE, LAPTOP, PROJECTOR = (360, 740), (1280, 800), (1920, 1080)


class Hall:
    """`said` collects everything the browsers complained about: a strict policy, a missing file, a script's fault."""

    def __init__(self, browser: Browser, house: House, jury: Jury | None = None) -> None:
        self.browser, self.house, self.jury = browser, house, jury or Jury(house)
        self.said: list[str] = []
        self.contexts: list[BrowserContext] = []

    def page(self, size: tuple[int, int], language: str = "de-DE") -> Page:
        context = self.browser.new_context(viewport={"width": size[0], "height": size[1]}, locale=language)
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda line: self._note(line.type, line.text))
        page.on("pageerror", lambda error: self.said.append(f"pageerror: {error}"))
        return page

    def _note(self, kind: str, text: str) -> None:
        # A refused form and a network that is away on purpose are news to the console, not to us.
        expected = re.search(
            r"status of (4\d\d|503)|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY", text
        )
        if kind in ("error", "warning") and not expected:
            self.said.append(f"{kind}: {text}")

    def staff(self, size: tuple[int, int] = LAPTOP) -> Page:
        page = self.page(size)
        page.goto(f"{self.house.base}/staff/sign-in")
        page.fill("[name=email]", "mira@kiez.example")
        page.fill("[name=password]", TEAM_PASSWORD)
        page.click("main form button")
        expect(page).to_have_url(f"{self.house.base}/team")
        return page

    def desk(self) -> Page:
        page = self.staff()
        page.goto(f"{self.house.base}/desk/{self.jury.meeting}")
        return page

    def wall(self) -> Page:
        page = self.staff(PROJECTOR)
        page.goto(f"{self.house.base}/screen/{self.jury.meeting}")
        return page

    def scan_at_the_door(self, tablet: Page, name: str) -> Page:
        """The team taps a name; the phone reads the picture on the tablet and opens what it says."""
        tablet.goto(f"{self.house.base}/team/meetings/{self.jury.meeting}/door")
        tablet.get_by_role("button", name=re.compile(rf"^{name}\b")).click()
        phone = self.page(PHONE)
        phone.goto(scan(tablet.locator("svg.qr")))
        expect(phone).to_have_url(f"{self.house.base}/meeting")
        return phone

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def traffic(page: Page) -> dict[str, int]:
    """Grows while the page loads: answers that came over the network, and their bytes. The cache is no traffic."""
    found = {"requests": 0, "bytes": 0}

    def done(event: dict[str, Any]) -> None:
        found["requests"] += event["encodedDataLength"] > 0
        found["bytes"] += int(event["encodedDataLength"])

    wire = page.context.new_cdp_session(page)
    wire.on("Network.loadingFinished", done)
    wire.send("Network.enable")
    return found


def scan(picture: Locator) -> str:
    """What a phone's camera reads."""
    found = zxingcpp.read_barcode(Image.open(io.BytesIO(picture.screenshot())))
    assert found is not None
    return found.text


@contextmanager
def open_browser_hall(browser: Browser, folder: Path) -> Iterator[Hall]:
    with open_house(f"sqlite:///{folder / 'juryvote.sqlite3'}", folder / "log") as house:
        hall = Hall(browser, house)
        try:
            yield hall
        finally:
            hall.close()
        assert hall.said == [], "\n".join(hall.said)


def through_details(page: Page, summary: str, act: Callable[[], None]) -> None:
    page.locator("summary", has_text=summary).first.click()
    act()

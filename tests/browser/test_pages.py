"""Every page of every role in real Chromium: no violation for axe, nothing wider than the screen, small to load."""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import httpx
import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.hall import LAPTOP, PHONE, PROJECTOR, Hall, open_browser_hall
from tests.house import text_of
from tests.verifier.in_a_page import check_page, open_offline

KILOBYTE = 1000  # as stated: 14 kB, 60 kB
LIGHT = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
DARK = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}  # colours alone differ


SCHEMES: tuple[tuple[Literal["dark", "light"], dict[str, Any]], ...] = (("dark", DARK), ("light", LIGHT))


@cache
def axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text()


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """An evening in its middle: one decision published, one ballot open, one item waiting."""
    with open_browser_hall(browser, tmp_path_factory.mktemp("pages")) as hall:
        jury = hall.jury
        jury.arrive("Ada", "Bilal", "Cem", "Dora", "Emil")
        jury.do("open")
        first, second = jury.item(1), jury.item(2)
        jury.do(f"items/{first}/call")
        jury.do(f"items/{first}/ballot", {"amount": "450,00"})
        for name in ("Ada", "Bilal", "Cem", "Dora"):
            jury.vote(name, "yes")
        jury.do(f"ballots/{jury.ballot()}/close")
        jury.do(f"items/{first}/publish")
        jury.do(f"items/{second}/call")
        jury.phones["Emil"].press(f"/items/{second}/conflict", {"reason": "relative"})
        for name in ("Ada", "Bilal", "Cem"):
            jury.phones[name].press("/meeting/hand")
        jury.do("speakers/floor", {"member": jury.members["Ada"]})
        jury.do("timer", {"minutes": "5"})
        jury.do(f"items/{second}/ballot", {"amount": "980,15"})
        jury.vote("Bilal", "no")
        yield hall


def signed_in(hall: Hall, name: str, size: tuple[int, int]) -> Page:
    """A browser that is already this member's phone."""
    page = hall.page(size)
    cookies = hall.jury.phones[name].cookies
    page.context.add_cookies(
        [
            {"name": key, "value": value, "url": hall.house.base.replace("http:", "https:"), "secure": True}
            for key, value in cookies.items()
        ]
    )
    return page


def _staff_paths(hall: Hall) -> list[str]:
    jury = hall.jury
    return [
        "/team",
        f"/team/bodies/{jury.body}",
        f"/team/bodies/{jury.body}/bylaws",
        f"/team/bodies/{jury.body}/bylaws/new?from=qr-berlin",
        f"/team/bodies/{jury.body}/bylaws/compare?a=1&b=qr-berlin",
        "/team/members",
        "/team/members/import",
        f"/team/rounds/{jury.round}",
        f"/team/rounds/{jury.round}/poster",
        f"/team/funds/{jury.fund}",
        f"/team/rounds/{jury.round}/paper",
        f"/team/rounds/{jury.round}/ideas",
        f"/team/proposals/{jury.proposals[0]}",
        f"/team/meetings/{jury.meeting}",
        f"/team/meetings/{jury.meeting}/door",
        f"/team/meetings/{jury.meeting}/cards",
        "/team/accounts",
        f"/desk/{jury.meeting}",
        "/audit",
        f"/audit/bodies/{jury.body}",
        f"/audit/meetings/{jury.meeting}",
        f"/audit/bodies/{jury.body}/findings",
        f"/audit/bodies/{jury.body}/compare",
        f"/screen/{jury.meeting}",
    ]


def _public_paths(hall: Hall) -> list[str]:
    decision = re.search(r'href="(/decisions/\w+)"', httpx.get(hall.house.base).text)
    assert decision
    call = f"/rounds/{hall.jury.round}"
    applying = [call, f"{call}/apply", f"{call}/paper", f"{call}/idea", "/application"]
    return [
        *applying,
        "/",
        decision[1],
        "/about",
        "/schema",
        "/statistics",
        "/verify",
        "/embed",
        "/embed/code",
        "/imprint",
        "/privacy",
        "/accessibility",
        "/enter",
        "/room",
        "/staff/sign-in",
        "/no/such/page",
    ]


def faults_of(page: Page, path: str) -> list[str]:
    """What axe finds in light and in dark colours, and whether one has to scroll sideways."""
    page.evaluate(axe())
    faults = []
    for scheme, rules in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("rules => axe.run(document, {...rules, resultTypes: ['violations']})", rules)
        faults += [
            f"{path}, {scheme}: {one['id']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary'][:200]}"
            for one in found["violations"]
        ]
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return faults + ([f"{path}: {wide[0]} px wide on {wide[1]}"] if wide[0] > wide[1] else [])


def open_everything(page: Page) -> None:
    """What is folded must be as good as what is shown."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_no_page_has_a_violation_or_is_too_wide(hall: Hall, size: tuple[int, int]) -> None:
    faults = []
    staff, guest = hall.staff(size), hall.page(size)
    for page, paths in ((staff, _staff_paths(hall)), (guest, _public_paths(hall))):
        for path in paths:
            page.goto(hall.house.base + path)
            open_everything(page)
            faults += faults_of(page, path)
    for name in ("Ada", "Bilal", "Emil"):  # may vote, has voted, is biased
        page = signed_in(hall, name, size)
        page.goto(f"{hall.house.base}/meeting")
        assert page.url.endswith("/meeting")
        open_everything(page)
        faults += faults_of(page, f"/meeting as {name}")
    assert faults == [], "\n".join(faults)


def test_the_wall_fits_the_projector(hall: Hall) -> None:
    wall = hall.wall()
    assert faults_of(wall, "wall") == []
    assert wall.viewport_size == {"width": PROJECTOR[0], "height": PROJECTOR[1]}
    assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert wall.evaluate("parseFloat(getComputedStyle(document.querySelector('#wall')).fontSize)") >= 28


def test_every_door_code_page_can_be_read_by_everybody(hall: Hall) -> None:
    tablet = hall.staff(PHONE)
    tablet.goto(f"{hall.house.base}/team/meetings/{hall.jury.meeting}/door")
    tablet.get_by_role("button", name=re.compile("^Gül")).click()
    tablet.wait_for_selector("svg.qr")
    assert faults_of(tablet, "door code") == []


def test_the_voting_page_is_small(hall: Hall) -> None:
    """HTML and critical CSS at most 14 kB compressed, everything at most 60 kB: read off the wire, once, cold."""
    page = signed_in(hall, "Ada", PHONE)
    seen: dict[str, int] = {}

    def weigh(answer: Response) -> None:
        if "/events/" not in answer.url:
            seen[answer.url] = len(gzip.compress(answer.body(), 9))

    page.on("response", weigh)
    page.goto(f"{hall.house.base}/meeting", wait_until="load")
    page.wait_for_timeout(500)
    critical = sum(size for url, size in seen.items() if url.endswith(("/meeting", ".css")))
    print(f"voting page: {critical} bytes of HTML and CSS, {sum(seen.values())} bytes in all, {len(seen)} requests")
    assert "Ja zu" in text_of(page.content())
    assert critical <= 14 * KILOBYTE, seen
    assert sum(seen.values()) <= 60 * KILOBYTE, seen


def test_text_answers_are_compressed_on_the_wire(hall: Hall) -> None:
    with httpx.Client(base_url=hall.house.base) as client:
        assert client.get("/").headers["content-encoding"] == "gzip"
        css = re.search(r'href="(/static/[^"]+base\.css)"', client.get("/").text)
        assert css
        answer = client.get(css[1])
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]


def test_a_phone_that_lost_the_net_says_so_and_catches_up(hall: Hall, tmp_path: Path) -> None:
    """Offline: an honest banner, a tap is kept, and arrives once when the net is back."""
    jury = hall.jury
    page = signed_in(hall, "Cem", PHONE)
    page.goto(f"{hall.house.base}/meeting")
    page.wait_for_selector("button.choice.yes")
    page.context.set_offline(True)
    page.click("button.choice.abstain")
    expect(page.locator("body")).to_contain_text("Keine Verbindung")
    desk = text_of(jury.desk())
    assert "1 von 4 Stimmen" in desk
    page.context.set_offline(False)
    expect(page.locator("#evening")).to_contain_text("Ihre Stimme ist gezählt: Enthaltung")
    assert "2 von 4 Stimmen" in text_of(jury.desk())
    page.screenshot(path=tmp_path / "caught-up.png")


def test_a_phone_that_slept_sees_the_result_without_a_touch(hall: Hall) -> None:
    jury = hall.jury
    page = signed_in(hall, "Dora", PHONE)
    page.goto(f"{hall.house.base}/meeting")
    page.wait_for_selector("button.choice.yes")
    page.context.set_offline(True)
    jury.do(f"ballots/{jury.ballot()}/close")
    page.wait_for_timeout(800)
    page.context.set_offline(False)
    expect(page.locator("#evening[data-step=result]")).to_contain_text("Abgelehnt")


def test_a_bundle_is_recounted_in_a_browser_on_the_page_and_from_a_file_without_any_net(
    hall: Hall, tmp_path: Path
) -> None:
    bundle = hall.jury.team.request("GET", f"/audit/bodies/{hall.jury.body}/bundle.zip").content
    page = hall.page(PHONE)
    page.goto(f"{hall.house.base}/verify")
    check_page(page, bundle, tmp_path)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Als Datei mitnehmen").click()
    taken.value.save_as(tmp_path / "juryvote-verify.html")
    alone = hall.page(LAPTOP)
    asked = open_offline(alone, tmp_path / "juryvote-verify.html")
    check_page(alone, bundle, tmp_path)
    assert faults_of(alone, "juryvote-verify.html") == []
    assert asked == [(tmp_path / "juryvote-verify.html").as_uri()]

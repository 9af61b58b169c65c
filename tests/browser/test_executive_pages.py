"""Pages about what is decided without the body, in real Chromium: no violation for axe, nothing too wide."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.hall import LAPTOP, PHONE, Hall, open_browser_hall
from tests.browser.test_pages import faults_of, open_everything
from tests.jury import Jury
from tests.unsettled import adopt

PICTURES = os.environ.get("JURYVOTE_PICTURES", "")
WHY = "Das Gerüst steht nur im März, und die nächste Sitzung ist erst danach."
RULES = {"urgent_decisions": "office", "office_below_cents": 100_000, "mandates": {"allowed": True}}


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One sum was granted by the office, one matter was urgent, one proposal was rejected and may come back."""
    with open_browser_hall(browser, tmp_path_factory.mktemp("executive")) as hall:
        jury = hall.jury
        jury.arrive("Ada", "Bilal", "Cem", "Dora")
        jury.do("open")
        second = jury.item(2)
        jury.do(f"items/{second}/call")
        jury.do(f"items/{second}/ballot", {"amount": "900,00"})
        for name in jury.phones:
            jury.vote(name, "no")
        jury.do(f"ballots/{jury.ballot()}/close")
        jury.do("adjourn")
        adopt(hall.house, jury, RULES)
        _without_the_body(jury)
        jury.proposals = [jury.proposals[2]]
        jury.meeting = jury.plan()
        jury.propose("Blumenzwiebeln für die Baumscheiben in der Donaustraße", "120,00")
        jury.arrive("Ada")
        jury.do("open")
        jury.do(f"items/{jury.item(1)}/call")
        jury.do(f"items/{jury.item(1)}/conflict", {"member": jury.members["Ada"], "reason": "other"})
        yield hall


def _without_the_body(jury: Jury) -> None:
    order = {"way": "office:office", "outcome": "carried", "amount": "450,00", "why": WHY}
    jury.team.post(f"/team/proposals/{jury.proposals[0]}/executive", order)
    urgent = {"way": "urgent:office", "outcome": "rejected", "why": WHY, "title": "Stand beim Stadtfest am 14. März"}
    jury.team.post(f"/team/bodies/{jury.body}/executive", urgent)


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_no_page_has_a_violation_or_is_too_wide(hall: Hall, size: tuple[int, int]) -> None:
    jury, faults = hall.jury, list[str]()
    page = hall.staff(size)
    eligible = jury.team.get(f"/team/meetings/{jury.meeting}").partition('name="proposal" value="')[2].partition('"')[0]
    addresses = {
        "rejected": f"/team/rounds/{jury.round}",
        "eligible": f"/team/proposals/{eligible}",
        "body": f"/team/bodies/{jury.body}",
        "meeting": f"/team/meetings/{jury.meeting}",
        "desk": f"/desk/{jury.meeting}",
        "register": "/",
    }
    for name, path in addresses.items():
        page.goto(f"{hall.house.base}{path}")
        open_everything(page)
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{size[0]}.png", full_page=True)
        faults += faults_of(page, path)
    assert faults == []

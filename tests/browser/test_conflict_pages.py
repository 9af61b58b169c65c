"""The pages about conflicts in real Chromium, with something on them: no violation for axe, nothing too wide."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.hall import LAPTOP, PHONE, Hall, open_browser_hall
from tests.browser.test_pages import faults_of, open_everything, signed_in
from tests.jury import Jury


@pytest.fixture(scope="module")
def hall(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """The register knows five people; one conflict is contested, one decision hangs on a biased vote."""
    with open_browser_hall(browser, tmp_path_factory.mktemp("conflicts")) as hall:
        jury = hall.jury
        jury.arrive("Ada", "Bilal", "Cem", "Dora", "Emil", "Fatma")
        _fill(jury)
        jury.do("open")
        _decided(jury)
        second = jury.item(2)
        jury.do(f"items/{second}/call")
        jury.do(f"items/{second}/conflict", {"member": jury.members["Emil"], "reason": "other"})
        jury.do(f"items/{second}/conflict", {"member": jury.members["Fatma"], "reason": "other"})
        jury.phones["Fatma"].post(f"/items/{second}/contest")
        yield hall


def _fill(jury: Jury) -> None:
    lines = {"institution": (("Ada", "board"), ("Bilal", "employed")), "household": (("Cem", "lives"),)}
    for kind, members in lines.items():
        name = f"Nachbarschaftshaus am Donaukiez und Umgebung ({kind})"
        party = jury.team.post("/team/interests", {"kind": kind, "name": name}).partition("#party-")[2]
        for member, role in members:
            form = {"party": party, "member": jury.members[member], "role": role, "since": "2025-01-01"}
            jury.team.post("/team/interests/members", form)
        for proposal in jury.proposals[1:]:
            jury.team.post(f"/team/proposals/{proposal}/applicant", {"register": f"party:{party}"})
    jury.team.post(f"/team/proposals/{jury.proposals[1]}/applicant", {"register": f"member:{jury.members['Dora']}"})


def _decided(jury: Jury) -> None:
    first = jury.item(1)
    jury.do(f"items/{first}/call")
    jury.do(f"items/{first}/ballot", {"amount": "450,00"})
    for name, choice in (("Ada", "yes"), ("Bilal", "yes"), ("Cem", "yes"), ("Dora", "yes"), ("Emil", "no")):
        jury.vote(name, choice)
    jury.do(f"ballots/{jury.ballot()}/close")
    jury.do(f"items/{first}/publish")
    form = {"member": jury.members["Ada"], "reason": "employed"}
    jury.team.post(f"/team/decisions/{_decision(jury)}/conflict", form)
    form["member"] = jury.members["Bilal"]
    jury.team.post(f"/team/decisions/{_decision(jury)}/conflict", form)


def _decision(jury: Jury) -> str:
    found = re.search(r'href="/decisions/(\w+)"', jury.team.get("/"))
    assert found
    return found[1]


def look(page: Page, path: str, faults: list[str]) -> None:
    open_everything(page)
    faults += faults_of(page, path)


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_no_page_about_conflicts_has_a_violation_or_is_too_wide(hall: Hall, size: tuple[int, int]) -> None:
    jury, faults = hall.jury, list[str]()
    page = hall.staff(size)
    for path in (
        "/team/interests",
        f"/team/proposals/{jury.proposals[2]}",
        f"/team/meetings/{jury.meeting}",
        f"/team/meetings/{jury.meeting}/order",
        f"/team/decisions/{_decision(jury)}/conflict",
        f"/decisions/{_decision(jury)}",
        f"/desk/{jury.meeting}",
    ):
        page.goto(f"{hall.house.base}{path}")
        look(page, path, faults)
    for name in ("Dora", "Emil", "Fatma"):
        phone = signed_in(hall, name, size)
        phone.goto(f"{hall.house.base}/meeting")
        look(phone, f"phone of {name}", faults)
    assert faults == []

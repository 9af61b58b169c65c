"""Without the body, where its bylaws allow it: a small sum by the office, and members with a mandate."""

import re
from datetime import datetime
from pathlib import Path

from juryvote.world import BERLIN
from tests.house import House, open_house, text_of
from tests.jury import Jury
from tests.unsettled import adopt, vote

HERE = ("Ada", "Bilal", "Cem", "Dora")


def test_the_office_grants_a_small_sum(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = Jury(house, budget="500,00")
        adopt(house, jury, {"office_below_cents": 50_000})
        hoffest, hochbeete, _ = jury.proposals
        jury.do("adjourn")  # called off: everything is eligible again
        path, order = f"/team/proposals/{hoffest}/executive", {"way": "office:office", "why": "Kleine Summe"}
        page = text_of(jury.team.get(f"/team/proposals/{hoffest}"))
        assert "Unter 500,00 € entscheidet das Büro ohne das Gremium." in page
        assert "Ohne Sitzung entscheiden" not in text_of(jury.team.get(f"/team/proposals/{hochbeete}"))
        jury.team.post(f"/team/proposals/{hochbeete}/executive", {**order, "outcome": "rejected"}, expect=409)
        jury.team.post(path, {**order, "outcome": "carried", "amount": "450,00"})
        small = jury.propose("Blumen", "60,00")
        said = jury.team.post(
            f"/team/proposals/{small}/executive", {**order, "outcome": "carried", "amount": "60"}, 409
        )
        assert "Im Fonds sind noch 50,00 €" in text_of(said)
        jury.team.post(f"/team/proposals/{small}/executive", {**order, "outcome": "rejected"})
        register = text_of(house.visitor().get("/"))
        assert "Das Büro hat entschieden, weil die Summe klein ist. „Hoffest“ ist angenommen." in register
        assert "„Blumen“ ist abgelehnt." in register
        _checked(house, jury, tmp_path)


def test_members_decide_under_a_mandate(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = Jury(house)
        adopt(house, jury, {"mandates": {"allowed": True, "most_days": 36_500}, "quorum": {"value": 3}})
        jury.do("adjourn")
        hoffest, hochbeete, _ = jury.proposals
        jury.proposals = []
        jury.meeting = jury.plan(f"{datetime.now(BERLIN):%Y-%m-%d}T18:00")  # a mandate begins with its meeting
        _the_body_gives_it(jury, hoffest)
        jury.do("adjourn")
        page = jury.team.get(f"/team/proposals/{hoffest}")
        way = re.search(r'value="(mandate:\w+)"', page)
        assert way, text_of(page)
        order = {"way": way[1], "outcome": "carried", "amount": "400,00", "why": "Das Gremium hat es so gewollt."}
        path = f"/team/proposals/{hoffest}/executive"
        jury.team.post(path, {**order, "by": jury.members["Cem"]}, expect=409)  # has no mandate
        jury.team.post(path, order, expect=409)  # nobody decides
        jury.team.post(f"/team/proposals/{hochbeete}/executive", {**order, "by": jury.members["Ada"]}, expect=409)
        jury.team.post(path, {**order, "by": jury.members["Ada"]})
        assert "Beauftragte Mitglieder haben entschieden. „Hoffest“ ist angenommen." in text_of(
            house.visitor().get("/")
        )
        _checked(house, jury, tmp_path)


def _the_body_gives_it(jury: Jury, proposal: str) -> None:
    form: list[tuple[str, str]] = [
        ("title", "Auftrag an Ada und Bilal"),
        ("member", jury.members["Ada"]),
        ("member", jury.members["Bilal"]),
        ("proposal", proposal),
        ("until", "2099-12-31"),
    ]
    path = f"/team/meetings/{jury.meeting}/mandate"
    jury.team.post(path, [*form[:-1], ("until", "2019-12-31")], expect=409)  # over before it begins
    jury.team.post(path, [form[0], *form[3:]], expect=422)
    for _ in range(2):
        jury.team.post(path, form)
    jury.arrive(*HERE)
    jury.do("open")
    item = jury.item(1)
    jury.do(f"items/{item}/call")
    jury.do(f"items/{item}/ballot", {"amount": ""})
    vote(jury, jury.ballot(), HERE, ())


def _checked(house: House, jury: Jury, folder: Path) -> None:
    """The whole journal recounts, also what stands between the meetings."""
    answer = jury.team.request("GET", f"/audit/bodies/{jury.body}/bundle.zip")
    file = folder / "bundle.zip"
    file.write_bytes(answer.content)
    told = house.juryvote("verify", str(file))
    assert told.returncode == 0, told.stdout
    told = house.juryvote("check")
    assert told.returncode == 0, told.stdout

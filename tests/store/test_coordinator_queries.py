"""The coordinator's page asks the database as often for thirty vota in two areas as for two in one."""

from pathlib import Path

from juryvote.actions import decisions
from juryvote.actions.ballots import close_ballot
from juryvote.actions.coordinators import appoint
from juryvote.live.hall import Hall
from juryvote.reads.coordinator import CoordinatorPage, coordinator_page
from juryvote.reads.visitors import Visitor
from tests.store.test_queries import counting
from tests.town import found_town, open_hall

MOST = 4  # the beginning counts too


def _council(hall: Hall, many: int) -> str:
    """Its area; all its vota are published."""
    town = found_town(hall, seats=3, proposals=many, form="quartiersrat")
    for number in range(1, many + 1):
        ballot = town.open(number, 1_000)
        for who in range(3):
            town.cast(ballot, who, "yes")
        close_ballot(hall, ballot=ballot, actor="chair")
        decisions.publish_item(hall, item=town.items[number - 1], actor="team")
    return town.area


def _asked(folder: Path, *councils: int) -> tuple[int, CoordinatorPage]:
    folder.mkdir()
    with open_hall(f"sqlite:///{folder / 'x.sqlite3'}") as hall:
        areas = tuple(_council(hall, many) for many in councils)
        account = {"name": "Nuri", "email": "nuri@bezirk.example", "password": "lang genug für alle"}
        staff = appoint(hall, areas=areas, actor="operator", **account)
        known = {"session": "", "kind": "staff", "role": "coordinator", "area": "", "meeting": ""}
        visitor = Visitor(id=staff, name="Nuri", areas=areas, **known)
        with counting(hall) as asked:
            page = coordinator_page(hall, visitor=visitor)
        return asked(), page


def test_no_question_more_for_thirty_vota(tmp_path: Path) -> None:
    few, small = _asked(tmp_path / "small", 2)
    many, large = _asked(tmp_path / "large", 20, 10)
    assert few == many <= MOST
    assert (len(small.waiting), len(large.waiting)) == (2, 30)
    assert [line.decided_on for line in large.waiting] == sorted(line.decided_on for line in large.waiting)

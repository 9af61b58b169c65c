"""The register with thousands of decisions: what is found, page by page, with as many questions as for a hundred."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from juryvote.reads.register import RegisterView, register
from juryvote.reads.statistics import statistics_page
from juryvote.rules.register import Wanted
from tests.many import publish_many
from tests.store.test_queries import counting
from tests.town import Town, found_town, open_hall

MOST = 6  # the BEGIN and the open rounds above the list are among them


@pytest.fixture
def town(database_url: str) -> Iterator[Town]:
    with open_hall(database_url) as hall:
        town = found_town(hall, seats=3, proposals=1)
        publish_many(town, 150)
        yield town


def _all(town: Town, wanted: Wanted) -> RegisterView:
    first = register(town.hall, wanted)
    rows = [row for page in range(1, first.pages + 1) for row in register(town.hall, wanted, page=page).decisions]
    assert len(rows) == len({row.id for row in rows}) == first.count
    assert [row.decided_on for row in rows] == sorted((row.decided_on for row in rows), reverse=True)
    return first


def test_every_choice_finds_what_it_says(town: Town) -> None:
    assert _all(town, Wanted()).count == 150
    assert _all(town, Wanted(year=2020)).count == 15
    assert _all(town, Wanted(outcome="rejected")).count == 50
    assert _all(town, Wanted(outcome="carried", year=2020)).granted_cents == 10 * 40_000
    assert _all(town, Wanted(goal="education")).count == 50
    assert _all(town, Wanted(goal="health", least_cents=40_001)).count == 0
    assert _all(town, Wanted(words="ÄNNCHEN")).count == 2
    assert _all(town, Wanted(words="bänke FASSUNG")).count == 150
    assert _all(town, Wanted(words="fassung 2")).count == len({n for n in range(1, 151) if n % 7 == 0 or "2" in str(n)})
    assert _all(town, Wanted(words="100%")).count == 0
    assert _all(town, Wanted(words="_")).count == 0
    assert _all(town, Wanted(body="none")).count == 0
    assert _all(town, Wanted(area=town.area, body=town.body)).count == 150
    assert _all(town, Wanted(outcome="set-aside")).count == 0


def test_pages_end(town: Town) -> None:
    assert (register(town.hall, Wanted()).pages, len(register(town.hall, Wanted(), page=3).decisions)) == (3, 50)
    assert register(town.hall, Wanted(), page=99).page == 3


def test_numbers_add_up(town: Town) -> None:
    view = statistics_page(town.hall, Wanted())
    assert sum(one.decisions for one in view.years) == 150
    assert sum(one.granted_cents for one in view.areas) == 100 * 40_000
    assert {one.label: one.cents for one in view.goals} == {"participation": 50 * 40_000, "health": 50 * 40_000}


def test_ten_thousand_cost_no_question_more(tmp_path: Path) -> None:
    counts = []
    for many in (100, 10_000):
        with open_hall(f"sqlite:///{tmp_path / str(many)}.sqlite3") as hall:
            publish_many(found_town(hall, seats=3, proposals=1), many)
            with counting(hall) as asked:
                register(hall, Wanted())
            counts.append(asked())
    assert counts[0] == counts[1] <= MOST

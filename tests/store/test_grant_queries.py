"""The list of all grants asks the database as often for 300 grants as for 3, and the overdue ones stand first."""

from pathlib import Path

from juryvote.live.hall import Act
from juryvote.reads.team.grants import GrantsPage, grants_page
from juryvote.rules import grants as rules
from juryvote.store import executives, grants
from tests.store.test_queries import counting
from tests.town import Town, found_town, open_hall

LIST = 8


def _grant(act: Act, town: Town, number: int) -> None:
    """Granted by the office; every third is agreed on, and its report is overdue."""
    made = act.new_id()
    said = {"how": "office", "who": "office", "title": f"Blumen {number}", "outcome": "carried", "text": "", "why": "x"}
    money = {"fund": town.fund, "granted_cents": 1_000, "proposal": None, "mandate": None, "told_in": None}
    executives.add(act.db, id=made, body=town.body, number=number, year=2026, decided_at=act.now, **said, **money)
    found = grants.source(act.db, made)
    assert found is not None
    if number % 3 == 0:
        grants.begin(act.db, found, now=act.now)
        agreed = rules.agree(rules.Standing(granted=1_000), 900, "2020-01-01")
        grants.keep(act.db, made, rules.pay(agreed, 500), now=act.now)


def _page(town: Town) -> GrantsPage:
    page = grants_page(town.hall, body=town.body, area=town.area)
    assert page is not None
    return page


def _asked(folder: Path, many: int) -> int:
    folder.mkdir()
    with open_hall(f"sqlite:///{folder / 'x.sqlite3'}") as hall:
        town = found_town(hall, seats=3, proposals=0)
        with hall.acting("team") as act:
            for number in range(1, many + 1):
                _grant(act, town, number)
        with counting(hall) as asked:
            page = _page(town)
        assert len(page.grants) == many
        assert (page.overdue, page.paid_cents) == (many // 3, 500 * (many // 3))
        assert [line.overdue for line in page.grants] == [True] * (many // 3) + [False] * (many - many // 3)
        return asked()


def test_no_question_more_for_three_hundred_grants(tmp_path: Path) -> None:
    assert _asked(tmp_path / "small", 3) == _asked(tmp_path / "large", 300) <= LIST

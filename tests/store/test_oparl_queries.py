"""OParl asks the database as often for sixty decisions as for two."""

from pathlib import Path

from juryvote.actions import decisions
from juryvote.actions.ballots import close_ballot
from juryvote.reads.oparl import quarter_of, quarters
from tests.store.test_queries import counting
from tests.town import found_town, open_hall

MOST = 10


def _asked(folder: Path, many: int) -> tuple[int, int]:
    folder.mkdir()
    with open_hall(f"sqlite:///{folder / 'x.sqlite3'}") as hall:
        town = found_town(hall, seats=3, proposals=many)
        for number in range(1, many + 1):
            ballot = town.open(number, 1_000)
            town.cast(ballot, 0, "yes")
            close_ballot(hall, ballot=ballot, actor="chair")
            decisions.publish_item(hall, item=town.items[number - 1], actor="team")
        with counting(hall) as asked:
            found = quarter_of(hall, "meeting", town.meeting)
            one = asked()
            quarters(hall)
        assert found is not None
        assert len(found.resolutions) == many
        return one, asked() - one


def test_no_question_more_for_sixty_decisions(tmp_path: Path) -> None:
    small, large = _asked(tmp_path / "small", 2), _asked(tmp_path / "large", 60)
    assert small == large
    assert max(small) <= MOST

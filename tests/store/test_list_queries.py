"""Lists ask the database as often for three hundred lines as for three."""

from pathlib import Path

from sqlalchemy import text

from juryvote.actions import applying, ideas
from juryvote.live.hall import Hall
from juryvote.reads.ideas import ideas_page
from juryvote.reads.team.office import home
from juryvote.reads.team.rounds import round_page
from tests.store.test_queries import counting
from tests.town import Town, found_town, open_hall


def _town(folder: Path, lines: int) -> list[int]:
    folder.mkdir()
    with open_hall(f"sqlite:///{folder / 'x.sqlite3'}") as hall:
        town = found_town(hall, seats=3, proposals=lines)
        with hall.reading() as db:
            call = str(db.execute(text("SELECT id FROM rounds")).scalar_one())
        for number in range(lines):
            _give(hall, call, number)
        return _asked(town, call, lines)


def _give(hall: Hall, call: str, number: int) -> None:
    said = {"text": f"Idee {number}", "name": "", "place": f"place {number}"}
    ideas.post_idea(hall, round_id=call, code=applying.new_code(hall.world), **said)


def _asked(town: Town, call: str, lines: int) -> list[int]:
    hall, counts = town.hall, []
    page, listed = (read(hall, round_id=call, area=town.area) for read in (round_page, ideas_page))
    assert page is not None
    assert listed is not None
    assert (len(page.proposals), len(listed.ideas)) == (lines, lines)
    for do in (
        lambda: round_page(hall, round_id=call, area=town.area),
        lambda: ideas_page(hall, round_id=call, area=town.area),
        lambda: home(hall, area=town.area),
    ):
        with counting(hall) as asked:
            do()
        counts.append(asked())
    return counts


def test_three_hundred_proposals_and_ideas_cost_no_question_more(tmp_path: Path) -> None:
    assert _town(tmp_path / "few", 3) == _town(tmp_path / "many", 300)

"""How many questions the database is asked: as many for a small jury as for a large one, however long the agenda."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event

from juryvote.live.hall import Hall
from juryvote.reads.chair import desk
from juryvote.reads.member import evening
from juryvote.reads.screen import wall
from juryvote.rules.sentences import german
from tests.town import Town, found_town, open_hall

CAST = 8
EVENING = 24
DESK = 31  # also: secrecy, the tablet, what the register proposes, excuses, amendments, the list of speakers


@contextmanager
def counting(hall: Hall) -> Iterator[Callable[[], int]]:
    asked = [0]

    def count(*_: Any) -> None:
        asked[0] += 1

    event.listen(hall.engine, "before_cursor_execute", count)
    try:
        yield lambda: asked[0]
    finally:
        event.remove(hall.engine, "before_cursor_execute", count)


def _counts(folder: Path, *, seats: int, proposals: int) -> dict[str, int]:
    folder.mkdir()
    with open_hall(f"sqlite:///{folder / 'x.sqlite3'}") as hall:
        town = found_town(hall, seats=seats, proposals=proposals)
        ballot = town.open()
        for who in range(seats):
            town.cast(ballot, who, "yes")
        return {name: _count(hall, do) for name, do in _deeds(town, ballot).items()}


def _count(hall: Hall, do: Callable[[], object]) -> int:
    with counting(hall) as asked:
        do()
    return asked()


def _deeds(town: Town, ballot: str) -> dict[str, Callable[[], object]]:
    hall, meeting = town.hall, town.meeting
    return {
        "cast": lambda: town.cast(ballot, 0, "no", turn=1),
        "evening": lambda: evening(hall, meeting=meeting, member=town.members[0], say=german),
        "desk": lambda: desk(hall, meeting=meeting, say=german),
        "wall": lambda: wall(hall, meeting=meeting, say=german),
    }


def test_no_question_more_for_sixty_members_and_thirty_items(tmp_path: Path) -> None:
    small = _counts(tmp_path / "small", seats=3, proposals=2)
    large = _counts(tmp_path / "large", seats=60, proposals=30)
    assert small == large
    assert small["cast"] <= CAST
    assert max(small["evening"], small["wall"]) <= EVENING
    assert small["desk"] <= DESK

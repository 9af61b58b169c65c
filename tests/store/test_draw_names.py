"""Names of a drawn jury on both databases: none in the journal, none anywhere once erased; the draw recounts."""

from sqlalchemy import text

from juryvote.actions import drawn, draws
from juryvote.live.hall import Hall
from juryvote.reads.audit import bundle
from juryvote.reads.soundness import check_everything
from juryvote.rules.entries import Quota
from juryvote.rules.replay.report import verify
from juryvote.store.engine import writing
from juryvote.store.tables import metadata
from tests.town import found_town, open_hall

PEOPLE = [f"Ottilie Vergessen{number}" for number in range(8)]


def everything(hall: Hall) -> str:
    """Every row of every table."""
    with hall.reading() as db:
        return "\n".join(
            str(tuple(row)) for table in metadata.tables for row in db.execute(text(f'SELECT * FROM "{table}"'))
        )


def test_names_come_into_no_journal_and_go_when_nobody_needs_them(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall, proposals=0)
        place = {"title": "Auslosung", "day": "2026-03-05", "place": "Büro"}
        draw = draws.prepare_draw(hall, body=town.body, actor="team", **place)
        draws.fill_pool(hall, draw=draw, text="\n".join(f"{name};alt" for name in PEOPLE), actor="team")
        draws.set_quotas(hall, draw=draw, quotas=[Quota(group="alt", seats=2, reserves=2)], actor="team")
        draws.commit_draw(hall, draw=draw, actor="team")
        draws.draw_jury(hall, draw=draw, public="", witnesses=["QM-Team", "Bezirk"], actor="team")
        assert b"Ottilie" not in bundle(hall, body=town.body, meeting=None)
        assert sum(name in everything(hall) for name in PEOPLE) == 8
        assert drawn.erase_names(hall, draw=draw, actor="team") == 4
        assert sum(name in everything(hall) for name in PEOPLE) == 4
        assert drawn.erase_names(hall, draw=draw, reserves=True, actor="team") == 2
        assert sum(name in everything(hall) for name in PEOPLE) == 2
        for meeting in (None, town.meeting):
            assert verify(bundle(hall, body=town.body, meeting=meeting)).fine
        assert check_everything(hall) == []


def test_a_name_that_stayed_behind_is_found(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall, proposals=0)
        draw = draws.prepare_draw(hall, body=town.body, title="Auslosung", day="2026-03-05", place="Büro", actor="team")
        draws.fill_pool(hall, draw=draw, text="Ada\nBo", actor="team")
        with writing(hall.engine) as db:
            db.execute(text("UPDATE tickets SET state = 'accepted', quota = 0, rank = 0, seated = 0 WHERE number = 2"))
        assert [one.name for one in check_everything(hall)] == ["drawn juries keep no name that nobody needs"]


def test_the_deal_of_tickets_is_shuffled(database_url: str) -> None:
    """Whoever keeps the list does not know who had which ticket: the same list gives another deal each time."""
    with open_hall(database_url) as hall:
        town = found_town(hall, proposals=0)
        draw = draws.prepare_draw(hall, body=town.body, title="Auslosung", day="2026-03-05", place="Büro", actor="team")
        deals = set()
        for _ in range(12):
            draws.fill_pool(hall, draw=draw, text="\n".join(PEOPLE), actor="team")
            with hall.reading() as db:
                names = "SELECT name FROM candidates ORDER BY ticket"
                deals.add(tuple(db.execute(text(names)).scalars()))
        assert len(deals) > 8
        assert {tuple(sorted(deal)) for deal in deals} == {tuple(PEOPLE)}

"""Hardest situation 5: who votes for whom, until when, and never across groups."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.council import Council
from tests.house import open_house, text_of
from tests.standins import name_alternate, person_line, register, seat_of
from tests.unsettled import verified

TITLES = ("Spielstraße", "Nachbarschaftsfest", "Bänke", "Lesecafé")
RANKED = {"quorum": {"value": ">=1/3"}, "alternates": "ranked"}
NOBODY = "Sie vertreten gerade niemanden"


@contextmanager
def room(database: str, folder: Path, *phones: str, **rules: Any) -> Iterator[Council]:
    """Five residents and two institutions; Alma and Bela wait for the residents, Ina for the first institution."""
    with open_house(database, folder / "log") as house:
        council = Council(house, residents=5, partners=2, rules={**RANKED, **rules}, titles=TITLES)
        name_alternate(council, "Bela", seat=1, rank=2)
        name_alternate(council, "Alma", seat=1, rank=1)
        name_alternate(council, "Ina", seat=6, rank=1)
        council.come("R1", "R2", "P1")
        council.arrive(*phones)
        council.do("open")
        yield council


def test_the_first_in_rank_votes_until_enough_of_the_body_are_here(database_url: str, tmp_path: Path) -> None:
    with room(database_url, tmp_path, "Bela", "Alma", "Ina", alternates_until=4) as council:
        council.call(1)
        assert "Sie vertreten gerade ein Mitglied und stimmen mit ab." in council.phone("Alma")
        assert NOBODY in council.phone("Bela")  # four of the body would be here then
        assert "Vertretung stimmt mit" in person_line(council, "Alma")
        assert "Vertretung stimmt nicht mit" in person_line(council, "Bela")
        ballot = council.open(1)
        council.arrive("R3")  # late: from the next ballot on four of the body are here
        assert "Diese Abstimmung hat begonnen, bevor Sie da waren." in council.phone("R3")
        council.vote("Alma", "yes")
        assert NOBODY in council.phone("Bela")
        council.raise_hands(ballot, ("R1", "R2", "P1"), (3, 0, 0))
        council.do(f"ballots/{ballot}/close")
        assert "Angenommen: 4 Ja-Stimmen" in council.says()
        council.call(2)
        assert NOBODY in council.phone("Alma")
        ballot = council.open(2)
        assert "Sie stimmen diesmal nicht mit ab." in council.phone("Alma")
        council.raise_hands(ballot, ("Alma",), (1, 0, 0), expect=403)
        council.vote("R3", "no")
        council.raise_hands(ballot, ("R1", "R2", "P1"), (0, 3, 0))
        council.do(f"ballots/{ballot}/close")
        assert "Abgelehnt: 0 Ja-Stimmen" in council.says()
        verified(council.house, council, tmp_path)


def test_an_institution_s_alternate_never_fills_a_resident_s_seat(database_url: str, tmp_path: Path) -> None:
    with room(database_url, tmp_path, "Ina", alternates_until="seats") as council:
        council.call(1)
        assert "Sie vertreten gerade ein Mitglied" in council.phone("Ina")  # the second institution is away
        council.come("P2")
        assert NOBODY in council.phone("Ina")  # three residents are away, and none of their seats is hers
        council.decide(1, ("R1", "R2", "P1", "P2"), (4, 0, 0))
        verified(council.house, council, tmp_path)


def test_nobody_steps_in_for_a_recused_member(database_url: str, tmp_path: Path) -> None:
    with room(database_url, tmp_path, "Alma") as council:
        council.come("R3", "R4", "R5", "P2")
        _recuse_the_first(council)
        assert NOBODY in council.phone("Alma")
        assert "Angenommen" in council.decide(1, ("R2", "R3", "R4", "R5", "P1", "P2"), (6, 0, 0))
        verified(council.house, council, tmp_path)


def test_somebody_steps_in_for_a_recused_member_where_the_bylaws_say_so(database_url: str, tmp_path: Path) -> None:
    with room(database_url, tmp_path, "Alma", recused_alternate=True) as council:
        council.come("R3", "R4", "R5", "P2")
        _recuse_the_first(council)
        assert "Sie vertreten gerade ein Mitglied und stimmen mit ab." in council.phone("Alma")
        ballot = council.open(1)
        council.vote("Alma", "no")
        council.raise_hands(ballot, ("R2", "R3", "R4", "R5", "P1", "P2"), (6, 0, 0))
        council.do(f"ballots/{ballot}/close")
        assert "Angenommen: 6 Ja-Stimmen" in council.says()
        verified(council.house, council, tmp_path)


def test_the_team_changes_the_order(database_url: str, tmp_path: Path) -> None:
    with room(database_url, tmp_path, "Alma", "Bela", alternates_until=4) as council:
        council.call(1)
        assert "Sie vertreten" in council.phone("Alma")
        seat = seat_of(council, 1)
        page = f"/team/bodies/{council.body}"
        assert "1. Alma , 2. Bela" in text_of(council.team.get(page))
        alma, bela = council.members["Alma"], council.members["Bela"]
        twice = [("member", alma), ("rank", "1"), ("member", bela), ("rank", "1")]
        refused = council.team.post(f"/team/seats/{seat}/order", twice, expect=422)
        assert "Jede Zahl von 1 bis 2 darf nur einmal vorkommen." in text_of(refused)
        for _ in range(2):  # pressed twice
            order = [("member", alma), ("rank", "2"), ("member", bela), ("rank", "1")]
            council.team.post(f"/team/seats/{seat}/order", order)
        assert "1. Bela , 2. Alma" in text_of(council.team.get(page))
        assert NOBODY in council.phone("Alma")
        assert "Sie vertreten gerade ein Mitglied" in council.phone("Bela")
        council.decide(1, ("R1", "R2", "P1", "Bela"), (4, 0, 0))
        council.team.post(
            f"/team/seats/{seat}/order", [("member", alma), ("rank", "1"), ("member", bela), ("rank", "2")]
        )
        council.decide(2, ("R1", "R2", "P1", "Alma"), (4, 0, 0))
        verified(council.house, council, tmp_path)


def test_who_has_no_place_in_the_body_is_a_guest(database_url: str, tmp_path: Path) -> None:
    with room(database_url, tmp_path) as council:
        register(council, "Gast")
        council.arrive("Gast")
        assert "Sie haben heute keinen Sitz." in council.phone("Gast")
        verified(council.house, council, tmp_path)


def _recuse_the_first(council: Council) -> None:
    item = council.call(1)
    council.do(f"items/{item}/conflict", {"member": council.members["R1"], "reason": "relative"})

"""Hardest situation 1: the quorum breaks in the middle of a meeting, and what was left open comes again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.council import Council
from tests.house import last_part, open_house, text_of
from tests.unsettled import verified

TITLES = ("Protokoll", "Sprecherzeiten", "Stadtteilfest")
TWENTY = [f"R{n}" for n in range(1, 15)] + [f"P{n}" for n in range(1, 7)]
FIRST = "Beschlussfähig: 20 von 29 besetzten Sitzen sind da, 20 sind nötig."
LOST = "Nicht beschlussfähig: 19 von 29 besetzten Sitzen sind da, 20 sind nötig; es fehlt 1."
AGAIN = {"title": "Ratssitzung, zweite Einladung", "place": "Büro", "starts": "2099-02-21T18:00"}


@contextmanager
def council_of_29(database: str, folder: Path, **quorum: Any) -> Iterator[Council]:
    """Twenty of 29 are here, two thirds exactly. Five items: three without money, one about 450 €, one without."""
    with open_house(database, folder / "log") as house:
        rules = {
            "quorum": {"value": ">=2/3", "of": "filled", "second_invitation": ">=1/5", **quorum},
            "majority": {"value": ">1/2", "of": "present"},
        }
        council = Council(house, residents=19, partners=10, rules=rules, titles=TITLES)
        council.has_money("10.000,00")
        council.put_on_agenda(council.propose("Hoffest", "450,00"))
        council.do("items", {"title": "Bänke"})
        council.come(*TWENTY[1:])
        council.arrive("R1")
        council.do("open")
        yield council


def test_the_quorum_breaks_during_a_ballot(database_url: str, tmp_path: Path) -> None:
    with council_of_29(database_url, tmp_path) as council:
        assert FIRST in council.wall()
        for number in (1, 2, 3):
            assert "Angenommen: 11 Ja-Stimmen" in council.decide(number, TWENTY, (11, 9, 0))
        _one_leaves_during_the_fourth(council)
        _a_poll_binds_nobody(council)
        first, second = council.meeting, _invited_again(council, tmp_path)
        _six_are_enough_for_what_was_left_open(council)
        _the_usual_number_counts_for_what_is_new(council)
        verified(council.house, council, tmp_path)
        assert "Zur ersten Sitzung" in text_of(council.team.get(f"/team/meetings/{second}"))
        council.meeting = first
        verified(council.house, council, tmp_path, meeting=False)


def _one_leaves_during_the_fourth(council: Council) -> None:
    item = council.call(4)
    council.do(f"items/{item}/ballot", {"amount": "450,00"})
    ballot = council.ballot()
    council.vote("R1", "yes")
    council.raise_hands(ballot, TWENTY[1:], (12, 7, 0))
    assert "Die Beschlussfähigkeit ist verloren" not in council.says()
    council.go("P6")
    assert "Die Beschlussfähigkeit ist verloren: Es sind nicht mehr genug da." in council.says()
    assert LOST in council.wall()
    council.do(f"ballots/{ballot}/close")
    for said in (council.says(), council.wall(), council.phone("R1")):
        assert "kein Beschluss" in said
        assert LOST in said
    council.do(f"items/{item}/ballot", {"amount": "450,00"}, expect=409)
    council.do(f"items/{item}/publish", expect=404)
    assert "10.000,00 €" in council.says()


def _a_poll_binds_nobody(council: Council) -> None:
    assert "Was die Runde denkt, können Sie trotzdem fragen. Verbindlich ist das nicht." in council.says()
    ballot = council.open(4, "straw")
    assert "10.000,00 €" in council.says()
    for said in (council.wall(), council.phone("R1")):
        assert "Meinungsbild: nicht verbindlich" in said
        assert "Stimmen Sie „Hoffest“ zu?" in said
    council.vote("R1", "yes")
    council.raise_hands(ballot, TWENTY[1:19], (13, 4, 1))
    assert "Die Beschlussfähigkeit ist verloren" not in council.says()  # none is needed here
    council.do(f"ballots/{ballot}/close")
    result = (
        "Meinungsbild: 14 Ja-Stimmen, 4 Nein-Stimmen, 1 Enthaltung. Das ist nicht verbindlich, daraus folgt kein Be"
    )
    for said in (council.says(), council.wall(), council.phone("R1")):
        assert result in said
    council.do(f"items/{council.item(4)}/publish", expect=404)
    english = text_of(council.team.get(f"/screen/{council.meeting}", headers={"accept-language": "en"}))
    assert "Straw poll: 14 yes votes, 4 no votes, 1 abstention. This is not binding" in english


def _invited_again(council: Council, folder: Path) -> str:
    """Exactly the fourth and the fifth item; asked for twice, planned once."""
    path = f"/team/meetings/{council.meeting}/second"
    said = text_of(council.team.post(path, AGAIN, expect=409))  # it is not over
    assert "Es ist kein Punkt offen" in said
    verified(council.house, council, folder)
    assert "2 Punkte sind offen geblieben." in council.says()
    council.team.post(path, {**AGAIN, "starts": "morgen"}, expect=422)
    council.meeting = last_part(council.team.post(path, AGAIN))
    assert last_part(council.team.post(path, AGAIN)) == council.meeting
    page = text_of(council.team.get(f"/team/meetings/{council.meeting}"))
    assert "1 Hoffest wartet 2 Bänke wartet" in page
    assert not any(title in page for title in TITLES)
    return council.meeting


def _six_are_enough_for_what_was_left_open(council: Council) -> None:
    council.do("items", {"title": "Lastenrad"})
    six = TWENTY[:6]
    council.come(*six)
    council.do("open")
    assert "Nicht beschlussfähig: 6 von 29 besetzten Sitzen sind da, 20 sind nötig" in council.says()
    item = council.call(1)
    said = "Beschlussfähig: 6 von 29 besetzten Sitzen sind da, 6 sind nötig. Es gilt die Zahl für die zweite Einladung."
    assert said in council.wall()
    assert "Dieser Punkt blieb in der ersten Sitzung offen." in council.says()
    council.do(f"items/{item}/ballot", {"amount": "450,00"})
    ballot = council.ballot()
    council.raise_hands(ballot, six, (4, 2, 0))
    council.do(f"ballots/{ballot}/close")
    assert "Angenommen: 4 Ja-Stimmen, nötig waren 4 von 6." in council.says()
    assert "9.550,00 €" in council.says()
    assert "Angenommen" in council.decide(2, six, (6, 0, 0))


def _the_usual_number_counts_for_what_is_new(council: Council) -> None:
    item = council.call(3)
    assert "Nicht beschlussfähig: 6 von 29 besetzten Sitzen sind da, 20 sind nötig" in council.wall()
    assert "Dieser Punkt ist neu. Die zweite Einladung gilt für ihn nicht." in council.says()
    council.do(f"items/{item}/ballot", expect=409)


def test_where_the_bylaws_hold_a_running_ballot_it_counts(database_url: str, tmp_path: Path) -> None:
    rules = {"quorum": {"value": ">1/2"}, "open_quorum_lost": "hold"}
    with open_house(database_url, tmp_path / "log") as house:
        council = Council(house, residents=5, partners=0, rules=rules, titles=("Garten",))
        council.do("items", {"title": "Sprecherin", "persons": "yes"})
        council.come("R1", "R2", "R3")
        council.do("open")
        ballot = council.open(1)
        council.raise_hands(ballot, ("R1", "R2", "R3"), (2, 1, 0))
        council.go("R3")
        assert "Nach der Geschäftsordnung zählt diese Abstimmung trotzdem" in council.says()
        council.do(f"ballots/{ballot}/close")
        assert "Angenommen: 2 Ja-Stimmen" in council.says()
        item = council.call(2)  # about a person: not even a poll is taken openly
        assert "Meinungsbild starten" not in council.says()
        council.do(f"items/{item}/ballot", {"mode": "straw"}, expect=409)
        verified(house, council, tmp_path)


def test_the_quorum_is_presumed_until_a_member_doubts_it(database_url: str, tmp_path: Path) -> None:
    still = "Das ist festgestellt und gilt, bis ein Mitglied es anzweifelt."
    with council_of_29(database_url, tmp_path, checked="opening-then-challenge") as council:
        council.go("P6")
        assert f"{FIRST} {still}" in council.wall()
        assert "Angenommen" in council.decide(1, TWENTY[:19], (10, 9, 0))
        council.call(2)
        council.do("challenge", {"member": council.members["P6"]})  # on the way out: whoever doubts it counts
        assert "Wer die Beschlussfähigkeit anzweifelt, zählt als anwesend." in council.wall()
        assert "Angenommen" in council.decide(2, TWENTY[:19], (10, 9, 0))
        item = council.call(3)
        council.phones["R1"].press("/meeting/challenge")
        for said in (council.says(), council.wall(), council.phone("R1")):
            assert LOST in said
        council.do(f"items/{item}/ballot", expect=409)
        assert "Meinungsbild starten" in council.says()
        verified(council.house, council, tmp_path)
        _a_doubt_in_the_second_meeting(council, still)
        verified(council.house, council, tmp_path)
        verified(council.house, council, tmp_path, meeting=False)


def _a_doubt_in_the_second_meeting(council: Council, still: str) -> None:
    """Twenty at the opening, then eight: enough for an old item, also when doubted, and not for a new one."""
    council.meeting = last_part(council.team.post(f"/team/meetings/{council.meeting}/second", AGAIN))
    council.do("items", {"title": "Lastenrad"})
    council.come(*TWENTY)
    council.do("open")
    council.go(*TWENTY[8:])
    council.call(1)
    assert f"{FIRST} {still}" in council.wall()
    council.do("challenge", {"member": council.members["R1"]})
    assert "Beschlussfähig: 8 von 29 besetzten Sitzen sind da, 6 sind nötig." in council.wall()
    assert "Angenommen" in council.decide(1, TWENTY[:8], (8, 0, 0))
    council.call(4)
    assert "Nicht beschlussfähig: 8 von 29 besetzten Sitzen sind da, 20 sind nötig" in council.wall()

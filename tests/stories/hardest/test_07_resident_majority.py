"""Hardest situation 7: the residents' majority is there in the seats, but not in the room."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.council import Council
from tests.house import open_house, text_of
from tests.unsettled import verified

TITLES = ("Spielstraße", "Nachbarschaftsfest", "Bänke", "Lesecafé")
PRESENT = [f"R{n}" for n in range(1, 7)] + [f"P{n}" for n in range(1, 9)]
LATEST = ("P6", "P7", "P8")  # six residents are a majority beside five partners
SEVENTEEN = {"value": ">=1/2", "of": "filled"}


@contextmanager
def room(database: str, folder: Path, **rules: Any) -> Iterator[Council]:
    """Six of twelve residents and all eight partners are here; two have a phone."""
    with open_house(database, folder / "log") as house:
        council = Council(house, residents=12, partners=8, rules=rules, titles=TITLES)
        council.come(*(name for name in PRESENT if name not in ("R1", "P8")))
        council.arrive("R1", "P8")  # the last to come
        council.do("open")
        yield council


def breach(what: str) -> dict[str, Any]:
    return {**SEVENTEEN, "group": {"name": "resident", "value": ">1/2", "breach": what}}


def test_it_is_ignored(database_url: str, tmp_path: Path) -> None:
    with room(database_url, tmp_path, quorum=breach("ignore")) as council:
        said = council.decide(1, PRESENT, (8, 6, 0))
        assert "Gruppe" not in council.wall()
        assert "Angenommen: 8 Ja-Stimmen, nötig waren 8 von 14 (Ja und Nein)." in said
        verified(council.house, council, tmp_path)


def test_the_chair_is_warned(database_url: str, tmp_path: Path) -> None:
    warning = "Gruppe Bewohnerschaft: 6 von 14 Stimmen, nötig: 8."
    with room(database_url, tmp_path, quorum=breach("warn")) as council:
        assert "Beschlussfähig: 14 von 20 besetzten Sitzen sind da, 10 sind nötig." in council.says()
        assert warning in council.says()
        assert "Angenommen" in council.decide(1, PRESENT, (8, 6, 0))
        council.come("R7", "R8", "R9")
        assert "Gruppe Bewohnerschaft" not in council.says()
        verified(council.house, council, tmp_path)


def test_it_blocks(database_url: str, tmp_path: Path) -> None:
    with room(database_url, tmp_path, quorum=breach("block")) as council:
        item = council.call(1)
        said = (
            "Nicht beschlussfähig: 14 von 20 besetzten Sitzen sind da, 10 sind nötig. Gruppe Bewohnerschaft: 6 von 14"
        )
        assert said in council.says()
        assert said in council.wall()
        assert "Meinungsbild starten" in council.says()
        council.do(f"items/{item}/ballot", expect=409)
        council.go("P7", "P8", "P6")
        council.come("R7")
        assert "Angenommen" in council.decide(1, [*PRESENT[:11], "R7"], (7, 5, 0))
        verified(council.house, council, tmp_path)


def test_the_latest_partners_sit_without_a_vote(database_url: str, tmp_path: Path) -> None:
    with room(database_url, tmp_path, quorum=breach("suspend-latest")) as council:
        council.call(1)
        desk = council.desk()
        assert "Die 3 zuletzt gekommenen Personen der anderen Gruppen stimmen nicht mit." in text_of(desk)
        assert sorted(name for name in council.members if _is_suspended(desk, council, name)) == sorted(LATEST)
        phone = council.phone("P8")
        assert "Im Moment würden Sie nicht mit abstimmen." in phone
        assert "Das liegt nicht an Ihnen" in phone
        ballot = council.open(1)
        assert "Sie stimmen diesmal nicht mit ab." in council.phone("P8")
        council.come("R7")  # now one partner more could vote, but the roll is frozen
        assert "Sie stimmen diesmal nicht mit ab." in council.phone("P8")
        council.raise_hands(ballot, ("P8",), (1, 0, 0), expect=403)
        council.vote("R1", "no")
        council.raise_hands(ballot, [name for name in PRESENT if name not in (*LATEST, "R1")], (6, 4, 0))
        council.do(f"ballots/{ballot}/close")
        assert "Angenommen: 6 Ja-Stimmen, nötig waren 6 von 11 (Ja und Nein)." in council.says()
        council.come("R8", "R9")  # nine residents: all eight partners vote again
        council.call(2)
        assert "stimmt nicht mit" not in council.says()
        assert "Im Moment würden Sie nicht mit abstimmen." not in council.phone("P8")
        verified(council.house, council, tmp_path)


def test_both_groups_must_agree(database_url: str, tmp_path: Path) -> None:
    also = [{"group": "resident", "value": ">1/2", "of": "present"}]
    with room(
        database_url, tmp_path, quorum=SEVENTEEN, majority={"of": "cast", "tie": "chair", "also": also}
    ) as council:
        council.call(1)
        asked = "Außerdem müssen in der Gruppe Bewohnerschaft mindestens 4 von 6 Ja sagen."
        for said in (council.says(), council.wall(), council.phone("R1")):
            assert asked in said
        assert "Geheim geht die Mehrheit nach Gruppen nicht." in council.says()
        _eleven_say_yes_but_three_residents_only(council)
        _a_struck_resident_lowers_the_number(council)
        _in_secret_only_the_majority_of_all_counts(council)
        _the_chair_breaks_a_tie_that_the_residents_agreed_to(council)
        verified(council.house, council, tmp_path)


def _eleven_say_yes_but_three_residents_only(council: Council) -> None:
    ballot = council.open(1)
    council.vote("R1", "yes")
    council.vote("P8", "yes")
    others = [name for name in PRESENT if name not in ("R1", "P8")]
    council.raise_hands(ballot, others, (9, 3, 0), expect=422)  # whose hands?
    page = council.raise_hands_by_group(ballot, others, {"resident": (3, 3, 0), "partner": (6, 0, 0)}, expect=422)
    assert re.findall(r'name="(?:yes|no)" type="number" value="(\d)"', page) == ["3", "3", "6", "0"]  # nothing is lost
    assert page.count('name="people"') == len(re.findall(r'name="people"[^>]* checked>', page)) == len(others)
    council.raise_hands_by_group(ballot, others, {"resident": (2, 3, 0), "partner": (7, 0, 0)})
    assert "Gruppe Bewohnerschaft: Wer stimmt mit der Hand ab?" in council.says()
    council.do(f"ballots/{ballot}/close")
    result = (
        "Abgelehnt: 11 Ja-Stimmen, nötig waren 8 von 14 (Ja und Nein). "
        "Gruppe Bewohnerschaft: 3 Ja-Stimmen, nötig waren 4 von 6."
    )
    for said in (council.says(), council.wall(), council.phone("P8")):
        assert result in said


def _a_struck_resident_lowers_the_number(council: Council) -> None:
    ballot = council.open(2)
    council.raise_hands(ballot, ("R2", "R3", "R4"), (3, 0, 0))  # all of one group: nobody needs to say which
    item = council.item(2)
    council.do(f"items/{item}/conflict", {"member": council.members["R6"], "reason": "relative"})
    council.do(f"items/{item}/conflict", {"member": council.members["R5"], "reason": "relative"})
    assert "in der Gruppe Bewohnerschaft mindestens 3 von 4 Ja sagen." in council.wall()
    council.vote("P8", "no")
    council.do(f"ballots/{ballot}/close")
    assert "Angenommen: 3 Ja-Stimmen" in council.says()
    assert "Gruppe Bewohnerschaft: 3 Ja-Stimmen, nötig waren 3 von 4." in council.says()


def _in_secret_only_the_majority_of_all_counts(council: Council) -> None:
    ballot = council.open(3, "sealed")
    assert "Gruppe Bewohnerschaft" not in council.wall()
    council.do(f"ballots/{ballot}/close")
    assert "Geheime Stimmen werden nicht nach Gruppen gezählt." in council.says()


def _the_chair_breaks_a_tie_that_the_residents_agreed_to(council: Council) -> None:
    ballot = council.open(4)
    council.raise_hands_by_group(ballot, PRESENT, {"resident": (4, 2, 0), "partner": (3, 5, 0)})
    council.do(f"ballots/{ballot}/close")
    agreed = "Gruppe Bewohnerschaft: 4 Ja-Stimmen, nötig waren 4 von 6."
    assert f"Die Sitzungsleitung entscheidet. {agreed}" in council.says()
    council.do(f"ballots/{ballot}/tie", {"choice": "yes"})
    assert f"Die Sitzungsleitung sagt Ja: angenommen. {agreed}" in council.wall()


def _is_suspended(desk: str, council: Council, name: str) -> bool:
    """What the desk says of one person."""
    start = desk.index(f'id="p-{council.members[name]}"')
    line = text_of(desk[start : desk.index("</details>", start)])
    return "stimmt nicht mit" in line and "Ist zuletzt gekommen" in line

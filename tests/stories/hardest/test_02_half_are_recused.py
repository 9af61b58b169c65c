"""Nine seats, one absent, four of the eight who are here recused: quorate or not, that hangs on the bylaws alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.house import House, open_house, text_of
from tests.jury import NAMES, Jury
from tests.unsettled import adopt, verified, vote

PEOPLE = (*NAMES, "Person 7", "Person 8")
RECUSED, VOTERS = PEOPLE[:4], PEOPLE[4:8]
BW = {"when": "more-than-half-recused", "value": ">=1/4", "of": "seats"}
RP = {"when": "any-recused", "value": ">=1/3", "of": "seats"}

# Bylaws; whether they are quorate; how many count of which base, and how many are needed.
CASES: dict[str, tuple[dict[str, Any], bool, tuple[int, int, int]]] = {
    "the recused count": ({"value": ">1/2", "of": "seats", "recused": "count"}, True, (8, 9, 5)),
    "the recused do not count": ({"value": ">1/2", "of": "seats", "recused": "exclude"}, False, (4, 9, 5)),
    "of those entitled on the item": ({"value": ">1/2", "of": "entitled", "recused": "exclude"}, True, (4, 5, 3)),
    "lowered where more than half are recused": (
        {"value": ">1/2", "of": "seats", "recused": "exclude", "lowered": [BW]},
        False,
        (4, 9, 5),
    ),
    "lowered where anybody is recused": (
        {"value": ">1/2", "of": "seats", "recused": "exclude", "lowered": [RP]},
        True,
        (4, 9, 3),
    ),
    "a council's two thirds, the recused count": (
        {"value": ">=2/3", "of": "seats", "recused": "count"},
        True,
        (8, 9, 6),
    ),
    "a council's two thirds, the recused do not": (
        {"value": ">=2/3", "of": "seats", "recused": "exclude"},
        False,
        (4, 9, 6),
    ),
}


@contextmanager
def evening(database: str, folder: Path, quorum: dict[str, Any]) -> Iterator[tuple[House, Jury, str]]:
    """The item is called, and four have said that they are biased."""
    with open_house(database, folder / "log") as house:
        jury = Jury(house, people=9)
        adopt(house, jury, {"quorum": quorum, "majority": {"value": ">=2/3", "of": "present"}})
        jury.arrive(*RECUSED, *VOTERS)
        jury.do("open")
        item = jury.item(1)
        jury.do(f"items/{item}/call")
        for name in RECUSED:
            jury.phones[name].post(f"/items/{item}/conflict", {"reason": "employed"})
        yield house, jury, item


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_nine_seats_one_absent_four_recused(
    database_url: str, tmp_path: Path, case: tuple[dict[str, Any], bool, tuple[int, int, int]]
) -> None:
    quorum, quorate, (counted, base, needed) = case
    with evening(database_url, tmp_path, quorum) as (house, jury, item):
        said = text_of(jury.desk())
        assert ("Beschlussfähig:" if quorate else "Nicht beschlussfähig:") in said
        assert f"{counted} von {base}, nötig {needed}" in said
        for name in RECUSED:
            assert "Sie stimmen bei diesem Punkt nicht mit ab." in text_of(jury.phones[name].get("/meeting"))
        if quorate:
            _three_of_four_suffice(jury, item)
        else:
            _nobody_can_vote(jury, item)
        verified(house, jury, tmp_path)


def _three_of_four_suffice(jury: Jury, item: str) -> None:
    """Two thirds of the four who may vote."""
    assert "Nötige Ja-Stimmen 3 von 4" in text_of(jury.desk())
    jury.do(f"items/{item}/ballot", {"amount": "450,00"})
    ballot = jury.ballot()
    slip = {"choice": "yes", "key": "0.abcdefghij"}
    jury.phones[RECUSED[0]].post(f"/ballots/{ballot}/slip", slip, expect=403)
    vote(jury, ballot, VOTERS[:3], VOTERS[3:])
    said = text_of(jury.desk())
    assert "3 Ja-Stimmen, nötig waren 3 von 4" in said
    assert "angenommen" in said
    assert "4 Personen waren befangen" in text_of(jury.phones[RECUSED[0]].get("/meeting"))


def _nobody_can_vote(jury: Jury, item: str) -> None:
    said = text_of(jury.desk())
    assert "Offene Abstimmung eröffnen" not in said
    assert "Ohne Beschlussfähigkeit kann nicht abgestimmt werden." in said
    refused = text_of(jury.do(f"items/{item}/ballot", {"amount": "450,00"}, expect=409))
    assert "Nicht beschlussfähig" in refused

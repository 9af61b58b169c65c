"""Hardest situation 4: all abstain, or almost all; and what "unanimous" means when most say nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.council import Council
from tests.house import open_house, text_of
from tests.unsettled import verified

SEVEN = [f"R{n}" for n in range(1, 8)]


@contextmanager
def council_of_seven(database: str, folder: Path, **majority: Any) -> Iterator[Council]:
    with open_house(database, folder / "log") as house:
        rules = {"quorum": {"value": ">1/2"}, "majority": majority}
        council = Council(house, residents=7, partners=0, rules=rules, titles=("Garten", "Fest", "Bank"))
        council.come(*SEVEN[1:])
        council.arrive("R1")
        council.do("open")
        yield council


@pytest.mark.parametrize("value", [">1/2", ">=2/3", "all"])
def test_nobody_says_yes_or_no_and_nothing_passes(database_url: str, tmp_path: Path, value: str) -> None:
    with council_of_seven(database_url, tmp_path, value=value, of="cast") as council:
        said = council.decide(1, SEVEN, (0, 0, 7))
        nobody = "Abgelehnt: 0 Ja-Stimmen, niemand hat Ja oder Nein gesagt."
        assert nobody in said
        for page in (council.wall(), council.phone("R1")):
            assert nobody in page
        ballot = council.open(2)  # and nobody votes at all
        council.do(f"ballots/{ballot}/close")
        assert nobody in council.says()
        assert "0 yes votes, nobody said yes or no" in _in_english(council)
        ballot = council.open(3, "sealed")  # in secret neither
        council.do(f"ballots/{ballot}/close")
        assert nobody in council.says()
        verified(council.house, council, tmp_path)


def test_three_of_seven_are_unanimous_among_the_votes_cast(database_url: str, tmp_path: Path) -> None:
    with council_of_seven(database_url, tmp_path, value="all", of="cast") as council:
        assert "mindestens 7 von 7 Stimmberechtigten Ja sagen. Das gilt, wenn sich niemand enthält." in _asked(council)
        said = council.decide(1, SEVEN, (3, 0, 4))
        assert "Angenommen: 3 Ja-Stimmen, nötig waren 3 von 3 (Ja und Nein)." in said
        assert "Abgelehnt: 5 Ja-Stimmen, nötig waren 6 von 6 (Ja und Nein)." in council.decide(2, SEVEN, (5, 1, 1))
        verified(council.house, council, tmp_path)


def test_three_of_seven_are_a_minority_of_those_present(database_url: str, tmp_path: Path) -> None:
    with council_of_seven(database_url, tmp_path, value="all", of="present") as council:
        assert "Angenommen, wenn mindestens 7 von 7 Stimmberechtigten Ja sagen." in _asked(council)
        assert "wenn sich niemand enthält" not in council.wall()
        said = council.decide(1, SEVEN, (3, 0, 4))
        assert "Abgelehnt: 3 Ja-Stimmen, nötig waren 7 von 7." in said
        assert "Angenommen: 7 Ja-Stimmen, nötig waren 7 von 7." in council.decide(2, SEVEN, (7, 0, 0))
        verified(council.house, council, tmp_path)


def _asked(council: Council) -> str:
    """What is announced before the vote, where all can read it."""
    council.call(1)
    return council.wall()


def _in_english(council: Council) -> str:
    return text_of(council.team.get(f"/screen/{council.meeting}", headers={"accept-language": "en"}))

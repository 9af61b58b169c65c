"""Hardest situation 3: the needed number moves with everybody who leaves or comes, and stands still while they vote."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.council import Council
from tests.house import open_house, text_of
from tests.unsettled import verified

TITLES = ("Spielplatz", "Mieterfest", "Beete")
SEVENTEEN = [f"R{n}" for n in range(1, 12)] + [f"P{n}" for n in range(1, 7)]


@contextmanager
def council_of_twenty(database: str, folder: Path, of: str) -> Iterator[Council]:
    """Seventeen of twenty are here; two have a phone."""
    with open_house(database, folder / "log") as house:
        rules: dict[str, Any] = {"quorum": {"value": ">1/2"}, "majority": {"value": ">=2/3", "of": of}}
        council = Council(house, residents=12, partners=8, rules=rules, titles=TITLES)
        council.come(*(name for name in SEVENTEEN if name != "R1"))
        council.arrive("R1")
        council.do("open")
        yield council


def needed(yes: int, of: int) -> str:
    return f"Angenommen, wenn mindestens {yes} von {of} Stimmberechtigten Ja sagen."


def test_the_number_moves_until_the_ballot_opens(database_url: str, tmp_path: Path) -> None:
    with council_of_twenty(database_url, tmp_path, "present") as council:
        council.call(1)
        _everybody_reads(council, needed(12, 17))
        council.go("P5", "P6")
        _everybody_reads(council, needed(10, 15))
        council.come("P5", "P6", "R12")
        _everybody_reads(council, needed(12, 18))
        council.go("R12")
        ballot = council.open(1)
        council.arrive("P7")  # late: written down as present, but the roll is frozen
        assert "Diese Abstimmung hat begonnen, bevor Sie da waren." in council.phone("P7")
        council.raise_hands(ballot, ("P7",), (1, 0, 0), expect=403)
        council.do(f"ballots/{ballot}/helper", {"member": council.members["P7"], "choice": "yes"}, expect=403)
        council.phones["P7"].press(f"/ballots/{ballot}/slip", {"choice": "yes", "key": "0.abcdefgh"}, expect=403)
        council.go("R11")  # who leaves is still on the roll, and so is the number
        _everybody_reads(council, needed(12, 17))
        assert "fest seit der Eröffnung" in council.says()
        _eleven_to_five(council, ballot, left="R11")
        assert "Abgelehnt: 11 Ja-Stimmen, nötig waren 12 von 17." in council.says()
        council.call(2)
        _everybody_reads(council, needed(12, 17))  # one left, one came
        assert "Angenommen" in council.decide(2, [*SEVENTEEN[:10], *SEVENTEEN[11:], "P7"], (12, 5, 0))
        verified(council.house, council, tmp_path)


def test_the_same_votes_pass_where_only_yes_and_no_count(database_url: str, tmp_path: Path) -> None:
    with council_of_twenty(database_url, tmp_path, "cast") as council:
        ballot = council.open(1)
        council.come("P7")
        _eleven_to_five(council, ballot)
        assert "Angenommen: 11 Ja-Stimmen, nötig waren 11 von 16 (Ja und Nein)." in council.says()
        assert "Accepted: 11 yes votes, 11 of 16" in _in_english(council)
        verified(council.house, council, tmp_path)


def _everybody_reads(council: Council, said: str) -> None:
    for page in (council.says(), council.wall(), council.phone("R1")):
        assert said in page


def _eleven_to_five(council: Council, ballot: str, left: str = "") -> None:
    """Sixteen raise their hands and one votes by phone; whoever left has said it to the helper before."""
    council.vote("R1", "yes")
    hands = [name for name in SEVENTEEN if name not in ("R1", left)]
    if left:
        council.come(left)
        council.do(f"ballots/{ballot}/helper", {"member": council.members[left], "choice": "abstain"})
        council.go(left)
    council.raise_hands(ballot, hands, (10, 5, 0 if left else 1))
    council.do(f"ballots/{ballot}/close")


def _in_english(council: Council) -> str:
    return text_of(council.team.get(f"/screen/{council.meeting}", headers={"accept-language": "en"}))

"""An equal count over HTTP, on both databases: the chair's vote, the lot, a second ballot, and a lot after secrecy."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.house import House, juryvote, open_house, text_of
from tests.jury import Jury
from tests.sealed_phone import SealedPhone
from tests.unsettled import adopt, ballot_on, verified, vote

YES, NO = ("Ada", "Bilal"), ("Cem", "Dora")


@contextmanager
def evening(database: str, folder: Path, tie: str, *, budget: str = "10.000,00") -> Iterator[tuple[House, Jury, str]]:
    """Four of seven are here, the first item is called."""
    with open_house(database, folder / "log") as house:
        jury = Jury(house, budget=budget)
        adopt(house, jury, {"quorum": {"value": ">1/2"}, "majority": {"tie": tie}})
        jury.arrive(*YES, *NO)
        jury.do("open")
        item = jury.item(1)
        jury.do(f"items/{item}/call")
        yield house, jury, item


def test_the_chair_breaks_a_tie(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path, "chair") as (house, jury, item):
        ballot = ballot_on(jury, item)
        jury.do(f"ballots/{ballot}/tie", {"choice": "yes"}, expect=409)  # nothing is tied yet
        vote(jury, ballot, YES, NO)
        desk = text_of(jury.desk())
        assert "Es steht gleich: 2 Ja-Stimmen, 2 Nein-Stimmen. Die Sitzungsleitung entscheidet." in desk
        assert "Stichentscheid der Sitzungsleitung" in desk
        assert "10.000,00 €" in desk
        jury.do(f"items/{item}/ballot", {"amount": "450,00"}, expect=409)  # the chair has the last word
        jury.do(f"ballots/{ballot}/lot", expect=409)
        jury.do(f"ballots/{ballot}/tie", {"choice": "perhaps"}, expect=422)
        for _ in range(2):  # pressed twice
            jury.do(f"ballots/{ballot}/tie", {"choice": "yes"})
        desk = text_of(jury.desk())
        assert "Die Sitzungsleitung sagt Ja: angenommen." in desk
        assert "9.550,00 €" in desk
        assert "Die Sitzungsleitung sagt Ja" in text_of(jury.phones["Ada"].get("/meeting"))
        assert "The chair says yes: carried." in _in_english(jury)
        jury.do(f"items/{item}/publish")
        verified(house, jury, tmp_path)


def test_a_chair_who_abstains_rejects_and_a_poor_fund_is_never_overdrawn(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path, "chair", budget="500,00") as (house, jury, first):
        tied = ballot_on(jury, first)
        vote(jury, tied, YES, NO)
        second = jury.item(2)
        jury.do(f"items/{second}/call")
        jury.do(f"ballots/{tied}/tie", {"choice": "yes"}, expect=409)  # another item is called
        other = ballot_on(jury, second, amount="400,00")
        vote(jury, other, (*YES, "Cem"), ("Dora",))
        jury.do(f"items/{first}/call")
        said = text_of(jury.do(f"ballots/{tied}/tie", {"choice": "yes"}, expect=409))
        assert "Dafür reicht das Geld nicht" in said
        jury.do(f"ballots/{tied}/tie", {"choice": "abstain"})
        assert "Die Sitzungsleitung enthält sich: abgelehnt." in text_of(jury.desk())
        verified(house, jury, tmp_path, meeting=False)


def test_the_lot_breaks_a_tie_and_anybody_draws_it_again(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path, "lot") as (house, jury, item):
        ballot = ballot_on(jury, item)
        promise = _promise(jury)
        assert promise in _code(jury.team.get(f"/screen/{jury.meeting}"))
        vote(jury, ballot, YES, NO)
        assert "Das Los entscheidet." in text_of(jury.desk())
        jury.do(f"ballots/{ballot}/tie", {"choice": "yes"}, expect=409)
        assert "Zufallszahl:" not in text_of(jury.desk())
        for _ in range(2):
            jury.do(f"ballots/{ballot}/lot")
        bundle = verified(house, jury, tmp_path)
        said = _entry(bundle, "tie-broken")
        _anybody_draws_it_again(said, promise, tmp_path)


def test_a_lot_after_a_secret_ballot(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path, "lot") as (house, jury, item):
        ballot = ballot_on(jury, item, mode="sealed")
        promise = _promise(jury)
        for name, choice in (("Ada", "yes"), ("Bilal", "yes"), ("Cem", "no"), ("Dora", "no")):
            SealedPhone(jury.phones[name]).assisted(ballot, choice)
        jury.do(f"ballots/{ballot}/close")
        jury.do(f"ballots/{ballot}/lot")
        wall = jury.team.get(f"/screen/{jury.meeting}")
        assert "Zufallszahl:" in text_of(wall)
        said = _entry(verified(house, jury, tmp_path), "tie-broken")
        assert said["seed"] in _code(wall)
        _anybody_draws_it_again(said, promise, tmp_path)


def test_the_second_tie_is_a_rejection(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path, "repeat") as (house, jury, item):
        vote(jury, ballot_on(jury, item), YES, NO)
        desk = text_of(jury.desk())
        assert "Lassen Sie noch einmal abstimmen" in desk
        assert "Offene Abstimmung eröffnen" in desk
        vote(jury, ballot_on(jury, item), YES, NO)
        said = "Es steht wieder gleich: 2 Ja-Stimmen, 2 Nein-Stimmen. Damit ist es abgelehnt."
        assert said in text_of(jury.desk())
        assert "It is a tie again: 2 yes" in _in_english(jury)
        verified(house, jury, tmp_path)


def test_in_a_secret_ballot_the_chair_s_vote_is_open(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path, "chair") as (house, jury, item):
        ballot = ballot_on(jury, item, mode="sealed")
        for name, choice in (("Ada", "yes"), ("Bilal", "no")):
            SealedPhone(jury.phones[name]).assisted(ballot, choice)
        jury.do(f"ballots/{ballot}/close")
        assert "Ihr Stichentscheid ist es nicht" in text_of(jury.desk())
        jury.do(f"ballots/{ballot}/tie", {"choice": "no"})
        verified(house, jury, tmp_path)


def _in_english(jury: Jury) -> str:
    return text_of(jury.team.get(f"/screen/{jury.meeting}", headers={"accept-language": "en"}))


def _promise(jury: Jury) -> str:
    found = re.search(r"\b[0-9a-f]{64}\b", _code(jury.desk()))
    assert found
    return found[0]


def _code(page: str) -> str:
    """Without the places where a long number may break."""
    return page.replace('</code><wbr><code class="code">', "")


def _entry(bundle: bytes, kind: str) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(bundle)) as files:
        lines = map(json.loads, files.read("journal.jsonl").splitlines())
        payload: dict[str, Any] = next(line["payload"] for line in lines if line["header"]["kind"] == kind)
        return payload


def _anybody_draws_it_again(said: dict[str, Any], promise: str, folder: Path) -> None:
    lot = {"seed": said["seed"], "commitment": promise, "what": said["ballot"], "of": ["yes", "no"], "take": 1}
    case = folder / "lot.json"
    case.write_text(json.dumps({"lot": lot}))
    answer = json.loads(juryvote("explain", str(case), "--json").stdout)
    assert (answer["commitment_fits"], answer["drawn"]) == (True, [said["choice"]])
    assert said["outcome"] == {"yes": "carried", "no": "rejected"}[said["choice"]]

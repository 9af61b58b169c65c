"""Applicants among the jurors: proposed by the register, declared, contested, found after the vote, or all at once."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.house import House, Visitor, juryvote, last_part, open_house, text_of
from tests.jury import NAMES, Jury
from tests.unsettled import ballot_on, verified, vote

SECRETS = ("Nachbarschaftshaus", "Haushalt Kastanienallee", "Familie Demir")


@contextmanager
def evening(database: str, folder: Path, *names: str) -> Iterator[tuple[House, Jury]]:
    with open_house(database, folder / "log") as house:
        jury = Jury(house)
        jury.arrive(*(names or NAMES))
        yield house, jury


def test_the_register_proposes_whoever_is_close(database_url: str, tmp_path: Path) -> None:
    """The applicant herself, household and family; an institution that holds a seat, and whoever works there."""
    with evening(database_url, tmp_path) as (house, jury):
        _fill_the_register(jury)
        jury.do("open")
        first, second = jury.item(1), jury.item(2)
        jury.do(f"items/{first}/call")
        assert _hints(jury) == {
            "Ada stellt den Antrag selbst",
            "Bilal lebt mit der antragstellenden Person in einem Haushalt",
            "Cem ist mit der antragstellenden Person verwandt",
        }
        _the_phones_ask(jury, first)
        _settled_before_the_evening(jury, second)
        ballot = ballot_on(jury, first)
        vote(jury, ballot, ("Cem", "Dora", "Emil", "Fatma"), ("Gül",))
        assert "2 Personen waren befangen" in text_of(jury.phones["Ada"].get("/meeting"))
        journal = _journal(verified(house, jury, tmp_path))
        assert not [secret for secret in SECRETS if secret in journal]


def _fill_the_register(jury: Jury) -> None:
    house = _party(jury, "institution", SECRETS[0])
    home, family = _party(jury, "household", SECRETS[1]), _party(jury, "family", SECRETS[2])
    for party, name, role in (
        (home, "Ada", "lives"),
        (home, "Bilal", "lives"),
        (family, "Ada", "relative"),
        (family, "Cem", "relative"),
        (house, "Emil", "seat"),
        (house, "Dora", "employed"),
    ):
        form = {"party": party, "member": jury.members[name], "role": role, "since": "2025-01-01"}
        jury.team.post("/team/interests/members", form)
    _applies(jury, 0, f"member:{jury.members['Ada']}")
    _applies(jury, 1, f"party:{house}")


def _party(jury: Jury, kind: str, name: str) -> str:
    return jury.team.post("/team/interests", {"kind": kind, "name": name}).partition("#party-")[2]


def _applies(jury: Jury, which: int, who: str) -> None:
    jury.team.post(f"/team/proposals/{jury.proposals[which]}/applicant", {"register": who})


def _hints(jury: Jury) -> set[str]:
    return set(re.findall(r"Vermutlich befangen: ([^.]+)\.", text_of(jury.desk())))


def _the_phones_ask(jury: Jury, item: str) -> None:
    """Bilal says yes, Cem says no; the chair sees it, believes Cem, and records what Ada said aloud."""
    bilal, cem = jury.phones["Bilal"], jury.phones["Cem"]
    assert "Sind Sie bei „ Hoffest “ befangen?" in text_of(bilal.get("/meeting"))
    assert "Vermutlich" not in text_of(jury.phones["Dora"].get("/meeting"))
    bilal.post(f"/items/{item}/conflict", {"reason": "household"})
    cem.post(f"/items/{item}/unbiased")
    assert "befangen?" not in text_of(cem.get("/meeting"))
    assert "Gefragt, sagt die Person: nicht befangen." in text_of(jury.desk())
    jury.do(f"items/{item}/dismiss", {"member": jury.members["Cem"]})
    jury.do(f"items/{item}/conflict", {"member": jury.members["Ada"], "reason": "applicant"})
    assert _hints(jury) == set()


def _settled_before_the_evening(jury: Jury, item: str) -> None:
    """On the page that prepares the meeting: the institution's seat is recused, for the other there is no conflict."""
    page = f"/team/meetings/{jury.meeting}"
    said = text_of(jury.team.get(page))
    assert "Emil vertritt die Einrichtung, die den Antrag stellt." in said
    assert "Dora arbeitet dort oder ist im Vorstand." in said
    jury.team.post(f"{page}/items/{item}/hint", {"member": jury.members["Emil"], "reason": "institution"})
    jury.team.post(f"{page}/items/{item}/hint", {"member": jury.members["Dora"], "reason": ""})
    assert "Vermutlich befangen" not in text_of(jury.team.get(page))


def test_the_body_decides_without_her(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path) as (house, jury):
        jury.do("open")
        item = jury.item(1)
        jury.do(f"items/{item}/call")
        jury.do(f"items/{item}/conflict", {"member": jury.members["Dora"], "reason": "employed"})
        dora = jury.phones["Dora"]
        dora.post(f"/items/{item}/contest")
        dora.post(f"/items/{item}/contest")  # a second tap
        assert "Das Gremium entscheidet darüber ohne Sie" in text_of(dora.get("/meeting"))
        said = text_of(jury.do(f"items/{item}/ballot", {"amount": "450,00"}, expect=409))
        assert "Erst wird über die Befangenheit entschieden" in said
        _ruled(jury, item, "Dora", ("Ada", "Bilal"), ("Cem", "Emil", "Fatma", "Gül"))
        assert "Dora ist nicht befangen und stimmt mit ab." in text_of(jury.desk())
        jury.do(f"items/{item}/conflict", {"member": jury.members["Dora"], "reason": "employed"}, expect=409)
        _upheld(jury, item)
        ballot = ballot_on(jury, item)
        assert "stimmen bei diesem Punkt nicht mit ab" in text_of(jury.phones["Emil"].get("/meeting"))
        vote(jury, ballot, ("Ada", "Bilal", "Cem", "Dora"), ("Fatma", "Gül"))
        assert "4 Ja-Stimmen" in text_of(jury.desk())
        bundle = verified(house, jury, tmp_path)
        _names_nobody(bundle)
        _everything_verifies(jury, tmp_path)


def _ruled(jury: Jury, item: str, name: str, yes: tuple[str, ...], no: tuple[str, ...]) -> None:
    """An open ballot that names a seat, on the phones of all but one."""
    jury.do(f"items/{item}/ruling", {"member": jury.members[name]})
    ballot, seat = jury.ballot(), list(jury.members).index(name) + 1
    assert f"Ist das Mitglied auf Sitz {seat} bei „Hoffest“ befangen?" in text_of(jury.desk())
    assert name not in text_of(jury.phones[yes[0]].get("/meeting"))
    assert "Ja, befangen" in text_of(jury.phones[yes[0]].get("/meeting"))
    assert f"/ballots/{ballot}/slip" not in jury.phones[name].get("/meeting")
    slip = {"choice": "no", "key": "0.abcdefghij"}
    jury.phones[name].post(f"/ballots/{ballot}/slip", slip, expect=403)
    vote(jury, ballot, yes, no)


def _upheld(jury: Jury, item: str) -> None:
    """The body agrees with the chair about Emil, and then nobody lifts it."""
    jury.do(f"items/{item}/conflict", {"member": jury.members["Emil"], "reason": "relative"})
    jury.phones["Emil"].post(f"/items/{item}/contest")
    _ruled(jury, item, "Emil", ("Ada", "Bilal", "Cem", "Dora"), ("Fatma", "Gül"))
    assert "Emil ist befangen." in text_of(jury.desk())
    jury.do(f"items/{item}/lift", {"member": jury.members["Emil"]}, expect=409)


def _names_nobody(bundle: bytes) -> None:
    entries = [json.loads(line) for line in _journal(bundle).splitlines()]
    asked = [line["payload"] for line in entries if line["header"]["kind"] == "ballot-opened"]
    assert [one["question"] for one in asked] == [
        "Ist das Mitglied auf Sitz 4 bei „Hoffest“ befangen?",
        "Ist das Mitglied auf Sitz 5 bei „Hoffest“ befangen?",
        "Soll „Hoffest“ 450,00 € bekommen?",
    ]
    ruled = [line["payload"]["upheld"] for line in entries if line["header"]["kind"] == "conflict-ruled"]
    assert ruled == [False, True]


def test_found_after_the_vote_and_voted_anew(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path) as (house, jury):
        jury.do("open")
        harmless = _carried(jury, 2, NAMES[:6], NAMES[6:])
        decisive = _carried(jury, 1, NAMES[:4], NAMES[4:])
        jury.do("adjourn")
        _find(jury, harmless, "Ada", "employed")
        page = text_of(jury.team.get(f"/decisions/{harmless}"))
        assert "Das war nicht entscheidend: Auch ohne sie sind es 5 Ja-Stimmen, nötig sind 4 von 6." in page
        jury.team.post(f"/team/decisions/{harmless}/reopen", expect=409)
        _find(jury, decisive, "Bilal", "household")
        public = house.visitor()
        page = text_of(public.get(f"/decisions/{decisive}"))
        assert "Das war entscheidend: Ohne sie sind es 3 Ja-Stimmen, nötig sind 4 von 6." in page
        assert not [name for name in NAMES if name in page]
        _reopened(jury, public, decisive)
        _voted_anew(jury)
        verified(house, jury, tmp_path)
        _everything_verifies(jury, tmp_path)


def _carried(jury: Jury, number: int, yes: tuple[str, ...], no: tuple[str, ...]) -> str:
    """The decision on an item, carried and published."""
    item = jury.item(number)
    jury.do(f"items/{item}/call")
    ballot = ballot_on(jury, item)
    vote(jury, ballot, yes, no)
    jury.do(f"items/{item}/publish")
    found = re.search(r"/team/decisions/(\w+)/conflict", jury.desk())
    assert found, text_of(jury.desk())
    return found[1]


def _find(jury: Jury, decision: str, name: str, reason: str) -> None:
    form = {"member": jury.members[name], "reason": reason}
    for _ in range(2):  # two taps are one
        jury.team.post(f"/team/decisions/{decision}/conflict", form)


def _reopened(jury: Jury, public: Visitor, decision: str) -> None:
    """The register says so and grants less; the sum is in the fund again."""
    assert "900,00" in text_of(public.get("/"))
    jury.team.post(f"/team/decisions/{decision}/reopen")
    jury.team.post(f"/team/decisions/{decision}/reopen")
    assert "aufgehoben" in text_of(public.get("/"))
    assert "900,00" not in text_of(public.get("/"))
    assert "Dieser Beschluss ist aufgehoben." in text_of(public.get(f"/decisions/{decision}"))
    assert "9.550,00" in text_of(jury.team.get(f"/team/rounds/{jury.round}")).replace("\xa0", " ")


def _voted_anew(jury: Jury) -> None:
    form = {"body": jury.body, "title": "Nächste Sitzung", "place": "Büro", "starts": "2099-03-07T18:00"}
    jury.meeting = last_part(jury.team.post("/team/meetings", form))
    jury.team.post(f"/team/meetings/{jury.meeting}/agenda", [("proposal", jury.proposals[0])])
    jury.arrive(*NAMES)
    jury.do("open")
    item = jury.item(1)
    jury.do(f"items/{item}/call")
    jury.phones["Bilal"].post(f"/items/{item}/conflict", {"reason": "household"})
    ballot = ballot_on(jury, item)
    vote(jury, ballot, ("Ada", "Cem", "Dora", "Emil"), ("Fatma", "Gül"))
    assert "4 Ja-Stimmen, nötig waren 4 von 6" in text_of(jury.desk())


def test_a_decision_is_taken_back_while_the_meeting_runs(database_url: str, tmp_path: Path) -> None:
    """Then the same item is decided once more the same evening."""
    with evening(database_url, tmp_path) as (house, jury):
        jury.do("open")
        decision, item = _carried(jury, 1, NAMES[:4], NAMES[4:]), jury.item(1)
        _find(jury, decision, "Ada", "applicant")
        jury.team.post(f"/team/decisions/{decision}/reopen")
        said = text_of(jury.desk())
        assert "aufgehoben" in said
        jury.phones["Ada"].post(f"/items/{item}/conflict", {"reason": "applicant"})
        vote(jury, ballot_on(jury, item), NAMES[1:4], NAMES[4:])
        assert "Abgelehnt: 3 Ja-Stimmen, nötig waren 4 von 6" in text_of(jury.desk())
        jury.do(f"items/{item}/publish")
        verified(house, jury, tmp_path)
        _everything_verifies(jury, tmp_path)


def test_the_agenda_is_ordered_so_that_people_leave_less_often(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path, *NAMES[:5]) as (house, jury):
        first, second, third = (jury.item(number) for number in (1, 2, 3))
        for item, name in ((first, "Ada"), (second, "Bilal"), (third, "Ada")):
            jury.do(f"items/{item}/conflict", {"member": jury.members[name], "reason": "employed"})
        page = f"/team/meetings/{jury.meeting}/order"
        assert "2 statt 3 Mal" in text_of(jury.team.get(page))
        proposed = re.findall(r'type="hidden" name="item" value="(\w+)"><span', jury.team.get(page))
        assert proposed == [first, third, second]
        jury.team.post(page, [("item", item) for item in proposed[:2]], expect=409)
        for _ in range(2):
            jury.team.post(page, [("item", item) for item in proposed])
        assert [jury.item(number) for number in (1, 2, 3)] == proposed
        assert "2 Mal den Raum. Besser geht es nicht." in text_of(jury.team.get(page))
        jury.team.post(f"/team/meetings/{jury.meeting}/move", {"item": second, "direction": "up"})
        assert jury.item(2) == second
        jury.do("open")
        jury.do(f"items/{second}/call")
        jury.team.post(f"/team/meetings/{jury.meeting}/move", {"item": second, "direction": "up"}, expect=409)
        ballot = ballot_on(jury, second)
        vote(jury, ballot, ("Ada", "Cem", "Dora", "Emil"), ())
        verified(house, jury, tmp_path)
        _everything_verifies(jury, tmp_path)


def test_all_jurors_are_applicants(database_url: str, tmp_path: Path) -> None:
    """A Jugendjury: each is recused on the own item only, and for each item it is told who counts."""
    with evening(database_url, tmp_path, *NAMES[:4]) as (house, jury):
        extra = jury.propose("Graffiti", "300,00")
        jury.proposals.append(extra)
        jury.team.post(f"/team/meetings/{jury.meeting}/agenda", [("proposal", extra)])
        for number, name in enumerate(NAMES[:4]):
            _applies(jury, number, f"member:{jury.members[name]}")
        jury.arrive("Emil")
        jury.do("open")
        for number, name in enumerate(NAMES[:4], start=1):
            _everybody_but(jury, number, name)
        verified(house, jury, tmp_path)


def _everybody_but(jury: Jury, number: int, name: str) -> None:
    item = jury.item(number)
    jury.do(f"items/{item}/call")
    assert _hints(jury) == {f"{name} stellt den Antrag selbst"}
    assert "Beschlussfähig: 5 von 7 besetzten Sitzen" in text_of(jury.desk())
    jury.do(f"items/{item}/conflict", {"member": jury.members[name], "reason": "applicant"})
    said = text_of(jury.desk())
    assert "Beschlussfähig: 4 von 7 besetzten Sitzen zählen" in said
    assert "1 befangene Person zählt nicht mit." in said
    ballot = ballot_on(jury, item, amount="100,00")
    vote(jury, ballot, [other for other in NAMES[:5] if other != name], ())
    assert "4 Ja-Stimmen" in text_of(jury.desk())


def _everything_verifies(jury: Jury, folder: Path) -> None:
    """The whole body's bundle, with all meetings."""
    answer = jury.team.request("GET", f"/audit/bodies/{jury.body}/bundle.zip")
    file = folder / "body.zip"
    file.write_bytes(answer.content)
    fine = juryvote("verify", str(file), check=False)
    assert "ALLES STIMMT" in fine.stdout, fine.stdout


def _journal(bundle: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(bundle)) as files:
        return files.read("journal.jsonl").decode()

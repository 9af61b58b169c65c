"""Hardest situation 10: a yes is only advice, the office is faster, somebody votes again, and one is forgotten."""

import io
import re
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.house import House, last_part, open_house, text_of
from tests.jury import NAMES, Jury
from tests.unsettled import adopt, ballot_on, verified, vote

HERE = ("Ada", "Bilal", "Cem", "Dora", "Emil")
RULES = {
    "quorum": {"value": ">=2/3", "of": "filled"},
    "majority": {"value": ">=2/3", "of": "present"},
    "urgent_decisions": "office",
    "retabling": {"most": 1, "wait_months": 1},
}


class Council(Jury):
    """A Quartiersrat whose members sit there since long ago."""

    def _body(self, people: int) -> str:
        form = {"name": "Aktionsfondsjury", "kind": "quartiersrat", "preset": "qr-berlin", "seats": str(people)}
        return last_part(self.team.post("/team/bodies", form))

    def _import(self, people: int) -> dict[str, str]:
        lines = "".join(f"{name};de;Aktionsfondsjury;2020-01-01\n" for name in NAMES[:people])
        self.team.post("/team/members/import/confirm", {"csv": f"name;sprache;gremium;von\n{lines}"})
        page = self.team.get(f"/team/bodies/{self.body}")
        found = {name: ident for ident, name in re.findall(r'<option value="(\w+)"[^>]*>\s*(?:<bdi>)?([^<]+)', page)}
        return {name: found[name] for name in NAMES[:people]}


def test_after_the_vote(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        council = Council(house)
        adopt(house, council, RULES)
        hoffest = _a_yes_is_advice(council)
        _its_wording_is_corrected(council, hoffest)
        _the_office_is_faster(council)
        _not_again_so_soon(council)
        adopt(house, council, {**RULES, "retabling": {"most": 1}})
        _the_council_hears_of_it_and_votes_again(council)
        _not_a_third_time(council)
        verified(house, council, tmp_path)
        _one_is_forgotten(house, council, tmp_path)


def _a_yes_is_advice(council: Council) -> str:
    council.arrive(*HERE)
    council.do("open")
    first, second = council.item(1), council.item(2)
    council.do(f"items/{first}/call")
    vote(council, ballot_on(council, first), HERE[:4], HERE[4:])
    council.do(f"items/{first}/publish")
    council.do(f"items/{second}/call")
    vote(council, ballot_on(council, second, amount="980,15"), HERE[:3], HERE[3:])  # 3 of 5 is less than 2/3
    council.do(f"items/{second}/publish")
    council.do("adjourn")
    decision = _decision(council, "Hoffest")
    page = text_of(council.team.get(f"/decisions/{decision}"))
    assert "Votum: Der Antrag „Hoffest“ wird befürwortet: 4 Ja, 1 Nein" in page
    assert "Das ist eine Empfehlung. Die Steuerungsrunde entscheidet danach." in page
    return decision


def _decision(council: Council, title: str) -> str:
    found = re.findall(rf'href="/decisions/(\w+)"><bdi[^>]*>{title}<', council.team.get("/"))
    assert found
    return str(found[0])


def _its_wording_is_corrected(council: Council, decision: str) -> None:
    form = {"text": "Votum: Das Hoffest wird befürwortet.", "why": "Tippfehler"}
    council.team.post(f"/team/decisions/{decision}/correct", form)
    page = text_of(council.team.get(f"/decisions/{decision}"))
    assert "Fassung 2, gilt jetzt" in page
    assert "Empfohlen: 450,00 €." in page  # the old wording stays to be read, and so do the numbers


def _the_office_is_faster(council: Council) -> None:
    wandbild = council.proposals[2]
    page = text_of(council.team.get(f"/team/proposals/{wandbild}"))
    assert "Wenn es eilt, darf das Büro entscheiden." in page
    path = f"/team/proposals/{wandbild}/executive"
    order = {"way": "urgent:office", "outcome": "carried", "amount": "1.200,00", "why": "Das Gerüst steht nur im März."}
    for wrong in (
        {"way": "office:office"},
        {"way": "urgent:chair"},
        {"way": "mandate:none", "by": council.members["Ada"]},
    ):
        said = text_of(council.team.post(path, {**order, **wrong}, expect=409))
        assert "Darüber entscheidet nur das Gremium" in said
        assert "Das Gerüst steht nur im März." in council.team.post(path, {**order, **wrong}, expect=409)
    council.team.post(path, {**order, "amount": "1.500,01"}, expect=422)
    council.team.post(path, {**order, "why": ""}, expect=422)
    for _ in range(2):  # pressed twice
        council.team.post(path, order)
    register = text_of(council.house.visitor().get("/"))
    assert register.count("„Wandbild“ ist angenommen. Bewilligt: 1.200,00 €. Das ist kein Beschluss des Gremiums.") == 1
    assert "noch nicht bekannt gegeben" in register


def _not_again_so_soon(council: Council) -> None:
    hochbeete = council.proposals[1]
    page = council.team.get(f"/team/proposals/{hochbeete}")
    assert "Der Antrag darf erst ab dem" in text_of(page)
    assert "Wieder vorlegen" not in text_of(page)
    said = text_of(council.team.post(f"/team/proposals/{hochbeete}/retable", expect=409))
    assert "Der Antrag kann nicht wieder vorgelegt werden" in said


def _the_council_hears_of_it_and_votes_again(council: Council) -> None:
    hochbeete = council.proposals[1]
    assert "Wieder vorlegen" in text_of(council.team.get(f"/team/proposals/{hochbeete}"))
    for _ in range(2):
        council.team.post(f"/team/proposals/{hochbeete}/retable")
    council.proposals = [hochbeete]
    council.meeting = council.plan()
    council.arrive(*HERE)
    council.do("open")
    assert "Seit der letzten Sitzung ohne Sie entschieden" in text_of(council.desk())
    told = re.search(r"/executive/(\w+)/told", council.desk())
    assert told
    for _ in range(2):
        council.do(f"executive/{told[1]}/told")
    assert "Seit der letzten Sitzung" not in text_of(council.desk())
    assert "dem Gremium bekannt" in text_of(council.house.visitor().get("/"))
    item = council.item(1)
    council.do(f"items/{item}/call")
    vote(council, ballot_on(council, item, amount="500,00"), (*HERE[:2], HERE[4]), HERE[2:4])  # one changed his mind
    council.do(f"items/{item}/publish")
    page = council.team.get(f"/decisions/{_decision(council, 'Hochbeete')}")
    assert "Wiedervorlage: Über diesen Antrag wurde schon am" in text_of(page)
    assert len(re.findall(r'href="/decisions/\w+">Frühere', page)) == 1


def _not_a_third_time(council: Council) -> None:
    page = text_of(council.team.get(f"/team/proposals/{council.proposals[0]}"))
    assert "Der Antrag wurde schon 1-mal wieder gestellt. Mehr ist nicht erlaubt." in page
    council.team.post(f"/team/proposals/{council.proposals[0]}/retable", expect=409)


def _one_is_forgotten(house: House, council: Council, folder: Path) -> None:
    """The grant's record stays and recounts; the name is gone."""
    assert "Emil" in _journal(_whole(council))
    yesterday = (datetime.now(UTC) - timedelta(days=2)).date().isoformat()
    seat = re.findall(r'id="seat-(\w+)"', council.team.get(f"/team/bodies/{council.body}"))[HERE.index("Emil")]
    council.team.post(f"/team/seats/{seat}/end", {"member": council.members["Emil"], "until": yesterday})
    council.team.post(f"/team/members/{council.members['Emil']}/erase")
    assert "Emil" not in _journal(_whole(council))
    file = folder / "later.zip"
    file.write_bytes(_whole(council))
    assert house.juryvote("verify", str(file)).returncode == 0
    assert house.juryvote("check").returncode == 0
    assert "Wandbild" in text_of(council.house.visitor().get("/"))


def _whole(council: Council) -> bytes:
    return council.team.request("GET", f"/audit/bodies/{council.body}/bundle.zip").content


def _journal(bundle: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(bundle)) as files:
        return files.read("journal.jsonl").decode()

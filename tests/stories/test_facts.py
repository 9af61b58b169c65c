"""What a vote hangs on beside the seat, over HTTP: the lot of alternates, attendance, homes, age."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

from tests.council import Council
from tests.house import juryvote, last_part, open_house, text_of
from tests.jury import Jury
from tests.standins import name_alternate, person_line
from tests.unsettled import verified

TITLES = ("Spielstraße", "Nachbarschaftsfest")
QUORUM = {"quorum": {"value": ">=1/3"}}
YES = (1, 0, 0)


def council_of(house: Any, residents: int = 3, partners: int = 2, **rules: Any) -> Council:
    return Council(house, residents=residents, partners=partners, rules={**QUORUM, **rules}, titles=TITLES)


def verified_in_parts(council: Council, folder: Path) -> bytes:
    """By itself, where earlier meetings are withheld, and in the bundle of the whole body."""
    verified(council.house, council, folder)
    return verified(council.house, council, folder, meeting=False)


def entries(bundle: bytes, kind: str) -> list[dict[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(bundle)) as files:
        lines = map(json.loads, files.read("journal.jsonl").splitlines())
        return [line["payload"] for line in lines if line["header"]["kind"] == kind]


def another(council: Council, *, day: int) -> None:
    """The evening is over, and one on a later day of the month is planned, with the same two items."""
    council.do("adjourn")
    form = {"body": council.body, "title": "Ratssitzung", "place": "Büro", "starts": f"2099-02-{day:02}T18:00"}
    council.meeting = last_part(council.team.post("/team/meetings", form))
    for title in TITLES:
        council.do("items", {"title": title})


def on_roll(council: Council, ballot: str) -> set[str]:
    """Who is asked, by the list of raised hands."""
    page = council.desk()
    asked = set(re.findall(r'name="people" value="(\w+)"', page))
    return {name for name, ident in council.members.items() if ident in asked} if ballot in page else set()


def test_alternates_are_drawn_in_the_open(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        council = council_of(house, alternates="drawn")
        for name in ("Alma", "Bela", "Cora"):
            name_alternate(council, name, seat=1)
        council.come("R1", "P1")
        council.arrive("Alma", "Bela")
        council.do("open")
        council.call(1)
        assert "Die Stellvertretungen sind noch nicht ausgelost, deshalb stimmt keine mit." in council.says()
        assert "Sie vertreten gerade niemanden" in council.phone("Alma")
        promise = _numbers(council.desk())[0]
        assert promise in _numbers(council.team.get(f"/screen/{council.meeting}"))
        for _ in range(2):  # pressed twice
            council.do("alternates")
        assert "noch nicht ausgelost" not in council.says()
        council.arrive("Cora")  # late, and in the order all the same
        council.call(2)
        order = sorted(("Alma", "Bela", "Cora"), key=lambda name: council.says().index(f" {name} Sitz 1"))
        first, second, third = order
        for name in (first, second):  # for the two residents who are away
            assert "Sie vertreten gerade ein Mitglied" in council.phone(name)
        assert "Sie vertreten gerade niemanden" in council.phone(third)
        ballot = council.open(2)
        assert on_roll(council, ballot) == {"R1", "P1", first, second}
        council.do("alternates")  # drawn is drawn
        council.raise_hands(ballot, ("R1", "P1", first, second), (4, 0, 0))
        council.do(f"ballots/{ballot}/close")
        wall = council.team.get(f"/screen/{council.meeting}")
        said = entries(verified_in_parts(council, tmp_path), "alternates-drawn")[0]
        assert [council.members[name] for name in order] == said["order"]
        _anybody_draws_it_again(council, said, promise, tmp_path)
        assert not any(name in text_of(wall) for name in order)


def _numbers(page: str) -> list[str]:
    return re.findall(r"\b[0-9a-f]{64}\b", page.replace('</code><wbr><code class="code">', ""))


def _anybody_draws_it_again(council: Council, said: dict[str, Any], promise: str, folder: Path) -> None:
    pool = sorted(said["order"])
    lot = {"seed": said["seed"], "commitment": promise, "what": council.meeting, "of": pool, "take": len(pool)}
    case = folder / "lot.json"
    case.write_text(json.dumps({"lot": lot}))
    answer = json.loads(juryvote("explain", str(case), "--json").stdout)
    assert (answer["commitment_fits"], answer["drawn"]) == (True, said["order"])


def test_a_vote_comes_with_the_second_attendance(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        council = council_of(house, votes={"after_attendances": 1}, quorum={"value": 1, "of": "filled"})
        council.come("R1", "R2", "P1")
        council.do("open")
        assert "War noch nicht oft genug da" in person_line(council, "R1")
        council.go("R2")  # was there all the same
        another(council, day=8)
        council.arrive("R1", "R2", "R3")
        council.come("P1")
        council.do("open")
        council.call(1)
        assert "Sie waren noch nicht oft genug da." in council.phone("R3")
        ballot = council.open(1)
        assert on_roll(council, ballot) == {"R1", "R2", "P1"}
        assert "Sie stimmen diesmal nicht mit ab." in council.phone("R3")
        council.vote("R2", "yes")
        council.raise_hands(ballot, ("R3",), YES, expect=403)
        council.do(f"ballots/{ballot}/close")
        bundle = verified_in_parts(council, tmp_path)
        pinned = entries(bundle, "meeting-opened")[1]["facts"]
        assert pinned[council.members["R2"]] == {"attended": 1}
        assert pinned[council.members["R3"]] == {"attended": 0}


def test_who_stays_away_twice_loses_the_vote_until_the_next_time(database_url: str, tmp_path: Path) -> None:
    rules = {"votes": {"lapses_after_absences": 2}, "exclusion": {"unexcused": 2, "in_a_row": 3}}
    with open_house(database_url, tmp_path / "log") as house:
        council = council_of(house, **rules)
        for evening in range(2):
            council.come("R1", "R2", "P1")
            council.do("excuse", {"member": council.members["P2"], "excused": "yes"})
            assert "nicht da · entschuldigt" in person_line(council, "P2")
            council.do("open")
            another(council, day=8 + evening)
        council.do("excuse", {"member": council.members["R1"], "excused": "yes"})
        council.do("excuse", {"member": council.members["R1"], "excused": "no"})  # it was somebody else
        council.come("R1", "R2", "R3", "P1", "P2")
        council.do("open")
        for name in ("R3", "P2"):  # the excuse saves from exclusion, not from losing the vote
            assert "Hat zu oft gefehlt und deshalb keine Stimme mehr." in person_line(council, name)
        assert on_roll(council, council.open(1)) == {"R1", "R2", "P1"}
        council.do(f"ballots/{council.ballot()}/close")
        _an_exclusion_is_proposed_and_nobody_is_excluded(council)
        another(council, day=10)
        council.come("R1", "R2", "R3", "P1", "P2")
        council.do("open")
        assert on_roll(council, council.open(1)) == set(council.members)
        council.do(f"ballots/{council.ballot()}/close")
        assert "Oft nicht da" not in council.says()
        verified_in_parts(council, tmp_path)


def _an_exclusion_is_proposed_and_nobody_is_excluded(council: Council) -> None:
    said = "R3 fehlte 2-mal ohne Entschuldigung. Über einen Ausschluss darf abgestimmt werden."
    assert said in council.says()
    page = f"/team/bodies/{council.body}"
    assert said in text_of(council.team.get(page))
    assert "P2 fehlte" not in council.says()
    r1, r3 = council.members["R1"], council.members["R3"]
    council.do("exclusion", {"member": r1}, expect=409)
    for _ in range(2):  # from the desk and from the office it is the same item
        council.do("exclusion", {"member": r3})
        council.team.post(f"{page}/exclusion", {"member": r3, "meeting": council.meeting})
    council.call(3)
    assert "TOP 3 Ausschluss: Mitglied auf Sitz 3" in council.says()
    assert "Es geht um Personen. Darum wird geheim abgestimmt." in council.says()
    assert len(re.findall(r'id="line-', council.desk())) == 3


def test_one_vote_for_a_household_and_for_an_institution(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        council = council_of(house, votes={"one_per": "both"})
        home = _party(council, "household", "Haushalt Ahornstraße 3", "R1", "R2")
        _party(council, "institution", "Nachbarschaftshaus", "P1", "P2")
        council.arrive("R2", "R1")
        council.come("R3", "P1")
        council.do("open")
        council.call(1)
        assert "Ihr Haushalt oder Ihre Einrichtung hat hier schon eine Stimme." in council.phone("R1")
        council.come("P2")
        ballot = council.open(1)
        assert on_roll(council, ballot) == {"R2", "R3", "P1"}
        council.raise_hands(ballot, ("R2", "R3", "P1"), (3, 0, 0))
        council.do("facts", {"member": council.members["R1"]}, expect=409)  # never during a ballot
        council.do(f"ballots/{ballot}/close")
        _ends_today(council, home, "R1")
        for _ in range(2):  # pressed twice
            council.do("facts", {"member": council.members["R1"]})
        assert on_roll(council, council.open(2)) == {"R1", "R2", "R3", "P1"}
        council.vote("R1", "yes")
        council.do(f"ballots/{council.ballot()}/close")
        bundle = verified_in_parts(council, tmp_path)
        assert entries(bundle, "fact-corrected") == [
            {"kind": "fact-corrected", "meeting": council.meeting, "member": council.members["R1"], "fact": {}}
        ]
        assert b"Ahornstra" not in bundle


def _party(council: Council, kind: str, name: str, *people: str) -> str:
    council.team.post("/team/interests", {"kind": kind, "name": name})
    page = council.team.get("/team/interests")
    found = re.search(rf'id="party-(\w+)"><h3><bdi>{re.escape(name)}<', page)
    assert found, text_of(page)
    role = {"household": "lives", "institution": "seat"}[kind]
    for one in people:
        form = {"party": found[1], "member": council.members[one], "role": role, "since": "2026-01-01"}
        council.team.post("/team/interests/members", form)
    return found[1]


def _ends_today(council: Council, party: str, name: str) -> None:
    """It was wrong from the beginning: the line is taken back."""
    page = council.team.get("/team/interests")
    block = page[page.index(f'id="party-{party}"') :]
    line = block[block.index(f"<bdi>{name}</bdi>") :]
    end = re.search(r'action="(/team/interests/\w+/end)"', line)
    never = re.search(r'name="until" value="(2025[^"]+)"', line)
    assert end
    assert never
    council.team.post(end[1], {"until": never[1]})


def test_who_is_too_young_sits_without_a_vote(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        council = council_of(house, votes={"min_age": 90})  # the story plays in 2099
        r1, r2, r3 = (council.members[name] for name in ("R1", "R2", "R3"))
        for member, years in ((r1, "15"), (r2, "40")):
            council.team.post("/team/members/age", {"member": member, "years": years})
        council.team.post("/team/members/age", {"member": r3, "years": "200"}, expect=422)
        council.team.post("/team/members/age", {"member": "nobody", "years": "20"}, expect=404)
        assert "mindestens 15" in text_of(council.team.get("/team/members"))
        council.arrive("R1")
        council.come("R2", "P1")
        council.do("open")
        council.call(1)
        assert "sind Sie noch zu jung für eine Stimme" in council.phone("R1")
        assert "Von 3 Personen ist das Alter nicht bekannt. Sie zählen mit." in council.says()
        assert on_roll(council, council.open(1)) == {"R2", "P1"}
        council.do(f"ballots/{council.ballot()}/close")
        council.team.post("/team/members/age", {"member": r1, "years": ""})
        assert "mindestens 15" not in text_of(council.team.get("/team/members"))
        council.do("facts", {"member": r1})
        assert on_roll(council, council.open(2)) == {"R1", "R2", "P1"}
        council.do(f"ballots/{council.ballot()}/close")
        opened = entries(verified_in_parts(council, tmp_path), "meeting-opened")[0]
        assert opened["facts"][r2] == {"age": 90}  # old enough is all that the journal says
        assert opened["facts"][r1]["age"] < 90


def test_a_body_that_asks_for_nothing_keeps_nothing(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = Jury(house)
        jury.team.post("/team/members/age", {"member": jury.members["Ada"], "years": "15"})
        jury.arrive("Ada", "Bilal", "Cem", "Dora")
        jury.do("open")
        assert "Angaben neu lesen" not in jury.desk()
        jury.do("facts", {"member": jury.members["Ada"]}, expect=404)
        jury.do("alternates", expect=409)
        opened = entries(verified(house, jury, tmp_path), "meeting-opened")[0]
        assert set(opened) == {"kind", "meeting", "bylaws", "second_invitation"}

"""Elections of persons over HTTP, on both databases: rounds, run-off, lot, alternates, open and secret."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.electing import LIST, assist, elect, entries_of, nominate, open_round, tick, withdraw
from tests.house import House, juryvote, open_house, text_of
from tests.jury import NAMES, Jury
from tests.unsettled import adopt, verified
from tests.web.test_cut_papers import words_of

OPEN = {"quorum": {"value": ">1/2"}, "secrecy": {"persons": "open"}}


@contextmanager
def evening(database: str, folder: Path, rules: dict[str, Any] | None = None) -> Iterator[tuple[House, Jury]]:
    """All seven are here, the meeting is open."""
    with open_house(database, folder / "log") as house:
        jury = Jury(house)
        if rules:
            adopt(house, jury, rules)
        jury.arrive(*NAMES)
        jury.do("open")
        yield house, jury


def test_two_speakers_of_four_in_secret(database_url: str, tmp_path: Path) -> None:
    """One in the first round, a run-off that is equal, the lot; the others become alternates in their order."""
    with evening(database_url, tmp_path) as (house, jury):
        item = elect(jury, "Sprecherteam", 2, *LIST, ranked=True)
        jury.do(f"items/{item}/call")
        assert "Gewählt ist, wen mindestens 4 von 7 wählen." in text_of(jury.desk())
        jury.do(f"items/{item}/ballot", {"amount": "", "mode": "open"}, expect=409)  # persons: always secret
        jury.do(f"items/{item}/ballot", {"amount": "", "mode": "straw"}, expect=409)
        slips = f"/team/meetings/{jury.meeting}/slips.pdf?item=4&count=1"
        before = words_of(jury.team.request("GET", slips).content)
        assert "bis zu 2 Personen" in before
        assert "3 Cem" in before
        first = open_round(jury, item)
        assert words_of(jury.team.request("GET", slips).content) == before  # what would be asked is what is asked
        _vote(jury, {"Ada": ("Ada", "Bilal"), "Bilal": ("Bilal", "Cem"), "Cem": ("Bilal", "Cem"), "Dora": ("Dora",)})
        _vote(jury, {"Emil": ("Bilal", "Ada"), "Fatma": ("Ada", "Cem")})
        assist(jury, "Gül", choice="abstain")
        assert "6 gültige" not in text_of(jury.desk())
        jury.do(f"ballots/{first}/close")
        desk = text_of(jury.desk())
        assert "Gewählt: Listenplatz 2 (4 Stimmen). Nötig waren 4 von 6 gültigen Stimmzetteln." in desk
        assert "Um 1 Platz gibt es eine Stichwahl: Listenplätze 1, 3." in desk
        assert "6 gültige Stimmzettel · 1 Enthaltung" in desk
        nominate(jury, item, "Emil", expect=409)
        withdraw(jury, item, "Bilal", expect=409)  # is elected
        second = open_round(jury, item)
        assert "Stichwahl „Sprecherteam“: Wen wählen Sie?" in text_of(jury.phones["Ada"].get("/meeting"))
        _vote(jury, {"Ada": ("Ada",), "Bilal": ("Cem",), "Cem": ("Cem",), "Dora": ("Ada",)})
        promise = _promise(jury)
        jury.do(f"ballots/{second}/close")
        assert "Um 1 Platz entscheidet das Los: Listenplätze 1, 3." in text_of(jury.desk())
        withdraw(jury, item, "Cem", expect=409)
        jury.do(f"items/{item}/ballot", {"amount": "", "mode": "sealed"}, expect=409)
        for _ in range(2):  # pressed twice
            jury.do(f"ballots/{second}/lot")
        wall = jury.team.get(f"/screen/{jury.meeting}")
        assert "Das Los zieht: Listenplatz" in text_of(wall)
        assert "The lot draws: number" in text_of(
            jury.team.get(f"/screen/{jury.meeting}", headers={"accept-language": "en"})
        )
        jury.do(f"items/{item}/publish")
        bundle = verified(house, jury, tmp_path)
        said, made = entries_of(bundle, "election-drawn")[0], entries_of(bundle, "decision-made")[0]
        winner, loser = said["order"]
        assert made["text"] == (
            "Wahl „Sprecherteam“: 0 Enthaltungen, 0 befangen. "
            f"Gewählt: Listenplatz 2 (4 Stimmen), Listenplatz {winner} (2 Stimmen und das Los). "
            f"Stellvertretung, in dieser Reihenfolge: Listenplatz {loser}, Listenplatz 4."
        )
        _anybody_draws_it_again(said, promise, tmp_path)
        _archives_verify(bundle, (first, second), tmp_path)
        _names_stand_nowhere(bundle)
        _register_names_who_is_elected(jury, winner)


def _vote(jury: Jury, slips: dict[str, tuple[str, ...]]) -> None:
    for voter, names in slips.items():
        assist(jury, voter, *names)


def _promise(jury: Jury) -> str:
    found = re.search(r"\b[0-9a-f]{64}\b", jury.desk().replace('</code><wbr><code class="code">', ""))
    assert found
    return found[0]


def _anybody_draws_it_again(said: dict[str, Any], promise: str, folder: Path) -> None:
    of = [str(number) for number in sorted(said["order"])]
    lot = {"seed": said["seed"], "commitment": promise, "what": said["ballot"], "of": of, "take": len(of)}
    case = folder / "lot.json"
    case.write_text(json.dumps({"lot": lot}))
    answer = json.loads(juryvote("explain", str(case), "--json").stdout)
    assert (answer["commitment_fits"], answer["drawn"]) == (True, [str(number) for number in said["order"]])


def _archives_verify(bundle: bytes, ballots: tuple[str, ...], folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle)) as files:
        for ballot in ballots:
            bel = folder / f"{ballot}.bel"
            bel.write_bytes(files.read(f"sealed/{ballot}.bel"))
            told = juryvote("verify", str(bel), check=False)
            assert told.returncode == 0, told.stdout
            assert "Listenplatz 1" in told.stdout


def _names_stand_nowhere(bundle: bytes) -> None:
    """Neither in the journal of the meeting nor in an archive."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as files:
        told = b"".join(files.read(name) for name in files.namelist())
    assert not [name for name in ("Bilal", "Fatma", "Gül") if name.encode() in told]  # shorter ones come by chance


def _register_names_who_is_elected(jury: Jury, winner: int) -> None:
    page = jury.team.get("/")
    decision = re.search(r'href="(/decisions/\w+)"', page)
    assert decision
    told = text_of(jury.house.visitor().get(decision[1]))
    assert "Bilal" in told
    assert LIST[winner - 1] in told
    assert "Listenplatz 2 (4 Stimmen)" in told


def test_an_open_election_with_a_helper_and_a_change_of_mind(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path, OPEN) as (house, jury):
        item = elect(jury, "Kassenprüfung", 1, "Ada", "Bilal", "Emil")
        withdraw(jury, item, "Emil")
        withdraw(jury, item, "Emil")  # twice
        nominate(jury, item, "Ada")  # is there already
        nominate(jury, item, "Emil")  # comes back, with the same number
        withdraw(jury, item, "Emil")
        jury.do(f"items/{item}/call")
        ballot = open_round(jury, item, "open")
        tick(jury, "Ada", "Ada")
        assert "Ihre Stimme ist gezählt: Bilal" in text_of(tick(jury, "Ada", "Bilal"))
        tick(jury, "Bilal", "Ada", "Bilal", expect=422)
        assert "Ihr Stimmzettel ist noch leer" in text_of(tick(jury, "Bilal", expect=422))
        tick(jury, "Bilal", choice="none", expect=422)  # others stand: there is no no
        tick(jury, "Bilal", "Bilal")
        tick(jury, "Cem", "Bilal")
        tick(jury, "Dora", choice="abstain")
        people = {"people": jury.members["Emil"], "yes": "1", "no": "0", "abstain": "0"}
        assert "nicht auf Papier" in text_of(jury.do(f"ballots/{ballot}/hands", people, expect=409))
        helped = {"member": jury.members["Emil"], "choice": "yes", "pick": "1"}
        jury.do(f"ballots/{ballot}/helper", helped)
        withdraw(jury, item, "Ada", expect=409)  # it runs
        jury.do(f"ballots/{ballot}/close")
        desk = text_of(jury.desk())
        assert "Gewählt: Listenplatz 2 (3 Stimmen). Nötig waren 3 von 4 gültigen Stimmzetteln." in desk
        nominate(jury, item, "Cem", expect=409)
        bundle = verified(house, jury, tmp_path)
        closed = entries_of(bundle, "ballot-closed")[0]
        assert closed["votes_for"] == [1, 3]
        assert [slip.get("picks", []) for slip in closed["slips"] if slip["member"] == jury.members["Ada"]] == [[2]]


def test_a_single_candidate_fails(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path) as (house, jury):
        item = elect(jury, "Schriftführung", 1)
        jury.do(f"items/{item}/call")
        said = jury.do(f"items/{item}/ballot", {"amount": "", "mode": "sealed"}, expect=409)
        assert "Es steht niemand zur Wahl" in text_of(said)
        nominate(jury, item, "Gül")
        ballot = open_round(jury, item)
        assert "Ja, ich wähle Gül" in text_of(jury.phones["Ada"].get(f"/ballots/{ballot}/assisted"))
        _vote(jury, {"Gül": ("Gül",), "Ada": ("Gül",)})
        for name in ("Bilal", "Cem", "Dora"):
            assist(jury, name, choice="none")
        assist(jury, "Emil", choice="abstain")
        jury.do(f"ballots/{ballot}/paper", {"people": jury.members["Fatma"]}, expect=409)
        jury.do(f"ballots/{ballot}/close")
        desk = text_of(jury.desk())
        assert "Gewählt ist niemand. Nötig waren 3 von 5 gültigen Stimmzetteln. 1 Platz bleibt frei." in desk
        assert "niemand gewählt" in desk
        made = entries_of(verified(house, jury, tmp_path, meeting=False), "decision-made")[0]
        assert made["outcome"] == "rejected"


def test_who_withdraws_or_is_biased_leaves_before_the_run_off(database_url: str, tmp_path: Path) -> None:
    """Three are equal; one withdraws. While the run-off runs somebody is struck. A first attempt is annulled."""
    with evening(database_url, tmp_path, OPEN) as (house, jury):
        item = elect(jury, "Sprecherin", 1, "Ada", "Bilal", "Cem")
        jury.do(f"items/{item}/call")
        jury.do(f"ballots/{open_round(jury, item, 'open')}/annul", {"why": "Zu früh eröffnet"})
        ballot = open_round(jury, item, "open")
        for voter, name in (("Ada", "Ada"), ("Bilal", "Bilal"), ("Cem", "Cem")):
            tick(jury, voter, name)
        jury.do(f"ballots/{ballot}/close")
        assert "Um 1 Platz gibt es eine Stichwahl: Listenplätze 1, 2, 3." in text_of(jury.desk())
        withdraw(jury, item, "Cem")
        ballot = open_round(jury, item, "open")
        for voter in ("Ada", "Cem", "Dora"):
            tick(jury, voter, "Ada")
        tick(jury, "Bilal", "Bilal")
        jury.do(f"items/{item}/conflict", {"member": jury.members["Dora"], "reason": "relative"})
        jury.do(f"ballots/{ballot}/close")
        assert "Gewählt: Listenplatz 1 (2 Stimmen)." in text_of(jury.desk())
        verified(house, jury, tmp_path)


def test_at_the_tablet_in_secret(database_url: str, tmp_path: Path) -> None:
    with evening(database_url, tmp_path) as (house, jury):
        item = elect(jury, "Sprecherteam", 2, *LIST)
        jury.do(f"items/{item}/call")
        ballot = open_round(jury, item)
        link = jury.team.post(f"/team/meetings/{jury.meeting}/kiosk", expect=200)
        code = re.search(r"\b([A-Z0-9]{4}-[A-Z0-9]{4})\b", text_of(link))
        assert code
        tablet = house.visitor()
        tablet.post("/enter", {"code": code[1]})
        jury.do("kiosk", {"member": jury.members["Ada"]})
        page = tablet.get("/kiosk")
        assert "Sie können bis zu 2 Personen wählen." in text_of(page)
        key = re.search(r'name="key" value="([^"]+)"', page)
        assert key
        slip = [("choice", "yes"), ("pick", "1"), ("pick", "2"), ("key", key[1])]
        too_many = tablet.press(f"/kiosk/ballots/{ballot}/slip", [*slip, ("pick", "3")], expect=422)
        assert "zu viele Kreuze" in text_of(too_many)
        assert "Ihre Stimme ist gezählt" in text_of(tablet.press(f"/kiosk/ballots/{ballot}/slip", slip))
        _vote(jury, {"Bilal": ("Ada", "Bilal"), "Cem": ("Ada",)})
        jury.do(f"ballots/{ballot}/close")
        assert "Gewählt: Listenplatz 1 (3 Stimmen), Listenplatz 2 (2 Stimmen)." in text_of(jury.desk())
        verified(house, jury, tmp_path)

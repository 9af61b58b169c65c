"""A secret ballot of a whole evening over HTTP, on both databases: demanded, cast in four ways, counted, checked."""

import re
import zipfile
from pathlib import Path

from sqlalchemy import text

from juryvote.live.hall import Hall
from juryvote.sealed.texts import short
from tests.house import SECRET, House, open_house, text_of
from tests.jury import Jury
from tests.sealed_phone import SealedPhone
from tests.stories.test_live import listening

PHONES = ("Ada", "Bilal", "Cem", "Dora")


def test_a_secret_evening(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = Jury(house)
        phones = _everybody_comes(jury)
        item = _secrecy_is_demanded(jury)
        ballot = jury.ballot()
        assert [path.stem for path in house.safe.glob("*.key")] == [ballot]
        with listening(jury.phones["Emil"], jury.meeting) as stream:
            stream.wait(1)  # where things stand
            trackers = _they_vote(jury, phones, ballot)
            stream.wait(2)
        assert all(re.fullmatch(r"\d+( \d+)?", said) for _, said in stream.heard)  # a revision, or how many voted
        _paper_is_counted_by_two(jury, ballot)
        _a_conflict_strikes_one(jury, item)
        jury.do(f"ballots/{ballot}/close")
        assert "3 ✓ Ja" in text_of(jury.desk()).replace("3 Ja", "3 ✓ Ja")
        _everybody_finds_the_own_slip(phones, ballot, trackers)
        _the_key_and_the_urn_are_gone(house)
        jury.do("adjourn")
        _anybody_checks_it(house, jury, item, ballot, tmp_path)


def _everybody_comes(jury: Jury) -> dict[str, SealedPhone]:
    jury.arrive(*PHONES, "Emil")
    for name in ("Fatma", "Gül"):
        jury.do("presence", {"member": jury.members[name], "direction": "in"})
    phones = {name: SealedPhone(jury.phones[name]) for name in PHONES}
    for phone in phones.values():
        phone.enrol()
    jury.do("open")
    return phones


def _secrecy_is_demanded(jury: Jury) -> str:
    item = jury.item(1)
    jury.do(f"items/{item}/call")
    ada = jury.phones["Ada"]
    for wants in ("yes", "yes", "no", "yes"):  # said twice it is said once; taken back; said again
        ada.press(f"/items/{item}/secrecy", {"wants": wants})
    ada.press(f"/items/{item}/secrecy", {"wants": "perhaps"}, expect=422)
    said = text_of(jury.do(f"items/{item}/ballot", {"amount": "450,00", "mode": "open"}, expect=409))
    assert "Hier muss geheim abgestimmt werden" in said
    jury.do(f"items/{item}/ballot", {"amount": "450,00", "mode": "sealed"})
    ada.press(f"/items/{item}/secrecy", {"wants": "no"}, expect=409)  # too late
    return item


def _they_vote(jury: Jury, phones: dict[str, SealedPhone], ballot: str) -> dict[str, str]:
    """Four phones, one changes its mind, one has no key; hands and helpers are not for secret ballots."""
    phones["Ada"].vote("no")
    trackers = {"Ada": phones["Ada"].vote("yes"), "Bilal": phones["Bilal"].vote("no")}
    trackers |= {"Cem": phones["Cem"].vote("yes"), "Dora": phones["Dora"].vote("yes")}
    assert SealedPhone(jury.phones["Emil"]).form() == {}
    trackers["Emil"] = SealedPhone(jury.phones["Emil"]).assisted(ballot, "yes")
    hands = [("people", jury.members["Gül"]), ("yes", "1"), ("no", "0"), ("abstain", "0")]
    jury.do(f"ballots/{ballot}/hands", hands, expect=409)
    jury.do(f"ballots/{ballot}/helper", {"member": jury.members["Gül"], "choice": "yes"}, expect=409)
    jury.phones["Emil"].press(f"/ballots/{ballot}/slip", {"choice": "yes", "key": "0.abcdefgh12"}, expect=409)
    return trackers


def _paper_is_counted_by_two(jury: Jury, ballot: str) -> None:
    people = [("people", jury.members["Fatma"]), ("people", jury.members["Gül"])]
    jury.do(f"ballots/{ballot}/paper", [*people, ("people", jury.members["Ada"])], expect=409)  # voted by phone
    jury.do(f"ballots/{ballot}/paper", people)
    said = text_of(jury.do(f"ballots/{ballot}/close", expect=409))
    assert "Papierzettel sind noch nicht gezählt" in said
    right, wrong = ({"yes": "0", "no": no, "abstain": one} for no, one in (("1", "1"), ("2", "0")))
    jury.do(f"ballots/{ballot}/paper-count", {"yes": "3", "no": "0", "abstain": "0"}, expect=422)
    jury.do(f"ballots/{ballot}/paper-count", wrong)
    jury.do(f"ballots/{ballot}/paper-count", wrong, expect=409)  # the same person
    ada, path = jury.phones["Ada"], f"/ballots/{ballot}/paper-count"
    assert "verschieden" in text_of(ada.press(path, right, expect=409))
    jury.do(f"ballots/{ballot}/close", expect=409)  # both counts are forgotten
    jury.do(f"ballots/{ballot}/paper-count", right)
    ada.press(path, right)


def _a_conflict_strikes_one(jury: Jury, item: str) -> None:
    jury.phones["Dora"].press(f"/items/{item}/conflict", {"reason": "relative"})


def _everybody_finds_the_own_slip(phones: dict[str, SealedPhone], ballot: str, trackers: dict[str, str]) -> None:
    listed = phones["Ada"].trackers(ballot)
    assert listed == sorted(listed)
    assert len(listed) == 6
    found = {name for name, mine in trackers.items() if any(one.startswith(mine) for one in listed)}
    assert found == {"Ada", "Bilal", "Cem", "Emil"}  # Dora was struck
    bilal = phones["Bilal"]
    bilal.send(f"/ballots/{ballot}/sealed", bilal.last)  # a resend after the end: counted is counted
    phones["Dora"].send(f"/ballots/{ballot}/sealed", phones["Dora"].last, expect=409)


def _the_key_and_the_urn_are_gone(house: House) -> None:
    assert list(house.safe.glob("*")) == []
    hall = Hall(database=house.database, secret=SECRET.encode(), safe=str(house.safe))
    with hall.reading() as db:
        for table in ("urn", "paper", "slips"):
            assert db.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == 0
        assert db.execute(text("SELECT count(*) FROM roll WHERE device_key IS NOT NULL OR turn > 0")).scalar_one() == 0
    hall.close()


def _anybody_checks_it(house: House, jury: Jury, item: str, ballot: str, folder: Path) -> None:
    stranger = house.visitor()
    stranger.get(f"/archives/{ballot}.bel", expect=404)  # not yet published
    inside = jury.phones["Ada"].request("GET", f"/archives/{ballot}.bel")
    jury.do(f"items/{item}/publish")
    bel = stranger.request("GET", f"/archives/{ballot}.bel")
    assert bel.content == inside.content
    file = folder / f"{ballot}.bel"
    file.write_bytes(bel.content)
    checked = house.juryvote("verify", str(file))
    assert (checked.returncode, checked.stdout.count("Ja: 3, Nein: 2")) == (0, 1), checked.stdout
    _the_auditor_recounts_it(house, jury, folder, ballot)
    checked = house.juryvote("check")
    assert checked.returncode == 0, checked.stdout


def _the_auditor_recounts_it(house: House, jury: Jury, folder: Path, ballot: str) -> None:
    answer = jury.team.request("GET", f"/audit/bodies/{jury.body}/bundle.zip?meeting={jury.meeting}")
    file = folder / "bundle.zip"
    file.write_bytes(answer.content)
    checked = house.juryvote("verify", str(file))
    assert checked.returncode == 0, checked.stdout
    with zipfile.ZipFile(file) as bundle:
        place = bundle.getinfo(f"sealed/{ballot}.bel").header_offset
    damaged = bytearray(answer.content)
    damaged[place + 2000] ^= 1
    file.write_bytes(bytes(damaged))
    checked = house.juryvote("verify", str(file))
    assert checked.returncode == 1
    assert f"sealed/{ballot}.bel" in checked.stdout.splitlines()[2], checked.stdout


def test_an_item_about_people_and_bylaws_that_want_secrecy(tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        jury = Jury(house)
        jury.arrive("Ada", "Bilal", "Cem", "Dora")
        jury.do("items", {"title": "Wahl der Sprecherin", "persons": "yes"})
        jury.do("open")
        item = jury.item(4)
        jury.do(f"items/{item}/call")
        jury.do(f"items/{item}/ballot", {"amount": "", "mode": "open"}, expect=409)
        jury.do(f"items/{item}/ballot", {"amount": "", "mode": "sealed"})
        ballot = jury.ballot()
        assert "um Personen" in re.sub(r"\s+", " ", text_of(jury.phones["Ada"].get("/meeting")))
        jury.do(f"ballots/{ballot}/annul", {"why": "Zu früh"})
        assert list(house.safe.glob("*.key")) == []  # nobody can open what was annulled
        jury.do(f"items/{item}/ballot", {"amount": "", "mode": "sealed"})
        jury.do(f"ballots/{jury.ballot()}/close")  # nobody voted
        assert house.juryvote("check").returncode == 0
        jury.phones["Ada"].get(f"/ballots/{ballot}/trackers", expect=404)


def test_a_late_phone_has_no_key_of_its_own_and_a_struck_paper_is_counted_anew(tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        jury = Jury(house)
        jury.arrive("Ada", "Bilal", "Cem", "Dora")
        phones = {name: SealedPhone(jury.phones[name]) for name in PHONES}
        for name in ("Ada", "Bilal", "Cem"):
            phones[name].enrol()
        jury.do("open")
        item = jury.item(1)
        jury.do(f"items/{item}/call")
        jury.do(f"items/{item}/ballot", {"amount": "450,00", "mode": "sealed"})
        ballot, path = jury.ballot(), f"/ballots/{jury.ballot()}/sealed"
        phones["Dora"].enrol()
        assert phones["Dora"].form() == {}
        slip = phones["Ada"].slip("yes")
        phones["Dora"].send(path, slip, expect=422)
        phones["Dora"].assisted(ballot, "yes")
        people = [("people", jury.members[name]) for name in ("Ada", "Bilal")]
        jury.do(f"ballots/{ballot}/paper", people)
        phones["Ada"].send(path, slip, expect=409)  # she has paper
        count = {"yes": "1", "no": "1", "abstain": "0"}
        jury.do(f"ballots/{ballot}/paper-count", count)
        jury.phones["Cem"].press(f"/ballots/{ballot}/paper-count", count)
        jury.phones["Ada"].press(f"/items/{item}/conflict", {"reason": "relative"})
        jury.do(f"ballots/{ballot}/paper", people[1:])
        jury.do(f"ballots/{ballot}/paper-count", {**count, "no": "0"})
        jury.phones["Cem"].press(f"/ballots/{ballot}/paper-count", {**count, "no": "0"})
        tracker = phones["Cem"].vote("no")
        jury.do(f"ballots/{ballot}/close")
        assert tracker in phones["Cem"].trackers(ballot)
        assert short(phones["Cem"].last["slip"].encode()) == tracker
        checked = house.juryvote("check")
        assert checked.returncode == 0, checked.stdout

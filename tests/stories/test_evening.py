"""A whole evening over HTTP, on both databases: from an empty area to a bundle that an auditor recounts."""

import re
from pathlib import Path

from tests.house import House, juryvote, open_house, text_of
from tests.jury import Jury


def test_an_evening_from_an_open_round_to_a_verified_bundle(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = Jury(house)
        jury.arrive("Ada", "Bilal", "Cem", "Dora", "Emil", "Fatma")
        jury.do("presence", {"member": jury.members["Gül"], "direction": "in"})
        jury.do("open")
        _a_clock_is_set_and_goes_with_the_next_item(jury)
        first = _conflict_is_declared_and_works_at_once(jury)
        _whoever_spoke_least_is_next(jury)
        _the_quorum_is_lost_and_the_ballot_is_void(jury, first)
        _the_quorum_is_back_and_the_ballot_carries(jury, first)
        _a_second_item_is_rejected(jury)
        jury.do("adjourn")
        _the_public_reads_it(jury, first)
        _the_auditor_recounts_it(house, jury, tmp_path)


def _a_clock_is_set_and_goes_with_the_next_item(jury: Jury) -> None:
    wall = f"/screen/{jury.meeting}"
    jury.do("timer", {"minutes": "61"}, expect=422)
    jury.do("timer", {"minutes": "5"})
    ends = re.findall(r'name="ends" value="([^"]+)"', jury.desk())
    assert re.search("[45]:[0-5][0-9]", text_of(jury.team.get(wall)))
    for _ in range(2):  # a double tap
        jury.do("timer/longer", {"ends": ends[0]})
    assert re.search("[56]:[0-5][0-9] Redezeit", text_of(jury.team.get(wall)))
    jury.do("timer/stop")
    jury.do("timer/longer", {"ends": ends[0]})
    assert "data-timer" not in jury.team.get(wall)
    jury.do("timer", {"minutes": "10", "purpose": "break"})
    for page in (jury.team.get(wall), jury.phones["Ada"].get("/meeting/now")):
        assert re.search("Pause, weiter um [0-2][0-9]:[0-5][0-9]", text_of(page))
    jury.do("timer", {"minutes": "1"})
    assert "Pause" not in text_of(jury.phones["Ada"].get("/meeting/now"))
    jury.do(f"items/{jury.item(1)}/call")
    assert "data-timer" not in jury.desk()


def _conflict_is_declared_and_works_at_once(jury: Jury) -> str:
    first = jury.item(1)
    jury.do(f"items/{first}/call")
    assert "Beschlussfähig: 7 von 7" in text_of(jury.desk())
    said = jury.phones["Fatma"].press(f"/items/{first}/conflict", {"reason": "applicant"})
    assert "nicht mit ab" in text_of(said)
    desk = text_of(jury.desk())
    assert "Beschlussfähig: 6 von 7 besetzten Sitzen zählen, 4 sind nötig. 1 befangene Person zählt nicht mit." in desk
    assert "Angenommen, wenn mindestens 4 von 6 Stimmberechtigten Ja sagen." in desk
    return first


def _whoever_spoke_least_is_next(jury: Jury) -> None:
    """Hands by phone and by the chair, each twice: the order is fair, and a second tap changes nothing."""
    for name in ("Bilal", "Ada", "Ada"):
        jury.phones[name].press("/meeting/hand")
    assert "Vor Ihnen ist 1 Person." in text_of(jury.phones["Ada"].get("/meeting"))
    for _ in range(2):
        jury.do("speakers", {"member": jury.members["Gül"]})
        jury.do("speakers/floor", {"member": jury.members["Bilal"]})
    assert "Sie haben das Wort." in text_of(jury.phones["Bilal"].get("/meeting"))
    assert "Es spricht: B. Danach: A. · G." in text_of(jury.team.get(f"/screen/{jury.meeting}"))
    for _ in range(2):
        jury.do("speakers/remove", {"member": jury.members["Bilal"]})
    jury.phones["Bilal"].press("/meeting/hand")  # again, but others have not spoken yet
    assert "Vor Ihnen sind 2 Personen." in text_of(jury.phones["Bilal"].get("/meeting"))
    assert "Bilal hat schon 1-mal gesprochen" in text_of(jury.desk())
    jury.phones["Ada"].press("/meeting/hand/down")
    assert "Ich möchte sprechen" in text_of(jury.phones["Ada"].get("/meeting"))
    jury.phones["Fatma"].press("/meeting/hand", expect=403)  # biased on this item


def _the_list_is_gone(jury: Jury) -> None:
    """With the next item; whoever left is not on it either."""
    jury.phones["Ada"].press("/meeting/hand")
    jury.phones["Ada"].post("/meeting/leave")
    jury.arrive("Ada")
    assert "Ich möchte sprechen" in text_of(jury.phones["Ada"].get("/meeting"))
    assert "Redeliste" in text_of(jury.team.get(f"/desk/{jury.meeting}"))
    assert 'id="speakers"' not in jury.desk()


def _the_quorum_is_lost_and_the_ballot_is_void(jury: Jury, item: str) -> None:
    jury.do(f"items/{item}/ballot", {"amount": "450,00"})
    ballot = jury.ballot()
    assert "Ihre Stimme ist gezählt" in text_of(jury.vote("Ada", "yes"))
    assert jury.phones["Fatma"].press(f"/ballots/{ballot}/slip", _slip("yes"), expect=403)
    for name in ("Cem", "Dora", "Emil"):
        jury.phones[name].post("/meeting/leave")
    jury.do(f"ballots/{ballot}/close")
    desk = text_of(jury.desk())
    assert "Nicht beschlussfähig" in desk
    assert "10.000,00 €" in desk  # nothing was spent


def _the_quorum_is_back_and_the_ballot_carries(jury: Jury, item: str) -> None:
    jury.do(f"items/{item}/ballot", {"amount": "450,00"}, expect=409)  # not quorate
    jury.arrive("Cem", "Dora")
    jury.do(f"items/{item}/ballot", {"amount": "450,00"})
    ballot = jury.ballot()
    jury.vote("Ada", "yes")
    jury.vote("Bilal", "no")
    assert "Ihre Stimme ist gezählt: Ja" in text_of(jury.vote("Bilal", "yes"))  # a change of mind
    jury.vote("Cem", "abstain")
    helper = {"member": jury.members["Dora"], "choice": "yes"}
    jury.do(f"ballots/{ballot}/helper", helper)
    hands = [("people", jury.members["Gül"]), ("yes", "1"), ("no", "0"), ("abstain", "0")]
    jury.do(f"ballots/{ballot}/hands", [*hands[:1], ("yes", "2"), ("no", "0"), ("abstain", "0")], expect=422)
    jury.do(f"ballots/{ballot}/hands", hands)
    _late_and_double_voters_are_refused(jury, ballot)
    jury.do(f"ballots/{ballot}/close")
    desk = text_of(jury.desk())
    assert "Angenommen: 4 Ja-Stimmen, nötig waren 3 von 5." in desk
    assert "9.550,00 €" in desk
    assert "Angenommen" in text_of(jury.phones["Ada"].get("/meeting"))


def _late_and_double_voters_are_refused(jury: Jury, ballot: str) -> None:
    jury.arrive("Emil")
    jury.phones["Emil"].press(f"/ballots/{ballot}/slip", _slip("no"), expect=403)  # late: not on the roll
    jury.phones["Dora"].press(f"/ballots/{ballot}/slip", _slip("no"), expect=409)  # a helper entered hers
    jury.do(f"ballots/{ballot}/helper", {"member": jury.members["Ada"], "choice": "no"}, expect=409)


def _slip(choice: str, turn: int = 0) -> dict[str, str]:
    return {"choice": choice, "key": f"{turn}.abcdefgh12"}


def _a_second_item_is_rejected(jury: Jury) -> None:
    second = jury.item(2)
    jury.do(f"items/{second}/call")
    _the_list_is_gone(jury)
    jury.do(f"items/{second}/ballot", {"amount": "980,15"})
    ballot = jury.ballot()
    for name, choice in (("Ada", "no"), ("Bilal", "no"), ("Cem", "yes"), ("Dora", "abstain"), ("Emil", "no")):
        jury.vote(name, choice)
    jury.do(f"ballots/{ballot}/close")
    assert "Abgelehnt: 1 Ja-Stimme, nötig waren" in text_of(jury.desk())


def _the_public_reads_it(jury: Jury, item: str) -> None:
    public = jury.house.visitor()
    assert "Hoffest" not in text_of(public.get("/"))
    jury.do(f"items/{item}/publish")
    register = public.get("/")
    assert "Hoffest" in text_of(register)
    assert "Hochbeete" not in text_of(register)  # decided, but not published
    path = register.split('href="/decisions/')[1].split('"')[0]
    page = text_of(public.get(f"/decisions/{path}"))
    assert "Angenommen: 4 Ja-Stimmen, nötig waren 3 von 5." in page
    assert "450,00 €" in page
    assert "Verein Hoffest" in page  # consented
    for name in jury.members:
        assert name not in page.split()
    correction = {"text": "Das Hoffest ist jetzt im Juni.", "why": "Neuer Termin"}
    jury.team.post(f"/team/decisions/{path}/correct", correction)
    corrected = text_of(public.get(f"/decisions/{path}"))
    assert "jetzt im Juni" in corrected
    assert "Der Antrag „Hoffest“ ist angenommen" in corrected  # the old wording stays


def _the_auditor_recounts_it(house: House, jury: Jury, folder: Path) -> None:
    account = {"name": "Ruth", "email": "ruth@bezirk.example", "role": "auditor", "password": "eine gute Prüfung"}
    jury.team.post("/team/accounts", account)
    auditor = house.visitor()
    sign_in = {"email": "ruth@bezirk.example", "password": "eine gute Prüfung"}
    assert auditor.post("/staff/sign-in", sign_in) == "/audit"
    assert "Einträge" in text_of(auditor.get(f"/audit/bodies/{jury.body}"))
    answer = auditor.request("GET", f"/audit/bodies/{jury.body}/bundle.zip?meeting={jury.meeting}")
    file = folder / "bundle.zip"
    file.write_bytes(answer.content)
    fine = juryvote("verify", str(file))
    assert "ALLES STIMMT" in fine.stdout
    damaged = bytearray(answer.content)
    damaged[len(damaged) // 2] ^= 1
    file.write_bytes(bytes(damaged))
    assert juryvote("verify", str(file), check=False).returncode == 1
    checked = juryvote("check", database=house.database, check=False)
    assert checked.returncode == 0, checked.stdout

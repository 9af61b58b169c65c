"""Small things that once went wrong on an evening, and must not again."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import juryvote, last_part, open_house, text_of
from tests.jury import Jury


@pytest.fixture
def jury(tmp_path: Path) -> Iterator[Jury]:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        jury = Jury(house)
        jury.arrive("Ada", "Bilal", "Cem", "Dora")
        jury.do("open")
        yield jury
        checked = juryvote("check", database=house.database, check=False)
        assert checked.returncode == 0, checked.stdout


def _form(page: str, ending: str) -> str:
    """The address of a form on the page: what is not on the page cannot be pressed."""
    found = re.search(rf'action="(/[^"]*{ending})"', page)
    assert found, text_of(page)
    return found[1]


def test_after_a_void_ballot_the_desk_offers_another(jury: Jury) -> None:
    item = jury.item(1)
    jury.do(f"items/{item}/call")
    jury.team.post(_form(jury.desk(), "/ballot"), {"amount": "450"})
    jury.vote("Ada", "yes")
    for name in ("Cem", "Dora"):
        jury.phones[name].post("/meeting/leave")
    jury.do(f"ballots/{jury.ballot()}/close")
    assert "/publish" not in jury.desk()  # there is no decision to publish
    jury.arrive("Cem", "Dora")
    jury.team.post(_form(jury.desk(), "/ballot"), {"amount": "450"})
    for name in ("Ada", "Bilal", "Cem"):
        jury.vote(name, "yes")
    jury.do(f"ballots/{jury.ballot()}/close")
    jury.team.post(_form(jury.desk(), "/publish"))
    assert "Hoffest" in text_of(jury.house.visitor().get("/"))


def test_counting_hands_again_offers_those_already_counted(jury: Jury) -> None:
    item = jury.item(1)
    jury.do(f"items/{item}/call")
    jury.do(f"items/{item}/ballot", {"amount": "450"})
    path = _form(jury.desk(), "/hands")
    first = [("people", jury.members["Ada"]), ("yes", "1"), ("no", "0"), ("abstain", "0")]
    jury.team.post(path, first)
    ticked = re.findall(r'name="people" value="(\w+)" checked', jury.desk())
    assert ticked == [jury.members["Ada"]]
    jury.team.post(path, [("people", jury.members["Bilal"]), *first[:1], ("yes", "1"), ("no", "1"), ("abstain", "0")])
    jury.vote("Cem", "yes")
    jury.do(f"ballots/{jury.ballot()}/close")
    assert "2 Ja" in text_of(jury.desk()).replace("2 ✓ Ja", "2 Ja")


def test_somebody_who_went_and_came_back_scans_a_new_code_on_the_same_phone(jury: Jury) -> None:
    ada = jury.phones["Ada"]
    ada.post("/meeting/leave")
    assert "Sind Sie im Raum?" in text_of(ada.get("/meeting"))
    code = jury.door_code("Ada")
    assert ada.post("/enter", {"code": code}) == "/meeting"
    assert ada.post("/enter", {"code": code}) == "/meeting"  # a double tap
    assert "Sind Sie im Raum?" not in text_of(ada.get("/meeting"))
    other = jury.house.visitor()
    other.post("/enter", {"code": code}, expect=410)  # the code is spent


def test_a_slip_resent_after_the_closing_is_told_the_truth(jury: Jury) -> None:
    item = jury.item(1)
    jury.do(f"items/{item}/call")
    jury.do(f"items/{item}/ballot", {"amount": "450"})
    slip = {"choice": "yes", "key": "0.abcdefgh12"}
    path = f"/ballots/{jury.ballot()}/slip"
    jury.phones["Ada"].press(path, slip)
    jury.do(f"ballots/{jury.ballot()}/close")
    said = text_of(jury.phones["Ada"].press(path, slip, expect=200))
    assert "Sie haben so gestimmt: Ja" in said
    assert "nichts gezählt" not in said
    jury.phones["Bilal"].press(path, {"choice": "yes", "key": "0.zzzzzzzz12"}, expect=409)


@pytest.mark.parametrize("year", ["0026", "0001", "1776", "2999", "9999"])
def test_a_slip_of_the_finger_in_a_year_is_refused(jury: Jury, year: str) -> None:
    body = {"body": jury.body, "title": "Sitzung", "place": "Büro", "starts": f"{year}-02-07T18:00"}
    jury.team.post("/team/meetings", body, expect=422)
    call = {"body": jury.body, "fund": jury.fund, "title": "X", "cap": "1", "deadline": f"{year}-12-31T23:59"}
    jury.team.post("/team/rounds", call, expect=422)
    jury.team.get("/team")


def test_an_item_of_another_meeting_is_not_found_here(jury: Jury) -> None:
    form = {"body": jury.body, "title": "Andere", "place": "Büro", "starts": "2099-03-07T18:00"}
    other = jury.team.post("/team/meetings", form).rsplit("/", 1)[1]
    jury.team.post(f"/desk/{other}/items/{jury.item(1)}/call", {}, expect=404)


def test_a_projector_gets_a_code_of_its_own(jury: Jury) -> None:
    page = jury.team.post(f"/team/meetings/{jury.meeting}/screen", {}, expect=200)
    code = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", text_of(page))
    assert code
    projector = jury.house.visitor()
    assert projector.post("/enter", {"code": code[0]}) == f"/screen/{jury.meeting}"
    projector.get(f"/screen/{jury.meeting}")
    projector.get(f"/desk/{jury.meeting}", expect=403)


def test_the_chair_sees_the_class_of_a_conflict_and_the_wall_does_not(jury: Jury) -> None:
    item = jury.item(1)
    jury.do(f"items/{item}/call")
    jury.phones["Ada"].press(f"/items/{item}/conflict", {"reason": "household"})
    assert "in einem Haushalt" in text_of(jury.desk()).replace("Ich lebe", "")
    wall = text_of(jury.team.get(f"/screen/{jury.meeting}"))
    assert "Haushalt" not in wall
    assert "Ada" not in wall


def test_a_new_password_ends_all_sessions_and_switching_off_locks_out(jury: Jury) -> None:
    account = {"name": "Ruth", "email": "ruth@bezirk.example", "role": "auditor", "password": "eine gute Prüfung"}
    jury.team.post("/team/accounts", account)
    ruth = jury.house.visitor()
    sign_in = {"email": "ruth@bezirk.example", "password": "eine gute Prüfung"}
    ruth.post("/staff/sign-in", sign_in)
    page = jury.team.get("/team/accounts")
    paths = list(re.findall(r'action="(/team/accounts/\w+/off)"', page))
    assert len(paths) == 1  # one cannot switch oneself off
    jury.team.post(paths[0].replace("/off", "/password"), {"password": "eine bessere Prüfung"})
    ruth.get("/audit", expect=401)
    ruth.post("/staff/sign-in", sign_in, expect=403)
    ruth.post("/staff/sign-in", {**sign_in, "password": "eine bessere Prüfung"})
    ruth.get("/audit")
    jury.team.post(paths[0])
    ruth.get("/audit", expect=401)
    ruth.post("/staff/sign-in", {**sign_in, "password": "eine bessere Prüfung"}, expect=403)
    assert "abgeschaltet" in text_of(jury.team.get("/team/accounts"))


def test_the_desk_goes_on_after_the_last_item(tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log") as house:
        jury = Jury(house)
        form = {"body": jury.body, "title": "Kurz", "place": "Büro", "starts": "2099-03-07T18:00"}
        jury.meeting = last_part(jury.team.post("/team/meetings", form))
        jury.do("items", {"title": "Gruß an die Nachbarn"})
        jury.arrive("Ada", "Bilal", "Cem", "Dora")
        jury.do("open")
        jury.do(f"items/{jury.item(1)}/call")
        jury.team.post(_form(jury.desk(), "/ballot"), {"amount": ""})
        for name in ("Ada", "Bilal", "Cem"):
            jury.vote(name, "yes")
        jury.do(f"ballots/{jury.ballot()}/close")
        jury.team.post(_form(jury.desk(), "/publish"))
        jury.team.post(_form(jury.desk(), "/adjourn"))
        assert "beendet" in text_of(jury.desk())
        assert juryvote("check", database=house.database).returncode == 0


def test_a_wrong_person_on_a_seat_is_taken_back_the_same_day(jury: Jury) -> None:
    page = jury.team.get(f"/team/bodies/{jury.body}")
    ends = re.findall(r'action="(/team/seats/\w+/end)"', page)
    never = re.search(r'name="until" value="([\d-]+)"[^>]*>\s*<p class="hint">', page)
    assert never
    jury.team.post(ends[-1], {"member": jury.members["Gül"], "until": never[1]})
    seat = ends[-1].split("/")[3]
    jury.team.post("/team/members", {"name": "Hanna", "language": "de"})
    found = re.search(r'<option value="(\w+)"[^>]*>\s*(?:<bdi>)?Hanna', jury.team.get(f"/team/bodies/{jury.body}"))
    assert found
    term = {"member": found[1], "role": "holder", "since": "2026-01-01", "until": ""}
    jury.team.post(f"/team/seats/{seat}/holder", term)
    assert "Hanna" in text_of(jury.team.get(f"/team/bodies/{jury.body}"))


def test_a_term_that_has_not_begun_says_so(jury: Jury) -> None:
    page = jury.team.get(f"/team/bodies/{jury.body}")
    path = re.findall(r'action="(/team/seats/\w+/end)"', page)[0]
    said = text_of(jury.team.post(path, {"member": jury.members["Ada"], "until": "2001-01-01"}, expect=422))
    assert "beginnt erst am" in said


def test_a_planned_meeting_is_called_off_and_its_proposals_come_back(jury: Jury) -> None:
    form = {"body": jury.body, "title": "Irrtum", "place": "Büro", "starts": "2099-03-07T18:00"}
    path = jury.team.post("/team/meetings", form)
    proposal = jury.propose("Laternen", "100")
    jury.team.post(f"{path}/agenda", {"proposal": proposal})
    assert "Laternen" not in text_of(jury.team.get(f"/team/meetings/{jury.meeting}"))
    jury.team.post(f"{path}/call-off")
    jury.team.post(f"/team/meetings/{jury.meeting}/agenda", {"proposal": proposal})
    assert "Laternen" in text_of(jury.desk())


def test_what_a_helper_entered_can_be_entered_anew(jury: Jury) -> None:
    item = jury.item(1)
    jury.do(f"items/{item}/call")
    jury.do(f"items/{item}/ballot", {"amount": "450"})
    path = _form(jury.desk(), "/helper")
    jury.team.post(path, {"member": jury.members["Ada"], "choice": "no"})
    assert "schon eingetragen, ersetzen" in text_of(jury.desk())
    jury.team.post(path, {"member": jury.members["Ada"], "choice": "yes"})
    jury.do(f"ballots/{jury.ballot()}/close")
    assert "Abgelehnt: 1 Ja-Stimme" in text_of(jury.desk())


def test_a_fund_of_another_body_keeps_what_was_typed(jury: Jury) -> None:
    other = {"name": "Zweite Jury", "kind": "aktionsfondsjury", "preset": "afj-berlin", "seats": "3"}
    body = last_part(jury.team.post("/team/bodies", other))
    call = {"body": body, "fund": jury.fund, "title": "Sommerrunde", "cap": "500", "deadline": "2099-06-01T12:00"}
    said = jury.team.post("/team/rounds", call, expect=422)
    assert "Sommerrunde" in said
    jury.team.get("/team/rounds", expect=303)

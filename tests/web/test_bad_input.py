"""What goes wrong in a hall: each case gets a clear answer that says what to do, and changes nothing."""

import re
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import text

from juryvote.actions import ballots, conflicts, entry, meetings, presence
from juryvote.live.hall import Hall
from juryvote.reads.soundness import check_everything
from juryvote.store import ballots as kept
from juryvote.store.engine import writing
from juryvote.world import World
from tests.building import Building, enter_as, open_building
from tests.house import SECRET, text_of
from tests.town import convene

GOOD_KEY = "0.abcdefgh12"


@pytest.fixture
def building(tmp_path: Path) -> Iterator[Building]:
    with open_building(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}") as building:
        yield building
        assert check_everything(building.hall) == []


def _slip(
    building: Building, role: str, *, ballot: str = "", choice: str = "yes", key: str = GOOD_KEY
) -> tuple[int, str]:
    path = f"/ballots/{ballot or building.named['ballot']}/slip"
    status, page = building.answer(role, "POST", path, data={"choice": choice, "key": key})
    return status, text_of(page)


def _slips(building: Building) -> list[tuple[str, str | None]]:
    with building.hall.reading() as db:
        return [(row.member, row.choice) for row in kept.slips(db, building.named["ballot"])]


def test_a_wrong_code(building: Building) -> None:
    status, page = building.answer("nobody", "POST", "/enter", data={"code": "ABCD-2345"})
    assert status == 403
    assert "Dieser Code passt nicht" in text_of(page)
    assert 'value="ABCD-2345"' in page  # nothing typed is lost


def test_a_used_code(building: Building) -> None:
    town = building.town
    code = entry.issue_door_pass(building.hall, meeting=town.meeting, member=town.members[3], actor="team").code
    assert building.answer("nobody", "POST", "/enter", data={"code": code})[0] == 303
    status, page = building.answer("nobody", "POST", "/enter", data={"code": code})
    assert status == 410
    assert "Bitten Sie das Team an der Tür um einen neuen Code" in text_of(page)


def test_an_expired_code(building: Building) -> None:
    now = building.hall.world.now() - timedelta(seconds=entry.DOOR_SECONDS + 1)
    past = Hall(database=str(building.hall.engine.url), secret=SECRET.encode(), world=World(now=lambda: now))
    town = building.town
    code = entry.issue_door_pass(past, meeting=town.meeting, member=town.members[3], actor="team").code
    past.close()
    status, page = building.answer("nobody", "POST", "/enter", data={"code": code})
    assert status == 410
    assert "Dieser Code ist abgelaufen" in text_of(page)


def test_a_new_door_code_makes_the_old_one_void(building: Building) -> None:
    issue = {"meeting": building.town.meeting, "member": building.town.members[3], "actor": "team"}
    old = entry.issue_door_pass(building.hall, **issue)
    entry.issue_door_pass(building.hall, **issue)
    assert building.answer("nobody", "POST", "/enter", data={"code": old.token})[0] == 410


def test_a_card_on_a_second_phone_is_sent_to_the_team(building: Building) -> None:
    town = building.town
    cards = entry.issue_cards(building.hall, meeting=town.meeting, actor="team")
    mine = next(card for card in cards if card.member == town.members[0])  # has a phone signed in already
    status, page = building.answer("nobody", "POST", "/enter", data={"code": mine.code})
    assert status == 409
    assert "schon mit einem anderen Handy angemeldet" in text_of(page)


def test_cards_in_a_file_let_people_in_and_void_the_earlier_ones(building: Building) -> None:
    """Their codes are in that answer alone, which nothing may keep."""
    town, headers = building.town, {"cookie": f"__Host-juryvote={building.sessions['team']}"}
    earlier = entry.issue_cards(building.hall, meeting=town.meeting, actor="team")[0]
    made = building.client.post(f"/team/meetings/{town.meeting}/cards.pdf", headers=headers)
    assert (made.status_code, made.headers["content-type"]) == (200, "application/pdf")
    assert made.headers["cache-control"] == "no-store"
    codes = re.findall(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}\b", PdfReader(BytesIO(made.content)).pages[0].extract_text())
    assert len(codes) == len(town.members)
    assert building.answer("nobody", "POST", "/enter", data={"code": earlier.code})[0] == 410
    assert building.answer("nobody", "POST", "/enter", data={"code": codes[-1]})[0] == 303


def test_a_door_code_moves_the_person_to_the_new_phone(building: Building) -> None:
    town = building.town
    code = entry.issue_door_pass(building.hall, meeting=town.meeting, member=town.members[0], actor="team").token
    assert building.answer("nobody", "POST", "/enter", data={"code": code})[0] == 303
    assert building.answer("member", "GET", "/meeting")[0] == 401  # the old phone is out


def test_an_old_room_code(building: Building) -> None:
    status, page = building.answer("member", "POST", "/room", data={"code": "AAAAAA"})
    assert status == 410
    assert "wechselt alle 30 Sekunden" in text_of(page)


def test_a_foreign_member_cannot_vote_here(building: Building) -> None:
    assert _slip(building, "foreign member")[0] == 403
    assert _slips(building) == []


def test_a_vote_on_an_unknown_ballot(building: Building) -> None:
    assert _slip(building, "member", ballot="nothing")[0] == 404


def test_a_vote_on_a_closed_ballot(building: Building) -> None:
    ballots.close_ballot(building.hall, ballot=building.named["ballot"], actor="chair")
    status, page = _slip(building, "member")
    assert status == 409
    assert "Diese Abstimmung ist nicht offen" in page
    assert _slips(building) == []


def test_a_vote_on_an_annulled_ballot(building: Building) -> None:
    ballots.annul_ballot(building.hall, ballot=building.named["ballot"], why="Versehen", actor="chair")
    assert _slip(building, "member")[0] == 409
    assert _slips(building) == []


def test_a_recused_person_cannot_vote(building: Building) -> None:
    member = building.town.members[0]
    conflicts.declare_conflict(
        building.hall, item=building.named["item"], member=member, reason="applicant", actor=member
    )
    status, page = _slip(building, "member")
    assert status == 403
    assert "Sie sind bei diesem Punkt befangen" in page
    assert _slips(building) == []


def test_an_absent_person_cannot_vote(building: Building) -> None:
    town = building.town
    presence.check_out(
        building.hall, meeting=town.meeting, member=town.members[0], channel="phone", actor=town.members[0]
    )
    status, page = _slip(building, "member")
    assert status == 403
    assert "Sie sind gerade nicht als anwesend gezählt" in page
    assert _slips(building) == []


def test_a_late_person_waits_for_the_next_ballot(building: Building) -> None:
    town, hall = building.town, building.hall
    come = {"meeting": town.meeting, "member": town.members[0], "channel": "team", "actor": "team"}
    ballots.annul_ballot(hall, ballot=building.named["ballot"], why="Noch jemand fehlt", actor="chair")
    presence.check_out(hall, **come)
    building.named["ballot"] = town.open(2)
    presence.check_in(hall, **come)
    status, page = _slip(building, "member")
    assert status == 403
    assert "Bei der nächsten Abstimmung sind Sie dabei" in page
    assert _slips(building) == []


@pytest.mark.parametrize("choice", ["", "maybe", "YES", "yes\x00", "1", "ja"])
def test_a_choice_that_does_not_exist(building: Building, choice: str) -> None:
    assert _slip(building, "member", choice=choice)[0] == 422
    assert _slips(building) == []


@pytest.mark.parametrize(
    "key", ["", "0", "0.", "-1.abcdefgh12", "1e9.abcdefgh12", "0.short", "x.abcdefgh12", "0.ab cd ef gh"]
)
def test_a_tap_without_a_proper_name(building: Building, key: str) -> None:
    assert _slip(building, "member", key=key)[0] == 422
    assert _slips(building) == []


def test_a_field_sent_twice(building: Building) -> None:
    content = f"choice=yes&choice=no&key={GOOD_KEY}"
    path = f"/ballots/{building.named['ballot']}/slip"
    headers = {"content-type": "application/x-www-form-urlencoded"}
    token = building.sessions["member"]
    answer = building.client.post(path, content=content, headers={**headers, "cookie": f"__Host-juryvote={token}"})
    assert answer.status_code == 422
    assert _slips(building) == []


def test_five_megabytes(building: Building) -> None:
    path = f"/ballots/{building.named['ballot']}/slip"
    status, page = building.answer("member", "POST", path, data={"choice": "x" * 5_000_000, "key": GOOD_KEY})
    assert status == 413
    assert "Das ist zu viel auf einmal" in text_of(page)


def test_five_megabytes_of_members(building: Building) -> None:
    files = {"file": ("liste.csv", b"name\n" + b"x" * 5_000_000)}
    status, page = building.answer("team", "POST", "/team/members/import", files=files)
    assert status == 413
    assert "teilen Sie die Datei" in text_of(page)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}, 200),
    ],
)
def test_a_form_of_another_site(building: Building, headers: dict[str, str], status: int) -> None:
    cookie = {"cookie": f"__Host-juryvote={building.sessions['member']}", "hx-request": "true"}
    path = f"/ballots/{building.named['ballot']}/slip"
    answer = building.client.post(path, data={"choice": "yes", "key": GOOD_KEY}, headers={**cookie, **headers})
    assert answer.status_code == status
    assert len(_slips(building)) == (1 if status == 200 else 0)


CSV = "name;sprache;gremium;gruppe;von;bis\n"


@pytest.mark.parametrize(
    ("data", "status", "said"),
    [
        ((CSV + "Jürgen Größer;de;;;;\n").encode("latin-1"), 422, "nicht in UTF-8 gespeichert (zuerst bei Zeile 2)"),
        ((CSV + "Özgür;de;;;;\nÖZGÜR;de;;;;\n").encode(), 200, "Der Name steht zweimal in der Liste."),
        ((CSV + "Mitglied 1;de;;;;\n").encode(), 200, "Diese Person gibt es schon."),
        ((CSV + "Neu;klingonisch;Nirgends;Königin;31.2.2026;\n").encode(), 200, "Dieses Gremium gibt es nicht."),
        ((CSV + "Neu;de;;;1.5.2027;1.4.2027\n").encode(), 200, "Das Ende liegt vor dem Anfang."),
        ((CSV + "Neu;de;Aktionsfondsjury;;;\n").encode(), 200, "kein Sitz dieser Gruppe mehr frei"),
        (b"vorname;nachname\nA;B\n", 422, "Die erste Zeile muss die Spalten nennen"),
        (b"", 422, "keine Zeile mit einer Person"),
        (b"\x00\x01\x02", 422, "keine Text-Datei"),
    ],
)
def test_a_list_of_members_with_faults(building: Building, data: bytes, status: int, said: str) -> None:
    seen = building.answer("team", "POST", "/team/members/import", files={"file": ("liste.csv", data)})
    assert seen[0] == status
    assert said in text_of(seen[1])
    before = building.answer("team", "GET", "/team/members")
    typed = data.decode("utf-8", "replace").replace("\x00", "").replace("\ufffd", ";")
    assert building.answer("team", "POST", "/team/members/import/confirm", data={"csv": typed})[0] in (200, 422)
    assert building.answer("team", "GET", "/team/members") == before


def test_a_list_is_imported_whole_and_once(building: Building) -> None:
    data = {"csv": CSV + "Neue Person;tr;;;;\nNoch jemand;ar;;;;\n"}
    assert building.answer("team", "POST", "/team/members/import/confirm", data=data)[0] == 303
    status, page = building.answer("team", "POST", "/team/members/import/confirm", data=data)  # a double tap
    assert status == 422
    assert "Diese Person gibt es schon" in text_of(page)
    members = building.answer("team", "GET", "/team/members")[1]
    assert members.count("<bdi>Neue Person</bdi>") == 1


def test_hands_that_do_not_match_the_people(building: Building) -> None:
    path = f"/desk/{building.named['meeting']}/ballots/{building.named['ballot']}/hands"
    data = {"people": building.town.members[1], "yes": "2", "no": "0", "abstain": "0"}
    status, page = building.answer("chair", "POST", path, data=data)
    assert status == 422
    assert "Gezählt sind 2 Hände, angekreuzt sind 1 Personen" in text_of(page)
    assert _slips(building) == []


def test_more_money_than_the_round_allows(building: Building) -> None:
    ballots.annul_ballot(building.hall, ballot=building.named["ballot"], why="Neue Summe", actor="chair")
    path = f"/desk/{building.named['meeting']}/items/{building.named['item']}/ballot"
    status, page = building.answer("chair", "POST", path, data={"amount": "450,01"})
    assert status == 422
    assert "Möglich sind höchstens 450,00 €" in text_of(page)
    for amount in ("", "-5", "zwölf", "1e3", "0"):
        assert building.answer("chair", "POST", path, data={"amount": amount})[0] == 422


def test_more_money_than_is_left(building: Building) -> None:
    town, hall = building.town, building.hall
    meeting, (item,) = convene(town, proposals=1, asked=150_000, title="Teuer")
    with writing(hall.engine) as db:
        db.execute(text("UPDATE funds SET budget_cents = reserved_cents + granted_cents + 100"))
    meetings.call_item(hall, meeting=meeting, item=item, actor="chair")
    status, page = building.answer("chair", "POST", f"/desk/{meeting}/items/{item}/ballot", data={"amount": "1500"})
    assert status == 409
    assert "Im Fonds sind noch 1,00 €, gefragt ist nach 1.500,00 €." in text_of(page)
    with writing(hall.engine) as db:
        db.execute(text("UPDATE funds SET budget_cents = 1000000"))


def test_two_chairs_open_the_same_ballot(building: Building) -> None:
    path = f"/desk/{building.named['meeting']}/items/{building.named['item']}/ballot"
    status, page = building.answer("team", "POST", path, data={"amount": "450"})
    assert status == 409
    assert "Es läuft noch eine Abstimmung" in text_of(page)


def test_what_was_typed_is_still_there(building: Building) -> None:
    form = {
        "title": "Ein sehr besonderer Titel",
        "applicant": "Verein",
        "what_for": "Für alle <b>Menschen</b>",
        "asked": "viel Geld",
        "goals": "health",
        "line_label": "Material",
        "line_amount": "12",
    }
    status, page = building.answer("team", "POST", f"/team/rounds/{building.named['round']}/proposals", data=form)
    assert status == 422
    assert "Der Betrag bei „Summe, um die gebeten wird“ ist nicht lesbar" in text_of(page)
    for typed in ("Ein sehr besonderer Titel", "Für alle &lt;b&gt;Menschen&lt;/b&gt;", "viel Geld"):
        assert typed in page


def test_guessing_a_password_is_slowed_down(building: Building) -> None:
    data = {"email": "nobody@example.org", "password": "falsch"}
    answers = [building.answer("nobody", "POST", "/staff/sign-in", data=data)[0] for _ in range(11)]
    assert answers == [403] * 10 + [429]


def test_guessing_a_code_is_slowed_down(building: Building) -> None:
    answers = [building.answer("nobody", "POST", "/enter", data={"code": "AAAA-BBBB"})[0] for _ in range(11)]
    assert answers == [403] * 10 + [429]


def test_the_language_button_leads_nowhere_else(building: Building) -> None:
    for back in ("//evil.example", "https://evil.example/x", "/\\evil.example", "javascript:alert(1)"):
        answer = building.client.post("/language", data={"language": "en", "back": back}, follow_redirects=False)
        assert answer.headers["location"] == "/"


def test_a_session_that_nobody_gave_out_is_nobody(building: Building) -> None:
    building.sessions["forged"] = "0" * 40
    assert building.answer("forged", "GET", "/meeting")[0] == 401
    assert enter_as(building.hall, building.named["meeting"])

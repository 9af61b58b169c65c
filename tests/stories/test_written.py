"""Votes in writing over HTTP, on both databases: all answer, one objects, one is overruled, a week goes by."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.at_home import RULES, AtHome, at_home, sound
from tests.house import text_of
from tests.jury import NAMES

ENDED = "Das Umlaufverfahren ist beendet, ohne Ergebnis."


def test_everybody_answers_and_it_is_decided_at_once(database_url: str, tmp_path: Path) -> None:
    with at_home(database_url, tmp_path) as (house, jury):
        jury.start(0, "400,00")
        letters = jury.letters()
        assert sorted(letters) == sorted(NAMES)
        jury.come(letters, *NAMES)
        said = jury.says("Ada")
        assert "Soll „Hoffest“ 400,00" in said.replace("\u00a0", " ")
        assert "Im Umlaufverfahren zählt als anwesend, wer abstimmt oder befangen ist." in said
        assert "Ihre Stimme fehlt noch. Die Abstimmung läuft noch 7 Tage." in said
        english = text_of(jury.phones["Ada"].get("/meeting", headers={"accept-language": "en"}))
        assert "Your vote is still missing." in english
        assert "7 of 7 filled seats can take part" in english
        assert "If not everybody votes, fewer may be needed." in english
        for name in NAMES[:5]:
            jury.vote(name, "yes")
        jury.vote("Ada", "no")  # a change of mind
        assert "fehlt noch" not in jury.says("Ada")
        assert jury.missing() == ["Fatma", "Gül"]
        early = text_of(jury.team.post(f"/team/meetings/{jury.meeting}/count", expect=409))
        assert "Die Frist läuft noch" in early
        jury.phones["Fatma"].press(f"/items/{_item(jury)}/conflict", {"reason": "relative"})
        assert "Sie stimmen bei diesem Punkt nicht mit ab." in jury.says("Fatma")
        by_phone = {"member": jury.members["Gül"], "choice": "yes"}  # she calls, the team writes it down
        jury.do(f"ballots/{_ballot(jury)}/helper", by_phone)
        assert "vom Team eingetragen" in jury.says("Gül")
        for _ in range(2):  # pressed twice
            jury.team.post(f"/team/meetings/{jury.meeting}/count")
        page = text_of(jury.page())
        assert "Angenommen: 5 Ja-Stimmen, nötig waren 4 von 6." in page
        assert "Angenommen: 5 Ja-Stimmen, nötig waren 4 von 6." in jury.says("Bilal")
        jury.do(f"items/{_item(jury)}/publish")
        register = text_of(house.visitor().get("/"))
        assert "im Umlaufverfahren" in register
        decision = re.search(r'href="(/decisions/\w+)"', house.visitor().get("/"))
        assert decision
        told = text_of(house.visitor().get(decision[1]))
        assert "Beschlussfähig: 7 von 7 besetzten Sitzen können teilnehmen, 4 sind nötig." in told
        english = text_of(house.visitor().get(decision[1], headers={"accept-language": "en"}))
        assert "Umlaufverfahren" not in english.replace("Umlaufverfahren: Hoffest", "")
        assert "9.600,00 €" in text_of(jury.team.get(f"/team/rounds/{jury.round}")).replace("\u00a0", " ")
        sound(house, jury, tmp_path)


def test_one_objection_ends_it_for_everybody(database_url: str, tmp_path: Path) -> None:
    with at_home(database_url, tmp_path) as (house, jury):
        jury.start(1, "980,15")
        jury.start(0, "450,00")  # another one, at the same time
        letters = jury.letters()
        jury.come(letters, "Ada", "Bilal")
        jury.vote("Bilal", "yes")
        for _ in range(2):  # pressed twice
            assert ENDED in text_of(jury.phones["Ada"].press("/meeting/object"))
        said = jury.says("Bilal")
        assert ENDED in said
        assert "1 Widerspruch: Der Punkt kommt in die nächste Sitzung." in said
        assert "Keine der Stimmen zählt." in said
        jury.phones["Bilal"].request("POST", f"/ballots/{_ballot(jury)}/slip", {"choice": "yes", "key": "9.abcdefghij"})
        jury.come(letters, "Cem")  # who was not there can still read why
        assert ENDED in jury.says("Cem")
        jury.team.post(f"/team/meetings/{jury.meeting}/count")  # nothing is left to count
        assert "Der Antrag ist wieder förderfähig" in text_of(jury.page())
        left = text_of(jury.team.get(f"/team/rounds/{jury.round}")).replace("\u00a0", " ")
        assert "9.019,85 €" in left  # only the other procedure keeps its sum
        sound(house, jury, tmp_path)


def test_an_alternate_is_overruled_and_a_week_goes_by(database_url: str, tmp_path: Path) -> None:
    with at_home(database_url, tmp_path) as (house, jury):
        jury.stand_in("Hedi", "Ada")
        jury.stand_in("Ivo", "Bilal")
        jury.start(0, "450,00")
        letters = jury.letters()
        assert set(letters) == {*NAMES, "Hedi", "Ivo"}
        jury.come(letters, "Ada", "Cem", "Hedi", "Ivo", "Dora")
        assert "Ihre Stimme zählt nur, wenn das Mitglied nicht selbst abstimmt." in jury.says("Hedi")
        jury.phones["Hedi"].press("/meeting/object", expect=403)  # an objection could not be overruled
        jury.vote("Hedi", "no")
        jury.vote("Ivo", "yes")
        jury.vote("Ada", "yes")
        jury.vote("Cem", "yes")
        assert "Zurzeit zählt sie nicht" in jury.says("Hedi")
        assert text_of(jury.page()).count("Zählt zurzeit nicht: Das Mitglied hat selbst abgestimmt.") == 1
        assert jury.missing() == ["Bilal", "Dora", "Emil", "Fatma", "Gül"]
        house.turn(5)
        jury.sign_in_again()
        assert jury.phones["Dora"].request("GET", "/meeting").status_code == 401  # her phone has forgotten her
        jury.come(letters, "Dora", "Cem")  # the same letter lets the same person in again
        assert "Ihre Stimme ist gezählt: Ja." in jury.says("Cem")
        assert "Die Abstimmung läuft noch 2 Tage." in jury.says("Dora")
        reminders = jury.letters(again=True)
        assert sorted(reminders) == ["Bilal", "Dora", "Emil", "Fatma", "Gül"]
        house.visitor().post("/enter", {"code": letters["Dora"]}, expect=410)  # the reminder made it void
        jury.come(reminders, "Dora")
        old = jury.phones["Dora"]
        jury.come(reminders, "Dora")  # another phone, the same letter: only one of them counts
        assert old.request("GET", "/meeting").status_code == 401
        jury.vote("Dora", "no")
        house.turn(7)  # the last day still counts
        jury.sign_in_again()
        jury.team.post(f"/team/meetings/{jury.meeting}/count", expect=409)
        house.turn(8)
        jury.sign_in_again()
        jury.come(reminders, "Gül")
        late = jury.phones["Gül"].request(
            "POST", f"/ballots/{_ballot_in(jury)}/slip", {"choice": "no", "key": "0.abcdefghij"}
        )
        assert late.status_code == 409
        said = jury.says("Gül")
        assert "Beschlussfähig" not in said
        assert "Angenommen: 3 Ja-Stimmen, nötig waren 3 von 4." in said  # Ada, Cem, Ivo for Bilal; Dora said no
        jury.come(letters, "Hedi")
        assert "Ihre Stimme hat nicht gezählt, weil das Mitglied selbst abgestimmt hat." in jury.says("Hedi")
        sound(house, jury, tmp_path)


def test_too_few_answer_and_the_server_counts_by_itself(database_url: str, tmp_path: Path) -> None:
    with at_home(database_url, tmp_path) as (house, jury):
        jury.start(0, "450,00")
        jury.come(jury.letters(), "Ada", "Bilal")
        jury.vote("Ada", "yes")
        jury.vote("Bilal", "yes")
        house.turn(8)
        house.stop()
        house.start()  # at its start it looks for what is due
        jury.sign_in_again()
        said = text_of(jury.page())
        assert "kein Beschluss" in said
        assert "Nicht beschlussfähig: 2 von 7 besetzten Sitzen haben teilgenommen, 4 sind nötig; es fehlen 2." in said
        assert "Der Antrag ist wieder förderfähig" in said
        sound(house, jury, tmp_path)


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ({"written_procedure": {"allowed": False}}, "Abgestimmt wird nur in einer Sitzung."),
        ({"secrecy": {"default": "sealed"}}, "Ein Umlaufverfahren ist immer offen"),
        ({"quorum": {"value": ">1/2", "min": 8}}, "nötig sind 8"),  # seven could never be enough
    ],
)
def test_where_nothing_could_come_of_it_it_never_begins(
    database_url: str, tmp_path: Path, rules: dict[str, Any], said: str
) -> None:
    with at_home(database_url, tmp_path, {**RULES, **rules}) as (house, jury):
        assert said in text_of(jury.start(0, "450,00", expect=409))
        assert "10.000,00" in text_of(jury.team.get(f"/team/rounds/{jury.round}"))
        assert "förderfähig" in text_of(jury.team.get(f"/team/proposals/{jury.proposals[0]}"))
        jury.team.get(f"/team/bodies/{jury.body}/written")
        sound(house, jury, tmp_path)


def test_it_has_no_room_and_keeps_to_its_question(database_url: str, tmp_path: Path) -> None:
    with at_home(database_url, tmp_path) as (house, jury):
        assert "höchstens 450,00" in text_of(jury.start(0, "451,00", expect=422)).replace("\u00a0", " ")
        jury.start(0, "450,00")
        assert jury.team.request("GET", f"/desk/{jury.meeting}").headers["location"] == f"/team/meetings/{jury.meeting}"
        jury.do("items", {"title": "Noch etwas"}, expect=409)
        jury.do("adjourn", expect=409)
        people = [("people", jury.members["Ada"]), ("yes", "1"), ("no", "0"), ("abstain", "0")]
        jury.do(f"ballots/{_ballot(jury)}/hands", people, expect=409)
        jury.do(f"ballots/{_ballot(jury)}/close", expect=409)
        jury.do(f"ballots/{_ballot(jury)}/annul", {"why": "Die Summe war falsch."})
        assert "Die Summe war falsch." in text_of(jury.page())
        assert "förderfähig" in text_of(jury.page())
        sound(house, jury, tmp_path)


def _ballot(jury: AtHome) -> str:
    found = re.search(r"/ballots/(\w+)/", jury.page())
    if found is None:
        return _ballot_in(jury)
    return found[1]


def _ballot_in(jury: AtHome) -> str:
    """From the page of a phone that was open before."""
    lines = jury.team.get(f"/audit/bodies/{jury.body}?meeting={jury.meeting}")
    found = re.search(r"ballot[^a-z]+([a-z2-9]{20})", text_of(lines))
    assert found, text_of(lines)[-2000:]
    return found[1]


def _item(jury: AtHome) -> str:
    page = jury.page()
    found = re.search(r"/items/(\w+)/publish", page)
    if found:
        return found[1]
    phone = jury.phones["Ada"].get("/meeting")
    about = re.search(r'id="about-(\w+)"', phone)
    assert about
    return about[1]

"""The shared tablet: locked until the desk unlocks it for one person, and nothing of that person stays on it."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from juryvote.actions.ballots import open_ballot
from juryvote.actions.kiosk import cast_at_kiosk, lock_kiosk, turn_key, unlock_kiosk
from juryvote.actions.presence import check_out
from juryvote.rules.refusals import NotPresent, NoTurn, VotedElsewhere
from juryvote.store import ballots
from juryvote.world import World
from tests.house import House, Visitor, open_house, text_of
from tests.jury import Jury
from tests.town import Town, found_town, open_hall

LOCKED = "Das Tablet ist gesperrt."


@pytest.fixture
def jury(tmp_path: Path) -> Iterator[Jury]:
    with open_house(f"sqlite:///{tmp_path / 'x.sqlite3'}", tmp_path / "log") as house:
        jury = Jury(house)
        jury.arrive("Ada", "Bilal", "Cem", "Dora")
        jury.do("open")
        yield jury


def tablet_of(house: House, jury: Jury) -> Visitor:
    page = text_of(jury.team.post(f"/team/meetings/{jury.meeting}/kiosk", expect=200))
    code = re.search(r"\b([A-Z0-9]{4}-[A-Z0-9]{4})\b", page)
    assert code, page
    tablet = house.visitor()
    assert tablet.post("/enter", {"code": code[1]}) == "/kiosk"
    return tablet


def form_at(tablet: Visitor) -> tuple[str, str]:
    """Where the question's form goes, and the key that it carries."""
    page = tablet.get("/kiosk")
    action = re.search(r'action="(/kiosk/ballots/\w+/slip)"', page)
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert action, text_of(page)
    assert key
    return action[1], key[1]


def vote_at(tablet: Visitor, choice: str, expect: int = 200) -> str:
    action, key = form_at(tablet)
    return text_of(tablet.post(action, {"choice": choice, "key": key}, expect=expect))


def code_of(page: str) -> str:
    found = re.search(r'<code class="code"[^>]*>([^<]+)</code>', page)
    assert found, text_of(page)
    return found[1]


def begin(jury: Jury, mode: str, name: str = "") -> None:
    """A ballot on the first item and, if wanted, somebody's turn."""
    item = jury.item(1)
    jury.do(f"items/{item}/call")
    jury.do(f"items/{item}/ballot", {"amount": "450,00", "mode": mode})
    if name:
        unlock(jury, name)


def unlock(jury: Jury, name: str, expect: int = 303) -> str:
    return jury.do("kiosk", {"member": jury.members[name]}, expect=expect)


@pytest.mark.parametrize("mode", ["open", "sealed"])
def test_one_person_votes_and_nothing_of_it_stays(jury: Jury, mode: str) -> None:
    tablet = tablet_of(jury.house, jury)
    assert LOCKED in text_of(tablet.get("/kiosk"))
    begin(jury, mode, "Cem")
    page = text_of(tablet.get("/kiosk"))
    assert "Sie stimmen jetzt ab: Cem" in page
    assert ("verschlüsselt der Server Ihre Stimme" in page) == (mode == "sealed")
    said = vote_at(tablet, "yes")
    assert "Ihre Stimme ist gezählt." in said
    assert not re.search(r"\bJa\b|Cem", said)
    after = text_of(tablet.get("/kiosk"))
    assert LOCKED in after
    assert "Cem" not in after
    assert "Ihre Stimme" not in after
    assert "1 von 4 Stimmen abgegeben" in text_of(jury.desk())
    unlock(jury, "Cem")  # changed the mind, unlocked again
    vote_at(tablet, "no")
    assert "1 von 4 Stimmen abgegeben" in text_of(jury.desk())


@pytest.mark.parametrize("mode", ["open", "sealed"])
def test_a_double_tap_is_one_slip_with_one_code(jury: Jury, mode: str) -> None:
    """Also when the finger slips to another button, and the second tap only arrives after the first has locked."""
    tablet = tablet_of(jury.house, jury)
    begin(jury, mode, "Cem")
    action, key = form_at(tablet)
    codes = [code_of(tablet.press(action, {"choice": choice, "key": key})) for choice in ("yes", "yes", "no")]
    assert len(set(codes)) == 1
    assert LOCKED in text_of(tablet.get("/kiosk"))
    jury.do(f"ballots/{jury.ballot()}/close")
    assert "1 Ja-Stimme" in text_of(jury.desk())


@pytest.mark.parametrize("mode", ["open", "sealed"])
def test_a_form_votes_for_nobody_but_the_person_it_was_drawn_for(jury: Jury, mode: str) -> None:
    tablet = tablet_of(jury.house, jury)
    begin(jury, mode, "Cem")
    action, of_cem = form_at(tablet)
    unlock(jury, "Dora")  # takes the turn while Cem's page is still there
    said = text_of(tablet.post(action, {"choice": "yes", "key": of_cem}, expect=409))
    assert "Das Tablet ist gesperrt" in said
    assert "0 von 4 Stimmen abgegeben" in text_of(jury.desk())
    assert "Sie stimmen jetzt ab: Dora" in text_of(tablet.get("/kiosk"))
    vote_at(tablet, "yes")
    unlock(jury, "Cem")
    vote_at(tablet, "no")
    assert "2 von 4 Stimmen abgegeben" in text_of(jury.desk())


@pytest.mark.parametrize("mode", ["open", "sealed"])
def test_an_old_form_does_not_undo_a_newer_slip(jury: Jury, mode: str) -> None:
    tablet = tablet_of(jury.house, jury)
    begin(jury, mode, "Cem")
    action, first = form_at(tablet)
    vote_at(tablet, "yes")
    unlock(jury, "Cem")
    vote_at(tablet, "no")
    unlock(jury, "Cem")
    tablet.post(action, {"choice": "yes", "key": first}, expect=409)
    tablet.post("/kiosk/lock")
    jury.do(f"ballots/{jury.ballot()}/close")
    assert "0 Ja-Stimmen" in text_of(jury.desk())


def test_a_locked_tablet_casts_nothing(jury: Jury) -> None:
    tablet = tablet_of(jury.house, jury)
    begin(jury, "open", "Cem")
    action, key = form_at(tablet)
    jury.do("kiosk/lock")
    tablet.post(action, {"choice": "yes", "key": key}, expect=409)
    unlock(jury, "Cem")
    assert tablet.post("/kiosk/lock") == "/kiosk"
    tablet.post(action, {"choice": "yes", "key": key}, expect=409)
    unlock(jury, "Cem")
    for strange in ("", "0", "0.", "x.y", "0." + "0" * 40, key.upper(), key + "ä", "9" * 5000 + ".a"):
        tablet.post(action, {"choice": "yes", "key": strange}, expect=409)
    tablet.post(action, {"choice": "maybe", "key": key}, expect=422)
    tablet.post(action, {"choice": "yes", "key": key, "member": jury.members["Ada"]}, expect=422)
    assert "0 von 4 Stimmen abgegeben" in text_of(jury.desk())


@pytest.mark.parametrize("mode", ["open", "sealed"])
def test_a_ballot_that_ends_in_the_middle_of_a_turn(jury: Jury, mode: str) -> None:
    tablet = tablet_of(jury.house, jury)
    begin(jury, mode, "Cem")
    action, key = form_at(tablet)
    jury.do(f"ballots/{jury.ballot()}/annul", {"why": "Falscher Betrag."})
    page = text_of(tablet.get("/kiosk"))
    assert "Die Abstimmung ist beendet" in page
    assert "Cem" not in page
    tablet.post(action, {"choice": "yes", "key": key}, expect=409)
    assert LOCKED in text_of(tablet.press("/kiosk/lock"))
    tablet.post(action, {"choice": "yes", "key": key}, expect=409)


def card_of(jury: Jury, name: str) -> tuple[str, str]:
    """The code on somebody's card; new cards make all earlier ones void."""
    page = jury.team.post(f"/team/meetings/{jury.meeting}/cards", expect=200)
    slip = next(part for part in page.split("<li>") if f"<bdi>{name}</bdi>" in part)
    code = re.search(r"\b([A-Z0-9]{4}-[A-Z0-9]{4})\b", slip)
    assert code
    return code[1], page


def test_a_card_unlocks_it_for_its_person_and_signs_nobody_in(jury: Jury) -> None:
    tablet = tablet_of(jury.house, jury)
    old, _ = card_of(jury, "Cem")
    cem, page = card_of(jury, "Cem")
    used = re.findall(r"\b([A-Z0-9]{4}-[A-Z0-9]{4})\b", page.split("<bdi>Gül</bdi>")[1])[0]
    tablet.post("/kiosk/card", {"code": cem}, expect=409)  # no ballot
    begin(jury, "open")
    for _turn in range(2):  # not used up; a change of mind
        assert tablet.post("/kiosk/card", {"code": cem.lower()}) == "/kiosk"
        assert "Sie stimmen jetzt ab: Cem" in text_of(tablet.get("/kiosk"))
        vote_at(tablet, "yes")
        assert cem not in tablet.get("/kiosk")
    assert "1 von 4 Stimmen abgegeben" in text_of(jury.desk())
    tablet.post("/kiosk/card", {"code": old}, expect=410)
    tablet.post("/kiosk/card", {"code": jury.door_code("Dora")}, expect=403)  # only cards
    tablet.post("/kiosk/card", {"code": used}, expect=403)  # not in the room
    assert jury.house.visitor().post("/enter", {"code": used}) == "/meeting"
    tablet.post("/kiosk/card", {"code": used}, expect=410)  # that card has signed a phone in
    tablet.post("/enter", {"code": cem}, expect=403)
    tablet.post("/enter", {"code": jury.door_code("Dora")}, expect=403)
    for path in ("/enter", "/kiosk"):
        assert LOCKED in text_of(tablet.get(path))


def test_guessing_at_cards_is_slowed_down_and_the_desk_still_unlocks(jury: Jury) -> None:
    tablet = tablet_of(jury.house, jury)
    begin(jury, "open")
    for number in range(60):
        tablet.post("/kiosk/card", {"code": f"ABCD-{number:04}"}, expect=403)
    tablet.post("/kiosk/card", {"code": card_of(jury, "Cem")[0]}, expect=429)
    unlock(jury, "Cem")
    assert "Sie stimmen jetzt ab: Cem" in text_of(tablet.get("/kiosk"))


def test_it_reaches_nothing_else(jury: Jury) -> None:
    tablet = tablet_of(jury.house, jury)
    for path in ("/meeting", f"/desk/{jury.meeting}", f"/screen/{jury.meeting}", "/team", "/audit"):
        tablet.get(path, expect=403)


def test_somebody_who_voted_by_phone_or_is_not_there_gets_no_turn(jury: Jury) -> None:
    unlock(jury, "Ada", expect=409)  # no ballot
    begin(jury, "open")
    jury.vote("Ada", "yes")
    unlock(jury, "Ada", expect=409)
    unlock(jury, "Gül", expect=403)


def test_the_phone_of_somebody_who_voted_at_the_tablet_is_told_so(jury: Jury) -> None:
    tablet = tablet_of(jury.house, jury)
    begin(jury, "open", "Cem")
    action, key = form_at(tablet)
    jury.vote("Cem", "no")  # faster on the phone than at the tablet
    assert "Sie stimmen jetzt ab: Cem" in text_of(tablet.get("/kiosk"))
    tablet.post(action, {"choice": "yes", "key": key}, expect=409)
    assert "1 von 4 Stimmen abgegeben" in text_of(jury.desk())


@pytest.mark.parametrize("mode", ["open", "sealed"])
def test_many_hands_at_once(database_url: str, mode: str) -> None:
    """Taps of one form, the desk's unlocking and the tablet's locking, all at once: one slip at most, no deadlock."""
    with open_hall(database_url) as hall:
        town = found_town(hall)
        where = {"meeting": town.meeting, "ballot": _open(town, mode)}
        unlock_kiosk(hall, meeting=town.meeting, member=town.members[0], actor="chair")
        key = turn_key(hall, ballot=where["ballot"], member=town.members[0], turn=int(mode == "sealed"))

        def tap(choice: str) -> str:
            return cast_at_kiosk(hall, choice=choice, key=key, actor="kiosk", **where)

        with ThreadPoolExecutor(8) as hands:
            codes = set(hands.map(tap, ["yes", "no"] * 4))
            work = [hands.submit(unlock_kiosk, hall, meeting=town.meeting, member=m, actor="x") for m in town.members]
            work += [hands.submit(lock_kiosk, hall, meeting=town.meeting, actor="kiosk") for _ in range(5)]
            codes |= set(hands.map(tap, ["no", "yes"] * 4))
            for one in work:
                one.result()
        with hall.reading() as db:
            assert ballots.progress(db, where["ballot"]) == (1, 7)
        assert len(codes) == 1


def _open(town: Town, mode: str) -> str:
    opening = {"meeting": town.meeting, "item": town.call(), "amount_cents": 45_000, "mode": mode}
    return open_ballot(town.hall, **opening, actor="chair")


def test_a_turn_ends_after_two_minutes(tmp_path: Path) -> None:
    ahead = [timedelta()]
    real = World()
    with open_hall(f"sqlite:///{tmp_path / 'x.sqlite3'}", World(now=lambda: real.now() + ahead[0])) as hall:
        town = found_town(hall)
        ballot = town.open()
        unlock_kiosk(hall, meeting=town.meeting, member=town.members[0], actor="chair")
        ahead[0] = timedelta(seconds=121)
        key = turn_key(hall, ballot=ballot, member=town.members[0], turn=0)
        slip = {"ballot": ballot, "choice": "yes", "key": key}
        with pytest.raises(NoTurn):
            cast_at_kiosk(hall, meeting=town.meeting, actor="kiosk", **slip)
        town.cast(ballot, 1, "yes")
        with pytest.raises(VotedElsewhere):
            unlock_kiosk(hall, meeting=town.meeting, member=town.members[1], actor="chair")
        with pytest.raises(NotPresent):
            _unlock_for_somebody_who_left(town)


def _unlock_for_somebody_who_left(town: Town) -> None:
    member = town.members[2]
    check_out(town.hall, meeting=town.meeting, member=member, channel="team", actor="team")
    unlock_kiosk(town.hall, meeting=town.meeting, member=member, actor="chair")

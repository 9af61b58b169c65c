"""The quick way of a slip: the same answer as the long way, and nothing that was remembered lets anybody vote."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from juryvote.actions.entry import sign_out
from juryvote.actions.presence import check_out
from juryvote.live.hall import Hall
from juryvote.live.keys import digest
from juryvote.store import ballots
from tests.building import Building, enter_as, open_building


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    with open_building(f"sqlite:///{tmp_path_factory.mktemp('quick') / 'juryvote.sqlite3'}") as building:
        yield building


def cast(building: Building, token: str, choice: str, turn: int, **headers: str) -> Any:
    told = {"cookie": f"__Host-juryvote={token}", "hx-request": "true", "origin": "http://127.0.0.1"} | headers
    form = {"choice": choice, "key": f"{turn}.abcdefgh{turn}"}
    return building.client.post(f"/ballots/{building.named['ballot']}/slip", data=form, headers=told)


def phone(building: Building, number: int) -> tuple[str, str]:
    """Somebody new in the room: member and session."""
    member = building.town.members[number]
    return member, enter_as(building.hall, building.town.meeting, member=member)


def was_quick(answer: Any) -> bool:
    return bool(answer.headers.get("content-encoding") == "identity")


def slip_of(hall: Hall, ballot: str, member: str) -> tuple[int, str] | None:
    with hall.reading() as db:
        row = ballots.slip(db, ballot=ballot, member=member)
    return (row.turn, row.choice) if row else None


def test_the_second_time_is_quick_and_reads_the_same(building: Building) -> None:
    member, token = phone(building, 0)
    long, quick = cast(building, token, "yes", 0), cast(building, token, "yes", 1)
    assert [long.status_code, quick.status_code] == [200, 200]
    assert [was_quick(long), was_quick(quick)] == [False, True]
    assert re.sub(r'value="\d+\.\w+"', "", long.text) == re.sub(r'value="\d+\.\w+"', "", quick.text)
    assert re.search(r'name="key" value="2\.\w+"', quick.text)  # the next tap is a later one
    assert quick.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in quick.headers["content-security-policy"]
    assert slip_of(building.hall, building.named["ballot"], member) == (1, "yes")
    english = cast(building, token, "yes", 2, **{"accept-language": "en"})
    assert "Your vote" in english.text


def test_a_resend_and_an_old_tap_change_nothing(building: Building) -> None:
    member, token = phone(building, 0)
    cast(building, token, "no", 5)
    again = [cast(building, token, "no", 5).text, cast(building, token, "yes", 3).text]
    assert len({code for text in again for code in re.findall(r'class="code">([^<]+)<', text)}) == 1
    assert all("Ihre Stimme ist gezählt: Nein" in text for text in again)
    assert slip_of(building.hall, building.named["ballot"], member) == (5, "no")


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"origin": "http://evil.example"}, 403), ({"sec-fetch-site": "cross-site"}, 403), ({"cookie": ""}, 401)],
)
def test_another_site_or_nobody_casts_nothing(building: Building, headers: dict[str, str], status: int) -> None:
    member, token = phone(building, 0)
    cast(building, token, "yes", 10)
    refused = cast(building, token, "no", 11, **headers)
    assert refused.status_code == status
    assert slip_of(building.hall, building.named["ballot"], member) == (10, "yes")


def test_a_session_that_ended_casts_nothing_though_it_is_remembered(building: Building) -> None:
    member, token = phone(building, 0)
    cast(building, token, "yes", 20)
    assert was_quick(cast(building, token, "yes", 21))
    sign_out(building.hall, session=digest(building.hall.keys, token), actor=member)
    assert cast(building, token, "no", 22).status_code == 401
    assert slip_of(building.hall, building.named["ballot"], member) == (21, "yes")


def test_another_meetings_phone_casts_nothing_here(building: Building) -> None:
    token = building.sessions["foreign member"]
    building.client.get("/meeting", headers={"cookie": f"__Host-juryvote={token}"})
    assert cast(building, token, "yes", 0).status_code == 403


def test_who_has_left_is_refused_in_words_and_comes_back(building: Building) -> None:
    member, token = phone(building, 1)
    assert cast(building, token, "abstain", 0).status_code == 200
    assert was_quick(cast(building, token, "abstain", 1))
    check_out(building.hall, meeting=building.town.meeting, member=member, channel="team", actor="team")
    refused = cast(building, token, "yes", 2)
    assert refused.status_code == 403
    assert 'id="refusal"' in refused.text
    assert slip_of(building.hall, building.named["ballot"], member) == (1, "abstain")

"""OParl: every object of the demo is as OParl 1.1 wants it, every address answers, nothing is orphaned or secret."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from litestar.testing import TestClient

from juryvote.app import create_app
from juryvote.demo.clock import Clock
from juryvote.demo.evening import play_to_now, set_the_stage
from juryvote.live.hall import Hall
from juryvote.settings import Settings
from juryvote.store.upgrade import upgrade
from juryvote.world import World
from tests.at_home import at_home
from tests.building import open_building
from tests.granting import day
from tests.house import SECRET, open_house
from tests.jury import Jury
from tests.oparl import OFFICIAL, TABLE, Walk, name_of, official
from tests.stories.test_publishing import evening

BASE = "http://127.0.0.1"
SYSTEM = f"{BASE}/oparl/v1.1/system"


@contextmanager
def client_of(database: str, safe: str = "") -> Iterator[TestClient[Any]]:
    settings = Settings(database=database, secret=SECRET.encode(), safe=safe)
    with TestClient(create_app(settings), base_url=BASE, raise_server_exceptions=False) as client:
        yield client


def fetcher(client: TestClient[Any]) -> Any:
    """Each address once; everything has to answer, and OParl to everybody."""
    known: dict[str, Any] = {}

    def fetch(address: str) -> Any:
        if address not in known:
            answer = client.get(address)
            assert answer.status_code == 200, (address, answer.status_code)
            if "/oparl/" in address:
                assert answer.headers["access-control-allow-origin"] == "*"
            known[address] = answer.json() if answer.headers["content-type"].startswith("application/json") else None
        return known[address]

    return fetch


def walked(client: TestClient[Any]) -> Walk:
    walk = Walk(fetcher(client), BASE).go(SYSTEM)
    assert walk.faults == [], "\n".join(walk.faults[:20])
    return walk


def of_type(walk: Walk, name: str) -> list[dict[str, Any]]:
    return [one for one in walk.objects.values() if name_of(one) == name]


def no_orphans(walk: Walk) -> None:
    """What is listed is what links lead to, and both sides of a relation know each other."""
    listed = {one["id"] for found in walk.lists.values() for one in found}
    reached = {one["id"] for one in walk.objects.values()} - {SYSTEM}
    assert listed == reached
    for area in of_type(walk, "Body"):
        theirs = {one["id"] for kind in ("meeting", "paper", "organization") for one in walk.lists[area[kind]]}
        assert theirs <= reached
    for item in of_type(walk, "AgendaItem"):
        meeting = walk.objects[item["meeting"]]
        assert item in meeting["agendaItem"]
        assert meeting in walk.lists[walk.objects[meeting["organization"][0]]["meeting"]]
        assert walk.objects[item["resolutionFile"]["id"]]["agendaItem"] == [item["id"]]
    for said in of_type(walk, "Consultation"):
        assert walk.objects[said["agendaItem"]]["consultation"] == said["id"]
        assert said in walk.objects[said["paper"]]["consultation"]
        assert said in walk.lists[walk.objects[said["organization"][0]]["consultation"]]
    for place in of_type(walk, "Location"):
        assert walk.objects[place["meetings"][0]]["location"] == place
    for member in of_type(walk, "Membership"):
        assert walk.objects[member["person"]]["membership"] == [member]
        assert member["id"] in walk.objects[member["organization"]]["membership"]


def play(database: str, folder: Path) -> set[str]:
    """The demo's neighbourhood up to the middle of an evening; everybody's names."""
    clock = Clock(World().now())
    hall = Hall(database=database, secret=SECRET.encode(), safe=str(folder), world=clock.world())
    upgrade(hall.engine)
    play_to_now(set_the_stage(hall, clock, World().now()))
    with hall.engine.connect() as db:
        names = {str(row[0]) for row in db.exec_driver_sql("SELECT name FROM members")}
    hall.close()
    return names


def test_the_demo_is_as_oparl_wants_it(database_url: str, tmp_path: Path) -> None:
    names = play(database_url, tmp_path / "keys")
    with client_of(database_url, str(tmp_path / "keys")) as client:
        walk = walked(client)
        no_orphans(walk)
        for name in TABLE:
            assert of_type(walk, name), name
        said = json.dumps(walk.objects, ensure_ascii=False) + json.dumps(walk.lists, ensure_ascii=False)
        assert [name for name in names if name in said] == []
        item = next(one for one in of_type(walk, "AgendaItem") if one["juryvote:grantedCents"])
        assert item["result"] == "angenommen"
        assert item["juryvote:counts"]["yes"] >= item["juryvote:majority"]["neededYes"]
        assert item["juryvote:quorum"]["met"]
        invited = [one["invitation"] for one in of_type(walk, "Meeting") if "invitation" in one]
        assert invited
        assert {one["mimeType"] for one in invited} == {"application/pdf"}
        _pages(client, walk)


def _pages(client: TestClient[Any], walk: Walk) -> None:
    """One object on each page gives the same list; the middle of its times divides it."""
    area = of_type(walk, "Body")[0]
    for kind in ("meeting", "agendaItem", "person", "file"):
        whole = [one["id"] for one in walk.lists[area[kind]]]
        address, found = f"{area[kind]}?elementsPerPage=1", []
        while address:
            page = client.get(address).json()
            found += [one["id"] for one in page["data"]]
            assert page["pagination"]["totalElements"] == page["pagination"]["totalPages"] == len(whole)
            address = page["links"].get("next", "")
        assert found == whole
        middle = walk.objects[whole[len(whole) // 2]]["created"]
        since, until = (asked(client, area[kind], **{side: middle}) for side in ("created_since", "created_until"))
        assert set(since) | set(until) == set(whole)
        assert walk.objects[since[0]]["created"] == middle == walk.objects[until[-1]]["created"]
        assert asked(client, area[kind], modified_since="2999-01-01T00:00:00Z") == []


def asked(client: TestClient[Any], address: str, **filters: str) -> list[str]:
    return [one["id"] for one in client.get(address, params=filters).json()["data"]]


def test_secret_ballots_pots_and_vota_are_as_oparl_wants_them(tmp_path: Path) -> None:
    with open_building(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}") as building:
        walk = walked(building.client)
        no_orphans(walk)
        files = [one["fileName"] for one in of_type(walk, "File") if "fileName" in one]
        assert {name.rpartition(".")[2] for name in files} == {"bel", "pb"}
        kinds = {one["juryvote:kind"] for one in of_type(walk, "AgendaItem")}
        assert kinds == {"Beschluss", "Votum"}
        for known in ("pb", "bel"):
            assert len([name for name in files if name.endswith(known)]) == 1
        for path in (
            "meeting/nothing",
            "meeting/../system/x",
            "term/x",
            "file/x.pb",
            "file/x.pdf",
            f"file/{building.named['meeting']}.pdf",  # still going on
            "body/x/meeting",
            "paper/x/meeting",
        ):
            assert building.client.get(f"{BASE}/oparl/v1.1/{path}").status_code == 404, path


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    wrong = ("created_since=yesterday", "modified_until=2026-01-01T00:00:00", "page=0", "page=x", "elementsPerPage=-1")
    with open_building(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}") as building:
        for asked in wrong:
            answer = building.client.get(f"{BASE}/oparl/v1.1/bodies?{asked}")
            assert answer.status_code == 400
            assert asked.partition("=")[0] in answer.json()["problem"]
            assert answer.headers["access-control-allow-origin"] == "*"


class Reader:
    """A client over HTTP that knows one area."""

    def __init__(self, jury: Jury) -> None:
        self.jury, self.visitor = jury, jury.house.visitor()
        self.area = self.json("/oparl/v1.1/bodies")["data"][0]

    def json(self, address: str) -> Any:
        return json.loads(self.visitor.get(address.removeprefix(self.jury.house.base)))

    def list(self, kind: str, **filters: str) -> list[dict[str, Any]]:
        asked = f"?{urlencode(filters)}" if filters else ""
        found: list[dict[str, Any]] = self.json(self.area[kind] + asked)["data"]
        return found


def test_a_client_learns_what_is_new_and_what_is_gone(database_url: str, tmp_path: Path) -> None:
    with open_house(database_url, tmp_path / "log") as house:
        jury = evening(house)
        item, reader = jury.decide(), Reader(jury)
        house.visitor().get(f"/oparl/v1.1/agendaitem/{item}", expect=404)
        assert reader.list("agendaItem") == reader.list("paper") == reader.list("file") == []
        before = now()
        jury.do(f"items/{item}/publish")
        found = reader.list("agendaItem", modified_since=before)
        assert [one["id"].rpartition("/")[2] for one in found] == [item]
        assert [one["agendaItem"] for one in reader.list("meeting", modified_since=before)] == [found]
        published = now()
        decision = found[0]["resolutionFile"]["id"].rpartition("/")[2]
        jury.team.post(f"/team/decisions/{decision}/correct", {"text": "Neuer Wortlaut.", "why": "Tippfehler"})
        assert [one["resolutionText"] for one in reader.list("agendaItem", modified_since=published)] == [
            "Neuer Wortlaut."
        ]
        assert reader.list("agendaItem", created_since=published) == []
        _agrees(jury, reader)
        _leaves(jury, reader)
        assert (
            Walk(lambda address: reader.json(address) if "/oparl/" in address else None, house.base)
            .go(f"{house.base}/oparl/v1.1/system")
            .faults
            == []
        )


def _agrees(jury: Jury, reader: Reader) -> None:
    """Only who has agreed is named, and only as long as that holds."""
    for answer, names in (("yes", ["Ada"]), ("no", [])):
        before = now()
        for _ in range(2):
            jury.team.post("/team/members/consent", {"member": jury.members["Ada"], "shown": answer})
        (seat,) = reader.list("person", modified_since=before)
        assert [one["name"] for one in reader.list("person") if one["name"] in jury.members] == names
        assert seat["name"] == (names[0] if names else "Aktionsfondsjury, Sitz 1")
        assert ("Name öffentlich" in jury.team.get("/team/members")) == bool(names)
    jury.team.post("/team/members/consent", {"member": jury.members["Ada"], "shown": "maybe"}, expect=422)
    jury.team.post("/team/members/consent", {"member": jury.body, "shown": "yes"}, expect=404)


def _leaves(jury: Jury, reader: Reader) -> None:
    """Whoever has left is a stub, told to those who ask what has changed."""
    page, everybody, before = jury.team.get(f"/team/bodies/{jury.body}"), reader.list("person"), now()
    seats = re.findall(r'id="seat-(\w+)"(?:(?!id="seat-).)*?<bdi>(\w+)</bdi></summary>', page, re.DOTALL)
    seat = next(seat for seat, name in seats if name == "Gül")
    form = {"member": jury.members["Gül"], "until": day(-1)}
    jury.team.post(f"/team/seats/{seat}/end", form)
    assert len(reader.list("person")) == len(everybody) - 1
    (stub,) = reader.list("person", modified_since=before)
    assert set(stub) == {"id", "type", "created", "modified", "deleted"}
    assert reader.json(stub["id"]) == stub
    jury.house.visitor().get(f"/oparl/v1.1/membership/{seat}", expect=404)
    (council,) = reader.list("organization", modified_since=before)
    assert council["memberCount"] == len(everybody) - 1


def test_a_vote_in_writing_is_told_when_it_is_decided(tmp_path: Path) -> None:
    with at_home(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path) as (house, jury):
        jury.start(0, "450,00")
        reader = Reader(jury)
        assert reader.list("meeting") == []
        for kind in ("meeting", "location"):
            house.visitor().get(f"/oparl/v1.1/{kind}/{jury.meeting}", expect=404)


def now() -> str:
    return datetime.now(UTC).isoformat()


@pytest.mark.skipif(not OFFICIAL, reason="JURYVOTE_OPARL names no folder with the schemas of OParl/spec")
def test_the_table_says_what_the_official_schemas_say() -> None:
    known = official()
    assert known.keys() == TABLE.keys()
    for name, schema in known.items():
        assert set(schema["properties"]) == {"id", "type", *TABLE[name]["properties"]}
        assert set(schema["required"]) == {"id", "type", *TABLE[name]["required"]}

"""The description of what programs may read: valid, complete, and true of what is answered."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from tests.building import Building, open_building
from tests.web.test_doors import TABLE

# Public, but made for people: pages, fragments of pages, and what leads to them.
PAGES = re.compile(
    r"/|/about|/imprint|/privacy|/accessibility|/schema.*|/rounds/.*|/proposals/.*|/application|/decisions/.*|/draws/.*"
    r"|/enter|/room|/staff.*|/ideas.*|/verify(\.html)?|/minutes/\{\w+\}|/statistics|/embed.*"
)


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    with open_building(f"sqlite:///{tmp_path_factory.mktemp('reference') / 'juryvote.sqlite3'}") as building:
        yield building


@pytest.fixture(scope="module")
def told(building: Building) -> dict[str, Any]:
    answer = building.client.get("/schema/openapi.json")
    assert answer.headers["access-control-allow-origin"] == "*"
    said: dict[str, Any] = answer.json()
    return said


def _plain(path: str) -> str:
    """Without the names of what is put in, and without endings that our routes keep inside."""
    return re.sub(r"\{\w+\}(\.(atom|ics|bel|pb))?", "{}", path)


def test_it_is_openapi(told: dict[str, Any]) -> None:
    validate(told)
    names = [one["get"]["operationId"] for one in told["paths"].values()]
    assert len(names) == len(set(names))


def test_it_names_every_address_that_is_for_programs(told: dict[str, Any]) -> None:
    public = {line.split()[1] for line, audience in TABLE.items() if audience == "anybody" and line.startswith("GET")}
    for_programs = {path for path in public if not PAGES.fullmatch(path)} | {"/draws/{draw}/case.json"}
    assert {_plain(path) for path in told["paths"]} == {_plain(path) for path in for_programs}


def _filled(building: Building, path: str) -> str:
    named = building.named
    known = {"whose": named["body_id"], "body": named["body_id"], "draw": named["draw"]}
    known |= {
        "kind": "organization",
        "id": named["body_id"],
        "list": "meeting",
        "minuted": named["minuted"],
        "meeting": named["meeting"],
    }
    ends = {"bel": named["archive"].partition(".")[0], "pb": named["allocation"].partition(".")[0]}
    return path.format(**known, ballot=ends.get(path.rpartition(".")[2], ""))


def test_every_address_answers_as_it_is_told(building: Building, told: dict[str, Any]) -> None:
    for path, operations in told["paths"].items():
        one = operations["get"]
        answer = building.client.get(_filled(building, path))
        assert answer.status_code == 200, path
        ((media, content),) = one["responses"]["200"]["content"].items()
        assert answer.headers["content-type"].partition(";")[0] == media, path
        assert ("304" in one["responses"]) == ("etag" in answer.headers), path
        if content:
            schema = content["schema"] | {"components": told["components"]}
            Draft202012Validator(schema).validate(answer.json())
        assert {known["name"] for known in one["parameters"] if known["in"] == "path"} == set(
            re.findall(r"\{(\w+)\}", path)
        )


def test_refusals_are_told(building: Building, told: dict[str, Any]) -> None:
    for path, operations in told["paths"].items():
        answers = operations["get"]["responses"]
        if "{" in path:
            assert building.client.get(re.sub(r"\{\w+\}", "nothing", path)).status_code == 404
            assert "404" in answers
        if "400" in answers:
            assert building.client.get(_filled(building, path) + "?page=x").status_code == 400


def test_the_page_tells_the_same_and_asks_nobody_else(building: Building, told: dict[str, Any]) -> None:
    page = building.client.get("/schema", headers={"accept-language": "en"}).text
    for path, operations in told["paths"].items():
        assert path in page
        assert operations["get"]["summary"] in page
    assert "://" not in re.sub(r'xmlns="[^"]+"', "", page)
    assert "<script" not in page

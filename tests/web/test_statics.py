"""Scripts find their neighbours: every file has the same digest in its address, and that changes with any of them."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from msgspec import structs

from juryvote.web.statics import asset, assets, edition, edition_of
from tests.building import Building, open_building

NEIGHBOUR = re.compile(r"""(?:from|import|new URL\()\s*"(\.[^"]+|[^"]+\.js)\"""")


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    with open_building(f"sqlite:///{tmp_path_factory.mktemp('statics') / 'juryvote.sqlite3'}") as building:
        yield building


def test_what_a_script_loads_is_there_and_kept_for_ever(building: Building) -> None:
    found = set()
    for name in [name for name in assets() if name.startswith("js/")]:
        text = building.client.get(asset(name)).text
        found |= {urljoin(asset(name), path) for path in NEIGHBOUR.findall(text)}
    assert asset("vendor/noble-curves.js") in found
    assert asset("js/sealed-worker.js") in found
    for address in found:
        answer = building.client.get(address)
        assert (answer.status_code, "javascript" in answer.headers["content-type"]) == (200, True), address
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("address", [f"/static/{'0' * 12}/js/live.js", f"/static/{edition()}/js/nothing.js"])
def test_another_digest_and_another_name_are_not_found(building: Building, address: str) -> None:
    assert building.client.get(address).status_code == 404


def test_a_name_that_does_not_exist_is_a_mistake_in_a_template() -> None:
    with pytest.raises(KeyError):
        asset("js/nothing.js")


def test_any_change_of_a_name_or_a_content_is_another_edition() -> None:
    now = assets()
    name, other = "js/live.js", structs.replace(now["js/live.js"], data=b"other")
    renamed = {("js/life.js" if one == name else one): found for one, found in now.items()}
    assert edition_of(now) == edition()
    assert len({edition(), edition_of({**now, name: other}), edition_of(renamed)}) == 3

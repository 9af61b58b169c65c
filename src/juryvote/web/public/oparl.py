"""The OParl interface: objects and lists as JSON, for everybody."""

import msgspec
from litestar import Response, get
from litestar.params import FromPath

from juryvote.reads.oparl import has_list, quarter_of, quarters
from juryvote.rules.oparl.addresses import ROOT, Addresses, Made
from juryvote.rules.oparl.lists import NotUnderstood, listed, wanted_from
from juryvote.rules.oparl.objects import KINDS, body, system
from juryvote.rules.oparl.records import Quarter
from juryvote.rules.refusals import NotFound
from juryvote.web.public.lasting import lasting
from juryvote.web.session import Asked, base_url, hall_of
from juryvote.web.threads import in_thread

JSON = "application/json"
ANYBODY = ("anybody",)


@get(f"{ROOT}/system", audience=ANYBODY, name="oparl-system")
async def show_system(request: Asked) -> Response[bytes]:
    return _told(request, system(_at(request)), [])


@get(f"{ROOT}/bodies", audience=ANYBODY, name="oparl-bodies")
async def show_bodies(request: Asked) -> Response[bytes]:
    """Every area."""
    found, at = await in_thread(quarters, hall_of(request)), _at(request)
    return _page(request, [body(quarter, at) for quarter in found], at.bodies)


@get(f"{ROOT}/{{oparl_kind:str}}/{{oparl_id:str}}", audience=ANYBODY, name="oparl-object")
async def show_object(request: Asked, oparl_kind: FromPath[str], oparl_id: FromPath[str]) -> Response[bytes]:
    quarter, at = await _quarter(request, oparl_kind, oparl_id), _at(request)
    address = at.of(oparl_kind, oparl_id)
    found = next((one for one in _objects(quarter, oparl_kind, at) if one["id"] == address), None)
    if found is None:
        raise NotFound
    return _told(request, found, [found.get("modified", "")])


@get(f"{ROOT}/{{oparl_kind:str}}/{{oparl_id:str}}/{{oparl_list:str}}", audience=ANYBODY, name="oparl-list")
async def show_list(
    request: Asked, oparl_kind: FromPath[str], oparl_id: FromPath[str], oparl_list: FromPath[str]
) -> Response[bytes]:
    """What an area or a body has of one kind."""
    if not has_list(oparl_kind, oparl_list):
        raise NotFound
    quarter, at = await _quarter(request, oparl_kind, oparl_id), _at(request)
    found = _objects(quarter, oparl_list, at)
    if oparl_kind == "organization":
        found = [one for one in found if at.of(oparl_kind, oparl_id) in one["organization"]]
    return _page(request, found, at.listed(oparl_kind, oparl_id, oparl_list))


async def _quarter(request: Asked, kind: str, known: str) -> Quarter:
    found = await in_thread(quarter_of, hall_of(request), kind, known)
    if found is None:
        raise NotFound
    return found


def _objects(quarter: Quarter, kind: str, at: Addresses) -> list[Made]:
    return [body(quarter, at)] if kind == "body" else list(KINDS[kind](quarter, at))


def _page(request: Asked, found: list[Made], address: str) -> Response[bytes]:
    try:
        page = listed(found, wanted_from(request.query_params), address)
    except NotUnderstood as problem:
        said = msgspec.json.encode({"problem": f"{problem} is not understood; moments are written with their zone"})
        return Response(said, status_code=400, media_type=JSON, headers={"Access-Control-Allow-Origin": "*"})
    return _told(request, page, [one.get("modified", "") for one in page["data"]])


def _told(request: Asked, said: Made, changes: list[str]) -> Response[bytes]:
    return lasting(request, msgspec.json.encode(said), kind=JSON, changes=changes)


def _at(request: Asked) -> Addresses:
    return Addresses(base_url(request))

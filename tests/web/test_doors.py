"""Every address, every role, in one table: who gets in, who is sent away, and that a strange field changes nothing."""

from collections.abc import Iterator

import pytest

from juryvote.reads.soundness import check_everything
from juryvote.web.routes import ROUTES
from tests.building import Building, enter_as, open_building

# Who may use an address. `own`: only what belongs to the visitor's area (staff) or meeting (member, screen).
TABLE = {
    "GET /": "anybody",
    "GET /about": "anybody",
    "GET /statistics": "anybody",
    "GET /verify": "anybody",
    "GET /verify.html": "anybody",
    "GET /embed": "anybody",
    "GET /embed/code": "anybody",
    "GET /imprint": "anybody",
    "GET /feeds/{feed_name}": "anybody",
    "GET /calendar/{calendar_name}": "anybody",
    "GET /schema": "anybody",
    "GET /schema/openapi.json": "anybody",
    "GET /oparl/v1.1/system": "anybody",
    "GET /oparl/v1.1/bodies": "anybody",
    "GET /oparl/v1.1/{oparl_kind}/{oparl_id}": "anybody",
    "GET /oparl/v1.1/{oparl_kind}/{oparl_id}/{oparl_list}": "anybody",
    "GET /register.csv": "anybody",
    "GET /register.xlsx": "anybody",
    "POST /application/answer": "anybody",
    "POST /application/withdraw": "anybody",
    "GET /privacy": "anybody",
    "GET /accessibility": "anybody",
    "GET /decisions/{decision}": "anybody",
    "GET /agendas/{agenda_of}/tagesordnung.pdf": "anybody",
    "GET /minutes/{minuted}": "anybody",
    "GET /minutes/{minuted}/niederschrift.txt": "anybody",
    "GET /minutes/{minuted}/niederschrift.pdf": "anybody",
    "GET /rounds/{round}": "anybody",
    "GET /rounds/{round}/paper": "anybody",
    "GET /rounds/{round}/idea": "anybody",
    "POST /rounds/{round}/idea": "anybody",
    "GET /rounds/{round}/apply": "anybody",
    "POST /rounds/{round}/apply": "anybody",
    "GET /application": "anybody",
    "POST /application": "anybody",
    "POST /application/report": "anybody",
    "POST /application/data.json": "anybody",
    "GET /draws/{draw}": "anybody",
    "GET /draws/{draw}/wall": "anybody",
    "GET /draws/{draw}/wall/now": "anybody",
    "GET /draws/{draw}/case.json": "anybody",
    "GET /healthz": "anybody",
    "POST /rehearsals": "anybody",
    "GET /enter": "anybody",
    "POST /enter": "anybody",
    "GET /room": "anybody",
    "POST /room": "member",
    "POST /language": "anybody",
    "POST /sign-out": "anybody",
    "GET /events/{meeting}": "own member screen kiosk team chair",
    "GET /kiosk": "kiosk",
    "GET /kiosk/now": "kiosk",
    "POST /kiosk/ballots/{ballot}/slip": "own kiosk",
    "POST /kiosk/card": "kiosk",
    "POST /kiosk/lock": "kiosk",
    "POST /desk/{meeting}/kiosk": "own team chair",
    "POST /desk/{meeting}/kiosk/lock": "own team chair",
    "POST /desk/{meeting}/timer": "own team chair",
    "POST /desk/{meeting}/timer/longer": "own team chair",
    "POST /desk/{meeting}/timer/stop": "own team chair",
    "POST /desk/{meeting}/speakers": "own team chair",
    "POST /desk/{meeting}/speakers/floor": "own team chair",
    "POST /desk/{meeting}/speakers/remove": "own team chair",
    "POST /meeting/hand": "member",
    "POST /meeting/hand/down": "member",
    "POST /team/meetings/{meeting}/kiosk": "own team chair",
    "GET /meeting": "member",
    "GET /meeting/now": "member",
    "POST /meeting/leave": "member",
    "GET /meeting/my-data.json": "member",
    "POST /meeting/challenge": "member",
    "POST /ballots/{ballot}/slip": "own member",
    "POST /items/{item}/conflict": "own member",
    "POST /items/{item}/unbiased": "own member",
    "POST /items/{item}/contest": "own member",
    "GET /items/{item}": "own member",
    "POST /items/{item}/arguments": "own member",
    "POST /items/{item}/questions": "own member",
    "POST /items/{item}/score": "own member",
    "POST /items/{item}/amendments": "own member",
    "POST /items/{item}/withdraw": "own member",
    "POST /desk/{meeting}/items/{item}/amendments": "own team chair",
    "POST /desk/{meeting}/items/{item}/drop": "own team chair",
    "POST /desk/{meeting}/items/{item}/amendment": "own team chair",
    "POST /team/proposals/{proposal}/answers": "own team",
    "POST /team/proposals/{proposal}/hide": "own team",
    "POST /items/{item}/secrecy": "own member",
    "POST /device": "member",
    "GET /ballots/{ballot}/election": "own member",
    "GET /ballots/{ballot}/trackers": "own member",
    "POST /ballots/{ballot}/sealed": "own member",
    "GET /ballots/{ballot}/assisted": "own member",
    "POST /ballots/{ballot}/assisted": "own member",
    "POST /ballots/{ballot}/paper-count": "own member",
    "GET /archives/{archive}": "anybody",
    "GET /allocations/{allocation}": "anybody",
    "GET /screen/{meeting}": "own screen team chair",
    "GET /screen/{meeting}/now": "own screen team chair",
    "GET /staff": "anybody",
    "GET /staff/sign-in": "anybody",
    "POST /staff/sign-in": "anybody",
    "GET /desk/{meeting}": "own team chair",
    "GET /desk/{meeting}/now": "own team chair",
    "POST /desk/{meeting}/open": "own team chair",
    "POST /desk/{meeting}/adjourn": "own team chair",
    "POST /desk/{meeting}/presence": "own team chair",
    "POST /desk/{meeting}/items": "own team chair",
    "POST /desk/{meeting}/items/{item}/call": "own team chair",
    "POST /desk/{meeting}/items/{item}/ballot": "own team chair",
    "POST /desk/{meeting}/items/{item}/conflict": "own team chair",
    "POST /desk/{meeting}/items/{item}/lift": "own team chair",
    "POST /desk/{meeting}/items/{item}/ruling": "own team chair",
    "POST /desk/{meeting}/items/{item}/dismiss": "own team chair",
    "POST /desk/{meeting}/items/{item}/publish": "own team chair",
    "POST /desk/{meeting}/ballots/{ballot}/close": "own team chair",
    "POST /desk/{meeting}/ballots/{ballot}/annul": "own team chair",
    "POST /desk/{meeting}/ballots/{ballot}/tie": "own team chair",
    "POST /desk/{meeting}/ballots/{ballot}/lot": "own team chair",
    "POST /desk/{meeting}/challenge": "own team chair",
    "POST /desk/{meeting}/elections": "own team chair",
    "POST /desk/{meeting}/sharing": "own team chair",
    "POST /desk/{meeting}/items/{item}/candidates": "own team chair",
    "POST /desk/{meeting}/items/{item}/withdraw": "own team chair",
    "POST /desk/{meeting}/excuse": "own team chair",
    "POST /desk/{meeting}/facts": "own team chair",
    "POST /desk/{meeting}/alternates": "own team chair",
    "POST /desk/{meeting}/exclusion": "own team chair",
    "POST /desk/{meeting}/ballots/{ballot}/hands": "own team chair",
    "POST /desk/{meeting}/ballots/{ballot}/helper": "own team chair",
    "POST /desk/{meeting}/ballots/{ballot}/paper": "own team chair",
    "POST /desk/{meeting}/ballots/{ballot}/paper-count": "own team chair",
    "GET /team": "team chair",
    "GET /team/bodies": "team chair",
    "GET /team/funds": "team chair",
    "GET /team/rounds": "team chair",
    "GET /team/meetings": "team chair",
    "POST /team/bodies": "team",
    "POST /team/funds": "team",
    "POST /team/rounds": "team",
    "POST /team/meetings": "team",
    "GET /team/bodies/{body_id}": "own team",
    "POST /team/bodies/{body_id}/seats": "own team",
    "GET /team/bodies/{body_id}/bylaws": "own team",
    "POST /team/bodies/{body_id}/bylaws": "own team",
    "GET /team/bodies/{body_id}/bylaws/new": "own team",
    "POST /team/bodies/{body_id}/bylaws/preview": "own team",
    "GET /team/bodies/{body_id}/bylaws/compare": "own team",
    "POST /team/seats/{seat}/holder": "own team",
    "POST /team/seats/{seat}/end": "own team",
    "POST /team/seats/{seat}/order": "own team",
    "GET /team/members": "team",
    "POST /team/members": "team",
    "GET /team/members/{member}/data.json": "own team",
    "POST /team/members/{member}/erase": "own team",
    "POST /team/members/age": "team",
    "POST /team/members/consent": "team",
    "POST /team/bodies/{body_id}/exclusion": "own team",
    "GET /team/members/import": "team",
    "POST /team/members/import": "team",
    "POST /team/members/import/confirm": "team",
    "GET /team/interests": "team",
    "POST /team/interests": "team",
    "POST /team/interests/members": "team",
    "POST /team/interests/{interest}/end": "own team",
    "POST /team/meetings/{meeting}/items/{item}/hint": "own team chair",
    "POST /team/proposals/{proposal}/applicant": "own team",
    "GET /team/rounds/{round}": "own team",
    "POST /team/rounds/{round}/proposals": "own team",
    "POST /team/rounds/{round}/call": "own team",
    "GET /team/rounds/{round}/poster": "own team",
    "POST /team/rounds/{round}/terms": "own team",
    "POST /team/rounds/{round}/open": "own team",
    "POST /team/rounds/{round}/copy": "own team",
    "POST /team/rounds/{round}/deadline": "own team",
    "POST /team/rounds/{round}/close": "own team",
    "GET /team/rounds/{round}/ideas": "own team",
    "POST /team/ideas/{idea}": "own team",
    "GET /team/rounds/{round}/paper": "own team",
    "POST /team/rounds/{round}/paper": "own team",
    "GET /team/proposals/{proposal}": "own team",
    "POST /team/proposals/{proposal}": "own team",
    "POST /team/proposals/{proposal}/eligible": "own team",
    "POST /team/proposals/{proposal}/checks": "own team",
    "POST /team/proposals/{proposal}/not-eligible": "own team",
    "POST /team/proposals/{proposal}/check-again": "own team",
    "POST /team/proposals/{proposal}/questions": "own team",
    "POST /team/proposals/{proposal}/retable": "own team",
    "POST /team/proposals/{proposal}/executive": "own team",
    "POST /team/bodies/{body_id}/executive": "own team",
    "POST /team/meetings/{meeting}/mandate": "own team chair",
    "GET /team/bodies/{body_id}/grants": "own team",
    "POST /team/bodies/{body_id}/leftovers": "own team",
    "GET /team/funds/{fund}": "own team",
    "GET /team/funds/{fund}/ledger.xlsx": "own team",
    "POST /team/funds/{fund}/change": "own team",
    "POST /team/funds/{fund}/carry": "own team",
    "GET /team/grants/{grant}": "own team",
    "GET /team/attachments/{attachment}": "own team",
    "GET /team/grants/{grant}/agreement": "own team",
    "POST /team/grants/{grant}/agreement": "own team",
    "POST /team/grants/{grant}/confirmation": "own team",
    "POST /team/grants/{grant}/sign": "own team",
    "POST /team/grants/{grant}/payouts": "own team",
    "POST /team/grants/{grant}/report": "own team",
    "POST /team/grants/{grant}/again": "own team",
    "POST /team/grants/{grant}/account": "own team",
    "POST /team/grants/{grant}/returns": "own team",
    "POST /team/grants/{grant}/withdraw": "own team",
    "POST /team/grants/{grant}/close": "own team",
    "POST /desk/{meeting}/executive/{executive_id}/told": "own team chair",
    "GET /team/bodies/{body_id}/draws": "own team",
    "POST /team/bodies/{body_id}/draws": "own team",
    "GET /team/draws/{draw}": "own team",
    "POST /team/draws/{draw}/pool": "own team",
    "POST /team/draws/{draw}/quotas": "own team",
    "POST /team/draws/{draw}/commit": "own team",
    "POST /team/draws/{draw}/draw": "own team",
    "POST /team/draws/{draw}/call-off": "own team",
    "POST /team/draws/{draw}/drop": "own team",
    "POST /team/draws/{draw}/tickets/{ticket}/accept": "own team",
    "POST /team/draws/{draw}/tickets/{ticket}/decline": "own team",
    "POST /team/draws/{draw}/erase": "own team",
    "GET /team/draws/{draw}/list.csv": "own team",
    "GET /team/draws/{draw}/case.json": "own team",
    "GET /team/meetings/{meeting}": "own team chair",
    "POST /team/meetings/{meeting}/agenda": "own team chair",
    "POST /team/meetings/{meeting}/call-off": "own team chair",
    "POST /team/meetings/{meeting}/second": "own team chair",
    "GET /team/meetings/{meeting}/door": "own team chair",
    "POST /team/meetings/{meeting}/door": "own team chair",
    "GET /team/meetings/{meeting}/door/people": "own team chair",
    "GET /team/meetings/{meeting}/door/codes/{code}": "own team chair",
    "POST /team/meetings/{meeting}/screen": "own team chair",
    "GET /team/meetings/{meeting}/cards": "own team chair",
    "POST /team/meetings/{meeting}/cards": "own team chair",
    "POST /team/meetings/{meeting}/cards.pdf": "own team chair",
    "GET /team/meetings/{meeting}/attendance.pdf": "own team chair",
    "GET /team/meetings/{meeting}/invitation.pdf": "own team chair",
    "GET /team/meetings/{meeting}/slips.pdf": "own team chair",
    "GET /team/meetings/{meeting}/order": "own team chair",
    "GET /team/meetings/{meeting}/minutes": "own team chair",
    "GET /team/meetings/{meeting}/minutes.txt": "own team chair",
    "GET /team/meetings/{meeting}/minutes.pdf": "own team chair",
    "POST /team/meetings/{meeting}/minutes/remarks": "own team",
    "POST /team/meetings/{meeting}/minutes/approval": "own team",
    "POST /team/meetings/{meeting}/order": "own team chair",
    "POST /team/meetings/{meeting}/move": "own team chair",
    "GET /team/decisions/{decision}/conflict": "own team chair",
    "POST /team/decisions/{decision}/conflict": "own team chair",
    "POST /team/decisions/{decision}/reopen": "own team chair",
    "GET /team/bodies/{body_id}/written": "own team",
    "POST /team/bodies/{body_id}/written": "own team",
    "POST /team/meetings/{meeting}/count": "own team chair",
    "POST /team/meetings/{meeting}/letters": "own team chair",
    "POST /meeting/object": "member",
    "GET /team/decisions/{decision}/correct": "own team",
    "POST /team/decisions/{decision}/correct": "own team",
    "GET /team/mails": "team",
    "POST /team/mails/{mail}/again": "own team",
    "POST /team/mails/{mail}/withdraw": "own team",
    "GET /team/accounts": "team",
    "POST /team/accounts": "team",
    "POST /team/accounts/{staff}/password": "own team",
    "POST /team/accounts/{staff}/off": "own team",
    "GET /coordinator": "coordinator",
    "GET /coordinator/vota/{votum}": "own coordinator",
    "POST /coordinator/vota/{votum}/answer": "own coordinator",
    "GET /audit": "auditor team",
    "GET /audit/bodies/{body_id}": "own auditor team",
    "GET /audit/meetings/{meeting}": "own auditor team",
    "GET /audit/bodies/{body_id}/findings": "own auditor team",
    "GET /audit/bodies/{body_id}/compare": "own auditor team",
    "POST /audit/bodies/{body_id}/compare": "own auditor team",
    "GET /audit/bodies/{body_id}/bundle.zip": "own auditor team",
}
STREAMS = {"GET /events/{meeting}"}  # answers for ever: tested with a real server
OF_MINUTED = {  # the meeting of the building has not ended
    "GET /team/meetings/{meeting}/minutes",
    "GET /team/meetings/{meeting}/minutes.txt",
    "GET /team/meetings/{meeting}/minutes.pdf",
    "POST /team/meetings/{meeting}/minutes/remarks",
    "POST /team/meetings/{meeting}/minutes/approval",
}
OF_SEALED = {"GET /ballots/{ballot}/election", "GET /ballots/{ballot}/trackers"}  # an open ballot has neither
REDIRECTED = {"GET /team/bodies", "GET /team/funds", "GET /team/rounds", "GET /team/meetings"}
ELSEWHERE = {"GET /staff": 303, "POST /language": 422, "POST /sign-out": 303}
ROLES = (
    "nobody",
    "member",
    "foreign member",
    "screen",
    "foreign screen",
    "kiosk",
    "chair",
    "team",
    "foreign team",
    "auditor",
    "coordinator",
    "foreign coordinator",
)


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Building]:
    with open_building(f"sqlite:///{tmp_path_factory.mktemp('doors') / 'juryvote.sqlite3'}") as building:
        yield building


def _expected(line: str, role: str) -> int:
    """What the table says: 401 unknown, 403 not theirs, else 200 for a page and 422 for a form with a strange field."""
    if line in ELSEWHERE:
        return ELSEWHERE[line]
    audience = TABLE[line].split()
    if "anybody" not in audience:
        kind = role.removeprefix("foreign ")
        if role == "nobody":
            return 401
        if kind not in audience or (role.startswith("foreign") and "own" in audience):
            return 404 if role == "foreign coordinator" and kind in audience else 403
    if line in REDIRECTED:
        return 303
    return 422 if line.startswith("POST") else 200


def test_the_table_names_every_route() -> None:
    routes = set()
    for handler in ROUTES:
        for method in handler.http_methods - {"HEAD", "OPTIONS"}:
            routes |= {f"{method} {path.replace(':str', '').replace(':path', '')}" for path in handler.paths}
    assert routes - {"GET /static/{digest}/{name}"} == set(TABLE)


@pytest.mark.parametrize("line", sorted(set(TABLE) - STREAMS))
def test_every_role_gets_what_the_table_says(building: Building, line: str) -> None:
    method, path = line.split()
    named = building.named
    other = {"ballot": named["sealed"]} if line in OF_SEALED else {}
    other |= {"meeting": named["minuted"]} if line in OF_MINUTED else {}
    path = path.format(**named | other)
    answers = {}
    for role in ROLES:
        if line == "POST /sign-out" and role != "nobody":
            continue  # would end the session; tested below
        data = {"data": {"nonsense": "1"}} if method == "POST" else {}
        answers[role] = building.answer(role, method, path, **data)[0]
    assert answers == {role: _expected(line, role) for role in answers}


def test_an_address_that_names_nothing_is_404_for_whoever_may_look(building: Building) -> None:
    for path in ("/desk/nothing", "/team/bodies/nothing", "/team/rounds/nothing", "/audit/bodies/nothing"):
        assert building.answer("team", "GET", path)[0] == 404
    assert building.answer("nobody", "GET", "/decisions/nothing")[0] == 404
    assert building.answer("nobody", "GET", "/no/such/page")[0] == 404


def test_after_the_whole_table_nothing_is_broken(building: Building) -> None:
    assert check_everything(building.hall) == []


def test_signing_out_ends_the_session(building: Building) -> None:
    token = enter_as(building.hall, building.named["meeting"])
    building.sessions["guest"] = token
    path = f"/screen/{building.named['meeting']}"
    assert building.answer("guest", "GET", path)[0] == 200
    assert building.answer("guest", "POST", "/sign-out")[0] == 303
    assert building.answer("guest", "GET", path)[0] == 401

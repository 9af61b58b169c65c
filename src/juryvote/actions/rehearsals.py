"""A rehearsal: an area, a body and a meeting of their own, with invented members, which nobody sees in public."""

import hmac
from collections.abc import Sequence

from msgspec import Struct

from juryvote.actions import meetings
from juryvote.actions.entry import Pass, issue_all
from juryvote.actions.people import establish
from juryvote.actions.throttles import throttle
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.refusals import BadForm, NotYours
from juryvote.store import journal, people
from juryvote.world import BERLIN

MOST_PHONES, MOST_BALLOTS = 1000, 20
PASS_SECONDS = 1800
NAME, PLACE = "Generalprobe", "Nirgends: Das ist eine Probe."
SEAT, GROUP = "Platz", "resident"
ACTOR = "rehearsal"


class Rehearsal(Struct, frozen=True, kw_only=True):
    """What whoever rehearses gets: ids, and one token for each door. The phones' are in the order of their seats."""

    body: str
    meeting: str
    items: list[str]
    phones: list[str]
    chair: str
    auditor: str
    screen: str


def check_key(hall: Hall, *, given: str, known: str, place: str) -> None:
    """Without a known key nobody may; keys are not guessed, nor is their length learnt from the time it takes."""
    throttle(hall, f"rehearsal-key:{place}", limit=20, seconds=600)
    if not known or not hmac.compare_digest(given.encode(), known.encode()):
        raise NotYours


def found_rehearsal(hall: Hall, *, phones: int, ballots: int) -> Rehearsal:
    """In one act. Three within half a minute are enough for anybody."""
    for field, number, most in (("phones", phones, MOST_PHONES), ("ballots", ballots, MOST_BALLOTS)):
        if not 1 <= number <= most:
            raise BadForm(field=field, problem="range")
    throttle(hall, "rehearsals", limit=3, seconds=30)
    with hall.acting(ACTOR) as act:
        area = act.new_id()
        people.add(act.db, "area", id=area, name=NAME, rehearsal=True)
        body = establish(act, area=area, name=NAME, form="other", preset="afj-berlin")
        members = _seat_everybody(act, area, body, phones)
        meeting, items = _convene(act, body, phones, ballots)
        passes = _passes(act, meeting, members, _staff(act, area))
    *doors, chair, auditor, screen = (one.token for one in passes)
    return Rehearsal(body=body, meeting=meeting, items=items, phones=doors, chair=chair, auditor=auditor, screen=screen)


def _seat_everybody(act: Act, area: str, body: str, many: int) -> list[str]:
    """Members "Platz 1" to the last, each on a seat: many rows at once, since hundreds one by one take long."""
    seats = {act.new_id(): number for number in range(1, many + 1)}
    names = {act.new_id(): f"{SEAT} {number}" for number in seats.values()}
    held = [_held(seat, member, act.hall.today()) for seat, member in zip(seats, names, strict=True)]
    people.add_all(act.db, "seat", [_seat(body, *seat) for seat in seats.items()])
    people.add_all(act.db, "member", [_member(area, *known) for known in names.items()])
    people.add_all(act.db, "holding", [{"id": act.new_id()} | _row(one) for one in held])
    act.record_all(body, [e.SeatCreated(seat=seat, number=number, group=GROUP) for seat, number in seats.items()])
    first = act.record_all(body, [e.MemberRegistered(member=member, name=name) for member, name in names.items()])
    journal.remember_all(act.db, body=body, heights={member: first + n for n, member in enumerate(names)})
    act.record_all(body, held)
    return list(names)


def _seat(body: str, seat: str, number: int) -> dict[str, str | int]:
    return {"id": seat, "body": body, "number": number, "group": GROUP}


def _member(area: str, member: str, name: str) -> dict[str, str]:
    return {"id": member, "area": area, "name": name, "language": "de"}


def _held(seat: str, member: str, since: str) -> e.SeatHeld:
    return e.SeatHeld(seat=seat, member=member, role="holder", since=since, until=None, rank=0)


def _row(held: e.SeatHeld) -> dict[str, str | int | None]:
    return {name: getattr(held, name) for name in ("seat", "member", "role", "since", "until", "rank")}


def _convene(act: Act, body: str, phones: int, ballots: int) -> tuple[str, list[str]]:
    now = act.hall.world.now().astimezone(BERLIN)
    frame = meetings.frame_of(title=f"{NAME}: {phones} Telefone", place=PLACE, starts=now)
    meeting = meetings.plan(act, body, frame)
    titles = [f"Probe-Abstimmung {number}" for number in range(1, ballots + 1)]
    return meeting, [meetings.put_item(act, body, meeting, meetings.NewItem(title=title)) for title in titles]


def _staff(act: Act, area: str) -> list[str]:
    """Chair and auditor: accounts without a password, so that nobody can sign in with them later."""
    made = []
    for role in ("chair", "auditor"):
        made.append(act.new_id())
        address = f"{made[-1]}@{ACTOR}.invalid"
        people.add(act.db, "staff", id=made[-1], area=area, name=NAME, email=address, role=role, password="")
    return made


def _passes(act: Act, meeting: str, members: Sequence[str], staff: Sequence[str]) -> list[Pass]:
    """First the phones' doors, then chair, auditor and screen."""
    doors = [{"kind": "door", "member": member, "staff": None} for member in members]
    desks = [{"kind": "demo", "member": None, "staff": one} for one in staff]
    wall = {"kind": "screen", "member": None, "staff": None}
    return issue_all(act, [*doors, *desks, wall], meeting=meeting, seconds=PASS_SECONDS)

"""After the draw: who says yes gets a seat, who says no is followed by the next, and names go when no longer needed."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Row

from juryvote.actions.draws import held_draw
from juryvote.actions.people import add_member, take_seat
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.draws import next_up
from juryvote.rules.refusals import AlreadyDone, BadForm, NotFound
from juryvote.store import draws, people

NOT_DRAWN = ("pool", "declined")
ALL_LEFT = (*NOT_DRAWN, "reserve")


class Acceptance(Struct, frozen=True, kw_only=True):
    """What the team writes down with somebody's yes. `known`: the person is a member of this name already."""

    seat: str
    name: str
    language: str
    since: str
    until: str | None
    known: bool = False


def accept(hall: Hall, *, draw: str, ticket: int, form: Acceptance, actor: str) -> None:
    """A yes: the person becomes a member with a seat, and the draw forgets whose ticket it was."""
    with hall.acting(actor) as act:
        row = held_draw(act, draw)
        drawn = _ticket(act, draw, ticket)
        if drawn.state == "accepted":
            return
        if drawn.state != "taken":
            raise AlreadyDone(what="ticket")
        seat = people.seat(act.db, form.seat)
        if seat is None or seat.body != row.body:
            raise BadForm(field="seat", problem="unknown")
        member = _member(act, row.body, form)
        take_seat(act, seat=form.seat, member=member, role="holder", since=form.since, until=form.until)
        draws.mark(act.db, draw, ticket, state="accepted")
        draws.forget_one(act.db, draw, ticket)
    hall.forget_deleted()


def _member(act: Act, body_id: str, form: Acceptance) -> str:
    body = people.body(act.db, body_id)
    assert body is not None
    if not form.known:
        return add_member(act, area=body.area, name=form.name, language=form.language)
    wanted = " ".join(form.name.split()).casefold()
    for member in people.members(act.db, body.area):
        if member.name.casefold() == wanted:
            return str(member.id)
    raise BadForm(field="name", problem="unknown")


def decline(hall: Hall, *, draw: str, ticket: int, actor: str) -> None:
    """A no, or the end of a yes: the next one of the same group moves up. Pressed twice it counts once."""
    with hall.acting(actor) as act:
        row = held_draw(act, draw)
        gone = _ticket(act, draw, ticket)
        if gone.state == "declined":
            return
        if gone.state not in ("taken", "accepted"):
            raise AlreadyDone(what="ticket")
        successor = _successor(act, row, gone.seated)
        draws.mark(act.db, draw, ticket, state="declined")
        if successor is not None:
            draws.mark(act.db, draw, successor, state="taken", seated=gone.seated)
        act.record(row.body, e.DrawnDeclined(draw=draw, ticket=ticket, successor=successor))


def _successor(act: Act, row: Row[Any], quota: int) -> int | None:
    tickets, quotas = draws.tickets(act.db, row.id), draws.quotas_of(row)
    reserves: list[list[int]] = [[] for _ in quotas]
    for one in sorted((one for one in tickets if one.quota is not None), key=lambda one: one.rank):
        if one.rank >= quotas[one.quota].seats:
            reserves[one.quota].append(one.number)
    used = {one.number for one in tickets if one.seated is not None}
    return next_up([one.group for one in tickets], quotas, reserves, quota=quota, used=used)


def erase_names(hall: Hall, *, draw: str, actor: str, reserves: bool = False) -> int:
    """The names of those who were not drawn or said no go for good; with `reserves` those of the reserves too.

    Returns how many. What is left of them are tickets and marks that nobody can lead back.
    """
    with hall.acting(actor) as act:
        held_draw(act, draw)
        gone = draws.forget(act.db, draw, ALL_LEFT if reserves else NOT_DRAWN)
    hall.forget_deleted()
    return gone


def _ticket(act: Act, draw: str, number: int) -> Row[Any]:
    found = next((one for one in draws.tickets(act.db, draw) if one.number == number), None)
    if found is None:
        raise NotFound(what="ticket")
    return found

"""Areas, bodies, bylaws, seats, members, terms: who belongs where, and from when until when."""

from collections.abc import Sequence
from typing import Any

from msgspec import json as msgjson
from sqlalchemy import Row
from sqlalchemy.exc import IntegrityError

from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.bylaws import NOTES, PRESETS, bylaws_from
from juryvote.rules.moment import day_before
from juryvote.rules.refusals import AlreadyDone, BadForm, NotFound
from juryvote.store import consents, deliberation, entry, facts, interests, journal, people, speakers
from juryvote.store.engine import PEOPLE

LANGUAGES = ("de", "en", "tr", "ar", "ru", "uk", "pl", "ro", "fa", "vi")
FORMS = ("aktionsfondsjury", "quartiersfondsjury", "quartiersrat", "other")
MAX_SEATS = 60
MOST_ALTERNATES = 99


def found_area(hall: Hall, *, name: str, actor: str = "operator") -> str:
    with hall.acting(actor) as act:
        area = act.new_id()
        people.add(act.db, "area", id=area, name=_name(name))
        return area


def _name(text: str, field: str = "name") -> str:
    tidy = " ".join(text.split())
    if not 1 <= len(tidy) <= 120:
        raise BadForm(field=field, problem="length")
    return tidy


def found_body(
    hall: Hall, *, area: str, name: str, form: str, preset: str, seats: int, actor: str, group: str = "resident"
) -> str:
    """A body with its bylaws and so many empty seats of one group, and the first entries of its journal."""
    _check_body(form, preset, seats)
    with hall.acting(actor) as act:
        body = establish(act, area=area, name=name, form=form, preset=preset)
        for _ in range(seats):
            _seat(act, body, group)
        return body


def establish(act: Act, *, area: str, name: str, form: str, preset: str) -> str:
    """A body with its bylaws, without seats."""
    body, home = act.new_id(), people.area(act.db, area)
    if home is None:
        raise NotFound(what="area")
    try:
        people.add(act.db, "body", id=body, area=area, name=_name(name), form=form)
    except IntegrityError as error:
        raise BadForm(field="name", problem="taken") from error
    journal.begin(act.db, body=body, at=act.now)
    act.record(body, e.BodyFounded(name=_name(name), area=home.name, form=form))
    _adopt(act, body, name=title_of(preset), rules=PRESETS[preset])
    return body


def _check_body(form: str, preset: str, seats: int) -> None:
    if form not in FORMS:
        raise BadForm(field="kind", problem="unknown")
    if preset not in PRESETS:
        raise BadForm(field="preset", problem="unknown")
    if not 1 <= seats <= MAX_SEATS:
        raise BadForm(field="seats", problem="range")


def title_of(preset: str) -> str:
    """What a preset is called; a name that is none stays as it is and is refused later."""
    return NOTES[preset].title if preset in NOTES else preset


def adopt_bylaws(
    hall: Hall, *, body: str, name: str, rules: dict[str, Any] | str, actor: str, in_force: str = ""
) -> str:
    """A new version for meetings from the day `in_force` on, "" at once; opened ones keep what they pinned."""
    if in_force and in_force < hall.today():
        raise BadForm(field="in_force", problem="past")
    raw = PRESETS.get(rules) if isinstance(rules, str) else rules
    if raw is None:
        raise BadForm(field="preset", problem="unknown")
    try:
        bylaws_from(raw)
    except ValueError as error:
        raise BadForm(field="rules", problem="invalid", detail=str(error)) from error
    with hall.acting(actor) as act:
        journal.lock(act.db, body)
        return _adopt(act, body, name=_name(name), rules=raw, in_force=in_force)


def _adopt(act: Act, body: str, *, name: str, rules: dict[str, Any], in_force: str = "") -> str:
    known, bylaws = people.bylaws(act.db, body), act.new_id()
    values: dict[str, Any] = {"version": known[0].version + 1 if known else 1, "name": name, "in_force": in_force}
    text = msgjson.encode(rules, order="sorted").decode()
    people.add(act.db, "bylaws", id=bylaws, body=body, rules=text, adopted_at=act.now, **values)
    act.record(body, e.BylawsAdopted(bylaws=bylaws, rules=rules, **values))
    return bylaws


def add_seat(hall: Hall, *, body: str, group: str, actor: str) -> str:
    if group not in ("resident", "partner"):
        raise BadForm(field="group", problem="unknown")
    with hall.acting(actor) as act:
        if people.body(act.db, body) is None:
            raise NotFound(what="body")
        return _seat(act, body, group)


def _seat(act: Act, body: str, group: str) -> str:
    journal.lock(act.db, body)
    number = max((row.number for row in people.seats(act.db, body)), default=0) + 1
    if number > MAX_SEATS:
        raise BadForm(field="seats", problem="range")
    seat = act.new_id()
    people.add(act.db, "seat", id=seat, body=body, number=number, group=group)
    act.record(body, e.SeatCreated(seat=seat, number=number, group=group))
    return seat


def register_member(hall: Hall, *, area: str, name: str, language: str, actor: str) -> str:
    with hall.acting(actor) as act:
        return add_member(act, area=area, name=name, language=language)


def add_member(act: Act, *, area: str, name: str, language: str) -> str:
    if language not in LANGUAGES:
        raise BadForm(field="language", problem="unknown")
    member = act.new_id()
    try:
        people.add(act.db, "member", id=member, area=area, name=_name(name), language=language)
    except IntegrityError as error:
        raise BadForm(field="name", problem="taken") from error
    return member


def erase_member(hall: Hall, *, member: str, actor: str) -> None:
    """The right to be forgotten: the name leaves the list and every journal; counts and logs stay as they are."""
    with hall.acting(actor) as act:
        who = people.member(act.db, member)
        if who is None:
            raise NotFound(what="member")
        for body in sorted(row.id for row in people.bodies(act.db, who.area)):
            journal.lock(act.db, body)  # nobody writes the name into a journal while it is being taken out
        today = hall.today()
        if any(
            row.member == member and (row.until or today) >= today for row in people.holdings_of_area(act.db, who.area)
        ):
            raise BadForm(field="member", problem="still-seated")
        journal.redact_name(act.db, member)
        interests.forget(act.db, member)
        deliberation.forget(act.db, member)
        facts.forget_age(act.db, member)
        consents.forget(act.db, member)
        speakers.forget(act.db, member)
        entry.revoke_everywhere(act.db, member, act.now)
        people.rename_member(act.db, member, name=f"Ehemalige Person {member[:6]}", language="de")
    hall.forget_deleted(PEOPLE)  # what a database deletes it keeps on free pages, until somebody writes there


def hold_seat(
    hall: Hall, *, seat: str, member: str, role: str, since: str, until: str | None, actor: str, rank: int = 0
) -> None:
    with hall.acting(actor) as act:
        take_seat(act, seat=seat, member=member, role=role, since=since, until=until, rank=rank)


def take_seat(act: Act, *, seat: str, member: str, role: str, since: str, until: str | None, rank: int = 0) -> None:
    """A term begins. A seat has one holder at a time; a person holds one seat of a body at a time.

    `rank` orders the alternates of a seat: 1, 2, …; 0 is "in the order in which they were named".
    """
    if role not in ("holder", "alternate"):
        raise BadForm(field="role", problem="unknown")
    if until is not None and until < since:
        raise BadForm(field="until", problem="before-since")
    if not 0 <= rank <= MOST_ALTERNATES or (rank and role != "alternate"):
        raise BadForm(field="rank", problem="range")
    place = people.seat(act.db, seat)
    body = people.body(act.db, place.body) if place else None
    if place is None or body is None:
        raise NotFound(what="seat")
    journal.lock(act.db, body.id)
    who = people.member(act.db, member)  # read with the journal locked: the name may have been erased meanwhile
    if who is None or who.area != body.area:
        raise NotFound(what="member")
    _check_overlap(act, body.id, seat=seat, member=member, role=role, since=since, until=until)
    introduce(act, body.id, member, who.name)
    begin(act, body.id, e.SeatHeld(seat=seat, member=member, role=role, since=since, until=until, rank=rank))


def begin(act: Act, body: str, entry: e.SeatHeld) -> None:
    people.add(
        act.db,
        "holding",
        id=act.new_id(),
        seat=entry.seat,
        member=entry.member,
        role=entry.role,
        since=entry.since,
        until=entry.until,
        rank=entry.rank,
    )
    act.record(body, entry)


def _check_overlap(act: Act, body: str, *, seat: str, member: str, role: str, since: str, until: str | None) -> None:
    forever = "9999-12-31"
    for row in people.holdings(act.db, body):
        if row.since > (until or forever) or (row.until or forever) < since:
            continue
        if row.member == member and (row.role == role or row.seat == seat):
            raise BadForm(field="member", problem="has-seat", number=row.number)
        if row.seat == seat and row.role == role == "holder":
            raise BadForm(field="since", problem="seat-taken", number=row.number)


def introduce(act: Act, body: str, member: str, name: str) -> None:
    """The name stands once in each body's journal, where it can be redacted without hurting a calculation."""
    if not journal.knows(act.db, body=body, member=member):
        height = act.record(body, e.MemberRegistered(member=member, name=name))
        journal.remember(act.db, body=body, member=member, height=height)


def end_holding(hall: Hall, *, seat: str, member: str, until: str, actor: str) -> None:
    """`until` is the last day. The day before the first one takes the holding back: it was a mistake and never held."""
    with hall.acting(actor) as act:
        place = people.seat(act.db, seat)
        if place is None:
            raise NotFound(what="seat")
        journal.lock(act.db, place.body)
        held = [row for row in people.holdings(act.db, place.body) if (row.seat, row.member) == (seat, member)]
        taken_back = [row for row in held if until == day_before(row.since)]
        if not taken_back and held and all(until < row.since for row in held):
            raise BadForm(field="until", problem="not-begun", since=max(row.since for row in held))
        end(act, place.body, seat=seat, member=member, until=until, never=taken_back[:1])


def end(act: Act, body: str, *, seat: str, member: str, until: str, never: Sequence[Row[Any]]) -> None:
    """The term ends on that day; a row of `never` never held."""
    for row in never:
        people.take_back_holding(act.db, row.id)
    if not never and not people.end_holding(act.db, seat_id=seat, member_id=member, until=until):
        raise AlreadyDone(what="holding")
    act.record(body, e.HoldingEnded(seat=seat, member=member, until=until))


def body_of_seat(hall: Hall, seat: str) -> str:
    """Where the page of this seat is."""
    with hall.reading() as db:
        place = people.seat(db, seat)
    if place is None:
        raise NotFound(what="seat")
    return str(place.body)

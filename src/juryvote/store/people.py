"""Areas, bodies, bylaws, seats, members, holdings and staff: rows in, rows out."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from juryvote.rules.bylaws import DecisionsAre
from juryvote.rules.moment import Holding
from juryvote.store import tables as t


def add(db: Connection, table: str, **values: Any) -> None:
    """One new row in one of the tables of this room."""
    add_all(db, table, [values])


def add_all(db: Connection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """New rows of one table, at least one, each with the same columns."""
    rooms = {
        "area": t.areas,
        "body": t.bodies,
        "bylaws": t.bylaws,
        "member": t.members,
        "seat": t.seats,
        "holding": t.holdings,
        "staff": t.staff,
        "coordinated_area": t.coordinated_areas,
    }
    db.execute(insert(rooms[table]), rows)


def area(db: Connection, area_id: str) -> Row[Any] | None:
    return db.execute(select(t.areas).where(t.areas.c.id == area_id)).one_or_none()


def areas(db: Connection) -> Sequence[Row[Any]]:
    """All but those of rehearsals."""
    return db.execute(select(t.areas).where(~t.areas.c.rehearsal).order_by(t.areas.c.name)).all()


def body(db: Connection, body_id: str) -> Row[Any] | None:
    """A body with its area's name as `area_name`, and whether it only rehearses."""
    query = (
        select(t.bodies, t.areas.c.name.label("area_name"), t.areas.c.rehearsal)
        .join(t.areas, t.areas.c.id == t.bodies.c.area)
        .where(t.bodies.c.id == body_id)
    )
    return db.execute(query).one_or_none()


def bodies(db: Connection, area_id: str | None = None) -> Sequence[Row[Any]]:
    query = select(t.bodies, t.areas.c.name.label("area_name")).join(t.areas, t.areas.c.id == t.bodies.c.area)
    if area_id is not None:
        query = query.where(t.bodies.c.area == area_id)
    return db.execute(query.order_by(t.areas.c.name, t.bodies.c.name)).all()


def public_bodies(db: Connection) -> Sequence[Row[Any]]:
    """All but those of rehearsals."""
    query = select(t.bodies, t.areas.c.name.label("area_name")).join(t.areas, t.areas.c.id == t.bodies.c.area)
    return db.execute(query.where(~t.areas.c.rehearsal).order_by(t.areas.c.name, t.bodies.c.name)).all()


def newest_bylaws(db: Connection, body_id: str, day: str) -> Row[Any] | None:
    """Of the versions in force on that day the one adopted last: a later decision replaces every earlier one."""
    query = select(t.bylaws).where(t.bylaws.c.body == body_id, t.bylaws.c.in_force <= day)
    return db.execute(query.order_by(t.bylaws.c.version.desc()).limit(1)).one_or_none()


def bylaws(db: Connection, body_id: str) -> Sequence[Row[Any]]:
    """All versions, the last one first."""
    return db.execute(select(t.bylaws).where(t.bylaws.c.body == body_id).order_by(t.bylaws.c.version.desc())).all()


def bylaws_rules(db: Connection, bylaws_id: str) -> dict[str, Any]:
    rules = db.scalar(select(t.bylaws.c.rules).where(t.bylaws.c.id == bylaws_id))
    return dict(json.loads(rules or "{}"))


def said_of(rules: str | None) -> str:
    """`decisions_are` of a row's `rules`: whether what was granted under these bylaws is the last word."""
    return str(json.loads(rules or "{}").get("decisions_are", DecisionsAre.by_form))


def members(db: Connection, area_id: str) -> Sequence[Row[Any]]:
    query = select(t.members).where(t.members.c.area == area_id).order_by(func.lower(t.members.c.name))
    return db.execute(query).all()


def member(db: Connection, member_id: str) -> Row[Any] | None:
    return db.execute(select(t.members).where(t.members.c.id == member_id)).one_or_none()


def names(db: Connection, area_id: str) -> dict[str, str]:
    query = select(t.members.c.id, t.members.c.name).where(t.members.c.area == area_id)
    return {row.id: row.name for row in db.execute(query)}


def rename_member(db: Connection, member_id: str, *, name: str, language: str) -> None:
    db.execute(update(t.members).where(t.members.c.id == member_id).values(name=name, language=language))


def seats(db: Connection, body_id: str) -> Sequence[Row[Any]]:
    return db.execute(select(t.seats).where(t.seats.c.body == body_id).order_by(t.seats.c.number)).all()


def seat(db: Connection, seat_id: str) -> Row[Any] | None:
    return db.execute(select(t.seats).where(t.seats.c.id == seat_id)).one_or_none()


def holdings(db: Connection, body_id: str) -> Sequence[Row[Any]]:
    """All holdings of a body, ever, seat by seat, a seat's alternates by rank; the day decides which of them count."""
    query = (
        select(t.holdings, t.seats.c.number, t.seats.c.group)
        .join(t.seats, t.seats.c.id == t.holdings.c.seat)
        .where(t.seats.c.body == body_id)
        .order_by(t.seats.c.number, t.holdings.c.rank, t.holdings.c.since, t.holdings.c.id)
    )
    return db.execute(query).all()


def held(row: Row[Any]) -> Holding:
    """A row of `holdings` as the rules know it."""
    return Holding(seat=row.seat, member=row.member, role=row.role, since=row.since, until=row.until, rank=row.rank)


def holdings_of_area(db: Connection, area_id: str) -> Sequence[Row[Any]]:
    query = (
        select(t.holdings, t.seats.c.number, t.bodies.c.name.label("body_name"))
        .join(t.seats, t.seats.c.id == t.holdings.c.seat)
        .join(t.bodies, t.bodies.c.id == t.seats.c.body)
        .where(t.bodies.c.area == area_id)
        .order_by(t.bodies.c.name, t.seats.c.number, t.holdings.c.since)
    )
    return db.execute(query).all()


def take_back_holding(db: Connection, holding_id: str) -> None:
    """It never held; the journal remembers that it was entered."""
    db.execute(delete(t.holdings).where(t.holdings.c.id == holding_id))


def end_holding(db: Connection, *, seat_id: str, member_id: str, until: str) -> int:
    ended = db.execute(
        update(t.holdings)
        .where(t.holdings.c.seat == seat_id, t.holdings.c.member == member_id)
        .where((t.holdings.c.until.is_(None)) | (t.holdings.c.until > until))
        .where(t.holdings.c.since <= until)
        .values(until=until)
    )
    return ended.rowcount


def staff(db: Connection, staff_id: str) -> Row[Any] | None:
    return db.execute(select(t.staff).where(t.staff.c.id == staff_id)).one_or_none()


def staff_by_email(db: Connection, email: str) -> Row[Any] | None:
    return db.execute(select(t.staff).where(t.staff.c.email == email.strip().lower())).one_or_none()


def set_password(db: Connection, staff_id: str, hashed: str) -> None:
    """An empty one fits nothing: the account is switched off."""
    db.execute(update(t.staff).where(t.staff.c.id == staff_id).values(password=hashed))


def lock_password(db: Connection, staff_id: str) -> str:
    query = select(t.staff.c.password).where(t.staff.c.id == staff_id).with_for_update()
    return db.scalar(query) or ""


def coordinated_areas(db: Connection, staff_id: str) -> Sequence[Row[Any]]:
    """The areas that a coordinator sees, by name."""
    query = select(t.areas).join(t.coordinated_areas, t.coordinated_areas.c.area == t.areas.c.id)
    return db.execute(query.where(t.coordinated_areas.c.staff == staff_id).order_by(t.areas.c.name)).all()


def clear_coordinated_areas(db: Connection, staff_id: str) -> None:
    db.execute(delete(t.coordinated_areas).where(t.coordinated_areas.c.staff == staff_id))


def coordinators_of(db: Connection, area_id: str) -> Sequence[Row[Any]]:
    """Who sees this area and can sign in."""
    query = select(t.staff).join(t.coordinated_areas, t.coordinated_areas.c.staff == t.staff.c.id)
    query = query.where(t.coordinated_areas.c.area == area_id, t.staff.c.password != "")
    return db.execute(query.order_by(t.staff.c.name)).all()


def rename_staff(db: Connection, staff_id: str, name: str) -> None:
    db.execute(update(t.staff).where(t.staff.c.id == staff_id).values(name=name))


def staff_of(db: Connection, area_id: str) -> Sequence[Row[Any]]:
    return db.execute(select(t.staff).where(t.staff.c.area == area_id).order_by(t.staff.c.name)).all()

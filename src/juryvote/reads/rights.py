"""Which rows belong to whom. One question, asked for every address that names something."""

from typing import Any

from sqlalchemy import Connection, Select, select, union_all

from juryvote.live.hall import Hall
from juryvote.reads.visitors import Visitor
from juryvote.store import tables as t

Owner = tuple[str, str]  # (area, meeting or "")


def may_touch(hall: Hall, visitor: Visitor, named: dict[str, str]) -> bool | None:
    """True when everything that the address names is the visitor's; None when something does not exist.

    Staff may touch their area; members and screens only their meeting. For a coordinator other areas do not exist.
    """
    with hall.reading() as db:
        owners = [_owner(db, kind, key) for kind, key in named.items() if kind in _QUERIES]
    if None in owners or len({owner[1] for owner in owners if owner and owner[1]}) > 1:
        return None  # nothing there, or an item of another meeting than the address says
    if visitor.role == "coordinator":
        return all(owner[0] in visitor.areas for owner in owners if owner) or None
    return all(_is_theirs(visitor, owner) for owner in owners if owner)


def _is_theirs(visitor: Visitor, owner: Owner) -> bool:
    area, meeting = owner
    if visitor.kind == "staff":
        return visitor.area == area
    return bool(meeting) and visitor.meeting == meeting


def _owner(db: Connection, kind: str, key: str) -> Owner | None:
    row = db.execute(_QUERIES[kind].where(_KEYS[kind] == key)).one_or_none()
    return (row[0], row[1] if len(row) > 1 else "") if row else None


_OF_MEETING: Select[Any] = (
    select(t.bodies.c.area, t.meetings.c.id).select_from(t.meetings).join(t.bodies, t.bodies.c.id == t.meetings.c.body)
)
# A grant has the id of the decision that granted it, with or without the body.
_GRANTS = union_all(
    select(t.decisions.c.id, t.decisions.c.body), select(t.executives.c.id, t.executives.c.body)
).subquery("granting")
_OWNERS = union_all(
    select(t.grants.c.id, t.grants.c.body),
    select(t.applications.c.id, t.rounds.c.body).join(t.rounds, t.rounds.c.id == t.applications.c.round),
).subquery("owning")
_QUERIES: dict[str, Select[Any]] = {
    "meeting": _OF_MEETING,
    "item": _OF_MEETING.join(t.items, t.items.c.meeting == t.meetings.c.id),
    "ballot": _OF_MEETING.join(t.ballots, t.ballots.c.meeting == t.meetings.c.id),
    "decision": _OF_MEETING.join(t.decisions, t.decisions.c.meeting == t.meetings.c.id),
    "votum": select(t.bodies.c.area)
    .join(t.decisions, t.decisions.c.body == t.bodies.c.id)
    .where(t.decisions.c.published_at.is_not(None)),
    "body_id": select(t.bodies.c.area),
    "executive_id": select(t.bodies.c.area).join(t.executives, t.executives.c.body == t.bodies.c.id),
    "seat": select(t.bodies.c.area).join(t.seats, t.seats.c.body == t.bodies.c.id),
    "round": select(t.bodies.c.area).join(t.rounds, t.rounds.c.body == t.bodies.c.id),
    "idea": select(t.bodies.c.area)
    .join(t.rounds, t.rounds.c.body == t.bodies.c.id)
    .join(t.ideas, t.ideas.c.round == t.rounds.c.id),
    "attachment": select(t.bodies.c.area)
    .join(_OWNERS, _OWNERS.c.body == t.bodies.c.id)
    .join(t.attachments, t.attachments.c.owner == _OWNERS.c.id),
    "fund": select(t.bodies.c.area).join(t.funds, t.funds.c.body == t.bodies.c.id),
    "grant": select(t.bodies.c.area).join(_GRANTS, _GRANTS.c.body == t.bodies.c.id),
    "member": select(t.members.c.area),
    "draw": select(t.bodies.c.area).join(t.draws, t.draws.c.body == t.bodies.c.id),
    "staff": select(t.staff.c.area),
    "interest": select(t.parties.c.area).join(t.interests, t.interests.c.party == t.parties.c.id),
    "mail": select(t.mails.c.area),
    "proposal": select(t.bodies.c.area)
    .join(t.rounds, t.rounds.c.body == t.bodies.c.id)
    .join(t.proposals, t.proposals.c.round == t.rounds.c.id),
}
_KEYS: dict[str, Any] = {
    "meeting": t.meetings.c.id,
    "item": t.items.c.id,
    "ballot": t.ballots.c.id,
    "decision": t.decisions.c.id,
    "votum": t.decisions.c.id,
    "body_id": t.bodies.c.id,
    "executive_id": t.executives.c.id,
    "seat": t.seats.c.id,
    "round": t.rounds.c.id,
    "idea": t.ideas.c.id,
    "attachment": t.attachments.c.id,
    "fund": t.funds.c.id,
    "grant": _GRANTS.c.id,
    "member": t.members.c.id,
    "draw": t.draws.c.id,
    "staff": t.staff.c.id,
    "interest": t.interests.c.id,
    "mail": t.mails.c.id,
    "proposal": t.proposals.c.id,
}

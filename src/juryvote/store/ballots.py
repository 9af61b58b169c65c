"""Ballots, the frozen roll, open slips and raised hands. Every promise of "one person, one slip" is a key here."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from juryvote.rules.marks import Mark
from juryvote.store import tables as t


def add_ballot(
    db: Connection,
    *,
    roll: Sequence[str],
    opening: str,
    phones: Mapping[str, str] | None = None,
    **values: Any,
) -> None:
    """`opening`: what is frozen, as `openings` writes it; `phones`: by member, the keys that make credentials."""
    before = select(func.count()).select_from(t.ballots).where(t.ballots.c.meeting == values["meeting"])
    turn = (db.scalar(before) or 0) + 1
    db.execute(insert(t.ballots).values(state="open", turn=turn, opening=opening, **values))
    rows = [{"ballot": values["id"], "member": member, "device_key": (phones or {}).get(member)} for member in roll]
    if rows:
        db.execute(insert(t.roll), rows)


def ballot(db: Connection, ballot_id: str) -> Row[Any] | None:
    return db.execute(select(t.ballots).where(t.ballots.c.id == ballot_id)).one_or_none()


def lock_for_slip(db: Connection, ballot_id: str) -> Row[Any] | None:
    """Many may cast at once; nobody closes meanwhile."""
    query = select(t.ballots).where(t.ballots.c.id == ballot_id).with_for_update(read=True)
    return db.execute(query).one_or_none()


def lock_for_closing(db: Connection, ballot_id: str) -> Row[Any] | None:
    """Waits for slips that are being written; none lands afterwards."""
    return db.execute(select(t.ballots).where(t.ballots.c.id == ballot_id).with_for_update()).one_or_none()


def ballots(db: Connection, meeting_id: str) -> Sequence[Row[Any]]:
    return db.execute(select(t.ballots).where(t.ballots.c.meeting == meeting_id)).all()


def is_published(db: Connection, ballot: str) -> bool:
    query = select(t.decisions.c.id).where(t.decisions.c.ballot == ballot, t.decisions.c.published_at.is_not(None))
    return db.execute(query).first() is not None


def newest_of_item(db: Connection, item_id: str) -> Row[Any] | None:
    query = select(t.ballots).where(t.ballots.c.item == item_id).order_by(t.ballots.c.turn.desc()).limit(1)
    return db.execute(query).one_or_none()


def closings_of_item(db: Connection, item_id: str) -> dict[str, tuple[str, str]]:
    """By ballot: the question that was put to the vote, and its outcome."""
    query = select(t.ballots).where(t.ballots.c.item == item_id, t.ballots.c.state == "closed")
    return {row.id: (row.question, json.loads(row.closing)["outcome"]) for row in db.execute(query)}


def open_ballot(db: Connection, meeting_id: str) -> Row[Any] | None:
    query = select(t.ballots).where(t.ballots.c.meeting == meeting_id, t.ballots.c.state == "open")
    return db.execute(query).one_or_none()


def close(db: Connection, ballot_id: str, closing: dict[str, Any]) -> None:
    db.execute(
        update(t.ballots)
        .where(t.ballots.c.id == ballot_id, t.ballots.c.state == "open")
        .values(state="closed", closing=json.dumps(closing, ensure_ascii=False))
    )


def break_tie(db: Connection, ballot_id: str, tie: dict[str, Any]) -> None:
    text = json.dumps(tie, ensure_ascii=False)
    db.execute(update(t.ballots).where(t.ballots.c.id == ballot_id, t.ballots.c.tie.is_(None)).values(tie=text))


def annul(db: Connection, ballot_id: str, why: str) -> None:
    db.execute(
        update(t.ballots)
        .where(t.ballots.c.id == ballot_id, t.ballots.c.state == "open")
        .values(state="annulled", annulled_why=why)
    )


def roll(db: Connection, ballot_id: str) -> Sequence[Row[Any]]:
    return db.execute(select(t.roll).where(t.roll.c.ballot == ballot_id).order_by(t.roll.c.member)).all()


def roll_line(db: Connection, *, ballot: str, member: str) -> Row[Any] | None:
    query = select(t.roll).where(t.roll.c.ballot == ballot, t.roll.c.member == member)
    return db.execute(query).one_or_none()


def lock_roll_line(db: Connection, *, ballot: str, member: str) -> Row[Any] | None:
    """One person's two taps act one after the other."""
    query = select(t.roll).where(t.roll.c.ballot == ballot, t.roll.c.member == member).with_for_update()
    return db.execute(query).one_or_none()


def strike(db: Connection, *, ballot: str, member: str) -> None:
    """Off the roll, and an earlier slip with it."""
    for table in (t.slips, t.roll):
        db.execute(delete(table).where(table.c.ballot == ballot, table.c.member == member))


def cast(
    db: Connection, *, ballot: str, member: str, mark: Mark | None, channel: str, turn: int, key: str, receipt: str
) -> str | None:
    """Write or change the slip and return its receipt; None when the person's slip stands as it is.

    Only a later turn, or the very same key once more, may touch a slip, and only through the same channel: a phone
    that resends an old tap after a change of mind changes nothing. The receipt stands for the slip, not the choice.
    Without a mark it is a raised hand, counted with the others.
    """
    dialect = sqlite if db.dialect.name == "sqlite" else postgresql
    picks = json.dumps(mark.picks) if mark and mark.picks else None
    said = {"choice": mark.choice.value if mark else None, "picks": picks}
    row = dialect.insert(t.slips).values(
        ballot=ballot, member=member, channel=channel, turn=turn, key=key, receipt=receipt, **said
    )
    newer = (t.slips.c.turn < row.excluded.turn) | (t.slips.c.key == row.excluded.key)
    upsert = row.on_conflict_do_update(
        index_elements=["ballot", "member"],
        set_={name: row.excluded[name] for name in ("choice", "picks", "turn", "key")},
        where=(t.slips.c.channel == row.excluded.channel) & newer,
    ).returning(t.slips.c.receipt)
    stands: str | None = db.execute(upsert).scalar_one_or_none()
    if stands is not None:
        db.execute(update(t.roll).where(t.roll.c.ballot == ballot, t.roll.c.member == member).values(channel=channel))
    return stands


def mark_roll(db: Connection, *, ballot: str, member: str, channel: str | None, turn: int) -> None:
    """Who has voted, and by which channel; of a sealed slip that is all that is known by name."""
    line = update(t.roll).where(t.roll.c.ballot == ballot, t.roll.c.member == member)
    db.execute(line.values(channel=channel, turn=turn))


def forget_turns(db: Connection, ballot: str) -> None:
    """Writes all lines anew at once: no key, no count of changes and no order of writing is left."""
    db.execute(update(t.roll).where(t.roll.c.ballot == ballot).values(turn=0, device_key=None))


def take_back_hands(db: Connection, ballot: str) -> None:
    """Hands are counted anew: the earlier count and its marks go."""
    db.execute(delete(t.slips).where(t.slips.c.ballot == ballot, t.slips.c.channel == "hands"))
    db.execute(update(t.roll).where(t.roll.c.ballot == ballot, t.roll.c.channel == "hands").values(channel=None))
    db.execute(delete(t.hands).where(t.hands.c.ballot == ballot))


def count_hands(
    db: Connection, *, ballot: str, by_group: Mapping[str, Any], sums: Mapping[int, int] | None = None, **counts: int
) -> None:
    """`by_group`: the same hands by group, where single groups must agree; else empty. `sums`: by sum in cents."""
    text = json.dumps(by_group, ensure_ascii=False) if by_group else None
    by_sum = json.dumps(sorted(sums.items())) if sums else None
    db.execute(insert(t.hands).values(ballot=ballot, by_group=text, sums=by_sum, **counts))


def hand_sums(db: Connection, ballot: str) -> dict[int, int]:
    """Of a ballot about a sum: how many hands were raised for which sum above 0, in cents."""
    found = db.scalar(select(t.hands.c.sums).where(t.hands.c.ballot == ballot))
    return dict(json.loads(found)) if found else {}


def hands(db: Connection, ballot: str) -> Row[Any] | None:
    return db.execute(select(t.hands).where(t.hands.c.ballot == ballot)).one_or_none()


def slip(db: Connection, *, ballot: str, member: str) -> Row[Any] | None:
    query = select(t.slips).where(t.slips.c.ballot == ballot, t.slips.c.member == member)
    return db.execute(query).one_or_none()


def picks_of(slip: Row[Any]) -> list[int]:
    """The numbers of the list that are ticked."""
    return list(json.loads(slip.picks)) if slip.picks else []


def slips(db: Connection, ballot: str) -> Sequence[Row[Any]]:
    return db.execute(select(t.slips).where(t.slips.c.ballot == ballot).order_by(t.slips.c.member)).all()


def progress(db: Connection, ballot: str) -> tuple[int, int]:
    """How many have voted, and how many are on the roll."""
    query = select(func.count(t.roll.c.channel), func.count()).where(t.roll.c.ballot == ballot)
    voted, everybody = db.execute(query).one()
    return int(voted), int(everybody)


def take_back_hands_of(db: Connection, ballot: str, member: str) -> None:
    """One of the counted hands must not count any more: nobody knows which, so all hands are counted again."""
    line = roll_line(db, ballot=ballot, member=member)
    if line is not None and line.channel == "hands":
        take_back_hands(db, ballot)

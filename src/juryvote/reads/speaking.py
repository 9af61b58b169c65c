"""The list of speakers, in its order: with names for the desk, with a place for the phone, in initials for the wall."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.rules.ids import MemberId
from juryvote.rules.speaking import Asker, in_order, initials
from juryvote.store import speakers


class Speaker(Struct, frozen=True, kw_only=True):
    member: str
    name: str
    spoken: int  # on this item, the present turn too


class Speakers(Struct, frozen=True, kw_only=True):
    """`speaking` has the floor; `waiting` are next, in order."""

    speaking: Speaker | None = None
    waiting: tuple[Speaker, ...] = ()

    @property
    def listed(self) -> frozenset[str]:
        return frozenset(one.member for one in (self.speaking, *self.waiting) if one)


class MyTurn(Struct, frozen=True, kw_only=True):
    """`state`: "" (not on the list), waiting, speaking. `before` is how many wait before this person."""

    state: str = ""
    before: int = 0


class WallSpeakers(Struct, frozen=True, kw_only=True):
    """In initials: the wall tells nobody's name."""

    speaking: str
    waiting: tuple[str, ...]


def speakers_of(db: Connection, row: Row[Any]) -> Speakers:
    """Of a meeting's row; nobody where no item is called."""
    if row.called_item is None:
        return Speakers()
    lines = {found.member: found for found in speakers.listed(db, row.id)}
    order = in_order(_asker(found) for found in lines.values() if found.state == "waiting")
    speaking = [_speaker(found) for found in lines.values() if found.state == "speaking"]
    return Speakers(
        speaking=speaking[0] if speaking else None,
        waiting=tuple(_speaker(lines[one.member]) for one in order),
    )


def my_turn(db: Connection, row: Row[Any], member: str) -> MyTurn:
    found = speakers_of(db, row)
    if found.speaking is not None and found.speaking.member == member:
        return MyTurn(state="speaking")
    before = [one.member for one in found.waiting]
    return MyTurn(state="waiting", before=before.index(member)) if member in before else MyTurn()


def wall_speakers(db: Connection, row: Row[Any]) -> WallSpeakers | None:
    """None where nobody speaks or waits."""
    found = speakers_of(db, row)
    if not found.listed:
        return None
    now = initials(found.speaking.name) if found.speaking else ""
    return WallSpeakers(speaking=now, waiting=tuple(initials(one.name) for one in found.waiting))


def _asker(found: Row[Any]) -> Asker:
    return Asker(member=MemberId(found.member), asked_at=found.asked_at, spoken=found.spoken)


def _speaker(found: Row[Any]) -> Speaker:
    return Speaker(member=found.member, name=found.name, spoken=found.spoken)

"""How a lie is told: one entry is changed, put in, or left out. The rest stays as it was."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from juryvote.rules import entries as e

from .book import find
from .evening import LOST, needed

Entries = list[e.AnyEntry]

# What was done; how; which entry is named first (see `height_of`), None where nothing is wrong; the problem's kind.
Lie = tuple[str, Callable[[Entries], Entries], str | None, str]


def change(name: str, **values: Any) -> Callable[[Entries], Entries]:
    def changed(entries: Entries) -> Entries:
        height = find(entries, name)
        return [*entries[:height], replace(entries[height], **values), *entries[height + 1 :]]

    return changed


def before(name: str, *new: e.AnyEntry) -> Callable[[Entries], Entries]:
    def grown(entries: Entries) -> Entries:
        height = find(entries, name)
        return [*entries[:height], *new, *entries[height:]]

    return grown


def without(*names: str) -> Callable[[Entries], Entries]:
    def shrunk(entries: Entries) -> Entries:
        gone = {find(entries, name) for name in names}
        return [entry for height, entry in enumerate(entries) if height not in gone]

    return shrunk


def at_end(*new: e.AnyEntry) -> Callable[[Entries], Entries]:
    return lambda entries: [*entries, *new]


def height_of(entries: Sequence[e.AnyEntry], where: str) -> int:
    """`kind:id`, `^kind:id` for the entry just before that one, `kind:END` for the last one."""
    if where.endswith(":END"):
        return len(entries) - 1
    return find(entries, where.removeprefix("^")) - where.startswith("^")


def wrong(reading: e.Quorum | e.Majority, **values: Any) -> Any:
    return replace(reading, **values)


def empty_room(entries: Entries) -> Entries:
    """Everything is told as it is, but the ballot should never have been opened."""
    gone = (e.CheckedOut(meeting="e1", member=member, channel="team") for member in ("m1", "m2", "m3"))
    entries = before("item-called:e1t4", *gone)(entries)
    entries = change("reading-taken:e1t4", quorum=LOST)(entries)
    return change("ballot-opened:v3", roll=["m4", "m5"], quorum=LOST, majority=needed(2, 2))(entries)

"""Lies about minutes and their approval."""

from typing import Any

from msgspec.structs import replace

from juryvote.rules import entries as e

from .minuted import MINUTES, TITLE
from .telling import Lie, change

ITEM = f"item-added:{TITLE}"


def _put(**values: Any) -> Any:
    return change(ITEM, minutes=replace(MINUTES, **values))


AGAIN = e.ItemAdded(
    meeting="e4", item="e4t1", number=1, title="Noch einmal", proposal=None, asked_cents=None, minutes=MINUTES
)
FOURTH = e.MeetingPlanned(
    meeting="e4", title="Junisitzung", place="Kiezladen", starts_at="2026-06-04T17:00:00.000000Z", day="2026-06-04"
)


def _twice(entries: list[e.AnyEntry]) -> list[e.AnyEntry]:
    return [*entries, FOURTH, AGAIN]


LIES: list[Lie] = [
    ("minutes without a digest", _put(digest="ab"), ITEM, "bad-value"),
    ("minutes of nothing", _put(entries=0), ITEM, "bad-value"),
    ("minutes of no meeting", _put(meeting="e9"), ITEM, "unknown"),
    ("minutes of the very meeting that approves them", _put(meeting="e3"), ITEM, "meeting-state"),
    ("minutes are approved twice", _twice, "item-added:Noch einmal", "minutes-approved"),
]

"""Lies about an exclusion."""

from msgspec.structs import replace

from juryvote.rules import entries as e

from .leaving import M2, RULES, TEXT
from .telling import Lie, change, without

ITEM, MADE, ENDED = "item-added:k2t1", "decision-made", "holding-ended"
NEVER = {**RULES, "exclusion": {}}

LIES: list[Lie] = [
    ("a seat that is none", change(ITEM, excludes=replace(M2, seat="s9")), ITEM, "unknown"),
    ("somebody whom nobody knows", change(ITEM, excludes=e.Excluded(seat="s2", member="m9")), ITEM, "stranger"),
    ("it is not about persons", change(ITEM, persons=False), ITEM, "bad-value"),
    (
        "one who was there",
        change(ITEM, excludes=e.Excluded(seat="s1", member="m1")),
        "ballot-opened",
        "exclusion-forbidden",
    ),
    ("excluded, and the term goes on", without(ENDED), "meeting-adjourned:k2", "exclusion-undone"),
    ("the term goes on for a day", change(ENDED, until="2026-03-06"), "meeting-adjourned:k2", "exclusion-undone"),
    ("the decision keeps quiet about it", change(MADE, text=TEXT[:-33]), MADE, "decision-text"),
    ("another day in the decision", change(MADE, text=TEXT.replace("5.3.", "6.3.")), MADE, "decision-text"),
]

"""Lies about the body, its bylaws and its people."""

from juryvote.rules import entries as e

from .evening import RULES, whole
from .telling import Lie, before, change, without

LIES: list[Lie] = [
    ("the body is founded twice", before("seat-created:s1", whole()[0]), "^seat-created:s1", "not-founded"),
    ("the body is never founded", without("body-founded"), "bylaws-adopted", "not-founded"),
    ("the body has an unknown form", change("body-founded", form="senat"), "body-founded", "bad-value"),
    ("bylaws that nobody can read", change("bylaws-adopted", rules={"quorum": 1}), "bylaws-adopted", "bad-bylaws"),
    ("bylaws with a version left out", change("bylaws-adopted", version=2), "bylaws-adopted", "number"),
    (
        "a lower quorum in the bylaws",
        change("bylaws-adopted", rules={"quorum": {"value": ">=1/5", "of": "filled"}}),
        "reading-taken",
        "quorum",
    ),
    (
        "a lower majority in the bylaws",
        change("bylaws-adopted", rules={**RULES, "majority": {"value": ">1/4", "of": "present"}}),
        "ballot-opened:v1",
        "majority",
    ),
    ("the bylaws pinned are not adopted", change("meeting-opened", bylaws="b9"), "meeting-opened", "unknown"),
    (
        "older bylaws are pinned",
        before("meeting-planned:e1", e.BylawsAdopted(bylaws="b2", version=2, name="Neu", rules={})),
        "meeting-opened",
        "not-newest-bylaws",
    ),
    ("a seat's number is left out", change("seat-created:s5", number=6), "seat-created:s5", "number"),
    ("a seat is made twice", change("seat-created:s5", seat="s4"), "seat-created:5", "twice"),
    (
        "a member is registered twice",
        before("fund-opened", e.MemberRegistered(member="m1", name="X")),
        "member-registered:X",
        "twice",
    ),
    ("a stranger holds a seat", without("member-registered:m4"), "seat-held:m4", "stranger"),
    ("a seat that does not exist is held", change("seat-held:s5", seat="s9"), "seat-held:s9", "unknown"),
    ("a role that does not exist", change("seat-held:s5", role="guest"), "seat-held:s5", "bad-value"),
    ("a holder with a rank", change("seat-held:s5", rank=1), "seat-held:s5", "bad-value"),
    ("a rank below all", change("seat-held:s5", rank=-1, role="alternate"), "seat-held:s5", "bad-value"),
    ("a term that ends before it begins", change("seat-held:s5", until="2025-01-01"), "seat-held:s5", "bad-value"),
    ("a term on a day that does not exist", change("seat-held:s5", since="2026-02-30"), "seat-held:s5", "bad-value"),
    ("two people on one seat", change("seat-held:s5", seat="s4"), "seat-held:m5", "seat-taken"),
    ("one person on two seats", change("seat-held:s5", member="m4"), "seat-held:s5", "two-seats"),
    ("a term ends that never was", change("holding-ended", member="m4"), "holding-ended", "not-held"),
    ("a term ended earlier than the evening", change("seat-held:m5", until="2026-03-04"), "reading-taken", "quorum"),
    ("a term began after the evening", change("seat-held:m4", since="2026-03-06"), "reading-taken", "quorum"),
]

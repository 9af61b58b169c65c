"""Lies about decisions, their publication and their correction."""

from juryvote.rules import entries as e

from .telling import Lie, at_end, change, without

LIES: list[Lie] = [
    ("a decision's number is left out", change("decision-made:d2", number=3), "decision-made:d2", "decision-number"),
    ("a decision of another year", change("decision-made:d1", year=2025), "decision-made:d1", "bad-value"),
    ("a decision with another outcome", change("decision-made:d1", outcome="rejected"), "decision-made:d1", "outcome"),
    ("a decision grants more", change("decision-made:d1", granted_cents=50_000), "decision-made:d1", "granted"),
    ("a rejected decision grants", change("decision-made:d2", granted_cents=30_000), "decision-made:d2", "granted"),
    (
        "a carried decision grants nothing",
        change("decision-made:d1", granted_cents=None),
        "decision-made:d1",
        "granted",
    ),
    ("a decision without money grants", change("decision-made:d3", granted_cents=100), "decision-made:d3", "granted"),
    ("a decision takes from another fund", change("decision-made:d1", fund=None), "decision-made:d1", "fund"),
    (
        "a decision says something else",
        change("decision-made:d1", text="Das Hoffest ist einstimmig angenommen."),
        "decision-made:d1",
        "decision-text",
    ),
    ("a decision from a void ballot", change("decision-made:d3", ballot="v4"), "decision-made:d3", "undecided"),
    ("a decision from an annulled ballot", change("decision-made:d3", ballot="v3"), "decision-made:d3", "undecided"),
    ("a decision from no ballot", change("decision-made:d3", ballot="v9"), "decision-made:d3", "unknown"),
    (
        "a decision from another meeting's ballot",
        change("decision-made:d4", ballot="v5"),
        "decision-made:d4",
        "header-meeting",
    ),
    ("a decision stands twice", change("decision-made:d2", decision="d1"), "decision-made:v2", "twice"),
    ("a decision is left out", without("decision-made:d3"), "meeting-adjourned", "no-decision"),
    (
        "an unmade decision is published",
        change("decision-published:d1", decision="d9"),
        "decision-published:d9",
        "unknown",
    ),
    (
        "a decision is published by another meeting",
        change("decision-published:d1", meeting="e2"),
        "decision-published:d1",
        "unknown",
    ),
    (
        "a decision is published twice",
        at_end(e.DecisionPublished(meeting="e1", decision="d1")),
        "decision-published:END",
        "published-twice",
    ),
    ("a correction's version is left out", change("decision-corrected", version=3), "decision-corrected", "number"),
    (
        "a correction replaces the first version",
        change("decision-corrected", version=1),
        "decision-corrected",
        "number",
    ),
    ("a correction without a reason", change("decision-corrected", why=""), "decision-corrected", "no-reason"),
    ("an unmade decision is corrected", change("decision-corrected", decision="d9"), "decision-corrected", "unknown"),
]

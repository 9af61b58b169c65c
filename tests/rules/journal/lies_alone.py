"""Lies about what comes back and about what was decided without the body."""

from msgspec.structs import replace

from juryvote.rules import entries as e

from .alone import CLAUSES, MANDATE
from .evening import RULES
from .telling import Lie, before, change

BACK = "proposal-retabled:p2"
OFFICE, URGENT, MANDATED = (f"executive-decision:x{number}" for number in (1, 2, 3))
WITHOUT = {**RULES, **CLAUSES}
TOO_MUCH = (
    "Das Büro hat entschieden, weil die Summe klein ist. „Trommelkurs“ ist angenommen. Bewilligt: 300,01 €. "
    "Das ist kein Beschluss des Gremiums."
)

LIES: list[Lie] = [
    ("it came back twice", change(BACK, times=2), BACK, "number"),
    (
        "what was granted comes back",
        before(BACK, e.ProposalRetabled(proposal="p1", times=1)),
        f"^{BACK}",
        "retabled-undecided",
    ),
    ("nobody knows it", change(BACK, proposal="p9"), "^executive-decision:x1", "unknown"),
    (
        "it comes back more often",
        before(OFFICE, e.ProposalRetabled(proposal="p2", times=2)),
        f"^{OFFICE}",
        "retabled-undecided",
    ),
    (
        "the bylaws forbid coming back",
        change("bylaws-adopted:b1", rules={**WITHOUT, "retabling": {"most": 0}}),
        BACK,
        "retabled-early",
    ),
    ("a number is left out", change(OFFICE, number=2), OFFICE, "number"),
    ("last year's number", change(OFFICE, year=2025), OFFICE, "bad-value"),
    ("on no ground", change(OFFICE, how="mood"), OFFICE, "bad-value"),
    ("without a reason", change(OFFICE, why=" "), OFFICE, "no-reason"),
    ("the office in a hurry", change(URGENT, who="office"), URGENT, "executive-forbidden"),
    ("a large sum by the office", change(MANDATED, how="office", who="office"), MANDATED, "executive-forbidden"),
    ("another sum is said", change(OFFICE, granted_cents=20_000), OFFICE, "decision-text"),
    ("more than was asked", change(OFFICE, granted_cents=30_001, text=TOO_MUCH), OFFICE, "amount"),
    ("from no fund", change(OFFICE, fund=None), OFFICE, "fund"),
    ("another name", change(OFFICE, title="Trommeln"), OFFICE, "question"),
    ("decided twice", change(MANDATED, proposal="p2", title="Trommelkurs"), MANDATED, "item-decided"),
    ("somebody without a mandate", change(MANDATED, by=["m3"]), MANDATED, "executive-members"),
    ("nobody decided", change(MANDATED, by=[]), MANDATED, "executive-members"),
    (
        "the mandate was for another",
        change("item-added:e1t3", mandate=replace(MANDATE, proposals=[])),
        "decision-made:d3",
        "mandate-forbidden",
    ),
    (
        "a mandate until no day at all",
        change("item-added:e1t3", mandate=replace(MANDATE, until="soon")),
        "decision-made:d3",
        "bad-value",
    ),
    (
        "a mandate for ever",
        change("item-added:e1t3", mandate=replace(MANDATE, until="2027-03-31")),
        "decision-made:d3",
        "mandate-forbidden",
    ),
    ("told twice", change("executive-told:x2", executive="x1"), "^executive-told:x3", "executive-told-twice"),
    ("told of nothing", change("executive-told:x2", executive="x7"), "executive-told:x7", "unknown"),
]

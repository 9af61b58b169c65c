"""Lies about what became of granted money."""

from juryvote.rules import entries as e

from .granted import agreed
from .telling import Lie, at_end, before, change, without

FIRST, SECOND = "grant-agreed:2026-06-28", "grant-agreed:2026-07-28"
PAID, PAID_AGAIN = "grant-paid:20000", "grant-paid:10050"
COUNTED, BACK, LAST_BACK = "grant-accounted:d4", "money-returned:5000", "money-returned:25"
CLOSED, OFF, OFF_BACK = "grant-closed:d4", "grant-withdrawn:d1", "money-returned:10000"

LIES: list[Lie] = [
    ("a decision that rejected", change(FIRST, grant="d2"), "grant-agreed:d2", "grant-none"),
    ("a decision about no money", change(FIRST, grant="d3"), "grant-agreed:d3", "grant-none"),
    ("nobody decided it", change(OFF, grant="d9"), "grant-withdrawn:d9", "grant-none"),
    ("another grant was paid", change(PAID, grant="d2"), "grant-paid:d2", "grant-none"),
    ("another grant was counted", change(COUNTED, grant="d2"), "grant-accounted:d2", "grant-none"),
    ("another grant gave back", change(BACK, grant="d2"), "money-returned:d2", "grant-none"),
    ("another grant was closed", change(CLOSED, grant="d2"), "grant-closed:d2", "grant-none"),
    ("it came from another fund", change(FIRST, fund="f9"), FIRST, "fund"),
    ("more was granted", change(FIRST, granted_cents=36_000), FIRST, "grant-sum"),
    ("more was granted, says the end", change(OFF, granted_cents=46_000), OFF, "grant-sum"),
    ("more is agreed than granted", change(FIRST, cents=35_001), FIRST, "grant-overpaid"),
    ("nothing is agreed", change(FIRST, cents=0), FIRST, "grant-overpaid"),
    ("the second version comes first", change(FIRST, version=2), FIRST, "number"),
    ("the action ends before it begins", change(FIRST, ends="2026-04-30"), "grant-agreed:2026-04-30", "bad-value"),
    ("a day that is none", change(FIRST, begins="1.5.2026"), "grant-agreed:2026-06-28", "bad-value"),
    ("more time for the report", change(FIRST, report_due="2026-06-29"), "grant-agreed:2026-06-29", "report-due"),
    ("less is agreed than is paid", change(SECOND, cents=19_999), SECOND, "grant-order"),
    ("paid before anything was signed", without(FIRST), PAID, "grant-order"),
    ("paid more than agreed", change(PAID, cents=35_001), "grant-paid:35001", "grant-overpaid"),
    ("paid less than nothing", change(PAID, cents=-1), "grant-paid:-1", "grant-overpaid"),
    ("the second payout goes beyond", change(PAID_AGAIN, cents=14_001), "grant-paid:14001", "grant-overpaid"),
    ("a payout is left out", without(PAID), PAID_AGAIN, "number"),
    ("paid on no day", change(PAID, day=""), PAID, "bad-value"),
    (
        "a receipt counts for more",
        change(COUNTED, receipts=[e.ReceiptSum(cents=1, accepted_cents=2)]),
        COUNTED,
        "bad-value",
    ),
    ("more counts than was accepted", change(COUNTED, accepted_cents=30_050), COUNTED, "grant-sum"),
    ("less is owed", change(COUNTED, owed_cents=5_024), COUNTED, "grant-sum"),
    ("counted before anything was signed", without(FIRST, PAID, SECOND, PAID_AGAIN), COUNTED, "grant-order"),
    (
        "agreed anew after counting",
        before(BACK, agreed("d4", 3, 34_000, 35_000, "2026-09-30", "2026-10-28")),
        f"^{BACK}",
        "grant-order",
    ),
    ("more came back than was paid", change(BACK, cents=30_051), "money-returned:30051", "over-returned"),
    ("nothing came back", change(BACK, cents=0), "money-returned:0", "over-returned"),
    ("for no reason that is one", change(BACK, why="mood"), "money-returned:mood", "bad-value"),
    ("a return is left out", without(BACK), LAST_BACK, "number"),
    ("closed while something is owed", without(LAST_BACK), CLOSED, "grant-order"),
    ("less is free than is left", change(CLOSED, released_cents=4_949), CLOSED, "grant-sum"),
    (
        "closed before it was counted",
        before(PAID_AGAIN, e.GrantClosed(grant="d4", released_cents=15_000)),
        "grant-closed:15000",
        "grant-order",
    ),
    (
        "paid after it was closed",
        at_end(e.GrantPaid(grant="d4", number=3, cents=1, day="2026-09-01")),
        "grant-paid:2026-09-01",
        "grant-order",
    ),
    ("less is free than was not paid", change(OFF, released_cents=0), OFF, "grant-sum"),
    ("off for no reason that is one", change(OFF, why=""), OFF, "bad-value"),
    (
        "off twice",
        before(OFF_BACK, e.GrantWithdrawn(grant="d1", fund="f1", granted_cents=45_000, released_cents=0, why="other")),
        f"^{OFF_BACK}",
        "grant-order",
    ),
    (
        "more came back than was paid before it was off",
        change(OFF_BACK, cents=10_001),
        "money-returned:10001",
        "over-returned",
    ),
]

# Told of the evenings of conflicts: what was agreed on cannot be voted on again.
OF_CONFLICTS: list[Lie] = [
    (
        "reopened although agreed",
        before("decision-reopened:d1", agreed("d1", 1, 20_000, 45_000, "2026-06-30", "2026-07-28")),
        "decision-reopened:d1",
        "grant-running",
    ),
    (
        "agreed although reopened",
        at_end(agreed("d1", 1, 20_000, 45_000, "2026-06-30", "2026-07-28")),
        "grant-agreed:d1",
        "grant-none",
    ),
]

YES, BACK_TO_US = "decision-confirmed:d4", "decision-returned:d1"
# Told of a council, whose votes are advice.
OF_ADVICE: list[Lie] = [
    ("agreed before it was confirmed", without(YES), FIRST, "not-confirmed"),
    (
        "agreed although it was given back",
        at_end(agreed("d1", 1, 20_000, 45_000, "2026-06-30", "2026-07-28")),
        "grant-agreed:45000",
        "not-confirmed",
    ),
    ("confirmed after it was given back", change(YES, decision="d1"), "decision-confirmed:d1", "confirmed-twice"),
    ("a rejection is confirmed", change(YES, decision="d2"), "decision-confirmed:d2", "grant-none"),
    ("another sum is confirmed", change(YES, granted_cents=34_000), YES, "grant-sum"),
    ("from another fund", change(BACK_TO_US, fund="f9"), BACK_TO_US, "fund"),
    ("by nobody", change(YES, by="mayor"), YES, "bad-value"),
    ("entered by the mayor", change(YES, entered_by="mayor"), YES, "bad-value"),
    ("on no day", change(YES, day="20.4.2026"), YES, "bad-value"),
    ("given back for no reason", change(BACK_TO_US, why=" "), BACK_TO_US, "no-reason"),
]
NEEDLESS: list[Lie] = [
    (
        "a jury needs nobody's word",
        before(
            FIRST, e.DecisionConfirmed(decision="d4", fund="f1", granted_cents=35_000, by="senate", day="2026-04-20")
        ),
        "decision-confirmed:d4",
        "needs-no-confirming",
    ),
]

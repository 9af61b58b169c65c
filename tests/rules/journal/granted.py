"""After the evenings: the trees are agreed, changed, paid twice, accounted and partly given back; the party is off."""

from msgspec.structs import replace

from juryvote.rules import entries as e

from .alone import alone
from .evening import whole


def granted() -> list[e.AnyEntry]:
    return [*whole(), *trees(), *party()]


def trees() -> list[e.AnyEntry]:
    """350,00 € were granted, 340,00 € agreed, 300,50 € paid, 250,25 € proved: 50,25 € come back, 49,50 € were kept."""
    return [
        agreed("d4", 1, 35_000, 35_000, "2026-05-31", "2026-06-28"),
        e.GrantPaid(grant="d4", number=1, cents=20_000, day="2026-05-02"),
        agreed("d4", 2, 34_000, 35_000, "2026-06-30", "2026-07-28"),
        e.GrantPaid(grant="d4", number=2, cents=10_050, day="2026-05-20"),
        e.GrantAccounted(
            grant="d4",
            receipts=[
                e.ReceiptSum(cents=20_000, accepted_cents=20_000),
                e.ReceiptSum(cents=6_000, accepted_cents=5_025),
                e.ReceiptSum(cents=900, accepted_cents=0),
            ],
            accepted_cents=25_025,
            owed_cents=5_025,
        ),
        e.MoneyReturned(grant="d4", number=1, cents=5_000, day="2026-08-01", why="rejected"),
        e.MoneyReturned(grant="d4", number=2, cents=25, day="2026-08-02", why="unspent"),
        e.GrantClosed(grant="d4", released_cents=4_950),
    ]


def party() -> list[e.AnyEntry]:
    """450,00 € were granted, 100,00 € paid; nothing comes of it."""
    return [
        agreed("d1", 1, 45_000, 45_000, "2026-06-15", "2026-07-13"),
        e.GrantPaid(grant="d1", number=1, cents=10_000, day="2026-05-02"),
        e.GrantWithdrawn(grant="d1", fund="f1", granted_cents=45_000, released_cents=35_000, why="not-carried-out"),
        e.MoneyReturned(grant="d1", number=1, cents=10_000, day="2026-07-01", why="not-carried-out"),
        e.GrantClosed(grant="d1", released_cents=0),
    ]


def advised() -> list[e.AnyEntry]:
    """The same evenings in a council: the party is given back, the trees are confirmed and then agreed on."""
    told = [_advice(entry) for entry in whole()]
    shared = {"fund": "f1", "day": "2026-04-20"}
    return [
        *told,
        e.DecisionReturned(
            decision="d1", granted_cents=45_000, by="steering", why="Der Hof gehört dem Land.", **shared
        ),
        e.DecisionConfirmed(decision="d4", granted_cents=35_000, by="borough", entered_by="coordinator", **shared),
        *trees(),
    ]


def _advice(entry: e.AnyEntry) -> e.AnyEntry:
    if isinstance(entry, e.BodyFounded):
        return replace(entry, form="quartiersrat")
    if not isinstance(entry, e.DecisionMade):
        return entry
    text = entry.text.replace("ist angenommen", "wird befürwortet").replace("ist abgelehnt", "wird nicht befürwortet")
    return replace(entry, text=f"Votum: {text}".replace("Bewilligt:", "Empfohlen:"))


def given_up() -> list[e.AnyEntry]:
    """What the office granted without the body is given up before anything is agreed."""
    gone = e.GrantWithdrawn(grant="x1", fund="f1", granted_cents=30_000, released_cents=30_000, why="declined")
    return [*alone(), gone]


def agreed(grant: str, version: int, cents: int, of: int, ends: str, due: str) -> e.GrantAgreed:
    return e.GrantAgreed(
        grant=grant,
        fund="f1",
        granted_cents=of,
        version=version,
        cents=cents,
        begins="2026-05-01",
        ends=ends,
        report_due=due,
    )

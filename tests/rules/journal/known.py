"""Two evenings by hand on which votes hang on more than a seat: attendance, a household, an age, drawn alternates.

m1 to m3 hold the three seats, a1 and a2 are alternates of the first. On the first evening m1, m3 and a1 come, m2 is
excused. On the second m3 is away, and a1 stands in; the register is wrong at first and says that a1 lives with m1.
The lot's seed is the bytes 0 to 31; SHA-256 of it, a bar, `k2`, a bar and `0` is an even number: a1 comes first.
"""

from typing import Any

from juryvote.rules import entries as e
from juryvote.rules.scene import Fact

from .evening import comes, item, leaves, seated, slip, votes
from .unsettled import PROMISE, SEED, Entries, forecast

ASKS: dict[str, Any] = {
    "quorum": {"value": 1},
    "alternates": "drawn",
    "votes": {"one_per": "household", "after_attendances": 1, "min_age": 16},
    "exclusion": {"in_a_row": 1, "unexcused": 1},
}
FACTS = {
    "m1": Fact(household="h1", attended=1, age=16),
    "m2": Fact(attended=0, absent_in_a_row=1),
    "m3": Fact(attended=1),
    "a1": Fact(household="h1", attended=1),
    "a2": Fact(attended=0),
}
ALONE = Fact(attended=1)


def quorate(counted: int, needed: int) -> e.Quorum:
    there, ask = "ist da" if counted == 1 else "sind da", "ist" if needed == 1 else "sind"
    said = f"Beschlussfähig: {counted} von 3 besetzten Sitzen {there}, {needed} {ask} nötig."
    return e.Quorum(met=True, needed=needed, counted=counted, base=3, sentence=said)


def alternate(member: str, rank: int) -> Entries:
    """The first seat's, by rank."""
    return [
        e.MemberRegistered(member=member, name=f"Person {member}"),
        e.SeatHeld(seat="s1", member=member, role="alternate", since="2026-01-01", until=None, rank=rank),
    ]


def founding() -> Entries:
    return [
        e.BodyFounded(name="Quartiersrat", area="Donaukiez", form="other"),
        e.BylawsAdopted(bylaws="b1", version=1, name="Geschäftsordnung", rules={"quorum": {"value": ">1/2"}}),
        *(e.SeatCreated(seat=f"s{n}", number=n, group="resident") for n in range(1, 4)),
        *(entry for n in range(1, 4) for entry in seated(f"s{n}", f"m{n}", f"Person {n}")),
        *alternate("a1", 2),
        *alternate("a2", 1),
    ]


def planned(meeting: str, day: str, *items: e.AnyEntry) -> Entries:
    when = {"starts_at": f"{day}T17:00:00.000000Z", "day": day}
    return [e.MeetingPlanned(meeting=meeting, title="Sitzung", place="Kiezladen", **when), *items]


def first_evening() -> Entries:
    return [
        *planned("k1", "2026-03-03"),
        e.AbsenceExcused(meeting="k1", member="m2", excused=True),
        e.AbsenceExcused(meeting="k1", member="m3", excused=True),
        e.AbsenceExcused(meeting="k1", member="m3", excused=False),
        *comes("k1", "m1", "m3", "a1"),
        e.MeetingOpened(meeting="k1", bylaws="b1", second_invitation=False),
        e.ReadingTaken(meeting="k1", item=None, quorum=quorate(2, 2)),
        *leaves("k1", "m3"),
        e.MeetingAdjourned(meeting="k1"),
        *planned("k0", "2026-03-04"),
        e.MeetingAdjourned(meeting="k0"),  # called off: nobody was absent
    ]


def second_evening() -> Entries:
    called = [
        e.ItemCalled(meeting="k2", item="k2t1"),
        e.ReadingTaken(meeting="k2", item="k2t1", quorum=quorate(2, 1)),
    ]
    return [
        e.BylawsAdopted(bylaws="b2", version=2, name="Geschäftsordnung", rules=ASKS),
        *planned("k2", "2026-03-05", item("k2", 1, "Fahrt")),
        *comes("k2", "m1", "m2", "a1"),
        e.MeetingOpened(meeting="k2", bylaws="b2", second_invitation=False, facts=FACTS, lot=PROMISE),
        e.ReadingTaken(meeting="k2", item=None, quorum=quorate(1, 1)),
        e.AlternatesDrawn(meeting="k2", seed=SEED, order=["a1", "a2"]),
        *called,
        e.FactCorrected(meeting="k2", member="a1", fact=ALONE),
        *voted(),
        e.MeetingAdjourned(meeting="k2"),
    ]


def voted() -> Entries:
    return [
        e.BallotOpened(
            meeting="k2",
            item="k2t1",
            ballot="v1",
            question="Stimmen Sie „Fahrt“ zu?",
            mode="open",
            roll=["a1", "m1"],
            quorum=quorate(2, 1),
            majority=forecast(2, 2),
            fund=None,
            amount_cents=None,
        ),
        e.BallotClosed(
            meeting="k2",
            ballot="v1",
            slips=[slip("a1", "yes"), slip("m1", "yes")],
            by_hand=[],
            hands=votes(),
            tally=votes(yes=2),
            recused=0,
            quorum=quorate(2, 1),
            majority=e.Majority(
                needed_yes=2, base=2, sentence="Angenommen: 2 Ja-Stimmen, nötig waren 2 von 2 (Ja und Nein)."
            ),
            outcome="carried",
        ),
        e.DecisionMade(
            meeting="k2",
            ballot="v1",
            decision="d1",
            number=1,
            year=2026,
            outcome="carried",
            fund=None,
            granted_cents=None,
            text="Der Antrag „Fahrt“ ist angenommen: 2 Ja, 0 Nein, 0 Enthaltungen, 0 befangen.",
        ),
    ]


def known() -> Entries:
    return [*founding(), *first_evening(), *second_evening()]

"""Lies about what is known of people, about excuses, and about the lot of alternates."""

from collections.abc import Callable

from juryvote.rules import entries as e
from juryvote.rules.scene import Fact

from .evening import comes
from .known import ALONE, FACTS
from .telling import Entries, Lie, at_end, before, change, without
from .unsettled import SEED

OPENED, DRAWN, CORRECTED = "meeting-opened:k2", "alternates-drawn", "fact-corrected"
OTHER = bytes(range(1, 33)).hex()


def told(**facts: Fact | None) -> Callable[[Entries], Entries]:
    """The opening says this of some; None leaves a person out."""
    return change(OPENED, facts={member: fact for member, fact in (FACTS | facts).items() if fact is not None})


def excuse(meeting: str, member: str, *, excused: bool = True) -> e.AbsenceExcused:
    return e.AbsenceExcused(meeting=meeting, member=member, excused=excused)


def again(member: str, fact: Fact) -> e.FactCorrected:
    return e.FactCorrected(meeting="k2", member=member, fact=fact)


LIES: list[Lie] = [
    ("something is known of a guest", told(m9=Fact(attended=1)), OPENED, "fact-stranger"),
    ("an institution that nobody asks for", told(m3=Fact(attended=1, institution="i1")), OPENED, "fact-unneeded"),
    ("the exact age", told(m1=Fact(household="h1", attended=1, age=44)), OPENED, "fact-unneeded"),
    ("the exact number of evenings", told(m3=Fact(attended=7)), OPENED, "fact-unneeded"),
    ("one evening more", told(m2=Fact(attended=1, absent_in_a_row=1)), OPENED, "attendance"),
    ("one evening less", told(m3=Fact(attended=0)), OPENED, "attendance"),
    ("an absence is kept quiet", told(m2=Fact(attended=0)), OPENED, "attendance"),
    ("the excuse does not count", told(m2=Fact(attended=0, absent_in_a_row=1, unexcused=1)), OPENED, "attendance"),
    ("one is left out", told(m3=None), OPENED, "attendance"),
    ("an earlier check-in is left out", without("checked-in:a1"), OPENED, "attendance"),
    ("an earlier check-in is made up", before("meeting-adjourned:k1", *comes("k1", "m2")), OPENED, "attendance"),
    ("an excuse is left out", without("absence-excused:m2"), OPENED, "attendance"),
    ("an excuse is told twice", before("meeting-opened:k1", excuse("k1", "m2")), "^meeting-opened:k1", "excuse"),
    (
        "an excuse is taken back that never was",
        before("meeting-opened:k1", excuse("k1", "m1", excused=False)),
        "^meeting-opened:k1",
        "excuse",
    ),
    ("a guest is excused", before("meeting-opened:k1", excuse("k1", "m9")), "^meeting-opened:k1", "fact-stranger"),
    ("excused when it is over", at_end(excuse("k2", "m3")), "absence-excused:END", "meeting-state"),
    (
        "a child says to be sixteen and is not",
        told(m1=Fact(household="h1", attended=1, age=15)),
        "reading-taken:k2",
        "quorum",
    ),
    ("nobody corrected the register", without(CORRECTED), "ballot-opened", "roll"),
    ("a household is made up", change(CORRECTED, fact=FACTS["a1"]), "ballot-opened", "roll"),
    ("a correction says more than is asked", change(CORRECTED, fact=Fact(attended=2)), CORRECTED, "fact-unneeded"),
    ("a correction changes the past", change(CORRECTED, fact=Fact(attended=0)), CORRECTED, "attendance"),
    ("something is corrected of a guest", change(CORRECTED, member="m9"), CORRECTED, "fact-stranger"),
    (
        "corrected in the middle of a ballot",
        before("ballot-closed", again("m1", ALONE)),
        "fact-corrected:m1",
        "ballot-running",
    ),
    ("corrected when it is over", at_end(again("a1", ALONE)), "fact-corrected:END", "meeting-state"),
    ("a promise that is no hash", change(OPENED, lot="00"), OPENED, "lot-commitment"),
    (
        "a promise where nobody is drawn",
        change("meeting-opened:k1", lot="00" * 32),
        "meeting-opened:k1",
        "lot-commitment",
    ),
    ("drawn without a promise", change(OPENED, lot=""), DRAWN, "alternates-drawn"),
    ("drawn with another seed", change(DRAWN, seed=OTHER), DRAWN, "lot-seed"),
    ("drawn with something that is no seed", change(DRAWN, seed="x"), DRAWN, "lot-seed"),
    ("another order", change(DRAWN, order=["a2", "a1"]), DRAWN, "alternates-order"),
    ("one alternate is not in the lot", change(DRAWN, order=["a1"]), DRAWN, "alternates-order"),
    (
        "drawn until it fits",
        before("item-called", e.AlternatesDrawn(meeting="k2", seed=SEED, order=["a1", "a2"])),
        "^item-called",
        "alternates-drawn",
    ),
    (
        "drawn in the middle of a ballot",
        before("ballot-closed", e.AlternatesDrawn(meeting="k2", seed=SEED, order=["a1", "a2"])),
        "^ballot-closed",
        "ballot-running",
    ),
    ("nobody was drawn", without(DRAWN), "reading-taken:k2t1", "quorum"),
]

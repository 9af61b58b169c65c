"""Lies about ties, lots and doubts: what was promised, what was drawn, who had the last word, and who counted."""

from collections.abc import Callable

from juryvote.rules import entries as e

from .book import find
from .evening import item, needed
from .telling import Lie, at_end, before, change, without
from .unsettled import (
    FEW,
    FOUR,
    PROMISE,
    SEED,
    STILL,
    Entries,
    called,
    forecast,
    here,
    opened,
    opens,
    planned,
    unsettled,
)

OTHER = "ff" * 32
LOT, CHAIR = "tie-broken:v2", "tie-broken:v3"


def again(ballot: str) -> e.AnyEntry:
    return unsettled()[find(unsettled(), f"tie-broken:{ballot}")]


def after_the_doubt(new: e.AnyEntry) -> Callable[[Entries], Entries]:
    def grown(entries: Entries) -> Entries:
        height = find(entries, "quorum-challenged") + 1
        return [*entries[:height], new, *entries[height:]]

    return grown


def poor(entries: Entries) -> Entries:
    """The sum of a tie is free again: meanwhile another meeting asks for it."""
    asks = opens("e9", "v8", 1, "Baumscheiben", 40_000, lot=PROMISE)
    tree = item("e9", 1, "Baumscheiben", "p3", 40_000)
    other = [*planned("e9", tree), *opened("e9", "b2"), *called("e9", 1, here(4)), asks]
    return change("fund-opened:f1", budget_cents=50_000)(before(LOT, *other)(entries))


LIES: list[Lie] = [
    ("another seed", change(LOT, seed=OTHER), LOT, "lot-seed"),
    ("no seed at all", change(LOT, seed=""), LOT, "lot-seed"),
    ("a seed spelt in another way", change(LOT, seed=SEED.upper()), LOT, "lot-seed"),
    ("nothing was promised", change("ballot-opened:v2", lot=""), LOT, "lot-seed"),
    ("another promise", change("ballot-opened:v2", lot=OTHER), LOT, "lot-seed"),
    ("a promise that is no hash", change("ballot-opened:v2", lot="morgen"), "ballot-opened:v2", "lot-commitment"),
    ("a lot where there is none", change("ballot-opened:v3", lot=PROMISE), "ballot-opened:v3", "lot-commitment"),
    ("the lot said no", change(LOT, choice="no"), LOT, "lot-drawn"),
    ("the lot abstained", change(LOT, choice="abstain"), LOT, "lot-drawn"),
    ("the chair spoke instead of the lot", change(LOT, how="chair", seed=""), LOT, "tie-how"),
    ("the lot spoke instead of the chair", change(CHAIR, how="lot", seed=SEED), CHAIR, "tie-how"),
    ("a coin was tossed", change(CHAIR, how="coin"), CHAIR, "tie-how"),
    ("the chair shrugged", change(CHAIR, choice="maybe"), CHAIR, "bad-value"),
    ("the chair has a seed", change(CHAIR, seed=SEED), CHAIR, "bad-value"),
    ("the chair said yes", change(CHAIR, choice="yes"), CHAIR, "majority"),
    ("no is called carried", change(CHAIR, outcome="carried"), CHAIR, "outcome"),
    ("another sentence", change(CHAIR, majority=needed(3, 4)), CHAIR, "majority"),
    ("a tie of nobody", change(CHAIR, ballot="v9"), "tie-broken:v9", "unknown"),
    ("a tie is broken twice", before("decision-made:v3", again("v3")), "^decision-made:v3", "not-tied"),
    ("a running ballot is tied", before("ballot-closed:v3", again("v3")), "^ballot-closed:v3", "not-tied"),
    ("a tie is broken when all is over", at_end(again("v3")), "tie-broken:END", "meeting-state"),
    (
        "a tie of another meeting",
        before("meeting-adjourned:e3", change(CHAIR, meeting="e3")(unsettled())[find(unsettled(), CHAIR)]),
        "^meeting-adjourned:e3",
        "header-meeting",
    ),
    ("the item was left", before(CHAIR, *called("e2", 2, here(4))), CHAIR, "not-called"),
    ("nobody broke the tie", without(LOT), "decision-made:v2", "undecided"),
    ("it was carried, but nobody wrote it down", without("decision-made:v2"), "meeting-adjourned:e1", "no-decision"),
    (
        "a new ballot instead of the lot",
        before(LOT, opens("e1", "v9", 1, "Hoffest", 45_000, lot=PROMISE)),
        f"^{LOT}",
        "tie-open",
    ),
    (
        "a new ballot instead of the chair",
        before(CHAIR, opens("e2", "v9", 1, "Fahrt")),
        f"^{CHAIR}",
        "tie-open",
    ),
    ("the lot gives what the fund has not", poor, LOT, "overdrawn"),
    ("the first tie is the second", without("ballot-opened:v4", "ballot-closed:v4"), "ballot-closed:v5", "majority"),
    ("the quorum was counted instead", change("reading-taken:e4t1", quorum=FEW), "reading-taken:e4t1", "quorum"),
    ("more were presumed", change("reading-taken:e4t1", quorum=here(5, STILL)), "reading-taken:e4t1", "quorum"),
    (
        "it is doubted once more, when it is gone",
        before("item-called:e4t2", e.QuorumChallenged(meeting="e4", member="m1")),
        "^item-called:e4t2",
        "not-presumed",
    ),
    (
        "somebody leaves before anybody counts",
        after_the_doubt(e.CheckedOut(meeting="e4", member="m2", channel="team")),
        "checked-out:m2",
        "challenge-unread",
    ),
    ("a stranger doubts it", change("quorum-challenged", member="m9"), "quorum-challenged", "stranger"),
    ("nobody doubted it", without("quorum-challenged"), "^item-called:e4t2", "quorum"),
    (
        "it is doubted where nothing is presumed",
        before("meeting-adjourned:e3", e.QuorumChallenged(meeting="e3", member="m1")),
        "^meeting-adjourned:e3",
        "not-presumed",
    ),
    (
        "it is doubted when all is over",
        at_end(e.QuorumChallenged(meeting="e4", member="m1")),
        "quorum-challenged:END",
        "meeting-state",
    ),
    (
        "it still counts after the doubt",
        before(
            "meeting-adjourned:e4",
            e.BallotOpened(
                meeting="e4",
                item="e4t2",
                ballot="v6",
                question="Stimmen Sie „Zeit“ zu?",
                mode="open",
                roll=FOUR[:2],
                quorum=here(4, STILL),
                majority=forecast(2, 2),
                fund=None,
                amount_cents=None,
            ),
        ),
        "ballot-opened:v6",
        "quorum",
    ),
]

"""Lies about elections: who stood, what a round asked, what was ticked and counted, what the lot drew."""

from msgspec.structs import replace

from juryvote.rules import entries as e

from .book import find
from .election import LIST, LOST, MOST, WON, Entries, asks, blank, election_evening, named, need, ticked
from .election import withdraws as gone
from .evening import votes
from .telling import Lie, at_end, before, change, without
from .unsettled import SEED

FIRST, SECOND, DRAWN = "ballot-opened:v1", "ballot-opened:v2", "election-drawn:v2"
COUNTED, ENDED = "ballot-closed:v1", "ballot-closed:v2"


def entry(name: str) -> e.AnyEntry:
    return election_evening()[find(election_evening(), name)]


def slips(*first: e.Slip) -> list[e.Slip]:
    """Those of the first round, of which the first ones are told otherwise."""
    said = entry(COUNTED)
    assert isinstance(said, e.BallotClosed)
    return [*first, *said.slips[len(first) :]]


def swapped(entries: Entries) -> Entries:
    """The lot drew the other one."""
    return change(DRAWN, order=[LOST, WON])(entries)


LIES: list[Lie] = [
    (
        "an election for money",
        change("item-added:e1t1", proposal="p1", asked_cents=45_000),
        "item-added:e1t1",
        "item-title",
    ),
    ("an election that is about nobody", change("item-added:e1t1", persons=False), "item-added:e1t1", "bad-value"),
    ("less than no seat", change("item-added:e1t2", seats_to_fill=-1), "item-added:e1t2", "bad-value"),
    (
        "alternates of no election",
        change("item-added:e1t2", seats_to_fill=0, ranked=True),
        "item-added:e1t2",
        "bad-value",
    ),
    (
        "a list where nobody is elected",
        change("item-added:e1t2", seats_to_fill=0),
        "candidate-named:e1t2",
        "no-election",
    ),
    ("more seats", change("item-added:e1t1", seats_to_fill=3), FIRST, "election-round"),
    ("a stranger stands", change("candidate-named:m3", member="m9"), "candidate-named:m9", "stranger"),
    ("somebody stands twice", before("candidate-withdrawn:m5", named(2)), "^candidate-withdrawn:m5", "candidate-state"),
    ("a number is passed over", change("candidate-named:m3", number=7), "candidate-named:m3", "candidate-number"),
    (
        "a number goes to somebody else",
        before("meeting-opened", gone(1), replace(named(1), number=6)),
        "^meeting-opened",
        "candidate-number",
    ),
    (
        "who withdrew was never there",
        change("candidate-withdrawn:m5", member="m6"),
        "candidate-withdrawn:m6",
        "candidate-state",
    ),
    ("somebody withdraws twice", before("meeting-opened", gone(5)), "^meeting-opened", "candidate-state"),
    ("somebody is named while it runs", before(COUNTED, named(5)), f"^{COUNTED}", "ballot-running"),
    ("somebody is named for the run-off", before(SECOND, named(5)), f"^{SECOND}", "list-closed"),
    ("who is elected withdraws", before(SECOND, gone(2)), f"^{SECOND}", "list-closed"),
    ("somebody withdraws from the lot", before(DRAWN, gone(1)), f"^{DRAWN}", "list-closed"),
    ("named when it is decided", before("meeting-adjourned", named(5)), "^meeting-adjourned", "item-decided"),
    ("one was left off the list", without("candidate-named:m4"), "candidate-named:m5", "candidate-number"),
    ("who withdrew stands", change(FIRST, election=asks(LIST, 2, 2)), FIRST, "election-round"),
    ("one tick too many", change(FIRST, election=asks(LIST[:4], 2, 3)), FIRST, "election-round"),
    ("the list in another order", change(FIRST, election=asks(LIST[:4][::-1], 2, 2)), FIRST, "election-round"),
    (
        "another person at a number",
        change(FIRST, election=asks([*LIST[:3], replace(LIST[3], member="m5")], 2, 2)),
        FIRST,
        "election-round",
    ),
    (
        "the run-off is the first round",
        change(SECOND, election=asks([LIST[0], LIST[2]], 1, 1)),
        SECOND,
        "election-round",
    ),
    ("the elected one runs again", change(SECOND, election=asks(LIST[:3], 1, 1, 2)), SECOND, "election-round"),
    ("nobody withdrew from the run-off", without("candidate-withdrawn:m4"), SECOND, "election-round"),
    ("it asks nobody", change(FIRST, election=None), FIRST, "election-round"),
    ("it asks for yes or no", change(FIRST, question="Stimmen Sie „Sprecherteam“ zu?"), FIRST, "question"),
    ("nothing was promised", change(FIRST, lot=""), FIRST, "lot-commitment"),
    ("fewer are needed", change(FIRST, majority=need(2, 5)), FIRST, "majority"),
    ("half is needed in the run-off", change(SECOND, majority=need(3, 5)), SECOND, "majority"),
    ("the most win at once", change(FIRST, majority=MOST), FIRST, "majority"),
    ("the strike changes nothing", change("roll-struck:m5", majority=need(3, 5)), "roll-struck:m5", "majority"),
    ("three ticks", change(COUNTED, slips=slips(ticked("m1", 1, 2, 3))), COUNTED, "picks"),
    ("a tick for nobody", change(COUNTED, slips=slips(ticked("m1", 2, 5))), COUNTED, "picks"),
    ("two ticks for one", change(COUNTED, slips=slips(ticked("m1", 2, 2))), COUNTED, "picks"),
    ("ticks out of order", change(COUNTED, slips=slips(ticked("m1", 2, 1))), COUNTED, "picks"),
    ("no to everybody where others stand", change(COUNTED, slips=slips(ticked("m1"))), COUNTED, "picks"),
    ("an abstention that ticks", change(COUNTED, slips=slips(replace(blank("m1"), picks=[1]))), COUNTED, "picks"),
    ("a no", change(COUNTED, slips=slips(replace(blank("m1"), choice="no"))), COUNTED, "bad-value"),
    ("a raised hand", change(COUNTED, by_hand=["m5"], slips=slips()[:4], hands=votes(yes=1)), COUNTED, "hands"),
    ("a vote more", change(COUNTED, votes_for=[2, 4, 2, 1]), COUNTED, "votes-for"),
    ("votes for one more", change(COUNTED, votes_for=[1, 4, 2, 1, 0]), COUNTED, "votes-for"),
    ("more votes than slips", change(COUNTED, votes_for=[1, 9, 2, 1]), COUNTED, "votes-for"),
    ("a blank slip is valid", change(COUNTED, tally=votes(yes=5)), COUNTED, "tally"),
    ("nobody needs the lot", change(ENDED, outcome="carried"), ENDED, "outcome"),
    ("one is called elected", change(ENDED, majority=need(2, 4)), ENDED, "majority"),
    ("another seed", change(DRAWN, seed="ff" * 32), DRAWN, "lot-seed"),
    ("no seed", change(DRAWN, seed=""), DRAWN, "lot-seed"),
    ("the other way round", swapped, DRAWN, "lot-order"),
    ("another sentence of the lot", change(DRAWN, majority=MOST), DRAWN, "majority"),
    ("the lot decides nothing", change(DRAWN, outcome="rejected"), DRAWN, "outcome"),
    ("a lot of nobody", change(DRAWN, ballot="v9"), "election-drawn:v9", "unknown"),
    ("a lot where nobody is equal", before(SECOND, replace(entry(DRAWN), ballot="v1")), f"^{SECOND}", "not-tied"),
    ("it is drawn twice", before("decision-made:v2", entry(DRAWN)), "^decision-made:v2", "not-tied"),
    ("it is drawn when all is over", at_end(entry(DRAWN)), "election-drawn:END", "meeting-state"),
    ("the lot is left out", without(DRAWN), "decision-made:v2", "undecided"),
    (
        "the lot as in a vote",
        before(
            DRAWN,
            e.TieBroken(
                meeting="e1", ballot="v2", how="lot", choice="yes", seed=SEED, outcome="carried", majority=MOST
            ),
        ),
        f"^{DRAWN}",
        "not-tied",
    ),
    (
        "a new round instead of the lot",
        before(DRAWN, replace(entry(SECOND), ballot="v9")),
        f"^{DRAWN}",
        "election-round",
    ),
    (
        "another is elected",
        change("decision-made:v2", text="Gewählt: Listenplatz 4."),
        "decision-made:v2",
        "decision-text",
    ),
    ("nobody wrote it down", without("decision-made:v3"), "meeting-adjourned", "no-decision"),
]

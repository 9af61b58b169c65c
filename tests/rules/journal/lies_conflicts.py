"""Lies about conflicts: who contested, what the body was asked and ruled, what was found later, and the agenda."""

from juryvote.rules import entries as e

from .book import find
from .contested import contested, decides, declared, disputed, found_later, ruled
from .evening import called, needed, quorate
from .telling import Lie, before, change, without
from .unsettled import PROMISE

FIRST, SECOND, MAIN = "ballot-opened:v1", "ballot-opened:v2", "ballot-opened:v3"
FOUND, DECISIVE = "conflict-found:m2", "conflict-found:m4"
LIFTED = e.ConflictLifted(meeting="e1", item="e1t1", member="m3")
FREED = e.DecisionReopened(meeting="e1", decision="d1")

LIES: list[Lie] = [
    ("an item is left out of the order", change("agenda-ordered", items=["e1t2", "e1t1"]), "agenda-ordered", "order"),
    ("an item stands twice", change("agenda-ordered", items=["e1t2", "e1t2", "e1t1"]), "agenda-ordered", "order"),
    (
        "the order changes later",
        before(FIRST, e.AgendaOrdered(meeting="e1", items=["e1t1", "e1t2", "e1t3"])),
        f"^{FIRST}",
        "order-late",
    ),
    (
        "the order of an evening that is over",
        before("conflict-found:m2", e.AgendaOrdered(meeting="e1", items=["e1t1", "e1t2", "e1t3"])),
        "^conflict-found:m2",
        "meeting-state",
    ),
    (
        "somebody contests who is not recused",
        change("conflict-contested:m2", member="m5"),
        "conflict-contested:m5",
        "not-recused",
    ),
    ("a stranger contests", change("conflict-contested:m2", member="m9"), "conflict-contested:m9", "stranger"),
    ("it is contested twice", before("item-called:e1t1", contested("m2")), "^item-called:e1t1", "already-contested"),
    ("it is contested after the ruling", before(MAIN, contested("m3")), f"^{MAIN}", "already-contested"),
    ("nobody contested", without("conflict-contested:m2"), FIRST, "not-contested"),
    (
        "the body is asked about somebody else",
        change(FIRST, about=e.About(kind="conflict", member="m3")),
        FIRST,
        "not-contested",
    ),
    (
        "the body is asked about the weather",
        change(FIRST, about=e.About(kind="weather", member="m2")),
        FIRST,
        "bad-value",
    ),
    (
        "another seat is named",
        change(FIRST, question="Ist das Mitglied auf Sitz 4 bei „Hoffest“ befangen?"),
        FIRST,
        "question",
    ),
    (
        "the question names a person",
        change(FIRST, question="Ist Bernd Wolf bei „Hoffest“ befangen?"),
        FIRST,
        "question",
    ),
    ("the person votes on it", change(FIRST, roll=["m1", "m2", "m3", "m4", "m5"]), FIRST, "roll"),
    ("two thirds are asked for", change(FIRST, majority=needed(4, 4)), FIRST, "majority"),
    ("money hangs on it", change(FIRST, fund="f1", amount_cents=45_000), FIRST, "about"),
    ("it is said to be sealed", change(FIRST, mode="sealed"), FIRST, "about"),
    ("it is said to be a straw poll", change(FIRST, straw=True), FIRST, "majority"),
    ("a lot is kept for it", change(FIRST, lot=PROMISE), FIRST, "lot-commitment"),
    (
        "the item is voted on before",
        without("ballot-opened:v2", "ballot-closed:v2", "conflict-ruled:v2"),
        MAIN,
        "contest-open",
    ),
    ("the tie is called upheld", change("conflict-ruled:v1", upheld=True), "conflict-ruled:v1", "ruling"),
    ("it is upheld, but lifted", change("conflict-ruled:v2", upheld=False), "conflict-ruled:v2", "ruling"),
    ("the ruling is about somebody else", change("conflict-ruled:v2", member="m1"), "conflict-ruled:v2", "ruling"),
    ("there was no ballot", change("conflict-ruled:v1", ballot="v9"), "conflict-ruled:v9", "not-ruled"),
    (
        "a ruling by no ballot",
        before("item-called:e1t1", ruled("v9", "m2", upheld=False)),
        "^item-called:e1t1",
        "unknown",
    ),
    ("a ruling before its ballot", before(MAIN, ruled("v2", "m3", upheld=True)), f"^{MAIN}", "not-contested"),
    ("nobody says what follows", without("conflict-ruled:v1"), "conflict-declared:m3", "not-ruled"),
    ("somebody lifts what was upheld", before(MAIN, LIFTED), f"^{MAIN}", "ruled-already"),
    (
        "a decision from a ruling",
        before(
            MAIN,
            e.DecisionMade(
                meeting="e1",
                ballot="v2",
                decision="d9",
                number=1,
                year=2026,
                outcome="carried",
                fund=None,
                granted_cents=None,
                text="",
            ),
        ),
        f"^{MAIN}",
        "undecided",
    ),
    ("it was decisive after all", change(FOUND, decisive=True), FOUND, "finding"),
    ("it was not decisive after all", change(DECISIVE, decisive=False), DECISIVE, "finding"),
    ("another basis", change(DECISIVE, basis="unknown"), DECISIVE, "finding"),
    ("another count", change(FOUND, count=3), FOUND, "finding"),
    ("another sentence", change(FOUND, sentence="Das war nicht schlimm."), FOUND, "finding"),
    ("the first finding is forgotten", without(FOUND), DECISIVE, "finding"),
    ("a reason that is none", change(FOUND, reason="gossip"), FOUND, "bad-value"),
    ("somebody who did not vote", change(FOUND, member="m3"), "conflict-found:m3", "not-on-roll"),
    ("a finding on nothing", change(FOUND, decision="d9"), "conflict-found:d9", "unknown"),
    ("found twice", before("decision-reopened", found_later()[0]), "^decision-reopened", "already-found"),
    ("reopened before it was decisive", before(DECISIVE, FREED), f"^{DECISIVE}", "not-decisive"),
    ("reopened twice", before("meeting-planned:e2", FREED), "^meeting-planned:e2", "already-reopened"),
    (
        "found after it was reopened",
        before("meeting-planned:e2", change(FOUND, member="m5")(disputed())[find(disputed(), FOUND)]),
        "^meeting-planned:e2",
        "already-reopened",
    ),
    ("reopened is another one", change("decision-reopened", decision="d9"), "decision-reopened:d9", "unknown"),
    ("decided twice without a reopening", without("decision-reopened"), "decision-made:v4", "item-decided"),
    (
        "the same ballot decides once more",
        before("meeting-planned:e2", decides("e1", "v3", 2, "3 Ja, 1 Nein, 0 Enthaltungen, 1 befangen")),
        "^meeting-planned:e2",
        "item-decided",
    ),
    (
        "a conflict on an item that is decided",
        before("meeting-adjourned:e1", declared("m1")),
        "^meeting-adjourned:e1",
        "item-decided",
    ),
    ("the ruled one is recused in the count", before(MAIN, *called("e1", 1, quorate(5))), f"^{MAIN}", "quorum"),
]

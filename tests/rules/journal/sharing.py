"""An evening on which a pot is shared out, by hand: points for three proposals, of which two fit; one who is biased."""

from typing import Any

from juryvote.rules import entries as e

from .evening import founding, item, votes
from .unsettled import FOUR, Entries, called, here, opened, planned

RULES: dict[str, Any] = {"quorum": {"value": ">1/2"}}
ASKED, ENDED = "ballot-opened:v1", "ballot-closed:v1"
POT = 80_000
HOW = (
    "Jedes Mitglied gibt jedem Antrag 0 bis 5 Punkte. "
    "Wer die meisten Punkte hat, bekommt zuerst Geld, solange es reicht."
)
TOLD = "2 von 3 Anträgen bekommen Geld, zusammen 750,00 €. Im Topf bleiben 50,00 €."
SHARES = [
    e.Share(item="h1t1", proposal="p1", cents=45_000),
    e.Share(item="h1t2", proposal="p2", cents=30_000),
    e.Share(item="h1t3", proposal="p3", cents=40_000),
]


def gives(member: str, *points: int) -> e.Slip:
    choice = "yes" if points else "abstain"
    return e.Slip(member=member, choice=choice, channel="phone", picks=list(points))


def step(proposal: str, support: int, granted: int, left: int, sentence: str, missed: str = "") -> e.ShareStep:
    return e.ShareStep(
        proposal=proposal, support=support, granted_cents=granted, left_cents=left, sentence=sentence, missed=missed
    )


MISSED = (
    "Mit 6 Punkten mehr hätte es gereicht, oder wenn es höchstens 50,00 € kostet.",
    "„Baumscheiben“ hat 4 Punkte und kostet 400,00 €. Es sind nur noch 50,00 € da.",
)
STEPS = [
    step("p1", 10, 45_000, 35_000, "„Hoffest“ hat 10 Punkte und bekommt 450,00 €. Es bleiben 350,00 €."),
    step("p2", 6, 30_000, 5_000, "„Trommelkurs“ hat 6 Punkte und bekommt 300,00 €. Es bleiben 50,00 €."),
    step("p3", 4, 0, 5_000, MISSED[1], MISSED[0]),
]


def need(base: int, sentence: str = HOW) -> e.Majority:
    return e.Majority(needed_yes=1, base=base, sentence=sentence)


def sharing() -> Entries:
    """`m1` is biased about the second proposal and gives it nothing; `m4` abstains."""
    items = [
        item("h1", 1, "Hoffest", "p1", 45_000),
        item("h1", 2, "Trommelkurs", "p2", 30_000),
        item("h1", 3, "Baumscheiben", "p3", 40_000),
        e.ItemAdded(
            meeting="h1",
            item="h1t4",
            number=4,
            title="Verteilung",
            proposal=None,
            asked_cents=None,
            sharing=e.Sharing(round="r1", method="greedy", answer="points"),
        ),
    ]
    return [
        *founding(),
        e.BylawsAdopted(bylaws="b9", name="Verteilen", version=2, rules=RULES),
        *planned("h1", *items),
        *opened("h1", "b9"),
        e.ConflictDeclared(meeting="h1", item="h1t2", member="m1", reason="relative"),
        *called("h1", 4, here(4)),
        e.BallotOpened(
            meeting="h1",
            item="h1t4",
            ballot="v1",
            question="Verteilung „Verteilung“: Wie viel sind Ihnen die 3 Anträge wert? Im Topf sind 800,00 €.",
            mode="open",
            roll=FOUR,
            quorum=here(4),
            majority=need(4),
            fund="f1",
            amount_cents=POT,
            shares=SHARES,
        ),
        e.BallotClosed(
            meeting="h1",
            ballot="v1",
            slips=[gives("m1", 5, 0, 1), gives("m2", 5, 4, 0), gives("m3", 0, 2, 3), gives("m4")],
            by_hand=[],
            hands=votes(),
            tally=votes(yes=3, abstain=1),
            recused=0,
            quorum=here(4),
            majority=need(4, TOLD),
            outcome="carried",
            shares=STEPS,
        ),
        decides(1, "h1t1", "Hoffest", 45_000, "angenommen: 10 Punkte, 1 Enthaltung, 0 befangen."),
        decides(2, "h1t2", "Trommelkurs", 30_000, "angenommen: 6 Punkte, 1 Enthaltung, 1 befangen."),
        decides(
            3, "h1t3", "Baumscheiben", 0, f"abgelehnt: 4 Punkte, 1 Enthaltung, 0 befangen. {MISSED[1]} {MISSED[0]}"
        ),
        e.MeetingAdjourned(meeting="h1"),
    ]


def decides(number: int, thing: str, title: str, cents: int, told: str) -> e.DecisionMade:
    return e.DecisionMade(
        meeting="h1",
        ballot="v1",
        decision=f"d{number}",
        number=number,
        year=2026,
        outcome="carried" if cents else "rejected",
        fund="f1",
        granted_cents=cents,
        text=f"Der Antrag „{title}“ ist {told}" + (f" Bewilligt: {cents // 100},00 €." if cents else ""),
        item=thing,
    )

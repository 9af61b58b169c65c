"""Two evenings of conflicts, by hand: contested twice, found twice after the vote, reopened, and voted anew.

The bylaws are those of `evening`: more than half of five filled seats, the biased do not count, more than half of those
present. Whether somebody is biased is decided by the plain majority of the votes cast.
"""

from juryvote.rules import entries as e

from .evening import called, comes, founding, item, needed, quorate, reached, slip, votes
from .unsettled import forecast

Entries = list[e.AnyEntry]
QUESTION = "Ist das Mitglied auf Sitz {seat} bei „Hoffest“ befangen?"
HARMLESS = (
    "Eine befangene Person hat mitgestimmt. Das war nicht entscheidend: "
    "Auch ohne sie sind es 2 Ja-Stimmen, nötig sind 2 von 3."
)
DECISIVE = (
    "2 befangene Personen haben mitgestimmt. Ohne sie waren nicht genug da: Es zählen 2 von 5, nötig sind 3. "
    "Es muss neu abgestimmt werden."
)


def declared(member: str, reason: str = "employed") -> e.AnyEntry:
    return e.ConflictDeclared(meeting="e1", item="e1t1", member=member, reason=reason)


def contested(member: str) -> e.AnyEntry:
    return e.ConflictContested(meeting="e1", item="e1t1", member=member)


def asks(ballot: str, member: str, *roll: str) -> e.BallotOpened:
    return e.BallotOpened(
        meeting="e1",
        item="e1t1",
        ballot=ballot,
        question=QUESTION.format(seat=member[1:]),
        mode="open",
        roll=list(roll),
        quorum=quorate(4, aside=1),
        majority=forecast(3, 4),
        fund=None,
        amount_cents=None,
        about=e.About(kind="conflict", member=member),
    )


def answers(ballot: str, yes: list[str], no: list[str], sentence: str, outcome: str) -> e.BallotClosed:
    slips = [*(slip(member, "yes") for member in yes), *(slip(member, "no") for member in no)]
    return e.BallotClosed(
        meeting="e1",
        ballot=ballot,
        slips=sorted(slips, key=lambda one: one.member),
        by_hand=[],
        hands=votes(),
        tally=votes(yes=len(yes), no=len(no)),
        recused=1,
        quorum=quorate(4, aside=1),
        majority=reached(3, 4, sentence),
        outcome=outcome,
    )


def ruled(ballot: str, member: str, *, upheld: bool) -> e.ConflictRuled:
    return e.ConflictRuled(meeting="e1", item="e1t1", member=member, ballot=ballot, upheld=upheld)


def opens(meeting: str, ballot: str, roll: list[str], quorum: e.Quorum, majority: e.Majority) -> e.BallotOpened:
    return e.BallotOpened(
        meeting=meeting,
        item=f"{meeting}t1",
        ballot=ballot,
        question="Soll „Hoffest“ 450,00 € bekommen?",
        mode="open",
        roll=roll,
        quorum=quorum,
        majority=majority,
        fund="f1",
        amount_cents=45_000,
    )


def decides(meeting: str, ballot: str, number: int, numbers: str) -> e.DecisionMade:
    return e.DecisionMade(
        meeting=meeting,
        ballot=ballot,
        decision=f"d{number}",
        number=number,
        year=2026,
        outcome="carried",
        fund="f1",
        granted_cents=45_000,
        text=f"Der Antrag „Hoffest“ ist angenommen: {numbers}. Bewilligt: 450,00 €.",
    )


def planned() -> Entries:
    when = {"starts_at": "2026-03-05T17:00:00.000000Z", "day": "2026-03-05"}
    return [
        e.MeetingPlanned(meeting="e1", title="Märzsitzung", place="Kiezladen", **when),
        item("e1", 1, "Hoffest", "p1", 45_000),
        item("e1", 2, "Trommelkurs", "p2", 30_000),
        item("e1", 3, "Protokoll"),
        e.AgendaOrdered(meeting="e1", items=["e1t2", "e1t1", "e1t3"]),
        *comes("e1", "m1", "m2", "m3", "m4", "m5"),
        e.MeetingOpened(meeting="e1", bylaws="b1", second_invitation=False),
        e.ReadingTaken(meeting="e1", item=None, quorum=quorate(5)),
    ]


def rulings() -> Entries:
    """Of the second seat it is equal, so that the person votes again; of the third it is upheld."""
    even = "Abgelehnt, weil es gleich steht: 2 Ja-Stimmen, 2 Nein-Stimmen."
    carried = "Angenommen: 3 Ja-Stimmen, nötig waren 3 von 4 (Ja und Nein)."
    return [
        declared("m2"),
        contested("m2"),
        *called("e1", 1, quorate(4, aside=1)),
        asks("v1", "m2", "m1", "m3", "m4", "m5"),
        answers("v1", ["m1", "m3"], ["m4", "m5"], even, "rejected"),
        ruled("v1", "m2", upheld=False),
        declared("m3", "relative"),
        contested("m3"),
        asks("v2", "m3", "m1", "m2", "m4", "m5"),
        answers("v2", ["m1", "m2", "m4"], ["m5"], carried, "carried"),
        ruled("v2", "m3", upheld=True),
    ]


def voted() -> Entries:
    return [
        opens("e1", "v3", ["m1", "m2", "m4", "m5"], quorate(4, aside=1), needed(3, 4)),
        e.BallotClosed(
            meeting="e1",
            ballot="v3",
            slips=[slip("m1", "yes"), slip("m2", "yes"), slip("m5", "no")],
            by_hand=["m4"],
            hands=votes(yes=1),
            tally=votes(yes=3, no=1),
            recused=1,
            quorum=quorate(4, aside=1),
            majority=reached(3, 4, "Angenommen: 3 Ja-Stimmen, nötig waren 3 von 4."),
            outcome="carried",
        ),
        decides("e1", "v3", 1, "3 Ja, 1 Nein, 0 Enthaltungen, 1 befangen"),
        e.MeetingAdjourned(meeting="e1"),
    ]


def found_later() -> Entries:
    """Without the second seat it is still carried; without the fourth as well there were not enough people."""
    shared = {"meeting": "e1", "decision": "d1", "needed": 2, "base": 3}
    few = {"meeting": "e1", "decision": "d1", "needed": 3, "base": 5}
    return [
        e.ConflictFound(
            member="m2",
            reason="employed",
            decisive=False,
            basis="majority",
            people=1,
            count=2,
            sentence=HARMLESS,
            **shared,
        ),
        e.ConflictFound(
            member="m4",
            reason="household",
            decisive=True,
            basis="quorum",
            people=2,
            count=2,
            sentence=DECISIVE,
            **few,
        ),
        e.DecisionReopened(meeting="e1", decision="d1"),
    ]


def voted_anew() -> Entries:
    roll = ["m1", "m3", "m5"]
    return [
        e.MeetingPlanned(
            meeting="e2",
            title="Aprilsitzung",
            place="Kiezladen",
            starts_at="2026-04-09T16:00:00.000000Z",
            day="2026-04-09",
        ),
        item("e2", 1, "Hoffest", "p1", 45_000),
        *comes("e2", *roll),
        e.MeetingOpened(meeting="e2", bylaws="b1", second_invitation=False),
        e.ReadingTaken(meeting="e2", item=None, quorum=quorate(3)),
        *called("e2", 1, quorate(3)),
        opens("e2", "v4", roll, quorate(3), needed(2, 3)),
        e.BallotClosed(
            meeting="e2",
            ballot="v4",
            slips=[slip(member, "yes") for member in roll],
            by_hand=[],
            hands=votes(),
            tally=votes(yes=3),
            recused=0,
            quorum=quorate(3),
            majority=reached(2, 3, "Angenommen: 3 Ja-Stimmen, nötig waren 2 von 3."),
            outcome="carried",
        ),
        decides("e2", "v4", 2, "3 Ja, 0 Nein, 0 Enthaltungen, 0 befangen"),
        e.MeetingAdjourned(meeting="e2"),
    ]


def disputed() -> Entries:
    return [*founding(), *planned(), *rulings(), *voted(), *found_later(), *voted_anew()]

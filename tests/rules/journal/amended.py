"""An evening of amendments, by hand: a lower sum and a condition are carried, then the proposal as amended.

The bylaws are those of `evening`; an amendment is decided by the plain majority of the votes cast.
"""

from juryvote.rules import entries as e

from .contested import planned
from .evening import called, founding, needed, quorate, reached, slip, votes
from .unsettled import forecast

Entries = list[e.AnyEntry]
ALL = ["m1", "m2", "m3", "m4", "m5"]
LOWER = e.Amendment(kind="sum", instead_cents=45_000, cents=40_000)
STRUCK = e.Amendment(kind="line", instead_cents=45_000, cents=5_000, text="Hüpfburg")
OPEN_TO_ALL = e.Amendment(kind="condition", instead_cents=40_000, text="Offen für alle.")
POLL = "Meinungsbild: Es ist nicht verbindlich. Daraus folgt kein Beschluss."
NO_OBJECTION = "Konsent-Runde: Niemand hat einen schwerwiegenden Einwand. Das Gremium kann jetzt beschließen."
CARRIED = "Angenommen: 3 Ja-Stimmen, nötig waren 3 von 5 (Ja und Nein)."
REJECTED = "Abgelehnt: 2 Ja-Stimmen, nötig waren 3 von 5 (Ja und Nein)."


def asks(ballot: str, question: str, amendment: e.Amendment) -> e.BallotOpened:
    return e.BallotOpened(
        meeting="e1",
        item="e1t1",
        ballot=ballot,
        question=f"Änderung zu „Hoffest“: {question}?",
        mode="open",
        roll=ALL,
        quorum=quorate(5),
        majority=forecast(3, 5),
        fund=None,
        amount_cents=None,
        about=e.About(kind="amendment", amendment=amendment),
    )


def answers(ballot: str, yes: int) -> e.BallotClosed:
    return e.BallotClosed(
        meeting="e1",
        ballot=ballot,
        slips=[slip(member, "yes" if place < yes else "no") for place, member in enumerate(ALL)],
        by_hand=[],
        hands=votes(),
        tally=votes(yes=yes, no=5 - yes),
        recused=0,
        quorum=quorate(5),
        majority=reached(3, 5, CARRIED if yes == 3 else REJECTED),
        outcome="carried" if yes == 3 else "rejected",
    )


def changes() -> Entries:
    return [
        *called("e1", 1, quorate(5)),
        asks("a1", "ohne den Posten „Hüpfburg“ (50,00 €)", STRUCK),
        answers("a1", 2),
        asks("a2", "400,00 € statt 450,00 €", LOWER),
        answers("a2", 3),
        asks("a3", "mit der Auflage „Offen für alle.“", OPEN_TO_ALL),
        answers("a3", 3),
        *consent(),
    ]


def consent() -> Entries:
    """Nobody objects, and nothing follows from it."""
    return [
        e.BallotOpened(
            meeting="e1",
            item="e1t1",
            ballot="c1",
            question="Konsent-Runde: Tragen Sie „Hoffest“ mit?",
            mode="open",
            roll=ALL,
            quorum=quorate(5),
            majority=e.Majority(needed_yes=0, base=5, sentence=POLL),
            fund=None,
            amount_cents=None,
            straw=True,
            about=e.About(kind="consent"),
        ),
        e.BallotClosed(
            meeting="e1",
            ballot="c1",
            slips=[slip("m1", "yes"), slip("m2", "abstain")],
            by_hand=[],
            hands=votes(),
            tally=votes(yes=1, abstain=1),
            recused=0,
            quorum=quorate(5),
            majority=e.Majority(needed_yes=0, base=5, sentence=NO_OBJECTION),
            outcome="void",
        ),
    ]


def decided() -> Entries:
    return [
        e.BallotOpened(
            meeting="e1",
            item="e1t1",
            ballot="v1",
            question="Soll „Hoffest“ 400,00 € bekommen? Auflage: Offen für alle.",
            mode="open",
            roll=ALL,
            quorum=quorate(5),
            majority=needed(3, 5),
            fund="f1",
            amount_cents=40_000,
            condition="Offen für alle.",
        ),
        e.BallotClosed(
            meeting="e1",
            ballot="v1",
            slips=[slip(member, "yes") for member in ALL],
            by_hand=[],
            hands=votes(),
            tally=votes(yes=5),
            recused=0,
            quorum=quorate(5),
            majority=reached(3, 5, "Angenommen: 5 Ja-Stimmen, nötig waren 3 von 5."),
            outcome="carried",
        ),
        e.DecisionMade(
            meeting="e1",
            ballot="v1",
            decision="d1",
            number=1,
            year=2026,
            outcome="carried",
            fund="f1",
            granted_cents=40_000,
            text="Der Antrag „Hoffest“ ist angenommen: 5 Ja, 0 Nein, 0 Enthaltungen, 0 befangen. Bewilligt: 400,00 €. "
            "Auflage: Offen für alle.",
        ),
        e.MeetingAdjourned(meeting="e1"),
    ]


def amended() -> Entries:
    return [*founding(), *planned(), *changes(), *decided()]

"""Votes in writing, by hand: all answer at once, one objects, one is carried after a week, one finds too few.

Five seats; m6 stands in for m5. The fifth of March is the day of everything but the last two countings.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from juryvote.rules import entries as e

from .book import find, moment
from .evening import founding, item, slip, votes

Entries = list[e.AnyEntry]
RULES = {
    "quorum": {"value": ">1/2"},
    "majority": {"value": ">1/2", "of": "present"},
    "alternates": "personal",
    "written_procedure": {"allowed": True, "days": 7},
}
ALL = ["m1", "m2", "m3", "m4", "m5", "m6"]
STOP = "1 Widerspruch: Der Punkt kommt in die nächste Sitzung."
ASKED = "Im Umlaufverfahren zählt als anwesend, wer abstimmt oder befangen ist."
ANSWERED = "Abgestimmt wurde im Umlaufverfahren."
MAYBE = "Stimmen nicht alle ab, sind vielleicht weniger nötig."


def read(counted: int, sentence: str) -> e.Quorum:
    return e.Quorum(met=counted >= 3, needed=3, counted=counted, base=5, sentence=sentence)


OPENING = read(5, f"Beschlussfähig: 5 von 5 besetzten Sitzen können teilnehmen, 3 sind nötig. {ASKED}")


def forecast(yes: int, base: int) -> e.Majority:
    said = f"Angenommen, wenn mindestens {yes} von {base} Stimmberechtigten Ja sagen. {MAYBE}"
    return e.Majority(needed_yes=yes, base=base, sentence=said)


def starts(meeting: str, ballot: str, title: str, proposal: str, cents: int, asked: int) -> Entries:
    return [
        e.MeetingPlanned(
            meeting=meeting,
            title=f"Umlaufverfahren: {title}",
            place="schriftlich",
            starts_at="2026-03-05T10:30:00.000000Z",
            day="2026-03-05",
            ends_on="2026-03-12",
        ),
        e.MeetingOpened(meeting=meeting, bylaws="b2", second_invitation=False),
        item(meeting, 1, title, proposal, asked),
        e.ItemCalled(meeting=meeting, item=f"{meeting}t1"),
        e.BallotOpened(
            meeting=meeting,
            item=f"{meeting}t1",
            ballot=ballot,
            question=f"Soll „{title}“ {cents // 100},00 € bekommen?",
            mode="open",
            roll=ALL,
            quorum=OPENING,
            majority=forecast(3, 5),
            fund="f1",
            amount_cents=cents,
        ),
    ]


def counted(
    meeting: str,
    ballot: str,
    slips: Sequence[e.Slip],
    tally: e.Tally,
    quorum: e.Quorum,
    majority: e.Majority,
    *,
    outcome: str = "carried",
) -> e.BallotClosed:
    return e.BallotClosed(
        meeting=meeting,
        ballot=ballot,
        slips=list(slips),
        by_hand=[],
        hands=votes(),
        tally=tally,
        quorum=quorum,
        majority=majority,
        recused=0,
        outcome=outcome,
    )


def carried(meeting: str, ballot: str, number: int, numbers: str, title: str, cents: int) -> Entries:
    return [
        e.DecisionMade(
            meeting=meeting,
            ballot=ballot,
            decision=f"d{number}",
            number=number,
            year=2026,
            outcome="carried",
            fund="f1",
            granted_cents=cents,
            text=f"Der Antrag „{title}“ ist angenommen: {numbers}. Bewilligt: {cents // 100},00 €.",
        ),
        e.MeetingAdjourned(meeting=meeting),
    ]


def all_at_once() -> Entries:
    """One is recused, the others vote; so does the alternate, in vain."""
    return [
        *starts("e1", "v1", "Hoffest", "p1", 45_000, 45_000),
        e.ConflictDeclared(meeting="e1", item="e1t1", member="m4", reason="relative"),
        e.RollStruck(meeting="e1", ballot="v1", member="m4", majority=forecast(3, 4)),
        replace(
            counted(
                "e1",
                "v1",
                [slip("m1", "yes"), slip("m2", "yes"), slip("m3", "no"), slip("m5", "yes", "helper"), slip("m6", "no")],
                votes(yes=3, no=1),
                read(
                    4,
                    "Beschlussfähig: 4 von 5 besetzten Sitzen zählen, 3 sind nötig. "
                    f"1 befangene Person zählt nicht mit. {ANSWERED}",
                ),
                e.Majority(needed_yes=3, base=4, sentence="Angenommen: 3 Ja-Stimmen, nötig waren 3 von 4."),
            ),
            recused=1,
            overruled=["m6"],
        ),
        *carried("e1", "v1", 1, "3 Ja, 1 Nein, 0 Enthaltungen, 1 befangen", "Hoffest", 45_000),
    ]


def stopped() -> Entries:
    return [
        *starts("e2", "v2", "Trommelkurs", "p2", 30_000, 30_000),
        e.ProcedureObjected(meeting="e2", member="m3"),
        e.BallotAnnulled(meeting="e2", ballot="v2", why=STOP),
        e.MeetingAdjourned(meeting="e2"),
    ]


def after_a_week() -> Entries:
    """Two members and an alternate answer. Of the other proposal nobody but one wants to know anything."""
    return [
        *starts("e3", "v3", "Baumscheiben", "p3", 30_000, 40_000),
        *starts("e4", "v4", "Trommelkurs", "p2", 25_000, 30_000),
        counted(
            "e3",
            "v3",
            [slip("m1", "yes"), slip("m2", "abstain"), slip("m6", "yes")],
            votes(yes=2, abstain=1),
            read(3, f"Beschlussfähig: 3 von 5 besetzten Sitzen haben teilgenommen, 3 sind nötig. {ANSWERED}"),
            e.Majority(needed_yes=2, base=3, sentence="Angenommen: 2 Ja-Stimmen, nötig waren 2 von 3."),
        ),
        *carried("e3", "v3", 2, "2 Ja, 0 Nein, 1 Enthaltung, 0 befangen", "Baumscheiben", 30_000),
        counted(
            "e4",
            "v4",
            [slip("m1", "yes")],
            votes(yes=1),
            read(
                1,
                "Nicht beschlussfähig: 1 von 5 besetzten Sitzen hat teilgenommen, 3 sind nötig; es fehlen 2. "
                f"Es kann nur ein Meinungsbild geben. {ANSWERED}",
            ),
            e.Majority(
                needed_yes=1,
                base=1,
                sentence=("Kein Beschluss, weil nicht genug Stimmberechtigte da waren: 1 Ja-Stimme als Meinungsbild."),
            ),
            outcome="void",
        ),
        e.MeetingAdjourned(meeting="e4"),
    ]


def in_writing() -> Entries:
    return [
        *founding(),
        e.MemberRegistered(member="m6", name="Filiz Kaya"),
        e.SeatHeld(seat="s5", member="m6", role="alternate", since="2026-01-01", until=None),
        e.BylawsAdopted(bylaws="b2", version=2, name="Geschäftsordnung", rules=RULES),
        *all_at_once(),
        *stopped(),
        *after_a_week(),
    ]


def clock_of(entries: Sequence[e.AnyEntry]) -> "Clock":
    return Clock(find(entries, "ballot-closed:v3"))


class Clock:
    """From this height on it is the day after the last day."""

    def __init__(self, over: int) -> None:
        self.over = over

    def __call__(self, height: int) -> str:
        at = moment(height)
        return at.replace("2026-03-05", "2026-03-13") if height >= self.over else at

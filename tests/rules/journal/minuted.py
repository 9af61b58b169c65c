"""A third evening approves the minutes of the first, and wanted to approve them once more."""

from juryvote.rules import entries as e
from tests.rules.journal.evening import comes, needed, quorate, reached, slip, votes, whole

MINUTES = e.MinutesPut(meeting="e1", entries=40, digest="ab" * 32)
TITLE = "Niederschrift: Märzsitzung"


def third_evening() -> list[e.AnyEntry]:
    item, ballot = "e3t1", "v31"
    return [
        e.MeetingPlanned(
            meeting="e3",
            title="Maisitzung",
            place="Kiezladen",
            starts_at="2026-05-07T17:00:00.000000Z",
            day="2026-05-07",
        ),
        e.ItemAdded(meeting="e3", item=item, number=1, title=TITLE, proposal=None, asked_cents=None, minutes=MINUTES),
        *comes("e3", "m2", "m3", "m6"),
        e.MeetingOpened(meeting="e3", bylaws="b1", second_invitation=False),
        e.ReadingTaken(meeting="e3", item=None, quorum=quorate(3)),
        e.ItemCalled(meeting="e3", item=item),
        e.ReadingTaken(meeting="e3", item=item, quorum=quorate(3)),
        e.BallotOpened(
            meeting="e3",
            item=item,
            ballot=ballot,
            question=f"Stimmen Sie „{TITLE}“ zu?",
            mode="open",
            roll=["m2", "m3", "m6"],
            quorum=quorate(3),
            majority=needed(2, 3),
            fund=None,
            amount_cents=None,
        ),
        e.BallotClosed(
            meeting="e3",
            ballot=ballot,
            slips=[slip("m2", "yes"), slip("m3", "yes"), slip("m6", "no")],
            by_hand=[],
            hands=votes(),
            tally=votes(yes=2, no=1),
            recused=0,
            quorum=quorate(3),
            majority=reached(2, 3, "Angenommen: 2 Ja-Stimmen, nötig waren 2 von 3."),
            outcome="carried",
        ),
        e.DecisionMade(
            meeting="e3",
            ballot=ballot,
            decision="d31",
            number=5,
            year=2026,
            outcome="carried",
            fund=None,
            granted_cents=None,
            text=f"Der Antrag „{TITLE}“ ist angenommen: 2 Ja, 1 Nein, 0 Enthaltungen, 0 befangen.",
        ),
        e.MeetingAdjourned(meeting="e3"),
    ]


def minuted() -> list[e.AnyEntry]:
    return [*whole(), *third_evening()]

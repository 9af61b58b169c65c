"""After the first evening: a rejected proposal comes back, and three things are decided without the body."""

from msgspec.structs import replace

from juryvote.rules import entries as e

from .evening import RULES, comes, first_evening, founding, quorate

CLAUSES = {
    "retabling": {"most": 1},
    "office_below_cents": 35_000,
    "urgent_decisions": "chair",
    "mandates": {"allowed": True, "most_days": 60},
}
MANDATE = e.Delegation(members=["m1", "m2"], proposals=["p3"], since="2026-03-05", until="2026-03-31")
NO_BESCHLUSS = "Das ist kein Beschluss des Gremiums."


def alone() -> list[e.AnyEntry]:
    return [*_before(), *_without_the_body(), *_told()]


def _before() -> list[e.AnyEntry]:
    """The evening as it was, but its third item asks for a mandate."""
    return [
        replace(entry, rules={**RULES, **CLAUSES})
        if isinstance(entry, e.BylawsAdopted)
        else replace(entry, mandate=MANDATE)
        if isinstance(entry, e.ItemAdded) and entry.item == "e1t3"
        else entry
        for entry in [*founding(), *first_evening()]
    ]


def _without_the_body() -> list[e.AnyEntry]:
    return [
        e.ProposalRetabled(proposal="p2", times=1),
        _decided(1, "office", "office", "Das Büro hat entschieden, weil die Summe klein ist.", "p2", 30_000),
        _decided(2, "urgent", "chair", "Die Sitzungsleitung hat entschieden, weil es eilte.", None, None),
        _decided(3, "mandate", "members", "Beauftragte Mitglieder haben entschieden.", "p3", 0),
    ]


def _decided(
    number: int, how: str, who: str, ground: str, proposal: str | None, cents: int | None
) -> e.ExecutiveDecision:
    title = {"p2": "Trommelkurs", "p3": "Baumscheiben", None: "Stand beim Stadtfest"}[proposal]
    outcome, said = ("rejected", "abgelehnt") if cents == 0 else ("carried", "angenommen")
    granted = " Bewilligt: 300,00 €." if cents else ""
    return e.ExecutiveDecision(
        executive=f"x{number}",
        number=number,
        year=2026,
        how=how,
        who=who,
        by=["m1"] if how == "mandate" else [],
        title=title,
        outcome=outcome,
        text=f"{ground} „{title}“ ist {said}.{granted} {NO_BESCHLUSS}",
        why="Bis zur nächsten Sitzung ist es zu spät.",
        proposal=proposal,
        fund="f1" if proposal else None,
        granted_cents=cents,
        mandate="d3" if how == "mandate" else "",
    )


def _told() -> list[e.AnyEntry]:
    return [
        e.MeetingPlanned(
            meeting="e9",
            title="Aprilsitzung",
            place="Kiezladen",
            starts_at="2026-04-02T16:00:00.000000Z",
            day="2026-04-02",
        ),
        *comes("e9", "m1", "m2", "m3", "m4"),
        e.MeetingOpened(meeting="e9", bylaws="b1", second_invitation=False),
        e.ReadingTaken(meeting="e9", item=None, quorum=quorate(4)),
        *(e.ExecutiveTold(meeting="e9", executive=f"x{number}") for number in (1, 2, 3)),
        e.MeetingAdjourned(meeting="e9"),
    ]

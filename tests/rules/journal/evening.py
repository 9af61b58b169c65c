"""A jury's journal by hand: two evenings with recusals, raised hands, a struck vote, a lost quorum, and money.

Every number and sentence is written out, so that the recount is held against what a person would have put down.
"""

from juryvote.rules import entries as e

RULES = {
    "quorum": {"value": ">1/2", "of": "filled", "min": 3, "recused": "exclude"},
    "majority": {"value": ">1/2", "of": "present", "tie": "reject"},
    "open_quorum_lost": "void",
}
LEFT_OUT = {0: "", 1: " 1 befangene Person zählt nicht mit.", 2: " 2 befangene Personen zählen nicht mit."}


def quorate(counted: int, aside: int = 0) -> e.Quorum:
    there = "zählen" if aside else "sind da"
    return e.Quorum(
        met=True,
        needed=3,
        counted=counted,
        base=5,
        sentence=f"Beschlussfähig: {counted} von 5 besetzten Sitzen {there}, 3 sind nötig.{LEFT_OUT[aside]}",
    )


LOST = e.Quorum(
    met=False,
    needed=3,
    counted=2,
    base=5,
    sentence=(
        "Nicht beschlussfähig: 2 von 5 besetzten Sitzen sind da, 3 sind nötig; es fehlt 1. "
        "Es kann nur ein Meinungsbild geben."
    ),
)


def needed(yes: int, base: int) -> e.Majority:
    return e.Majority(
        needed_yes=yes,
        base=base,
        sentence=f"Angenommen, wenn mindestens {yes} von {base} Stimmberechtigten Ja sagen.",
    )


def reached(yes: int, base: int, sentence: str) -> e.Majority:
    return e.Majority(needed_yes=yes, base=base, sentence=sentence)


def votes(yes: int = 0, no: int = 0, abstain: int = 0) -> e.Tally:
    return e.Tally(yes=yes, no=no, abstain=abstain)


def slip(member: str, choice: str, channel: str = "phone") -> e.Slip:
    return e.Slip(member=member, choice=choice, channel=channel)


def founding() -> list[e.AnyEntry]:
    people = [
        ("m1", "Ayşe Demir"),
        ("m2", "Bernd Wolf"),
        ("m3", "Chi Nguyen"),
        ("m4", "Dana Nowak"),
        ("m5", "Emil Roth"),
    ]
    return [
        e.BodyFounded(name="Aktionsfondsjury Donaukiez", area="Donaukiez", form="aktionsfondsjury"),
        e.BylawsAdopted(bylaws="b1", version=1, name="Geschäftsordnung", rules=RULES),
        *(e.SeatCreated(seat=f"s{n}", number=n, group="resident") for n in range(1, 6)),
        *(entry for n, who in enumerate(people, start=1) for entry in seated(f"s{n}", *who)),
        e.FundOpened(fund="f1", name="Aktionsfonds 2026", budget_cents=100_000),
        e.RoundOpened(
            round="r1", fund="f1", title="Frühjahr", cap_cents=50_000, deadline="2026-02-20T12:00:00.000000Z"
        ),
        admitted("p1", 1, "Hoffest", 45_000),
        admitted("p2", 2, "Trommelkurs", 30_000),
        admitted("p3", 3, "Baumscheiben", 40_000),
    ]


def seated(seat: str, member: str, name: str, since: str = "2026-01-01") -> list[e.AnyEntry]:
    return [
        e.MemberRegistered(member=member, name=name),
        e.SeatHeld(seat=seat, member=member, role="holder", since=since, until=None),
    ]


def admitted(proposal: str, number: int, title: str, asked_cents: int) -> e.ProposalAdmitted:
    return e.ProposalAdmitted(
        proposal=proposal, round="r1", number=number, title=title, asked_cents=asked_cents, goals=["participation"]
    )


def item(meeting: str, number: int, title: str, proposal: str | None = None, asked: int | None = None) -> e.ItemAdded:
    return e.ItemAdded(
        meeting=meeting, item=f"{meeting}t{number}", number=number, title=title, proposal=proposal, asked_cents=asked
    )


def comes(meeting: str, *members: str, channel: str = "door") -> list[e.AnyEntry]:
    return [e.CheckedIn(meeting=meeting, member=member, channel=channel) for member in members]


def leaves(meeting: str, *members: str) -> list[e.AnyEntry]:
    return [e.CheckedOut(meeting=meeting, member=member, channel="phone") for member in members]


def called(meeting: str, number: int, quorum: e.Quorum) -> list[e.AnyEntry]:
    return [
        e.ItemCalled(meeting=meeting, item=f"{meeting}t{number}"),
        e.ReadingTaken(meeting=meeting, item=f"{meeting}t{number}", quorum=quorum),
    ]


def first_evening() -> list[e.AnyEntry]:
    return [
        e.MeetingPlanned(
            meeting="e1",
            title="Märzsitzung",
            place="Kiezladen",
            starts_at="2026-03-05T17:00:00.000000Z",
            day="2026-03-05",
        ),
        item("e1", 1, "Hoffest", "p1", 45_000),
        item("e1", 2, "Trommelkurs", "p2", 30_000),
        item("e1", 3, "Protokoll vom Februar"),
        item("e1", 4, "Baumscheiben", "p3", 40_000),
        *comes("e1", "m1", "m2", "m3", "m4"),
        e.MeetingOpened(meeting="e1", bylaws="b1", second_invitation=False),
        e.ReadingTaken(meeting="e1", item=None, quorum=quorate(4)),
        *called("e1", 1, quorate(4)),
        *hoffest(),
        *comes("e1", "m5", channel="room"),
        *trommelkurs(),
        *baumscheiben(),
        *protokoll(),
        e.MeetingAdjourned(meeting="e1"),
        e.DecisionPublished(meeting="e1", decision="d1"),
        e.DecisionCorrected(
            meeting="e1", decision="d1", version=2, text="Das Hoffest bekommt 450 Euro.", why="Leichter zu lesen"
        ),
    ]


def hoffest() -> list[e.AnyEntry]:
    """Carried, with one raised hand."""
    return [
        e.BallotOpened(
            meeting="e1",
            item="e1t1",
            ballot="v1",
            question="Soll „Hoffest“ 450,00 € bekommen?",
            mode="open",
            roll=["m1", "m2", "m3", "m4"],
            quorum=quorate(4),
            majority=needed(3, 4),
            fund="f1",
            amount_cents=45_000,
        ),
        e.BallotClosed(
            meeting="e1",
            ballot="v1",
            slips=[slip("m1", "yes"), slip("m2", "yes"), slip("m3", "no", "kiosk")],
            by_hand=["m4"],
            hands=votes(yes=1),
            tally=votes(yes=3, no=1),
            recused=0,
            quorum=quorate(4),
            majority=reached(3, 4, "Angenommen: 3 Ja-Stimmen, nötig waren 3 von 4."),
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
            granted_cents=45_000,
            text="Der Antrag „Hoffest“ ist angenommen: 3 Ja, 1 Nein, 0 Enthaltungen, 0 befangen. Bewilligt: 450,00 €.",
        ),
    ]


def trommelkurs() -> list[e.AnyEntry]:
    """One is recused before, one while the ballot is open and leaves the roll; rejected."""
    return [
        e.ConflictDeclared(meeting="e1", item="e1t2", member="m2", reason="applicant"),
        e.ConflictDeclared(meeting="e1", item="e1t2", member="m1", reason="household"),
        e.ConflictLifted(meeting="e1", item="e1t2", member="m1"),
        *called("e1", 2, quorate(4, aside=1)),
        e.BallotOpened(
            meeting="e1",
            item="e1t2",
            ballot="v2",
            question="Soll „Trommelkurs“ 300,00 € bekommen?",
            mode="open",
            roll=["m1", "m3", "m4", "m5"],
            quorum=quorate(4, aside=1),
            majority=needed(3, 4),
            fund="f1",
            amount_cents=30_000,
        ),
        e.ConflictDeclared(meeting="e1", item="e1t2", member="m3", reason="relative"),
        e.RollStruck(meeting="e1", ballot="v2", member="m3", majority=needed(2, 3)),
        e.BallotClosed(
            meeting="e1",
            ballot="v2",
            slips=[slip("m1", "yes"), slip("m4", "no", "helper"), slip("m5", "no", "paper")],
            by_hand=[],
            hands=votes(),
            tally=votes(yes=1, no=2),
            recused=2,
            quorum=quorate(3, aside=2),
            majority=reached(2, 3, "Abgelehnt: 1 Ja-Stimme, nötig waren 2 von 3."),
            outcome="rejected",
        ),
        e.DecisionMade(
            meeting="e1",
            ballot="v2",
            decision="d2",
            number=2,
            year=2026,
            outcome="rejected",
            fund="f1",
            granted_cents=0,
            text="Der Antrag „Trommelkurs“ ist abgelehnt: 1 Ja, 2 Nein, 0 Enthaltungen, 2 befangen.",
        ),
    ]


def baumscheiben() -> list[e.AnyEntry]:
    """Opened by mistake and annulled; opened again, and the room falls apart: void."""
    return [
        *called("e1", 4, quorate(5)),
        trees("v3"),
        e.BallotAnnulled(meeting="e1", ballot="v3", why="Zu früh eröffnet"),
        trees("v4"),
        *leaves("e1", "m1", "m2", "m4"),
        e.BallotClosed(
            meeting="e1",
            ballot="v4",
            slips=[slip("m1", "yes"), slip("m5", "yes")],
            by_hand=[],
            hands=votes(),
            tally=votes(yes=2),
            recused=0,
            quorum=LOST,
            majority=reached(
                3, 5, "Kein Beschluss, weil nicht genug Stimmberechtigte da waren: 2 Ja-Stimmen als Meinungsbild."
            ),
            outcome="void",
        ),
    ]


def trees(ballot: str) -> e.BallotOpened:
    return e.BallotOpened(
        meeting="e1",
        item="e1t4",
        ballot=ballot,
        question="Soll „Baumscheiben“ 400,00 € bekommen?",
        mode="open",
        roll=["m1", "m2", "m3", "m4", "m5"],
        quorum=quorate(5),
        majority=needed(3, 5),
        fund="f1",
        amount_cents=40_000,
    )


def protokoll() -> list[e.AnyEntry]:
    """Two come back; no money, hands only, one abstention."""
    return [
        *comes("e1", "m4", "m1", channel="team"),
        *called("e1", 3, quorate(4)),
        e.BallotOpened(
            meeting="e1",
            item="e1t3",
            ballot="v5",
            question="Stimmen Sie „Protokoll vom Februar“ zu?",
            mode="open",
            roll=["m1", "m3", "m4", "m5"],
            quorum=quorate(4),
            majority=needed(3, 4),
            fund=None,
            amount_cents=None,
        ),
        e.BallotClosed(
            meeting="e1",
            ballot="v5",
            slips=[],
            by_hand=["m1", "m3", "m4", "m5"],
            hands=votes(yes=3, abstain=1),
            tally=votes(yes=3, abstain=1),
            recused=0,
            quorum=quorate(4),
            majority=reached(3, 4, "Angenommen: 3 Ja-Stimmen, nötig waren 3 von 4."),
            outcome="carried",
        ),
        e.DecisionMade(
            meeting="e1",
            ballot="v5",
            decision="d3",
            number=3,
            year=2026,
            outcome="carried",
            fund=None,
            granted_cents=None,
            text="Der Antrag „Protokoll vom Februar“ ist angenommen: 3 Ja, 0 Nein, 1 Enthaltung, 0 befangen.",
        ),
    ]


def second_evening() -> list[e.AnyEntry]:
    """A month later, with another person on the last seat; what was void is decided now."""
    return [
        e.HoldingEnded(seat="s5", member="m5", until="2026-03-31"),
        *seated("s5", "m6", "Fatma Kaya", since="2026-04-01"),
        e.MeetingPlanned(
            meeting="e2",
            title="Aprilsitzung",
            place="Kiezladen",
            starts_at="2026-04-09T16:00:00.000000Z",
            day="2026-04-09",
        ),
        item("e2", 1, "Baumscheiben", "p3", 40_000),
        *comes("e2", "m6", "m3", "m2"),
        e.MeetingOpened(meeting="e2", bylaws="b1", second_invitation=False),
        e.ReadingTaken(meeting="e2", item=None, quorum=quorate(3)),
        *called("e2", 1, quorate(3)),
        e.BallotOpened(
            meeting="e2",
            item="e2t1",
            ballot="v6",
            question="Soll „Baumscheiben“ 350,00 € bekommen?",
            mode="open",
            roll=["m2", "m3", "m6"],
            quorum=quorate(3),
            majority=needed(2, 3),
            fund="f1",
            amount_cents=35_000,
        ),
        e.BallotClosed(
            meeting="e2",
            ballot="v6",
            slips=[slip("m2", "yes"), slip("m3", "yes"), slip("m6", "abstain")],
            by_hand=[],
            hands=votes(),
            tally=votes(yes=2, abstain=1),
            recused=0,
            quorum=quorate(3),
            majority=reached(2, 3, "Angenommen: 2 Ja-Stimmen, nötig waren 2 von 3."),
            outcome="carried",
        ),
        e.DecisionMade(
            meeting="e2",
            ballot="v6",
            decision="d4",
            number=4,
            year=2026,
            outcome="carried",
            fund="f1",
            granted_cents=35_000,
            text=(
                "Der Antrag „Baumscheiben“ ist angenommen: 2 Ja, 0 Nein, 1 Enthaltung, 0 befangen. Bewilligt: 350,00 €."
            ),
        ),
        e.MeetingAdjourned(meeting="e2"),
        e.DecisionPublished(meeting="e2", decision="d4"),
    ]


def whole() -> list[e.AnyEntry]:
    return [*founding(), *first_evening(), *second_evening()]

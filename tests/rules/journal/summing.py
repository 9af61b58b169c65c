"""An evening of sums, by hand: a middle one is granted, one that is below what works is not, hands are counted."""

from typing import Any

from juryvote.rules import entries as e

from .evening import founding, item, slip, votes
from .unsettled import FOUR, Entries, called, here, opened, planned

RULES: dict[str, Any] = {"quorum": {"value": ">1/2"}}
FIRST, SECOND = "ballot-opened:v1", "ballot-opened:v2"
GRANTED, REFUSED = "ballot-closed:v1", "ballot-closed:v2"
MOST = 45_000


def needs(least: str = "") -> e.Majority:
    said = "Bewilligt wird die höchste Summe, die mindestens 3 von 4 wollen. Wer mehr will, zählt mit."
    return e.Majority(needed_yes=3, base=4, sentence=f"{said}{least}")


def came(said: str) -> e.Majority:
    return e.Majority(needed_yes=3, base=4, sentence=said)


def wants(member: str, cents: int | None) -> e.Slip:
    if cents is None:
        return slip(member, "abstain")
    return e.Slip(member=member, choice="yes" if cents else "no", channel="phone", picks=[cents] if cents else [])


def asks(ballot: str, number: int, title: str, cents: int, least: int = 0, condition: str = "") -> e.BallotOpened:
    under = f" Auflage: {condition}" if condition else ""
    return e.BallotOpened(
        meeting="s1",
        item=f"s1t{number}",
        ballot=ballot,
        question=f"Wie viel soll „{title}“ bekommen? Höchstens {cents // 100},00 €.{under}",
        mode="open",
        roll=FOUR,
        quorum=here(4),
        majority=needs(f" Unter {least // 100},00 € geht es nicht." if least else ""),
        fund="f1",
        amount_cents=cents,
        sums=e.SumsAsked(asked_cents=cents, most_cents=cents, least_cents=least),
        condition=condition,
    )


def summing() -> Entries:
    """`p1` asks for 450 € and gets 300 under a condition; `p2` needs 300 of 400 and gets nothing."""
    p1, p2 = item("s1", 1, "Hoffest", "p1", MOST), item("s1", 2, "Kletterwand", "p2", 40_000)
    base = [one for one in founding() if not (isinstance(one, e.ProposalAdmitted) and one.proposal == "p2")]
    wall = e.ProposalAdmitted(
        proposal="p2",
        round="r1",
        number=2,
        title="Kletterwand",
        asked_cents=40_000,
        goals=["participation"],
        least_cents=30_000,
    )
    return [
        *base,
        wall,
        e.BylawsAdopted(bylaws="b9", name="Summen", version=2, rules=RULES),
        *planned("s1", p1, p2),
        *opened("s1", "b9"),
        *called("s1", 1, here(4)),
        asks("v1", 1, "Hoffest", MOST, condition="Offen für alle."),
        e.BallotClosed(
            meeting="s1",
            ballot="v1",
            slips=[wants("m1", MOST), wants("m2", 30_000), wants("m3", 0)],
            by_hand=["m4"],
            hands=votes(yes=1),
            tally=votes(yes=3, no=1),
            recused=0,
            quorum=here(4),
            majority=came("3 wollen 300,00 € oder mehr, nötig sind 3 von 4. Bewilligt: 300,00 €."),
            outcome="carried",
            sums=e.SumsCounted(granted_cents=30_000, agree=3, hands=[e.SumHands(cents=40_000, hands=1)]),
        ),
        decides("v1", 1, "Hoffest", "carried", 30_000, "3 für diese Summe oder mehr, 1 für weniger oder nichts"),
        *called("s1", 2, here(4)),
        asks("v2", 2, "Kletterwand", 40_000, least=30_000),
        e.BallotClosed(
            meeting="s1",
            ballot="v2",
            slips=[wants("m1", 40_000), wants("m2", 29_999), wants("m3", 10_000), wants("m4", 30_000)],
            by_hand=[],
            hands=votes(),
            tally=votes(yes=4),
            recused=0,
            quorum=here(4),
            majority=came("2 wollen 300,00 € oder mehr, nötig sind 3 von 4. Weniger reicht nicht: abgelehnt."),
            outcome="rejected",
            sums=e.SumsCounted(granted_cents=0, agree=2),
        ),
        decides("v2", 2, "Kletterwand", "rejected", 0, "2 für eine Bewilligung, 2 dagegen"),
        e.MeetingAdjourned(meeting="s1"),
    ]


def decides(ballot: str, number: int, title: str, outcome: str, cents: int, told: str) -> e.DecisionMade:
    word = {"carried": "angenommen", "rejected": "abgelehnt"}[outcome]
    granted = f" Bewilligt: {cents // 100},00 €. Auflage: Offen für alle." if cents else ""
    return e.DecisionMade(
        meeting="s1",
        ballot=ballot,
        decision=f"d{number}",
        number=number,
        year=2026,
        outcome=outcome,
        fund="f1",
        granted_cents=cents,
        text=f"Der Antrag „{title}“ ist {word}: {told}, 0 Enthaltungen, 0 befangen.{granted}",
    )

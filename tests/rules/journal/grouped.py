"""An evening of two groups, by hand: both must agree, hands are counted by group, a strike, a tie, and straw polls.

Three residents and two partners; m1, m2, m3 speak for residents, m4 and m5 for partners.
"""

from typing import Any

from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.room import Numbers

from .evening import comes, item, leaves, seated, slip, votes
from .unsettled import Entries, forecast

RULES: dict[str, Any] = {
    "quorum": {"value": ">1/2", "second_invitation": "min:2"},
    "majority": {"value": ">1/2", "of": "cast", "tie": "chair", "also": [{"group": "partner", "of": "present"}]},
}
FIVE = ["m1", "m2", "m3", "m4", "m5"]
FEW = e.Quorum(
    met=False,
    needed=3,
    counted=2,
    base=5,
    sentence=(
        "Nicht beschlussfähig: 2 von 5 besetzten Sitzen sind da, 3 sind nötig; es fehlt 1. "
        "Es kann nur ein Meinungsbild geben."
    ),
)
EVEN = "Es steht gleich: 2 Ja-Stimmen, 2 Nein-Stimmen."
AGREED = "Gruppe Partner: 2 Ja-Stimmen, nötig waren 2 von 2."


def sizes(resident: int = 3, partner: int = 2) -> dict[str, Numbers]:
    """How many of each may vote; seats stay seats."""
    return {
        "partner": Numbers(seats=2, filled=2, entitled=partner, voting=partner),
        "resident": Numbers(seats=3, filled=3, entitled=resident, voting=resident),
    }


def here(counted: int, aside: int = 0) -> e.Quorum:
    there = "zählen" if aside else "sind da"
    left_out = " 1 befangene Person zählt nicht mit." if aside else ""
    said = f"Beschlussfähig: {counted} von 5 besetzten Sitzen {there}, 3 sind nötig.{left_out}"
    return e.Quorum(met=True, needed=3, counted=counted, base=5, sentence=said)


def asked(yes: int, base: int, partners: int = 2) -> e.Majority:
    group = {
        2: "Außerdem müssen in der Gruppe Partner mindestens 2 von 2 Ja sagen.",
        1: "Außerdem muss in der Gruppe Partner mindestens 1 von 1 Ja sagen.",
    }[partners]
    return e.Majority(needed_yes=yes, base=base, sentence=f"{forecast(yes, base).sentence} {group}")


def came_to(yes: int, base: int, sentence: str) -> e.Majority:
    return e.Majority(needed_yes=yes, base=base, sentence=sentence)


def opens(ballot: str, number: int, title: str, **values: Any) -> e.BallotOpened:
    told: dict[str, Any] = {
        "roll": FIVE,
        "quorum": here(5),
        "majority": asked(3, 5),
        "groups": sizes(),
        **values,
    }
    return e.BallotOpened(
        meeting="g1",
        item=f"g1t{number}",
        ballot=ballot,
        question=f"Stimmen Sie „{title}“ zu?",
        mode="open",
        fund=None,
        amount_cents=None,
        **told,
    )


def closes(ballot: str, tally: e.Tally, majority: e.Majority, outcome: str, **values: Any) -> e.BallotClosed:
    told: dict[str, Any] = {"slips": [], "by_hand": [], "hands": votes(), "recused": 0, "quorum": here(5), **values}
    return e.BallotClosed(meeting="g1", ballot=ballot, tally=tally, majority=majority, outcome=outcome, **told)


def decides(ballot: str, number: int, title: str, outcome: str, counts: str) -> e.DecisionMade:
    word = {"carried": "angenommen", "rejected": "abgelehnt"}[outcome]
    return e.DecisionMade(
        meeting="g1",
        ballot=ballot,
        decision=f"d{number}",
        number=number,
        year=2026,
        outcome=outcome,
        fund=None,
        granted_cents=None,
        text=f"Der Antrag „{title}“ ist {word}: {counts} befangen.",
    )


def called(number: int, quorum: e.Quorum) -> Entries:
    thing = f"g1t{number}"
    return [e.ItemCalled(meeting="g1", item=thing), e.ReadingTaken(meeting="g1", item=thing, quorum=quorum)]


def founding() -> Entries:
    groups = ["resident", "resident", "resident", "partner", "partner"]
    return [
        e.BodyFounded(name="Quartiersrat", area="Donaukiez", form="other"),
        e.BylawsAdopted(bylaws="b1", version=1, name="Geschäftsordnung", rules=RULES),
        *(e.SeatCreated(seat=f"s{n}", number=n, group=group) for n, group in enumerate(groups, start=1)),
        *(entry for n in range(1, 6) for entry in seated(f"s{n}", f"m{n}", f"Person {n}")),
    ]


def refused_by_one_group() -> Entries:
    """Four of five say yes; one of the partners does not."""
    sentence = (
        "Abgelehnt: 4 Ja-Stimmen, nötig waren 3 von 5 (Ja und Nein). Gruppe Partner: 1 Ja-Stimme, nötig waren 2 von 2."
    )
    return [
        *called(1, here(5)),
        opens("v1", 1, "Fahrt"),
        closes(
            "v1",
            votes(yes=4, no=1),
            came_to(3, 5, sentence),
            "rejected",
            slips=[slip("m1", "yes"), slip("m4", "yes")],
            by_hand=["m2", "m3", "m5"],
            hands=votes(yes=2, no=1),
            by_group={"partner": votes(yes=1, no=1), "resident": votes(yes=3)},
        ),
        decides("v1", 1, "Fahrt", "rejected", "4 Ja, 1 Nein, 0 Enthaltungen, 0"),
    ]


def with_a_strike() -> Entries:
    """A partner turns out to be biased: one of one is enough then."""
    sentence = (
        "Angenommen: 3 Ja-Stimmen, nötig waren 2 von 3 (Ja und Nein). Gruppe Partner: 1 Ja-Stimme, nötig war 1 von 1."
    )
    return [
        *called(2, here(5)),
        opens("v2", 2, "Fest"),
        e.ConflictDeclared(meeting="g1", item="g1t2", member="m5", reason="household"),
        e.RollStruck(meeting="g1", ballot="v2", member="m5", majority=asked(3, 4, partners=1)),
        closes(
            "v2",
            votes(yes=3),
            came_to(2, 3, sentence),
            "carried",
            slips=[slip("m1", "yes"), slip("m2", "yes"), slip("m4", "yes")],
            recused=1,
            quorum=here(4, aside=1),
            by_group={"partner": votes(yes=1), "resident": votes(yes=2)},
        ),
        decides("v2", 2, "Fest", "carried", "3 Ja, 0 Nein, 0 Enthaltungen, 1"),
    ]


def with_a_tie() -> Entries:
    """Both partners agree, and the chair's yes carries it."""
    chair = "Die Sitzungsleitung sagt Ja: angenommen."
    return [
        *called(3, here(5)),
        opens("v3", 3, "Garten"),
        closes(
            "v3",
            votes(yes=2, no=2),
            came_to(3, 4, f"{EVEN} Die Sitzungsleitung entscheidet. {AGREED}"),
            "tied",
            slips=[slip("m1", "no"), slip("m2", "no"), slip("m4", "yes"), slip("m5", "yes")],
            by_group={"partner": votes(yes=2), "resident": votes(no=2)},
        ),
        e.TieBroken(
            meeting="g1",
            ballot="v3",
            how="chair",
            choice="yes",
            seed="",
            outcome="carried",
            majority=came_to(3, 4, f"{EVEN} {chair} {AGREED}"),
        ),
        decides("v3", 3, "Garten", "carried", "2 Ja, 2 Nein, 0 Enthaltungen, 0"),
    ]


def straw_polls() -> Entries:
    """Three leave. Two are no quorum, but they may say what they think; one is struck from the second poll."""
    not_binding = came_to(0, 2, "Meinungsbild: Es ist nicht verbindlich. Daraus folgt kein Beschluss.")
    after = "Das ist nicht verbindlich, daraus folgt kein Beschluss."
    poll = {"roll": ["m4", "m5"], "quorum": FEW, "majority": not_binding, "groups": {}, "straw": True}
    return [
        *leaves("g1", "m1", "m2", "m3"),
        *called(4, FEW),
        opens("v4", 4, "Bank", **poll),
        closes(
            "v4",
            votes(yes=1, abstain=1),
            came_to(0, 2, f"Meinungsbild: 1 Ja-Stimme, 0 Nein-Stimmen, 1 Enthaltung. {after}"),
            "void",
            slips=[slip("m4", "yes")],
            by_hand=["m5"],
            hands=votes(abstain=1),
            quorum=FEW,
        ),
        opens("v5", 4, "Bank", **poll),
        e.ConflictDeclared(meeting="g1", item="g1t4", member="m5", reason="household"),
        e.RollStruck(meeting="g1", ballot="v5", member="m5", majority=came_to(0, 1, not_binding.sentence)),
        closes(
            "v5",
            votes(),
            came_to(0, 1, f"Meinungsbild: 0 Ja-Stimmen, 0 Nein-Stimmen, 0 Enthaltungen. {after}"),
            "void",
            recused=1,
            quorum=FEW,
        ),
        e.MeetingAdjourned(meeting="g1"),
    ]


SECOND = e.Quorum(
    met=True,
    needed=2,
    counted=2,
    base=5,
    sentence=(
        "Beschlussfähig: 2 von 5 besetzten Sitzen sind da, 2 sind nötig. Es gilt die Zahl für die zweite Einladung."
    ),
)
WHEN = {"starts_at": "2026-03-05T17:00:00.000000Z", "day": "2026-03-05"}


def second_invitation() -> Entries:
    """Two come again; they are enough for what was left open, and for nothing else."""
    sentence = (
        "Angenommen: 2 Ja-Stimmen, nötig waren 2 von 2 (Ja und Nein). Gruppe Partner: 1 Ja-Stimme, nötig war 1 von 1."
    )
    two = {
        "partner": Numbers(seats=2, filled=2, entitled=2, voting=1),
        "resident": Numbers(seats=3, filled=3, entitled=3, voting=1),
    }
    return [
        e.MeetingPlanned(meeting="g2", title="Noch einmal", place="Kiezladen", second_of="g1", **WHEN),
        e.ItemAdded(
            meeting="g2", item="g2t1", number=1, title="Bank", proposal=None, asked_cents=None, came_from="g1t4"
        ),
        item("g2", 2, "Neues"),
        *comes("g2", "m1", "m4"),
        e.MeetingOpened(meeting="g2", bylaws="b1", second_invitation=True),
        e.ReadingTaken(meeting="g2", item=None, quorum=FEW),
        e.ItemCalled(meeting="g2", item="g2t1"),
        e.ReadingTaken(meeting="g2", item="g2t1", quorum=SECOND),
        e.BallotOpened(
            meeting="g2",
            item="g2t1",
            ballot="v6",
            question="Stimmen Sie „Bank“ zu?",
            mode="open",
            roll=["m1", "m4"],
            quorum=SECOND,
            majority=asked(2, 2, partners=1),
            fund=None,
            amount_cents=None,
            groups=two,
        ),
        e.BallotClosed(
            meeting="g2",
            ballot="v6",
            slips=[slip("m1", "yes"), slip("m4", "yes")],
            by_hand=[],
            hands=votes(),
            tally=votes(yes=2),
            recused=0,
            quorum=SECOND,
            majority=came_to(2, 2, sentence),
            outcome="carried",
            by_group={"partner": votes(yes=1), "resident": votes(yes=1)},
        ),
        replace(decides("v6", 4, "Bank", "carried", "2 Ja, 0 Nein, 0 Enthaltungen, 0"), meeting="g2"),
        e.ItemCalled(meeting="g2", item="g2t2"),
        e.ReadingTaken(meeting="g2", item="g2t2", quorum=FEW),
        e.MeetingAdjourned(meeting="g2"),
    ]


def grouped() -> Entries:
    titles = ("Fahrt", "Fest", "Garten", "Bank")
    return [
        *founding(),
        e.MeetingPlanned(meeting="g1", title="Märzsitzung", place="Kiezladen", **WHEN),
        *(item("g1", number, title) for number, title in enumerate(titles, start=1)),
        *comes("g1", *FIVE),
        e.MeetingOpened(meeting="g1", bylaws="b1", second_invitation=False),
        e.ReadingTaken(meeting="g1", item=None, quorum=here(5)),
        *refused_by_one_group(),
        *with_a_strike(),
        *with_a_tie(),
        *straw_polls(),
        *second_invitation(),
    ]

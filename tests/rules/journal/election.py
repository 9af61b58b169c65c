"""An evening of elections, by hand: two seats with run-off, withdrawal and lot; one person whom the room declines."""

from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.lots import draw

from .evening import comes, founding, quorate, votes
from .unsettled import PROMISE, SEED, Entries

FIVE = ["m1", "m2", "m3", "m4", "m5"]
FEWER = "Enthaltungen zählen nicht mit: Dann reichen vielleicht weniger."
LIST = [e.Candidate(number=number, member=f"m{number}") for number in range(1, 6)]
ORDER = [int(one) for one in draw(bytes.fromhex(SEED), "v2", ["1", "3"], 2)]
WON, LOST = ORDER


def item(number: int, title: str, seats: int, *, ranked: bool = False) -> e.ItemAdded:
    return e.ItemAdded(
        meeting="e1",
        item=f"e1t{number}",
        number=number,
        title=title,
        proposal=None,
        asked_cents=None,
        persons=True,
        seats_to_fill=seats,
        ranked=ranked,
    )


def named(number: int, item_: int = 1, at: int = 0) -> e.CandidateNamed:
    return e.CandidateNamed(meeting="e1", item=f"e1t{item_}", member=f"m{number}", number=at or number)


def withdraws(number: int, item_: int = 1) -> e.CandidateWithdrawn:
    return e.CandidateWithdrawn(meeting="e1", item=f"e1t{item_}", member=f"m{number}")


def asks(candidates: list[e.Candidate], seats: int, votes_: int, number: int = 1) -> e.ElectionRound:
    return e.ElectionRound(candidates=candidates, votes=votes_, seats=seats, number=number)


def need(least: int, base: int) -> e.Majority:
    said = f"Gewählt ist, wen mindestens {least} von {base} wählen. {FEWER}"
    return e.Majority(needed_yes=least, base=base, sentence=said)


MOST = e.Majority(
    needed_yes=1,
    base=5,
    sentence="Gewählt ist, wer die meisten Stimmen hat. Bei gleich vielen entscheidet das Los.",
)


def opens(ballot: str, item_: int, question: str, asked: e.ElectionRound, majority: e.Majority) -> e.BallotOpened:
    return e.BallotOpened(
        meeting="e1",
        item=f"e1t{item_}",
        ballot=ballot,
        question=question,
        mode="open",
        roll=FIVE,
        quorum=quorate(5),
        majority=majority,
        fund=None,
        amount_cents=None,
        lot=PROMISE,
        election=asked,
    )


def ticked(member: str, *numbers: int) -> e.Slip:
    return e.Slip(member=member, choice="yes", channel="phone", picks=list(numbers))


def blank(member: str) -> e.Slip:
    return e.Slip(member=member, choice="abstain", channel="phone")


def closes(
    ballot: str, slips: list[e.Slip], votes_for: list[int], majority: e.Majority, outcome: str
) -> e.BallotClosed:
    abstain = sum(slip.choice == "abstain" for slip in slips)
    return e.BallotClosed(
        meeting="e1",
        ballot=ballot,
        slips=slips,
        by_hand=[],
        hands=votes(),
        tally=votes(yes=len(slips) - abstain, abstain=abstain),
        votes_for=votes_for,
        recused=0,
        quorum=quorate(5),
        majority=majority,
        outcome=outcome,
    )


def decides(ballot: str, number: int, outcome: str, text: str) -> e.DecisionMade:
    return e.DecisionMade(
        meeting="e1",
        ballot=ballot,
        decision=f"d{number}",
        number=number,
        year=2026,
        outcome=outcome,
        fund=None,
        granted_cents=None,
        text=text,
    )


def called(number: int) -> Entries:
    return [
        e.ItemCalled(meeting="e1", item=f"e1t{number}"),
        e.ReadingTaken(meeting="e1", item=f"e1t{number}", quorum=quorate(5)),
    ]


def speakers() -> Entries:
    """Number 2 at once; 1 and 4 are equal behind 3, so that three come into the run-off, and 4 withdraws."""
    elected = (
        "Gewählt: Listenplatz 2 (4 Stimmen). Nötig waren 3 von 4 gültigen Stimmzetteln. "
        "Um 1 Platz gibt es eine Stichwahl: Listenplätze 1, 3, 4."
    )
    equal = "Um 1 Platz entscheidet das Los: Listenplätze 1, 3."
    ranking = f"Stellvertretung, in dieser Reihenfolge: Listenplatz {LOST}."
    return [
        *called(1),
        opens("v1", 1, "Wahl „Sprecherteam“: Wen wählen Sie?", asks(LIST[:4], 2, 2), need(3, 5)),
        closes(
            "v1",
            [ticked("m1", 1, 2), ticked("m2", 2, 3), ticked("m3", 2, 3), ticked("m4", 2, 4), blank("m5")],
            [1, 4, 2, 1],
            e.Majority(needed_yes=3, base=4, sentence=elected),
            "tied",
        ),
        withdraws(4),
        opens("v2", 1, "Stichwahl „Sprecherteam“: Wen wählen Sie?", asks([LIST[0], LIST[2]], 1, 1, 2), MOST),
        closes(
            "v2",
            [ticked("m1", 1), ticked("m2", 3), ticked("m3", 3), ticked("m4", 1), blank("m5")],
            [2, 2],
            e.Majority(needed_yes=1, base=4, sentence=equal),
            "tied",
        ),
        e.ElectionDrawn(
            meeting="e1",
            ballot="v2",
            seed=SEED,
            order=ORDER,
            outcome="carried",
            majority=e.Majority(needed_yes=1, base=4, sentence=f"Das Los zieht: Listenplatz {WON}. {ranking}"),
        ),
        decides(
            "v2",
            1,
            "carried",
            "Wahl „Sprecherteam“: 1 Enthaltung, 0 befangen. "
            f"Gewählt: Listenplatz 2 (4 Stimmen), Listenplatz {WON} (2 Stimmen und das Los). {ranking}",
        ),
    ]


def one_alone() -> Entries:
    """One of three valid slips says yes; somebody is found to be biased while the ballot is open."""
    said = "Gewählt ist niemand. Nötig waren 2 von 3 gültigen Stimmzetteln. 1 Platz bleibt frei."
    slips = [ticked("m1", 1), ticked("m2"), ticked("m3"), blank("m4")]
    closing = closes("v3", slips, [1], e.Majority(needed_yes=2, base=3, sentence=said), "rejected")
    return [
        *called(2),
        opens("v3", 2, "Wahl „Kasse“: Wen wählen Sie?", asks([e.Candidate(number=1, member="m1")], 1, 1), need(3, 5)),
        e.ConflictDeclared(meeting="e1", item="e1t2", member="m5", reason="relative"),
        e.RollStruck(meeting="e1", ballot="v3", member="m5", majority=need(3, 4)),
        replace(closing, recused=1, quorum=quorate(4, aside=1)),
        decides(
            "v3",
            2,
            "rejected",
            "Wahl „Kasse“: 1 Enthaltung, 1 befangen. Gewählt ist niemand. 1 Platz bleibt frei.",
        ),
    ]


def election_evening() -> Entries:
    open_votes = {"quorum": {"value": ">1/2"}, "secrecy": {"persons": "open"}}
    return [
        *founding(),
        e.BylawsAdopted(bylaws="b2", version=2, name="Geschäftsordnung", rules=open_votes),
        e.MeetingPlanned(
            meeting="e1",
            title="Märzsitzung",
            place="Kiezladen",
            starts_at="2026-03-05T17:00:00.000000Z",
            day="2026-03-05",
        ),
        item(1, "Sprecherteam", 2, ranked=True),
        item(2, "Kasse", 1),
        *(named(number) for number in range(1, 6)),
        withdraws(5),
        named(1, 2),
        *comes("e1", *FIVE),
        e.MeetingOpened(meeting="e1", bylaws="b2", second_invitation=False),
        e.ReadingTaken(meeting="e1", item=None, quorum=quorate(5)),
        *speakers(),
        *one_alone(),
        e.MeetingAdjourned(meeting="e1"),
    ]

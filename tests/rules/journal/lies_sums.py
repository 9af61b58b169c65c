"""Lies about sums: what may be named, what was named, what that grants, and what is written down of it."""

from collections.abc import Callable

from msgspec.structs import replace

from juryvote.rules import entries as e

from .book import find
from .evening import slip, votes
from .summing import FIRST, GRANTED, MOST, REFUSED, SECOND, Entries, came, needs, summing, wants
from .telling import Lie, change

LIMITED = " Beantragt sind 500,00 €, im Fonds sind noch 450,00 €: Mehr kann niemand nennen."
OTHER = e.SumsCounted(granted_cents=30_000, agree=3, hands=[e.SumHands(cents=40_000, hands=1)])


def entry(name: str) -> e.AnyEntry:
    return summing()[find(summing(), name)]


def slips(*first: e.Slip) -> list[e.Slip]:
    said = entry(GRANTED)
    assert isinstance(said, e.BallotClosed)
    return [*first, *said.slips[len(first) :]]


def counted(**values: int) -> e.SumsCounted:
    return replace(OTHER, **values)


def hands(*steps: tuple[int, int]) -> e.SumsCounted:
    return replace(OTHER, hands=[e.SumHands(cents=cents, hands=n) for cents, n in steps])


def poor(entries: Entries) -> Entries:
    """The fund has less than is asked, and the ballot says nothing of it."""
    return change("fund-opened:f1", budget_cents=40_000)(entries)


def asked(told: str = "", **values: int) -> Callable[[Entries], Entries]:
    """Another question, and the words that go with it."""
    sums = e.SumsAsked(**{"asked_cents": MOST, "most_cents": MOST, **values})
    return change(FIRST, sums=sums, majority=needs(told))


LIES: list[Lie] = [
    ("another question", change(FIRST, question="Wie viel? Höchstens 450,00 €."), FIRST, "question"),
    ("the condition is not in the question", change(FIRST, condition=""), FIRST, "question"),
    ("more may be named than is kept", asked(most_cents=45_100, asked_cents=45_100), FIRST, "question"),
    ("more was asked than the proposal asks", asked(LIMITED, asked_cents=50_000), FIRST, "sums-asked"),
    ("it needs more than it needs", asked(" Unter 200,00 € geht es nicht.", least_cents=20_000), FIRST, "sums-asked"),
    (
        "what it needs at least is left out",
        change(SECOND, sums=e.SumsAsked(asked_cents=40_000, most_cents=40_000), majority=needs()),
        SECOND,
        "sums-asked",
    ),
    ("the fund is too small", poor, FIRST, "sums-asked"),
    ("a lot is promised", change(FIRST, lot="ff" * 32), FIRST, "lot-commitment"),
    ("it is a straw poll", change(FIRST, straw=True), FIRST, "majority"),
    (
        "fewer are needed",
        change(FIRST, majority=replace(needs(), needed_yes=2)),
        FIRST,
        "majority",
    ),
    ("it is a yes or no", change(FIRST, sums=None), FIRST, "majority"),
    ("a sum above what may be named", change(GRANTED, slips=slips(wants("m1", MOST + 1))), GRANTED, "sum"),
    ("a yes without a sum", change(GRANTED, slips=slips(slip("m1", "yes"))), GRANTED, "sum"),
    ("two sums", change(GRANTED, slips=slips(replace(wants("m1", MOST), picks=[1, 2]))), GRANTED, "sum"),
    ("no, but a sum", change(GRANTED, slips=slips(replace(wants("m1", MOST), choice="no"))), GRANTED, "sum"),
    ("hands for nothing named", change(GRANTED, sums=hands()), GRANTED, "sum-hands"),
    ("hands for too much", change(GRANTED, sums=hands((MOST + 1, 1))), GRANTED, "sum-hands"),
    ("hands below nothing", change(GRANTED, sums=hands((40_000, 2), (30_000, -1))), GRANTED, "sum-hands"),
    ("hands out of order", change(GRANTED, sums=hands((30_000, 0), (40_000, 1))), GRANTED, "sum-hands"),
    ("more is granted", change(GRANTED, sums=counted(granted_cents=40_000)), GRANTED, "sum-granted"),
    ("more agreed", change(GRANTED, sums=counted(agree=4)), GRANTED, "sum-granted"),
    ("one wanted less", change(GRANTED, slips=slips(wants("m1", 20_000))), GRANTED, "sum-granted"),
    (
        "it is granted although it is too little",
        change(REFUSED, sums=e.SumsCounted(granted_cents=29_999, agree=3), outcome="carried"),
        REFUSED,
        "sum-granted",
    ),
    ("nothing is counted", change(REFUSED, sums=None), REFUSED, "sum-granted"),
    ("another sentence", change(GRANTED, majority=came("Bewilligt: 300,00 €.")), GRANTED, "majority"),
    ("it is called rejected", change(GRANTED, outcome="rejected"), GRANTED, "outcome"),
    ("a yes is called a no", change(GRANTED, tally=votes(yes=2, no=2)), GRANTED, "tally"),
    ("all that was asked is paid", change("decision-made:v1", granted_cents=MOST), "decision-made:v1", "granted"),
    ("the condition is forgotten", change("decision-made:v1", text="Angenommen."), "decision-made:v1", "decision-text"),
    ("it came to a sum where none was asked", change(SECOND, sums=None), SECOND, "majority"),
]

"""Lies about a pot: which proposals, whose points, who gets how much, and a decision that is missing or another one."""

from collections.abc import Callable

from msgspec.structs import replace

from juryvote.rules import entries as e

from .book import find
from .evening import votes
from .sharing import ASKED, ENDED, HOW, POT, SHARES, STEPS, Entries, gives, need, sharing
from .telling import Lie, before, change, without


def entry(name: str) -> e.AnyEntry:
    return sharing()[find(sharing(), name)]


def slips(*first: e.Slip) -> list[e.Slip]:
    said = entry(ENDED)
    assert isinstance(said, e.BallotClosed)
    return [*first, *said.slips[len(first) :]]


def steps(place: int, **values: int | str) -> Callable[[Entries], Entries]:
    told = [replace(one, **values) if number == place else one for number, one in enumerate(STEPS)]
    return change(ENDED, shares=told)


def pot(method: str = "greedy", answer: str = "points", call: str = "r1") -> e.Sharing:
    return e.Sharing(round=call, method=method, answer=answer)


def first(**values: int) -> Callable[[Entries], Entries]:
    """Another first proposal on the list."""
    return change(ASKED, shares=[replace(SHARES[0], **values), *SHARES[1:]])


ALL = ("decision-made:d1", "decision-made:d2", "decision-made:d3")
MADE = ALL[0]
LIES: list[Lie] = [
    ("a way that nobody knows", change("item-added:h1t4", sharing=pot("dice")), "item-added:h1t4", "bad-value"),
    ("a round that is not there", change("item-added:h1t4", sharing=pot(call="r9")), "item-added:h1t4", "bad-value"),
    ("another way", change("item-added:h1t4", sharing=pot("cut")), ASKED, "majority"),
    ("it was no pot", change("item-added:h1t4", sharing=None), ASKED, "majority"),
    ("one proposal is left out", change(ASKED, shares=SHARES[:2]), ASKED, "shares-asked"),
    ("another order", change(ASKED, shares=SHARES[::-1]), ASKED, "shares-asked"),
    ("one asks for more", first(cents=46_000), ASKED, "shares-asked"),
    (
        "a least that nobody asked",
        first(least_cents=1),
        ASKED,
        "shares-asked",
    ),
    ("no pot at all", change(ASKED, amount_cents=0), ASKED, "shares-asked"),
    ("another pot than the question says", change(ASKED, amount_cents=POT + 1), ASKED, "question"),
    ("more than the fund has", change("fund-opened:f1", budget_cents=70_000), ASKED, "overdrawn"),
    ("of no fund", change(ASKED, fund=None), ASKED, "fund"),
    ("a majority is needed", change(ASKED, majority=replace(need(4), needed_yes=3)), ASKED, "majority"),
    ("six points", change(ENDED, slips=slips(gives("m1", 6, 0, 1))), ENDED, "shares"),
    ("points for one more", change(ENDED, slips=slips(gives("m1", 5, 0, 1, 1))), ENDED, "shares"),
    ("points below nothing", change(ENDED, slips=slips(gives("m1", 5, 0, -1))), ENDED, "shares"),
    ("a no", change(ENDED, slips=slips(replace(gives("m1"), choice="no"))), ENDED, "shares"),
    ("who abstains gives points", change(ENDED, slips=slips(replace(gives("m1"), picks=[1, 0, 0]))), ENDED, "shares"),
    ("who is biased gives points", change(ENDED, slips=slips(gives("m1", 5, 1, 1))), ENDED, "shares-recused"),
    ("a raised hand", change(ENDED, by_hand=["m4"], slips=slips()[:3], hands=votes(yes=1)), ENDED, "hands"),
    ("one point less", change(ENDED, slips=slips(gives("m1", 4, 0, 1))), ENDED, "shares-result"),
    ("more for one", steps(1, granted_cents=35_000), ENDED, "shares-result"),
    ("another reason", steps(2, sentence="Es passt nicht."), ENDED, "shares-result"),
    ("another hope", steps(2, missed="Mit 1 Punkt mehr hätte es gereicht."), ENDED, "shares-result"),
    ("one is not told", change(ENDED, shares=STEPS[:2]), ENDED, "shares-result"),
    ("another sentence", change(ENDED, majority=need(4, HOW)), ENDED, "majority"),
    ("it is called rejected", change(ENDED, outcome="rejected"), ENDED, "outcome"),
    ("more is granted than was shared out", change(MADE, granted_cents=46_000), MADE, "granted"),
    ("a no is made of it", change(MADE, outcome="rejected"), MADE, "outcome"),
    ("another wording", change(MADE, text="Angenommen."), MADE, "decision-text"),
    ("a decision on another item", change(MADE, item="h1t4"), MADE, "unknown"),
    ("of another fund", change(MADE, fund=None), MADE, "fund"),
    ("one is decided twice", change("decision-made:d2", item="h1t1"), "decision-made:d2", "item-decided"),
    ("the last one is not decided", without("decision-made:d3"), "meeting-adjourned", "no-decision"),
    (
        "none is decided",
        without(*ALL),
        "meeting-adjourned",
        "no-decision",
    ),
    (
        "a pot is shared out where none is",
        change("item-added:h1t4", sharing=None),
        ASKED,
        "majority",
    ),
    (
        "it is shared out again",
        before("meeting-adjourned", replace(entry(ASKED), ballot="v2")),
        "^meeting-adjourned",
        "item-decided",
    ),
]

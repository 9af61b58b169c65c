"""Lies about amendments: what was asked, and a proposal that forgets what the body had carried."""

from collections.abc import Callable

from msgspec.structs import replace

from juryvote.rules import entries as e

from .amended import LOWER, OPEN_TO_ALL, STRUCK, Entries, answers, asks
from .evening import needed, slip, votes
from .telling import Lie, before, change

FIRST, SECOND, THIRD, MAIN = "ballot-opened:a1", "ballot-opened:a2", "ballot-opened:a3", "ballot-opened:v1"
ROUND = "ballot-opened:c1"
OTHER = e.Amendment(kind="sum", instead_cents=40_000, cents=30_000)


def about(name: str, amendment: e.Amendment | None) -> Callable[[Entries], Entries]:
    return change(name, about=e.About(kind="amendment", amendment=amendment))


LIES: list[Lie] = [
    ("an amendment of nothing", about(SECOND, None), SECOND, "bad-value"),
    ("an amendment of another kind", about(SECOND, replace(LOWER, kind="wish")), SECOND, "amendment"),
    ("not lower", about(SECOND, replace(LOWER, cents=45_000)), SECOND, "amendment"),
    ("lower than nothing", about(SECOND, replace(LOWER, cents=0)), SECOND, "amendment"),
    ("it stood elsewhere", about(SECOND, replace(LOWER, instead_cents=46_000)), SECOND, "amendment"),
    ("more is struck than is asked", about(FIRST, replace(STRUCK, cents=45_000)), FIRST, "amendment"),
    ("a line without a name", about(FIRST, replace(STRUCK, text="")), FIRST, "amendment"),
    ("a condition that says nothing", about(THIRD, replace(OPEN_TO_ALL, text="")), THIRD, "amendment"),
    (
        "what is settled is voted on",
        before(THIRD, asks("a9", "300,00 € statt 400,00 €", OTHER), answers("a9", 2)),
        "ballot-opened:a9",
        "amendment",
    ),
    ("another question", change(SECOND, question="Soll „Hoffest“ weniger bekommen?"), SECOND, "question"),
    ("the amendment has money", change(SECOND, fund="f1", amount_cents=40_000), SECOND, "amendment-about"),
    ("the amendment has a condition", change(SECOND, condition="Bald."), SECOND, "amendment-about"),
    ("it is decided by another majority", change(SECOND, majority=needed(3, 5)), SECOND, "majority"),
    ("on an item without money", change("item-added:e1t1", asked_cents=None, proposal=None), FIRST, "bad-value"),
    ("a consent round that binds", change(ROUND, straw=False), ROUND, "majority"),
    ("a consent round with a condition", change(ROUND, condition="Bald."), ROUND, "straw-binds"),
    ("a consent round about somebody", change(ROUND, about=e.About(kind="consent", member="m1")), ROUND, "straw-binds"),
    ("a consent round asks for more", change(ROUND, question="Stimmen Sie „Hoffest“ zu?"), ROUND, "question"),
    (
        "an objection is left out",
        change("ballot-closed:c1", slips=[slip("m1", "no")], tally=votes(no=1)),
        "ballot-closed:c1",
        "majority",
    ),
    (
        "the body votes on more than it had cut to",
        change(MAIN, amount_cents=45_000, question="Soll „Hoffest“ 450,00 € bekommen? Auflage: Offen für alle."),
        MAIN,
        "over-amended",
    ),
    (
        "the condition is forgotten",
        change(MAIN, condition="", question="Soll „Hoffest“ 400,00 € bekommen?"),
        MAIN,
        "amended-condition",
    ),
]

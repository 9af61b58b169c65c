"""Lies about a drawn jury: another pool, another seed, another person, no witness, somebody who jumps the queue."""

from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.draws import digest_of

from .book import find
from .drawing import DIGEST, POOL, QUOTAS, WITNESSES, drawing, promised
from .telling import Lie, at_end, before, change, without

PROMISED, DRAWN, OFF = "draw-committed:l1", "jury-drawn:l1", "draw-called-off:l2"
NO = "drawn-declined:3"


def again(name: str, **values: object) -> e.AnyEntry:
    return replace(drawing()[find(drawing(), name)], **values)


def other(ticket: int, **values: str) -> list[e.PoolTicket]:
    return [replace(one, **values) if at == ticket else one for at, one in enumerate(POOL, start=1)]


def swapped() -> list[e.PoolTicket]:
    return [POOL[1], POOL[0], *POOL[2:]]


LIES: list[Lie] = [
    ("another seed", change(DRAWN, seed="ff" * 32), DRAWN, "lot-seed"),
    ("no seed", change(DRAWN, seed=""), DRAWN, "lot-seed"),
    ("another promise", change(PROMISED, commitment="ff" * 32), DRAWN, "lot-seed"),
    ("a promise that is no hash", change(PROMISED, commitment="morgen"), PROMISED, "lot-commitment"),
    ("another number of the public", change(DRAWN, public="4 2 5"), DRAWN, "draw-taken"),
    ("the public said nothing", change(DRAWN, public=""), DRAWN, "draw-taken"),
    ("the public's number in another spelling", change(DRAWN, public="4  2 6"), DRAWN, "bad-value"),
    ("another person is drawn", change(DRAWN, taken=[[2, 1], [9, 5], [8]]), DRAWN, "draw-taken"),
    ("a person is drawn twice", change(DRAWN, taken=[[2, 3], [9, 5], [9]]), DRAWN, "draw-taken"),
    ("a person who is not in the pool", change(DRAWN, taken=[[2, 3], [9, 5], [99]]), DRAWN, "draw-taken"),
    ("a seat is missing", change(DRAWN, taken=[[2], [9, 5], [8]]), DRAWN, "draw-taken"),
    ("a whole quota is missing", change(DRAWN, taken=[[2, 3], [9, 5]]), DRAWN, "draw-taken"),
    ("another order", change(DRAWN, taken=[[3, 2], [9, 5], [8]]), DRAWN, "draw-taken"),
    ("the reserves in another order", change(DRAWN, reserves=[[4], [], [6, 1]]), DRAWN, "draw-reserves"),
    ("a reserve too many", change(DRAWN, reserves=[[4], [], [1, 6, 7]]), DRAWN, "draw-reserves"),
    ("one witness", change(DRAWN, witnesses=WITNESSES[:1]), DRAWN, "draw-witnesses"),
    ("no witness", change(DRAWN, witnesses=[]), DRAWN, "draw-witnesses"),
    ("the same witness twice", change(DRAWN, witnesses=["QM-Team", "qm-team"]), DRAWN, "draw-witnesses"),
    ("a changed pool", change(PROMISED, pool=other(3, mark="0" * 64)), PROMISED, "draw-digest"),
    ("two of the pool change places", change(PROMISED, pool=swapped()), PROMISED, "draw-digest"),
    ("somebody is put into the pool", change(PROMISED, pool=[*POOL, POOL[0]]), PROMISED, "draw-mark"),
    ("a mark that is none", change(PROMISED, pool=other(3, mark="Ayşe")), PROMISED, "draw-mark"),
    ("a group with a bar", change(PROMISED, pool=other(3, group="mit|")), PROMISED, "bad-value"),
    (
        "a person changes the group, and the digest with it",
        change(PROMISED, pool=other(1, group="ohne"), digest=digest_of(other(1, group="ohne"))),
        DRAWN,
        "draw-taken",
    ),
    ("another digest", change(PROMISED, digest=DIGEST[::-1]), PROMISED, "draw-digest"),
    ("more seats than people", change(PROMISED, quotas=[replace(QUOTAS[0], seats=5)]), PROMISED, "draw-quota"),
    ("no seats at all", change(PROMISED, quotas=[]), PROMISED, "draw-quota"),
    ("one seat more", change(PROMISED, quotas=[replace(QUOTAS[0], seats=3), *QUOTAS[1:]]), DRAWN, "draw-taken"),
    ("a day that does not exist", change(PROMISED, day="2026-02-30"), PROMISED, "bad-value"),
    ("nothing was promised", without(PROMISED), DRAWN, "unknown"),
    ("it is drawn twice", before(NO, again(DRAWN)), f"^{NO}", "draw-state"),
    ("a draw that was called off is drawn", at_end(again(DRAWN, draw="l2")), "jury-drawn:END", "draw-state"),
    ("it is promised twice", before(DRAWN, promised("l1")), f"^{DRAWN}", "twice"),
    ("two promises at once, to choose from", before(DRAWN, promised("l9")), f"^{DRAWN}", "draw-running"),
    ("a drawn jury is called off", before(NO, again(OFF, draw="l1")), f"^{NO}", "draw-state"),
    ("called off for no reason", change(OFF, why=" "), OFF, "no-reason"),
    ("a draw that never was is called off", change(OFF, draw="l8"), "draw-called-off:l8", "unknown"),
    ("somebody jumps the queue", change(NO, successor=1), NO, "draw-successor"),
    ("nobody moves up", change(NO, successor=None), NO, "draw-successor"),
    ("one of another group moves up", change("drawn-declined:2", successor=6), "drawn-declined:2", "draw-successor"),
    ("somebody declines who was not drawn", change(NO, ticket=7), "drawn-declined:7", "draw-unseated"),
    ("somebody declines twice", before("drawn-declined:2", again(NO)), "^drawn-declined:2", "draw-unseated"),
    ("somebody declines before the draw", before(DRAWN, again(NO)), f"^{DRAWN}", "draw-state"),
    ("nobody declined", without(NO), "drawn-declined:4", "draw-unseated"),
]

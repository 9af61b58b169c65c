"""Three draws by hand: one before witnesses, where four decline; one that is called off; one still to come.

The numbers come from `tests/rules/oracle_draws.py`, which shares no line with the rules.
"""

from hashlib import sha256

from juryvote.rules import entries as e

from .evening import founding
from .unsettled import PROMISE, SEED

Entries = list[e.AnyEntry]
GROUPS = ["mit"] * 4 + ["ohne"] * 5
POOL = [
    e.PoolTicket(group=group, mark=sha256(f"salt|{ticket}|{group}|name|".encode()).hexdigest())
    for ticket, group in enumerate(GROUPS, start=1)
]
DIGEST = sha256(
    "".join(f"{ticket}|{one.group}|{one.mark}\n" for ticket, one in enumerate(POOL, start=1)).encode()
).hexdigest()
QUOTAS = [
    e.Quota(group="mit", seats=2, reserves=1),
    e.Quota(group="ohne", seats=2, reserves=0),
    e.Quota(group="", seats=1, reserves=2),
]
WITNESSES = ["QM-Team", "Sprecherin des Quartiersrats"]


def promised(draw: str) -> e.DrawCommitted:
    return e.DrawCommitted(
        draw=draw,
        title="Auslosung der Jury",
        day="2026-03-05",
        place="Kiezladen",
        commitment=PROMISE,
        digest=DIGEST,
        pool=POOL,
        quotas=QUOTAS,
    )


def drawing() -> Entries:
    return [
        *founding(),
        promised("l1"),
        e.JuryDrawn(
            draw="l1",
            seed=SEED,
            public="4 2 6",
            taken=[[2, 3], [9, 5], [8]],
            reserves=[[4], [], [1, 6]],
            witnesses=WITNESSES,
        ),
        e.DrawnDeclined(draw="l1", ticket=3, successor=4),
        e.DrawnDeclined(draw="l1", ticket=4, successor=1),  # of the shared list, of the same group
        e.DrawnDeclined(draw="l1", ticket=2, successor=None),
        e.DrawnDeclined(draw="l1", ticket=5, successor=6),
        promised("l2"),
        e.DrawCalledOff(draw="l2", why="Zu wenige Zeuginnen."),
        promised("l3"),
    ]

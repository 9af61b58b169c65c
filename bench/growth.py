"""Whether a vote costs more where a thousand bodies have voted a million times."""

import time
from collections.abc import Sequence
from statistics import median
from typing import Any

from sqlalchemy import Connection, insert, select

from bench.cast import requests
from bench.crowd import Crowd, crowd
from bench.load import load
from juryvote.store import tables as t
from juryvote.store.engine import writing

BODIES, MEMBERS, BALLOTS = 1_000, 50, 20  # each: bodies, members of a body, ballots of a body: a million slips
PHONES, TURNS, ROUNDS = 10, 60, 5
MEETING = {
    "title": "",
    "place": "",
    "starts_at": "2020-01-01T18:00:00.000000Z",
    "day": "2020-01-01",
    "state": "adjourned",
    "revision": 1,
    "second_invitation": False,
}


def growth_ratios() -> dict[str, Any]:
    """SQLite: the same ten phones, in a small database and in one that has grown, in turn."""
    with crowd("", PHONES) as small, crowd("", PHONES) as large:
        begun = time.perf_counter()
        slips = _grow(large)
        found: dict[str, Any] = {"slips": slips, "seconds_to_fill": round(time.perf_counter() - begun)}
        first = 1
        for name in ("cast", "page"):
            ratios = []
            for _ in range(ROUNDS + 1):
                rates = [_rate(hall, name, first) for hall in (small, large)]
                ratios.append(rates[0] / rates[1])
                first += TURNS
            found[f"{name}_times"] = round(median(ratios[1:]), 2)
        return found


def _rate(hall: Crowd, name: str, first: int) -> float:
    found = load(hall.port, requests(hall)[name], phones=PHONES, turns=TURNS, first=first)
    if found.failed:
        raise SystemExit(f"{name}: {found.failed} requests failed")
    return found.per_second


def _grow(hall: Crowd) -> int:
    """Rows as they would be after years, straight into the tables: closed ballots with everybody's slip."""
    many = 0
    with hall.hall.reading() as db:
        area = db.scalar(select(t.bodies.c.area))
    for number in range(BODIES):
        body, meeting, item = f"gb{number}", f"gm{number}", f"gi{number}"
        people = [f"g{number}.{person}" for person in range(MEMBERS)]
        with writing(hall.hall.engine) as db:
            db.execute(insert(t.bodies).values(id=body, area=area, name=body, form="other"))
            db.execute(insert(t.members), [{"id": one, "area": area, "name": one, "language": "de"} for one in people])
            db.execute(insert(t.meetings).values(id=meeting, body=body, **MEETING))
            db.execute(insert(t.items).values(id=item, meeting=meeting, number=1, title="", state="decided"))
            many += sum(_vote(db, meeting, item, people, turn) for turn in range(1, BALLOTS + 1))
    return many


def _vote(db: Connection, meeting: str, item: str, people: Sequence[str], turn: int) -> int:
    ballot = f"{item}.{turn}"
    frozen = {"question": "", "mode": "open", "state": "closed", "opening": "{}", "closing": "{}"}
    db.execute(insert(t.ballots).values(id=ballot, meeting=meeting, item=item, turn=turn, **frozen))
    db.execute(insert(t.roll), [{"ballot": ballot, "member": one, "channel": "phone"} for one in people])
    said = {"choice": "yes", "channel": "phone", "turn": 0, "receipt": "AAAA-AA"}
    db.execute(insert(t.slips), [{"ballot": ballot, "member": one, "key": f"0.{one}", **said} for one in people])
    return len(people)

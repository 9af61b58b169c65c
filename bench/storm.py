"""Everybody at once: five hundred personal links in the same moment, and five hundred votes."""

import time
from functools import partial
from typing import Any

from bench.cast import requests
from bench.crowd import Crowd, crowd
from bench.hello import greeting
from bench.load import get, load, post
from juryvote.actions.entry import issue_all
from juryvote.store import ballots
from tests.house import free_port

PHONES, ROUNDS = 500, 5


def storm_times() -> dict[str, Any]:
    """SQLite, one process: how long until the last one of five hundred is signed in, or has a receipt."""
    with greeting(free_port()) as hello, crowd("", PHONES) as hall:
        votes = _votes(hall)
        return {"sign-ins": _sign_ins(hall, hello), "votes": votes}


def _sign_ins(hall: Crowd, hello: int) -> dict[str, float]:
    greeted, entered, last = [], [], []
    for _ in range(ROUNDS):
        doors = [post("/enter", f"code={code}") for code in _codes(hall)]
        greeted.append(load(hello, lambda _phone, _turn: get("/"), phones=PHONES, turns=1).per_second)
        begun = time.perf_counter()
        found = load(hall.port, partial(_at, doors), phones=PHONES, turns=1)
        last.append(time.perf_counter() - begun)
        entered.append(found.per_second)
        if found.failed:
            raise SystemExit(f"{found.failed} could not sign in")
    middle = ROUNDS // 2
    return {
        "per_second": round(sorted(entered)[middle]),
        "percent_of_hello": round(100 * sorted(a / b for a, b in zip(entered, greeted, strict=True))[middle], 1),
        "until_the_last_ms": round(1000 * sorted(last)[middle]),
    }


def _at(doors: list[bytes], phone: int, _turn: int) -> bytes:
    return doors[phone]


def _codes(hall: Crowd) -> list[str]:
    with hall.hall.acting("bench") as act:
        members = _members(hall)
        doors = [{"kind": "door", "member": member, "staff": None} for member in members]
        return [one.token for one in issue_all(act, doors, meeting=hall.meeting, seconds=600)]


def _members(hall: Crowd) -> list[str]:
    with hall.hall.reading() as db:
        return [line.member for line in ballots.roll(db, hall.ballot)]


def _votes(hall: Crowd) -> dict[str, float]:
    """A second vote of everybody, so that all are known; against the same that writes nothing."""
    made = requests(hall)["cast"]
    load(hall.port, made, phones=PHONES, turns=1, first=1)
    written, idle = [], []
    for turn in range(2, 2 + ROUNDS):
        for kind, first in ((written, turn), (idle, turn)):
            begun = time.perf_counter()
            load(hall.port, made, phones=PHONES, turns=1, first=first)
            kind.append(time.perf_counter() - begun)
    middle = ROUNDS // 2
    ratios = sorted(one / two for one, two in zip(written, idle, strict=True))
    return {"until_the_last_ms": round(1000 * sorted(written)[middle]), "times_idle": round(ratios[middle], 2)}

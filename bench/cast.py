"""What a vote costs: against a hello-world of the same server, against the same way without writing, against the disk.

hello    GET of a plain text from an application that does nothing else
floor    GET of a small static file from memory: with our middleware and headers
resend   POST of a slip that stands already: session, origin, roll and room are read, nothing is written
cast     POST of a good slip: the same, and on disk before the answer
page     GET of what a phone draws when the room has changed
"""

import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from bench.crowd import Crowd, crowd
from bench.hello import greeting
from bench.load import Measured, get, load, post
from juryvote.web.statics import asset
from tests.house import free_port
from tests.setup.postgres import postgres

ROUNDS = 5
CROWDS = {50: 20, 500: 6}  # phones at once, and how often each of them asks in a round
CHOICES = ("yes", "no", "abstain")
SYNCS = 200
Make = Callable[[int, int], bytes]


def cast_rates() -> dict[str, Any]:
    """By engine and number of phones."""
    found: dict[str, Any] = {}
    with greeting(free_port()) as hello:
        with crowd("", max(CROWDS)) as hall:
            found["sqlite"] = _of(hall, hello)
        with ExitStack() as stack:
            server = stack.enter_context(postgres(fsync=True))
            hall = stack.enter_context(crowd(stack.enter_context(server.fresh()), max(CROWDS)))
            found["postgresql"] = _of(hall, hello)
    return found


def _of(hall: Crowd, hello: int) -> dict[str, Any]:
    return {f"{phones} at once": _rates(hall, hello, phones, turns) for phones, turns in CROWDS.items()}


def requests(hall: Crowd) -> dict[str, Make]:
    slip, small = f"/ballots/{hall.ballot}/slip", asset("img/mark.svg")

    def cast(phone: int, turn: int) -> bytes:
        return post(slip, f"choice={CHOICES[turn % 3]}&key={turn}.{hall.members[phone]}", hall.cookies[phone])

    return {
        "hello": lambda _phone, _turn: get("/"),
        "floor": lambda _phone, _turn: get(small),
        "cast": cast,
        "resend": lambda phone, turn: cast(phone, _last(turn)),
        "page": lambda phone, _turn: get("/meeting/now", hall.cookies[phone]),
    }


_newest = [0]


def _last(_turn: int) -> int:
    """The turn that every phone has cast last."""
    return _newest[0]


def _rates(hall: Crowd, hello: int, phones: int, turns: int) -> dict[str, Any]:
    """Rounds in turn, so that a slow moment of the machine hits all alike; the first one warms up."""
    rounds: dict[str, list[Measured]] = {}
    cpu: list[float] = []
    syncs: list[float] = []
    first = _newest[0] + 1
    for _ in range(ROUNDS + 1):
        for name, make in requests(hall).items():
            begun, asked = hall.cpu_seconds(), turns if name != "page" else max(1, turns // 6)
            port = hello if name == "hello" else hall.port
            measured = load(port, make, phones=phones, turns=asked, first=first)
            if measured.failed:
                raise SystemExit(f"{name}: {measured.failed} requests failed")
            if name == "cast":
                cpu.append((hall.cpu_seconds() - begun) / (phones * asked))
                first += asked
                _newest[0] = first - 1
            rounds.setdefault(name, []).append(measured)
        syncs.append(_syncs_per_second(hall.folder))
    rows = {name: _row(found[1:], rounds["hello"][1:]) for name, found in rounds.items()}
    rates = [one.per_second for one in rounds["cast"][1:]]
    return {
        **rows,
        "cpu_microseconds_per_cast": round(1e6 * median(cpu[1:])),
        "syncs_per_second": round(median(syncs[1:])),
        "casts_per_sync": round(median(rate / sync for rate, sync in zip(rates, syncs[1:], strict=True)), 2),
        "cast_percent_of_resend": _percent(rounds["cast"][1:], rounds["resend"][1:]),
    }


def _row(found: list[Measured], hello: list[Measured]) -> dict[str, float]:
    return {
        "per_second": round(median(one.per_second for one in found)),
        "percent_of_hello": _percent(found, hello),
        "p50_ms": round(median(one.p50_ms for one in found), 1),
        "p99_ms": round(median(one.p99_ms for one in found), 1),
    }


def _percent(found: list[Measured], against: list[Measured]) -> float:
    pairs = zip(found, against, strict=True)
    return round(100 * median(one.per_second / two.per_second for one, two in pairs), 1)


def _syncs_per_second(folder: Path) -> float:
    """How often this disk makes four kilobytes durable, one after the other."""
    file = os.open(folder / "sync", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    begun = time.perf_counter()
    for _ in range(SYNCS):
        os.write(file, b"x" * 4096)
        os.fdatasync(file)
    taken = time.perf_counter() - begun
    os.close(file)
    return SYNCS / taken
